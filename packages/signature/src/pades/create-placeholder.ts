import { createHash } from 'node:crypto';
import { SignatureError } from '../errors.js';
import type { WrittenUpdate } from '../pdf/incremental-update.js';
import { latin1Bytes } from '../pdf/lexis.js';
import { malformedPdf } from '../pdf/malformed.js';
import { pdfArray, pdfName, pdfNumber, pdfString, type PdfArray, type PdfString } from '../pdf/objects.js';
import { PdfParser } from '../pdf/parser.js';

/** Room for three offsets of ten digits; asterisks because no reader takes them for numbers. */
const ROOM = pdfName('**********');

/** /ByteRange before the offsets are known. */
export function byteRangePlaceholder(): PdfArray {
  return pdfArray([pdfNumber(0), ROOM, ROOM, ROOM]);
}

/** /Contents before the signature is known. @param length in bytes */
export function contentsPlaceholder(length: number): PdfString {
  return pdfString(new Uint8Array(length), true);
}

/** A PDF whose signature dictionary is complete but for the signature (ISO 32000-2 section 12.8.1). */
export class PreparedSignature {
  readonly #bytes: Uint8Array;
  /** Of the hexadecimal digits. */
  readonly #start: number;
  readonly #end: number;
  /** Where what is signed begins, how long it is before /Contents, where it goes on, and how long after. */
  readonly byteRange: readonly [number, number, number, number];

  /**
   * @param number the signature dictionary's object number
   * @param after nothing before this offset belongs to the update
   */
  constructor({ bytes, offsets }: WrittenUpdate, number: number, after: number) {
    const at = offsets.get(number);
    if (at === undefined || at < after) throw malformedPdf('signature dictionary');
    const parser = new PdfParser(bytes, at);
    const dictionary = parser.takeIndirectHeader() === undefined ? undefined : parser.object();
    const contents = dictionary?.kind === 'dictionary' ? dictionary.entries.get('Contents') : undefined;
    const range = dictionary?.kind === 'dictionary' ? dictionary.entries.get('ByteRange') : undefined;
    if (contents?.kind !== 'string' || range?.kind !== 'array') throw malformedPdf('signature dictionary');
    this.#bytes = bytes;
    this.#start = contents.start + 1;
    this.#end = contents.end - 1;
    this.byteRange = [0, contents.start, contents.end, bytes.length - contents.end];
    const text = `[${this.byteRange.join(' ')}`.padEnd(range.end - range.start - 1);
    bytes.set(latin1Bytes(`${text}]`), range.start);
  }

  /** SHA-256 of everything but /Contents, 32 bytes. */
  digest(): Uint8Array {
    const [, length, start] = this.byteRange;
    const hash = createHash('sha256').update(this.#bytes.subarray(0, length)).update(this.#bytes.subarray(start));
    return new Uint8Array(hash.digest());
  }

  /**
   * Puts a CMS structure into its place.
   *
   * @returns the finished file; the bytes that were prepared, so only one signature can be put in
   * @throws {SignatureError} `signature-value` where the room does not suffice
   */
  embed(cms: Uint8Array): Uint8Array {
    const hex = Buffer.from(cms).toString('hex');
    if (hex.length > this.#end - this.#start) {
      throw new SignatureError('signature-value', 'the signature is longer than the room for it');
    }
    this.#bytes.set(latin1Bytes(hex.padEnd(this.#end - this.#start, '0')), this.#start);
    return this.#bytes;
  }
}
