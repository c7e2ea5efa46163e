/** A TrueType font as far as a visible signature needs it (OpenType specification, ISO/IEC 14496-22). */
import { malformedPdf } from '../pdf/malformed.js';

/** Glyphs in the order in which they are numbered in the smaller font; 0 is `.notdef`. */
type GlyphOrder = readonly number[];

/** Tables that a subset keeps as they are: what the instructions in the glyphs refer to. */
const KEPT = ['cvt ', 'fpgm', 'prep'] as const;

/** Composite glyphs: flags of a component. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** A font of this package's own: nothing about it is foreign. */
export class TrueTypeFont {
  readonly #tables: ReadonlyMap<string, Buffer>;
  readonly #glyphs: ReadonlyMap<number, number>;
  readonly unitsPerEm: number;
  /** xMin, yMin, xMax, yMax; these and the following in thousandths of the font size. */
  readonly box: readonly number[];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;

  /** @param bytes a font file with a `glyf` table */
  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const tables = new Map<string, Buffer>();
    for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
      const start = file.readUInt32BE(at + 8);
      tables.set(file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)));
    }
    this.#tables = tables;
    this.#glyphs = glyphsByCharacter(this.#table('cmap'));
    const head = this.#table('head');
    this.unitsPerEm = head.readUInt16BE(18);
    const scaled = (value: number): number => (value * 1_000) / this.unitsPerEm;
    this.box = [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at)));
    const hhea = this.#table('hhea');
    this.ascent = scaled(hhea.readInt16BE(4));
    this.descent = scaled(hhea.readInt16BE(6));
    this.capHeight = scaled(this.#table('OS/2').readInt16BE(88));
  }

  /** `undefined`: the font lacks the character. */
  glyphOf(character: string): number | undefined {
    return this.#glyphs.get(character.codePointAt(0) ?? 0);
  }

  /** The advance of a glyph, in thousandths of the font size. */
  advanceOf(glyph: number): number {
    return (this.#metricOf(glyph).readUInt16BE(0) * 1_000) / this.unitsPerEm;
  }

  /** Of a text at a size of one; characters that the font lacks have no width. */
  widthOf(text: string): number {
    return Array.from(text).reduce((sum, character) => sum + this.advanceOf(this.glyphOf(character) ?? 0), 0) / 1_000;
  }

  /**
   * A font file with some of the glyphs.
   *
   * @param order the glyphs that are wanted; those that they are composed of are appended
   * @returns the file, and how many glyphs it has
   */
  subset(order: GlyphOrder): { readonly file: Uint8Array; readonly count: number } {
    const all = [...order];
    const outlines: Buffer[] = [];
    for (let i = 0; i < all.length; i++) outlines.push(renumbered(this.#outlineOf(all[i] ?? 0), all));
    const offsets = Buffer.alloc(4 * (outlines.length + 1));
    const padded = outlines.map((outline) => Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]));
    let offset = 0;
    for (const [i, { length }] of padded.entries()) {
      offset += length;
      offsets.writeUInt32BE(offset, 4 * (i + 1));
    }
    const head = Buffer.from(this.#table('head'));
    head.writeUInt32BE(0, 8);
    // indexToLocFormat: offsets of four bytes
    head.writeInt16BE(1, 50);
    const hhea = Buffer.from(this.#table('hhea'));
    hhea.writeUInt16BE(all.length, 34);
    const maxp = Buffer.from(this.#table('maxp'));
    maxp.writeUInt16BE(all.length, 4);
    const tables = new Map<string, Buffer>([
      ['head', head],
      ['hhea', hhea],
      ['maxp', maxp],
      ['hmtx', Buffer.concat(all.map((glyph) => this.#metricOf(glyph)))],
      ['loca', offsets],
      ['glyf', Buffer.concat(padded)],
    ]);
    for (const name of KEPT) {
      const table = this.#tables.get(name);
      if (table !== undefined) tables.set(name, table);
    }
    return { file: fontFile(tables), count: all.length };
  }

  #table(name: string): Buffer {
    const table = this.#tables.get(name);
    if (table === undefined) throw malformedPdf(`font: ${name}`);
    return table;
  }

  /** Advance and left side bearing; behind the last long metric only the bearings differ. */
  #metricOf(glyph: number): Buffer {
    const hmtx = this.#table('hmtx');
    const long = this.#table('hhea').readUInt16BE(34);
    if (glyph < long) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
    const bearing = 4 * long + 2 * (glyph - long);
    return Buffer.concat([hmtx.subarray(4 * long - 4, 4 * long - 2), hmtx.subarray(bearing, bearing + 2)]);
  }

  #outlineOf(glyph: number): Buffer {
    const loca = this.#table('loca');
    const isLong = this.#table('head').readInt16BE(50) === 1;
    const at = (index: number): number => (isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
    return this.#table('glyf').subarray(at(glyph), at(glyph + 1));
  }
}

/** The mapping of platform 3, encoding 1 (Unicode), format 4. */
function glyphsByCharacter(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let at = 4; at < 4 + 8 * cmap.readUInt16BE(2); at += 8) {
    const start = cmap.readUInt32BE(at + 4);
    const isUnicode = cmap.readUInt16BE(at) === 3 && cmap.readUInt16BE(at + 2) === 1;
    if (!isUnicode || cmap.readUInt16BE(start) !== 4) continue;
    const size = cmap.readUInt16BE(start + 6);
    for (let segment = start + 14; segment < start + 14 + size; segment += 2) {
      const last = cmap.readUInt16BE(segment);
      const first = cmap.readUInt16BE(segment + size + 2);
      const delta = cmap.readUInt16BE(segment + 2 * size + 2);
      const rangeAt = segment + 3 * size + 2;
      const range = cmap.readUInt16BE(rangeAt);
      for (let character = first; character <= last && character < 0xffff; character++) {
        const raw = range === 0 ? character : cmap.readUInt16BE(rangeAt + range + 2 * (character - first));
        const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(character, glyph);
      }
    }
  }
  return glyphs;
}

/** An outline whose components have the numbers of the subset; components that are not in it yet are appended to `all`. */
function renumbered(outline: Buffer, all: number[]): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  for (let at = 10, flags = MORE; (flags & MORE) !== 0;) {
    flags = copy.readUInt16BE(at);
    const glyph = copy.readUInt16BE(at + 2);
    let index = all.indexOf(glyph);
    if (index === -1) index = all.push(glyph) - 1;
    copy.writeUInt16BE(index, at + 2);
    at += 4 + ((flags & WORDS) === 0 ? 2 : 4);
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & MATRIX) !== 0) at += 8;
  }
  return copy;
}

/** Table directory and tables; the whole file's check sum is in `head`. */
function fontFile(tables: ReadonlyMap<string, Buffer>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const directory = Buffer.alloc(12 + 16 * sorted.length);
  directory.writeUInt32BE(0x0001_0000, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (sorted.length - 2 ** power), 10);
  let offset = directory.length;
  let headAt = 0;
  const parts: Buffer[] = [directory];
  for (const [i, [name, table]] of sorted.entries()) {
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    const entry = 12 + 16 * i;
    directory.write(name, entry, 'latin1');
    directory.writeUInt32BE(checkSum(padded), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    if (name === 'head') headAt = offset;
    offset += padded.length;
    parts.push(padded);
  }
  const file = Buffer.concat(parts);
  file.writeUInt32BE((0xb1b0_afba - checkSum(file)) >>> 0, headAt + 8);
  return new Uint8Array(file);
}

function checkSum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
