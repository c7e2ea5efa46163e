import type { DocumentErrorCode } from '../error-catalogue.js';
import type { Catalogue, ErrorText } from './catalogue.js';

const UNTOUCHED = 'No code was sent: no try was spent.';
const NOT_GENUINE = 'This may be a copy, or a reader that was tampered with. No PIN or PUK was sent to it.';
const NOT_GENUINE_NEXT =
  'Do not type your codes. Try another reader; if it happens again, ask your Comune or the Police to look at the card.';
const TRY_AGAIN = 'Leave the card on the reader and try again. If it happens again, run "cie doctor".';
const NOT_A_CARD_MATTER = 'This is not about the card.';
const CHANNEL_BROKE =
  'The protected connection to the chip broke, or something between the PC and the card changed the messages. What was not confirmed did not happen.';

const STOPPED = 'A genuine chip does not have this. The operation stopped, and nothing of what was read is kept.';

const refusedChip = (title: string): ErrorText => ({ title, meaning: NOT_GENUINE, nextStep: NOT_GENUINE_NEXT });
const brokenChannel = (title: string): ErrorText => ({ title, meaning: CHANNEL_BROKE, nextStep: TRY_AGAIN });
const badCertificate = (title: string): ErrorText => ({
  title,
  meaning: NOT_A_CARD_MATTER,
  nextStep: 'Get the certificate again from its issuer and add that file.',
});

