/** English: everything about codes. */
export const codes = {
  questions: {
    lastPinTry: {
      title: 'This is the last try. Use it?',
      paragraphs: [
        'If the PIN is wrong this time too, *it is blocked*. You do not lose the card: it stays valid as a document, but to sign and to log in you will have to unblock it with the PUK.',
        'If you do not have the PUK at hand, stop here: the try will still be there in an hour or in a month.',
      ],
      safe: 'No, I will find the PIN first',
      other: 'Use the last try',
    },
    lastPukTries: {
      title: (left: number | undefined): string =>
        left === 1 ? 'This is the last try for the PUK. Use it?' : 'Very few tries are left for the PUK. Use one?',
      paragraphs: [
        'When the tries are used up, the chip *closes for ever*: the card stays a document, but to sign and to log in you will need a new one.',
        'Recovering the PUK uses no try, and these will wait for you.',
      ],
      safe: 'No, I will recover the PUK first',
      other: 'Use one try',
    },
    advisePuk: {
      title: 'Are you sure of this PUK?',
      paragraphs: [
        'The card still works. But if the tries for the PUK are used up, it closes for ever for online services.',
        'If you are not reading the PUK from the sheets, recover it first: that uses no try.',
      ],
      safe: 'No, I will recover the PUK first',
      other: 'Yes, go on',
    },
    weakPin: {
      title: 'This PIN is easy to guess',
      paragraphs: ['The card would take it. Whoever knows you, or finds the card, would try it first.'],
      safe: 'I will choose another',
      other: 'Keep this PIN',
      reasons: {
        'birth-date': 'It contains your date of birth.',
        'services-id': 'It is part of a number that anybody with a reader can read from the card.',
        pan: 'It is part of the chip’s number, which anybody with a reader can read.',
        'serial-number': 'It is part of the serial number printed on the card.',
        'same-as-puk': 'It is the same as the PUK: whoever sees one has both.',
      },
    },
    unverifiedIssuer: {
      title: 'Who issued the card cannot be checked',
      paragraphs: [
        'The chip answers as it should, but the State’s certificates that confirm it are not on this computer. *The code has not been sent yet.*',
        'Fetching them is usually enough: in Settings, under “Trusted certificates”.',
      ],
      safe: 'Stop here',
      other: 'Send the code all the same',
    },
  },
};
