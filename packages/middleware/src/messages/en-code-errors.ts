import type { Catalogue } from './catalogue.js';

const UNTOUCHED = 'No code was sent: no try was spent.';

export const enCodeErrors = {
  'code-incorrect': {
    pin: {
      title: 'The PIN is wrong',
      meaning: '{tries}',
      nextStep:
        'Check all 8 digits before trying again. If you do not remember them, unblock with the PUK: "cie pin unblock".',
    },
    puk: {
      title: 'The PUK is wrong',
      meaning: '{tries}',
      nextStep:
        'Do not guess. Check the letter and the receipt; if the PUK is lost, recover it with the CieID app or at your Comune.',
    },
  },
  'code-blocked': {
    pin: {
      title: 'The PIN is blocked',
      meaning: 'It was typed wrong three times. The card is not lost: the PUK unblocks it and sets a new PIN.',
      nextStep: 'Have your 8-digit PUK at hand and run "cie pin unblock".',
    },
    puk: {
      title: 'The PUK is blocked for ever',
      meaning:
        'It was typed wrong ten times. The card stays valid as an identity document, but can no longer be used online.',
      nextStep: 'To go online with a CIE again ask your Comune for a new card.',
    },
  },
  'code-format': {
    pin: {
      title: 'The PIN has 8 digits',
      meaning: `Only digits, exactly 8. ${UNTOUCHED}`,
      nextStep: 'Type the first four digits (on the receipt) followed by the last four (in the letter).',
    },
    puk: {
      title: 'The PUK has 8 digits',
      meaning: `Only digits, exactly 8. ${UNTOUCHED}`,
      nextStep: 'Type the first four digits (on the receipt) followed by the last four (in the letter).',
    },
  },
  'code-half': {
    pin: {
      title: 'This is half of a PIN',
      meaning: `You typed 4 digits. Other programs keep the first half on the disk and ask for the rest; CIE Kit does not, because half a PIN on a disk is half a secret given away. ${UNTOUCHED}`,
      nextStep: 'Type all 8 digits: first half from the receipt, second half from the letter.',
    },
    puk: {
      title: 'This is half of a PUK',
      meaning: `You typed 4 digits; the card wants all 8. ${UNTOUCHED}`,
      nextStep: 'Type all 8 digits: first half from the receipt, second half from the letter.',
    },
  },
  'last-try-unconfirmed': {
    pin: {
      title: 'This would be the last PIN try',
      meaning: `{tries} ${UNTOUCHED}`,
      nextStep:
        'Go on only if you are sure of the PIN (--allow-last-try). With one more mistake you will need the PUK.',
    },
    puk: {
      title: 'Very few PUK tries are left',
      meaning: `{tries} When they are used up, the card can never be used online again. ${UNTOUCHED}`,
      nextStep: 'Recover the PUK before trying again. Only if you are quite sure of it: --allow-last-try.',
    },
  },
  'code-outcome-unknown': {
    pin: {
      title: 'It is not known whether the card checked the PIN',
      meaning:
        'The answer was lost after the PIN had been sent: if it was wrong, a try was spent. It was not sent again.',
      nextStep: 'Put the card back and look at the tries left, which spends none: "cie pin status".',
    },
    puk: {
      title: 'It is not known whether the card checked the PUK',
      meaning:
        'The answer was lost after the PUK had been sent: if it was wrong, a try was spent. It was not sent again.',
      nextStep: 'Put the card back and look at the tries left, which spends none: "cie pin status".',
    },
  },
} as const satisfies Catalogue['codeErrors'];
