import type { CliErrorCode } from '../cli-errors.js';
import type { ErrorText } from '@ciekit/middleware';

const HELP = 'See "cie --help".';
const NOTHING_DONE = 'Nothing was done.';

/** Values in braces are filled in from the error. */
export const enErrors = {
  'missing-command': { title: 'What should be done is missing', meaning: NOTHING_DONE, nextStep: HELP },
  'unknown-command': { title: 'There is no command {word}', meaning: NOTHING_DONE, nextStep: `{suggestion}${HELP}` },
  'unknown-option': { title: 'There is no option {word} here', meaning: NOTHING_DONE, nextStep: `{suggestion}${HELP}` },
  'missing-argument': { title: 'The argument <{word}> is missing', meaning: NOTHING_DONE, nextStep: HELP },
  'missing-value': { title: 'A value is missing after {word}', meaning: NOTHING_DONE, nextStep: HELP },
  'excess-arguments': { title: 'Too many arguments for {word}', meaning: NOTHING_DONE, nextStep: HELP },
  'invalid-value': {
    title: 'The value {word} is not possible here',
    meaning: NOTHING_DONE,
    nextStep: 'Possible: {choices}.',
  },
  'conflicting-options': {
    title: '{word} do not go together',
    meaning: NOTHING_DONE,
    nextStep: HELP,
  },
  'signer-unnamed': {
    title: '{file} has {count} signatures: which one is meant?',
    meaning: 'Each may have been put on another state of the document. Nothing was written.',
    nextStep: 'Give its number with --signer, as "cie verify" shows it: --signer 1 is the first.',
  },
  'signature-without-revision': {
    title: 'This signature covers nothing that the whole file once was',
    meaning: 'It is not known how the document was when it was signed. Nothing was written.',
    nextStep: 'Do not rely on the file: "cie verify" says what is wrong with it.',
  },
  'code-in-arguments': {
    title: 'PIN and PUK are never given as arguments',
    meaning:
      'They would be in the history of the shell and visible to every program on this PC. What was typed was not used and no code was sent.',
    nextStep:
      'Run the command without it: it asks for the code without showing it (in scripts: --pin-stdin). Delete the line from the history of your shell; if other people use this PC, change the PIN.',
  },
  'no-terminal': {
    title: 'There is nobody to ask',
    meaning: 'The command needs an answer, and standard input is not a terminal. No code was sent.',
    nextStep: 'Run it in a terminal, or give the answer with {option}.',
  },
  'stdin-ended': {
    title: 'A code is missing on standard input',
    meaning: 'No code was sent.',
    nextStep: 'One line for each code, in this order: PIN, PUK, new PIN.',
  },
  'file-exists': {
    title: 'The file {file} is already there',
    meaning: 'It was left as it is.',
    nextStep: 'Choose another name, or add --force to replace it.',
  },
  'file-missing': { title: 'There is no file {file}', meaning: NOTHING_DONE, nextStep: 'Check the name.' },
  'file-unreadable': {
    title: 'The file {file} cannot be read',
    meaning: '{reason}',
    nextStep: 'Check its permissions, and that it is a file of the right kind.',
  },
  'file-unwritable': {
    title: 'The file {file} cannot be written',
    meaning: '{reason}',
    nextStep: 'Check the permissions of the folder and the free space.',
  },
  'not-for-software-cards': {
    title: 'This is not possible with a software card of this process',
    meaning: NOTHING_DONE,
    nextStep: 'Use a reader, or "cie emulator serve".',
  },
  'apdu-malformed': {
    title: 'Command {number} is no command in hexadecimal',
    meaning: 'Nothing was sent to the card.',
    nextStep: 'At least CLA INS P1 P2, for example 00A4040C06A00000000039.',
  },
  'apdu-carries-code': {
    title: 'Command {number} carries a PIN or PUK',
    meaning: 'A wrong one costs a try, and the last one blocks the card. Nothing was sent to the card.',
    nextStep: 'Use "cie pin". If you know exactly what you do, on a card for tests: --allow-code-commands.',
  },
  'no-apdus': {
    title: 'There is no command to send',
    meaning: 'Nothing was sent to the card.',
    nextStep: 'Give commands as arguments, or one a line on standard input.',
  },
  'card-image-invalid': {
    title: '{file} is no software card',
    meaning: '{field}',
    nextStep: 'Make one with "cie emulator create".',
  },
  'card-specification-invalid': {
    title: 'The card cannot be made like this',
    meaning: 'Wrong: {field}',
    nextStep: 'See "cie emulator create --help".',
  },
  'card-state-damaged': {
    title: 'The state of the software card is damaged or belongs to another card',
    meaning: '{file}',
    nextStep: 'Give the card its first state again with "cie emulator reset".',
  },
  'card-state-unusable': {
    title: 'The state of the software card cannot be kept',
    meaning: '{file}',
    nextStep: 'Check the permissions of the folder and the free space.',
  },
  'issuer-unconfirmed': {
    title: 'Stopped: the issuer of the card was not checked',
    meaning: 'No code was sent.',
    nextStep: 'Get the certificates of the State with "cie trust fetch", or go on with --yes.',
  },
  'install-unsupported': {
    title: 'On this system there is nothing to set up',
    meaning: 'Windows and its browsers want modules of another kind. Nothing was changed.',
    nextStep: 'Firefox can load p11-kit-client.dll; see the documents.',
  },
  'install-not-root': {
    title: 'Only root can do this for all users',
    meaning: 'Nothing was changed.',
    nextStep: 'Repeat it with sudo, or without --system for yourself alone.',
  },
  'install-home-of-another': {
    title: '{path} belongs to another user',
    meaning: 'Files made there now would be in that user’s way. Nothing was changed.',
    nextStep: 'Run it without sudo, as the user whose browsers shall see the card.',
  },
  'install-command-untrusted': {
    title: 'Not only root can change {path}',
    meaning:
      'Every program of this computer, those of root too, would start the command from there: whoever changes it could act as any user. Nothing was changed.',
    nextStep:
      'As root, install Node.js and the command for the whole computer (sudo npm install --global), or repeat this without sudo and --system for yourself alone.',
  },
  'install-path-unusable': {
    title: '{path} cannot be used',
    meaning: 'It is no ordinary file, or its name has characters that settings cannot hold. Nothing was changed.',
    nextStep: 'Look at what it is; install the command in a folder with a plain name.',
  },
  'install-changed-meanwhile': {
    title: '{path} was changed by somebody at this very moment',
    meaning: 'Nothing was changed by this command.',
    nextStep: 'Close the browsers and repeat it.',
  },
  'install-record-damaged': {
    title: 'The record of what was installed is damaged',
    meaning: '{path}. Nothing was changed.',
    nextStep: 'Remove that file and repeat the command: it finds its own parts without it.',
  },
  'install-unwritable': {
    title: '{path} cannot be written',
    meaning: '{reason} Everything is as it was.',
    nextStep: 'Check the permissions of the folder and the free space.',
  },
  'p11-kit-missing': {
    title: 'p11-kit is not installed',
    meaning: 'Browsers and programs reach the card through it. Nothing was changed.',
    nextStep:
      'Debian, Ubuntu: sudo apt install p11-kit p11-kit-modules. Fedora: sudo dnf install p11-kit p11-kit-server. macOS: brew install p11-kit.',
  },
  'token-running': {
    title: 'The token is served already',
    meaning: 'Another process answers at {path}.',
    nextStep: 'See "cie token status"; a second one needs a socket of its own (--socket).',
  },
  'token-not-running': {
    title: 'The token is not being served',
    meaning: 'Nobody answers at {path}.',
    nextStep: 'Start it with "cie token serve", or for good with "cie token install".',
  },
  'token-failed': {
    title: 'The token does not answer as it should',
    meaning: '{path}',
    nextStep: 'End the service and start it again.',
  },
  'token-folder-unsafe': {
    title: 'The folder {path} is open to others',
    meaning: 'Another user could pass for the token, or for you. Nothing was served.',
    nextStep: 'Choose a folder that only you may enter (chmod 700), and that is yours.',
  },
  'token-socket-unusable': {
    title: 'No socket can be made at {path}',
    meaning: 'The path may be too long (104 bytes on macOS, 108 on Linux), or its folder cannot be written.',
    nextStep: 'Name another place with --socket.',
  },
  'program-missing': {
    title: 'The program {word} cannot be started',
    meaning: '{reason}',
    nextStep: 'Check its name and that it is installed.',
  },
  'demo-provider-missing': {
    title: 'The demo needs {word}, which is not installed',
    meaning: 'The test identity provider is a package of its own. Nothing was started.',
    nextStep: 'Install it beside cie: npm install @ciekit/idp. In the repository: npm run demo -- --login',
  },
  'demo-program-missing': {
    title: 'The demo needs a program that logs in with the card',
    meaning: 'curl with OpenSSL, its PKCS#11 engine and p11-kit’s client are not all here. Nothing was started.',
    nextStep: 'On Debian or Ubuntu: sudo apt install {word}',
  },
  'demo-login-failed': {
    title: 'The login of the demo did not succeed',
    meaning: '{reason}',
    nextStep: 'Try again; if it happens again, report it with the output of "cie doctor".',
  },
  'output-failed': {
    title: 'The result could not be written',
    meaning: '{reason} The command itself did its work.',
    nextStep: 'Check the free space where the output goes.',
  },
} as const satisfies Readonly<Record<CliErrorCode, ErrorText>>;
