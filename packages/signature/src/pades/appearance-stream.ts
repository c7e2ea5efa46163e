/** The streams that visible signatures are made of. */
import { deflateSync } from 'node:zlib';
import type { PdfDocument } from '../pdf/document.js';
import { withEntry, type IncrementalUpdate } from '../pdf/incremental-update.js';
import {
  integerOf,
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfStream,
  type PdfDictionary,
  type PdfObject,
  type PdfReference,
  type PdfStream,
} from '../pdf/objects.js';
import type { Extent } from './appearance-place.js';

/** An appearance stream without content: PDF/A wants one for every widget that has a size. */
export function emptyForm(update: IncrementalUpdate, { width, height }: Extent): PdfReference {
  return update.add(formXObject(new Uint8Array(0), { width, height }, [1, 0, 0, 1, 0, 0], pdfDictionary({})));
}

/** @param matrix turns what is upright against the page's rotation */
export function formXObject(
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

/** Whether a file's output intent (PDF/A) is for something else than RGB: its colours may not be used then. */
export function wantsGrey(document: PdfDocument): boolean {
  const intents = document.get(document.catalog, 'OutputIntents');
  const first = intents?.kind === 'array' ? document.resolve(intents.items[0]) : undefined;
  const profile = first?.kind === 'dictionary' ? document.get(first, 'DestOutputProfile') : undefined;
  if (profile?.kind !== 'stream') return false;
  return integerOf(document.get(profile.dictionary, 'N')) !== 3;
}
