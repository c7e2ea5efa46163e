import type { DocumentErrorCode } from '../error-catalogue.js';
import type { Catalogue, ErrorText } from './catalogue.js';

const UNTOUCHED = 'Nessun codice è stato inviato: non hai perso tentativi.';
const NOT_GENUINE =
  'Potrebbe essere una copia, oppure il lettore potrebbe essere stato manomesso. Nessun PIN o PUK le è stato inviato.';
const NOT_GENUINE_NEXT =
  'Non digitare i tuoi codici. Prova con un altro lettore; se succede ancora, fai controllare la carta dal Comune o dalla Polizia.';
const TRY_AGAIN = 'Lascia la carta sul lettore e riprova. Se succede ancora, esegui "cie doctor".';
const NOT_A_CARD_MATTER = 'La carta non c’entra.';
const CHANNEL_BROKE =
  'Il collegamento protetto con il chip si è interrotto, oppure qualcosa fra il computer e la carta ha modificato i messaggi. Ciò che non è stato confermato non è avvenuto.';

const STOPPED =
  'Un chip autentico non è fatto così. L’operazione si è fermata e niente di ciò che è stato letto viene conservato.';

const refusedChip = (title: string): ErrorText => ({ title, meaning: NOT_GENUINE, nextStep: NOT_GENUINE_NEXT });
const brokenChannel = (title: string): ErrorText => ({ title, meaning: CHANNEL_BROKE, nextStep: TRY_AGAIN });
const badCertificate = (title: string): ErrorText => ({
  title,
  meaning: NOT_A_CARD_MATTER,
  nextStep: 'Scarica di nuovo il certificato da chi lo emette e aggiungi quel file.',
});

