/** Breaks text into lines of a width, word by word; nothing is left out and nothing reaches over the edge. */
import type { PDFFont } from '@cantoo/pdf-lib';
import { named, type Text } from './text.js';

/** What breaking text needs of a font. */
export type Measure = Pick<PDFFont, 'widthOfTextAtSize'>;

export interface Fonts<F extends Measure = Measure> {
  readonly plain: F;
  readonly strong: F;
  /** What both have glyphs for. */
  readonly known: ReadonlySet<number>;
}

export interface Style {
  /** In points. */
  readonly size: number;
  readonly strong?: boolean | undefined;
  /** Red, green, blue, 0 to 1. */
  readonly colour: Colour;
}
export type Colour = readonly [red: number, green: number, blue: number];

export interface StyledText {
  readonly text: string;
  readonly style: Style;
}

/** A piece of a line; `x` in points from its beginning. */
interface Piece extends StyledText {
  readonly x: number;
}
export type Line = readonly Piece[];

export const styled = (text: Text, style: Style): readonly StyledText[] =>
  text.map((run) => ({ text: run.text, style }));

const fontOf = (fonts: Fonts, { strong }: Style): Measure => (strong === true ? fonts.strong : fonts.plain);
export const widthOf = (fonts: Fonts, text: string, style: Style): number =>
  fontOf(fonts, style).widthOfTextAtSize(text, style.size);

/** Characters that the fonts have no glyph for are named: a box instead of a letter could be any letter. */
export function printable(text: string, { known }: Fonts): string {
  return Array.from(text, (character) =>
    known.has(character.codePointAt(0) ?? 0) ? character : named(character),
  ).join('');
}

/** @param width in points; a single character may be wider */
export function linesOf(fonts: Fonts, texts: readonly StyledText[], width: number): readonly Line[] {
  const lines: Piece[][] = [[]];
  let x = 0;
  for (const { text, style } of texts) {
    for (const token of printable(text, fonts).split(/(?<= )/u)) {
      for (const part of parts(fonts, token, style, width)) {
        const wide = widthOf(fonts, part, style);
        // A space at the end of a line may stand over.
        if (x > 0 && x + widthOf(fonts, part.trimEnd(), style) > width) {
          lines.push([]);
          x = 0;
        }
        append(lines.at(-1) ?? [], { text: part, style, x });
        x += wide;
      }
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** One piece for words of one style: it is copied and read aloud as one. */
function append(line: Piece[], piece: Piece): void {
  const last = line.at(-1);
  if (last?.style === piece.style) line[line.length - 1] = { ...last, text: last.text + piece.text };
  else line.push(piece);
}

/** A word that is wider than the line, in pieces that are not. */
function parts(fonts: Fonts, token: string, style: Style, width: number): readonly string[] {
  if (widthOf(fonts, token.trimEnd(), style) <= width) return [token];
  const pieces: string[] = [''];
  let x = 0;
  for (const character of token) {
    const wide = widthOf(fonts, character, style);
    if (x > 0 && x + wide > width) {
      pieces.push('');
      x = 0;
    }
    pieces.push(`${pieces.pop() ?? ''}${character}`);
    x += wide;
  }
  return pieces;
}
