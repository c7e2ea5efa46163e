import type { ChangePurpose, InstallNoteCode } from '@ciekit/pkcs11/install';

const NOTES = {
  'browser-running': 'È aperto: chiudilo e riaprilo, poi vede la carta.',
  'proxy-loaded': 'Carica già p11-kit: lasciato com’è.',
  'proxy-loaded-by-system': 'Su questo sistema ogni browser carica p11-kit da sé: lasciato com’è.',
  'opensc-twice':
    'OpenSC è nel suo elenco e anche in p11-kit: il browser lo caricherebbe due volte. Togli OpenSC dal suo elenco dei dispositivi di sicurezza.',
  snap: 'Questo browser è uno snap: non può caricare librerie di questo computer né avviare programmi, quindi la carta non gli può arrivare. Il browser del pacchetto della distribuzione, o di chi lo produce, può usare la carta.',
  flatpak:
    'Questo browser è un flatpak: non vede le librerie di questo computer e non può avviarne i programmi, quindi è rimasto com’è. Funziona lo stesso browser come pacchetto normale: della distribuzione o di chi lo produce.',
  'no-profile': 'Nessuno l’ha ancora aperto, quindi non ha un profilo: aprilo una volta, poi ripeti il comando.',
  'profile-missing': 'Firefox nomina questo profilo, ma la cartella non c’è: niente da fare.',
  'profiles-unreadable': 'L’elenco dei profili di Firefox non si capisce: i profili sono rimasti come sono.',
  'modules-unreadable': 'Il suo elenco dei dispositivi di sicurezza non si capisce: lasciato com’è.',
  'user-modules-off':
    'Questo file disattiva i moduli degli utenti, quindi p11-kit non troverà la carta. Usa "sudo cie token install --system".',
  'root-ignored': 'Per root p11-kit legge solo i moduli di tutto il computer: aggiungi --system.',
  'command-temporary':
    'Il comando stesso è in una cartella che verrà svuotata. Installalo in modo stabile (npm install --global), poi ripeti.',
  'next-login': 'Il servizio parte al prossimo accesso al computer; fino ad allora: cie token serve.',
  'not-ours': 'Qualcuno ha sostituito questo file: lasciato com’è.',
  'backup-kept':
    'Ciò che c’era prima dell’installazione resta conservato qui. Se il file tornasse il nostro, ripeti il comando: lo rimette al suo posto.',
  'edit-kept': 'Qualcuno aveva cambiato il nostro file con questo nome: qui c’è una copia con le modifiche.',
  'backup-lost': 'Ciò che c’era prima era stato conservato, ma la copia non c’è più: tolta solo la nostra parte.',
} as const satisfies Readonly<Record<InstallNoteCode, string>>;

const PURPOSES = {
  'p11-kit-module': 'fa conoscere il token a p11-kit',
  'nss-module-list': 'i dispositivi di sicurezza del browser: p11-kit',
  'service-unit': 'il servizio che tiene la carta',
  'socket-unit': 'lo avvia al primo uso',
  'unit-link': 'a ogni accesso al computer',
  'launch-agent': 'avvia il servizio all’accesso al computer',
  'autostart-entry': 'avvia il servizio all’accesso al computer',
} as const satisfies Readonly<Record<ChangePurpose, string>>;

export const itToken = {
  serving: (socket: string) => `Il token risponde su ${socket}. Ctrl-C lo ferma.`,
  servingActivated: 'Il token risponde sui socket del gestore dei servizi.',
  stopped: 'Il servizio è terminato; ogni accesso alla carta è chiuso.',
  peersUnknown: 'Questo sistema non dice chi si collega: chi chiede il PIN non può nominare il programma.',
  events: {
    connected: (program: string) => `${program} si è collegato`,
    disconnected: (program: string) => `${program} se n’è andato`,
    'readers-unavailable': 'i lettori non si possono osservare; si riprova',
    'card-recognised': (serial: string) => `c’è la carta ${serial}`,
    'card-unpaired': 'una carta non abbinata a questo computer: "cie pair" la rende utilizzabile',
    'card-left': 'la carta è stata tolta',
    'card-unusable': 'ciò che si è conservato della carta non si può usare: abbinala di nuovo con "cie pair"',
    'logged-in': (program: string) => `${program}: il PIN era giusto, la carta è aperta`,
    signed: (program: string) => `${program}: è stata fatta una firma`,
    'logged-out': (reason: string) => `la carta è di nuovo chiusa (${reason})`,
    'prompt-unavailable': (program: string) =>
      `${program} vuole una firma, ma non c’è nessuno a cui chiedere il PIN: installa pinentry, oppure usa --pin-mode login`,
    'last-try-kept': (program: string) =>
      `${program} ha mandato un PIN quando resta un solo tentativo, o non si sa quanti: non è stato usato. Controlla il PIN con "cie pin verify"`,
    'issuer-unchecked': (program: string) =>
      `${program} manda un PIN a una carta il cui emittente non si è potuto controllare: "cie trust fetch" aggiunge i certificati degli emittenti`,
    'log-in-failed': (program: string) => `${program}: nessun accesso`,
    'signature-failed': (program: string) => `${program}: nessuna firma`,
    'client-refused': 'un programma è stato respinto',
    'client-dropped': 'un programma è stato scollegato',
  },
  clientMissing:
    'p11-kit-client non è installato (Debian: p11-kit-modules): il programma difficilmente troverà la carta.',
  someProgram: 'un programma',
  status: {
    service: 'Servizio',
    process: (pid: string) => `attivo, processo ${pid}`,
    socket: 'Socket',
    clients: 'Programmi',
    pinMode: 'PIN',
    pinModes: { prompt: 'chiesto sullo schermo', login: 'dato dal programma' },
    idle: 'Resta aperta',
    idleNever: 'per una firma',
    idleMinutes: (minutes: string) => `${minutes} min dopo l’ultima firma`,
    slot: 'Slot',
    reader: 'Lettore',
    card: 'Carta',
    state: 'Accesso',
    cards: {
      none: 'nessuna carta',
      other: 'non è una CIE',
      unpaired: 'CIE non abbinata ("cie pair")',
      paired: 'CIE',
    },
    open: 'aperto',
    locked: 'chiuso',
  },
  locked: 'Ogni accesso è chiuso: la prossima firma chiede il PIN.',
  lockedNone: 'Nessun accesso era aperto.',
  install: {
    planned: 'Che cosa cambierà:',
    plannedDry: 'Che cosa cambierebbe:',
    plannedRemoval: 'Che cosa tornerà com’era:',
    plannedRemovalDry: 'Che cosa tornerebbe com’era:',
    actions: { create: 'nuovo', change: 'cambia', remove: 'rimuove' },
    purposes: PURPOSES,
    notes: NOTES,
    settled: (count: string) => `Già a posto: ${count}.`,
    nothing: 'Non deve cambiare nulla.',
    nothingInstalled: 'Non è stato trovato nulla di CIE Kit.',
    done: 'Fatto. I browser aperti vanno chiusi e riaperti.',
    doneRemoval: 'Fatto. Tutto è com’era.',
    undo: 'Per tornare indietro: cie token uninstall.',
    left: 'Resta da eseguire a mano:',
  },
} as const;
