import { equalBytes } from './bytes.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');
const REDACTED = '[SecretBytes]';

/**
 * Bytes that must not be seen: a code, a session key. One owner, who wipes them; every printer shows a placeholder.
 *
 * What this cannot promise in JavaScript is written in docs/security-model.md: the engine may have copied the bytes
 * before they came here, and a string that they were typed into lives until the garbage collector takes it.
 *
 * @example
 * ```ts
 * using pin = SecretBytes.takeFrom(new Uint8Array([0x31, 0x32]));
 * String(pin); // '[SecretBytes]'
 * ```
 */
export class SecretBytes implements Disposable {
  #bytes: Uint8Array | undefined;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Moves `source` into a new secret: the source is zeroed. */
  static takeFrom(source: Uint8Array): SecretBytes {
    const secret = new SecretBytes(Uint8Array.from(source));
    source.fill(0);
    return secret;
  }

  /** Takes the bytes that `produce` returns as they are, without a further copy; nobody else may keep them. */
  static own(bytes: Uint8Array): SecretBytes {
    return new SecretBytes(bytes);
  }

  get length(): number {
    return this.#live().length;
  }

  get isWiped(): boolean {
    return this.#bytes === undefined;
  }

  /** Lends the bytes for the length of one call; the borrower keeps no reference. */
  use<T>(borrower: (bytes: Uint8Array) => T): T {
    return borrower(this.#live());
  }

  /** A second secret with the same bytes and an owner of its own. */
  clone(): SecretBytes {
    return new SecretBytes(Uint8Array.from(this.#live()));
  }

  /** Whether two secrets hold the same bytes, in constant time. */
  equals(other: SecretBytes): boolean {
    return equalBytes(this.#live(), other.#live());
  }

  /** Overwrites the bytes with zeros. Further use throws; wiping twice is harmless. */
  wipe(): void {
    this.#bytes?.fill(0);
    this.#bytes = undefined;
  }

  [Symbol.dispose](): void {
    this.wipe();
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [INSPECT](): string {
    return REDACTED;
  }

  #live(): Uint8Array {
    if (this.#bytes === undefined) throw new TypeError('secret used after it was wiped');
    return this.#bytes;
  }
}
