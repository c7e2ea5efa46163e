/** Italian: pairing a card. */
export const pairing = {
  pair: {
    title: 'Abbina questa carta',
    lead: 'Il controllo del chip è fatto: ora serve il PIN. Si fa una volta sola.',
    submit: 'Abbina la carta',
    label: 'Un nome per riconoscerla (facoltativo)',
    labelHint: 'Per esempio «La mia carta» o «Nonna». Serve se ne abbini più di una.',
    foot: 'Il PIN resta nella carta. Su questo computer si salvano il numero di serie e le date; nome, codice fiscale e certificato si aprono solo con la carta sul lettore.',
    working: 'Abbinamento della carta in corso',
    renew: {
      title: 'Rinnova l’abbinamento',
      lead: 'Questa carta è già abbinata: con il PIN si rileggono i suoi dati e si salvano di nuovo.',
      submit: 'Rinnova l’abbinamento',
    },
    assurance: {
      genuine: 'Emessa dallo Stato italiano',
      'genuine-chosen': 'Confermata da un’autorità aggiunta su questo computer',
      'unverified-issuer': 'Non si può controllare chi ha emesso la carta',
    },
    issuer: {
      'unverified-issuer': {
        title: 'Chi ha emesso la carta non è stato controllato',
        text: 'Su questo computer mancano i certificati dello Stato. Prima di inviare il PIN te lo chiederemo di nuovo.',
      },
    },
    done: {
      title: 'La carta è abbinata',
      renewed: 'L’abbinamento è rinnovato',
      lead: 'Da adesso CIE Kit la riconosce appena la appoggi.',
      assurance: {
        genuine: 'La carta è autentica',
        'genuine-chosen': 'La carta è confermata da un’autorità scelta da te',
        'unverified-issuer': 'Chi ha emesso la carta non è stato controllato',
      },
      notes: {
        genuine: 'I dati del chip sono firmati dallo Stato italiano.',
        'genuine-chosen': 'I dati del chip sono firmati da un’autorità aggiunta su questo computer.',
        'unverified-issuer': 'Scarica i certificati dello Stato dalle Impostazioni, alla voce «Certificati fidati».',
      },
      savedTitle: 'Che cosa resta su questo computer',
      open: (serialNumber: string, until: string): string =>
        `Il numero di serie ${serialNumber} e la scadenza, ${until}: si vedono anche senza la carta`,
      sealed: 'Nome, codice fiscale e certificato: chiusi, si aprono solo con la carta sul lettore',
      never: 'Il PIN no: resta nella carta',
    },
  },
};
