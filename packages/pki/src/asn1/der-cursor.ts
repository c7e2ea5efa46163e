import { PkiError, type PkiErrorCode } from '../errors.js';

/**
 * Walks over DER values without making an object of any: for lists of tens of thousands of entries. Definite lengths and
 * single-byte tags only; what was read last is in {@link tag}, {@link start}, {@link contentStart} and {@link end}.
 */
export class DerCursor {
  readonly bytes: Uint8Array;
  /** Identifier octet of the value read last. */
  tag = 0;
  /** Where the value read last begins, its header included. */
  start = 0;
  contentStart = 0;
  /** Behind the value read last. */
  end = 0;
  readonly #code: PkiErrorCode;
  #offset: number;
  #limit: number;

  constructor(bytes: Uint8Array, code: PkiErrorCode, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.#code = code;
    this.#offset = from;
    this.#limit = to;
  }

  isAtEnd(): boolean {
    return this.#offset === this.#limit;
  }

  /** The tag that comes next, `undefined` at the end. */
  get nextTag(): number | undefined {
    return this.isAtEnd() ? undefined : this.bytes[this.#offset];
  }

  /** Continues inside another stretch of the same bytes. */
  moveTo(from: number, to: number): void {
    this.#offset = from;
    this.#limit = to;
  }

  /**
   * Reads one value and goes behind it.
   *
   * @param tag what it has to be; anything where absent
   * @throws {PkiError} when no whole value, or one of another tag, begins here
   */
  read(tag?: number): void {
    const { bytes } = this;
    const limit = this.#limit;
    let offset = this.#offset;
    if (offset + 2 > limit) throw new PkiError(this.#code, 'ASN.1 component missing');
    this.start = offset;
    this.tag = bytes[offset++] ?? 0;
    if ((tag !== undefined && this.tag !== tag) || (this.tag & 0x1f) === 0x1f) {
      throw new PkiError(this.#code, 'another ASN.1 type expected');
    }
    let length = bytes[offset++] ?? 0;
    if (length >= 0x80) {
      let count = length & 0x7f;
      if (count === 0 || count > 4 || offset + count > limit) throw new PkiError(this.#code, 'ASN.1 length');
      for (length = 0; count > 0; count--) length = length * 256 + (bytes[offset++] ?? 0);
    }
    if (offset + length > limit) throw new PkiError(this.#code, 'ASN.1 length');
    this.contentStart = offset;
    this.end = offset + length;
    this.#offset = this.end;
  }

  /** The value read last, header included; a view. */
  get value(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  /** Content of the value read last; a view. */
  get content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.end);
  }
}
