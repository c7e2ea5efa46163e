import {
  describeError,
  exitClassOf,
  isPlainAddress,
  networkSettings,
  type ErrorDescription,
  type NetworkSettings,
  type TimestampAuthority,
} from '@ciekit/middleware/basics';
import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import type { Ending } from '../exit-codes.js';

/** What went wrong with one file, in words. */
export function wordsOfError({ language }: CommandContext, error: unknown): ErrorDescription {
  return describeError(error, language);
}

export function endingOf(error: unknown): Ending {
  return exitClassOf(error);
}

/** Says at once that a file is left out, so that the user can stop before typing the PIN. */
export function tellFileFailure(context: CommandContext, path: string, error: unknown): void {
  if (context.settings.json) return;
  const { title, meaning, nextStep } = wordsOfError(context, error);
  context.alerts.item({ text: '!', as: 'yellow' }, `${path}: ${title}. ${meaning} ${nextStep}`);
}

/**
 * The authority that `--tsa` names, with the log-in in the environment, if there is one.
 *
 * @throws {UsageError} no address, or one that is neither http nor https
 */
export function timestampsOf({ options, stdio }: CommandContext): TimestampAuthority {
  const url = options.text('tsa');
  if (url === undefined) throw new UsageError('missing-value', { word: '--tsa' });
  // A password in the arguments would be in the list of processes.
  if (!isPlainAddress(url)) {
    throw new UsageError('invalid-value', { word: '--tsa', choices: 'http://…, https://…' });
  }
  const login = stdio.env['CIEKIT_TSA_LOGIN'];
  if (login === undefined || login === '') return { url };
  const colon = login.indexOf(':');
  return colon < 0 ? { url, user: login } : { url, user: login.slice(0, colon), password: login.slice(colon + 1) };
}

/** @throws {UsageError} the environment names a proxy that is none */
export function networkOf({ stdio }: CommandContext): NetworkSettings {
  try {
    return networkSettings(stdio.env);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UsageError('invalid-value', { word: 'http_proxy', choices: 'http://host:port' }, { cause });
  }
}
