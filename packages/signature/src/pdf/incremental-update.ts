import { createHash } from 'node:crypto';
import type { PdfDocument } from './document.js';
import { CR, LF, latin1Bytes } from './lexis.js';
import { malformedPdf } from './malformed.js';
import {
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfReference,
  pdfStream,
  pdfString,
  type PdfDictionary,
  type PdfObject,
  type PdfReference,
} from './objects.js';
import { serialize, serializeIndirect } from './serialize.js';
import { MAX_OBJECTS } from './xref-reader.js';

/** An update written behind a file. */
export interface WrittenUpdate {
  /** The original bytes and the update. */
  readonly bytes: Uint8Array;
  /** Where `12 0 obj` of every object of the update begins. */
  readonly offsets: ReadonlyMap<number, number>;
}

interface Change {
  readonly generation: number;
  readonly value: PdfObject;
}

/**
 * Changes to a file that are written behind it (ISO 32000-2 section 7.5.6): the original bytes stay as they are, and with
 * them every signature over them.
 */
export class IncrementalUpdate {
  readonly document: PdfDocument;
  readonly #changes = new Map<number, Change>();
  #next: number;

  constructor(document: PdfDocument) {
    this.document = document;
    const size = document.get(document.trailer, 'Size');
    const announced = size?.kind === 'number' && Number.isSafeInteger(size.value) ? size.value : 0;
    this.#next = document.sections.reduce((next, { limit }) => Math.max(next, limit), announced);
  }

  /** The object as it will be. */
  resolve(object: PdfObject | undefined): Exclude<PdfObject, PdfReference> | undefined {
    const changed = object?.kind === 'reference' ? this.#changes.get(object.number)?.value : undefined;
    return this.document.resolve(changed ?? object);
  }

  /** A new indirect object. */
  add(value: PdfObject): PdfReference {
    const reference = this.reserve();
    this.#changes.set(reference.number, { generation: 0, value });
    return reference;
  }

