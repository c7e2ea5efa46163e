import { CR, hexDigit, isDigit, isRegular, isWhiteSpace, latin1, LF, standsAt } from './lexis.js';
import { malformedPdf } from './malformed.js';
import type { PdfArray, PdfDictionary, PdfName, PdfObject, PdfReference, PdfString } from './objects.js';

/** Deeper nesting than any document needs, and shallow enough for the call stack. */
const MAX_DEPTH = 100;
/** Annex C.2 of ISO 32000-1 has 127 bytes; real names are longer at times. */
const MAX_NAME = 4096;
const MAX_NUMBER = 64;
/** Object numbers have at most ten digits in a cross-reference table (section 7.5.4). */
const MAX_OBJECT_NUMBER = 9_999_999_999;
const MAX_GENERATION = 65_535;

/** What stands at the head of an indirect object. */
interface IndirectHeader {
  readonly number: number;
  readonly generation: number;
}

/** Reads objects (ISO 32000-2 sections 7.2 and 7.3) from `at` on; every method leaves `at` behind what it read. */
export class PdfParser {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  at: number;

  /** @param end the offset at which everything that is read has to be over */
  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#end = Math.min(end, bytes.length);
    this.at = at;
  }

  #byte(at = this.at): number | undefined {
    return at < this.#end ? this.#bytes[at] : undefined;
  }

  /** White space and comments. */
  skipSpace(): void {
    for (;;) {
      while (isWhiteSpace(this.#byte())) this.at++;
      if (this.#byte() !== 0x25) return;
      for (let byte = this.#byte(); byte !== undefined && byte !== CR && byte !== LF; byte = this.#byte()) this.at++;
    }
  }

  /** Takes the keyword if it stands here as a whole word. */
  takeKeyword(word: string): boolean {
    this.skipSpace();
    const end = this.at + word.length;
    if (end > this.#end || !standsAt(this.#bytes, this.at, word) || isRegular(this.#byte(end))) return false;
    this.at = end;
    return true;
  }

  /** A non-negative integer of at most `maxDigits`, or `undefined` (and nothing is taken). */
  takeUnsigned(maxDigits = 10): number | undefined {
    this.skipSpace();
    const start = this.at;
    let value = 0;
    while (isDigit(this.#byte()) && this.at - start <= maxDigits)
      value = value * 10 + (this.#bytes[this.at++] ?? 0) - 48;
    const digits = this.at - start;
    if (digits >= 1 && digits <= maxDigits && !isRegular(this.#byte())) return value;
    this.at = start;
    return undefined;
  }

  /** `12 0 obj`, or `undefined`. */
  takeIndirectHeader(): IndirectHeader | undefined {
    const number = this.takeUnsigned();
    const generation = number === undefined ? undefined : this.takeUnsigned(5);
    // Objects may follow the keyword without a space: `1 0 obj<<`.
    if (number === undefined || generation === undefined || !this.takeKeyword('obj')) return undefined;
    return { number, generation };
  }

  /** @throws {SignatureError} `malformed-pdf` */
  object(depth = 0): PdfObject {
    this.skipSpace();
    const start = this.at;
    const byte = this.#byte();
    if (depth > MAX_DEPTH) throw malformedPdf('objects nested too deeply');
    if (byte === undefined) throw malformedPdf('the file ends inside an object');
    if (byte === 0x2f) return this.#name();
    if (byte === 0x28) return this.#literalString();
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.#byte(start + 1) === 0x3c ? this.#dictionary(depth) : this.#hexadecimalString();
    if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.#numberOrReference();
    if (this.takeKeyword('true')) return { kind: 'boolean', value: true, start, end: this.at };
    if (this.takeKeyword('false')) return { kind: 'boolean', value: false, start, end: this.at };
    if (this.takeKeyword('null')) return { kind: 'null', start, end: this.at };
    throw malformedPdf('object expected');
  }

  #numberOrReference(): PdfObject {
    const start = this.at;
    const number = isDigit(this.#byte()) ? this.takeUnsigned() : undefined;
    if (number !== undefined) {
      const afterNumber = this.at;
      const reference = this.#restOfReference(start, number);
      if (reference !== undefined) return reference;
      this.at = afterNumber;
      return { kind: 'number', value: number, text: latin1(this.#bytes.subarray(start, this.at)), start, end: this.at };
    }
    while (isRegular(this.#byte()) && this.at - start <= MAX_NUMBER) this.at++;
    const text = latin1(this.#bytes.subarray(start, this.at));
    // Signs in the middle or twice occur in old files and mean nothing that programs agree about.
    if (text.length > MAX_NUMBER || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(text)) throw malformedPdf('number expected');
    return { kind: 'number', value: Number(text), text, start, end: this.at };
  }

  #restOfReference(start: number, number: number): PdfReference | undefined {
    if (!isWhiteSpace(this.#byte())) return undefined;
    const generation = this.takeUnsigned(5);
    if (generation === undefined || !this.takeKeyword('R')) return undefined;
    if (number > MAX_OBJECT_NUMBER || generation > MAX_GENERATION) throw malformedPdf('object number too large');
    return { kind: 'reference', number, generation, start, end: this.at };
  }

  #name(): PdfName {
    const start = this.at++;
    let value = '';
    for (let byte = this.#byte(); isRegular(byte); byte = this.#byte()) {
      const high = byte === 0x23 ? hexDigit(this.#byte(this.at + 1)) : -1;
      const low = high < 0 ? -1 : hexDigit(this.#byte(this.at + 2));
      value += String.fromCharCode(low < 0 ? (byte ?? 0) : high * 16 + low);
      this.at += low < 0 ? 1 : 3;
      if (value.length > MAX_NAME) throw malformedPdf('name too long');
    }
    return { kind: 'name', value, start, end: this.at };
  }

  #hexadecimalString(): PdfString {
    const start = this.at++;
    const open = this.at;
    const text = this.#bytes.subarray(open, this.#end);
    const length = text.indexOf(0x3e);
    if (length < 0) throw malformedPdf('the file ends inside a string');
    this.at = open + length;
    // A signature's string has thousands of digits and nothing else.
    const decoded = Buffer.from(latin1(text.subarray(0, length)), 'hex');
    if (decoded.length * 2 === length) {
      this.at++;
      return { kind: 'string', bytes: new Uint8Array(decoded), hexadecimal: true, start, end: this.at };
    }
    const bytes = new Uint8Array((length + 1) >> 1);
    let digits = 0;
    for (let i = open; i < this.at; i++) {
      const digit = hexDigit(this.#bytes[i]);
      if (digit < 0 && !isWhiteSpace(this.#bytes[i])) throw malformedPdf('hexadecimal string');
      if (digit < 0) continue;
      bytes[digits >> 1] = (bytes[digits >> 1] ?? 0) + (digits % 2 === 0 ? digit * 16 : digit);
      digits++;
    }
    this.at++;
    return { kind: 'string', bytes: bytes.subarray(0, (digits + 1) >> 1), hexadecimal: true, start, end: this.at };
  }

  #literalString(): PdfString {
    const start = this.at++;
    const end = this.#endOfLiteral();
    // The escapes only shorten.
    const bytes = new Uint8Array(end - this.at);
    let length = 0;
    while (this.at < end) {
      const value = this.#stringByte(end);
      if (value !== undefined) bytes[length++] = value;
    }
    this.at = end + 1;
    return { kind: 'string', bytes: bytes.subarray(0, length), hexadecimal: false, start, end: this.at };
  }

  /** The offset of the closing parenthesis: inner ones balance unless escaped (section 7.3.4.2). */
  #endOfLiteral(): number {
    let open = 1;
    for (let at = this.at; at < this.#end; at++) {
      const byte = this.#bytes[at];
      if (byte === 0x5c) at++;
      else if (byte === 0x28) open++;
      else if (byte === 0x29 && --open === 0) return at;
    }
    throw malformedPdf('the file ends inside a string');
  }

  /** One byte of a literal string, `undefined` for a line continuation. */
  #stringByte(end: number): number | undefined {
    const byte = this.#bytes[this.at++] ?? 0;
    if (byte === CR) {
      if (this.at < end && this.#bytes[this.at] === LF) this.at++;
      return LF;
    }
    if (byte !== 0x5c) return byte;
    const escaped = this.#bytes[this.at++] ?? 0;
    if (escaped === CR && this.at < end && this.#bytes[this.at] === LF) this.at++;
    if (escaped === CR || escaped === LF) return undefined;
    const octal = (digit: number | undefined): boolean => digit !== undefined && digit >= 48 && digit <= 55;
    if (!octal(escaped)) return ESCAPES.get(escaped) ?? escaped;
    let value = escaped - 48;
    for (let i = 0; i < 2 && this.at < end && octal(this.#bytes[this.at]); i++) {
      value = value * 8 + (this.#bytes[this.at++] ?? 0) - 48;
    }
    return value & 0xff;
  }

  #array(depth: number): PdfArray {
    const start = this.at++;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#byte() === 0x5d) break;
      items.push(this.object(depth + 1));
    }
    this.at++;
    return { kind: 'array', items, start, end: this.at };
  }

  #dictionary(depth: number): PdfDictionary {
    const start = this.at;
    this.at += 2;
    const entries = new Map<string, PdfObject>();
    const repeated: string[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#byte() === 0x3e && this.#byte(this.at + 1) === 0x3e) break;
      if (this.#byte() !== 0x2f) throw malformedPdf('dictionary key expected');
      const { value: key } = this.#name();
      if (entries.has(key)) repeated.push(key);
      entries.set(key, this.object(depth + 1));
    }
    this.at += 2;
    return { kind: 'dictionary', entries, repeated, start, end: this.at };
  }

  /** Takes `stream` and its line end (section 7.3.8.1: CR LF or LF, not CR alone) and says where the data begins. */
  takeStreamKeyword(): number | undefined {
    if (!this.takeKeyword('stream')) return undefined;
    if (this.#byte() === CR && this.#byte(this.at + 1) === LF) this.at += 2;
    else if (this.#byte() === LF) this.at++;
    else throw malformedPdf('line end after "stream" expected');
    return this.at;
  }
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, LF],
  [0x72, CR],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);
