import { CR, LF, standsAt } from './lexis.js';
import { malformedPdf } from './malformed.js';
import type { PdfDictionary } from './objects.js';
import { PdfParser } from './parser.js';
import type { XrefSection } from './xref-section.js';

/** The file as it was after one update (ISO 32000-2 section 7.5.6). */
export interface PdfRevision {
  /** From 1, the file as it was first written. */
  readonly number: number;
  /** Behind the `%%EOF` that ends it. */
  readonly endOfFileMarker: number;
  /** Behind the line end after that marker, where there is one: what a signature of this revision covers. */
  readonly end: number;
  readonly trailer: PdfDictionary;
  /** The sections that this update added, newest first: one, but two in a linearized file's first revision. */
  readonly added: readonly XrefSection[];
  /** All sections of the file as of then, newest first. */
  readonly sections: readonly XrefSection[];
}

const MARKER = '%%EOF';

/**
 * The revisions of a file, oldest first.
 *
 * @param sections the whole chain, newest first
 * @throws {SignatureError} `malformed-pdf` where a section is not followed by its `startxref` and `%%EOF`
 */
export function revisionsOf(bytes: Uint8Array, sections: readonly XrefSection[]): readonly PdfRevision[] {
  const oldestFirst = groups(sections).reverse();
  let count = 0;
  let before = 0;
  return oldestFirst.map((added, i) => {
    count += added.length;
    const newest = added[0];
    if (newest === undefined) throw malformedPdf('no cross-reference section');
    // The part of a linearized file's table that was written last is the one that the end of the file follows.
    const last = added.reduce((a, b) => (b.end > a.end ? b : a));
    const { endOfFileMarker, end } = endAfter(bytes, last.end, newest.start);
    if (end <= before) throw malformedPdf('order of the revisions');
    before = end;
    const all = sections.slice(sections.length - count);
    return { number: i + 1, endOfFileMarker, end, trailer: newest.trailer, added, sections: all };
  });
}

/** Newest first. Only the first revision may have two sections (annex F): the newer one lies before the older one. */
function groups(sections: readonly XrefSection[]): (readonly XrefSection[])[] {
  const [newer, oldest] = sections.slice(-2);
  if (newer === undefined || oldest === undefined || newer.start > oldest.start) {
    return sections.map((section) => [section]);
  }
  return [...sections.slice(0, -2).map((section) => [section]), [newer, oldest]];
}

function endAfter(
  bytes: Uint8Array,
  sectionEnd: number,
  newestStart: number,
): { readonly endOfFileMarker: number; readonly end: number } {
  const parser = new PdfParser(bytes, sectionEnd);
  const announced = parser.takeKeyword('startxref') ? parser.takeUnsigned() : undefined;
  if (announced === undefined) throw malformedPdf('startxref of a revision');
  // The offset may stand some white space before the section.
  if (announced > newestStart || newestStart - announced > MARKER.length) throw malformedPdf('startxref of a revision');
  // The marker is a comment: the parser would skip it.
  let at = parser.at;
  while (at < bytes.length && (bytes[at] === CR || bytes[at] === LF || bytes[at] === 32)) at++;
  if (!standsAt(bytes, at, MARKER)) throw malformedPdf('end of a revision');
  const endOfFileMarker = at + MARKER.length;
  let end = endOfFileMarker;
  if (bytes[end] === CR) end++;
  if (bytes[end] === LF) end++;
  return { endOfFileMarker, end };
}
