/** Finds and reads cross-reference sections. */
import { SignatureError } from '../errors.js';
import { decodeFlate, type DecodingBudget } from './filters.js';
import { CR, isWhiteSpace, latin1, LF } from './lexis.js';
import { malformedPdf } from './malformed.js';
import { integerOf, nameOf, type PdfDictionary, type PdfObject } from './objects.js';
import { PdfParser } from './parser.js';
import {
  HybridEntries,
  StreamEntries,
  TABLE_ENTRY_LENGTH,
  TableEntries,
  type Subsection,
  type XrefEntry,
  type XrefSection,
} from './xref-section.js';

/** Annex C.2 of ISO 32000-1: a reader has to manage 8,388,607 objects. */
export const MAX_OBJECTS = 8_388_607;
/** A hundred signatures with everything for the long term write fewer. */
const MAX_SECTIONS = 1024;
const MAX_SUBSECTIONS = 100_000;
/** How far from the end `startxref` may be, as other readers have it (ISO 32000-1 annex H, note 18). */
const TAIL = 1024;
const MAX_FIELD_WIDTH = 6;

/** The offset that the last `startxref` gives. */
function lastStartXref(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - TAIL);
  const at = latin1(bytes.subarray(from)).lastIndexOf('startxref');
  const parser = new PdfParser(bytes, from + Math.max(0, at));
  const offset = at >= 0 && parser.takeKeyword('startxref') ? parser.takeUnsigned() : undefined;
  if (offset === undefined) throw malformedPdf('startxref');
  return offset;
}

/**
 * The sections from the newest to the oldest.
 *
 * @throws {SignatureError} `malformed-pdf`, `encrypted-pdf`
 */
export function readXrefChain(bytes: Uint8Array, budget: DecodingBudget): readonly XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  for (let at: number | undefined = lastStartXref(bytes); at !== undefined;) {
    if (seen.has(at) || seen.size >= MAX_SECTIONS) throw malformedPdf('chain of cross-reference sections');
    seen.add(at);
    const section = readSection(bytes, at, budget);
    const encryption = section.trailer.entries.get('Encrypt');
    if (encryption !== undefined && encryption.kind !== 'null') {
      throw new SignatureError('encrypted-pdf', 'the PDF is encrypted');
    }
    sections.push(section);
    at = section.previous;
  }
  return sections;
}

function readSection(bytes: Uint8Array, at: number, budget: DecodingBudget): XrefSection {
  // Offset 0 is the header: a /Prev 0 is a mistake of one producer, and readers differ about it.
  if (at <= 0 || at >= bytes.length) throw malformedPdf('offset of a cross-reference section');
  const parser = new PdfParser(bytes, at);
  if (!parser.takeKeyword('xref')) return readXrefStream(bytes, at, budget).section;
  const subsections: Subsection[] = [];
  while (!parser.takeKeyword('trailer')) subsections.push(readSubsection(bytes, parser, subsections.length));
  const trailer = parser.object();
  if (trailer.kind !== 'dictionary') throw malformedPdf('trailer');
  const table = new TableEntries(bytes, subsections);
  const common = { start: at, end: parser.at, trailer, previous: previousOf(trailer) };
  const hybrid = trailer.entries.get('XRefStm');
  if (hybrid === undefined) return withEntries('table', common, table);
  const { entries } = readXrefStream(bytes, integerOf(hybrid) ?? 0, budget);
  return withEntries('hybrid', common, new HybridEntries(table, entries));
}

function withEntries(
  kind: XrefSection['kind'],
  section: Omit<XrefSection, 'kind' | 'entry' | 'numbers' | 'limit'>,
  entries: Pick<XrefSection, 'entry' | 'numbers' | 'limit'>,
): XrefSection {
  return {
    kind,
    ...section,
    entry: (number: number): XrefEntry | undefined => entries.entry(number),
    numbers: () => entries.numbers(),
    limit: entries.limit,
  };
}

