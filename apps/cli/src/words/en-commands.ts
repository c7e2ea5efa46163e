import type { CommandName, GroupName } from '../grammar/command-spec.js';

interface CommandWords {
  readonly summary: string;
  readonly details: string;
  /** One caption for each example of the command. */
  readonly captions: readonly string[];
}

export const enCommands = {
  readers: {
    summary: 'list the readers of this PC',
    details: 'Needs no card and no code.',
    captions: ['every reader and whether a card is on it'],
  },
  status: {
    summary: 'show what is on the readers',
    details: 'Says of each card whether it is a CIE and whether it is paired. Needs no code and spends no try.',
    captions: ['once', 'and then every change, until Ctrl-C', 'of a software card, for a program'],
  },
  info: {
    summary: 'show the holder and the dates of a paired card',
    details: 'The card must be on the reader: only it can open the data kept on this PC. Needs no code.',
    captions: ['of the card on the reader', 'of one card among several, for a program'],
  },
  certificate: {
    summary: "show or save the holder's certificate",
    details: 'Without --out it is printed as PEM. It contains name and codice fiscale. Needs a paired card, no code.',
    captions: ['print it', 'save it as DER'],
  },
  pair: {
    summary: 'check that a card is genuine and remember it on this PC',
    details: 'Asks for the PIN. The data of the holder are sealed on this PC so that only this card opens them.',
    captions: ['the card on the reader', 'wait for a card and give it a name', 'from a script'],
  },
  list: {
    summary: 'list the cards paired on this PC',
    details: 'Needs no card. This is where the serial number of a lost card is found.',
    captions: ['for a person', 'for a program'],
  },
  unpair: {
    summary: 'forget a paired card',
    details: 'By its serial number, services id or label. The card itself is not touched; no card and no code needed.',
    captions: ['one card', 'every card, without being asked'],
  },
  'pin status': {
    summary: 'show how many tries PIN and PUK have left',
    details: 'Spends no try.',
    captions: ['for a person', 'for a program'],
  },
  'pin verify': {
    summary: 'check the PIN on the card',
    details: 'A right PIN restores its 3 tries; a wrong one costs one. The last try needs a confirmation.',
    captions: ['asks for the PIN', 'from a script'],
  },
  'pin change': {
    summary: 'change the PIN',
    details: 'Asks for the PIN in use, then twice for the new one.',
    captions: ['asks for both', 'from a script: two lines, the PIN in use and the new one'],
  },
  'pin unblock': {
    summary: 'unblock the PIN with the PUK and set a new PIN',
    details: 'After 10 wrong PUKs the card can never be used online again: check the PUK before you type it.',
    captions: ['asks for both', 'from a script: two lines, the PUK and the new PIN'],
  },
  sign: {
    summary: 'sign documents with the card',
    details:
      'Asks for the PIN once, for all files. PDF becomes name-signed.pdf, XML name-signed.xml, everything else name.p7m; a .p7m or .p7s gets a further signer. No file is ever replaced. Needs a paired card. In law an advanced electronic signature (FEA), not a qualified one. Proxy: http_proxy and https_proxy; log-in at the authority: CIEKIT_TSA_LOGIN=user:password.',
    captions: [
      'into contract-signed.pdf',
      'many files with one PIN',
      'seen on the last page',
      'with a time stamp',
      'signature in a file of its own, from a script',
      'confirm the signature of the first signer',
    ],
  },
  verify: {
    summary: 'verify the signatures of documents',
    details:
      'Says of each signature who and when, four separate verdicts with their reasons, what is covered, what changed later and what it is worth in law. Needs no card and no network; without --online nobody is asked about revocation. Several files: the exit code is that of the worst.',
    captions: [
      'every signature of a PDF',
      'and ask about revocation',
      'and a report for the files of an office',
      'content in another file, for a program',
      'judged at another date, by other authorities',
    ],
  },
  extract: {
    summary: 'take the content out of a signed file (.p7m, .tsd, XML), or a PDF as it was signed',
    details:
      'Also out of a .p7m in a .p7m or .tsd. Of an enveloping XML signature what is inside; of an enveloped one the document without its signatures, in the canonical form that was signed. Of a PDF the document as it was when it was signed, without what was added later. Nothing is verified, and no file is replaced.',
    captions: [
      'into contract.pdf',
      'into a file by name',
      'the document without its signatures',
      'a PDF as the first signer saw it',
    ],
  },
  timestamp: {
    summary: 'prove with a time stamp that a file existed now',
    details:
      'The signatures of a signed file get the time stamp; any other file gets one in a .tsr beside it. Needs the network, no card. No file is replaced.',
    captions: ['of a signed PDF', 'for verification after years'],
  },
  doctor: {
    summary: 'find out what does not work and how to repair it',
    details:
      'Reader, card, certificates, store, token and browsers. Changes nothing and needs no code. The report is data, or text where the file ends in .txt; it holds no secret and no personal data.',
    captions: ['for a person', 'and a file to send to whoever helps'],
  },
  'trust list': {
    summary: 'list the authorities that this PC trusts',
    details: 'Also those that are known by their fingerprint and still missing.',
    captions: ['for a person'],
  },
  'trust add': {
    summary: 'add certificates of authorities from files',
    details:
      'Certificates whose fingerprint is known are taken at once; others, such as those of a test PKI, only with --trust-unpinned and --purpose.',
    captions: ["the State's certificates, as published", 'the issuer of software cards, for tests'],
  },
  'trust fetch': {
    summary: 'fetch the certificates of the State from their publishers',
    details:
      'Uses the network. Only certificates with a known fingerprint, or issued by one of them, are kept. Proxy: http_proxy and https_proxy.',
    captions: ['fetch what is missing', 'and what the certificate of the card on the reader names'],
  },
  'trust lists list': {
    summary: 'list the trusted lists that are held',
    details: 'With their dates: a list that is too old is kept and still believed.',
    captions: ['for a person'],
  },
  'trust lists add': {
    summary: 'add trusted lists of EU countries from files',
    details:
      'A list is believed when a certificate given with --signer signed it, or one that the list of the lists held names for its country. The Official Journal of the EU publishes who signs the list of the lists. It replaces the earlier list of its country.',
    captions: ['the list of the lists first, with its signers', 'a newer one, by the signers that it names'],
  },
  'trust lists fetch': {
    summary: 'fetch trusted lists from the European Commission and the countries',
    details:
      'Uses the network. Without --signer the list of the lists that is held says who may sign. Proxy: http_proxy and https_proxy.',
    captions: ['the first time', 'all countries, later'],
  },
  'trust lists remove': {
    summary: 'remove the trusted list of a country',
    details: 'With everything that is trusted because of it alone. EU is the list of the lists.',
    captions: ['of Italy'],
  },
  'emulator create': {
    summary: 'make a software card',
    details: 'A card for tests, with published codes. Without options it is the specimen.',
    captions: [
      'the specimen',
      'and the certificates to trust it with',
      'another holder, another chip, always the same keys',
    ],
  },
  'emulator serve': {
    summary: 'put a software card into the virtual PC/SC reader',
    details:
      'For pcscd with the vpcd driver: every program on this PC sees the card. Commands on standard input: insert, remove, quit; the signal SIGUSR2 takes the card away and puts it back.',
    captions: ['until Ctrl-C', 'another slot'],
  },
  'emulator info': {
    summary: 'show what a software card is and how many tries it has left',
    details: 'Reads the files only.',
    captions: ['of one card'],
  },
  'emulator reset': {
    summary: 'give a software card the codes and tries it was made with',
    details: 'What no real card can do.',
    captions: ['of one card'],
  },
  'token serve': {
    summary: 'let browsers and programs log in with the card',
    details:
      'Serves the card as a PKCS#11 token to programs of this user. Usually the system starts it ("cie token install"). The PIN is asked for when a program wants a signature; with --pin-mode login the program asks for it.',
    captions: ['until Ctrl-C', 'the PIN for every signature, asked for by the program', 'with the specimen, for tests'],
  },
  'token run': {
    summary: 'run one program with a token of its own',
    details:
      'The program finds the token through p11-kit-client; the path of that library is in CIEKIT_PKCS11_MODULE. The token ends with the program, whose exit code is passed on.',
    captions: ['list what is on the card', 'the program gives the PIN itself'],
  },
  'token status': {
    summary: 'show whether the token is served, and to whom',
    details: 'Needs no code and no card.',
    captions: ['for a person', 'for a program'],
  },
  'token lock': {
    summary: 'close every log-in: the next signature asks for the PIN',
    details: 'The card may stay on the reader.',
    captions: ['before leaving the desk'],
  },
  'token install': {
    summary: 'make browsers and programs find the card',
    details:
      'Without options everything for this user: p11-kit, every Firefox profile, Chromium and its relatives, and the service. Shows what it changes, keeps what was there; "cie token uninstall" takes it back. With --system p11-kit and the service for all users.',
    captions: ['only show it', 'for this user', 'for all users of this PC, as root'],
  },
  'token uninstall': {
    summary: 'take back what "cie token install" did',
    details: 'Files come back as they were. What others have changed in the meantime stays.',
    captions: ['everything of this user', 'only in Firefox'],
  },
  apdu: {
    summary: 'send raw commands to a card, for developers',
    details:
      'Commands in hexadecimal, as arguments or one a line on standard input; the answers are printed as they are. Nothing is checked. Commands that carry a code are refused: a wrong one costs a try.',
    captions: ['read the services id', 'keep a record', 'play the record, without a card'],
  },
  demo: {
    summary: 'watch a software card being paired, locked and unblocked',
    details:
      'Needs nothing, asks nothing, leaves nothing behind. With --login an ordinary program logs in at a local test identity provider: that needs curl, the PKCS#11 engine of OpenSSL, p11-kit and the package @ciekit/idp.',
    captions: ['in the language of the system', 'in English', 'log in at level 3 with the software card'],
  },
  completion: {
    summary: 'print a completion script for a shell',
    details: 'For bash, zsh or fish.',
    captions: ['install it for bash', 'use it in this fish'],
  },
} as const satisfies Readonly<Record<CommandName, CommandWords>>;

export const enGroups = {
  pin: 'PIN and PUK: tries left, check, change, unblock',
  trust: 'the authorities whose signatures are believed',
  'trust lists': 'the trusted lists of the EU: who issues qualified certificates',
  emulator: 'software cards for tests',
  token: 'log in with the card in browsers and programs',
} as const satisfies Readonly<Record<GroupName, string>>;
