import { CryptokiError, type CKR } from '../cryptoki/return-values.js';

type ValueName = keyof typeof CKR;

/** The stable codes of core's and the middleware's errors (docs/errors.md). */
const BY_CODE: Readonly<Record<string, ValueName>> = {
  cancelled: 'FUNCTION_CANCELED',
  'code-incorrect': 'PIN_INCORRECT',
  'code-blocked': 'PIN_LOCKED',
  'code-format': 'PIN_LEN_RANGE',
  'code-half': 'PIN_LEN_RANGE',
  'last-try-unconfirmed': 'PIN_LOCKED',
  'code-outcome-unknown': 'DEVICE_REMOVED',
  'no-reader': 'DEVICE_REMOVED',
  'no-card': 'DEVICE_REMOVED',
  'mute-card': 'DEVICE_REMOVED',
  'card-removed': 'DEVICE_REMOVED',
  'reader-removed': 'DEVICE_REMOVED',
  'card-not-found': 'DEVICE_REMOVED',
  'card-swapped': 'DEVICE_REMOVED',
};

/** What a client is told of an error: by its code, so that nothing has to be loaded to know its class. */
export function returnValueOf(error: unknown): CryptokiError {
  if (error instanceof CryptokiError) return error;
  const name = BY_CODE[errorCodeOf(error) ?? ''] ?? 'DEVICE_ERROR';
  return new CryptokiError(name, { cause: error });
}

/** `undefined` where it has none. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whatever was thrown, as an error that can be logged. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('something else than an error was thrown', { cause: thrown });
}
