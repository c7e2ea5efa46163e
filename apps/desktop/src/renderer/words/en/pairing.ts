/** English: pairing a card. */
export const pairing = {
  pair: {
    title: 'Pair this card',
    lead: 'The chip was checked: now the PIN is needed. This is done once.',
    submit: 'Pair the card',
    label: 'A name to know it by (optional)',
    labelHint: 'For example “My card” or “Grandma”. Useful if you pair more than one.',
    foot: 'The PIN stays on the card. This computer keeps the serial number and the dates; name, codice fiscale and certificate open only with the card on the reader.',
    working: 'Pairing the card',
    renew: {
      title: 'Renew the pairing',
      lead: 'This card is paired already: with the PIN its data is read and saved again.',
      submit: 'Renew the pairing',
    },
    assurance: {
      genuine: 'Issued by the Italian State',
      'genuine-chosen': 'Confirmed by an authority that was added on this computer',
      'unverified-issuer': 'The card’s issuer cannot be checked',
    },
    issuer: {
      'unverified-issuer': {
        title: 'The card’s issuer was not checked',
        text: 'The State’s certificates are not on this computer. You will be asked once more before the PIN is sent.',
      },
    },
    done: {
      title: 'The card is paired',
      renewed: 'The pairing is renewed',
      lead: 'From now on CIE Kit knows it as soon as you put it down.',
      assurance: {
        genuine: 'The card is genuine',
        'genuine-chosen': 'The card is confirmed by an authority that you chose',
        'unverified-issuer': 'The card’s issuer was not checked',
      },
      notes: {
        genuine: 'The chip’s data is signed by the Italian State.',
        'genuine-chosen': 'The chip’s data is signed by an authority that was added on this computer.',
        'unverified-issuer': 'Fetch the State’s certificates in Settings, under “Trusted certificates”.',
      },
      savedTitle: 'What stays on this computer',
      open: (serialNumber: string, until: string): string =>
        `The serial number ${serialNumber} and the expiry, ${until}: seen without the card too`,
      sealed: 'Name, codice fiscale and certificate: closed, and opened only with the card on the reader',
      never: 'Not the PIN: it stays on the card',
    },
  },
};