  /** A number for an object that is added by {@link replace}: for objects that refer to each other. */
  reserve(): PdfReference {
    if (this.#next >= MAX_OBJECTS) throw malformedPdf('no object numbers left');
    return pdfReference(this.#next++);
  }

  replace({ number, generation }: PdfReference, value: PdfObject): void {
    this.#changes.set(number, { generation, value });
  }

  /**
   * Changes what lies at the end of a path of dictionary keys, in whichever indirect object that is: `['AcroForm',
   * 'Fields']` from the catalog may end in the catalog, in the form or in an array of its own. Dictionaries that are missing
   * on the way are made.
   */
  change(
    owner: PdfReference,
    path: readonly string[],
    change: (value: Exclude<PdfObject, PdfReference> | undefined) => PdfObject,
  ): void {
    const holder = this.resolve(owner);
    const [reference, rest] = this.#follow(owner, path);
    const value = reference === owner ? holder : this.resolve(reference);
    this.replace(reference, this.#changed(value, rest, change));
  }

  /** The last indirect object on the path, and the keys that are left from there. */
  #follow(owner: PdfReference, path: readonly string[]): readonly [PdfReference, readonly string[]] {
    let reference = owner;
    let left = path;
    let value = this.resolve(owner);
    for (const [i, key] of path.entries()) {
      const entry: PdfObject | undefined = value?.kind === 'dictionary' ? value.entries.get(key) : undefined;
      value = this.resolve(entry);
      if (entry?.kind !== 'reference' || value === undefined) continue;
      reference = entry;
      left = path.slice(i + 1);
    }
    return [reference, left];
  }

  #changed(
    value: Exclude<PdfObject, PdfReference> | undefined,
    [key, ...rest]: readonly string[],
    change: (value: Exclude<PdfObject, PdfReference> | undefined) => PdfObject,
  ): PdfObject {
    if (key === undefined) return change(value);
    if (value !== undefined && value.kind !== 'dictionary') throw malformedPdf('dictionary expected');
    const inner = value?.entries.get(key);
    return withEntry(value ?? pdfDictionary({}), key, this.#changed(this.resolve(inner), rest, change));
  }

  /**
   * Writes the update with a cross-reference section of the file's own kind.
   *
   * @throws {SignatureError} `malformed-pdf`
   */
  write(): WrittenUpdate {
    const { bytes, sections } = this.document;
    const [newest] = sections;
    const last = bytes.at(-1);
    const pieces: Uint8Array[] = [bytes];
    let length = bytes.length;
    const append = (piece: Uint8Array): void => {
      pieces.push(piece);
      length += piece.length;
    };
    if (last !== CR && last !== LF) append(Uint8Array.of(LF));
    const offsets = new Map<number, number>();
    for (const [number, { generation, value }] of [...this.#changes].sort(([a], [b]) => a - b)) {
      offsets.set(number, length);
      append(serializeIndirect(number, generation, value));
    }
    const start = length;
    const trailer = this.#trailer(newest?.start ?? 0, pieces.slice(1));
    append(newest?.kind === 'stream' ? this.#xrefStream(offsets, start, trailer) : this.#xrefTable(offsets, trailer));
    append(latin1Bytes(`startxref\n${start}\n%%EOF\n`));
    const written = new Uint8Array(length);
    pieces.reduce((at, piece) => {
      written.set(piece, at);
      return at + piece.length;
    }, 0);
    return { bytes: written, offsets };
  }

  #trailer(previous: number, pieces: readonly Uint8Array[]): PdfDictionary {
    const { document } = this;
    const entries = new Map<string, PdfObject>([['Size', pdfNumber(this.#next)]]);
    for (const key of ['Root', 'Info']) {
      const value = document.trailer.entries.get(key);
      if (value !== undefined) entries.set(key, value);
    }
    // Section 14.4: the second identifier changes with every update. From what is written, so that nothing is random.
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    const fresh = pdfString(new Uint8Array(hash.update(`${document.bytes.length}`).digest().subarray(0, 16)), true);
    const identifiers = document.get(document.trailer, 'ID');
    const first = identifiers?.kind === 'array' ? document.resolve(identifiers.items[0]) : undefined;
    entries.set('ID', pdfArray([first?.kind === 'string' ? first : fresh, fresh]));
    entries.set('Prev', pdfNumber(previous));
    return pdfDictionary(entries);
  }

  #xrefTable(offsets: ReadonlyMap<number, number>, trailer: PdfDictionary): Uint8Array {
    const lines = ['xref'];
    for (const run of runsOf([...offsets.keys()])) {
      lines.push(`${run[0] ?? 0} ${run.length}`);
      for (const number of run) {
        const offset = String(offsets.get(number) ?? 0).padStart(10, '0');
        lines.push(`${offset} ${String(this.#changes.get(number)?.generation ?? 0).padStart(5, '0')} n `);
      }
    }
    return latin1Bytes(`${lines.join('\n')}\ntrailer\n${serialize(trailer)}\n`);
  }

  #xrefStream(offsets: Map<number, number>, start: number, trailer: PdfDictionary): Uint8Array {
    const self = this.reserve();
    offsets.set(self.number, start);
    const runs = runsOf([...offsets.keys()]);
    const data = Buffer.alloc(offsets.size * XREF_ENTRY_LENGTH);
    let at = 0;
    for (const number of runs.flat()) {
      data.writeUInt8(1, at);
      data.writeUInt32BE(offsets.get(number) ?? 0, at + 1);
      data.writeUInt16BE(this.#changes.get(number)?.generation ?? 0, at + 5);
      at += XREF_ENTRY_LENGTH;
    }
    const entries = new Map(trailer.entries);
    entries.set('Size', pdfNumber(this.#next));
    entries.set('Type', pdfName('XRef'));
    entries.set('W', pdfArray([1, 4, 2].map(pdfNumber)));
    entries.set('Index', pdfArray(runs.flatMap((run) => [run[0] ?? 0, run.length].map(pdfNumber))));
    entries.set('Length', pdfNumber(data.length));
    return serializeIndirect(self.number, 0, pdfStream(pdfDictionary(entries), new Uint8Array(data)));
  }
}

/** Type, offset, generation: 1 + 4 + 2 bytes. */
const XREF_ENTRY_LENGTH = 7;

/** Ascending runs of consecutive numbers. */
function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs;
}

/** The dictionary with one entry set; `undefined` takes it out. */
export function withEntry(dictionary: PdfDictionary, key: string, value: PdfObject | undefined): PdfDictionary {
  const entries = new Map(dictionary.entries);
  if (value === undefined) entries.delete(key);
  else entries.set(key, value);
  return pdfDictionary(entries);
}

/** The array with more at its end; a new one where there is none. @throws {SignatureError} `malformed-pdf` for anything else */
export function withItems(list: PdfObject | undefined, ...items: readonly PdfObject[]): PdfObject {
  if (list !== undefined && list.kind !== 'array' && list.kind !== 'null') throw malformedPdf('array expected');
  return pdfArray([...(list?.kind === 'array' ? list.items : []), ...items]);
}
