/** Italian: the settings, and what the app is. */
export const settings = {
  title: 'Impostazioni',
  sections: {
    label: 'Sezioni',
    general: 'Generali',
    signing: 'Firma',
    verification: 'Verifica',
    browsers: 'Browser',
    network: 'Rete',
    diagnostics: 'Diagnostica',
    about: 'Informazioni',
  },
  source: 'Le modifiche valgono subito. CIE Kit non invia statistiche.',
  save: 'Salva',
  saved: 'Salvato',
  unchanged: 'Non è cambiato niente',
  general: {
    look: 'Aspetto',
    themes: { system: 'Come il computer', light: 'Chiaro', dark: 'Scuro' },
    contrast: { title: 'Contrasto alto', text: 'Bordi e testi più netti' },
    language: 'Lingua',
    startAtLogin: {
      title: 'Avvia CIE Kit insieme al computer',
      text: 'Serve per entrare nei siti senza aprirlo ogni volta. Chiusa la finestra, resta accanto all’orologio.',
    },
    keepLog: {
      title: 'Tieni un registro',
      text: 'Che cosa è stato fatto e quando, per chi ti aiuta. Mai codici, nomi o file',
    },
  },
  signing: {
    level: 'Quanto deve durare la prova',
    levelText: 'Vale per le prossime firme. Puoi cambiarlo ogni volta, mentre firmi.',
    levels: {
      b: { title: 'Firma semplice', text: 'Basta quasi sempre (livello B)' },
      t: { title: 'Con la data certa', text: 'Un’autorità conferma quando hai firmato (livello T)' },
      lt: { title: 'Con la data e le prove', text: 'Si verifica anche dopo la scadenza della carta (livello LT)' },
      lta: { title: 'Per l’archivio', text: 'Le prove si possono rinnovare negli anni (livello LTA)' },
    },
    needsAuthority: 'Per la data certa serve l’indirizzo di un servizio di marcatura temporale.',
    authority: 'Servizio di marcatura temporale',
    authorityText:
      'L’indirizzo te lo dà chi offre il servizio. Riceve solo un’impronta del documento, mai il documento.',
    authorityWrong: 'Questo non è un indirizzo: comincia con http:// o https://.',
  },
  verification: {
    online: {
      title: 'Chiedi online se una carta è stata bloccata',
      text: 'Quando verifichi una firma. Se è spento, CIE Kit te lo chiede ogni volta',
    },
    certificates: 'Certificati fidati',
    certificatesText: 'Servono a riconoscere le carte e le firme. Quelli dello Stato si scaricano da qui.',
    none: 'Non c’è ancora nessun certificato.',
    until: (date: string): string => `Vale fino al ${date}`,
    origin: { 'built-in': 'dello Stato', added: 'aggiunto da te' },
    remove: 'Rimuovi',
    removeNamed: (name: string): string => `Rimuovi ${name}`,
    fetchTrust: 'Scarica i certificati dello Stato',
    fetched: (added: number): string =>
      added === 0
        ? 'C’erano già tutti.'
        : added === 1
          ? '1 certificato dello Stato aggiunto.'
          : `${added} certificati dello Stato aggiunti.`,
    addFile: 'Aggiungi da un file',
    removeTitle: (name: string): string => `Vuoi rimuovere «${name}»?`,
    removeText:
      'Le firme e le carte che dipendono da questo certificato risulteranno non riconosciute. Puoi aggiungerlo di nuovo.',
    keep: 'No, tienilo',
    lists: 'Elenchi europei',
    listsText: 'Dicono chi, in Europa, può emettere firme qualificate. Scaricarli può richiedere qualche minuto.',
    noLists: 'Non c’è ancora nessun elenco.',
    list: (country: string, services: number): string =>
      services === 1 ? `${country}: 1 servizio` : `${country}: ${services} servizi`,
    listUpdate: (date: string): string => `Prossimo aggiornamento: ${date}`,
    listUpdateUnknown: 'Prossimo aggiornamento non indicato',
    fetchLists: 'Scarica gli elenchi europei',
    listsFetched: (lists: number): string => (lists === 1 ? '1 elenco aggiornato.' : `${lists} elenchi aggiornati.`),
    listProblems: 'Alcuni elenchi non si sono potuti usare',
    removeListTitle: (country: string): string => `Vuoi rimuovere l’elenco di ${country}?`,
    removeListText:
      'Le firme qualificate di quel Paese non saranno più riconosciute come tali. Puoi scaricarlo di nuovo.',
  },
  browsers: {
    lead: 'Per entrare nei siti con la carta il browser deve sapere che CIE Kit c’è. Si fa una volta sola.',
    set: {
      title: 'Prepara i browser',
      text: 'Firefox, Chrome, Chromium e gli altri: che cosa manca e come si mette a posto',
    },
    lock: {
      title: 'Accessi con la carta',
      text: 'Ogni programma che sta usando la carta dovrà chiedere di nuovo il PIN.',
    },
    lockButton: 'Chiudi gli accessi',
    locked: 'Gli accessi sono chiusi.',
  },
  network: {
    proxy: 'Proxy',
    proxyText: 'Serve in alcuni uffici. A casa lascia vuoto: CIE Kit usa la rete come gli altri programmi.',
    proxyHint: 'Per esempio http://proxy.ufficio.example:3128',
    proxyWrong: 'Questo indirizzo non va bene: comincia con http:// e non contiene nome utente né password.',
    passwordTitle: 'La password non si salva mai',
    passwordText:
      'Se il tuo proxy chiede una password, qui non va scritta: resterebbe su disco. Mettila nella variabile d’ambiente http_proxy e lascia vuoto questo campo.',
    whenTitle: 'Quando CIE Kit usa la rete',
    when: [
      'Per scaricare i certificati dello Stato e gli elenchi europei, quando lo chiedi tu.',
      'Per chiedere se una carta è stata bloccata, quando verifichi una firma e lo vuoi.',
      'Per la data certa delle firme, se hai scritto l’indirizzo di un servizio.',
    ],
  },
  diagnostics: {
    doctor: {
      title: 'Controlla che cosa non va',
      text: 'Lettore, servizio, carta, browser. Da lì salvi anche il resoconto per chi ti aiuta',
    },
    log: 'Registro',
    logText: 'È solo su questo computer. Leggilo prima di darlo a qualcuno.',
    logOff: 'Il registro è spento: non viene scritto niente.',
    empty: 'Il registro è vuoto.',
    read: 'Mostra il registro',
    hide: 'Nascondi il registro',
    clear: 'Svuota il registro',
    cleared: 'Il registro è stato svuotato.',
    clearTitle: 'Vuoi svuotare il registro?',
    clearText: 'Quello che c’è scritto va perso. Se qualcuno ti sta aiutando, chiedigli prima se gli serve.',
    clearKeep: 'No, tienilo',
  },
  about: {
    version: (version: string): string => `Versione ${version}`,
    what: 'CIE Kit serve a usare la carta d’identità elettronica sul computer: codici, firme, verifiche, accessi di livello 3.',
    notMinistryTitle: 'Non è il programma del Ministero',
    notMinistry:
      'CIE Kit è un progetto aperto e indipendente. Il programma ufficiale si chiama «Software CIE» e lo trovi sul sito del Ministero dell’Interno.',
    ministry: 'Apri il sito del Ministero',
    privacyTitle: 'Che cosa esce da questo computer',
    privacy: [
      'CIE Kit non invia statistiche e non ha un account.',
      'PIN e PUK vanno solo alla carta: non si salvano e non si scrivono da nessuna parte.',
      'I documenti restano qui.',
    ],
    sourceTitle: 'Codice',
    sourceText:
      'Il codice di CIE Kit è aperto a tutti, con licenza MIT: chiunque può leggerlo, controllarlo, migliorarlo.',
    licences: (count: number): string => `Programmi di altri che usiamo: ${count}`,
    licencesText: 'Grazie a chi li ha scritti. Il testo completo delle licenze è nella cartella del programma.',
  },
};
