/**
 * Small operations on bytes. `Uint8Array` everywhere; `Buffer` only at the edge of Node's APIs.
 */
import { timingSafeEqual } from 'node:crypto';

const HEX_PAIRS = /^(?:[0-9a-f]{2})*$/i;

/**
 * Bytes as upper-case hexadecimal, without separators.
 *
 * @example
 * ```ts
 * toHex(Uint8Array.of(0x00, 0xa4)); // '00A4'
 * ```
 */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex').toUpperCase();
}

/**
 * Bytes from hexadecimal; white space between pairs is allowed.
 *
 * @throws {RangeError} when the text is not hexadecimal pairs. The text itself is not in the message: it may be secret.
 * @example
 * ```ts
 * fromHex('00 A4'); // Uint8Array [0x00, 0xa4]
 * ```
 */
export function fromHex(text: string): Uint8Array {
  const compact = text.replace(/\s+/g, '');
  if (!HEX_PAIRS.test(compact)) throw new RangeError('not a hexadecimal string');
  return new Uint8Array(Buffer.from(compact, 'hex'));
}

/** One new array with the parts one after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Whether two byte strings are equal, in time that depends on their lengths only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** ASCII text as bytes. @throws {RangeError} on a character above U+007F. */
export function asciiToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) throw new RangeError('not ASCII text');
    bytes[i] = code;
  }
  return bytes;
}

/** Bytes as ASCII text; `undefined` when a byte is outside 20..7E. */
export function bytesToPrintableAscii(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte < 0x20 || byte > 0x7e) return undefined;
  return String.fromCharCode(...bytes);
}

/** An unsigned big-endian integer of exactly `length` bytes. @throws {RangeError} when it does not fit. */
export function uintToBytes(value: number, length: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** length) throw new RangeError('integer does not fit');
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Bytes left-padded with zeros to `length`; leading zeros are dropped where there are too many. @throws {RangeError} when the value is longer. */
export function padStartBytes(bytes: Uint8Array, length: number): Uint8Array {
  let start = 0;
  while (bytes.length - start > length && bytes[start] === 0) start++;
  const value = bytes.subarray(start);
  if (value.length > length) throw new RangeError('value longer than the field');
  const padded = new Uint8Array(length);
  padded.set(value, length - value.length);
  return padded;
}

/** A non-negative integer from big-endian bytes. */
export function bytesToBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** A non-negative integer as exactly `length` big-endian bytes. @throws {RangeError} when it does not fit. */
export function bigIntToBytes(value: bigint, length: number): Uint8Array {
  if (value < 0n) throw new RangeError('negative integer');
  const hex = value.toString(16);
  return padStartBytes(fromHex(hex.length % 2 === 0 ? hex : `0${hex}`), length);
}

/** The byte at `index`. @throws {RangeError} outside the array, instead of an `undefined` that spreads. */
export function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new RangeError('index outside the bytes');
  return byte;
}