export const enErrors = {
  'service-not-running': {
    title: 'The smart card service is not running',
    meaning: 'Without the smart card service no program can reach a reader. This is not about the card.',
    nextStep: {
      linux: 'Start it with sudo systemctl enable --now pcscd.socket.',
      windows: 'Start the “Smart Card” service.',
      macos: 'Unplug the reader and plug it in again: the service starts by itself.',
    },
  },
  'binding-unavailable': {
    title: 'The part that talks to card readers is missing',
    meaning: 'CIE Kit was installed without its PC/SC library. This is not about the card.',
    nextStep: 'On Linux install pcscd and libpcsclite1, then install CIE Kit again; "cie doctor" says what is missing.',
  },
  'access-denied': {
    title: 'You may not use the smart card service',
    meaning: 'The system lets only some users reach the readers. This is not about the card.',
    nextStep:
      'Run CIE Kit from your own desktop session, or ask whoever looks after this PC for access to pcscd (polkit).',
  },
  'no-reader': {
    title: 'No reader was found',
    meaning: 'The CIE needs a contactless (NFC) reader connected to the PC.',
    nextStep: 'Connect the reader, wait a few seconds and try again. "cie readers" lists what the PC sees.',
  },
  'reader-removed': {
    title: 'The reader was unplugged',
    meaning: 'The operation stopped. What was not confirmed did not happen.',
    nextStep: 'Connect the reader again, put the card on it and start over.',
  },
  'no-card': {
    title: 'There is no card on the reader',
    meaning: 'Nothing has happened to the card.',
    nextStep: 'Lay the card flat on the reader and leave it there.',
  },
  'mute-card': {
    title: 'The card does not answer',
    meaning: 'The reader feels a card and gets no answer: it is badly placed, or it is no contactless chip card.',
    nextStep: 'Lift the card, lay it flat in the middle of the reader, away from metal and from other cards.',
  },
  'card-removed': {
    title: 'The card was taken away',
    meaning: 'The operation stopped halfway. What was not confirmed did not happen.',
    nextStep: 'Put the card back, leave it until the end, and start over.',
  },
  'card-reset': {
    title: 'Another program reset the card',
    meaning: 'The protected connection is lost and the operation stopped. What was not confirmed did not happen.',
    nextStep: 'Close other programs that use the card and start over.',
  },
  'sharing-violation': {
    title: 'Another program is using the card',
    meaning: 'We waited and the card did not become free. No code was sent.',
    nextStep: 'Close the browser, Software CIE or any other program that uses the card, then try again.',
  },
  'communication-failed': {
    title: 'The reader could not talk to the card',
    meaning: 'The connection was disturbed. What was not confirmed did not happen.',
    nextStep:
      'Lay the card flat in the middle of the reader and try again; connect the reader directly, without a hub.',
  },
  timeout: {
    title: 'The card took too long',
    meaning: 'No answer came in time. What was not confirmed did not happen.',
    nextStep: 'Place the card better, unplug the reader and connect it again, and start over.',
  },
  cancelled: {
    title: 'Cancelled',
    meaning: 'You stopped the operation. Nothing is left half done.',
    nextStep: 'Start again whenever you like.',
  },
  'unexpected-status': {
    title: 'The card refused a command',
    meaning: 'It answered {status}, which is not expected here. What was not confirmed did not happen.',
    nextStep: TRY_AGAIN,
  },
  'malformed-response': {
    title: 'The card sent something that cannot be understood',
    meaning: 'A chip of a new kind, a bad contact, or a card that only pretends to be a CIE.',
    nextStep: TRY_AGAIN,
  },
  'malformed-command': {
    title: 'These bytes are not a command for a card',
    meaning: 'Nothing was sent.',
    nextStep: 'Correct the hexadecimal text: header CLA INS P1 P2, then lengths and data (ISO 7816-4).',
  },
  'sm-bad-mac': brokenChannel('A protected answer of the card was not intact'),
  'sm-malformed': brokenChannel('A protected answer of the card was malformed'),
  'sm-unprotected-answer': brokenChannel('The card answered without protection'),
  'sm-session-lost': brokenChannel('The protected connection to the card was lost'),
  'session-lost': {
    title: 'The card is no longer connected',
    meaning:
      'The card was taken away or exchanged, or another program used it: the PIN that was checked before does not count any more. No try was spent.',
    nextStep: 'Put the card back on the reader, leave it there and try again: the PIN will be asked for once more.',
  },
  'not-a-cie': {
    title: 'This card is not a CIE',
    meaning: 'A health card, a bank card or an older identity card does not work here. Nothing was changed on it.',
    nextStep: 'Put your electronic identity card (CIE 3.0, issued since July 2016) on the reader, alone.',
  },
  'unsupported-card': {
    title: 'This CIE lacks something that every CIE has',
    meaning: 'The chip may be damaged, or of a kind that is not known yet. Nothing was changed on it.',
    nextStep: 'Run "cie doctor --report FILE" and send us the report: it holds no personal data.',
  },
  'sod-malformed': refusedChip('The signed data of the chip cannot be read'),
  'sod-signature': refusedChip('The signature on the data of the chip is wrong'),
  'sod-signer': {
    title: 'The data of the chip were not signed by an authority that this PC knows',
    meaning:
      'The card may be forged, or the authority that signed it is newer than the certificates on this PC. In doubt, no PIN or PUK was sent.',
    nextStep:
      'Renew the certificates of the State with "cie trust fetch" and try again. If that does not help, type no code with this card and ask at the town hall.',
  },
  'sod-hash': {
    title: 'A file on the chip is not the one that was signed',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-key-agreement': refusedChip('The chip offered an unsafe connection'),
  'internal-authentication': refusedChip('The chip could not prove that it is genuine'),
  'chip-identity': refusedChip('The chip proved another identity than the one it shows'),
  'clone-check': refusedChip('The chip is not the one that its data belong to'),
  'change-outcome-unknown': {
    title: 'It is not known whether the PIN was changed',
    meaning:
      'The card went away, or its answer was lost, while the PIN was being set: the card has either the new PIN or the state from before. The program tries neither, so as not to spend your tries.',
    nextStep:
      'First look at the tries left: "cie pin status", which spends none. If the PIN has no tries left, the unblocking did not happen: unblock again. Otherwise try the NEW PIN once ("cie pin verify"); only if it is wrong use the OLD one, which gives all tries back.',
  },
  'tape-malformed': {
    title: 'The tape cannot be read',
    meaning: 'Line {line} is not an exchange of the form "=> hex" and "<= hex".',
    nextStep: 'Correct the file, or record it again.',
  },
  'tape-mismatch': {
    title: 'The tape does not fit what was sent',
    meaning: 'Another command than the one on line {line} was sent.',
    nextStep: 'Record the tape again with this version.',
  },
  'tape-exhausted': {
    title: 'The tape is over',
    meaning: 'More commands were sent than the tape has, which ends at line {line}.',
    nextStep: 'Record the tape again with this version.',
  },
  'tape-unused': {
    title: 'The tape was not used up',
    meaning: 'The exchanges from line {line} on were not needed.',
    nextStep: 'Record the tape again with this version.',
  },
  'malformed-certificate': badCertificate('The certificate cannot be read'),
  'malformed-bundle': badCertificate('There is no certificate in this file'),
  'malformed-crl': badCertificate('A list of revoked certificates cannot be read'),
  'malformed-ocsp': badCertificate('An answer about the state of a certificate cannot be read'),
  'malformed-structure': badCertificate('A signed structure cannot be read'),
  'malformed-sod': refusedChip('The signed data cannot be read'),
  'not-a-holder-certificate': {
    title: "The certificate is not that of a CIE's holder",
    meaning: 'It does not have the form that the Ministry gives to the certificates of the CIE.',
    nextStep: 'Try again. If it happens again, run "cie doctor --report FILE" and send us the report.',
  },
  'unsupported-algorithm': badCertificate('A signature algorithm is not supported'),
  'unsupported-key': badCertificate('A kind of key is not supported'),
  'explicit-ec-parameters': badCertificate('A key uses curve parameters of its own, which is not accepted'),
  'weak-key': badCertificate('A key is too short to be trusted'),
  'sod-hash-missing': refusedChip('A file on the chip is not among those that were signed'),
  'sod-hash-mismatch': refusedChip('A file on the chip is not the one that was signed'),
  'trust-store-io': {
    title: 'The trusted certificates could not be read or written',
    meaning: 'Without them it cannot be checked who issued the card. No code was sent.',
    nextStep: 'Check the folder with "cie doctor"; its disk may be full or its permissions wrong.',
  },
  'fetch-cancelled': {
    title: 'Fetching was cancelled',
    meaning: 'Certificates fetched until then were kept; the others were not.',
    nextStep: 'Start again whenever you like: "cie trust fetch".',
  },
  'store-no-home': {
    title: 'There is no folder for your data',
    meaning: 'The user that runs this program has no home folder. This is not about the card; no code was sent.',
    nextStep: 'Name a folder in the variable CIEKIT_HOME and start again.',
  },
  'store-read-only': {
    title: 'The disk with your data cannot be written',
    meaning: 'It is mounted read-only. Nothing was changed: {path}',
    nextStep: 'Make the disk writable, or name another folder in the variable CIEKIT_HOME.',
  },
  'store-access-denied': {
    title: 'You may not use the folder with your data',
    meaning: 'The permissions of the file or folder do not allow it. Nothing was changed: {path}',
    nextStep: 'Give your user access to that folder, or name another one in the variable CIEKIT_HOME.',
  },
  'store-full': {
    title: 'The disk is full',
    meaning: 'Nothing was written half: what was there before is still there. {path}',
    nextStep: 'Free some space and start again.',
  },
  'store-locked': {
    title: 'Another CIE Kit is changing the paired cards',
    meaning: 'We waited and it did not finish. Nothing was changed.',
    nextStep: 'Close other windows of CIE Kit and try again. If there is none, remove {path}',
  },
  'store-damaged': {
    title: 'A file of the paired cards is damaged',
    meaning: 'It is not what CIE Kit wrote, and was left as it is. This is not about the card: {path}',
    nextStep: 'Move that file elsewhere and pair the card again.',
  },
  'store-newer-version': {
    title: 'A file was written by a newer CIE Kit',
    meaning: 'This version does not understand it and left it as it is: {path}',
    nextStep: 'Update CIE Kit.',
  },
  'store-seal-broken': {
    title: 'What was stored about this card does not open',
    meaning:
      'The file was changed after the card was paired, or is about another card. The card itself is not concerned.',
    nextStep: 'Remove the pairing ("cie unpair") and pair the card again.',
  },
  'store-failed': {
    title: 'The paired cards could not be read or written',
    meaning: 'The disk reported an error. This is not about the card: {path}',
    nextStep: 'Check the disk, then try again.',
  },
  'several-cards': {
    title: 'There is more than one CIE',
    meaning: 'It is not clear which one you mean: {candidates}',
    nextStep: 'Leave only one card on the readers, or name the reader with --reader.',
  },
  'several-readers': {
    title: 'More than one reader has such a name',
    meaning: 'It is not clear which one you mean: {candidates}',
    nextStep: 'Write more of the name with --reader.',
  },
  'card-not-found': {
    title: 'The card with this serial number is on no reader',
    meaning: 'Other cards are there: {candidates}',
    nextStep:
      'Put the right card on the reader. A card can be found by its serial number only after it was paired here.',
  },
  'card-swapped': {
    title: 'This is another card',
    meaning: `The card was exchanged while you were typing. ${UNTOUCHED}`,
    nextStep: 'Put the right card on the reader and start over.',
  },
  'not-paired': {
    title: 'This card is not paired with this PC',
    meaning: 'To show your data the program needs the certificate, which is read with the PIN when the card is paired.',
    nextStep: 'Pair the card: "cie pair".',
  },
  'no-such-pairing': {
    title: 'No paired card has this name',
    meaning: 'Nothing was removed.',
    nextStep: 'Look at the list with "cie list" and give the serial number.',
  },
  'several-pairings': {
    title: 'More than one paired card has this name',
    meaning: 'Nothing was removed.',
    nextStep: 'Give the serial number instead: "cie list" shows it.',
  },
  'holder-data-mismatch': {
    title: 'The certificate on the chip belongs to another card',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-pin': {
    title: 'This PIN is too easy to guess',
    meaning: `Eight equal digits, and digits that go up or down by one, are what everybody tries first. ${UNTOUCHED}`,
    nextStep: 'Choose another PIN of 8 digits.',
  },
  'pin-unchanged': {
    title: 'The new PIN is the old one',
    meaning: UNTOUCHED,
    nextStep: 'Choose a PIN that is different from the one in use.',
  },
  'new-pin-mismatch': {
    title: 'The two new PINs are not the same',
    meaning: `You typed the new PIN twice, differently. ${UNTOUCHED}`,
    nextStep: 'Type the new PIN again, twice the same.',
  },
  internal: {
    title: 'CIE Kit has a defect',
    meaning: 'Something happened that the program does not know. Your codes are not in any report.',
    nextStep: 'Run "cie doctor --report FILE" and send us the report with what you were doing.',
  },
} as const satisfies Omit<Catalogue['errors'], DocumentErrorCode>;
