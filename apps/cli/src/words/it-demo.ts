import type { Words } from './words.js';

export const itDemo = {
  title: 'CIE Kit: la vita di una carta d’identità in pochi secondi',
  intro:
    'La carta è una carta software di questo programma: gli stessi comandi, la stessa crittografia e gli stessi contatori di una vera, titolare inventato, codici pubblici. Tutto avviene in una cartella temporanea che alla fine sparisce.',
  simulated: (milliseconds) =>
    `Qui ogni comando alla carta richiede almeno ${milliseconds} ms; con una carta vera sono da 40 a 100 ms.`,
  command: (line) => `$ ${line}`,
  costs: (apdus, seconds) => `${apdus} comandi alla carta, ${seconds} s`,
  typed: (what) => `digita ${what}`,
  chapters: {
    make: 'Nasce una carta',
    trust: 'A chi credere',
    status: 'Una carta viene appoggiata sul lettore',
    pair: 'La carta viene abbinata',
    info: 'Chi è il titolare?',
    sign: 'Si firma un contratto',
    validate: 'La firma è buona?',
    verify: 'Il PIN viene controllato',
    change: 'Un PIN nuovo',
    block: 'Tre PIN sbagliati',
    refused: 'Ora anche il PIN giusto è rifiutato',
    unblock: 'Il PUK sblocca il PIN',
    clone: 'Una copia della carta',
    removed: 'La carta viene tolta a metà',
    doctor: 'È tutto in ordine?',
  },
  stories: {
    make: 'Anna Specimen, che non esiste, chiede una carta. Riceve un PIN, un PUK e un chip con chiavi che non ne escono mai.',
    trust:
      'Un chip si dimostra autentico con una firma dello Stato. A questo computer si dice di chi è quella firma: qui di un’autorità di prova, per le carte vere "cie trust fetch".',
    status: 'Il programma riconosce la carta senza alcun codice.',
    pair: 'Il chip dimostra tre volte di essere autentico prima che il PIN gli venga inviato. Poi il certificato viene letto e sigillato sul disco: lo riapre solo questa carta.',
    info: 'Nome e codice fiscale escono dal file sigillato. Senza PIN: la chiave è la carta stessa.',
    sign: 'Anna firma un PDF. Il PIN va alla carta una volta, la carta fa la firma e il programma la mette in una copia: l’originale resta.',
    validate:
      'Chi riceve il file può chiedere: chi, quando, è ciò che è stato firmato, chi garantisce? Quattro risposte, mai mescolate in una. Poi si cambia una lettera della pagina.',
    verify: 'Il PIN viaggia protetto ed è la carta a confrontarlo. Dalla carta non esce mai.',
    change:
      'Prima una scelta imprudente: un PIN che tutti provano per primo viene rifiutato prima di inviare qualcosa. Poi uno buono.',
    block:
      'Qualcuno tira a indovinare. Prima di ogni prova si chiede alla carta quante ne restano; l’ultima va confermata.',
    refused: 'Un PIN bloccato non viene neppure inviato.',
    unblock: 'Anna ha conservato il suo PUK, che nello stesso momento imposta un PIN nuovo.',
    clone:
      'Qualcuno ha copiato tutti i file della carta su un altro chip. I file si copiano, le chiavi no: la copia viene scoperta prima di inviare un codice.',
    removed: 'La carta viene sollevata mentre lavora. Il programma dice che cosa significa, e la carta non ne risente.',
    doctor: 'Lo stesso controllo di "cie doctor".',
  },
  actions: {
    contract: 'Sono d’accordo. Anna Specimen',
    reason: 'D’accordo',
    forged: 'Cambiata una lettera:',
    pinIs: 'Il PIN è giusto.',
    newPin: 'Il PIN è cambiato.',
    blocked: 'Il PIN è bloccato.',
    unblocked: 'Il PIN è sbloccato e cambiato.',
    wrongPin: 'un PIN sbagliato',
    lastTry: 'domanda: usare l’ultimo tentativo? Qualcuno risponde di sì.',
    triesUntouched: (tries) => `La carta conferma: ${tries}`,
    nothingSent: 'A questa carta non è arrivato nessun comando con un codice.',
    storeUntouched: 'L’abbinamento è intatto e la carta funziona di nuovo subito.',
    trusted: (name) => `Di fiducia per questa dimostrazione: ${name}`,
    sealed: (file) => `Conservati in ${file}`,
  },
  login: {
    title: 'CIE Kit: un accesso di livello 3, con la carta stessa',
    intro:
      'Una carta software, il suo token PKCS#11, un’identità di prova locale che si comporta come «Entra con CIE», e un servizio: tutto in questo processo. Chi entra è curl, che di CIE Kit non sa nulla. È una prova: nessun server dello Stato vi partecipa.',
    chapters: {
      card: 'Una carta su questo computer',
      token: 'La carta diventa un token PKCS#11',
      services: 'Un posto in cui entrare',
      login: 'curl entra',
      told: 'Chi è? Che cosa ha saputo il servizio',
    },
    stories: {
      card: 'La carta di Anna viene abbinata: così i programmi ne vedono il certificato senza PIN.',
      token: 'I programmi raggiungono la carta da un socket che solo questo utente può aprire, tramite p11-kit.',
      services: 'L’identità di prova chiede la carta con TLS 1.2 e informa il servizio con OpenID Connect.',
      login:
        'Il server chiede una firma nell’handshake TLS. curl la chiede al token, il token chiede il PIN, la carta firma. Poi Anna acconsente a dire al servizio chi è.',
      told: 'Il servizio ha controllato la firma dell’ID token, il livello e il nonce.',
    },
    asks: (program) => `${program} vuole una firma: il PIN lo chiede il token, non il programma. ********`,
    serves: 'Il token c’è.',
    provider: (address) => `Identità di prova: ${address}`,
    service: (address) => `Servizio: ${address}`,
    recognised: 'La carta è stata riconosciuta.',
    agreed: 'Anna ha acconsentito, e il servizio la conosce.',
    fields: { name: 'Nome', codiceFiscale: 'Codice fiscale', documentNumber: 'Documento', level: 'Livello' },
    end: 'Accesso riuscito.',
    next: 'Con i browser e la tua carta: "cie token install". Per le tue prove: il pacchetto @ciekit/idp.',
  },
  end: 'Questa era tutta la storia.',
  total: (apdus, seconds) => `${apdus} comandi alle carte in ${seconds} s. Su questo computer non è rimasto nulla.`,
  next: 'Con la tua carta: appoggiala sul lettore ed esegui "cie status", poi "cie pair".',
} as const satisfies Words['demo'];
