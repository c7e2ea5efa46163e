export type CardImageErrorCode =
  /** The text is longer than any image can be. */
  | 'too-large'
  | 'not-json'
  /** Another kind of file, or a later version of the format. */
  | 'wrong-format'
  | 'unsupported-version'
  | 'unknown-field'
  | 'missing-field'
  | 'invalid-field'
  /** The numbers of an RSA key do not belong together. */
  | 'inconsistent-key'
  /** The certificate or the security object does not fit into the file size that was asked for. */
  | 'file-too-small'
  /** The image was not personalised with the test PKI that was given. */
  | 'foreign-pki';

/** A card image, a specification or a test PKI that is not one. Names the field, never its content. */
export class CardImageError extends Error {
  readonly code: CardImageErrorCode;
  /** The field, as in `keys.holder.n`; empty for the whole text. */
  readonly path: string;

  constructor(code: CardImageErrorCode, path = '', options?: ErrorOptions) {
    super(path === '' ? code : `${code}: ${path}`, options);
    this.name = 'CardImageError';
    this.code = code;
    this.path = path;
  }
}
