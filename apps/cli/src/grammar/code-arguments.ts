import { UsageError } from '../cli-errors.js';

/** Options that people try, and that do not exist: what is typed after them would be in the shell's history. */
const CODE_OPTION = /^--?(?:p|pin|old-?pin|new-?pin|current-?pin|puk|code|codice|password)(?:=|$)/i;
/** A code, a half of one, or one with separators. */
const CODE_LIKE = /^\d{4}(?:[ .-]?\d{4})?$/;
/** Commands that ask for codes. */
const ASKS_FOR_CODES = new Set(['pin', 'pair', 'sign']);
/** Commands whose arguments may well be eight digits. */
const TAKES_DIGITS = new Set(['apdu', 'emulator', 'unpair']);
const TAKES_VALUE = new Set(['--reader', '--label', '--card', '--text', '--reason', '--place', '--field', '--out']);

/**
 * Refuses a PIN or PUK among the arguments before anything else looks at them. The message does not repeat it.
 *
 * @throws {UsageError} `code-in-arguments`
 */
export function refuseCodesInArguments(argv: readonly string[]): void {
  const own = ownArguments(argv);
  const command = own.find((argument) => !argument.startsWith('-') && !CODE_LIKE.test(argument));
  if (command !== undefined && TAKES_DIGITS.has(command) && !own.some((argument) => CODE_OPTION.test(argument))) {
    return;
  }
  for (const [index, argument] of own.entries()) {
    if (TAKES_VALUE.has(own[index - 1] ?? '')) continue;
    const codeLike = CODE_LIKE.test(argument) && (command === undefined || ASKS_FOR_CODES.has(command));
    if (CODE_OPTION.test(argument) || codeLike || /^--[a-z-]+=\d{8}$/.test(argument)) {
      throw new UsageError('code-in-arguments');
    }
  }
}

/** What follows `--` in `token run` is another program's, in whose words `-p` may be a port. */
function ownArguments(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end >= 0 && argv.slice(0, end).join(' ').includes('token run') ? argv.slice(0, end) : argv;
}

/** A word of the command line as it may be repeated: nothing after `=`, no run of digits, nothing unprintable. */
export function repeatable(word: string): string {
  const name = word.startsWith('-') ? word.replace(/=.*$/su, '') : word;
  return name
    .replace(/\d{4,}/g, (digits) => '•'.repeat(digits.length))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd')
    .slice(0, 80);
}
