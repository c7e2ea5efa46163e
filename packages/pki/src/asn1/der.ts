import { concatBytes } from '../bytes.js';

/** Where one definite-length value lies in its container. */
export interface TlvExtent {
  /** The identifier octet. Multi-byte tags are not used in the structures of this package. */
  readonly tag: number;
  readonly contentStart: number;
  readonly end: number;
}

/**
 * The extent of the value that begins at `offset`, without looking inside it: for lists of thousands of certificates
 * and for files that are longer than what they hold.
 *
 * @returns `undefined` when no whole value of definite length begins there
 */
export function tlvAt(bytes: Uint8Array, offset: number): TlvExtent | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let contentStart = offset + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) return undefined;
    length = 0;
    for (let i = 0; i < count; i++) {
      const byte = bytes[contentStart++];
      if (byte === undefined) return undefined;
      length = length * 256 + byte;
    }
  }
  const end = contentStart + length;
  return end <= bytes.length ? { tag, contentStart, end } : undefined;
}

/**
 * The value that a file begins with, cut at its ASN.1 length; a view. Card files are padded with zeros to their size.
 *
 * @returns `undefined` when no whole value begins the bytes
 * @example
 * ```ts
 * cutToAsn1Length(Uint8Array.of(0x30, 0x01, 0x05, 0x00, 0x00)); // 30 01 05
 * ```
 */
export function cutToAsn1Length(bytes: Uint8Array): Uint8Array | undefined {
  const extent = tlvAt(bytes, 0);
  return extent && bytes.subarray(0, extent.end);
}

/** Encodes one value in DER (X.690 section 10.1: shortest length). */
export function encodeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(contents);
  const length: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | length.length, ...length];
  return concatBytes([Uint8Array.from(header), content]);
}
