import { SignatureError, type SignatureErrorCode } from '../errors.js';

/** Levels of nesting. CMS with a time stamp inside a counter-signature has about 20. */
const MAX_DEPTH = 40;
/** Components of one SEQUENCE or SET that is taken apart: certificates, revocation values, signers, attributes. */
const MAX_CHILDREN = 4_096;
/** No registered identifier comes near this many content octets. */
const MAX_OID_LENGTH = 40;

/** Identifier octets (X.690 section 8.1.2) of what CMS uses. */
export const BerTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  octetStringInPieces: 0x24,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** One value where it lies among foreign bytes: nothing is copied, and nothing inside it is read before it is asked for. */
export class BerValue {
  readonly #container: Uint8Array;
  readonly #depth: number;
  readonly #code: SignatureErrorCode;
  /** The identifier octet; a tag number above 30 has all five low bits set and matches none of {@link BerTag}. */
  readonly tag: number;
  readonly indefinite: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Behind the end-of-contents octets where the length is indefinite. */
  readonly end: number;

  private constructor(
    container: Uint8Array,
    header: BerHeader,
    place: { readonly start: number; readonly contentEnd: number },
    depth: number,
    code: SignatureErrorCode,
  ) {
    this.#container = container;
    this.#depth = depth;
    this.#code = code;
    this.tag = header.tag;
    this.indefinite = header.length === undefined;
    this.start = place.start;
    this.contentStart = place.start + header.headerLength;
    this.contentEnd = place.contentEnd;
    this.end = place.contentEnd + (this.indefinite ? 2 : 0);
  }

  /**
   * The value that begins at `offset`; bytes may follow it.
   *
   * @throws {SignatureError} with `code` when none does
   */
  static at(container: Uint8Array, offset: number, code: SignatureErrorCode = 'malformed-cms'): BerValue {
    return BerValue.#read(container, offset, container.length, 0, code);
  }

  /** The value that fills the bytes. @throws {SignatureError} with `code` */
  static of(bytes: Uint8Array, code: SignatureErrorCode = 'malformed-cms'): BerValue {
    const value = BerValue.at(bytes, 0, code);
    if (value.end !== bytes.length) throw new SignatureError(code, 'bytes after the value');
    return value;
  }

