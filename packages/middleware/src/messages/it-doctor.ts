import type { Catalogue } from './catalogue.js';
import { itDoctorToken } from './it-doctor-token.js';

const NOTHING = 'Non devi fare niente.';
const PLACE_AGAIN = 'Appoggia la carta al centro del lettore, ben piatta e da sola, e ripeti il controllo.';

export const itDoctor = {
  'node-supported': { title: 'La versione di Node.js è supportata', advice: NOTHING },
  'node-unsupported': {
    title: 'Questa versione di Node.js è troppo vecchia',
    meaning: 'CIE Kit può fermarsi a metà, anche di un accesso.',
    advice: 'Installa Node.js 20.19 o successivo da https://nodejs.org/.',
  },
  'binding-available': { title: 'La parte che dialoga con i lettori c’è', advice: NOTHING },
  'binding-missing': {
    title: 'Manca la parte che dialoga con i lettori',
    meaning: 'Nessun lettore si può usare: niente accesso e nient’altro con la carta.',
    advice: 'Su Linux installa pcscd e libpcsclite1; poi reinstalla CIE Kit, compresi i pacchetti facoltativi.',
  },
  'service-running': { title: 'Il servizio per le smart card è attivo', advice: NOTHING },
  'service-stopped': {
    title: 'Il servizio per le smart card non è attivo',
    meaning: 'Senza, il computer non vede né il lettore né la carta, e nessun accesso riesce.',
    advice: {
      linux: 'Abilita pcscd.socket.',
      windows: 'Avvia il servizio «Smart Card».',
      macos: 'Scollega e ricollega il lettore: il servizio parte da solo.',
    },
  },
  'service-denied': {
    title: 'Il servizio per le smart card rifiuta questo utente',
    meaning: 'Il lettore può essere in ordine, ma questo utente non ci arriva: nessun accesso riesce.',
    advice: 'Usa la tua sessione sul desktop, oppure fai creare una regola polkit per pcscd per questo utente.',
  },
  'reader-found': { title: 'È collegato un lettore', advice: NOTHING },
  'reader-missing': {
    title: 'Nessun lettore è collegato',
    meaning: 'Senza un lettore con la carta non si può fare niente.',
    advice: 'Collega un lettore senza contatto (NFC); su Linux libccid contiene i driver di quasi tutti.',
  },
  'reader-contactless-unknown': {
    title: 'Forse questo lettore non legge le carte senza contatto',
    meaning: 'Dal suo nome non si capisce se ha un’antenna.',
    advice: 'La CIE non ha contatti: se non viene mai trovata, controlla che il lettore sia NFC.',
  },
  'card-found': { title: 'C’è una carta sul lettore', advice: NOTHING },
  'card-missing': {
    title: 'Non c’è nessuna carta sul lettore',
    meaning: 'Il lettore è in ordine; carta, chip e codici non si sono potuti controllare.',
    advice: 'Appoggia la tua CIE sul lettore per farla controllare.',
  },
  'card-mute': {
    title: 'La carta non risponde',
    meaning: 'Sul lettore c’è qualcosa, ma tace: di solito la carta è appoggiata male.',
    advice: PLACE_AGAIN,
  },
  'card-in-use': {
    title: 'Un altro programma tiene occupata la carta',
    meaning: 'Finché lo fa nessun altro può usare la carta, nemmeno per un accesso.',
    advice: 'Chiudi il browser, Software CIE o ogni altro programma che usa la carta e ripeti il controllo.',
  },
  'cie-recognised': { title: 'La carta è una CIE', advice: NOTHING },
  'cie-not-recognised': {
    title: 'La carta non è una CIE, o non si è potuta leggere',
    meaning: 'Con questa carta, o così com’è appoggiata, nessun accesso è possibile.',
    advice: `${PLACE_AGAIN} Tessera sanitaria, carte bancarie e vecchie carte d’identità qui non funzionano.`,
  },
  'card-paired': { title: 'La carta è abbinata a questo computer', advice: NOTHING },
  'card-not-paired': {
    title: 'La carta non è abbinata a questo computer',
    meaning: 'Il suo certificato non è ancora noto: i browser non ne hanno da proporre per un accesso.',
    advice: 'Abbinala per vederne i dati.',
  },
  'chip-genuine': { title: 'Il chip è autentico: lo ha firmato lo Stato italiano', advice: NOTHING },
  'chip-genuine-chosen': {
    title: 'Il chip è quello che dice di essere: lo ha firmato un’autorità aggiunta su questo computer',
    meaning: 'Per i servizi dello Stato questa non è una carta d’identità.',
    advice: 'Usalo solo per prove, a meno che tu non conosca quell’autorità.',
  },
  'chip-unverified': {
    title: 'Il chip è in ordine, ma non si è potuto controllare chi lo ha emesso',
    meaning: 'L’accesso funziona lo stesso: è il servizio a controllare la carta.',
    advice: 'Procurati i certificati dello Stato, poi ripeti il controllo.',
  },
  'chip-refused': {
    title: 'Il chip non ha dimostrato di essere autentico',
    meaning: 'Può essere una copia, o danneggiato. Un codice digitato potrebbe finire in altre mani.',
    advice: 'Non digitare i tuoi codici. Prova un altro lettore; se resta così, fai controllare la carta.',
  },
  'chip-unchecked': {
    title: 'Non è stato possibile controllare il chip',
    meaning: 'Il controllo non è arrivato in fondo: non si sa se il chip sia in ordine.',
    advice: PLACE_AGAIN,
  },
  'codes-ready': { title: 'PIN e PUK sono in ordine', advice: NOTHING },
  'tries-low': {
    title: 'Restano pochi tentativi per il PIN o per il PUK',
    meaning: 'Con l’ultimo tentativo del PIN il PIN si blocca, con l’ultimo del PUK finisce l’uso online della carta.',
    advice:
      'Non tirare a indovinare. Cerca i codici nella ricevuta e nella lettera; un PUK perso si recupera con l’app CieID.',
  },
  'tries-unknown': {
    title: 'La carta non dice quanti tentativi restano',
    meaning: 'Potrebbero restarne pochi senza che si sappia.',
    advice:
      'Digita i codici con attenzione: tre PIN sbagliati di fila lo bloccano, dieci PUK sbagliati impediscono l’uso online.',
  },
  'pin-blocked': {
    title: 'Il PIN è bloccato',
    meaning: 'Niente accesso e niente firma finché non viene sbloccato. La carta non è persa.',
    advice: 'Sbloccalo con il PUK, che imposta anche un nuovo PIN.',
  },
  'puk-blocked': {
    title: 'Il PUK è esaurito: la carta non si può più sbloccare',
    meaning: 'Un PIN che si blocca ora resta bloccato.',
    advice: 'Finché il PIN funziona non cambia niente; altrimenti chiedi una nuova carta al tuo Comune.',
  },
  'card-valid': { title: 'La carta è valida, secondo l’orologio di questo computer', advice: NOTHING },
  'card-expiring': {
    title: 'La carta scade presto, secondo l’orologio di questo computer',
    meaning: 'Gli accessi funzionano fino alla scadenza.',
    advice: 'Chiedi per tempo una nuova carta al tuo Comune.',
  },
  'card-expired-usable': {
    title: 'La carta è scaduta; le sue credenziali possono funzionare ancora per un po’',
    meaning: 'Come documento non vale più; gli accessi possono essere rifiutati da un giorno all’altro.',
    advice:
      'Chiedi una nuova carta al tuo Comune. Dopo 90 giorni, o al rilascio della nuova, la vecchia smette di funzionare.',
  },
  'card-expired': {
    title: 'La carta è scaduta',
    meaning: 'I servizi la rifiutano all’accesso.',
    advice: 'Chiedi una nuova carta al tuo Comune.',
  },
  'card-not-yet-valid': {
    title: 'La carta non è ancora valida, secondo l’orologio di questo computer',
    meaning: 'Finché è così l’accesso viene rifiutato.',
    advice: 'Controlla prima di tutto la data di questo computer.',
  },
  'trust-complete': { title: 'Ci sono tutti i certificati dello Stato', advice: NOTHING },
  'trust-incomplete': {
    title: 'Mancano alcuni certificati dello Stato',
    meaning: 'Le carte che ne dipendono risultano «emittente non controllato».',
    advice: 'Scaricali o aggiungi un file.',
  },
  'trust-none': {
    title: 'Non c’è ancora nessun certificato dello Stato',
    meaning: 'Senza di essi non si può controllare chi ha emesso una carta.',
    advice: 'Scaricali o aggiungi un file.',
  },
  'trust-anchor-expired': {
    title: 'Un certificato di fiducia è scaduto',
    meaning: 'Per questo non smette di funzionare niente.',
    advice: 'Serve ancora per le carte più vecchie. Se l’hai aggiunto tu, controlla se ti occorre ancora.',
  },
  'trust-list-expired': {
    title: 'Un elenco di fiducia è troppo vecchio',
    meaning:
      'Non si sa quali servizi siano stati concessi o revocati da allora: una firma può risultare qualificata e non esserlo più.',
    advice: 'Scaricalo di nuovo, o aggiungi un file più recente con "cie trust lists add".',
  },
  'trust-foreign-files': {
    title: 'Fra i certificati di fiducia ci sono file che non vengono usati',
    meaning: 'Gli accessi non ne risentono.',
    advice: 'Non sono ciò che dice il loro nome e niente si fida di loro. Guardali ed eliminali.',
  },
  'trust-unreadable': {
    title: 'I certificati di fiducia non si possono leggere',
    meaning: 'Non si può controllare chi ha emesso una carta; l’accesso non ne dipende.',
    advice: 'Controlla i permessi della cartella e il disco.',
  },
  'store-usable': { title: 'La cartella delle carte abbinate si può leggere', advice: NOTHING },
  'store-empty': {
    title: 'Nessuna carta è ancora abbinata a questo computer',
    meaning: 'Non c’è nulla che non va; per un accesso serve una carta abbinata.',
    advice: 'Abbina una carta quando vuoi.',
  },
  'store-unusable': {
    title: 'La cartella delle carte abbinate non si può usare',
    meaning: 'Nessuna carta si può abbinare e i browser non trovano nessun certificato.',
    advice: 'Controlla i permessi e lo spazio libero, oppure indica un’altra cartella in CIEKIT_HOME.',
  },
  'store-open-to-others': {
    title: 'Altri utenti di questo computer possono guardare nella cartella delle carte abbinate',
    meaning: 'Vedono numeri di serie e date; i nomi sono sigillati dalla carta.',
    advice: 'Chiudi la cartella agli altri utenti.',
  },
  'store-leftovers': {
    title: 'Un programma interrotto ha lasciato file temporanei',
    meaning: 'Non danno fastidio a nessuno.',
    advice: 'Vengono eliminati da soli alla prossima modifica.',
  },
  'store-damaged-files': {
    title: 'Alcuni file nella cartella delle carte abbinate sono danneggiati o estranei',
    meaning: 'Le carte che contengono risultano non abbinate: i browser non le propongono.',
    advice: 'Sono stati lasciati dove sono. Spostali altrove e abbina di nuovo quelle carte.',
  },
  'clock-plausible': { title: 'La data di questo computer è plausibile', advice: NOTHING },
  'clock-implausible': {
    title: 'La data di questo computer non può essere giusta',
    meaning: 'Un accesso può non riuscire: siti e carte si giudicano in base alla data.',
    advice: 'Imposta data e ora: con un orologio sbagliato le carte valide sembrano scadute e quelle scadute valide.',
  },
  ...itDoctorToken,
} as const satisfies Catalogue['doctor'];

export const itDoctorSections = {
  readers: 'Computer e lettori',
  card: 'Carta',
  trust: 'Certificati dello Stato',
  store: 'Carte abbinate e orologio',
  token: 'Accesso con la carta',
  browsers: 'I browser',
  other: 'Altro',
} as const satisfies Catalogue['doctorSections'];
