/** Takes what was drawn in a document of its own over into the user's file, as a form XObject. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PdfDocument } from '../pdf/document.js';
import { withEntry, type IncrementalUpdate } from '../pdf/incremental-update.js';
import { malformedPdf } from '../pdf/malformed.js';
import {
  integerOf,
  nameOf,
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfReference,
  pdfStream,
  type PdfDictionary,
  type PdfObject,
  type PdfReference,
  type PdfStream,
} from '../pdf/objects.js';
import { pagesOf } from '../pdf/pages.js';
import type { Extent } from './appearance-place.js';

/** An appearance stream without content: PDF/A wants one for every widget that has a size. */
export function emptyForm(update: IncrementalUpdate, { width, height }: Extent): PdfReference {
  return update.add(formXObject(new Uint8Array(0), { width, height }, [1, 0, 0, 1, 0, 0], pdfDictionary({})));
}

/**
 * @param drawing a document of one page that was made here
 * @param matrix turns the upright drawing against the page's rotation
 */
export function transplant(
  update: IncrementalUpdate,
  drawing: Uint8Array,
  extent: Extent,
  matrix: readonly number[],
): PdfReference {
  const source = PdfDocument.open(drawing);
  const [page] = pagesOf(source);
  if (page === undefined) throw malformedPdf('drawing');
  const copier = new Copier(source, update);
  const resources = copier.copy(source.get(page.dictionary, 'Resources') ?? pdfDictionary({}));
  const contents = source.get(page.dictionary, 'Contents');
  const streams = contents?.kind === 'array' ? contents.items : [contents];
  const content = streams.flatMap((item) => {
    const stream = source.resolve(item);
    return stream?.kind === 'stream' ? [source.decode(stream), Uint8Array.of(10)] : [];
  });
  return update.add(formXObject(Buffer.concat(content), extent, matrix, resources));
}

function formXObject(
  content: Uint8Array,
  { width, height }: Extent,
  matrix: readonly number[],
  resources: PdfObject,
): PdfStream {
  const dictionary = pdfDictionary({
    Type: pdfName('XObject'),
    Subtype: pdfName('Form'),
    BBox: pdfArray([0, 0, width, height].map(pdfNumber)),
    Matrix: pdfArray(matrix.map(pdfNumber)),
    Resources: resources,
  });
  return compressed(dictionary, content);
}

/** A stream of those bytes, in FlateDecode. */
export function compressed(dictionary: PdfDictionary, content: Uint8Array): PdfStream {
  const data = new Uint8Array(deflateSync(content));
  const filtered = withEntry(dictionary, 'Filter', pdfName('FlateDecode'));
  return pdfStream(withEntry(filtered, 'Length', pdfNumber(data.length)), data);
}

/** Copies objects with everything that they refer to; what is referred to twice is copied once. */
class Copier {
  readonly #source: PdfDocument;
  readonly #update: IncrementalUpdate;
  readonly #copies = new Map<number, PdfReference>();

  constructor(source: PdfDocument, update: IncrementalUpdate) {
    this.#source = source;
    this.#update = update;
  }

  copy(object: PdfObject): PdfObject {
    switch (object.kind) {
      case 'reference':
        return this.#reference(object);
      case 'array':
        return pdfArray(object.items.map((item) => this.copy(item)));
      case 'dictionary':
        return this.#dictionary(this.#font(object));
      case 'stream':
        return this.#stream(object);
      case 'null':
      case 'boolean':
      case 'number':
      case 'name':
      case 'string':
        return object;
    }
  }

  #reference({ number }: PdfReference): PdfReference {
    const known = this.#copies.get(number);
    if (known !== undefined) return known;
    const copy = this.#update.reserve();
    this.#copies.set(number, copy);
    const value = this.#source.resolve(pdfReference(number));
    this.#update.replace(copy, value === undefined ? pdfDictionary({}) : this.copy(value));
    return copy;
  }

  #dictionary({ entries }: PdfDictionary): PdfDictionary {
    return pdfDictionary(new Map([...entries].map(([key, value]) => [key, this.copy(value)])));
  }

  #stream(stream: PdfStream): PdfStream {
    const opaque = nameOf(stream.dictionary.entries.get('Subtype')) === 'Image' ? this.#opaque(stream) : stream;
    return pdfStream(this.#dictionary(opaque.dictionary), opaque.data);
  }

  /** Blends a picture with transparency into white: PDF/A-1 forbids soft masks, and print shops dislike them. */
  #opaque(stream: PdfStream): PdfStream {
    const mask = this.#source.get(stream.dictionary, 'SMask');
    if (mask?.kind !== 'stream') return stream;
    const colours = Uint8Array.from(this.#source.decode(stream));
    const alpha = this.#source.decode(mask);
    const channels = alpha.length === 0 ? 0 : colours.length / alpha.length;
    if (channels !== 1 && channels !== 3) throw malformedPdf('drawing');
    for (let i = 0; i < colours.length; i++) {
      const share = (alpha[Math.floor(i / channels)] ?? 255) / 255;
      colours[i] = Math.round((colours[i] ?? 0) * share + 255 * (1 - share));
    }
    const plain = withEntry(withEntry(stream.dictionary, 'SMask', undefined), 'DecodeParms', undefined);
    return compressed(plain, colours);
  }

  /** Section 9.9.2: six capital letters before the name of a subset. PDF/A-1 wants to know its glyphs, too. */
  #font(dictionary: PdfDictionary): PdfDictionary {
    const type = nameOf(dictionary.entries.get('Type'));
    const key = type === 'FontDescriptor' ? 'FontName' : 'BaseFont';
    const name = nameOf(dictionary.entries.get(key));
    if (name === undefined || (type !== 'FontDescriptor' && type !== 'Font')) return dictionary;
    const tagged = withEntry(dictionary, key, pdfName(`${subsetTag(name)}+${name}`));
    const file = this.#source.get(dictionary, 'FontFile2');
    if (file?.kind !== 'stream') return tagged;
    return withEntry(tagged, 'CIDSet', this.#update.add(this.#glyphSet(this.#source.decode(file))));
  }

  /** One bit a glyph of the font file (table 122). */
  #glyphSet(file: Uint8Array): PdfStream {
    const count = glyphCount(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
    const bits = new Uint8Array(Math.ceil(count / 8));
    for (let i = 0; i < count; i++) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i % 8));
    return compressed(pdfDictionary({}), bits);
  }
}

const CAPITAL_A = 65;

function subsetTag(name: string): string {
  const hash = createHash('sha256').update(name).digest().subarray(0, 6);
  return String.fromCharCode(...hash.map((byte) => CAPITAL_A + (byte % 26)));
}

/** Of TrueType's `maxp` table (OpenType specification, table directory and maxp). */
function glyphCount(font: Buffer): number {
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === 'maxp') return font.readUInt16BE(font.readUInt32BE(at + 8) + 4);
  }
  throw malformedPdf('drawing');
}

/** Whether a file's output intent (PDF/A) is for something else than RGB: its colours may not be used then. */
export function wantsGrey(document: PdfDocument): boolean {
  const intents = document.get(document.catalog, 'OutputIntents');
  const first = intents?.kind === 'array' ? document.resolve(intents.items[0]) : undefined;
  const profile = first?.kind === 'dictionary' ? document.get(first, 'DestOutputProfile') : undefined;
  if (profile?.kind !== 'stream') return false;
  return integerOf(document.get(profile.dictionary, 'N')) !== 3;
}
