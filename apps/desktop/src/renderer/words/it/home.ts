/** Italian: reader and card as they lie there, the paired cards, the first start. Words between asterisks are shown bold. */
export const home = {
  tryOut: 'Prova senza una carta',
  look: 'Controlla di nuovo',
  doctor: 'Controlla che cosa non va',
  try: 'Prova così',

  starting: { title: 'Un momento', lead: 'Cerchiamo il lettore.', lip: 'Cerchiamo il lettore' },
  service: {
    lip: 'Lettore non utilizzabile',
    lead: 'La carta non c’entra: non le è successo nulla.',
    titles: {
      'service-not-running': 'Accendiamo il servizio per i lettori',
      'binding-unavailable': 'Manca un componente per i lettori',
      'access-denied': 'Il computer non ti lascia usare il lettore',
      'reader-not-answering': 'Il lettore ha smesso di rispondere',
      other: 'Il lettore non si può usare',
    },
    steps: {
      'service-not-running': {
        linux: [
          '*Apri il terminale* e copia questo comando, poi premi Invio:',
          '*Scrivi la password del computer* se te la chiede. Mentre la scrivi non si vede nulla: è normale.',
          '*Aspetta qualche secondo.* Questa pagina cambia da sola.',
        ],
        win32: [
          '*Premi Windows e R*, scrivi il nome qui sotto e premi Invio:',
          '*Cerca «Smart Card»* nell’elenco, fai doppio clic e scegli Avvio automatico.',
          '*Premi Avvia*, poi OK. Questa pagina cambia da sola.',
        ],
        darwin: [
          '*Scollega il lettore*, aspetta qualche secondo e ricollegalo.',
          '*Ancora niente?* Riavvia il computer: il servizio parte insieme al sistema.',
        ],
      },
      'binding-unavailable': {
        linux: [
          '*Apri il terminale* e copia questo comando, poi premi Invio. Se ti chiede la password del computer, scrivila: mentre la scrivi non si vede nulla, è normale.',
          '*Chiudi CIE Kit* e aprilo di nuovo.',
        ],
        other: ['*Installa di nuovo CIE Kit*: una parte dell’installazione non è completa.'],
      },
      'access-denied': {
        other: [
          '*Apri CIE Kit dal tuo desktop*, non da un collegamento a distanza e non come un altro utente.',
          '*Il computer è gestito da qualcun altro?* Chiedi l’accesso ai lettori di smart card (pcscd, polkit).',
        ],
      },
      'reader-not-answering': {
        other: [
          '*Scollega il lettore*, aspetta qualche secondo e ricollegalo.',
          '*Rimetti la carta al centro.* CIE Kit riapre il collegamento da solo.',
          '*Succede ancora?* Usa un’altra presa USB del computer, senza prolunghe.',
        ],
      },
    },
    commands: {
      'service-not-running': { linux: 'sudo systemctl enable --now pcscd.socket', win32: 'services.msc' },
      'binding-unavailable': { linux: 'sudo apt install pcscd libpcsclite1' },
    },
    codesSafe: 'Nessun codice è stato inviato alla carta.',
    afterHang: 'Se stavi scrivendo un codice, guarda i tentativi rimasti prima di riscriverlo.',
  },
  noReader: {
    title: 'Collega il lettore al computer',
    lead: 'CIE Kit non lo vede. La carta non c’entra: non le è successo nulla.',
    lip: 'Lettore non collegato',
    steps: [
      '*Inserisci la spina USB* direttamente nel computer, senza prolunghe né adattatori.',
      '*Aspetta qualche secondo.* Quando il lettore si accende, questa pagina cambia da sola.',
      '*Ancora niente?* Usa un’altra presa USB, poi chiedi a CIE Kit di controllare.',
    ],
    which: 'Quale lettore mi serve?',
    whichText:
      'Un lettore senza contatto (NFC, ISO 14443), da collegare via USB. Quelli in cui la carta si infila, come per la tessera sanitaria, non leggono la CIE.',
    meanwhile: {
      before: 'Intanto puoi ',
      verify: 'verificare una firma',
      or: ' o ',
      theft: 'stampare il foglio per bloccare la carta',
      after: ': il lettore non serve.',
    },
  },
  noCard: {
    title: 'Appoggia la carta sul lettore',
    lead: 'Mettila al centro e lasciala ferma. CIE Kit la riconosce da solo.',
    lip: 'In attesa della carta',
    tipsTitle: 'Se non viene riconosciuta',
    tips: [
      '*Togli la custodia.* Quelle schermate bloccano il segnale.',
      '*Allontana le altre carte.* Bancomat, tessere e telefono possono disturbare.',
      '*Non spostarla.* Se scivola, appoggiala di nuovo: nessun problema.',
    ],
    lost: 'La carta è smarrita o rubata? ',
    lostLink: 'Qui trovi il numero da chiamare e i dati da dire',
  },
  reading: {
    title: 'Leggiamo la carta',
    lead: 'Lasciala ferma per qualche secondo. Non serve nessun codice.',
    lip: 'Lettura in corso',
  },
  unknown: {
    title: 'Questa non sembra una CIE',
    lead: 'Il lettore funziona, ma la carta appoggiata non è una carta d’identità elettronica.',
    lip: 'Carta non riconosciuta',
    tipsTitle: 'Controlla la carta',
    tips: [
      '*È la carta giusta?* La tessera sanitaria, il bancomat e le tessere dei mezzi non vanno bene qui.',
      '*Ce n’è più di una?* Lascia sul lettore solo la carta d’identità.',
      '*È proprio la tua CIE?* Toglila, aspetta due secondi e appoggiala di nuovo.',
    ],
    doctor: 'È una CIE: controlla che cosa non va',
    safe: 'Su questa carta non è stato scritto né cambiato nulla.',
  },
  mute: {
    title: 'La carta non risponde',
    lead: 'Il lettore sente qualcosa, ma non riceve risposta. Quasi sempre è questione di posizione.',
    lip: 'Nessuna risposta',
    tipsTitle: 'Appoggiala di nuovo',
    tips: [
      '*Solleva la carta*, aspetta due secondi e mettila al centro del lettore.',
      '*Da sola.* Togli la custodia e allontana altre carte, chiavi e telefono.',
      '*Lontano dal metallo.* Un tavolo o un computer di metallo sotto il lettore disturba il segnale.',
    ],
  },
  unreadable: {
    title: 'Questa carta non si riesce a leggere',
    lead: 'Potrebbe essere solo appoggiata male. Nessun codice le è stato inviato.',
    lip: 'Lettura non riuscita',
  },
  several: {
    title: 'Quale carta vuoi usare?',
    lead: 'Ci sono più carte d’identità sui lettori. I codici vanno solo a quella che scegli.',
    unpaired: 'Carta da abbinare',
    nis: (nis: string): string => `Numero servizi ${nis}`,
    on: (reader: string): string => `Su: ${reader}`,
    other: 'C’è un’altra carta su un altro lettore:',
    change: 'Usa quella carta',
  },
  newCard: {
    title: 'Questa carta è nuova qui',
    lead: 'È una CIE. Per usarla su questo computer, abbinala: si fa una volta sola.',
    lip: 'Carta da abbinare',
    how: 'Come funziona',
    steps: [
      '*Controlliamo che sia autentica.* Prima di questo controllo il PIN non viene inviato.',
      '*Scrivi il PIN di 8 cifre.* Le prime\u00a04 sono nella ricevuta della domanda, le altre nella lettera arrivata con la carta.',
      '*Lascia la carta ferma* per circa 10\u00a0secondi.',
    ],
    pair: 'Abbina questa carta',
    noPin: 'Non trovo il PIN',
    kept: 'Il PIN resta nella carta. Su questo computer si salvano il numero di serie e le date; nome, codice fiscale e certificato si aprono solo con la carta sul lettore.',
  },
  ready: {
    title: 'La tua carta è pronta',
    lead: 'È sul lettore ed è abbinata a questo computer.',
    leadReading: 'È riconosciuta. Leggiamo i tentativi rimasti: lasciala ferma.',
    titleProblem: 'La carta è sul lettore',
    leadProblem: 'È abbinata a questo computer, ma non tutto si riesce a leggere.',
    lip: 'Carta riconosciuta',
    lipReading: 'Lettura in corso',
    facts: {
      pin: 'PIN',
      puk: 'PUK',
      valid: 'Carta valida',
      online: 'Accesso online',
      until: (date: string): string => `fino al ${date}`,
      expiredOn: (date: string): string => `scaduta il ${date}`,
      endedOn: (date: string): string => `finito il ${date}`,
      reading: 'lettura in corso',
      unknown: 'non letto',
    },
    unlessNew: '* Se prima non ottieni una nuova carta.',
    what: 'Che cosa vuoi fare?',
    problem: 'Rileggi la carta',
  },
  acts: {
    sign: { title: 'Firma un documento', text: 'Uno o più file, con un solo PIN' },
    browse: {
      title: 'Entra in un sito pubblico',
      running: 'Il collegamento con i browser è attivo',
      stopped: 'Firefox e Chromium, una volta pronti',
    },
    verify: { title: 'Verifica una firma', text: 'In un file che hai ricevuto' },
    changePin: { title: 'Cambia il PIN', text: 'Scegli le tue 8 cifre' },
    unblock: { title: 'Sblocca il PIN', text: 'Ti serve il PUK' },
    findPin: { title: 'Ritrova il PIN', text: 'Prima di usare l’ultimo tentativo' },
    recoverPuk: { title: 'Recupera il PUK', text: 'Con l’app CieID, in 48 ore' },
    reprint: { title: 'Fatti ristampare i codici', text: 'Gratis, di persona, in un Comune' },
    theft: { title: 'Foglio per bloccare la carta', text: 'Il numero da chiamare e i dati da dire' },
    another: 'Abbina un’altra carta',
    anotherText: 'Togli questa carta e appoggia l’altra: CIE Kit la riconosce da solo e ti guida.',
    details: 'Dati della carta',
  },
  notices: {
    lastTry: {
      title: 'Per il PIN resta un solo tentativo',
      text: 'La carta funziona. Se il prossimo PIN è sbagliato si blocca, e per sbloccarlo serve il PUK. Se è giusto, i tentativi tornano 3.',
    },
    pukLow: {
      title: (left: number): string =>
        left === 1 ? 'Per il PUK resta 1 tentativo su 10' : `Per il PUK restano ${left} tentativi su 10`,
      text: 'La carta è integra. Se i tentativi per il PUK finiscono, il chip si chiude per sempre. Recuperarlo non ne consuma.',
      link: 'Recupera il PUK',
    },
    usable: {
      title: 'La carta è scaduta, ma online funziona ancora',
      text: (expiry: string, end: string): string =>
        `Come documento d’identità è scaduta il ${expiry}. I servizi online possono accettarla fino al ${end}, se prima non ottieni una nuova carta.`,
    },
    soon: {
      title: (days: number): string =>
        days === 0 ? 'La carta scade oggi' : days === 1 ? 'La carta scade domani' : `La carta scade tra ${days} giorni`,
      text: (end: string): string =>
        `Conviene chiedere per tempo la nuova carta al Comune. Online questa può funzionare fino al ${end}, se prima non ottieni quella nuova.`,
    },
    notYet: {
      title: 'Per questo computer la carta non è ancora valida',
      text: (today: string): string =>
        `Guarda la data del computer: per lui oggi è il ${today}. Se non è giusta, correggila e la carta torna pronta.`,
    },
    issuer: {
      title: 'Chi ha emesso la carta non è stato controllato',
      text: 'Il chip risponde come deve. Quando l’hai abbinata, però, su questo computer mancavano i certificati dello Stato: scaricali, poi potrai abbinarla di nuovo.',
      link: 'Controlla e scarica i certificati',
    },
    renew: {
      title: 'Ora si può controllare chi ha emesso la carta',
      text: 'Quando l’hai abbinata mancavano i certificati dello Stato, adesso ci sono. Abbinala di nuovo: serve il PIN.',
      link: 'Abbina di nuovo la carta',
    },
  },
  pinBlocked: {
    title: 'Il PIN è bloccato: sblocchiamolo',
    lead: 'La carta è integra. È stato scritto per 3 volte un PIN sbagliato, e il chip lo ha chiuso per proteggerti.',
    /** Right after the wrong PIN that did it. */
    leadNow:
      'La carta è integra. Anche questo PIN era sbagliato: dopo 3 errori di fila il chip blocca il PIN, per proteggerti.',
    lip: 'PIN bloccato',
    what: 'Che cosa ti serve',
    needs: [
      '*Il PUK di 8 cifre.* Le prime\u00a04 sono nella ricevuta della domanda, le altre nella lettera arrivata con la carta.',
      '*Un PIN nuovo*, che scegli tu adesso. Quello vecchio non serve.',
    ],
    act: 'Con il PUK e un PIN nuovo',
    without: 'Non hai il PUK?',
    still:
      'Intanto la carta resta valida come documento d’identità fino alla scadenza, e il blocco non tocca i file già firmati.',
  },
  blocked: {
    title: 'Il chip di questa carta è bloccato',
    lead: 'Il PUK è stato sbagliato 10 volte. Per sicurezza il chip si è chiuso e non si può riaprire: serve una nuova carta.',
    /** Right after the wrong PUK that did it. */
    leadNow:
      'Anche questo PUK era sbagliato, ed era l’ultimo dei 10 tentativi. Per sicurezza il chip si è chiuso e non si può riaprire: serve una nuova carta.',
    lip: 'Chip bloccato',
    still: 'Che cosa puoi ancora fare',
    document: (date: string): string => `Mostrarla come documento d’identità, fino al ${date}`,
    documentUnpaired: 'Mostrarla come documento d’identità, fino alla data di scadenza che vi è stampata',
    signed: 'Usare i documenti già firmati: il blocco non li tocca',
    not: 'Che cosa non funziona più',
    sites: 'Entrare nei siti pubblici con la carta',
    codes: 'Firmare e cambiare il PIN',
    now: 'Che cosa fare ora',
    ask: 'Chiedi una nuova carta al tuo Comune. Questa volta conserva bene ricevuta e lettera: insieme danno i codici.',
    site: 'Come chiedere una nuova carta',
    browser: 'Si apre il sito del Ministero nel browser.',
  },
  expired: {
    title: 'Questa carta è scaduta',
    lead: (expiry: string, end: string): string =>
      `È scaduta il ${expiry}; i 90\u00a0giorni in più per i servizi online sono finiti il ${end}.`,
    lip: 'Carta scaduta',
    still: 'Che cosa resta valido',
    signed: 'I documenti firmati quando la carta era valida',
    verify: 'Verificare le firme nei file che ricevi',
    not: 'Che cosa non funziona più',
    sites: 'Entrare nei siti pubblici e firmare',
    identity: 'Mostrarla come documento d’identità',
    ask: 'Chiedi una nuova carta al tuo Comune. Quando arriva, abbinala qui e rimuovi questa.',
  },
  notGenuine: {
    title: 'Non scrivere codici per questa carta',
    lead: 'Il chip non ha superato i controlli. Per farli non è stato inviato nessun codice.',
    lip: 'Controllo non superato',
    means: 'Che cosa può essere',
    reasons: [
      'Un lettore guasto, o manomesso da qualcuno',
      'Una copia della carta, o una carta falsificata',
      'Una carta vera, firmata con certificati che questo computer non ha ancora',
    ],
    now: 'Che cosa fare, con calma',
    steps: [
      '*Togli la carta dal lettore* e tienila con te.',
      '*Prova con un altro lettore*, meglio se su un altro computer. Se lì va tutto bene, il problema era il primo lettore.',
      '*Succede ancora?* Portala in Comune o alla Polizia e falla controllare. I codici non servono per il controllo: non darli a nessuno.',
    ],
    found: 'Che cosa è stato trovato',
    paired: 'La carta che hai abbinato resta nell’elenco: i suoi dati non sono stati cambiati.',
  },
};
