import { SignatureError } from '../errors.js';
import type { PdfIndirectObject } from '../pdf/document.js';
import { isDigit, isRegular, isWhiteSpace } from '../pdf/lexis.js';
import type { Finding } from '../validation/verdict.js';
import type { RevisionHistory } from './revision-history.js';

const KEYWORD = 'obj';
const MAX_DIGITS = 10;
const MAX_SPACE = 16;
/** Heads in unexpected places that are looked into: each may cost reading one object. */
const MAX_CONFLICTS = 500;

/**
 * What is wrong with the file as a whole, whichever signature is asked about.
 *
 * @param signed index of the earliest signed revision
 */
export function fileFindings(history: RevisionHistory, signed: number): readonly Finding[] {
  const findings: Finding[] = [];
  // Incremental saving attacks leave out what makes an update one ("1 Trillion Dollar Refund", CCS 2019, section 5.2).
  if (history.hasTrailingBytes) findings.push({ code: 'bytes-after-revision', weight: 'failure' });
  const ambiguous = ambiguousObject(history, signed);
  if (ambiguous !== undefined) findings.push(ambiguous);
  const unused = history.unusedPages;
  if (unused[0] !== undefined) {
    findings.push({ code: 'unused-content', weight: 'warning', values: { object: unused[0].toString() } });
  }
  return findings;
}

/**
 * An object that programs which search the file for `12 0 obj` take from another place than the cross-reference says. In
 * unsigned bytes it can only be meant to be found.
 */
function ambiguousObject(history: RevisionHistory, signed: number): Finding | undefined {
  const last = history.views[history.last];
  const signedEnd = history.views[signed]?.revision.end ?? 0;
  const conflicts = [...lastHeads(history.bytes)].filter(([number, offset]) => {
    const listed = last?.offsetOf(number);
    return listed !== undefined && offset > listed;
  });
  if (conflicts.length === 0) return undefined;
  const extents = new ObjectExtents(history);
  let found: Finding | undefined;
  for (const [number, offset] of conflicts.slice(0, MAX_CONFLICTS)) {
    if (extents.contain(offset)) continue;
    const values = { object: number.toString() };
    if (offset >= signedEnd) return { code: 'ambiguous-structure', weight: 'failure', values };
    found ??= { code: 'ambiguous-structure', weight: 'warning', values };
  }
  return found;
}

/** Object number to the last offset in the file at which `number generation obj` stands. */
function lastHeads(bytes: Uint8Array): ReadonlyMap<number, number> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const heads = new Map<number, number>();
  for (let at = buffer.indexOf(KEYWORD); at >= 0; at = buffer.indexOf(KEYWORD, at + KEYWORD.length)) {
    if (isRegular(bytes[at + KEYWORD.length])) continue;
    const generation = digitsBefore(bytes, at);
    const number = generation && digitsBefore(bytes, generation.start);
    if (number !== undefined && !isRegular(bytes[number.start - 1])) heads.set(number.value, number.start);
  }
  return heads;
}

/** The number before some white space that ends at `end`. */
function digitsBefore(bytes: Uint8Array, end: number): { readonly value: number; readonly start: number } | undefined {
  let at = end;
  while (isWhiteSpace(bytes[at - 1]) && end - at < MAX_SPACE) at--;
  if (at === end) return undefined;
  const digitsEnd = at;
  let value = 0;
  for (let power = 1; isDigit(bytes[at - 1]) && digitsEnd - at < MAX_DIGITS; power *= 10) {
    at--;
    value += ((bytes[at] ?? 0) - 48) * power;
  }
  return at === digitsEnd ? undefined : { value, start: at };
}

/** The stretches of the file that objects of any revision take up: a file within a stream has heads of its own. */
export class ObjectExtents {
  readonly #history: RevisionHistory;
  /** Offset, revision, object number; ascending. */
  readonly #listed: readonly (readonly [offset: number, revision: number, number: number])[];

  constructor(history: RevisionHistory) {
    this.#history = history;
    const listed: [number, number, number][] = [];
    for (const [index, view] of history.views.entries()) {
      for (const number of view.mentioned()) {
        const entry = view.document.entry(number);
        if (entry?.kind === 'offset') listed.push([entry.offset, index, number]);
      }
    }
    this.#listed = listed.sort(([a], [b]) => a - b);
  }

  /** Whether an object that began earlier goes on at this offset. */
  contain(offset: number): boolean {
    return this.#before(offset) !== undefined;
  }

  /** Whether the offset is in the data of a stream: a file that is attached has signatures of its own. */
  isInStream(offset: number): boolean {
    const value = this.#before(offset)?.value;
    return value?.kind === 'stream' && offset >= value.data.byteOffset - this.#history.bytes.byteOffset;
  }

  #before(offset: number): PdfIndirectObject | undefined {
    let [low, high] = [0, this.#listed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#listed[middle]?.[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    const before = this.#listed[low - 1];
    if (before === undefined) return undefined;
    const [, revision, number] = before;
    try {
      const object = this.#history.views[revision]?.document.indirect(number);
      return object?.within === 'file' && offset < object.end ? object : undefined;
    } catch (error) {
      if (error instanceof SignatureError) return undefined;
      throw error;
    }
  }
}
