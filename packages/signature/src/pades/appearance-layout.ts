/** Fits lines of text into a box: the largest size at which everything is inside, broken into more lines where needed. */
import type { AppearanceLine } from './create-options.js';
import type { Extent } from './appearance-place.js';

/** What the layout asks of a font; widths are in points at a size of one point. */
interface Metrics {
  width(text: string, strong: boolean): number;
}

/** A piece of text where it is printed. */
interface PlacedText {
  readonly text: string;
  readonly style: 'label' | 'plain' | 'strong';
  /** In points from the box's left edge; of the baseline, downwards from its upper edge. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Text where it is printed, and the part of the box that it takes. */
interface TextBlock {
  readonly pieces: readonly PlacedText[];
  /** In points from the box's upper edge. */
  readonly top: number;
  readonly height: number;
}

/** Beyond this, text shouts. */
const LARGEST = 11;
const STEPS = 60;
const SHRINK = 0.95;
const LINE_HEIGHT = 1.25;
/** Labels against the text they belong to. */
const LABEL_SCALE = 0.82;
/** Where in a line the baseline is, from its top. */
const BASELINE = 0.95;
/** Space before a line of the caller's, against one that was only broken. */
const PARAGRAPH = 0.15;

/**
 * @returns text from top to bottom, centred vertically; nothing is left out
 */
export function layOut(lines: readonly AppearanceLine[], box: Extent, metrics: Metrics): TextBlock {
  const shown = lines.filter(({ label, text }) => `${label ?? ''}${text}`.trim() !== '');
  let size = LARGEST;
  let rows = rowsAt(shown, box.width / size, metrics);
  for (let i = 0; i < STEPS && heightOf(rows) * size > box.height; i++) {
    size *= SHRINK;
    rows = rowsAt(shown, box.width / size, metrics);
  }
  // Below any size that can be read; a box that small was not meant for this text, but the text is all there.
  const height = heightOf(rows);
  size = Math.min(size, box.height / height);
  const top = (box.height - height * size) / 2;
  let down = 0;
  const pieces = rows.flatMap((row) => {
    down += row.space;
    const y = top + (down + BASELINE) * size;
    down += LINE_HEIGHT;
    return row.pieces.map(({ text, style, x, scale }) => ({ text, style, x: x * size, y, size: size * scale }));
  });
  return { pieces, top, height: height * size };
}

/** All lengths in units of the font size. */
interface Row {
  readonly space: number;
  readonly pieces: readonly Piece[];
}
interface Piece {
  readonly text: string;
  readonly style: PlacedText['style'];
  readonly x: number;
  readonly scale: number;
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((height, { space }) => height + space + LINE_HEIGHT, 0);
}

function rowsAt(lines: readonly AppearanceLine[], width: number, metrics: Metrics): readonly Row[] {
  return lines.flatMap((line, i) => paragraph(line, width, metrics, i === 0 ? 0 : PARAGRAPH));
}

function paragraph(
  { label = '', text, strong = false }: AppearanceLine,
  width: number,
  metrics: Metrics,
  space: number,
): readonly Row[] {
  const style = strong ? 'strong' : 'plain';
  const gap = metrics.width(' ', false);
  const words = [
    ...wordsOf(label).map((word) => ({ word, style: 'label', scale: LABEL_SCALE }) as const),
    ...wordsOf(text).map((word) => ({ word, style, scale: 1 }) as const),
  ].flatMap((word) => broken(word, width, metrics));
  const rows: { space: number; pieces: Piece[] }[] = [];
  let x = 0;
  for (const { word, style: wordStyle, scale } of words) {
    const wide = metrics.width(word, wordStyle === 'strong') * scale;
    const row = rows.at(-1);
    if (row === undefined || x + wide > width) {
      rows.push({ space: rows.length === 0 ? space : 0, pieces: [{ text: word, style: wordStyle, x: 0, scale }] });
      x = wide + gap;
      continue;
    }
    const last = row.pieces.at(-1);
    // One run of text for words of one style: it is copied and read aloud as one.
    if (last?.style === wordStyle) row.pieces[row.pieces.length - 1] = { ...last, text: `${last.text} ${word}` };
    else row.pieces.push({ text: word, style: wordStyle, x, scale });
    x += wide + gap;
  }
  return rows;
}

interface Word {
  readonly word: string;
  readonly style: PlacedText['style'];
  readonly scale: number;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** A word that is wider than the box, in pieces that are not. */
function broken(word: Word, width: number, metrics: Metrics): readonly Word[] {
  const fits = (text: string): boolean => metrics.width(text, word.style === 'strong') * word.scale <= width;
  if (fits(word.word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word.word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].map((text) => ({ ...word, word: text }));
}
