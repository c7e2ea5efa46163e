import { malformedPdf } from './malformed.js';
import { integerOf, nameOf, type PdfObject, type PdfStream } from './objects.js';
import { PdfParser } from './parser.js';

/** A decoded object stream (ISO 32000-2 section 7.5.7). */
export interface ObjectStream {
  /** @throws {SignatureError} `malformed-pdf` unless the object at that index has that number */
  object(number: number, index: number): PdfObject;
}

interface Place {
  readonly number: number;
  readonly start: number;
}

/** A number, an offset, two blanks: fewer bytes do not hold an entry. */
const SHORTEST_ENTRY = 4;

/**
 * @param resolve follows references in the stream's dictionary
 * @throws {SignatureError} `malformed-pdf`
 */
export function readObjectStream(
  stream: PdfStream,
  decoded: Uint8Array,
  resolve: (object: PdfObject | undefined) => PdfObject | undefined,
): ObjectStream {
  const { entries } = stream.dictionary;
  const count = integerOf(resolve(entries.get('N'))) ?? -1;
  const first = integerOf(resolve(entries.get('First'))) ?? -1;
  if (nameOf(resolve(entries.get('Type'))) !== 'ObjStm' || count < 0 || first < 0 || first > decoded.length) {
    throw malformedPdf('object stream');
  }
  if (count * SHORTEST_ENTRY > first + 1) throw malformedPdf('objects in an object stream');
  const places = readPlaces(decoded, first, count);
  return {
    object: (number, index) => {
      const place = places[index];
      if (place?.number !== number) throw malformedPdf('another object in the place of this one in an object stream');
      // Ascending offsets, so that no byte belongs to two objects.
      const end = places[index + 1]?.start ?? decoded.length;
      return new PdfParser(decoded, place.start, end).object();
    },
  };
}

function readPlaces(decoded: Uint8Array, first: number, count: number): readonly Place[] {
  const parser = new PdfParser(decoded, 0, first);
  const places: Place[] = [];
  let last = first;
  for (let i = 0; i < count; i++) {
    const number = parser.takeUnsigned();
    const offset = number === undefined ? undefined : parser.takeUnsigned();
    if (number === undefined || offset === undefined) throw malformedPdf('head of an object stream');
    const start = first + offset;
    if (start < last || start > decoded.length) throw malformedPdf('offsets in an object stream');
    last = start;
    places.push({ number, start });
  }
  return places;
}