  static #read(bytes: Uint8Array, start: number, limit: number, depth: number, code: SignatureErrorCode): BerValue {
    if (depth > MAX_DEPTH) throw new SignatureError(code, 'nested too deeply');
    const header = readBerHeader(bytes, start, limit);
    if (header === undefined) throw new SignatureError(code, 'not BER');
    const contentStart = start + header.headerLength;
    if (header.length !== undefined) {
      const contentEnd = contentStart + header.length;
      if (contentEnd > limit) throw new SignatureError(code, 'cut off');
      return new BerValue(bytes, header, { start, contentEnd }, depth, code);
    }
    let offset = contentStart;
    while (!(bytes[offset] === 0 && bytes[offset + 1] === 0 && offset + 2 <= limit)) {
      offset = BerValue.#read(bytes, offset, limit, depth + 1, code).end;
    }
    return new BerValue(bytes, header, { start, contentEnd: offset }, depth, code);
  }

  /** Tag, length and content as they were sent; a view. */
  get encoded(): Uint8Array {
    return this.#container.subarray(this.start, this.end);
  }

  /** The content octets, without end-of-contents; a view. */
  get content(): Uint8Array {
    return this.#container.subarray(this.contentStart, this.contentEnd);
  }

  get isConstructed(): boolean {
    return (this.tag & 0x20) !== 0;
  }

  /** The components. @throws {SignatureError} when the value is primitive, or when there are too many */
  children(): readonly BerValue[] {
    if (!this.isConstructed) throw new SignatureError(this.#code, 'constructed value expected');
    const children: BerValue[] = [];
    for (let offset = this.contentStart; offset < this.contentEnd;) {
      if (children.length === MAX_CHILDREN) throw new SignatureError(this.#code, 'too many components');
      const child = BerValue.#read(this.#container, offset, this.contentEnd, this.#depth + 1, this.#code);
      children.push(child);
      offset = child.end;
    }
    return children;
  }

  /** The components, to be read one after the other. @param tag what the value itself must be */
  fields(tag: number): BerFields {
    this.expect(tag);
    return new BerFields(this.children(), this.#code);
  }

  /** @throws {SignatureError} when the value is of another type */
  expect(tag: number): this {
    if (this.tag !== tag) throw new SignatureError(this.#code, 'another type expected');
    return this;
  }

  /** Dotted form. @throws {SignatureError} when this is no object identifier */
  oid(): string {
    const { content } = this.expect(BerTag.objectIdentifier);
    const last = content.at(-1);
    if (last === undefined || last >= 0x80 || content.length > MAX_OID_LENGTH) {
      throw new SignatureError(this.#code, 'object identifier');
    }
    const arcs: bigint[] = [];
    let arc = 0n;
    for (const byte of content) {
      arc = (arc << 7n) | BigInt(byte & 0x7f);
      if (byte >= 0x80) continue;
      if (arcs.length === 0) {
        const first = arc < 80n ? arc / 40n : 2n;
        arcs.push(first, arc - first * 40n);
      } else {
        arcs.push(arc);
      }
      arc = 0n;
    }
    return arcs.join('.');
  }

  /** A non-negative INTEGER of at most four octets. @throws {SignatureError} */
  smallInteger(): number {
    const { content } = this.expect(BerTag.integer);
    if (content.length === 0 || content.length > 4 || (content[0] ?? 0) > 0x7f) {
      throw new SignatureError(this.#code, 'small integer expected');
    }
    return content.reduce((value, byte) => value * 256 + byte, 0);
  }

  /** The octets of an OCTET STRING, also of one in pieces (X.690 section 8.7.3). @throws {SignatureError} */
  octets(): Uint8Array {
    if (this.tag === BerTag.octetString) return this.content;
    this.expect(BerTag.octetStringInPieces);
    return new Uint8Array(Buffer.concat(this.children().map((piece) => piece.octets())));
  }
}

/** Components read one after the other. */
export class BerFields {
  readonly #values: readonly BerValue[];
  readonly #code: SignatureErrorCode;
  #index = 0;

  constructor(values: readonly BerValue[], code: SignatureErrorCode) {
    this.#values = values;
    this.#code = code;
  }

  next(): BerValue {
    const value = this.#values[this.#index++];
    if (value === undefined) throw new SignatureError(this.#code, 'component missing');
    return value;
  }

  nextIf(tag: number): BerValue | undefined {
    const value = this.#values[this.#index];
    if (value?.tag !== tag) return undefined;
    this.#index++;
    return value;
  }

  /** Everything that is left. */
  rest(): readonly BerValue[] {
    const rest = this.#values.slice(this.#index);
    this.#index = this.#values.length;
    return rest;
  }

  /** @throws {SignatureError} when components are left */
  end(): void {
    if (this.#index !== this.#values.length) throw new SignatureError(this.#code, 'unexpected component');
  }
}

/** Identifier and length octets. */
export interface BerHeader {
  readonly tag: number;
  readonly headerLength: number;
  /** `undefined`: indefinite. */
  readonly length: number | undefined;
}

/** The longest header that is read: a tag of up to five octets, a length of up to eight. */
export const MAX_HEADER_LENGTH = 16;
const MAX_LENGTH_OCTETS = 8;

/** @returns `undefined` when no header begins there, or one whose length no file can have */
export function readBerHeader(bytes: Uint8Array, start: number, limit: number): BerHeader | undefined {
  let offset = start;
  const byte = (): number | undefined => (offset < limit ? bytes[offset++] : undefined);
  const tag = byte();
  if (tag === undefined) return undefined;
  if ((tag & 0x1f) === 0x1f) {
    for (let next = byte(), count = 1; ; next = byte(), count++) {
      if (next === undefined || count > 4) return undefined;
      if (next < 0x80) break;
    }
  }
  const first = byte();
  if (first === undefined) return undefined;
  if (first < 0x80) return { tag, headerLength: offset - start, length: first };
  if (first === 0x80) {
    // X.690 section 8.1.3.2: the indefinite form is for constructed values.
    return (tag & 0x20) === 0 ? undefined : { tag, headerLength: offset - start, length: undefined };
  }
  if (first > 0x80 + MAX_LENGTH_OCTETS) return undefined;
  let length = 0;
  for (let count = first - 0x80; count > 0; count--) {
    const next = byte();
    if (next === undefined) return undefined;
    length = length * 256 + next;
  }
  return Number.isSafeInteger(length) ? { tag, headerLength: offset - start, length } : undefined;
}
