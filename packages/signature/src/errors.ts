/** What can go wrong with a file that is to be signed, extended or taken apart. Codes never change their meaning (docs/errors.md). */
export type SignatureErrorCode =
  /** The bytes are no CMS, PDF or XML, or exceed the limits of what is read. */
  | 'malformed-cms'
  | 'malformed-pdf'
  | 'malformed-xml'
  | 'malformed-timestamp'
  /** A PDF that is encrypted, also with an empty password. */
  | 'encrypted-pdf'
  /** The certifying signature forbids further ones (DocMDP 1) or visible new fields (DocMDP 2), or a signed field lock does. */
  | 'changes-forbidden'
  /** No empty signature field has that name. */
  | 'no-such-field'
  /** The field's author demands something of a signature in it (its seed values) that this one does not have. */
  | 'field-constraints'
  /** The page, or the rectangle on it, does not exist. */
  | 'no-such-place'
  /** The picture for a visible signature is neither PNG nor JPEG, or too large. */
  | 'unusable-picture'
  /** The file holds no signature to extend, counter-sign or extract from. */
  | 'not-signed'
  /** The signed content is not in the file: it has to be given. */
  | 'content-missing'
  /** The content that was given is another one than the signatures in the file are about. */
  | 'content-mismatch'
  /** The file changed while it was being read. */
  | 'content-changed'
  /** What the key returned does not verify against its certificate. */
  | 'signature-value'
  | 'unsupported-algorithm'
  /** The time-stamping authority could not be reached, or refused, or answered something else than it was asked. */
  | 'tsa-unreachable'
  | 'tsa-refused'
  | 'tsa-answer'
  /** Revocation values for a long-term signature could not be had. */
  | 'revocation-unavailable';

/**
 * A file, a key's answer or a service's answer was refused. The message names the place, never the content; `cause` keeps
 * the error underneath.
 */
export class SignatureError extends Error {
  readonly code: SignatureErrorCode;

  constructor(code: SignatureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignatureError';
    this.code = code;
  }
}
