/** Italian: changing and unblocking the PIN. Words between asterisks are shown bold. */
export const codeScreens = {
  change: {
    title: 'Cambia il PIN',
    lead: 'Scegli 8 cifre facili da ricordare per te e difficili da indovinare per gli altri.',
    old: 'PIN attuale',
    submit: 'Cambia il PIN',
    lost: 'Non ricordo il PIN attuale',
    foot: 'Il PIN resta nella carta: CIE Kit non lo conserva, nemmeno in parte.',
    working: 'Cambio del PIN in corso',
    done: 'Il PIN è cambiato',
    doneLead: 'La carta ha accettato il nuovo PIN.',
    doneNote: {
      title: 'Da adesso vale il PIN nuovo',
      text: 'Vale in ogni programma e su ogni computer. Il PUK è rimasto lo stesso.',
    },
  },
  unblock: {
    gateTitle: 'Sblocca il PIN',
    blocked: {
      title: 'Il PIN è bloccato: sblocchiamolo',
      lead: 'Succede dopo 3 errori. La carta è integra: con il PUK scegli un nuovo PIN.',
      submit: 'Sblocca il PIN',
    },
    forgotten: {
      title: 'Scegli un nuovo PIN con il PUK',
      lead: 'Il PIN non è bloccato. Se non lo ricordi più, con il PUK ne scegli uno nuovo.',
      submit: 'Imposta il nuovo PIN',
    },
    puk: 'PUK',
    lost: 'Non trovo il PUK',
    difference: {
      title: 'PUK e PIN non sono uguali',
      text: 'Il PUK serve solo a scegliere un nuovo PIN. Ha 8 cifre, è negli stessi due fogli e non si può cambiare.',
    },
    working: 'Impostazione del nuovo PIN in corso',
    done: 'La carta ha un nuovo PIN',
    doneLead: 'Il PUK era giusto e il PIN è sbloccato.',
    doneNote: {
      title: 'Da adesso vale il PIN nuovo',
      text: 'Hai di nuovo 3 tentativi per il PIN e 10 per il PUK. Il PUK è rimasto lo stesso: conservalo con i fogli.',
    },
  },
  recoverPuk: {
    title: 'Prima recuperiamo il PUK',
    lead: 'La carta è integra e nessuno ti mette fretta. Conviene non tirare a indovinare.',
    few: (left: number | undefined): string =>
      left === 1 ? 'Resta 1 solo tentativo per il PUK' : `Restano ${left ?? 0} tentativi per il PUK`,
    next: 'Recupera il PUK: non consuma tentativi.',
    app: {
      title: 'Recupera il PUK con l’app CieID',
      text: '48 ore, con un telefono NFC. È la via consigliata',
    },
    reprint: { title: 'Fatti ristampare i codici in Comune', text: 'Gratis, di persona, con la carta in mano' },
    goOn: 'Ho il PUK davanti a me',
    why: {
      title: 'Perché fermarsi',
      text: 'I tentativi non tornano a 10 con il tempo. Tornano solo quando il PUK giusto viene accettato.',
    },
  },
  unknown: {
    pageTitle: 'Quale PIN c’è sulla carta?',
    lead: 'La carta non è persa. Bastano due controlli, senza fretta.',
    title: 'Non si sa se il PIN è cambiato',
    meaning:
      'La risposta della carta si è persa proprio mentre il PIN cambiava. Ora c’è quello nuovo oppure quello di prima: CIE Kit non ne prova nessuno da solo, per non consumare i tuoi tentativi.',
    meaningBlocked:
      'La risposta della carta si è persa proprio mentre il PIN veniva sbloccato. Per sapere com’è andata bastano i tentativi rimasti, che si leggono senza codici.',
    next: 'Rimetti la stessa carta sul lettore: i tentativi rimasti si leggono senza consumarne.',
    nextHere: 'Scrivi il PIN nuovo, una volta sola: se è quello giusto, hai finito.',
    other: {
      title: 'Questa è un’altra carta',
      text: 'Rimetti sul lettore quella con cui stavi lavorando.',
    },
    new: { label: 'Il PIN nuovo', submit: 'Prova il PIN nuovo' },
    old: { label: 'Il PIN di prima', submit: 'Prova il PIN di prima' },
    checking: 'Controllo del PIN',
    notNew: {
      title: 'Non è il PIN nuovo',
      text: 'Allora vale quello di prima. Scrivilo: se è giusto, tornano tutti e 3 i tentativi.',
      unblock: 'Allora lo sblocco non è avvenuto. Il PUK è ancora valido: usalo di nuovo.',
    },
    isNew: {
      title: 'Il PIN nuovo è sulla carta',
      lead: 'È andato tutto a buon fine, anche se la risposta si era persa.',
      note: { title: 'Da adesso vale il PIN nuovo', text: 'La carta lo ha appena accettato. Hai 3 tentativi su 3.' },
    },
    isOld: {
      title: 'Il PIN è quello di prima',
      lead: 'Il cambio non è avvenuto, e la carta funziona.',
      note: { title: 'Vale il PIN di prima', text: 'La carta lo ha appena accettato. Puoi cambiarlo quando vuoi.' },
    },
    triesTell: {
      title: 'Lo sblocco è riuscito',
      text: 'Prima il PIN non aveva tentativi e ora ne ha: vale il PIN nuovo.',
    },
    notUnblocked: {
      title: 'Il PIN è ancora bloccato',
      lead: 'La carta è integra: basta ripetere lo sblocco.',
      noteTitle: 'Lo sblocco non è avvenuto',
      text: 'Il PIN non ha ancora tentativi, quindi quello nuovo non è stato impostato. Il PUK era giusto e vale ancora.',
    },
    unblockAgain: 'Ripeti lo sblocco',
    why: {
      title: 'Perché prima il PIN nuovo',
      text: 'La carta lo stava già impostando: è il più probabile. Se è sbagliato costa un tentativo, e il PIN di prima lo restituisce.',
    },
  },
};
