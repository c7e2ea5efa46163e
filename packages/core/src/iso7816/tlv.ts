import { byteAt, concatBytes, uintToBytes } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';

/** One BER-TLV data object (ISO 7816-4 section 5.2.2). `value` is a view into the bytes that were parsed. */
export interface Tlv {
  /** The tag bytes read as one number: 0x87, 0x7f49, 0xbfa101. */
  readonly tag: number;
  readonly value: Uint8Array;
  /** The whole object, tag and length included; a view as well. */
  readonly encoded: Uint8Array;
}

/** Data objects in one template that a card has any reason to send; more is an attack or a defect. */
const MAX_OBJECTS = 256;

interface TlvHeader {
  readonly tag: number;
  readonly headerLength: number;
  readonly valueLength: number;
}

/** `undefined` when more bytes are needed to know. */
function readHeader(bytes: Uint8Array, offset: number): TlvHeader | undefined {
  let position = offset;
  const first = bytes[position++];
  if (first === undefined) return undefined;
  let tag = first;
  if ((first & 0x1f) === 0x1f) {
    let more = true;
    for (let extra = 0; more; extra++) {
      if (extra === 2) throw new MalformedResponseError('tag longer than three bytes');
      const next = bytes[position++];
      if (next === undefined) return undefined;
      if (extra === 0 && (next & 0x7f) === 0) throw new MalformedResponseError('tag with a zero first byte');
      tag = tag * 256 + next;
      more = (next & 0x80) !== 0;
    }
  }
  const lengthByte = bytes[position++];
  if (lengthByte === undefined) return undefined;
  if (lengthByte < 0x80) return { tag, headerLength: position - offset, valueLength: lengthByte };
  const lengthBytes = lengthByte & 0x7f;
  if (lengthBytes === 0) throw new MalformedResponseError('indefinite length');
  if (lengthBytes > 3) throw new MalformedResponseError('length longer than three bytes');
  if (position + lengthBytes > bytes.length) return undefined;
  let valueLength = 0;
  for (let i = 0; i < lengthBytes; i++) valueLength = valueLength * 256 + byteAt(bytes, position++);
  return { tag, headerLength: position - offset, valueLength };
}

/**
 * How long the data object is that these bytes begin, tag and length included: what a file has to be read to.
 *
 * @returns `undefined` when the bytes do not hold the whole tag and length yet
 * @throws {MalformedResponseError} when no data object can begin so
 */
export function announcedLength(start: Uint8Array): number | undefined {
  const header = readHeader(start, 0);
  return header && header.headerLength + header.valueLength;
}

/** The data object at `offset`; bytes after it are left alone. @throws {MalformedResponseError} */
export function parseTlv(bytes: Uint8Array, offset = 0): Tlv {
  const header = readHeader(bytes, offset);
  if (header === undefined) throw new MalformedResponseError('data object cut short');
  const valueStart = offset + header.headerLength;
  const end = valueStart + header.valueLength;
  if (end > bytes.length) throw new MalformedResponseError('data object longer than its container');
  return { tag: header.tag, value: bytes.subarray(valueStart, end), encoded: bytes.subarray(offset, end) };
}

/**
 * Every data object of a template, which must be filled exactly.
 *
 * @throws {MalformedResponseError} on a gap, an overrun or more than 256 objects
 * @example
 * ```ts
 * parseTlvs(fromHex('8001 01 8201 02')); // throws: 01 is no whole data object
 * parseTlvs(fromHex('800101 820102')).length; // 2
 * ```
 */
export function parseTlvs(bytes: Uint8Array): Tlv[] {
  const objects: Tlv[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    if (objects.length === MAX_OBJECTS) throw new MalformedResponseError('too many data objects');
    const object = parseTlv(bytes, offset);
    objects.push(object);
    offset += object.encoded.length;
  }
  return objects;
}

/** The value of the only object with `tag`. @throws {MalformedResponseError} when it is missing or there twice. */
export function requireTlv(objects: readonly Tlv[], tag: number): Uint8Array {
  const found = objects.filter((object) => object.tag === tag);
  const [only] = found;
  if (only === undefined) throw new MalformedResponseError(`data object ${tag.toString(16)} missing`);
  if (found.length > 1) throw new MalformedResponseError(`data object ${tag.toString(16)} there twice`);
  return only.value;
}

/**
 * The value at the end of a path of nested templates.
 *
 * @throws {MalformedResponseError} when a step is missing, doubled or malformed
 * @example
 * ```ts
 * unwrapTlv(fromHex('7003 8101 05'), [0x70, 0x81]); // 05
 * ```
 */
export function unwrapTlv(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  let value = bytes;
  for (const tag of path) value = requireTlv(parseTlvs(value), tag);
  return value;
}

function tagBytes(tag: number): Uint8Array {
  return uintToBytes(tag, tag > 0xffff ? 3 : tag > 0xff ? 2 : 1);
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const size = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
  return concatBytes(Uint8Array.of(0x80 | size), uintToBytes(length, size));
}

/**
 * Encodes one data object with the shortest length field; the values are concatenated.
 *
 * @example
 * ```ts
 * encodeTlv(0x83, Uint8Array.of(0x81)); // 83 01 81
 * ```
 */
export function encodeTlv(tag: number, ...values: readonly Uint8Array[]): Uint8Array {
  const value = concatBytes(...values);
  return concatBytes(tagBytes(tag), lengthBytes(value.length), value);
}
