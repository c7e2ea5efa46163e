import { inflateSync, constants } from 'node:zlib';
import { malformedPdf } from './malformed.js';
import { integerOf, nameOf, type PdfDictionary, type PdfObject } from './objects.js';

/** How many decoded bytes a document may still cost: what a few kilobytes unpack to has no other bound. */
export interface DecodingBudget {
  left: number;
}

/** Follows references inside a stream's dictionary. */
type Resolve = (object: PdfObject | undefined) => PdfObject | undefined;

const MAX_FILTERS = 4;

/**
 * Decodes a stream whose filters are all FlateDecode, with or without predictors (ISO 32000-2 section 7.4.4): what
 * cross-reference and object streams use.
 *
 * @param budget is lowered by what was decoded
 * @throws {SignatureError} `malformed-pdf`, also for other filters and beyond the budget
 */
export function decodeFlate(
  dictionary: PdfDictionary,
  data: Uint8Array,
  resolve: Resolve,
  budget: DecodingBudget,
): Uint8Array {
  if (resolve(dictionary.entries.get('F')) !== undefined) throw malformedPdf('stream in another file');
  const filters = listOf(resolve(dictionary.entries.get('Filter')), resolve);
  const parameters = listOf(resolve(dictionary.entries.get('DecodeParms')), resolve);
  if (filters.length > MAX_FILTERS) throw malformedPdf('too many filters');
  return filters.reduce<Uint8Array>((encoded, filter, i) => {
    const name = nameOf(filter);
    if (name !== 'FlateDecode' && name !== 'Fl') throw malformedPdf('filter of a structural stream');
    const decoded = inflate(encoded, budget);
    const parameter = parameters[i];
    return parameter?.kind === 'dictionary' ? unpredict(decoded, parameter, resolve) : decoded;
  }, data);
}

function listOf(object: PdfObject | undefined, resolve: Resolve): readonly (PdfObject | undefined)[] {
  if (object === undefined) return [];
  return object.kind === 'array' ? object.items.slice(0, MAX_FILTERS + 1).map(resolve) : [object];
}

function inflate(encoded: Uint8Array, budget: DecodingBudget): Uint8Array {
  if (budget.left <= 0) throw malformedPdf('streams unpack to too much');
  try {
    // Sync flush: some producers leave out the checksum, and data after the end is not ours to judge.
    const options = { maxOutputLength: budget.left, finishFlush: constants.Z_SYNC_FLUSH };
    const decoded = inflateSync(encoded, options);
    budget.left -= decoded.length;
    return decoded;
  } catch (cause) {
    throw malformedPdf('compressed stream', cause);
  }
}

const NO_PREDICTOR = 1;
const TIFF_PREDICTOR = 2;
const FIRST_PNG_PREDICTOR = 10;
const LAST_PNG_PREDICTOR = 15;
const MAX_ROW = 65_536;

/** Section 7.4.4.4. TIFF's predictor is for pictures and refused. */
function unpredict(bytes: Uint8Array, parameters: PdfDictionary, resolve: Resolve): Uint8Array {
  const parameter = (key: string, standard: number): number =>
    integerOf(resolve(parameters.entries.get(key))) ?? standard;
  const predictor = parameter('Predictor', NO_PREDICTOR);
  if (predictor === NO_PREDICTOR) return bytes;
  const bits = parameter('Colors', 1) * parameter('BitsPerComponent', 8);
  const row = Math.ceil((bits * parameter('Columns', 1)) / 8);
  if (predictor === TIFF_PREDICTOR || predictor < FIRST_PNG_PREDICTOR || predictor > LAST_PNG_PREDICTOR) {
    throw malformedPdf('predictor');
  }
  if (!(bits >= 1 && row >= 1 && row <= MAX_ROW)) throw malformedPdf('predictor columns');
  return unpredictPng(bytes, row, Math.max(1, bits >> 3));
}

/** PNG (RFC 2083 section 6): every row has a filter type before it. A last row that is cut short is filled with zeros. */
function unpredictPng(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let r = 0; r < rows; r++) {
    const from = r * (row + 1);
    const filter = bytes[from] ?? 0;
    if (filter > 4) throw malformedPdf('predictor of a row');
    const base = r * row;
    for (let i = 0; i < row; i++) {
      const left = i >= pixel ? (out[base + i - pixel] ?? 0) : 0;
      const up = r > 0 ? (out[base + i - row] ?? 0) : 0;
      const corner = r > 0 && i >= pixel ? (out[base + i - row - pixel] ?? 0) : 0;
      out[base + i] = (bytes[from + 1 + i] ?? 0) + prediction(filter, left, up, corner);
    }
  }
  return out;
}

function prediction(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
