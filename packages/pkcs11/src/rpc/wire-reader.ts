import { MalformedMessage } from './malformed-message.js';

/** 2^64: what an all-ones CK_ULONG becomes, CK_UNAVAILABLE_INFORMATION among them. */
export const UNAVAILABLE = 2 ** 64;

/** A length that stands for a null pointer (p11_rpc_buffer_get_byte_array). */
export const NULL_LENGTH = 0xffff_ffff;

/** Reads a message from front to back and never past its end; no length in it is believed before it is checked. */
export class WireReader {
  readonly #bytes: Uint8Array;
  #offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** @throws {MalformedMessage} like every method here, when the message is too short */
  byte(): number {
    const value = this.#bytes[this.#offset];
    if (value === undefined) throw new MalformedMessage('message cut short');
    this.#offset++;
    return value;
  }

  uint32(): number {
    const high = this.byte() * 0x100_0000;
    return high + ((this.byte() << 16) | (this.byte() << 8) | this.byte());
  }

  /** A CK_ULONG; above 2^53 the nearest number, which equals no handle, flag or type that exists. */
  ulong(): number {
    const high = this.uint32();
    return high * 0x1_0000_0000 + this.uint32();
  }

  /** A view of the next `length` bytes. */
  bytes(length: number): Uint8Array {
    if (length > this.remaining) throw new MalformedMessage('length past the end of the message');
    const start = this.#offset;
    this.#offset += length;
    return this.#bytes.subarray(start, this.#offset);
  }

  /** A view of `length` + bytes; `undefined` where the length says null pointer. */
  sizedBytes(): Uint8Array | undefined {
    const length = this.uint32();
    return length === NULL_LENGTH ? undefined : this.bytes(length);
  }

  /** A number of items that take at least `itemLength` bytes each: more than can follow is refused before any is read. */
  count(itemLength: number): number {
    const count = this.uint32();
    if (count * itemLength > this.remaining) throw new MalformedMessage('count larger than the message');
    return count;
  }

  /** @throws {MalformedMessage} when something is left */
  end(): void {
    if (this.remaining !== 0) throw new MalformedMessage('bytes after the last argument');
  }
}
