/**
 * A reading of replies that owes nothing to src/rpc: as narrow as the narrowest of the clients 0.24.1, 0.25.5 and
 * 0.26.4, which close for good at the first reply that they do not understand.
 */

/** Reply signatures by call id, from p11-kit/rpc-message.h. */
const REPLIES: Readonly<Record<number, string>> = {
  1: '',
  2: '',
  3: 'vsusv',
  4: 'au',
  5: 'ssuvv',
  6: 'ssssuuuuuuuuuuuvvs',
  7: 'au',
  8: 'uuu',
  10: 'u',
  11: '',
  12: '',
  13: 'uuuu',
  18: '',
  19: '',
  23: 'u',
  24: 'aAu',
  26: '',
  27: 'au',
  28: '',
  42: '',
  43: 'ay',
  44: '',
  45: 'ay',
  65: 'u',
  66: '',
  67: '',
};

/** What a padded string has to measure, per call. */
const STRINGS: Readonly<Record<number, readonly number[]>> = { 3: [32, 32], 5: [64, 32], 6: [32, 32, 16, 16, 16] };

const BOOLEANS = new Set([
  ...[0x01, 0x02, 0x86, 0x103, 0x104, 0x105, 0x106, 0x107, 0x108, 0x109, 0x10a, 0x10b, 0x10c, 0x162, 0x163, 0x164],
  ...[0x165, 0x170, 0x171, 0x202, 0x210],
]);
const ULONGS = new Set([0x00, 0x80, 0x87, 0x100, 0x121, 0x166]);
const ULONG_ARRAYS = new Set([0x4000_0600]);
const DATES = new Set([0x110, 0x111]);

export interface StrictAttribute {
  readonly type: number;
  readonly length: number | undefined;
  readonly value: boolean | bigint | readonly bigint[] | Buffer | undefined;
}

export type StrictValue =
  | bigint
  | string
  | Buffer
  | readonly bigint[]
  | readonly StrictAttribute[]
  | { readonly lengthOnly: number }
  | undefined;

export type StrictReply = { readonly error: number } | { readonly error: undefined; readonly values: StrictValue[] };

class Cursor {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  take(length: number): Buffer {
    if (length > this.#bytes.length - this.#at) throw new Error('reply cut short');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  flag(): boolean {
    const byte = this.byte();
    if (byte > 1) throw new Error('flag that is neither 0 nor 1');
    return byte === 1;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  ulong(): bigint {
    return this.take(8).readBigUInt64BE();
  }

  sized(): Buffer {
    return this.take(this.uint32());
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new Error('bytes after the reply');
  }
}

/**
 * @param callId of the request
 * @param asked the attribute types that were asked for, in their order
 */
export function strictReply(
  callId: number,
  body: Uint8Array,
  asked: readonly number[] = [],
  ulongSize = 8,
): StrictReply {
  const cursor = new Cursor(body);
  const id = cursor.uint32();
  const signature = cursor.sized().toString('latin1');
  if (id === 0) {
    if (signature !== 'u') throw new Error('signature of an error');
    const error = cursor.ulong();
    if (error === 0n || error > 0xffff_ffffn) throw new Error('error that is none');
    cursor.end();
    return { error: Number(error) };
  }
  if (id !== callId) throw new Error('reply to another call');
  const expected = REPLIES[id];
  if (signature !== expected) throw new Error('signature of the reply');
  const strings = [...(STRINGS[id] ?? [])];
  const values = (signature.match(/a?[a-zA-Z]/g) ?? []).map((letter) => {
    switch (letter) {
      case 'u':
        return cursor.ulong();
      case 'v':
        return `${String(cursor.byte())}.${String(cursor.byte())}`;
      case 's': {
        const text = cursor.sized();
        if (text.length !== strings.shift()) throw new Error('length of a padded string');
        if (text.includes(0)) throw new Error('padded string with a zero byte');
        return new TextDecoder('utf-8', { fatal: true }).decode(text).trimEnd();
      }
      case 'ay':
        return cursor.flag() ? cursor.sized() : { lengthOnly: cursor.uint32() };
      case 'au': {
        const there = cursor.flag();
        const count = cursor.uint32();
        return there ? Array.from({ length: count }, () => cursor.ulong()) : { lengthOnly: count };
      }
      case 'aA':
        return attributes(cursor, asked, ulongSize);
      default:
        throw new Error('letter of a signature');
    }
  });
  cursor.end();
  return { error: undefined, values };
}

function attributes(cursor: Cursor, asked: readonly number[], ulongSize: number): readonly StrictAttribute[] {
  const count = cursor.uint32();
  if (count !== asked.length) throw new Error('number of attributes');
  return asked.map((type): StrictAttribute => {
    if (cursor.uint32() !== type) throw new Error('order of attributes');
    if (!cursor.flag()) return { type, length: undefined, value: undefined };
    const length = cursor.uint32();
    const value = attributeValue(cursor, type);
    const wanted =
      typeof value === 'boolean'
        ? 1
        : typeof value === 'bigint'
          ? ulongSize
          : Buffer.isBuffer(value)
            ? value.length
            : value.length * ulongSize;
    if (length !== wanted) throw new Error('length of an attribute');
    if (DATES.has(type) && length !== 8 && length !== 0) throw new Error('length of a date');
    return { type, length, value };
  });
}

function attributeValue(cursor: Cursor, type: number): boolean | bigint | readonly bigint[] | Buffer {
  if (BOOLEANS.has(type)) return cursor.flag();
  if (ULONGS.has(type)) return cursor.ulong();
  if (ULONG_ARRAYS.has(type)) return Array.from({ length: cursor.uint32() }, () => cursor.ulong());
  return cursor.sized();
}
