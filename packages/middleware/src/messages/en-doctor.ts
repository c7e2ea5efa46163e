import type { Catalogue } from './catalogue.js';
import { enDoctorToken } from './en-doctor-token.js';

const NOTHING = 'Nothing to do.';
const PLACE_AGAIN = 'Lay the card flat in the middle of the reader, alone, and run the check again.';

export const enDoctor = {
  'node-supported': { title: 'The version of Node.js is supported', advice: NOTHING },
  'node-unsupported': {
    title: 'This version of Node.js is too old',
    meaning: 'CIE Kit may stop in the middle, also of a login.',
    advice: 'Install Node.js 20.19 or later from https://nodejs.org/.',
  },
  'binding-available': { title: 'The part that talks to readers is there', advice: NOTHING },
  'binding-missing': {
    title: 'The part that talks to readers is missing',
    meaning: 'No reader can be used: no login, and nothing else with the card.',
    advice: 'On Linux install pcscd and libpcsclite1; then install CIE Kit again, optional packages included.',
  },
  'service-running': { title: 'The smart card service is running', advice: NOTHING },
  'service-stopped': {
    title: 'The smart card service is not running',
    meaning: 'Readers are reached through it: without it the card is not seen, and no login works.',
    advice: {
      linux: 'Enable pcscd.socket.',
      windows: 'Start the “Smart Card” service.',
      macos: 'Unplug the reader and plug it in again: the service starts by itself.',
    },
  },
  'service-denied': {
    title: 'The smart card service refuses this user',
    meaning: 'The reader may be in order, but this user is not let near it: no login works.',
    advice: 'Use your own desktop session, or have a polkit rule for pcscd made for this user.',
  },
  'reader-found': { title: 'A reader is connected', advice: NOTHING },
  'reader-missing': {
    title: 'No reader is connected',
    meaning: 'Without a reader nothing can be done with the card.',
    advice: 'Connect a contactless (NFC) reader; on Linux libccid has the drivers of most of them.',
  },
  'reader-contactless-unknown': {
    title: 'The reader may not be contactless',
    meaning: 'Its name does not tell whether it has an antenna.',
    advice: 'The CIE has no contacts: if it is never found, check that the reader is an NFC one.',
  },
  'card-found': { title: 'There is a card on the reader', advice: NOTHING },
  'card-missing': {
    title: 'There is no card on the reader',
    meaning: 'The reader is in order; card, chip and codes could not be looked at.',
    advice: 'Put your CIE on the reader to have it checked.',
  },
  'card-mute': {
    title: 'The card does not answer',
    meaning: 'There is something on the reader, but it says nothing: usually the card lies badly.',
    advice: PLACE_AGAIN,
  },
  'card-in-use': {
    title: 'Another program holds the card',
    meaning: 'As long as it does, nobody else can use the card, neither can a login.',
    advice: 'Close the browser, Software CIE or any other program that uses the card, and run the check again.',
  },
  'cie-recognised': { title: 'The card is a CIE', advice: NOTHING },
  'cie-not-recognised': {
    title: 'The card is not a CIE, or could not be read',
    meaning: 'With this card, or as it lies, no login is possible.',
    advice: `${PLACE_AGAIN} Health cards, bank cards and older identity cards do not work here.`,
  },
  'card-paired': { title: 'The card is paired with this PC', advice: NOTHING },
  'card-not-paired': {
    title: 'The card is not paired with this PC',
    meaning: 'Its certificate is not known yet: browsers have none to offer for a login.',
    advice: 'Pair it to see its data.',
  },
  'chip-genuine': { title: 'The chip is genuine: the Italian State signed it', advice: NOTHING },
  'chip-genuine-chosen': {
    title: 'The chip is what it says: an authority that was added on this PC signed it',
    meaning: 'For the services of the State this is no identity card.',
    advice: 'Use it for tests only, unless you know that authority.',
  },
  'chip-unverified': {
    title: 'The chip is sound, but who issued it could not be checked',
    meaning: 'A login works all the same: the service checks the card itself.',
    advice: 'Get the certificates of the State, then run the check again.',
  },
  'chip-refused': {
    title: 'The chip did not prove that it is genuine',
    meaning: 'It may be a copy, or damaged. A code that is typed could end up with somebody else.',
    advice: 'Do not type your codes. Try another reader; if it stays so, have the card looked at.',
  },
  'chip-unchecked': {
    title: 'The chip could not be checked',
    meaning: 'The check did not come to its end: whether the chip is in order is not known.',
    advice: PLACE_AGAIN,
  },
  'codes-ready': { title: 'PIN and PUK are in order', advice: NOTHING },
  'tries-low': {
    title: 'Few tries are left for the PIN or the PUK',
    meaning: 'With the last PIN try the PIN is blocked, with the last PUK try the card ends for online use.',
    advice:
      'Do not guess. Look for the codes in the receipt and the letter; a lost PUK is recovered with the CieID app.',
  },
  'tries-unknown': {
    title: 'The card does not tell how many tries are left',
    meaning: 'There may be few left without anybody knowing.',
    advice: 'Type codes with care: three wrong PINs in a row block the PIN, ten wrong PUKs end its use online.',
  },
  'pin-blocked': {
    title: 'The PIN is blocked',
    meaning: 'No login and no signature until it is unblocked. The card is not lost.',
    advice: 'Unblock it with the PUK, which also sets a new PIN.',
  },
  'puk-blocked': {
    title: 'The PUK is used up: the card can no longer be unblocked',
    meaning: 'A PIN that gets blocked now stays blocked.',
    advice: 'As long as the PIN works nothing changes; otherwise ask your Comune for a new card.',
  },
  'card-valid': { title: 'The card is valid, by the clock of this PC', advice: NOTHING },
  'card-expiring': {
    title: 'The card expires soon, by the clock of this PC',
    meaning: 'Logins work until it expires.',
    advice: 'Ask your Comune for a new card in good time.',
  },
  'card-expired-usable': {
    title: 'The card has expired; its credentials may still work for a while',
    meaning: 'As a document it no longer counts; logins may be refused any day.',
    advice: 'Ask your Comune for a new card. After 90 days, or when the new card is issued, the old one stops working.',
  },
  'card-expired': {
    title: 'The card has expired',
    meaning: 'Services refuse it at the login.',
    advice: 'Ask your Comune for a new card.',
  },
  'card-not-yet-valid': {
    title: 'The card is not valid yet, by the clock of this PC',
    meaning: 'A login will be refused as long as this is so.',
    advice: 'Check the date of this PC first.',
  },
  'trust-complete': { title: 'All certificates of the State are there', advice: NOTHING },
  'trust-incomplete': {
    title: 'Some certificates of the State are missing',
    meaning: 'Cards issued under them show as “issuer not checked”.',
    advice: 'Fetch them, or add a file.',
  },
  'trust-none': {
    title: 'No certificate of the State is there yet',
    meaning: 'Without them it cannot be checked who issued a card.',
    advice: 'Fetch them, or add a file.',
  },
  'trust-anchor-expired': {
    title: 'A trusted certificate has expired',
    meaning: 'Nothing stops working by that.',
    advice: 'It stays useful for older cards. If you added it yourself, check whether you still need it.',
  },
  'trust-list-expired': {
    title: 'A trusted list is too old',
    meaning:
      'Which services were granted or withdrawn since is not known: a signature may be said to be qualified that no longer is.',
    advice: 'Fetch it again, or add a newer file with "cie trust lists add".',
  },
  'trust-foreign-files': {
    title: 'There are files among the trusted certificates that are not used',
    meaning: 'Logins are not concerned.',
    advice: 'They are not what their names say and nothing trusts them. Look at them and remove them.',
  },
  'trust-unreadable': {
    title: 'The trusted certificates cannot be read',
    meaning: 'Who issued a card cannot be checked; a login does not depend on it.',
    advice: 'Check the permissions of the folder and the disk.',
  },
  'store-usable': { title: 'The folder of the paired cards can be read', advice: NOTHING },
  'store-empty': {
    title: 'No card is paired with this PC yet',
    meaning: 'Nothing is wrong; a login needs a paired card.',
    advice: 'Pair a card when you like.',
  },
  'store-unusable': {
    title: 'The folder of the paired cards cannot be used',
    meaning: 'No card can be paired, and browsers find no certificate.',
    advice: 'Check permissions and free space, or name another folder in CIEKIT_HOME.',
  },
  'store-open-to-others': {
    title: 'Other users of this PC can look into the folder of the paired cards',
    meaning: 'They see serial numbers and dates; names are sealed by the card.',
    advice: 'Take the permissions away from group and others.',
  },
  'store-leftovers': {
    title: 'A program that was killed left temporary files',
    meaning: 'They are in nobody’s way.',
    advice: 'They are removed by themselves at the next change.',
  },
  'store-damaged-files': {
    title: 'Some files in the folder of the paired cards are damaged or foreign',
    meaning: 'The cards in them count as not paired: browsers do not offer them.',
    advice: 'They are left alone. Move them elsewhere, and pair those cards again.',
  },
  'clock-plausible': { title: 'The date of this PC is plausible', advice: NOTHING },
  'clock-implausible': {
    title: 'The date of this PC cannot be right',
    meaning: 'A login may fail: sites and cards are judged by the date.',
    advice: 'Set date and time: with a wrong clock valid cards look expired and expired ones valid.',
  },
  ...enDoctorToken,
} as const satisfies Catalogue['doctor'];

export const enDoctorSections = {
  readers: 'PC and readers',
  card: 'Card',
  trust: 'Certificates of the State',
  store: 'Paired cards and clock',
  token: 'Login with the card',
  browsers: 'Browsers',
  other: 'Other',
} as const satisfies Catalogue['doctorSections'];
