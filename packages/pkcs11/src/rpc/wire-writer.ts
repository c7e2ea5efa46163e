import { UNAVAILABLE } from './wire-reader.js';

const FIRST_CAPACITY = 256;

/** Writes one message; grows as needed. */
export class WireWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #length = 0;

  byte(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  uint32(value: number): void {
    const at = this.#room(4);
    const bytes = this.#bytes;
    bytes[at] = value >>> 24;
    bytes[at + 1] = value >>> 16;
    bytes[at + 2] = value >>> 8;
    bytes[at + 3] = value;
  }

  /** A CK_ULONG below 2^53, or UNAVAILABLE. */
  ulong(value: number): void {
    if (value === UNAVAILABLE) {
      this.uint32(0xffff_ffff);
      this.uint32(0xffff_ffff);
    } else {
      this.uint32(Math.floor(value / 0x1_0000_0000));
      this.uint32(value % 0x1_0000_0000);
    }
  }

  bytes(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#bytes.set(value, at);
  }

  sizedBytes(value: Uint8Array): void {
    this.uint32(value.length);
    this.bytes(value);
  }

  /** What was written, as a view; the writer is not used afterwards. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(length: number): number {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return at;
  }
}
