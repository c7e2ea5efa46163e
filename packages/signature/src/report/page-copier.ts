import type { PdfDocument } from '../pdf/document.js';
import {
  nameOf,
  pdfArray,
  pdfDictionary,
  pdfReference,
  pdfStream,
  type PdfDictionary,
  type PdfObject,
  type PdfReference,
  type PdfStream,
} from '../pdf/objects.js';
import type { PreviewProblem } from './subject.js';

const PDF_NULL: PdfObject = { kind: 'null', start: -1, end: -1 };

/** Why a page cannot be taken out of its file; never leaves this folder. */
export class PageRefused extends Error {
  readonly problem: PreviewProblem;

  constructor(problem: PreviewProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** What a page may bring with it: pictures and fonts, in bytes, and objects. */
const MAX_BYTES = 12 * 1024 * 1024;
const MAX_OBJECTS = 5_000;
const MAX_DEPTH = 60;
const MAX_ITEMS = 200_000;

/** Not what a page looks like: other pages, actions, structure, other files. Leads out of the page in any case. */
const FOREIGN_TYPES: ReadonlySet<string | undefined> = new Set([
  'Annot',
  'Action',
  'Catalog',
  'EmbeddedFile',
  'Filespec',
  'Metadata',
  'ObjStm',
  'Page',
  'Pages',
  'Sig',
  'StructElem',
  'StructTreeRoot',
  'XRef',
]);
/** Entries of streams that have nothing to do with what they show, or that name other files (ISO 32000-2 table 5). */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'AF',
  'Alternates',
  'LastModified',
  'Measure',
  'Metadata',
  'OPI',
  'PieceInfo',
  'PtData',
  'Ref',
  'StructParent',
  'StructParents',
]);
/** Policies by which a group that is on hides something (table 98). */
const HIDING_POLICIES: ReadonlySet<string | undefined> = new Set(['AllOff', 'AnyOff']);

/** Copies what a page looks like into a new document's objects, in bounds. */
export class PageCopier {
  /** Numbered from 1 in this order. */
  readonly objects: PdfObject[] = [];
  readonly #source: PdfDocument;
  readonly #copies = new Map<number, PdfReference>();
  #bytes = 0;
  #items = 0;

  constructor(source: PdfDocument) {
    this.#source = source;
  }

  add(object: PdfObject): PdfReference {
    if (this.objects.length >= MAX_OBJECTS) throw new PageRefused('too-large');
    this.objects.push(object);
    return pdfReference(this.objects.length);
  }

  /** @throws {PageRefused} `too-large`, `layers` */
  copy(object: PdfObject, depth = 0): PdfObject {
    if (depth > MAX_DEPTH || ++this.#items > MAX_ITEMS) throw new PageRefused('too-large');
    switch (object.kind) {
      case 'reference':
        return this.#reference(object, depth);
      case 'array':
        return pdfArray(object.items.map((item) => this.copy(item, depth + 1)));
      case 'dictionary':
        return this.#dictionary(object, depth);
      case 'stream':
        return this.stream(object, {}, depth);
      case 'string':
        this.spend(object.bytes.length);
        return object;
      case 'null':
      case 'boolean':
      case 'number':
      case 'name':
        return object;
    }
  }

  /** A stream with entries of its own. */
  stream({ dictionary, data }: PdfStream, more: Readonly<Record<string, PdfObject>> = {}, depth = 0): PdfObject {
    // The content would be in another file.
    if (dictionary.entries.has('F') || FOREIGN_TYPES.has(this.#name(dictionary, 'Type'))) return PDF_NULL;
    this.spend(data.length);
    const kept = [...dictionary.entries].filter(([key]) => !LEFT_OUT.has(key));
    const entries = kept.map(([key, value]) => [key, this.copy(value, depth + 1)] as const);
    return pdfStream(pdfDictionary(new Map([...entries, ...Object.entries(more)])), data);
  }

  spend(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MAX_BYTES) throw new PageRefused('too-large');
  }

  #reference(reference: PdfReference, depth: number): PdfObject {
    const known = this.#copies.get(reference.number);
    if (known !== undefined) return known;
    const value = this.#source.resolve(reference);
    if (value === undefined) return PDF_NULL;
    const copy = this.add(PDF_NULL);
    this.#copies.set(reference.number, copy);
    this.objects[copy.number - 1] = this.copy(value, depth + 1);
    return copy;
  }

  #dictionary(dictionary: PdfDictionary, depth: number): PdfObject {
    const type = this.#name(dictionary, 'Type');
    if (FOREIGN_TYPES.has(type)) return PDF_NULL;
    if (type === 'OCMD') {
      const hides = dictionary.entries.has('VE') || HIDING_POLICIES.has(this.#name(dictionary, 'P'));
      if (hides) throw new PageRefused('layers');
    }
    return pdfDictionary(
      new Map([...dictionary.entries].map(([key, value]) => [key, this.copy(value, depth + 1)] as const)),
    );
  }

  #name(dictionary: PdfDictionary, key: string): string | undefined {
    return nameOf(this.#source.get(dictionary, key));
  }
}
