/** The arguments of a request, by its signature. */
import { encodingOf, type Attribute, type AttributeValue } from '../cryptoki/attributes.js';
import { MalformedMessage } from './malformed-message.js';
import { letters, type ArgumentLetter, type ArgumentValue, type AttributeRoom, type Mechanism } from './values.js';
import { NULL_LENGTH, WireReader } from './wire-reader.js';

/** P11_RPC_MAX_RECURSION_DEPTH */
const MAX_NESTING = 8;
/** The most attributes that a program asks for at once has been below 40. */
const MAX_ATTRIBUTES = 256;
/** Type and validity: what every attribute takes at least. */
const LEAST_ATTRIBUTE = 5;
const ATTRIBUTE_ROOM = 8;
const NULL_MECHANISM = 0xffff_ffff;
/** Bytes of the letters that may follow a mechanism in a request that is decoded here. */
const FIXED_SIZE: Readonly<Record<string, number>> = { u: 8 };

type Decode = (reader: WireReader) => ArgumentValue;

const DECODE: Readonly<Record<Exclude<ArgumentLetter, 'M'>, Decode>> = {
  y: (reader) => reader.byte(),
  u: (reader) => reader.ulong(),
  ay: readBytes,
  fy: readByteRoom,
  fu: (reader) => reader.uint32(),
  aA: (reader) => readAttributes(reader, 0),
  fA: readAttributeRooms,
};

/** Reads everything that follows the signature of one call. */
export type ArgumentsDecoder = (reader: WireReader) => ArgumentValue[];

/**
 * @throws {TypeError} for a signature with a letter that no served call has
 */
export function argumentsDecoder(signature: string): ArgumentsDecoder {
  const all = letters(signature);
  const decoders = all.map((letter, index): Decode => {
    if (letter === 'M') return mechanismBefore(all.slice(index + 1));
    if (!Object.hasOwn(DECODE, letter)) throw new TypeError('no decoder for this letter');
    return DECODE[letter as keyof typeof DECODE];
  });
  return (reader) => {
    const values: ArgumentValue[] = [];
    for (const decode of decoders) values.push(decode(reader));
    reader.end();
    return values;
  };
}

/** A null pointer is `00 length` in all versions when the length is not 0, and `01 ffffffff` when it is. */
function readBytes(reader: WireReader): Uint8Array | undefined {
  if (reader.byte() !== 0) return reader.sizedBytes();
  reader.uint32();
  return undefined;
}

function readByteRoom(reader: WireReader): number {
  const room = reader.uint32();
  return room === NULL_LENGTH ? -1 : room;
}

/**
 * What may follow the type differs by the client's version, and that is not the one agreed on: a mechanism without
 * parameter ends after its type from 0.25.6 on, and has an all-ones length before. So the parameter is what is left
 * when the arguments behind it, which have a fixed size, are taken away.
 */
function mechanismBefore(rest: readonly string[]): Decode {
  let restLength = 0;
  for (const letter of rest) {
    const size = FIXED_SIZE[letter];
    if (size === undefined) throw new TypeError('a mechanism is followed by letters of a fixed size only');
    restLength += size;
  }
  return (reader): Mechanism | undefined => {
    const type = reader.uint32();
    if (reader.remaining < restLength) throw new MalformedMessage('message cut short');
    const parameter = reader.bytes(reader.remaining - restLength);
    if (type === NULL_MECHANISM) return undefined;
    const none = parameter.length === 4 && parameter.every((byte) => byte === 0xff);
    return { type, parameter: none ? parameter.subarray(4) : parameter };
  };
}

function readAttributes(reader: WireReader, depth: number): readonly Attribute[] {
  if (depth > MAX_NESTING) throw new MalformedMessage('templates nested too deeply');
  const count = reader.count(LEAST_ATTRIBUTE);
  if (count > MAX_ATTRIBUTES) throw new MalformedMessage('too many attributes');
  const attributes: Attribute[] = [];
  for (let i = 0; i < count; i++) attributes.push(readAttribute(reader, depth));
  return attributes;
}

/** p11_rpc_buffer_add_attribute: type, validity, the value's length at the client, the value. */
function readAttribute(reader: WireReader, depth: number): Attribute {
  const type = reader.uint32();
  if (reader.byte() === 0) return { type, value: undefined };
  const length = reader.uint32();
  const value = readValue(reader, type, length, depth);
  const tells = encodingOf(type) === 'ulong' && (length === 4 || length === 8);
  return tells ? { type, value, ulongLength: length } : { type, value };
}

function readValue(reader: WireReader, type: number, length: number, depth: number): AttributeValue {
  switch (encodingOf(type)) {
    case 'boolean': {
      const byte = reader.byte();
      // CK_BBOOL has one byte: an attribute of another length equals no boolean.
      return length === 1 ? byte !== 0 : Uint8Array.of();
    }
    case 'ulong': {
      const value = reader.ulong();
      return length === 4 || length === 8 ? value : Uint8Array.of();
    }
    case 'ulongs': {
      const count = reader.count(8);
      const values: number[] = [];
      for (let i = 0; i < count; i++) values.push(reader.ulong());
      return values;
    }
    case 'template':
      return readAttributes(reader, depth + 1);
    case 'bytes':
      return reader.sizedBytes() ?? Uint8Array.of();
  }
}

/** When the room of a template lists the room of what is in it: 0.24 never, 0.25.6 and later where there is some, 0.25.1 to 0.25.5 always. */
type Nesting = 'never' | 'with-room' | 'always';
const NESTINGS: readonly Nesting[] = ['with-room', 'always', 'never'];

/**
 * The last argument of its call: the reading that uses up the message exactly is the right one. They only differ where
 * a template is asked for.
 */
function readAttributeRooms(reader: WireReader): readonly AttributeRoom[] {
  const rest = reader.bytes(reader.remaining);
  for (const nesting of NESTINGS) {
    try {
      const attempt = new WireReader(rest);
      const rooms = roomsOf(attempt, nesting, 0);
      attempt.end();
      return rooms;
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error;
    }
  }
  throw new MalformedMessage('room for attributes');
}

function roomsOf(reader: WireReader, nesting: Nesting, depth: number): readonly AttributeRoom[] {
  if (depth > MAX_NESTING) throw new MalformedMessage('templates nested too deeply');
  const count = reader.count(ATTRIBUTE_ROOM);
  if (count > MAX_ATTRIBUTES) throw new MalformedMessage('too many attributes');
  const rooms: AttributeRoom[] = [];
  for (let i = 0; i < count; i++) {
    const type = reader.uint32();
    const length = reader.uint32();
    const nested = nesting === 'always' || (nesting === 'with-room' && length !== 0);
    if (nested && encodingOf(type) === 'template') roomsOf(reader, nesting, depth + 1);
    rooms.push({ type, length });
  }
  return rooms;
}
