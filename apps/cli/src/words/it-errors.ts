import type { CliErrorCode } from '../cli-errors.js';
import type { ErrorText } from '@ciekit/middleware';

const HELP = 'Vedi "cie --help".';
const NOTHING_DONE = 'Non è stato fatto nulla.';

export const itErrors = {
  'missing-command': { title: 'Manca che cosa fare', meaning: NOTHING_DONE, nextStep: HELP },
  'unknown-command': { title: 'Il comando {word} non esiste', meaning: NOTHING_DONE, nextStep: `{suggestion}${HELP}` },
  'unknown-option': {
    title: 'L’opzione {word} qui non esiste',
    meaning: NOTHING_DONE,
    nextStep: `{suggestion}${HELP}`,
  },
  'missing-argument': { title: 'Manca l’argomento <{word}>', meaning: NOTHING_DONE, nextStep: HELP },
  'missing-value': { title: 'Manca un valore dopo {word}', meaning: NOTHING_DONE, nextStep: HELP },
  'excess-arguments': { title: 'Troppi argomenti per {word}', meaning: NOTHING_DONE, nextStep: HELP },
  'invalid-value': {
    title: 'Il valore {word} qui non è possibile',
    meaning: NOTHING_DONE,
    nextStep: 'Valori possibili: {choices}.',
  },
  'conflicting-options': {
    title: '{word} non vanno insieme',
    meaning: NOTHING_DONE,
    nextStep: HELP,
  },
  'signer-unnamed': {
    title: '{file} ha {count} firme: di quale si tratta?',
    meaning: 'Ognuna può essere stata messa su uno stato diverso del documento. Non è stato scritto nulla.',
    nextStep: 'Indica il suo numero con --signer, come lo mostra "cie verify": --signer 1 è la prima.',
  },
  'signature-without-revision': {
    title: 'Questa firma non copre nulla che il file intero sia mai stato',
    meaning: 'Non si sa com’era il documento quando fu firmato. Non è stato scritto nulla.',
    nextStep: 'Non fare affidamento sul file: "cie verify" dice che cosa non va.',
  },
  'code-in-arguments': {
    title: 'PIN e PUK non si scrivono mai come argomenti',
    meaning:
      'Resterebbero nella cronologia della shell e ogni programma del computer potrebbe vederli. Ciò che hai scritto non è stato usato e nessun codice è stato inviato.',
    nextStep:
      'Esegui il comando senza: chiede il codice senza mostrarlo (negli script: --pin-stdin). Cancella la riga dalla cronologia della shell; se altri usano questo computer, cambia il PIN.',
  },
  'no-terminal': {
    title: 'Non c’è nessuno a cui chiedere',
    meaning: 'Serve una risposta, ma lo standard input non è un terminale. Nessun codice è stato inviato.',
    nextStep: 'Esegui il comando in un terminale, oppure rispondi con {option}.',
  },
  'stdin-ended': {
    title: 'Sullo standard input manca un codice',
    meaning: 'Nessun codice è stato inviato.',
    nextStep: 'Una riga per ogni codice, in quest’ordine: PIN, PUK, PIN nuovo.',
  },
  'file-exists': {
    title: 'Il file {file} c’è già',
    meaning: 'È rimasto com’era.',
    nextStep: 'Scegli un altro nome, oppure aggiungi --force per sostituirlo.',
  },
  'file-missing': { title: 'Il file {file} non c’è', meaning: NOTHING_DONE, nextStep: 'Controlla il nome.' },
  'file-unreadable': {
    title: 'Il file {file} non si può leggere',
    meaning: '{reason}',
    nextStep: 'Controlla i permessi, e che sia un file del tipo giusto.',
  },
  'file-unwritable': {
    title: 'Il file {file} non si può scrivere',
    meaning: '{reason}',
    nextStep: 'Controlla i permessi della cartella e lo spazio libero.',
  },
  'not-for-software-cards': {
    title: 'Non è possibile con una carta software di questo processo',
    meaning: NOTHING_DONE,
    nextStep: 'Usa un lettore, oppure "cie emulator serve".',
  },
  'apdu-malformed': {
    title: 'Il comando {number} non è un comando in esadecimale',
    meaning: 'Nulla è stato inviato alla carta.',
    nextStep: 'Almeno CLA INS P1 P2, per esempio 00A4040C06A00000000039.',
  },
  'apdu-carries-code': {
    title: 'Il comando {number} porta un PIN o un PUK',
    meaning: 'Uno sbagliato costa un tentativo, e l’ultimo blocca la carta. Nulla è stato inviato alla carta.',
    nextStep: 'Usa "cie pin". Se sai esattamente che cosa fai, su una carta di prova: --allow-code-commands.',
  },
  'no-apdus': {
    title: 'Non c’è nessun comando da inviare',
    meaning: 'Nulla è stato inviato alla carta.',
    nextStep: 'Scrivi i comandi come argomenti, o uno per riga sullo standard input.',
  },
  'card-image-invalid': {
    title: '{file} non è una carta software',
    meaning: '{field}',
    nextStep: 'Creane una con "cie emulator create".',
  },
  'card-specification-invalid': {
    title: 'La carta non si può creare così',
    meaning: 'Sbagliato: {field}',
    nextStep: 'Vedi "cie emulator create --help".',
  },
  'card-state-damaged': {
    title: 'Lo stato della carta software è danneggiato o è di un’altra carta',
    meaning: '{file}',
    nextStep: 'Ridai alla carta il primo stato con "cie emulator reset".',
  },
  'card-state-unusable': {
    title: 'Lo stato della carta software non si può conservare',
    meaning: '{file}',
    nextStep: 'Controlla i permessi della cartella e lo spazio libero.',
  },
  'issuer-unconfirmed': {
    title: 'Fermato: chi ha emesso la carta non è stato controllato',
    meaning: 'Nessun codice è stato inviato.',
    nextStep: 'Scarica i certificati dello Stato con "cie trust fetch", oppure prosegui con --yes.',
  },
  'install-unsupported': {
    title: 'Su questo sistema non c’è nulla da configurare',
    meaning: 'Windows e i suoi browser vogliono moduli di un altro tipo. Non è stato cambiato nulla.',
    nextStep: 'Firefox può caricare p11-kit-client.dll; vedi i documenti.',
  },
  'install-not-root': {
    title: 'Solo root può farlo per tutti gli utenti',
    meaning: 'Non è stato cambiato nulla.',
    nextStep: 'Ripeti con sudo, oppure senza --system solo per te.',
  },
  'install-home-of-another': {
    title: '{path} è di un altro utente',
    meaning: 'I file creati ora lì gli sarebbero d’intralcio. Non è stato cambiato nulla.',
    nextStep: 'Esegui il comando senza sudo, come l’utente i cui browser devono vedere la carta.',
  },
  'install-command-untrusted': {
    title: 'Non solo root può cambiare {path}',
    meaning:
      'Ogni programma del computer, anche quelli di root, avvierebbe il comando da lì: chi lo cambia potrebbe agire come qualsiasi utente. Non è stato cambiato nulla.',
    nextStep:
      'Come root, installa Node.js e il comando per tutto il computer (sudo npm install --global), oppure ripeti senza sudo e senza --system solo per te.',
  },
  'install-path-unusable': {
    title: '{path} non si può usare',
    meaning:
      'Non è un file normale, o il nome ha caratteri che le impostazioni non ammettono. Non è stato cambiato nulla.',
    nextStep: 'Guarda che cos’è; installa il comando in una cartella dal nome semplice.',
  },
  'install-changed-meanwhile': {
    title: 'Proprio ora qualcuno ha cambiato {path}',
    meaning: 'Questo comando non ha cambiato nulla.',
    nextStep: 'Chiudi i browser e ripeti.',
  },
  'install-record-damaged': {
    title: 'Il registro di ciò che è stato installato è danneggiato',
    meaning: '{path}. Non è stato cambiato nulla.',
    nextStep: 'Rimuovi quel file e ripeti il comando: ritrova le sue parti anche senza.',
  },
  'install-unwritable': {
    title: '{path} non si può scrivere',
    meaning: '{reason} Tutto è com’era.',
    nextStep: 'Controlla i permessi della cartella e lo spazio libero.',
  },
  'p11-kit-missing': {
    title: 'p11-kit non è installato',
    meaning: 'Browser e programmi arrivano alla carta attraverso di lui. Non è stato cambiato nulla.',
    nextStep:
      'Debian, Ubuntu: sudo apt install p11-kit p11-kit-modules. Fedora: sudo dnf install p11-kit p11-kit-server. macOS: brew install p11-kit.',
  },
  'token-running': {
    title: 'Il token è già attivo',
    meaning: 'Un altro processo risponde su {path}.',
    nextStep: 'Vedi "cie token status"; un secondo ha bisogno di un socket suo (--socket).',
  },
  'token-not-running': {
    title: 'Il token non è attivo',
    meaning: 'Su {path} non risponde nessuno.',
    nextStep: 'Avvialo con "cie token serve", o in modo stabile con "cie token install".',
  },
  'token-failed': {
    title: 'Il token non risponde come dovrebbe',
    meaning: '{path}',
    nextStep: 'Ferma il servizio e avvialo di nuovo.',
  },
  'token-folder-unsafe': {
    title: 'La cartella {path} è aperta ad altri',
    meaning: 'Un altro utente potrebbe spacciarsi per il token, o per te. Il token non è stato attivato.',
    nextStep: 'Scegli una cartella tua, in cui entri solo tu (chmod 700).',
  },
  'token-socket-unusable': {
    title: 'In {path} non si può creare un socket',
    meaning:
      'Il percorso può essere troppo lungo (104 byte su macOS, 108 su Linux), o la cartella non si può scrivere.',
    nextStep: 'Indica un altro posto con --socket.',
  },
  'program-missing': {
    title: 'Il programma {word} non si può avviare',
    meaning: '{reason}',
    nextStep: 'Controlla il nome, e che sia installato.',
  },
  'demo-provider-missing': {
    title: 'Alla demo serve {word}, che non è installato',
    meaning: 'L’identità di prova è un pacchetto a parte. Non è stato avviato nulla.',
    nextStep: 'Installalo accanto a cie: npm install @ciekit/idp. Nel repository: npm run demo -- --login',
  },
  'demo-program-missing': {
    title: 'Alla demo serve un programma che entri con la carta',
    meaning:
      'curl con OpenSSL, il suo modulo PKCS#11 e il client di p11-kit non ci sono tutti. Non è stato avviato nulla.',
    nextStep: 'Su Debian o Ubuntu: sudo apt install {word}',
  },
  'demo-login-failed': {
    title: 'L’accesso della demo non è riuscito',
    meaning: '{reason}',
    nextStep: 'Riprova; se succede ancora, segnalalo con l’output di "cie doctor".',
  },
  'output-failed': {
    title: 'Il risultato non si è potuto scrivere',
    meaning: '{reason} Il comando in sé ha fatto il suo lavoro.',
    nextStep: 'Controlla lo spazio libero dove va l’output.',
  },
} as const satisfies Readonly<Record<CliErrorCode, ErrorText>>;
