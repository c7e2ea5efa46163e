import { decodeFlate, type DecodingBudget } from './filters.js';
import { isDigit, standsAt } from './lexis.js';
import { malformedPdf } from './malformed.js';
import { nameOf, type PdfDictionary, type PdfObject, type PdfReference, type PdfStream } from './objects.js';
import { readObjectStream, type ObjectStream } from './object-stream.js';
import { PdfParser } from './parser.js';
import { revisionsOf, type PdfRevision } from './revisions.js';
import type { XrefEntry, XrefSection } from './xref-section.js';
import { readXrefChain } from './xref-reader.js';

/** An indirect object and where it lies. */
export interface PdfIndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfObject;
  /** `file`: `value.start` counts in the file; else the number of the object stream in whose decoded data it counts. */
  readonly within: 'file' | number;
  /** In the file: from the object number to behind `endobj`. In a stream: of the value. */
  readonly start: number;
  readonly end: number;
}

/** Longest file that is read, in bytes: offsets of ten digits, and what a process can hold. */
const MAX_LENGTH = 2_000_000_000;
/** What all cross-reference and object streams of a file may unpack to, in bytes. */
const MAX_DECODED = 256 * 1024 * 1024;
/** Objects within objects: how many times the file's length may be read over before it counts as an attack. */
const MAX_PARSED_RATIO = 8;
const MAX_PARSED_BASE = 16 * 1024 * 1024;
/** References to references. */
const MAX_REFERENCES = 32;

/** What the views of one file share. */
interface Shared {
  readonly decoding: DecodingBudget;
  parsing: number;
  /** Objects in the file by their offset, as far as no other object has a say in what they are. */
  readonly read: Map<number, PdfIndirectObject>;
  readonly objectStreams: WeakMap<PdfStream, ObjectStream>;
}

/**
 * A PDF file as its cross-reference sections describe it, and nothing that they do not: objects that lie in the file
 * without being referenced from there do not exist. Nothing is repaired, because programs repair differently, and what is
 * signed has to be what everybody sees.
 *
 * @example
 * ```ts
 * const pdf = PdfDocument.open(await readFile('contract.pdf'));
 * const form = pdf.get(pdf.catalog, 'AcroForm');
 * for (const revision of pdf.revisions()) console.log(revision.number, revision.end);
 * ```
 */
export class PdfDocument {
  /** The whole file, also when this is an earlier revision of it. */
  readonly bytes: Uint8Array;
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  /** Of the newest section. */
  readonly trailer: PdfDictionary;
  readonly #shared: Shared;
  readonly #objects = new Map<number, PdfIndirectObject | undefined>();
  readonly #objectStreams = new Map<number, ObjectStream>();
  readonly #reading = new Set<number>();
  #revisions: readonly PdfRevision[] | undefined;

  private constructor(bytes: Uint8Array, sections: readonly XrefSection[], shared: Shared) {
    const [newest] = sections;
    if (newest === undefined) throw malformedPdf('no cross-reference section');
    this.bytes = bytes;
    this.sections = sections;
    this.trailer = newest.trailer;
    this.#shared = shared;
  }

  /**
   * @param bytes the file; kept, not copied
   * @throws {SignatureError} `malformed-pdf`, `encrypted-pdf`
   */
  static open(bytes: Uint8Array): PdfDocument {
    if (bytes.length > MAX_LENGTH) throw malformedPdf('file too long');
    // Offsets count from the header: with something before it, programs differ about what they count from.
    if (!standsAt(bytes, 0, '%PDF-') || !isDigit(bytes[5])) throw malformedPdf('header');
    const shared: Shared = {
      decoding: { left: MAX_DECODED },
      parsing: bytes.length * MAX_PARSED_RATIO + MAX_PARSED_BASE,
      read: new Map(),
      objectStreams: new WeakMap(),
    };
    const document = new PdfDocument(bytes, readXrefChain(bytes, shared.decoding), shared);
    if (nameOf(document.get(document.catalog, 'Type')) !== 'Catalog') throw malformedPdf('catalog');
    return document;
  }

  /** `1.7`, of the header or the catalog, whichever is later (section 7.7.2). */
  get version(): string {
    const [header = ''] = /^\d\.\d/u.exec(String.fromCharCode(...this.bytes.subarray(5, 8))) ?? [];
    const catalog = nameOf(this.get(this.catalog, 'Version')) ?? '';
    return /^\d\.\d$/u.test(catalog) && catalog > header ? catalog : header;
  }

  /** The document catalog (section 7.7.2). @throws {SignatureError} `malformed-pdf` */
  get catalog(): PdfDictionary {
    const catalog = this.get(this.trailer, 'Root');
    if (catalog?.kind !== 'dictionary') throw malformedPdf('catalog');
    return catalog;
  }

