/** Italian: signing documents. */
export const sign = {
  title: 'Firma i documenti',
  lead: 'Scegli uno o più file: PDF, immagini, lettere, disegni. Il PIN si chiede una volta sola.',
  drop: {
    title: 'Trascina qui i documenti',
    detail: 'Va bene ogni punto di questa finestra.',
    choose: 'Scegli i documenti',
  },
  whatItIs: {
    howTitle: 'Come funziona',
    how: 'La firma va in un file nuovo, accanto all’originale. L’originale non cambia e non esce da questo computer.',
    worthTitle: 'Che valore ha',
    worth:
      'È una firma elettronica avanzata (FEA): vale nei rapporti con la pubblica amministrazione. Non è una firma qualificata: per altri usi, chiedi a chi la riceve.',
  },
  trail: { label: 'Passaggi della firma', steps: ['Documenti e posizione', 'PIN', 'Fatto'] },
  documents: (count: number): string => (count === 1 ? '1 documento' : `${count} documenti`),
  add: 'Aggiungi',
  remove: (name: string): string => `Togli ${name}`,
  sizeIn: (size: string, folder: string): string => (folder === '' ? size : `${size}, in ${folder}`),
  onPage: (page: number): string => `Firma visibile, pagina ${page}`,
  onLastPage: 'Firma visibile, ultima pagina',
  inField: (name: string): string => `Firma nello spazio «${name}»`,
  becomes: {
    pdf: 'PDF firmato, senza riquadro',
    xml: (): string => 'Firma dentro un file XML',
    p7m: (name: string): string => `Diventa ${name}.p7m`,
    p7s: (name: string): string => `Firma a parte: ${name}.p7s`,
    further: (name: string): string => `Aggiunge la tua firma a ${name}`,
    counter: (name: string): string => `Controfirma l’ultima firma di ${name}`,
  },
  bar: (folder: string | undefined): string =>
    folder === undefined
      ? 'I file originali non cambiano: quelli firmati vengono messi accanto.'
      : `I file originali non cambiano: quelli firmati vanno in «${folder}».`,
  signFiles: (count: number): string => (count === 1 ? 'Firma 1 documento' : `Firma ${count} documenti`),
  visible: {
    title: 'Firma visibile',
    text: 'Un riquadro con nome e data. La firma vale anche senza.',
    content: 'Che cosa c’è nel riquadro',
    reason: 'Motivo (facoltativo)',
    place: 'Luogo (facoltativo)',
    lines: 'Testo tuo (facoltativo)',
    linesHint: 'Prende il posto di nome e data, una riga sotto l’altra.',
    picture: 'Immagine (facoltativa)',
    choosePicture: 'Scegli un’immagine',
    changePicture: 'Cambia immagine',
    removePicture: 'Toglila',
  },
  format: {
    title: 'Formato e altre opzioni',
    text: 'PDF firmato per i PDF, .p7m per gli altri file. È la scelta giusta quasi sempre.',
    format: 'Dove va la firma',
    formats: {
      auto: {
        title: 'Secondo il file',
        text: 'Dentro i PDF e gli XML; per gli altri file un .p7m, che contiene tutto.',
      },
      cades: {
        title: 'Sempre in un .p7m',
        text: 'Anche per i PDF. Chi lo riceve deve avere un programma per aprirlo.',
      },
      xades: { title: 'In un file XML', text: 'Solo se te lo chiede chi riceve il documento.' },
    },
    counterSign: 'Controfirma: si firma la firma di chi ha firmato per ultimo, non il documento',
    detached: 'Firma in un file a parte: va inviata insieme al documento',
    level: 'Quanto deve durare la prova',
    levels: {
      b: 'Firma semplice (livello B)',
      t: 'Con la data certa (livello T)',
      lt: 'Con la data e le prove (livello LT)',
      lta: 'Per l’archivio (livello LTA)',
    },
    noAuthority: 'Per aggiungere una data certa serve l’indirizzo di un servizio di marcatura temporale.',
    toSettings: 'Aggiungilo nelle Impostazioni',
    folder: 'Dove vanno i file firmati',
    beside: 'Accanto a ciascun originale',
    chooseFolder: 'Scegli una cartella',
    besideAgain: 'Accanto agli originali',
  },
  noPreview: {
    label: 'Anteprima',
    invisible: 'La firma non si vede sulla pagina, ma c’è e vale lo stesso. Chi apre il file la può verificare.',
    noPdf: 'Questo tipo di file non ha una pagina su cui mettere il riquadro: la firma vale lo stesso.',
  },
  viewer: {
    label: (name: string): string => `Anteprima di ${name}`,
    picture: (page: number, pages: number, name: string): string => `Pagina ${page} di ${pages} di ${name}`,
    page: (page: number, pages: number): string => `Pagina ${page} di ${pages}`,
    previous: 'Pagina precedente',
    next: 'Pagina successiva',
    loading: 'Apriamo il documento…',
    failed:
      'Questo PDF non si può mostrare: può essere danneggiato o protetto, oppure è molto grande. Se si può firmare lo stesso, la firma va nell’ultima pagina.',
    withoutBox: 'Togli il riquadro',
    where: 'Posizione della firma',
    ownBox: 'Un riquadro dove voglio',
    field: (name: string, page: number): string => `Spazio già pronto: ${name} (pagina ${page})`,
    larger: 'Più grande',
    smaller: 'Più piccolo',
    everywhere: 'Stesso posto in tutti i PDF',
  },
  box: {
    label: (page: number): string => `Riquadro della firma, pagina ${page}`,
    help: 'Frecce per spostare, Maiuscole e frecce per ridimensionare, con Ctrl a passi più piccoli.',
    where: (left: number, top: number, width: number, height: number): string =>
      `A sinistra ${left} %, in alto ${top} %; largo ${width} %, alto ${height} %`,
  },
  look: { name: 'Nome e cognome', signedBy: 'Firmato da', date: 'Data', reason: 'Motivo', place: 'Luogo' },
  pin: {
    back: 'Documenti',
    lead: (count: number): string =>
      count === 1 ? 'Scrivi il PIN della carta.' : `Scrivi il PIN una volta: vale per tutti e ${count} i documenti.`,
    first: 'Prima serve la carta.',
    nothingYet: 'Nessun file è stato ancora firmato.',
    submit: 'Firma',
    again: 'Riprova',
  },
  needed: {
    filesWait: 'I documenti che hai scelto ti aspettano qui.',
    starting: { title: 'Un momento', text: 'Guardiamo quali lettori ci sono.', go: '' },
    service: {
      title: 'Il lettore non si può usare',
      text: 'La carta non c’entra: è il computer che non riesce a parlare con il lettore.',
      go: 'Vedi che cosa non va',
    },
    noReader: {
      title: 'Collega il lettore',
      text: 'Inserisci la spina USB del lettore: CIE Kit lo riconosce da solo.',
      go: 'Il lettore c’è già',
    },
    noCard: { title: 'Appoggia la carta sul lettore', text: 'Poi ti chiediamo il PIN.', go: '' },
    reading: { title: 'Leggiamo la carta', text: 'Lasciala ferma sul lettore: ci vuole un istante.', go: '' },
    unknown: {
      title: 'Questa carta non risponde come una CIE',
      text: 'Prova a girarla o a spostarla. Se è un’altra carta, toglila e appoggia la tua.',
      go: 'Vedi la carta',
    },
    several: { title: 'Ci sono più carte', text: 'Scegli con quale vuoi firmare.', go: 'Scegli la carta' },
    notPaired: {
      title: 'Questa carta va prima abbinata',
      text: 'Si fa una volta sola e dura meno di un minuto. Poi torna qui e firma.',
      go: 'Abbina questa carta',
    },
    pinBlocked: {
      title: 'Il PIN è bloccato',
      text: 'La carta non è persa: con il PUK il PIN si sblocca e ne scegli uno nuovo.',
      go: 'Sblocca il PIN',
    },
    blockedForEver: {
      title: 'Il chip di questa carta è chiuso',
      text: 'Resta valida come documento d’identità, ma non può più firmare: per firmare ne serve una nuova.',
      go: 'Che cosa posso ancora fare',
    },
  },
  signing: (count: number): string =>
    count === 1 ? 'Firma di 1 documento in corso' : `Firma di ${count} documenti in corso`,
  progress: {
    lead: 'Lascia la carta ferma sul lettore.',
    start: 'Un momento',
    count: (done: number, total: number): string => `Firmati ${done} su ${total}.`,
    keeps: 'Se interrompi, quello che è già firmato resta.',
  },
  result: {
    title: (signed: number, total: number): string =>
      signed === 0
        ? total === 1
          ? 'Il documento non è stato firmato'
          : 'Nessun documento è stato firmato'
        : signed === total
          ? signed === 1
            ? 'Fatto: 1 documento firmato'
            : `Fatto: ${signed} documenti firmati`
          : signed === 1
            ? `1 documento firmato su ${total}`
            : `${signed} documenti firmati su ${total}`,
    lead: (folder: string | undefined, count: number): string =>
      folder === undefined ? untouched(count) : `${count === 1 ? 'È' : 'Sono'} in «${folder}». ${untouched(count)}`,
    leadSome: 'Ciò che è firmato vale già. Gli originali non sono cambiati.',
    leadNone: untouched,
    cancelled: {
      title: 'Hai interrotto la firma',
      text: 'I documenti già firmati restano, gli altri sono come prima.',
    },
    list: 'Che cosa è successo a ciascun documento',
    stoppedHere: 'Non firmato: la firma si è fermata qui.',
    notBegun: 'Non firmato: la firma si è fermata prima.',
    about: {
      pdf: 'Firma dentro il PDF, senza riquadro',
      page: (page: number): string => `Firma visibile a pagina ${page}`,
      lastPage: 'Firma visibile nell’ultima pagina',
      field: (name: string): string => `Firma nello spazio «${name}»`,
      p7m: 'Contiene il file originale e la firma',
      p7s: 'Contiene solo la firma: invialo insieme all’originale',
      xml: 'Firma dentro il file XML',
      counter: 'Controfirma: la tua firma è su quella di chi ha firmato prima',
    },
    open: 'Apri',
    openNamed: (name: string): string => `Apri ${name}`,
    verify: 'Verifica',
    verifyNamed: (name: string): string => `Verifica ${name}`,
    verifyAll: 'Verifica tutti',
    show: 'Mostra nella cartella',
    others: 'Firma altri documenti',
    signRest: (count: number): string =>
      count === 1 ? 'Firma il documento rimasto' : `Firma i ${count} documenti rimasti`,
    changeRest: (count: number): string =>
      count === 1 ? 'Torna al documento non firmato' : `Torna ai ${count} documenti non firmati`,
    worthTitle: 'Che valore ha',
    worth: [
      'Hai apposto una',
      'firma elettronica avanzata (FEA)',
      ': vale nei rapporti con la pubblica amministrazione. Non è una firma qualificata: per altri usi, chiedi a chi lo riceve.',
    ],
    worthMore: 'Per saperne di più',
    sendTitle: (count: number): string => (count === 1 ? 'Come inviarlo' : 'Come inviarli'),
    send: 'Manda i file così come sono. Se li stampi o li salvi di nuovo con un altro programma, la firma si perde. Se sono documenti importanti, conservane una copia.',
  },
};

function untouched(count: number): string {
  return count === 1 ? 'L’originale non è cambiato.' : 'Gli originali non sono cambiati.';
}
