import type { DocumentErrorCode } from '../error-catalogue.js';
import type { ErrorText } from './catalogue.js';

const UNTOUCHED = 'Il file non è stato modificato e niente è rimasto a metà.';
const NOTHING_SENT = 'Niente è stato firmato e per questo file nessun codice è stato inviato.';

export const itDocumentErrors = {
  'input-missing': {
    title: 'Il file non c’è',
    meaning: `{path} non esiste. ${UNTOUCHED}`,
    nextStep: 'Controlla il nome e la cartella, poi ricomincia.',
  },
  'input-unreadable': {
    title: 'Il file non si può leggere',
    meaning: `{path}: i permessi, o il disco, non lo consentono. ${UNTOUCHED}`,
    nextStep: 'Dai al tuo utente accesso al file, oppure copialo in una tua cartella.',
  },
  'input-not-a-file': {
    title: 'Questo non è un file',
    meaning: `{path} è una cartella o un dispositivo. ${NOTHING_SENT}`,
    nextStep: 'Indica i file stessi; *.pdf lo espande la shell.',
  },
  'input-empty': {
    title: 'Il file è vuoto',
    meaning: `{path} non ha contenuto. ${NOTHING_SENT}`,
    nextStep: 'Guarda se è stato salvato per intero.',
  },
  'input-too-large': {
    title: 'Il file è troppo grande per questo tipo di firma',
    meaning: `PDF e XML restano in memoria mentre si firmano: {path} ${UNTOUCHED}`,
    nextStep: 'Firmalo con "--format cades": un .p7m accetta file di qualsiasi dimensione.',
  },
  'input-changed': {
    title: 'Il file è cambiato durante il lavoro',
    meaning: 'Un altro programma intanto ha scritto in {path}. Non è stato scritto niente.',
    nextStep: 'Chiudi il programma che lo tiene aperto, guarda il file e ricomincia.',
  },
  'input-format': {
    title: 'Per questo tipo di file una firma così non esiste',
    meaning: `{path} non è del tipo richiesto. ${NOTHING_SENT}`,
    nextStep:
      'Togli --format: il programma sceglie ciò che va bene. Si estrae da .p7m, .tsd e XML firmati; si controfirmano .p7m, .p7s e XML.',
  },
  'input-twice': {
    title: 'Il file è due volte nell’elenco',
    meaning: '{path} è un altro nome di un file che viene già firmato. La seconda volta è stato saltato.',
    nextStep: 'Non c’è niente da fare.',
  },
  'output-folder': {
    title: 'In questa cartella non si può scrivere',
    meaning: `{path} non esiste, oppure i permessi non lo consentono. ${NOTHING_SENT}`,
    nextStep: 'Indica un’altra cartella con --out.',
  },
  'output-full': {
    title: 'Il disco è pieno',
    meaning: `{path}: ciò che si stava scrivendo è stato tolto. ${UNTOUCHED}`,
    nextStep: 'Libera un po’ di spazio e ricomincia; i file già finiti restano.',
  },
  'output-unwritable': {
    title: 'Il risultato non si è potuto scrivere',
    meaning: `Il disco ha segnalato un errore: {path} ${UNTOUCHED}`,
    nextStep: 'Controlla il disco, oppure indica un’altra cartella con --out.',
  },
  'output-taken': {
    title: 'C’è già un file con questo nome',
    meaning: '{path} è rimasto com’era: nessun file viene mai sostituito.',
    nextStep: 'Scegli un altro nome, oppure sposta il file.',
  },
  'malformed-cms': {
    title: 'Il file firmato è danneggiato',
    meaning: `Comincia come un file firmato (.p7m, .p7s) e non si può leggere fino in fondo. ${UNTOUCHED}`,
    nextStep: 'Fatti mandare di nuovo il file.',
  },
  'malformed-pdf': {
    title: 'Il PDF è danneggiato, o programmi diversi lo leggono in modi diversi',
    meaning: `Un file su cui i programmi non sono d’accordo non va firmato. ${UNTOUCHED}`,
    nextStep: 'Stampalo in un nuovo PDF, oppure salvalo di nuovo con il programma che l’ha fatto.',
  },
  'malformed-xml': {
    title: 'L’XML è danneggiato, o contiene ciò che un documento firmato non deve contenere',
    meaning: `Definizioni di tipi di documento e di entità non sono accettate. ${UNTOUCHED}`,
    nextStep: 'Salvalo di nuovo senza DOCTYPE, oppure firmalo con "--format cades".',
  },
  'malformed-timestamp': {
    title: 'La marca temporale non si può leggere',
    meaning: `Il file non è una marca temporale, oppure è danneggiato. ${UNTOUCHED}`,
    nextStep: 'Procurati di nuovo la marca temporale.',
  },
  'encrypted-pdf': {
    title: 'Il PDF è cifrato',
    meaning: `Ciò che è cifrato non si può firmare, né se ne possono giudicare le firme. ${UNTOUCHED}`,
    nextStep: 'Salvalo senza password, oppure firmalo con "--format cades".',
  },
  'changes-forbidden': {
    title: 'Questo documento non accetta altre firme, o non visibili',
    meaning: `Chi l’ha firmato per primo ha vietato le modifiche; un’altra firma romperebbe la sua. ${UNTOUCHED}`,
    nextStep: 'Firma senza riquadro visibile, oppure con "--format cades": il .p7m lascia il documento com’è.',
  },
  'no-such-field': {
    title: 'Non c’è un campo firma vuoto con questo nome',
    meaning: `Maiuscole e minuscole contano, e un campo già firmato non è vuoto. ${UNTOUCHED}`,
    nextStep: 'Togli --field: la firma avrà un campo suo.',
  },
  'field-constraints': {
    title: 'Il campo firma vuole un altro tipo di firma',
    meaning: `Chi ha fatto il documento chiede qualcosa che questa firma non ha. ${UNTOUCHED}`,
    nextStep: 'Scegli un altro campo, oppure togli --field.',
  },
  'no-such-place': {
    title: 'Nel documento un posto così non c’è',
    meaning: `La pagina non esiste, oppure il rettangolo ne esce. ${UNTOUCHED}`,
    nextStep: 'Controlla --page e --at: x, y, larghezza e altezza, dall’angolo in alto a sinistra.',
  },
  'unusable-picture': {
    title: 'L’immagine non si può usare',
    meaning: `Soltanto PNG e JPEG, fino a 10 MB e 16 milioni di punti. ${NOTHING_SENT}`,
    nextStep: 'Salva l’immagine in una di queste forme.',
  },
  'not-signed': {
    title: 'Nel file una firma così non c’è',
    meaning: `Non c’è niente da estendere, da controfirmare o da estrarre. ${UNTOUCHED}`,
    nextStep: 'Controlla che sia il file giusto, e il numero del firmatario: "cie verify" li mostra in ordine.',
  },
  'content-missing': {
    title: 'Il contenuto firmato non è nel file',
    meaning: `La firma è in un file e ciò a cui si riferisce in un altro. ${UNTOUCHED}`,
    nextStep: 'Per verificare o firmare, indica l’altro file con --detached-content. Qui non c’è niente da estrarre.',
  },
  'content-mismatch': {
    title: 'Le firme nel file riguardano un altro contenuto',
    meaning: `Si doveva aggiungere una firma, ma il file indicato non è quello che gli altri hanno firmato. ${UNTOUCHED}`,
    nextStep: 'Indica con --detached-content il file che hanno firmato, non modificato.',
  },
  'content-changed': {
    title: 'Il file è cambiato mentre veniva letto',
    meaning: `Un altro programma intanto ci ha scritto. ${UNTOUCHED}`,
    nextStep: 'Chiudi il programma che lo tiene aperto e ricomincia.',
  },
  'signature-value': {
    title: 'La carta ha risposto con una firma sbagliata',
    meaning: 'Non corrisponde al certificato della carta; il file non è stato scritto.',
    nextStep: 'Ricomincia. Se succede ancora, esegui "cie doctor --report FILE" e mandaci il rapporto.',
  },
  'tsa-unreachable': {
    title: 'L’autorità di marcatura temporale non risponde',
    meaning: `L’indirizzo non è raggiungibile, oppure ha risposto con un errore. ${UNTOUCHED}`,
    nextStep: 'Controlla l’indirizzo, la rete e il proxy; senza marca temporale usa "--level b".',
  },
  'tsa-refused': {
    title: 'L’autorità di marcatura temporale ha rifiutato',
    meaning: `Forse vuole nome utente e password, o un’altra regola. ${UNTOUCHED}`,
    nextStep: 'Controlla il contratto con l’autorità; senza marca temporale usa "--level b".',
  },
  'tsa-answer': {
    title: 'La marca temporale non è quella richiesta',
    meaning: `Ciò che è arrivato riguarda altro, o non regge, e non è stato usato. ${UNTOUCHED}`,
    nextStep: 'Controlla l’indirizzo. Se succede ancora, usa un’altra autorità.',
  },
  'revocation-unavailable': {
    title: 'Non si è potuto sapere se un certificato è revocato',
    meaning: `Una firma a lungo termine porta con sé questa informazione, e un’autorità non ha risposto o qui non è conosciuta. ${UNTOUCHED}`,
    nextStep: 'Controlla la rete e "cie trust list"; "--level t" non ne ha bisogno.',
  },
} as const satisfies Readonly<Record<DocumentErrorCode, ErrorText>>;
