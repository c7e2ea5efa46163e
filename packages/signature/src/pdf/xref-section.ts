/** One cross-reference section (ISO 32000-2 sections 7.5.4 and 7.5.8): where the objects of one update lie. */
import { malformedPdf } from './malformed.js';
import { isDigit, isWhiteSpace } from './lexis.js';
import type { PdfDictionary } from './objects.js';

export type XrefEntry =
  | { readonly kind: 'free'; readonly generation: number }
  /** `offset` of `12 0 obj` in the file. */
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  /** In an object stream. */
  | { readonly kind: 'compressed'; readonly stream: number; readonly index: number };

/** A run of consecutive object numbers. */
export interface Subsection {
  readonly first: number;
  readonly count: number;
  /** Where its entries begin: in the file (table), or in the decoded stream. */
  readonly at: number;
}

export interface XrefSection {
  readonly kind: 'table' | 'stream' | 'hybrid';
  /** Of the keyword `xref`, or of the stream object. */
  readonly start: number;
  /** Behind the trailer dictionary, or the stream object. */
  readonly end: number;
  readonly trailer: PdfDictionary;
  /** Offset of the section before. */
  readonly previous: number | undefined;
  /** What this section, and no earlier one, says about an object. @throws {SignatureError} `malformed-pdf` */
  entry(number: number): XrefEntry | undefined;
  /** The numbers of the objects that this section mentions, ascending in every subsection. */
  numbers(): Generator<number>;
  /** One more than the highest of those numbers, 0 without any. */
  readonly limit: number;
}

/** The entries of a section: read one by one when asked for, so that a claim of a million objects costs nothing. */
export abstract class XrefEntries {
  readonly #subsections: readonly Subsection[];
  readonly limit: number;

  /** @throws {SignatureError} `malformed-pdf` where subsections overlap: programs would not agree which one counts */
  constructor(subsections: readonly Subsection[]) {
    this.#subsections = subsections.filter(({ count }) => count > 0).sort((a, b) => a.first - b.first);
    let next = 0;
    for (const { first, count } of this.#subsections) {
      if (first < next) throw malformedPdf('cross-reference subsections overlap');
      next = first + count;
    }
    this.limit = next;
  }

  entry(number: number): XrefEntry | undefined {
    let [low, high] = [0, this.#subsections.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const subsection = this.#subsections[middle];
      if (subsection === undefined) return undefined;
      if (number < subsection.first) high = middle - 1;
      else if (number >= subsection.first + subsection.count) low = middle + 1;
      else return this.read(subsection, number - subsection.first);
    }
    return undefined;
  }

  *numbers(): Generator<number> {
    for (const { first, count } of this.#subsections) for (let i = 0; i < count; i++) yield first + i;
  }

  protected abstract read(subsection: Subsection, index: number): XrefEntry;
}

/** `nnnnnnnnnn ggggg n` and a line end of two characters. */
export const TABLE_ENTRY_LENGTH = 20;

export class TableEntries extends XrefEntries {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, subsections: readonly Subsection[]) {
    super(subsections);
    this.#bytes = bytes;
  }

  protected override read(subsection: Subsection, index: number): XrefEntry {
    const at = subsection.at + index * TABLE_ENTRY_LENGTH;
    const offset = this.#digits(at, 10);
    const generation = this.#digits(at + 11, 5);
    const type = this.#bytes[at + 17];
    const spaced = [10, 16, 18, 19].every((i) => isWhiteSpace(this.#bytes[at + i]));
    if (!spaced || (type !== 0x6e && type !== 0x66)) throw malformedPdf('cross-reference table entry');
    // In use at offset 0, where the header is: written by programs that leave objects out.
    return type === 0x66 || offset === 0 ? { kind: 'free', generation } : { kind: 'offset', offset, generation };
  }

  #digits(at: number, count: number): number {
    let value = 0;
    for (let i = at; i < at + count; i++) {
      if (!isDigit(this.#bytes[i])) throw malformedPdf('cross-reference table entry');
      value = value * 10 + (this.#bytes[i] ?? 0) - 48;
    }
    return value;
  }
}

export class StreamEntries extends XrefEntries {
  readonly #decoded: Uint8Array;
  readonly #widths: readonly [number, number, number];

  constructor(decoded: Uint8Array, widths: readonly [number, number, number], subsections: readonly Subsection[]) {
    super(subsections);
    this.#decoded = decoded;
    this.#widths = widths;
  }

  protected override read(subsection: Subsection, index: number): XrefEntry {
    const [typeWidth, secondWidth, thirdWidth] = this.#widths;
    const at = subsection.at + index * (typeWidth + secondWidth + thirdWidth);
    // Without a type field, every entry is in use (table 17).
    const type = typeWidth === 0 ? 1 : this.#number(at, typeWidth);
    const second = this.#number(at + typeWidth, secondWidth);
    const third = this.#number(at + typeWidth + secondWidth, thirdWidth);
    if (type === 0 || (type === 1 && second === 0)) return { kind: 'free', generation: third };
    if (type === 1) return { kind: 'offset', offset: second, generation: third };
    // Section 7.5.8.3: other types are references to the null object.
    return type === 2 ? { kind: 'compressed', stream: second, index: third } : { kind: 'free', generation: 0 };
  }

  #number(at: number, width: number): number {
    let value = 0;
    for (let i = at; i < at + width; i++) value = value * 256 + (this.#decoded[i] ?? 0);
    return value;
  }
}

/**
 * A hybrid file's section (section 7.5.8.4): what the table has in use counts before the stream that only newer readers
 * see, and that before what the table has free, because the table hides the stream's objects by calling them free.
 */
export class HybridEntries {
  readonly #table: XrefEntries;
  readonly #stream: XrefEntries;
  readonly limit: number;

  constructor(table: XrefEntries, stream: XrefEntries) {
    this.#table = table;
    this.#stream = stream;
    this.limit = Math.max(table.limit, stream.limit);
  }

  entry(number: number): XrefEntry | undefined {
    const fromTable = this.#table.entry(number);
    return fromTable?.kind === 'offset' ? fromTable : (this.#stream.entry(number) ?? fromTable);
  }

  *numbers(): Generator<number> {
    yield* this.#table.numbers();
    for (const number of this.#stream.numbers()) if (this.#table.entry(number) === undefined) yield number;
  }
}
