/**
 * A DER writer (X.690), just what certificates and the security object need. By hand because single bytes matter: the
 * data-group numbers of the card are one raw INTEGER byte, A1 to A5, which no ASN.1 library writes.
 */
import { asciiToBytes, bigIntToBytes, byteAt, toHex } from '@ciekit/core/bytes';
import { encodeTlv } from '@ciekit/core/iso7816';

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(0x30, ...parts);
}

/** SET OF: the elements in the order of their encodings (X.690 section 11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  const sorted = parts.map((part) => ({ part, key: toHex(part) }));
  sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return encodeTlv(0x31, ...sorted.map(({ part }) => part));
}

/** `[number] EXPLICIT`. */
export function explicit(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(0xa0 | number, ...parts);
}

/** `[number] IMPLICIT` of a primitive type: only the value is given. */
export function implicit(number: number, value: Uint8Array): Uint8Array {
  return encodeTlv(0x80 | number, value);
}

/** A non-negative INTEGER. */
export function integer(value: bigint): Uint8Array {
  const length = Math.max(1, Math.ceil(value.toString(2).length / 8));
  const bytes = bigIntToBytes(value, length);
  return byteAt(bytes, 0) < 0x80 ? encodeTlv(0x02, bytes) : encodeTlv(0x02, Uint8Array.of(0), bytes);
}

/** An INTEGER of one byte as the card writes it: no sign byte, also above 7F. */
export function rawByteInteger(value: number): Uint8Array {
  return encodeTlv(0x02, Uint8Array.of(value));
}

export function booleanTrue(): Uint8Array {
  return Uint8Array.of(0x01, 0x01, 0xff);
}

export function nullValue(): Uint8Array {
  return Uint8Array.of(0x05, 0x00);
}

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  const value = [first * 40 + second, ...arcs].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
      groups.unshift(0x80 | (rest & 0x7f));
    return groups;
  });
  return encodeTlv(0x06, Uint8Array.from(value));
}

export function octetString(value: Uint8Array): Uint8Array {
  return encodeTlv(0x04, value);
}

export function bitString(value: Uint8Array, unusedBits = 0): Uint8Array {
  return encodeTlv(0x03, Uint8Array.of(unusedBits), value);
}

export function utf8String(text: string): Uint8Array {
  return encodeTlv(0x0c, new TextEncoder().encode(text));
}

export function printableString(text: string): Uint8Array {
  if (!/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)) throw new RangeError('character outside PrintableString');
  return encodeTlv(0x13, asciiToBytes(text));
}

export function ia5String(text: string): Uint8Array {
  return encodeTlv(0x16, asciiToBytes(text));
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280 section 4.1.2.5); whole seconds, in UTC. */
export function time(date: Date): Uint8Array {
  const digits = digitsOf(date);
  return date.getUTCFullYear() < 2050
    ? encodeTlv(0x17, asciiToBytes(digits.slice(2)))
    : encodeTlv(0x18, asciiToBytes(digits));
}

/** GeneralizedTime as `[number] IMPLICIT`. */
export function implicitTime(number: number, date: Date): Uint8Array {
  return implicit(number, asciiToBytes(digitsOf(date)));
}

function digitsOf(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
