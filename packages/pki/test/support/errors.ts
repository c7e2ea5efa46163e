import { PkiError, type PkiErrorCode } from '@ciekit/pki';

/** The code of the PkiError that `action` ends in; anything else it throws goes on. */
export function codeOf(action: () => unknown): PkiErrorCode | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof PkiError) return error.code;
    throw error;
  }
  return undefined;
}
