/** What can go wrong with foreign certificates and security objects. Codes never change their meaning (docs/errors.md). */
export type PkiErrorCode =
  | 'malformed-certificate'
  | 'malformed-bundle'
  | 'malformed-sod'
  | 'malformed-crl'
  | 'malformed-ocsp'
  /** A signed structure of another package's: CMS, time stamp, … */
  | 'malformed-structure'
  | 'not-a-holder-certificate'
  | 'unsupported-algorithm'
  | 'unsupported-key'
  | 'explicit-ec-parameters'
  | 'weak-key'
  | 'sod-signature'
  | 'sod-signer'
  | 'sod-hash-missing'
  | 'sod-hash-mismatch'
  | 'trust-store-io'
  | 'fetch-cancelled';

/**
 * Foreign data were refused. The message names the place, never the content; `cause` keeps the error underneath.
 *
 * @example
 * ```ts
 * try {
 *   Certificate.fromDer(bytes);
 * } catch (error) {
 *   if (error instanceof PkiError && error.code === 'malformed-certificate') return undefined;
 *   throw error;
 * }
 * ```
 */
export class PkiError extends Error {
  readonly code: PkiErrorCode;

  constructor(code: PkiErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PkiError';
    this.code = code;
  }
}

/**
 * For questions that have an answer for whatever cannot be read or is not supported: `undefined` in place of a
 * {@link PkiError}. Other errors go on.
 */
export function undefinedWhenRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}