export const itErrors = {
  'service-not-running': {
    title: 'Il servizio per le smart card non è attivo',
    meaning: 'Senza il servizio per le smart card nessun programma può usare un lettore. La carta non c’entra.',
    nextStep: {
      linux: 'Avvialo con sudo systemctl enable --now pcscd.socket.',
      windows: 'Avvia il servizio «Smart Card».',
      macos: 'Scollega e ricollega il lettore: il servizio parte da solo.',
    },
  },
  'binding-unavailable': {
    title: 'Manca la parte che dialoga con i lettori',
    meaning: 'CIE Kit è stato installato senza la sua libreria PC/SC. La carta non c’entra.',
    nextStep: 'Su Linux installa pcscd e libpcsclite1, poi reinstalla CIE Kit; "cie doctor" dice che cosa manca.',
  },
  'access-denied': {
    title: 'Non hai il permesso di usare il servizio per le smart card',
    meaning: 'Il sistema permette solo ad alcuni utenti di usare i lettori. La carta non c’entra.',
    nextStep:
      'Avvia CIE Kit dalla tua sessione sul desktop, oppure chiedi a chi gestisce il computer l’accesso a pcscd (polkit).',
  },
  'no-reader': {
    title: 'Nessun lettore trovato',
    meaning: 'La CIE richiede un lettore senza contatto (NFC) collegato al computer.',
    nextStep: 'Collega il lettore, attendi qualche secondo e riprova. "cie readers" elenca ciò che il computer vede.',
  },
  'reader-removed': {
    title: 'Il lettore è stato scollegato',
    meaning: 'L’operazione si è fermata. Ciò che non è stato confermato non è avvenuto.',
    nextStep: 'Ricollega il lettore, appoggia la carta e ricomincia.',
  },
  'no-card': {
    title: 'Non c’è nessuna carta sul lettore',
    meaning: 'Alla carta non è successo nulla.',
    nextStep: 'Appoggia la carta sul lettore, ben piatta, e lasciala lì.',
  },
  'mute-card': {
    title: 'La carta non risponde',
    meaning:
      'Il lettore sente una carta ma non riceve risposta: è appoggiata male, oppure non ha un chip senza contatto.',
    nextStep: 'Solleva la carta e appoggiala al centro del lettore, lontano da metalli e da altre carte.',
  },
  'card-removed': {
    title: 'La carta è stata tolta',
    meaning: 'L’operazione si è fermata a metà. Ciò che non è stato confermato non è avvenuto.',
    nextStep: 'Rimetti la carta, lasciala fino alla fine e ricomincia.',
  },
  'card-reset': {
    title: 'Un altro programma ha riavviato la carta',
    meaning:
      'Il collegamento protetto è perso e l’operazione si è fermata. Ciò che non è stato confermato non è avvenuto.',
    nextStep: 'Chiudi gli altri programmi che usano la carta e ricomincia.',
  },
  'sharing-violation': {
    title: 'Un altro programma sta usando la carta',
    meaning: 'Abbiamo aspettato, ma la carta non si è liberata. Nessun codice è stato inviato.',
    nextStep: 'Chiudi il browser, Software CIE o ogni altro programma che usa la carta, poi riprova.',
  },
  'communication-failed': {
    title: 'Il lettore non riesce a dialogare con la carta',
    meaning: 'Il collegamento è disturbato. Ciò che non è stato confermato non è avvenuto.',
    nextStep:
      'Appoggia la carta al centro del lettore e riprova; collega il lettore direttamente al computer, senza hub.',
  },
  timeout: {
    title: 'La carta ha impiegato troppo tempo',
    meaning: 'La risposta non è arrivata in tempo. Ciò che non è stato confermato non è avvenuto.',
    nextStep: 'Appoggia meglio la carta, scollega e ricollega il lettore e ricomincia.',
  },
  cancelled: {
    title: 'Operazione annullata',
    meaning: 'Hai fermato l’operazione. Niente è rimasto a metà.',
    nextStep: 'Puoi ricominciare quando vuoi.',
  },
  'unexpected-status': {
    title: 'La carta ha rifiutato un comando',
    meaning: 'Ha risposto {status}, che qui non è previsto. Ciò che non è stato confermato non è avvenuto.',
    nextStep: TRY_AGAIN,
  },
  'malformed-response': {
    title: 'La carta ha risposto in modo incomprensibile',
    meaning: 'Un chip di tipo nuovo, un contatto disturbato, o una carta che finge soltanto di essere una CIE.',
    nextStep: TRY_AGAIN,
  },
  'malformed-command': {
    title: 'Questi byte non sono un comando per una carta',
    meaning: 'Niente è stato inviato.',
    nextStep: 'Correggi il testo esadecimale: intestazione CLA INS P1 P2, poi lunghezze e dati (ISO 7816-4).',
  },
  'sm-bad-mac': brokenChannel('Una risposta protetta della carta non è integra'),
  'sm-malformed': brokenChannel('Una risposta protetta della carta non ha la forma giusta'),
  'sm-unprotected-answer': brokenChannel('La carta ha risposto senza protezione'),
  'sm-session-lost': brokenChannel('Il collegamento protetto con la carta si è perso'),
  'session-lost': {
    title: 'La carta non è più collegata',
    meaning:
      'La carta è stata tolta o cambiata, oppure un altro programma l’ha usata: il PIN verificato prima non vale più. Nessun tentativo è stato consumato.',
    nextStep: 'Rimetti la carta sul lettore, lasciala lì e riprova: il PIN verrà chiesto di nuovo.',
  },
  'not-a-cie': {
    title: 'Questa carta non è una CIE',
    meaning:
      'Tessera sanitaria, carte bancarie e vecchie carte d’identità qui non funzionano. Sulla carta non è cambiato niente.',
    nextStep:
      'Appoggia sul lettore, da sola, la tua carta d’identità elettronica (CIE 3.0, rilasciata da luglio 2016).',
  },
  'unsupported-card': {
    title: 'A questa CIE manca qualcosa che ogni CIE ha',
    meaning: 'Il chip potrebbe essere danneggiato o di un tipo non ancora noto. Sulla carta non è cambiato niente.',
    nextStep: 'Esegui "cie doctor --report FILE" e mandaci il rapporto: non contiene dati personali.',
  },
  'sod-malformed': refusedChip('I dati firmati del chip non sono leggibili'),
  'sod-signature': refusedChip('La firma sui dati del chip non è valida'),
  'sod-signer': {
    title: 'I dati del chip non sono firmati da un’autorità che questo computer conosce',
    meaning:
      'La carta può essere falsa, oppure l’autorità che l’ha firmata è più nuova dei certificati su questo computer. Nel dubbio nessun PIN o PUK è stato inviato.',
    nextStep:
      'Aggiorna i certificati dello Stato con "cie trust fetch" e riprova. Se non basta, non digitare codici con questa carta e chiedi al Comune.',
  },
  'sod-hash': {
    title: 'Un file del chip non è quello che è stato firmato',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-key-agreement': refusedChip('Il chip ha proposto un collegamento non sicuro'),
  'internal-authentication': refusedChip('Il chip non ha saputo dimostrare di essere autentico'),
  'chip-identity': refusedChip('Il chip ha dimostrato un’identità diversa da quella che mostra'),
  'clone-check': refusedChip('Il chip non è quello a cui appartengono i suoi dati'),
  'change-outcome-unknown': {
    title: 'Non si sa se il PIN è stato cambiato',
    meaning:
      'La carta si è allontanata, o la sua risposta si è persa, mentre il PIN veniva impostato: sulla carta c’è il nuovo PIN oppure lo stato di prima. Il programma non prova nessuno dei due, per non consumare i tuoi tentativi.',
    nextStep:
      'Guarda prima i tentativi rimasti: "cie pin status", che non ne consuma. Se il PIN non ha più tentativi, lo sblocco non è avvenuto: sblocca di nuovo. Altrimenti prova una volta il NUOVO PIN ("cie pin verify"); solo se è sbagliato usa il VECCHIO, che ridà tutti i tentativi.',
  },
  'tape-malformed': {
    title: 'Il nastro non è leggibile',
    meaning: 'La riga {line} non è uno scambio della forma "=> hex" e "<= hex".',
    nextStep: 'Correggi il file oppure registralo di nuovo.',
  },
  'tape-mismatch': {
    title: 'Il nastro non corrisponde a ciò che è stato inviato',
    meaning: 'È stato inviato un comando diverso da quello della riga {line}.',
    nextStep: 'Registra di nuovo il nastro con questa versione.',
  },
  'tape-exhausted': {
    title: 'Il nastro è finito',
    meaning: 'Sono stati inviati più comandi di quanti ne contiene il nastro, che finisce alla riga {line}.',
    nextStep: 'Registra di nuovo il nastro con questa versione.',
  },
  'tape-unused': {
    title: 'Il nastro non è stato usato tutto',
    meaning: 'Gli scambi dalla riga {line} in poi non sono serviti.',
    nextStep: 'Registra di nuovo il nastro con questa versione.',
  },
  'malformed-certificate': badCertificate('Il certificato non è leggibile'),
  'malformed-bundle': badCertificate('In questo file non c’è nessun certificato'),
  'malformed-crl': badCertificate('Un elenco di certificati revocati non è leggibile'),
  'malformed-ocsp': badCertificate('Una risposta sullo stato di un certificato non è leggibile'),
  'malformed-structure': badCertificate('Una struttura firmata non è leggibile'),
  'malformed-sod': refusedChip('I dati firmati non sono leggibili'),
  'not-a-holder-certificate': {
    title: 'Il certificato non è quello del titolare di una CIE',
    meaning: 'Non ha la forma che il Ministero dà ai certificati della CIE.',
    nextStep: 'Riprova. Se succede ancora, esegui "cie doctor --report FILE" e mandaci il rapporto.',
  },
  'unsupported-algorithm': badCertificate('Un algoritmo di firma non è supportato'),
  'unsupported-key': badCertificate('Un tipo di chiave non è supportato'),
  'explicit-ec-parameters': badCertificate('Una chiave usa parametri di curva propri, che non sono accettati'),
  'weak-key': badCertificate('Una chiave è troppo corta per fidarsene'),
  'sod-hash-missing': refusedChip('Un file del chip non è fra quelli che sono stati firmati'),
  'sod-hash-mismatch': refusedChip('Un file del chip non è quello che è stato firmato'),
  'trust-store-io': {
    title: 'Non è stato possibile leggere o scrivere i certificati di fiducia',
    meaning: 'Senza di essi non si può controllare chi ha emesso la carta. Nessun codice è stato inviato.',
    nextStep: 'Controlla la cartella con "cie doctor": il disco potrebbe essere pieno o i permessi sbagliati.',
  },
  'fetch-cancelled': {
    title: 'Scaricamento annullato',
    meaning: 'I certificati scaricati fino a quel momento sono stati tenuti, gli altri no.',
    nextStep: 'Puoi ricominciare quando vuoi: "cie trust fetch".',
  },
  'store-no-home': {
    title: 'Non c’è una cartella per i tuoi dati',
    meaning:
      'L’utente che esegue il programma non ha una cartella personale. La carta non c’entra; nessun codice è stato inviato.',
    nextStep: 'Indica una cartella nella variabile CIEKIT_HOME e riprova.',
  },
  'store-read-only': {
    title: 'Il disco con i tuoi dati non è scrivibile',
    meaning: 'È montato in sola lettura. Niente è cambiato: {path}',
    nextStep: 'Rendi scrivibile il disco, oppure indica un’altra cartella nella variabile CIEKIT_HOME.',
  },
  'store-access-denied': {
    title: 'Non hai il permesso di usare la cartella con i tuoi dati',
    meaning: 'I permessi del file o della cartella non lo consentono. Niente è cambiato: {path}',
    nextStep: 'Dai al tuo utente l’accesso a quella cartella, oppure indicane un’altra nella variabile CIEKIT_HOME.',
  },
  'store-full': {
    title: 'Il disco è pieno',
    meaning: 'Niente è stato scritto a metà: ciò che c’era prima c’è ancora. {path}',
    nextStep: 'Libera un po’ di spazio e ricomincia.',
  },
  'store-locked': {
    title: 'Un altro CIE Kit sta modificando le carte abbinate',
    meaning: 'Abbiamo aspettato, ma non ha finito. Niente è cambiato.',
    nextStep: 'Chiudi le altre finestre di CIE Kit e riprova. Se non ce ne sono, elimina {path}',
  },
  'store-damaged': {
    title: 'Un file delle carte abbinate è danneggiato',
    meaning: 'Non è ciò che CIE Kit ha scritto ed è stato lasciato com’è. La carta non c’entra: {path}',
    nextStep: 'Sposta quel file altrove e abbina di nuovo la carta.',
  },
  'store-newer-version': {
    title: 'Un file è stato scritto da un CIE Kit più recente',
    meaning: 'Questa versione non lo capisce e l’ha lasciato com’è: {path}',
    nextStep: 'Aggiorna CIE Kit.',
  },
  'store-seal-broken': {
    title: 'I dati salvati per questa carta non si aprono',
    meaning: 'Il file è stato modificato dopo l’abbinamento, o riguarda un’altra carta. La carta in sé non c’entra.',
    nextStep: 'Rimuovi l’abbinamento ("cie unpair") e abbina di nuovo la carta.',
  },
  'store-failed': {
    title: 'Non è stato possibile leggere o scrivere le carte abbinate',
    meaning: 'Il disco ha segnalato un errore. La carta non c’entra: {path}',
    nextStep: 'Controlla il disco, poi riprova.',
  },
  'several-cards': {
    title: 'C’è più di una CIE',
    meaning: 'Non è chiaro quale intendi: {candidates}',
    nextStep: 'Lascia una sola carta sui lettori, oppure indica il lettore con --reader.',
  },
  'several-readers': {
    title: 'Più di un lettore ha questo nome',
    meaning: 'Non è chiaro quale intendi: {candidates}',
    nextStep: 'Scrivi una parte più lunga del nome con --reader.',
  },
  'card-not-found': {
    title: 'La carta con questo numero di serie non è su nessun lettore',
    meaning: 'Ci sono altre carte: {candidates}',
    nextStep: 'Appoggia la carta giusta. Una carta si trova con il numero di serie solo dopo averla abbinata qui.',
  },
  'card-swapped': {
    title: 'Questa è un’altra carta',
    meaning: `La carta è stata scambiata mentre digitavi. ${UNTOUCHED}`,
    nextStep: 'Appoggia la carta giusta e ricomincia.',
  },
  'not-paired': {
    title: 'Questa carta non è abbinata a questo computer',
    meaning: 'Per mostrare i tuoi dati serve il certificato, che si legge con il PIN quando si abbina la carta.',
    nextStep: 'Abbina la carta: "cie pair".',
  },
  'no-such-pairing': {
    title: 'Nessuna carta abbinata ha questo nome',
    meaning: 'Niente è stato rimosso.',
    nextStep: 'Guarda l’elenco con "cie list" e indica il numero di serie.',
  },
  'several-pairings': {
    title: 'Più di una carta abbinata ha questo nome',
    meaning: 'Niente è stato rimosso.',
    nextStep: 'Indica invece il numero di serie: lo mostra "cie list".',
  },
  'holder-data-mismatch': {
    title: 'Il certificato sul chip appartiene a un’altra carta',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-pin': {
    title: 'Questo PIN è troppo facile da indovinare',
    meaning: `Otto cifre uguali, o cifre che salgono o scendono di uno, sono le prime che tutti provano. ${UNTOUCHED}`,
    nextStep: 'Scegli un altro PIN di 8 cifre.',
  },
  'pin-unchanged': {
    title: 'Il nuovo PIN è uguale al vecchio',
    meaning: UNTOUCHED,
    nextStep: 'Scegli un PIN diverso da quello in uso.',
  },
  'new-pin-mismatch': {
    title: 'I due nuovi PIN non coincidono',
    meaning: `Hai digitato il nuovo PIN due volte, in modo diverso. ${UNTOUCHED}`,
    nextStep: 'Digita di nuovo il nuovo PIN, due volte uguale.',
  },
  internal: {
    title: 'CIE Kit ha un difetto',
    meaning: 'È successo qualcosa che il programma non conosce. I tuoi codici non sono in nessun rapporto.',
    nextStep: 'Esegui "cie doctor --report FILE" e mandaci il rapporto, raccontando che cosa stavi facendo.',
  },
} as const satisfies Omit<Catalogue['errors'], DocumentErrorCode>;
