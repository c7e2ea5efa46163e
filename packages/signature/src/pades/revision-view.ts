import type { PdfDocument } from '../pdf/document.js';
import { malformedPdf } from '../pdf/malformed.js';
import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import type { PdfRevision } from '../pdf/revisions.js';

/** What all cross-reference sections together may mention: a file of many small updates repeats itself. */
const MAX_MENTIONED = 4_000_000;

/** A file up to the end of one of its revisions, as its cross-reference shows it. */
export class RevisionView {
  readonly document: PdfDocument;
  readonly revision: PdfRevision;

  constructor(document: PdfDocument, revision: PdfRevision) {
    this.document = document.asOf(revision);
    this.revision = revision;
  }

  /** Of its newest cross-reference section. */
  get trailer(): PdfDictionary {
    return this.revision.trailer;
  }

  /** Where an object in use lies, as a text that is equal only for equal places; `undefined` for one that is free. */
  placeOf(number: number): string | undefined {
    const entry = this.document.entry(number);
    if (entry === undefined || entry.kind === 'free') return undefined;
    if (entry.kind === 'offset') return `${entry.offset} ${entry.generation}`;
    return `${this.placeOf(entry.stream) ?? ''} ${entry.stream} ${entry.index}`;
  }

  /** Byte offset of an object in the file, or of the object stream that it lies in. */
  offsetOf(number: number): number | undefined {
    const entry = this.document.entry(number);
    if (entry?.kind !== 'compressed') return entry?.kind === 'offset' ? entry.offset : undefined;
    const container = this.document.entry(entry.stream);
    return container?.kind === 'offset' ? container.offset : undefined;
  }

  /** The numbers that the update of this revision mentions. @throws {SignatureError} `malformed-pdf` */
  mentioned(): ReadonlySet<number> {
    const numbers = new Set<number>();
    let count = 0;
    for (const section of this.revision.added) {
      for (const number of section.numbers()) {
        if (++count > MAX_MENTIONED) throw malformedPdf('too many objects');
        if (number > 0) numbers.add(number);
      }
    }
    return numbers;
  }

  /** Every number in use. @throws {SignatureError} `malformed-pdf` */
  numbers(): ReadonlySet<number> {
    const numbers = new Set<number>();
    let count = 0;
    for (const section of this.revision.sections) {
      for (const number of section.numbers()) {
        if (++count > MAX_MENTIONED) throw malformedPdf('too many objects');
        if (number > 0 && !numbers.has(number) && this.placeOf(number) !== undefined) numbers.add(number);
      }
    }
    return numbers;
  }

  /** The object, `undefined` where the number is free. @throws {SignatureError} `malformed-pdf` */
  read(number: number): PdfObject | undefined {
    return this.document.indirect(number)?.value;
  }

  /** What an object or a reference stands for; nothing for `null`. @throws {SignatureError} `malformed-pdf` */
  resolve(object: PdfObject | undefined): PdfObject | undefined {
    return this.document.resolve(object);
  }

  /** The entry of a dictionary or a stream, followed to its value. @throws {SignatureError} `malformed-pdf` */
  entry(object: PdfObject | undefined, key: string): PdfObject | undefined {
    return this.resolve(dictionaryIn(this.resolve(object))?.entries.get(key));
  }

  /** The name that an entry has as its value. @throws {SignatureError} `malformed-pdf` */
  name(object: PdfObject | undefined, key: string): string | undefined {
    const value = this.entry(object, key);
    return value?.kind === 'name' ? value.value : undefined;
  }

  /** The elements of an array as they stand; none where it is no array. @throws {SignatureError} `malformed-pdf` */
  items(object: PdfObject | undefined): readonly PdfObject[] {
    const array = this.resolve(object);
    return array?.kind === 'array' ? array.items : [];
  }
}

/** The dictionary that an object is or that a stream begins with. */
export function dictionaryIn(object: PdfObject | undefined): PdfDictionary | undefined {
  if (object?.kind === 'stream') return object.dictionary;
  return object?.kind === 'dictionary' ? object : undefined;
}
