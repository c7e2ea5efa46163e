/** Replies, by their signatures. */
import { encodingOf, type Attribute, type AttributeValue } from '../cryptoki/attributes.js';
import { ERROR_CALL, ERROR_SIGNATURE } from './calls.js';
import {
  letters,
  type LengthOnly,
  type PaddedString,
  type ReplyLetter,
  type ReplyValue,
  type Version,
} from './values.js';
import { WireWriter } from './wire-writer.js';

const SPACE = 0x20;
const ASCII = new TextEncoder();

type Encode = (writer: WireWriter, value: never, ulongLength: number) => void;

const ENCODE: Readonly<Record<ReplyLetter, Encode>> = {
  u: (writer, value: number) => {
    writer.ulong(value);
  },
  v: (writer, [major, minor]: Version) => {
    writer.byte(major);
    writer.byte(minor);
  },
  s: writePadded,
  ay: writeBytes,
  au: writeUlongs,
  aA: writeAttributes,
};

/** Writes one call's reply: the message's body. */
export type ReplyEncoder = (values: readonly ReplyValue[], ulongLength: number) => Uint8Array;

/**
 * @throws {TypeError} for a signature with a letter that no served call has
 */
export function replyEncoder(id: number, signature: string): ReplyEncoder {
  const head = new WireWriter();
  head.uint32(id);
  head.sizedBytes(ASCII.encode(signature));
  const start = head.finish();
  const encoders = letters(signature).map((letter) => {
    if (!Object.hasOwn(ENCODE, letter)) throw new TypeError('no encoder for this letter');
    return ENCODE[letter as ReplyLetter];
  });
  if (encoders.length === 0) return () => start;
  return (values, ulongLength) => {
    const writer = new WireWriter();
    writer.bytes(start);
    encoders.forEach((encode, index) => {
      encode(writer, values[index] as never, ulongLength);
    });
    return writer.finish();
  };
}

const encodeError = replyEncoder(ERROR_CALL, ERROR_SIGNATURE);

/** @param returnValue not CKR_OK: a client takes an error of 0 for a broken server */
export function errorReply(returnValue: number): Uint8Array {
  return encodeError([returnValue], 8);
}

/** Cut at a character's end where it is too long. */
function writePadded(writer: WireWriter, { text, length }: PaddedString): void {
  const field = new Uint8Array(length).fill(SPACE);
  ASCII.encodeInto(text, field);
  writer.sizedBytes(field);
}

function writeBytes(writer: WireWriter, value: Uint8Array | LengthOnly): void {
  if (value instanceof Uint8Array) {
    writer.byte(1);
    writer.sizedBytes(value);
  } else {
    writer.byte(0);
    writer.uint32(value.lengthOnly);
  }
}

function writeUlongs(writer: WireWriter, value: readonly number[] | LengthOnly): void {
  if ('lengthOnly' in value) {
    writer.byte(0);
    writer.uint32(value.lengthOnly);
  } else {
    writer.byte(1);
    writer.uint32(value.length);
    for (const item of value) writer.ulong(item);
  }
}

function writeAttributes(writer: WireWriter, attributes: readonly Attribute[], ulongLength: number): void {
  writer.uint32(attributes.length);
  for (const { type, value } of attributes) {
    writer.uint32(type);
    writer.byte(value === undefined ? 0 : 1);
    if (value === undefined) continue;
    writer.uint32(valueLength(value, ulongLength));
    writeValue(writer, type, value);
  }
}

/** The length of a value in the client's memory, in bytes. @throws {TypeError} for a template: no object here has one */
export function valueLength(value: AttributeValue, ulongLength: number): number {
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return ulongLength;
  if (value instanceof Uint8Array) return value.length;
  if (isUlongs(value)) return value.length * ulongLength;
  throw new TypeError('a template is not written');
}

function writeValue(writer: WireWriter, type: number, value: AttributeValue): void {
  if (typeof value === 'boolean') {
    // CKA_DESTROYABLE is a boolean to the standard and bytes to p11-kit.
    if (encodingOf(type) === 'bytes') writer.sizedBytes(Uint8Array.of(value ? 1 : 0));
    else writer.byte(value ? 1 : 0);
  } else if (typeof value === 'number') {
    writer.ulong(value);
  } else if (value instanceof Uint8Array) {
    writer.sizedBytes(value);
  } else if (isUlongs(value)) {
    writer.uint32(value.length);
    for (const item of value) writer.ulong(item);
  }
}

function isUlongs(value: readonly number[] | readonly Attribute[]): value is readonly number[] {
  return value.every((item) => typeof item === 'number');
}
