import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncrementalUpdate } from '../pdf/incremental-update.js';
import {
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfString,
  type PdfDictionary,
  type PdfReference,
} from '../pdf/objects.js';
import { compressed } from './appearance-stream.js';
import { TrueTypeFont } from './true-type-font.js';

const FILES = {
  plain: { name: 'TitilliumWeb-Regular', stemWidth: 80 },
  strong: { name: 'TitilliumWeb-SemiBold', stemWidth: 110 },
} as const;

/** The fonts of visible signatures. */
export type FontStyle = keyof typeof FILES;

const kept = new Map<FontStyle, Promise<TrueTypeFont>>();

/** Read once a process. */
export async function fontOf(style: FontStyle): Promise<TrueTypeFont> {
  const font = kept.get(style) ?? readFont(style);
  kept.set(style, font);
  return await font;
}

async function readFont(style: FontStyle): Promise<TrueTypeFont> {
  return new TrueTypeFont(await readFile(new URL(`../../fonts/${FILES[style].name}.ttf`, import.meta.url)));
}

/** Symbolic: the codes are this font's own (ISO 32000-2 table 121). */
const SYMBOLIC = 4;

/** The part of a font that one drawing uses: collects characters first and is written at last. */
export class FontSubset {
  readonly #style: FontStyle;
  readonly #font: TrueTypeFont;
  /** Number in the subset by glyph, and what the glyph stands for. */
  readonly #numbers = new Map<number, { readonly number: number; readonly character: string }>();

  constructor(style: FontStyle, font: TrueTypeFont) {
    this.#style = style;
    this.#font = font;
  }

  /** A text's codes in hexadecimal, two bytes a character. */
  encode(text: string): string {
    return Array.from(text, (character) => this.#numberOf(character).toString(16).padStart(4, '0')).join('');
  }

  #numberOf(character: string): number {
    const glyph = this.#font.glyphOf(character);
    if (glyph === undefined) return 0;
    const known = this.#numbers.get(glyph);
    const number = known?.number ?? this.#numbers.size + 1;
    if (known === undefined) this.#numbers.set(glyph, { number, character });
    return number;
  }

  /** Adds the font to a file: a composite font whose codes are its glyph numbers (ISO 32000-2 section 9.7). */
  write(update: IncrementalUpdate): PdfReference {
    const order = [0, ...this.#numbers.keys()];
    const { file, count } = this.#font.subset(order);
    const { name } = FILES[this.#style];
    const tagged = pdfName(`${subsetTag(file)}+${name}`);
    const descriptor = update.add(this.#descriptor(update, tagged, file, count));
    const widths = order.map((glyph) => pdfNumber(this.#font.advanceOf(glyph)));
    const descendant = update.add(
      pdfDictionary({
        Type: pdfName('Font'),
        Subtype: pdfName('CIDFontType2'),
        BaseFont: tagged,
        CIDSystemInfo: pdfDictionary({ Registry: text('Adobe'), Ordering: text('Identity'), Supplement: pdfNumber(0) }),
        CIDToGIDMap: pdfName('Identity'),
        FontDescriptor: descriptor,
        W: pdfArray([pdfNumber(0), pdfArray(widths)]),
      }),
    );
    return update.add(
      pdfDictionary({
        Type: pdfName('Font'),
        Subtype: pdfName('Type0'),
        BaseFont: tagged,
        Encoding: pdfName('Identity-H'),
        DescendantFonts: pdfArray([descendant]),
        ToUnicode: update.add(compressed(pdfDictionary({}), Buffer.from(this.#toUnicode(), 'latin1'))),
      }),
    );
  }

  #descriptor(
    update: IncrementalUpdate,
    name: ReturnType<typeof pdfName>,
    file: Uint8Array,
    count: number,
  ): PdfDictionary {
    const { box, ascent, descent, capHeight } = this.#font;
    const program = compressed(pdfDictionary({ Length1: pdfNumber(file.length) }), file);
    // PDF/A-1 wants to know the glyphs of a subset: one bit each (table 122).
    const glyphs = new Uint8Array(Math.ceil(count / 8));
    for (let i = 0; i < count; i++) glyphs[i >> 3] = (glyphs[i >> 3] ?? 0) | (0x80 >> (i % 8));
    return pdfDictionary({
      Type: pdfName('FontDescriptor'),
      FontName: name,
      Flags: pdfNumber(SYMBOLIC),
      FontBBox: pdfArray(box.map(pdfNumber)),
      ItalicAngle: pdfNumber(0),
      Ascent: pdfNumber(ascent),
      Descent: pdfNumber(descent),
      CapHeight: pdfNumber(capHeight),
      StemV: pdfNumber(FILES[this.#style].stemWidth),
      FontFile2: update.add(program),
      CIDSet: update.add(compressed(pdfDictionary({}), glyphs)),
    });
  }

  /** Section 9.10.3: what is copied and read aloud. */
  #toUnicode(): string {
    const lines = [...this.#numbers.values()].map(({ number, character }) => {
      const unicode = Buffer.from(character, 'utf16le').swap16().toString('hex');
      return `<${number.toString(16).padStart(4, '0')}> <${unicode}>`;
    });
    const blocks = Array.from({ length: Math.ceil(lines.length / MAX_MAPPED) }, (_, i) => {
      const block = lines.slice(i * MAX_MAPPED, (i + 1) * MAX_MAPPED);
      return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
    });
    return `${MAP_HEAD}${blocks.join('')}${MAP_END}`;
  }
}

/** Lines of one block of a CMap. */
const MAX_MAPPED = 100;
const MAP_HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;
const MAP_END = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

const text = (value: string): ReturnType<typeof pdfString> => pdfString(Buffer.from(value, 'latin1'));

const CAPITAL_A = 65;

/** Section 9.9.2: six capital letters before the name of a subset. */
function subsetTag(file: Uint8Array): string {
  const hash = createHash('sha256').update(file).digest().subarray(0, 6);
  return String.fromCharCode(...hash.map((byte) => CAPITAL_A + (byte % 26)));
}
