// @ts-check
/**
 * What the fields of the objects mean that `--json` prints: by command and path where a name means something of its own
 * there, by path, or by the last name of the path.
 *
 * @type {Readonly<Record<string, string>>}
 */
const MEANINGS = {
  // Readers and cards
  'readers[].name': "the reader's name",
  'readers readers[].card': '`empty`, `present`, `mute` (no answer) or `in-use` (another program holds it)',
  'readers[].atr': 'ATR in hexadecimal; `null` without a card',
  'readers[].card.state': '`empty`, `mute`, `other-card` (no CIE), `cie` or `unreadable`',
  'readers[].card.error': 'why a card is `unreadable`: an [error code](errors.md)',
  'tries.pin': 'PIN tries left, with `--tries`; `null`: the card does not tell',
  'tries.puk': 'PUK tries left, with `--tries`; `null`: the card does not tell',
  'status event':
    'with `--watch`: `reader-added`, `reader-removed`, `card-inserted`, `card-recognised`, `card-removed`, `service-stopped`, `service-started` or `all-told` (once: what was there has been told)',
  'status reader': 'with `--watch`: the reader that the event is about',
  'status card': 'with `--watch` and `card-recognised`: as `readers[].card`',
  reader: "the reader's name",
  nis: 'services id (NIS), 12 digits',
  profile: 'chip family; `unlisted` where the ATR is not known',
  // A paired card
  serialNumber: 'serial number printed on the card, as `CA00000AA`',
  label: "the holder's own name for the card; may be empty",
  pairedAt: 'when it was paired, ISO 8601',
  notBefore: 'valid from, ISO 8601',
  expires: 'expiry, ISO 8601',
  usableUntil: 'until when services may still accept the credentials, 90 days after the expiry; ISO 8601',
  validity: '`not-yet-valid`, `valid`, `expired-usable` or `expired`',
  daysLeft: 'whole days until the expiry; negative after it',
  clock: 'which clock judged the dates: `this-computer`',
  issuer: "the chip's issuer: `genuine`, or `unverified-issuer` where no certificate of the issuer is held",
  renewed: 'whether the card was paired before',
  // The holder
  surname: 'surname',
  givenName: 'given name',
  codiceFiscale: 'codice fiscale',
  citizenship: 'ISO 3166-1 alpha-2; `null` where the certificate does not say it',
  'certificate.sha256': 'SHA-256 of the certificate, hexadecimal',
  'certificate.issuer': 'whether the certificate leads to an authority held: `trusted`, `no-anchor` or `invalid`',
  // Certificate
  'certificate format': '`pem` or `der`',
  'certificate file': 'the file written; `null` without `--out`',
  'certificate certificate': 'the certificate: PEM text, or DER in base64; `null` with `--out`',
  // Codes
  'pin.triesRemaining': 'PIN tries left; `null`: the card does not tell',
  'puk.triesRemaining': 'PUK tries left; `null`: the card does not tell',
  advice:
    '`go-on`, `advise` (recover the PUK rather than guess), `confirm` (a use has to be confirmed), `blocked` or `unknown`',
  // Store and doctor
  'problems[].file': 'a file of the folder that is not used, and was left alone',
  'problems[].code': 'an [error code](errors.md)',
  worst: 'the worst severity: `ok`, `info`, `warning` or `problem`',
  'findings[].id': 'what was found; does not change with the language',
  'findings[].section': '`readers`, `card`, `trust`, `store`, `token`, `browsers` or `other`',
  'findings[].severity': '`ok`, `info`, `warning` or `problem`',
  'findings[].title': 'the finding in words',
  'findings[].meaning': 'what it means for the use of the card, in words; `null` where the title says it all',
  'findings[].advice': 'what to do, in words',
  'findings[].details': 'values of the finding, without personal data',
  'findings[].remedy': 'a command that helps; `null` where there is none',
  'findings[].docs': 'page and heading of the [documents](doctor.md) that say more',
  report: 'the file that the report was written to; `null` without `--report`',
  // Trust
  fingerprint: 'SHA-256 of the certificate, hexadecimal',
  subject: 'whom the certificate names',
  purpose:
    '`chip-signer` (country signer of chips), `holder-issuer` (issuer of certificates of holders), `document-signer` (issuer of other signers) or `tsa` (authority that stamps time)',
  basis: 'why it is held: `pinned`, `explicit` (your decision), `listed` (in a trusted list) or `intermediate`',
  'certificates[].validity': '`valid`, `expired` or `not-yet-valid`',
  'missing[].name': 'whom the missing certificate names',
  'missing[].page': 'the page where a person finds the file',
  'missing[].file': 'the file that a person may get there',
  'problems[].reason': 'why it is not used',
  'files[].file': 'a file that was given',
  'failures[].reason': 'what went wrong',
  'certificates[].reason': 'why it was refused',
  status: '`added`, `already-held`, `not-trusted` or `refused`',
  ignored: 'certificates of a list that have nothing to do with the CIE',
  url: 'the address that failed',
  // Software cards
  file: 'the card image',
  stateFile: 'where its codes and counters are kept',
  generation: 'generation of the signed data: 1 or 2',
  'trust[]': "files with the certificates of the card's issuer",
  'emulator serve event': '`connected`, `disconnected`, `waiting` (the daemon is not there) or `stopped`',
  'emulator serve message': 'the event in words',
  // The token
  'token serve event': '`listening`, `connected`, `signed`, `card-left`, `stopped` and others',
  'token serve message': 'the event in words',
  'token run exitCode': 'exit code of the program, or 128 and the number of the signal that ended it',
  'token run signal': 'the signal that ended the program; `null` where it ended by itself',
  socket: 'where the token is served',
  pid: 'process of the service',
  clients: 'programs that are connected',
  pinMode: '`prompt` (our side asks for the PIN) or `login` (the program gives it)',
  idleSeconds: 'how long a card stays open without a signature; 0: each signature needs the PIN',
  'slots[].slot': 'PKCS#11 slot id',
  'slots[].reader': "the reader's name; `null` before a reader came",
  'slots[].card': '`none`, `other` (no CIE), `unpaired` or `paired`',
  'slots[].serialNumber': 'serial number of a paired card, else `null`',
  'slots[].label': "the holder's own name for a paired card, which may be empty, else `null`",
  'slots[].loggedIn': 'whether a log-in is open',
  'slots[].programs[]': 'who is logged in; `null` for a program that the system does not name',
  locked: 'log-ins that were open and are closed',
  dryRun: 'whether nothing was to be changed',
  'changes[].part': '`p11-kit`, `firefox`, `chromium` or `service`',
  'changes[].purpose': 'what the file is for',
  'changes[].action': '`create`, `change` or `remove`',
  'changes[].path': 'the file or link',
  'settled[]': 'what needs no change: a file, or the folder of a browser’s database',
  'notes[].code': 'something to know; does not change with the language',
  'notes[].place': 'the file, folder or program that it is about; may be empty',
  'notes[].message': 'the same in words',
  'commands[]': 'commands for the service manager that are left to be run by hand',
  // Raw commands
  'exchanges[].command': 'command in hexadecimal; one that carries a code is only its header',
  'exchanges[].response': 'answer without its status word, hexadecimal',
  'exchanges[].sw': 'status word, hexadecimal',
  tape: 'the file that the exchanges were written to; `null` without `--record`',
  // Demonstration and completion
  'chapters[].id': 'chapter of the story',
  'chapters[].title': 'its title, in the language',
  'login.name': 'given name and surname that the service was told, with `--login`',
  'login.codiceFiscale': 'the codice fiscale that it was told',
  'login.documentNumber': 'the serial number of the card that it was told',
  'login.acr': 'the level as OpenID Connect names it',
  'login.level': 'the same as a number',
  apdus: 'commands that went to the card',
  milliseconds: 'time that it took',
  shell: '`bash`, `zsh` or `fish`',
  script: 'the completion script',
};

/**
 * @param {string} command
 * @param {string} path as in the command's help
 * @returns {string}
 * @throws {Error} nobody has written down what the field means
 */
export function meaningOf(command, path) {
  const names = path.split('.');
  const candidates = [`${command} ${path}`, path, ...names.map((_, index) => names.slice(index).join('.'))];
  for (const candidate of candidates) {
    const meaning = MEANINGS[candidate];
    if (meaning !== undefined) return meaning;
  }
  throw new Error(`what is ${path} of cie ${command} --json? Say it in scripts/docs/json-fields.mjs`);
}
