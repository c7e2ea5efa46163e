/** Italian: what is on every screen. */
export const frame = {
  shell: {
    skip: 'Vai al contenuto',
    main: 'Navigazione principale',
    app: 'Applicazione',
    entries: { home: 'La mia carta', sign: 'Firma', verify: 'Verifica', help: 'Aiuto', settings: 'Impostazioni' },
    unsaved: {
      title: 'Le scelte non sono state salvate',
      text: 'Il disco è pieno, oppure la cartella di CIE Kit non si può modificare. Valgono finché CIE Kit resta aperto: libera un po’ di spazio, e al prossimo cambiamento saranno salvate tutte.',
    },
    state: {
      starting: 'Un momento',
      serviceUnusable: 'Lettore non utilizzabile',
      serviceDetail: 'Vedi «La mia carta»',
      noReader: 'Nessun lettore',
      plugIn: 'Collegalo via USB',
      noCard: 'Nessuna carta',
      reading: 'Leggiamo la carta',
      unknownCard: 'Carta non riconosciuta',
      busy: 'Lettura in corso',
      several: 'Più carte',
      choose: 'Scegli quale usare',
      notGenuine: 'Controllo non superato',
      noCodes: 'Non scrivere codici',
      expired: 'Carta scaduta',
      newCard: 'Carta da abbinare',
      ready: 'Carta sul lettore',
      pinBlocked: 'PIN bloccato',
      blockedForEver: 'Chip bloccato',
      toReplace: 'Da sostituire',
    },
    tryOut: {
      title: 'Stai provando senza una carta vera.',
      text: 'La carta è finta: PIN 19283746, PUK 64738291. Le firme non valgono nulla.',
      reader: 'Lettore finto',
      insert: 'Appoggia la carta finta',
      remove: 'Togli la carta finta',
      renew: 'Ricomincia con una carta nuova',
      end: 'Smetti di provare',
    },
  },
  card: {
    drawing: (name: string, serialNumber: string): string =>
      name === ''
        ? `Disegno della carta numero ${serialNumber}`
        : `Disegno della carta di ${name}, numero di serie ${serialNumber}`,
    drawingEmpty: 'Disegno di una carta d’identità elettronica, senza dati',
    drawingUnknown: 'Disegno di una carta non riconosciuta',
    stage: 'Il lettore, come lo vede CIE Kit',
  },
  code: {
    show: (label: string): string => `Mostra le cifre: ${label}`,
    count: (length: number): string => `${length} cifre su 8`,
    firstHalf: 'prima metà: ricevuta',
    secondHalf: 'seconda metà: lettera',
    problems: {
      'not-digits': 'Si possono scrivere solo cifre: il resto è stato tolto.',
      'too-long': 'Le cifre sono più di 8: toglile finché ne restano 8.',
      'too-short': 'Mancano delle cifre: ne servono 8.',
      half: 'Queste sono 4 cifre, la metà del codice. Qui servono tutte e 8: altri programmi ne chiedono solo 4, perché salvano le altre sul computer.',
    },
  },
  tries: {
    left: (kind: 'pin' | 'puk', left: number | undefined, total: number): string =>
      left === undefined
        ? 'Questa carta non dice quanti tentativi restano'
        : left === 0
          ? 'Nessun tentativo rimasto'
          : left === 1
            ? `Resta 1\u00a0tentativo su\u00a0${total}`
            : left === total
              ? `${total}\u00a0tentativi su\u00a0${total}`
              : `Restano ${left}\u00a0tentativi su\u00a0${total}`,
  },
  note: { card: 'La carta', files: 'I file', next: 'Che cosa fare' },
  progress: {
    cancel: 'Interrompi',
    cancelling: 'Si ferma appena la carta ha finito',
    states: { done: 'fatto', now: 'in corso', todo: 'da fare', failed: 'non riuscito' },
  },
  common: {
    copy: 'Copia',
    copied: 'Il comando è copiato',
    noBrowser: 'Il browser non si è aperto. L’indirizzo da scrivere è:',
    /** Of a day of these weeks. */
    at: (day: string, time: string): string => `${day} alle ${time}`,
    /** Between a label and what it labels. */
    colon: ':',
    cancel: 'Annulla',
    source: (source: string, date: string): string => `Fonte: ${source}. Controllato il ${date}.`,
  },
  errors: {
    /** Where the app does what a text names a command for; the longest name that fits is taken first. */
    places: {
      'cie doctor': '«Controlla che cosa non va»',
      'cie list': '«La mia carta»',
      'cie pair': '«Abbina questa carta»',
      'cie pin status': '«La mia carta»',
      'cie pin unblock': '«Sblocca il PIN»',
      'cie pin verify': '«Controlla il PIN»',
      'cie readers': '«Controlla che cosa non va»',
      'cie token run': '«Browser»',
      'cie token': '«Browser»',
      'cie trust fetch': '«Scarica i certificati dello Stato»',
      'cie trust lists add': '«Elenchi europei»',
      'cie trust lists': '«Elenchi europei»',
      'cie trust': '«Certificati fidati»',
      'cie unpair': '«Rimuovi la carta da questo computer»',
      'cie verify': '«Verifica»',
      '--format cades': '«Sempre in un .p7m»',
      '--level': '«Quanto deve durare la prova»',
      '--reader': '«La mia carta»',
      '--trust': '«Certificati fidati»',
    },
    own: {
      'reader-not-answering': {
        title: 'Il lettore ha smesso di rispondere',
        meaning:
          'CIE Kit ha chiuso il collegamento e lo riapre da solo. Se stavi usando un codice, guarda i tentativi rimasti prima di riscriverlo.',
        nextStep: 'Scollega il lettore, aspetta qualche secondo e ricollegalo. Poi appoggia di nuovo la carta.',
      },
      'documents-not-answering': {
        title: 'La lettura dei documenti si è interrotta',
        meaning: 'Un documento era troppo per CIE Kit, o è fatto in modo da bloccarlo. Nessun file è cambiato.',
        nextStep: 'Riprova con un file alla volta. Se con uno succede sempre, fattelo mandare di nuovo.',
      },
      'verdict-forgotten': {
        title: 'Questa verifica non è più in memoria',
        meaning: 'Il file è com’era. Un resoconto si può scrivere solo di ciò che si è appena visto.',
        nextStep: 'Premi «Verifica di nuovo», poi «Salva il resoconto».',
      },
      'card-busy': {
        title: 'CIE Kit sta lavorando con la carta',
        meaning: 'Per non lasciare niente a metà, prima deve finire.',
        nextStep: 'Aspetta che finisca, poi riprova.',
      },
      'command-missing': {
        title: 'Manca il comando «cie»',
        meaning:
          'La carta non c’entra. I browser parlano con la carta attraverso questo comando, che qui non è installato.',
        nextStep: 'Installa il pacchetto @ciekit/cli, poi torna qui.',
      },
      'p11-kit-missing': {
        title: 'Manca p11-kit',
        meaning:
          'La carta non c’entra. I browser arrivano alla carta attraverso questo componente; finora non è stato cambiato nulla.',
        nextStep:
          'Installalo e torna qui. Debian e Ubuntu: sudo apt install p11-kit p11-kit-modules. Fedora: sudo dnf install p11-kit p11-kit-server. macOS: brew install p11-kit.',
      },
      'browsers-unsupported': {
        title: 'Su questo sistema i browser non si possono preparare',
        meaning:
          'La carta non c’entra. Windows e i suoi browser vogliono moduli di un altro tipo; non è stato cambiato nulla.',
        nextStep:
          'Per entrare nei siti pubblici da questo computer usa per ora il programma del Ministero. Firme e codici funzionano qui.',
      },
      'browsers-changed-meanwhile': {
        title: 'Qualcuno ha cambiato gli stessi file proprio adesso',
        meaning: 'La carta non c’entra, e i browser sono com’erano: CIE Kit non ha cambiato nulla.',
        nextStep: 'Chiudi i browser e riprova.',
      },
      'browsers-record-damaged': {
        title: 'L’elenco di ciò che era stato preparato è danneggiato',
        meaning: 'La carta non c’entra, e i browser sono com’erano: CIE Kit non ha cambiato nulla.',
        nextStep: 'Prepara un resoconto con «Controlla che cosa non va» e mostralo a chi ti aiuta.',
      },
      'browsers-place-unusable': {
        title: 'Una cartella dei browser non si può usare',
        meaning:
          'La carta non c’entra. La cartella è di un altro utente, o non è una cartella normale; non è stato cambiato nulla.',
        nextStep: 'Apri CIE Kit con l’utente che usa i browser, senza diritti di amministratore, e riprova.',
      },
      'certificates-unreachable': {
        title: 'I certificati non si sono potuti scaricare',
        meaning: 'La carta non c’entra. Nessuno degli indirizzi dello Stato ha risposto; quello che c’era è rimasto.',
        nextStep:
          'Controlla la connessione e riprova. Se hai i certificati in un file, aggiungili nelle Impostazioni, alla voce «Certificati fidati».',
      },
      'token-not-starting': {
        title: 'Il collegamento con i browser non è partito',
        meaning: 'La carta non c’entra: non le è stato inviato nulla.',
        nextStep: 'Riprova tra poco. Se non parte, chiedi a «Controlla che cosa non va».',
      },
      refused: {
        title: 'La richiesta è stata rifiutata',
        meaning: 'Alla carta non è stato inviato nulla.',
        nextStep: 'Scegli di nuovo il file o la carta e riprova.',
      },
      'disk-full': {
        title: 'Il disco è pieno',
        meaning: 'Il file non è stato scritto, e ciò che c’era prima c’è ancora. La carta non c’entra.',
        nextStep: 'Libera un po’ di spazio, oppure scegli un’altra cartella, e riprova.',
      },
      failed: {
        title: 'Il file non si può leggere o scrivere',
        meaning: 'Alla carta non è stato inviato nulla.',
        nextStep: 'Controlla che il disco non sia pieno e che la cartella si possa modificare, poi riprova.',
      },
    },
  },
};
