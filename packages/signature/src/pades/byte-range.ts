import { integerOf, type PdfDictionary } from '../pdf/objects.js';
import type { RevisionView } from './revision-view.js';

/** The bytes that a signature covers, and the string between them that it does not. */
export interface ByteRange {
  /** Of the `<` that begins Contents. */
  readonly gapStart: number;
  /** Behind its `>`. */
  readonly gapEnd: number;
  /** Behind the last covered byte. */
  readonly end: number;
  /** The octets of Contents, padding included. */
  readonly contents: Uint8Array;
}

/** Why a ByteRange is none; each is a code of a finding. */
export type ByteRangeFailure =
  'byte-range-missing' | 'byte-range-malformed' | 'byte-range-out-of-bounds' | 'contents-missing' | 'byte-range-gap';

/**
 * Reads ByteRange and Contents of a signature dictionary (ISO 32000-2, 12.8.1 and table 255): four integers, the first 0,
 * and between the two stretches exactly the hexadecimal string that the dictionary has as its Contents.
 *
 * What is looser has been used for universal signature forgery and for signature wrapping ("1 Trillion Dollar Refund",
 * CCS 2019).
 *
 * @param dictionary where the cross-reference finds it, with offsets into the file
 */
export function readByteRange(
  view: RevisionView,
  bytes: Uint8Array,
  dictionary: PdfDictionary,
): ByteRange | ByteRangeFailure {
  const array = view.resolve(dictionary.entries.get('ByteRange'));
  if (array === undefined) return 'byte-range-missing';
  if (array.kind !== 'array' || array.items.length !== 4) return 'byte-range-malformed';
  const [first, gapStart, gapEnd, rest] = array.items.map(integerOf);
  if (first === undefined || gapStart === undefined || gapEnd === undefined || rest === undefined) {
    return 'byte-range-malformed';
  }
  if (first !== 0 || gapStart <= 0 || gapEnd <= gapStart || rest <= 0) return 'byte-range-malformed';
  const end = gapEnd + rest;
  if (!Number.isSafeInteger(end) || end > bytes.length) return 'byte-range-out-of-bounds';
  const contents = dictionary.entries.get('Contents');
  if (contents?.kind !== 'string' || contents.bytes.length === 0) return 'contents-missing';
  const isTheGap = contents.start === gapStart && contents.end === gapEnd && contents.hexadecimal;
  if (!isTheGap || dictionary.start >= gapStart || dictionary.end <= gapEnd) return 'byte-range-gap';
  // White space and half a byte are allowed in other strings: here they would be room for more than the signature.
  if (contents.bytes.length * 2 !== gapEnd - gapStart - 2) return 'byte-range-gap';
  return { gapStart, gapEnd, end, contents: contents.bytes };
}

/** The two covered stretches; views. */
export function coveredParts(bytes: Uint8Array, range: ByteRange): readonly [Uint8Array, Uint8Array] {
  return [bytes.subarray(0, range.gapStart), bytes.subarray(range.gapEnd, range.end)];
}
