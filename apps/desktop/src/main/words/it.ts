import { WINDOW_LOCALES } from '../../contract/locales.js';

/** Italian: what is outside the windows. */
export const it = {
  /** For dates. */
  locale: WINDOW_LOCALES.it,
  state: {
    starting: 'Un momento',
    'service-unusable': 'Lettore non utilizzabile',
    'no-reader': 'Nessun lettore collegato',
    'no-card': 'Nessuna carta sul lettore',
    reading: 'Leggiamo la carta',
    'unknown-card': 'Carta non riconosciuta',
    busy: 'Carta in uso: non toglierla',
    'new-card': 'Carta da abbinare',
    ready: 'Carta sul lettore',
    'pin-blocked': 'PIN bloccato',
    'blocked-for-ever': 'Chip bloccato',
  },
  tryOut: (state: string): string => `Prova senza carta vera: ${state}`,
  tray: {
    open: 'Apri CIE Kit',
    sign: 'Firma un file',
    verify: 'Verifica un file',
    lock: 'Chiudi gli accessi con la carta',
    quit: 'Esci da CIE Kit',
  },
  menu: {
    file: 'File',
    sign: 'Firma un file',
    verify: 'Verifica un file',
    settings: 'Impostazioni',
    lock: 'Chiudi gli accessi con la carta',
    close: 'Chiudi la finestra',
    quit: 'Esci da CIE Kit',
    hide: 'Nascondi CIE Kit',
    hideOthers: 'Nascondi gli altri',
    showAll: 'Mostra tutti',
    edit: 'Modifica',
    undo: 'Annulla',
    redo: 'Ripeti',
    cut: 'Taglia',
    copy: 'Copia',
    paste: 'Incolla',
    selectAll: 'Seleziona tutto',
    view: 'Vista',
    home: 'La mia carta',
    zoomIn: 'Ingrandisci',
    zoomOut: 'Rimpicciolisci',
    resetZoom: 'Dimensione normale',
    fullScreen: 'Schermo intero',
    window: 'Finestra',
    minimize: 'Riduci',
    help: 'Aiuto',
    openHelp: 'Apri l’aiuto',
    doctor: 'Controlla che cosa non va',
    lostCodes: 'Ho perso i codici',
    about: 'Informazioni su CIE Kit',
  },
  /** A link of another program that names files. */
  link: {
    sign: (count: number): string =>
      count === 1
        ? 'Una pagina o un programma ti chiede di firmare questo file'
        : 'Una pagina o un programma ti chiede di firmare questi file',
    verify: (count: number): string =>
      count === 1
        ? 'Una pagina o un programma vuole farti verificare questo file'
        : 'Una pagina o un programma vuole farti verificare questi file',
    detail:
      'Aprirlo non firma niente: prima vedi il documento, poi ti viene chiesto il PIN. Se non te lo aspettavi, non aprirlo.',
    open: 'Apri',
    refuse: 'Non aprire',
  },
  /** A server that the settings name from now on. */
  address: {
    proxyUrl: 'Vuoi che CIE Kit vada in rete passando da questo server?',
    timestampUrl: 'Vuoi che CIE Kit chieda la data certa a questo servizio?',
    detail: 'Usalo solo se questo indirizzo l’hai scritto tu.',
    use: 'Usa questo indirizzo',
    refuse: 'No, lascia com’era',
  },
  notices: {
    wrongPin: {
      title: 'Il PIN non è giusto',
      body: (left: number | undefined): string =>
        left === undefined
          ? 'La carta non dice quanti tentativi restano. Prima di riprovare cerca il PIN giusto.'
          : left === 1
            ? 'La carta funziona ancora, ma resta 1 tentativo su 3. Cerca il PIN prima di usarlo.'
            : `La carta funziona ancora. Restano ${left} tentativi su 3.`,
    },
    wrongPuk: {
      title: 'Il PUK non è giusto',
      body: (left: number | undefined): string =>
        left === undefined
          ? 'La carta non dice quanti tentativi restano. Prima di riprovare cerca il PUK giusto.'
          : left === 1
            ? 'Resta 1\u00a0tentativo su\u00a010: se sbagli ancora, il chip si blocca per sempre. Puoi recuperare il PUK con l’app CieID.'
            : `Restano ${left}\u00a0tentativi su\u00a010. Se non lo ricordi, puoi recuperarlo con l’app CieID.`,
    },
    pinBlocked: {
      title: 'Il PIN è bloccato',
      body: 'La carta è intatta. Con il PUK sblocchi il PIN e ne scegli uno nuovo.',
    },
    blockedForEver: {
      title: 'Il chip è bloccato per sempre',
      body: 'La carta resta valida come documento d’identità. Apri CIE Kit per sapere che cosa puoi fare.',
    },
    newCard: {
      title: 'Questa carta non è ancora abbinata',
      body: 'Abbinala una volta sola: poi servirà per entrare nei siti e per firmare.',
    },
    expiring: {
      title: (days: number): string =>
        days === 0 ? 'La carta scade oggi' : days === 1 ? 'La carta scade domani' : `La carta scade tra ${days} giorni`,
      body: (serialNumber: string, date: string): string =>
        `La carta ${serialNumber} vale fino al ${date}. Chiedi per tempo quella nuova al tuo Comune.`,
    },
    grace: {
      title: 'La carta è scaduta',
      body: (serialNumber: string, date: string): string =>
        `Se non ne hai già una nuova, con la carta ${serialNumber} puoi ancora entrare nei siti fino al ${date}.`,
    },
    pukRecovery: {
      title: 'Le 48 ore per il PUK sono passate',
      body: 'Controlla gli SMS e le e-mail, poi apri l’app CieID sul telefono: lì trovi il PUK.',
    },
    staysOpen: {
      title: 'CIE Kit resta acceso',
      body: 'Così puoi entrare nei siti con la carta. Lo ritrovi, o lo chiudi, dalla sua icona accanto all’orologio.',
    },
    locked: {
      title: 'Gli accessi con la carta sono chiusi',
      body: 'La prossima volta ogni programma chiederà di nuovo il PIN.',
    },
    nothingToLock: {
      title: 'Nessun accesso era aperto',
      body: 'In questo momento nessun programma può usare la carta senza chiedere il PIN.',
    },
    notLocked: {
      title: 'Gli accessi non si sono potuti chiudere',
      body: 'Togli la carta dal lettore: senza carta nessun programma può usarla.',
    },
  },
};
