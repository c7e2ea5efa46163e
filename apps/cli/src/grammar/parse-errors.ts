import type { CommanderError } from 'commander';
import { UsageError, type CliErrorCode } from '../cli-errors.js';
import { repeatable } from './code-arguments.js';

const CODES: Readonly<Record<string, CliErrorCode>> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'missing-value',
  'commander.excessArguments': 'excess-arguments',
  'commander.invalidArgument': 'invalid-value',
  'commander.conflictingOption': 'conflicting-options',
};

/**
 * What the parser did not understand, in a form that repeats nothing that may be a code.
 *
 * @param help what the parser shows somebody who named a group and no command of it
 */
export function usageErrorFrom(error: CommanderError, help: string): UsageError {
  const code = CODES[error.code];
  if (code === undefined) return new UsageError('missing-command', {}, { help });
  // The parser says what it means between quotes: an option or an argument by name, or the word that was typed.
  const quoted = Array.from(error.message.matchAll(/'([^']*)'/g), ([, word = '']) => word);
  const typed = code === 'invalid-value' ? quoted[1] : quoted[0];
  const suggestion = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(error.message)?.[1];
  return new UsageError(code, {
    word: repeatable(typed ?? ''),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(code === 'invalid-value' ? { choices: /Allowed choices are ([^.]*)\./.exec(error.message)?.[1] ?? '' } : {}),
  });
}