function readSubsection(bytes: Uint8Array, parser: PdfParser, already: number): Subsection {
  const first = parser.takeUnsigned();
  const count = first === undefined ? undefined : parser.takeUnsigned();
  if (first === undefined || count === undefined || already >= MAX_SUBSECTIONS)
    throw malformedPdf('cross-reference table');
  // At most blanks up to the line end: entries are found by counting.
  while (isWhiteSpace(bytes[parser.at]) && bytes[parser.at] !== CR && bytes[parser.at] !== LF) parser.at++;
  if (bytes[parser.at] === CR && bytes[parser.at + 1] === LF) parser.at += 2;
  else if (bytes[parser.at] === CR || bytes[parser.at] === LF) parser.at++;
  else if (count > 0) throw malformedPdf('cross-reference table');
  const at = parser.at;
  parser.at += count * TABLE_ENTRY_LENGTH;
  if (first + count > MAX_OBJECTS || parser.at > bytes.length) throw malformedPdf('cross-reference table too long');
  return { first, count, at };
}

function previousOf(trailer: PdfDictionary): number | undefined {
  const previous = trailer.entries.get('Prev');
  if (previous === undefined) return undefined;
  const offset = integerOf(previous);
  if (offset === undefined || offset <= 0) throw malformedPdf('offset of the section before');
  return offset;
}

/** Everything in a cross-reference stream's dictionary is direct (section 7.5.8.2). */
const direct = (object: PdfObject | undefined): PdfObject | undefined => (object?.kind === 'null' ? undefined : object);

function readXrefStream(
  bytes: Uint8Array,
  at: number,
  budget: DecodingBudget,
): { readonly section: XrefSection; readonly entries: StreamEntries } {
  const parser = new PdfParser(bytes, at);
  const header = at > 0 && at < bytes.length ? parser.takeIndirectHeader() : undefined;
  const dictionary = header === undefined ? undefined : parser.object();
  const length = dictionary?.kind === 'dictionary' ? integerOf(dictionary.entries.get('Length')) : undefined;
  const from = parser.takeStreamKeyword();
  if (dictionary?.kind !== 'dictionary' || length === undefined || from === undefined) {
    throw malformedPdf('cross-reference stream');
  }
  if (nameOf(dictionary.entries.get('Type')) !== 'XRef') throw malformedPdf('type of the cross-reference stream');
  parser.at = from + length;
  if (length < 0 || parser.at > bytes.length || !parser.takeKeyword('endstream') || !parser.takeKeyword('endobj')) {
    throw malformedPdf('length of the cross-reference stream');
  }
  const decoded = decodeFlate(dictionary, bytes.subarray(from, from + length), direct, budget);
  const widths = widthsOf(dictionary);
  const entries = new StreamEntries(decoded, widths, streamSubsections(dictionary, widths, decoded.length));
  const common = { start: at, end: parser.at, trailer: dictionary, previous: previousOf(dictionary) };
  return { section: withEntries('stream', common, entries), entries };
}

function widthsOf(dictionary: PdfDictionary): readonly [number, number, number] {
  const array = dictionary.entries.get('W');
  const widths = array?.kind === 'array' ? array.items.map(integerOf) : [];
  const [type, second, third] = widths;
  const usable = widths.every((width) => width !== undefined && width >= 0 && width <= MAX_FIELD_WIDTH);
  if (!usable || widths.length !== 3 || type === undefined || second === undefined || third === undefined) {
    throw malformedPdf('field widths of the cross-reference stream');
  }
  if (second === 0) throw malformedPdf('field widths of the cross-reference stream');
  return [type, second, third];
}

function streamSubsections(
  dictionary: PdfDictionary,
  widths: readonly [number, number, number],
  length: number,
): readonly Subsection[] {
  const index = dictionary.entries.get('Index');
  const size = integerOf(dictionary.entries.get('Size'));
  const numbers = index?.kind === 'array' ? index.items.map(integerOf) : [0, size];
  if (numbers.length % 2 !== 0 || numbers.length > 2 * MAX_SUBSECTIONS)
    throw malformedPdf('index of the cross-reference stream');
  const entryLength = widths[0] + widths[1] + widths[2];
  const subsections: Subsection[] = [];
  let at = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    const [first, count] = [numbers[i] ?? -1, numbers[i + 1] ?? -1];
    if (first < 0 || count < 0 || first + count > MAX_OBJECTS || at + count * entryLength > length) {
      throw malformedPdf('index of the cross-reference stream');
    }
    subsections.push({ first, count, at });
    at += count * entryLength;
  }
  return subsections;
}
