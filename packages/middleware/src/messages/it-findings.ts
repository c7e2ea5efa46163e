/** Che cosa dice un rapporto di verifica: una frase per ogni codice del pacchetto delle firme. */
export const itFindings = {
  // Quando
  'judged-at-proved-time':
    'Una marca temporale prova che la firma esisteva il {time}: tutto è stato verificato a quella data.',
  'judged-at-validation-time':
    'Niente prova quando è stata apposta la firma: tutto è stato verificato alla data {time}.',
  'claimed-after-proved-time':
    'Il firmatario dichiara la data {time}, successiva alla marca temporale: non può essere giusta.',
  'claimed-in-future': 'Il firmatario dichiara una data che deve ancora venire: {time}.',

  // Certificato
  'signing-certificate-missing': 'Nel file manca il certificato con cui è stata apposta la firma.',
  'signed-after-expiry': 'La firma è stata apposta dopo la scadenza del certificato, il {time}.',
  'signed-before-validity': 'La firma è stata apposta prima dell’inizio di validità del certificato, il {time}.',
  'certificate-expired': 'Il certificato è scaduto il {time} e niente prova che la firma sia precedente.',
  'certificate-expired-not-revoked':
    'Il certificato è scaduto il {time} senza essere stato revocato; niente prova che la firma sia precedente.',
  'certificate-not-yet-valid': 'Il certificato è valido solo dal {time}.',
  'key-usage': 'Il certificato non serve a firmare documenti.',
  'not-a-tsa-certificate': 'La marca temporale è stata apposta con un certificato che non è per le marche temporali.',
  'critical-extension': 'Il certificato contiene una condizione che questo programma non conosce: non può confermarlo.',
  'weak-key-no-proof':
    'La chiave del firmatario ({algorithm}) oggi è troppo debole e niente prova che la firma sia precedente.',
  'weak-key': 'La chiave del firmatario ({algorithm}) era troppo debole per essere affidabile.',

  // Robustezza dell'impronta
  'weak-digest-no-proof': 'Il metodo {algorithm} oggi è troppo debole e niente prova che la firma sia precedente.',
  'digest-was-weak': 'Il metodo {algorithm} era troppo debole per essere affidabile.',
  'weak-digest-proved-earlier': 'Il metodo {algorithm} oggi è debole, ma non lo era ancora al momento della firma.',

  // Fiducia
  'trusted-anchor': 'Il certificato risale a un’autorità di cui ti fidi: {anchor}.',
  'no-anchor': 'Nessuna delle autorità di cui ti fidi garantisce per {subject}.',
  'chain-signature': 'Il certificato di {subject} non è stato rilasciato dall’autorità che indica.',
  'authority-expired': 'L’autorità {subject} era già scaduta.',
  'authority-not-yet-valid': 'L’autorità {subject} non esisteva ancora.',
  'authority-constraints': '{subject} ha rilasciato un certificato che non poteva rilasciare.',
  'chain-critical-extension': 'Il certificato di {subject} contiene una condizione che questo programma non conosce.',
  'chain-algorithm': 'Il certificato di {subject} usa un metodo che questo programma non accetta.',
  'authority-revoked': 'L’autorità {subject} è stata revocata il {time}: i suoi certificati non valgono nulla.',

  // Revoca
  'not-revoked': 'Il certificato non risulta revocato (alla data {time}).',
  'revoked-after-proved-time': 'Il certificato è stato revocato il {time}, dopo la firma: la firma resta valida.',
  'signed-after-revocation': 'La firma è stata apposta dopo la revoca del certificato, il {time}.',
  revoked: 'Il certificato è stato revocato il {time} e niente prova che la firma sia precedente.',
  suspended: 'Il certificato è sospeso dal {time}: verifica di nuovo più avanti.',
  'revocation-status-unknown': 'Chi l’ha rilasciato dice di non conoscere questo certificato.',
  'revocation-stale': 'Quello che il file dice sulla revoca non è aggiornato.',
  'revocation-answer-refused': 'Una risposta sulla revoca non è credibile ({reason}).',
  'revocation-not-asked': 'A nessuno è stato chiesto se il certificato è revocato. Verifica di nuovo con Internet.',
  'revocation-unreachable': 'Il servizio di chi ha rilasciato il certificato non risponde: riprova più tardi.',
  'revocation-no-source': 'Il certificato non dice chi sa se è stato revocato.',
  'revocation-not-applicable': 'Questo tipo di certificato dura così poco che non viene mai revocato.',
  'authority-revocation-unknown': 'Non si sa se l’autorità {subject} è stata revocata.',

  // Marche temporali
  'timestamp-not-proved': 'Una marca temporale del {time} non ha potuto essere confermata: non prova nulla.',
  'timestamp-in-future': 'La marca temporale riporta una data che deve ancora venire: {time}.',
  'timestamp-order': 'Le marche temporali si contraddicono.',
  'timestamp-no-time': 'La data della marca temporale non è leggibile.',

  // Valore
  'worth-fea-cie':
    'Firmato con la Carta d’identità elettronica: firma elettronica avanzata, valida nei rapporti con la pubblica amministrazione. Non è una firma qualificata.',
  'worth-cie-not-confirmed':
    'Sembra una firma con la Carta d’identità elettronica, ma nessuna autorità della carta la conferma.',
  'worth-qualified': 'Firma qualificata: vale come quella scritta a mano, in tutta l’Unione europea.',
  'worth-qualified-seal': 'Sigillo qualificato di un’organizzazione: mostra da dove viene il documento.',
  'worth-qualified-not-confirmed':
    'Il certificato si dichiara qualificato, ma nessun elenco europeo a disposizione lo conferma.',
  'worth-qualified-certificate-only':
    'Il certificato è qualificato, ma niente mostra che la chiave sia in un dispositivo qualificato.',
  'worth-not-qualified': 'Non è una firma qualificata: quanto vale dipende da chi la accetta.',
  'worth-unknown': 'Nessuno di cui ti fidi garantisce per il firmatario: il nome potrebbe essere inventato.',
} as const;