  /**
   * The revisions, oldest first; the last one is this document.
   *
   * @throws {SignatureError} `malformed-pdf`
   */
  revisions(): readonly PdfRevision[] {
    return (this.#revisions ??= revisionsOf(this.bytes, this.sections));
  }

  /** The document as it was in a revision of its own. */
  asOf(revision: PdfRevision): PdfDocument {
    return new PdfDocument(this.bytes, revision.sections, this.#shared);
  }

  /** The object of that number as it was in a revision, `undefined` where it did not exist. */
  objectAt(revision: PdfRevision, number: number): PdfIndirectObject | undefined {
    return this.asOf(revision).indirect(number);
  }

  /** What the sections say about an object, the newest one that mentions it first. */
  entry(number: number): XrefEntry | undefined {
    for (const section of this.sections) {
      const entry = section.entry(number);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** Every object number that a section mentions, ascending; free ones too. */
  numbers(): readonly number[] {
    const numbers = new Set<number>();
    for (const section of this.sections) for (const number of section.numbers()) numbers.add(number);
    return [...numbers].sort((a, b) => a - b);
  }

  /** What a reference leads to; an object that does not exist is `undefined`, as is null (section 7.3.10). */
  resolve(object: PdfObject | undefined): Exclude<PdfObject, PdfReference> | undefined {
    let value = object;
    for (let i = 0; value?.kind === 'reference'; i++) {
      if (i >= MAX_REFERENCES) throw malformedPdf('references to references');
      const found = this.indirect(value.number);
      value = found?.generation === value.generation ? found.value : undefined;
    }
    return value?.kind === 'null' ? undefined : value;
  }

  /** The value of a key, resolved. */
  get(dictionary: PdfDictionary, key: string): Exclude<PdfObject, PdfReference> | undefined {
    return this.resolve(dictionary.entries.get(key));
  }

  /**
   * The indirect object of that number.
   *
   * @returns `undefined` where it is free or never existed
   * @throws {SignatureError} `malformed-pdf` where something else lies at its place
   */
  indirect(number: number): PdfIndirectObject | undefined {
    if (this.#objects.has(number)) return this.#objects.get(number);
    // A stream whose length is in an object stream whose length is … in that stream.
    if (this.#reading.has(number)) throw malformedPdf('an object that needs itself');
    this.#reading.add(number);
    try {
      const entry = this.entry(number);
      const object = entry === undefined || entry.kind === 'free' ? undefined : this.#read(number, entry);
      this.#objects.set(number, object);
      return object;
    } finally {
      this.#reading.delete(number);
    }
  }

  /** Decodes a stream; only FlateDecode. @throws {SignatureError} `malformed-pdf` */
  decode(stream: PdfStream): Uint8Array {
    return decodeFlate(stream.dictionary, stream.data, (object) => this.resolve(object), this.#shared.decoding);
  }

  #read(number: number, entry: Exclude<XrefEntry, { kind: 'free' }>): PdfIndirectObject {
    if (entry.kind === 'compressed') {
      const value = this.#objectStream(entry.stream).object(number, entry.index);
      return { number, generation: 0, value, within: entry.stream, start: value.start, end: value.end };
    }
    const known = this.#shared.read.get(entry.offset);
    if (known?.number === number && known.generation === entry.generation) return known;
    const parser = new PdfParser(this.bytes, entry.offset);
    try {
      const header = entry.offset < this.bytes.length ? parser.takeIndirectHeader() : undefined;
      if (header?.number !== number || header.generation !== entry.generation) {
        throw malformedPdf('another object at the place of this one');
      }
      const value = this.#value(parser);
      if (!parser.takeKeyword('endobj')) throw malformedPdf('end of an object');
      const { generation } = header;
      const object = { number, generation, value, within: 'file', start: entry.offset, end: parser.at } as const;
      if (value.kind !== 'stream' || isSelfContained(value)) this.#shared.read.set(entry.offset, object);
      return object;
    } finally {
      this.#spend(parser.at - entry.offset);
    }
  }

  #spend(bytes: number): void {
    this.#shared.parsing -= bytes;
    if (this.#shared.parsing < 0) throw malformedPdf('objects overlap too much');
  }

  #value(parser: PdfParser): PdfObject {
    const value = parser.object();
    if (value.kind !== 'dictionary') return value;
    const from = parser.takeStreamKeyword();
    if (from === undefined) return value;
    const length = this.get(value, 'Length');
    if (length?.kind !== 'number' || !Number.isInteger(length.value) || length.value < 0)
      throw malformedPdf('length of a stream');
    parser.at = from + length.value;
    if (parser.at > this.bytes.length || !parser.takeKeyword('endstream')) throw malformedPdf('length of a stream');
    const data = this.bytes.subarray(from, from + length.value);
    return { kind: 'stream', dictionary: value, data, start: value.start, end: parser.at };
  }

  #objectStream(number: number): ObjectStream {
    const known = this.#objectStreams.get(number);
    if (known !== undefined) return known;
    // Section 7.5.7: object streams are not in object streams.
    if (this.entry(number)?.kind !== 'offset') throw malformedPdf('object stream');
    const stream = this.indirect(number)?.value;
    if (stream?.kind !== 'stream') throw malformedPdf('object stream');
    const shared = this.#shared.objectStreams.get(stream);
    const read = shared ?? readObjectStream(stream, this.decode(stream), (object) => this.resolve(object));
    if (isSelfContained(stream)) this.#shared.objectStreams.set(stream, read);
    this.#objectStreams.set(number, read);
    return read;
  }
}

/** Whether a stream is the same in every revision: its length or its filters may be objects of their own. */
function isSelfContained({ dictionary }: PdfStream): boolean {
  return [...dictionary.entries.values()].every(({ kind }) => kind !== 'reference' && kind !== 'array');
}
