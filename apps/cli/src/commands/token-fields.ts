import { TokenServiceError, type TokenServiceErrorCode } from '@ciekit/pkcs11';
import { CliError, UsageError, type CliErrorCode } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';

const DEFAULT_IDLE_MINUTES = 5;
/** A day: who needs longer has no use for a time-out. */
const MAX_IDLE_MINUTES = 1440;
const MINUTE_MS = 60_000;

export const PIN_MODES = ['prompt', 'login'] as const;

/** How long a card stays open without a signature, ms. @throws {UsageError} `invalid-value` */
export function readIdle({ options }: CommandContext): number {
  const text = options.text('idle');
  if (text === undefined) return DEFAULT_IDLE_MINUTES * MINUTE_MS;
  const minutes = /^\d{1,4}(?:\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (!(minutes <= MAX_IDLE_MINUTES)) throw new UsageError('invalid-value', { word: '--idle', choices: '0-1440' });
  return minutes * MINUTE_MS;
}

const SERVICE_CODES = {
  'token-service-running': 'token-running',
  'token-service-not-running': 'token-not-running',
  'token-service-failed': 'token-failed',
  'token-folder-unsafe': 'token-folder-unsafe',
  'token-socket-unusable': 'token-socket-unusable',
  'token-activation-malformed': 'token-failed',
  'token-prompt-failed': 'token-failed',
  'token-prompt-unavailable': 'token-failed',
} as const satisfies Readonly<Record<TokenServiceErrorCode, CliErrorCode>>;

/** Errors of the token's service as the command's own, which have words; others as they are. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TokenServiceError) {
      throw new CliError(SERVICE_CODES[error.code], { path: error.path ?? '' }, { cause: error });
    }
    throw error;
  }
}
