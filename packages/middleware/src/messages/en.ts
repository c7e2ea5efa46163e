import type { Catalogue } from './catalogue.js';
import { enDocumentErrors } from './en-document-errors.js';
import { enDoctor, enDoctorSections } from './en-doctor.js';
import { enCodeErrors } from './en-code-errors.js';
import { enErrors } from './en-errors.js';
import { enServices } from './en-services.js';
import { enToken } from './en-token.js';

/** English. Its keys are the catalogue's. */
export const en = {
  errors: { ...enErrors, ...enDocumentErrors },
  codeErrors: enCodeErrors,
  tries: {
    pin: {
      none: 'You have no PIN tries left: the PIN is blocked, and the PUK unblocks it.',
      one: 'You have 1 PIN try left: with one more mistake the PIN is blocked.',
      many: 'You have {count} PIN tries left.',
      unknown: 'This card does not tell how many PIN tries are left; three wrong ones in a row block the PIN.',
    },
    puk: {
      none: 'You have no PUK tries left: the card can no longer be used online.',
      one: 'You have 1 PUK try left: with one more mistake the card can never be used online again.',
      many: 'You have {count} PUK tries left; when they are used up the card can never be used online again.',
      unknown:
        'This card does not tell how many PUK tries are left; ten wrong ones in a row end its use online for ever.',
    },
  },
  progress: {
    'waiting-for-card': 'Waiting for the card',
    'searching-card': 'Looking for the card',
    'preparing-store': 'Checking that the pairing can be saved',
    'recognising-card': 'Recognising the card',
    'reading-chip-data': 'Reading the signed data of the chip',
    'checking-chip': 'Checking that the chip is genuine',
    'agreeing-keys': 'Opening a protected connection',
    authenticating: 'The chip is proving its identity',
    'asking-tries': 'Asking how many tries are left',
    'checking-code': 'The card is checking the code',
    'reading-holder-data': 'Reading the certificate',
    'changing-pin': 'Changing the PIN: do not move the card',
    'unblocking-pin': 'Unblocking the PIN: do not move the card',
    signing: 'Signing: do not move the card',
    sealing: 'Opening the data that only this card opens',
    'saving-pairing': 'Saving the pairing',
    'fetching-certificates': 'Fetching the certificates of the State',
    'fetching-trusted-lists': 'Fetching trusted lists',
    'checking-system': 'Looking at the system and the browsers',
    'looking-at-files': 'Looking at the files',
    'signing-files': 'Signing: leave the card on the reader',
    'verifying-files': 'Verifying the signatures',
    'extracting-file': 'Taking the content out',
    'stamping-file': 'Asking for a time stamp',
    done: 'Done',
  },
  assurance: {
    genuine: 'The chip is genuine: its data were signed by the Italian State.',
    'genuine-chosen':
      'The chip is what it says: its data were signed by an authority that was added on this PC by hand, not by one known to be the Italian State’s.',
    'unverified-issuer':
      'Issuer not checked: the chip is consistent, but the certificates of the State are not on this PC ("cie trust fetch").',
  },
  validity: {
    'not-yet-valid': 'Not valid yet',
    valid: 'Valid',
    'expired-usable': 'Expired; the credentials may still work for up to 90 days after the expiry',
    expired: 'Expired',
  },
  clock: 'Dates are judged by the clock of this PC.',
  pinWarnings: {
    'birth-date': 'It contains your date of birth.',
    'services-id': 'It is part of the services id of your card, which anybody with a reader can read.',
    pan: 'It is part of the production number of your card, which anybody with a reader can read.',
    'serial-number': 'It is part of the serial number printed on your card.',
    'same-as-puk': 'It is the same as your PUK: whoever sees one has both.',
  },
  prompts: {
    pin: 'PIN (8 digits)',
    puk: 'PUK (8 digits)',
    newPin: 'New PIN (8 digits)',
    newPinAgain: 'New PIN again',
    whyEightDigits:
      'PIN and PUK have 8 digits: the first half is on the receipt of your application, the second in the letter that came with the card.',
    confirmLastPinTry: 'This is the last PIN try: if it is wrong the PIN is blocked. Use it?',
    confirmLastPukTries:
      'Only {count} PUK tries are left: when they are used up the card can never be used online again. Use one?',
    advisePuk:
      '{count} PUK tries are left. If you are not sure of it, recover the PUK first: the CieID app or any Comune. Go on?',
    confirmUnverifiedIssuer:
      'Who issued this card cannot be checked: the certificates of the State are not on this PC. Send the code all the same?',
    keepWeakPin: 'Keep this PIN all the same?',
  },
  visibleSignature: {
    signedBy: 'Signed by',
    date: 'Date',
    reason: 'Reason',
    place: 'Place',
    alternativeText: 'Signature of {name}',
  },
  token: enToken,
  doctor: enDoctor,
  doctorSections: enDoctorSections,
  services: enServices,
} as const satisfies Catalogue;
