import type { Catalogue } from './catalogue.js';

const NOTHING = 'Non devi fare niente.';

/** Findings about logging in with the card: reader's neighbours, token, browsers. */
export const itDoctorToken = {
  'session-denied': {
    title: 'Questa sessione può essere rifiutata dal servizio per le smart card',
    meaning:
      'Il servizio ammette solo chi è seduto davanti allo schermo. Via ssh, o avviato come servizio, CIE Kit non vedrà il lettore, e l’accesso con la carta non potrà riuscire.',
    advice: 'Lavora dalla tua sessione sul desktop, oppure fai creare una regola polkit per pcscd per questo utente.',
  },
  'reader-taken-by-kernel': {
    title: 'Il kernel ha preso per sé l’ACR122U',
    meaning:
      'I suoi moduli NFC tengono il lettore: il servizio per le smart card non ne vede nessuno e nessun accesso è possibile.',
    advice: 'Vieta quei moduli con il comando qui sotto, toglili dalla memoria e ricollega il lettore.',
  },
  'token-platform-unsupported': {
    title: 'L’accesso dai browser non è stato controllato: questo sistema non è ancora previsto',
    meaning: 'CIE Kit configura i browser su Linux e, in parte, su macOS. Tutto il resto funziona.',
    advice: 'Per accedere ai servizi da questo sistema usa per ora Software CIE.',
  },
  'p11-kit-found': {
    title: 'p11-kit è installato',
    meaning: 'È il pezzo fra i browser e CIE Kit.',
    advice: NOTHING,
  },
  'p11-kit-untested': {
    title: 'La versione di p11-kit è più vecchia di quelle provate',
    meaning:
      'L’accesso è stato provato dalla 0.24 in poi; con questa può non riuscire, o il browser può non vedere la carta.',
    advice: 'Aggiorna p11-kit insieme al sistema. Se l’accesso funziona, lascia tutto com’è.',
  },
  'p11-kit-proxy-missing': {
    title: 'Manca la parte di p11-kit che i browser caricano',
    meaning: 'Senza di essa nessun browser vede la carta. Leggere la carta e cambiare il PIN funziona lo stesso.',
    advice: 'Installala se vuoi accedere ai servizi con la carta.',
  },
  'p11-kit-client-missing': {
    title: 'Manca la parte di p11-kit per i singoli programmi',
    meaning: 'Ai browser non serve; serve a "cie token run" e ad alcuni ambienti isolati.',
    advice: 'Installala se usi uno di questi.',
  },
  'token-module-found': {
    title: 'La carta è registrata in p11-kit',
    meaning: 'I programmi che si rivolgono a p11-kit trovano la carta.',
    advice: NOTHING,
  },
  'token-module-missing': {
    title: 'L’accesso con la carta non è ancora configurato su questo computer',
    meaning: 'I browser non vedono ancora la carta. Tutto il resto funziona.',
    advice: 'Configuralo se vuoi accedere ai servizi pubblici con la carta.',
  },
  'token-module-foreign': {
    title: 'La registrazione della carta in p11-kit non è stata scritta da CIE Kit',
    meaning: 'Qualcuno l’ha cambiata o creata. Non si sa che cosa avvia, perciò non viene giudicata.',
    advice: 'Guarda il file. Se non sai da dove viene, mettilo da parte e ripeti l’installazione.',
  },
  'token-module-broken': {
    title: 'La registrazione della carta in p11-kit non porta da nessuna parte',
    meaning:
      'Il programma che dovrebbe avviare non c’è più o non si può eseguire: i browser non vedono la carta. Spesso Node.js è stato spostato o aggiornato.',
    advice: 'Ripeti l’installazione: la registrazione viene scritta di nuovo.',
  },
  'token-module-ignored': {
    title: 'p11-kit non tiene conto della registrazione della carta',
    meaning:
      'Per l’amministratore (root), o dove user-config lo vieta, p11-kit non guarda nella cartella dell’utente: i programmi avviati così non vedono la carta.',
    advice: 'Avvia il browser con il tuo utente; oppure installa per tutti gli utenti.',
  },
  'token-service-running': {
    title: 'Il collegamento con i browser è attivo',
    meaning: 'Mostra la carta ai browser e chiede lui stesso il PIN.',
    advice: NOTHING,
  },
  'token-service-stopped': {
    title: 'Il collegamento con i browser è spento',
    meaning: 'I browser vedono un lettore senza carta, e l’accesso risponde che non c’è nessun certificato.',
    advice: 'Avvialo, poi appoggia di nuovo la carta sul lettore.',
  },
  'token-service-mute': {
    title: 'Il collegamento con i browser non risponde',
    meaning: 'C’è, ma è fermo, forse su un lettore. L’accesso resta in attesa per niente.',
    advice: 'Riavvialo. Se non basta, scollega il lettore e ricollegalo.',
  },
  'token-socket-stale': {
    title: 'Un collegamento con i browser che si è fermato ha lasciato il suo socket',
    meaning: 'Lì non ascolta più nessuno: i browser non vedono la carta.',
    advice: 'Riavvia il collegamento: mette in ordine da solo.',
  },
  'token-socket-exposed': {
    title: 'Altri utenti di questo computer possono raggiungere il socket del collegamento con i browser',
    meaning: 'Potrebbero vedere il tuo certificato e usare la carta mentre è aperta per te.',
    advice: 'Togli i permessi al gruppo e agli altri, poi riavvia il collegamento.',
  },
  'token-socket-foreign': {
    title: 'Il socket del collegamento con i browser appartiene a un altro utente',
    meaning:
      'Chi risponde lì non è il tuo servizio; potrebbe mostrarti una richiesta di PIN che non è nostra. Non digitare il PIN.',
    advice: 'Scopri di chi è, eliminalo e avvia il tuo servizio.',
  },
  'token-runtime-folder-missing': {
    title: 'Questa sessione non ha una cartella per i programmi in esecuzione',
    meaning:
      'XDG_RUNTIME_DIR non indica una cartella esistente, come dopo "su" o in un container: il servizio non ha un posto per il suo socket.',
    advice: 'Accedi al sistema nel modo normale, o avvia il servizio con --socket e una cartella in cui entri solo tu.',
  },
  'opensc-beside-token': {
    title: 'p11-kit mostra il lettore anche attraverso OpenSC',
    meaning:
      'OpenSC interroga lo stesso lettore. Di solito è innocuo; a volte la carta risulta occupata nel momento sbagliato, o compare una seconda voce vuota.',
    advice:
      'Se ogni tanto l’accesso fallisce, escludi OpenSC dai browser con il comando qui sotto. Gli altri programmi lo conservano.',
  },
  'official-module-beside-token': {
    title: 'p11-kit carica anche la libreria del Ministero',
    meaning:
      'La stessa carta compare due volte e due programmi le parlano: le richieste del PIN possono raddoppiare e l’accesso fermarsi a metà.',
    advice: 'Lascia a p11-kit una sola delle due.',
  },
  'openssl-engine-found': {
    title: 'OpenSSL può usare la carta',
    meaning: 'openssl e curl la raggiungono attraverso p11-kit.',
    advice: NOTHING,
  },
  'openssl-engine-missing': {
    title: 'OpenSSL non può usare la carta',
    meaning: 'Riguarda solo openssl e curl da riga di comando, non i browser.',
    advice: 'Installa il componente se li usi con la carta.',
  },
  'tls-versions': {
    title: 'La carta accede con TLS 1.2',
    meaning:
      'Il suo chip fa firme RSA nella forma più vecchia (PKCS #1 v1.5). TLS 1.3 vuole quella nuova, che il chip non sa fare: un server che chiede la carta soltanto con TLS 1.3 non riceve nessun certificato, o il browser segnala un errore.',
    advice:
      'I server dello Stato usano TLS 1.2. Se un altro fallisce, imposta security.tls.version.max a 3 in about:config di Firefox, in un profilo usato solo per questo; con OpenSSL chiedi RSA+SHA256.',
  },
  'browser-none': {
    title: 'Non è stato trovato nessun browser che CIE Kit conosca',
    meaning: 'Sono stati cercati Firefox, Chromium, Chrome ed Edge, come pacchetti, snap e flatpak.',
    advice: 'Installane uno, avvialo una volta e ripeti il controllo.',
  },
  'browser-ready': {
    title: 'Il browser è configurato per la carta',
    meaning: 'Carica la carta attraverso p11-kit.',
    advice: NOTHING,
  },
  'browser-not-set-up': {
    title: 'Il browser non è configurato per la carta',
    meaning: 'Funziona come sempre; un sito che chiede la carta non la trova.',
    advice: 'Configuralo se vuoi accedere ai servizi con questo browser.',
  },
  'browser-never-started': {
    title: 'Questo browser, o questo profilo, non ha ancora un archivio dei certificati',
    meaning: 'Viene creato al primo avvio, o quando lo si configura.',
    advice: 'Avvia il browser una volta e chiudilo, oppure configuralo subito.',
  },
  'browser-restart-needed': {
    title: 'Il browser è in esecuzione da prima di essere configurato',
    meaning: 'Legge l’elenco dei dispositivi di sicurezza solo quando si avvia: non conosce ancora la carta.',
    advice: 'Chiudine tutte le finestre e avvialo di nuovo.',
  },
  'browser-module-broken': {
    title: 'Il browser dovrebbe caricare una libreria che non c’è',
    meaning: 'Si avvia senza la carta e non dice niente. Di solito p11-kit è stato disinstallato o spostato.',
    advice: 'Configura di nuovo il browser.',
  },
  'browser-database-unreadable': {
    title: 'L’elenco dei dispositivi di sicurezza del browser non si può leggere',
    meaning: 'Il file è danneggiato, troppo grande o non è tuo. È stato lasciato dov’è, e CIE Kit non lo cambierà.',
    advice:
      'Apri «Dispositivi di sicurezza» nelle impostazioni del browser: riscrive l’elenco. Altrimenti prova un profilo nuovo.',
  },
  'browser-profiles-unreadable': {
    title: 'L’elenco dei profili del browser non si può leggere',
    meaning: 'Il file è danneggiato, troppo grande o non è tuo: i suoi profili non si sono potuti controllare.',
    advice: 'Apri about:profiles in Firefox e guarda se mostra i tuoi profili.',
  },
  'browser-opensc-twice': {
    title: 'Il browser carica OpenSC due volte',
    meaning:
      'Una volta da sé e una attraverso p11-kit. Entrambe tengono il lettore: la carta è spesso occupata e l’elenco dei certificati lento.',
    advice: 'Togli la voce propria del browser con il comando qui sotto, a browser chiuso.',
  },
  'browser-official-module': {
    title: 'Il browser carica la libreria del Ministero insieme alla nostra',
    meaning:
      'Lo stesso certificato viene proposto due volte. Con il primo il PIN lo chiede il programma del Ministero, con il secondo CIE Kit; entrambi parlano con la stessa carta e l’accesso può fermarsi a metà.',
    advice: 'Togli quella che non usi con il comando qui sotto, a browser chiuso.',
  },
  'browser-tls13-only': {
    title: 'Il browser è impostato per rifiutare TLS 1.2',
    meaning: 'Un’impostazione o una regola di questo computer esige TLS 1.3, con cui la carta non può accedere.',
    advice: 'Annulla quell’impostazione: security.tls.version.min in Firefox, SSLVersionMin nelle regole degli altri.',
  },
  'browser-snap': {
    title: 'Il browser è uno snap, isolato dal resto del computer',
    meaning:
      'Non vede né le librerie del sistema né il socket del token: la carta non si può configurare. Il suo accesso ai lettori (pcscd) per la CIE non serve.',
    advice: 'Per gli accessi installa il browser dal sito di chi lo fa o dalla tua distribuzione, senza snap.',
  },
  'browser-flatpak': {
    title: 'Il browser è un flatpak, isolato dal resto del computer',
    meaning:
      'Ha librerie tutte sue e non può avviare programmi del computer: la carta non si può configurare. Il suo accesso ai lettori (--socket=pcsc) per la CIE non serve.',
    advice: 'Per gli accessi installa il browser come pacchetto della tua distribuzione o di chi lo fa.',
  },
  'check-failed': {
    title: 'Una parte del controllo non si è potuta fare',
    meaning: 'Ciò che quella parte guarda non sta né bene né male: non si sa.',
    advice: 'Ripeti il controllo. Se resta così, faccelo sapere con il rapporto.',
  },
} as const satisfies Partial<Catalogue['doctor']>;
