import type { IncrementalUpdate } from '../pdf/incremental-update.js';
import { pdfDictionary, pdfNumber, type PdfObject, type PdfReference } from '../pdf/objects.js';
import { FontSubset, fontOf, type FontStyle } from './appearance-font.js';
import { embedPicture, type EmbeddedPicture } from './appearance-image.js';
import { layOut } from './appearance-layout.js';
import type { Extent } from './appearance-place.js';
import { formXObject, wantsGrey } from './appearance-stream.js';
import type { AppearanceLine, VisibleSignature } from './create-options.js';
import type { TrueTypeFont } from './true-type-font.js';

/** Shares of grey; the blue is that of the Italian administration's design system. */
const INK = { text: 0.12, label: 0.4 } as const;
const RULE_RGB = [0, 0.4, 0.8] as const;
const RULE_GREY = 0.4;
const RULE_WIDTH = 1.5;
/** Space between the edge, the picture, the rule and the text, in points; less in small boxes. */
const SPACE = 5;
const SPACE_SHARE = 0.06;
/** Between rule and text, also where the box is low but wide. */
const GAP = 3.5;
/** Of the width, for a picture next to text. */
const PICTURE_SHARE = 0.4;

interface Box extends Extent {
  readonly x: number;
  /** Of the lower edge. */
  readonly y: number;
}

/**
 * Draws a visible signature, upright, as a form XObject of the file.
 *
 * @param extent its size, in points
 * @param matrix turns the upright drawing against the page's rotation
 * @throws {SignatureError} `unusable-picture`
 */
export async function drawAppearance(
  update: IncrementalUpdate,
  { lines, picture }: VisibleSignature,
  extent: Extent,
  matrix: readonly number[],
): Promise<PdfReference> {
  const space = Math.min(SPACE, SPACE_SHARE * extent.width, SPACE_SHARE * extent.height);
  let box: Box = inset({ x: 0, y: 0, ...extent }, space);
  const hasText = lines.some(({ label, text }) => `${label ?? ''}${text}`.trim() !== '');
  const operators: string[] = [];
  const resources: Record<string, PdfObject> = {};
  if (picture !== undefined) {
    const image = embedPicture(update, picture);
    const placed = fitted(image, { ...box, width: box.width * (hasText ? PICTURE_SHARE : 1) });
    operators.push(`q ${numbers(placed.width, 0, 0, placed.height, placed.x, placed.y)} cm /Picture Do Q`);
    resources['XObject'] = pdfDictionary({ Picture: image.reference });
    box = leftOut(box, placed.width + space);
  }
  if (hasText) {
    const gap = RULE_WIDTH + Math.max(space, Math.min(GAP, SPACE_SHARE * box.width));
    const isGrey = wantsGrey(update.document);
    const text = await drawText(lines, leftOut(box, gap), { x: box.x, isGrey });
    operators.push(...text.operators);
    const fonts = text.subsets.map(([style, subset]): [string, PdfObject] => [FONT_NAMES[style], subset.write(update)]);
    resources['Font'] = pdfDictionary(new Map(fonts));
  }
  const content = Buffer.from(`${operators.join('\n')}\n`, 'latin1');
  return update.add(formXObject(content, extent, matrix, pdfDictionary(resources)));
}

const FONT_NAMES: Readonly<Record<FontStyle, string>> = { plain: 'Plain', strong: 'Strong' };

/** Lines of text, and the rule before them. @param rule where it stands from the left edge */
async function drawText(
  lines: readonly AppearanceLine[],
  box: Box,
  rule: { readonly x: number; readonly isGrey: boolean },
): Promise<{ readonly operators: readonly string[]; readonly subsets: readonly (readonly [FontStyle, FontSubset])[] }> {
  const fonts = { plain: await fontOf('plain'), strong: await fontOf('strong') };
  const clean = lines.map((line) => ({
    ...line,
    label: printable(line.label ?? '', fonts.plain),
    text: printable(line.text, line.strong === true ? fonts.strong : fonts.plain),
  }));
  const width = (text: string, strong: boolean): number => (strong ? fonts.strong : fonts.plain).widthOf(text);
  const { pieces, top, height } = layOut(clean, box, { width });
  const colour = rule.isGrey ? `${numbers(RULE_GREY)} g` : `${numbers(...RULE_RGB)} rg`;
  const place = numbers(rule.x, box.y + box.height - top - height, RULE_WIDTH, height);
  const operators = [`q ${colour} ${place} re f Q`];
  const subsets = new Map<FontStyle, FontSubset>();
  for (const { text, style, x, y, size } of pieces) {
    const fontStyle = style === 'strong' ? 'strong' : 'plain';
    const subset = subsets.get(fontStyle) ?? new FontSubset(fontStyle, fonts[fontStyle]);
    subsets.set(fontStyle, subset);
    const ink = numbers(style === 'label' ? INK.label : INK.text);
    const at = numbers(box.x + x, box.y + box.height - y);
    operators.push(`BT ${ink} g /${FONT_NAMES[fontStyle]} ${numbers(size)} Tf ${at} Td <${subset.encode(text)}> Tj ET`);
  }
  return { operators, subsets: [...subsets] };
}

function numbers(...values: readonly number[]): string {
  return values.map((value) => pdfNumber(value).text).join(' ');
}

/** As large as the box allows, in the middle of its height. */
function fitted({ width, height }: EmbeddedPicture, box: Box): Box {
  const scale = Math.min(box.width / width, box.height / height);
  const size = { width: width * scale, height: height * scale };
  return { x: box.x, y: box.y + (box.height - size.height) / 2, ...size };
}

function inset(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

function leftOut(box: Box, width: number): Box {
  return { ...box, x: box.x + width, width: Math.max(1, box.width - width) };
}

/** Characters that the font lacks lose their accents first, and become question marks then. */
function printable(text: string, font: TrueTypeFont): string {
  const knows = (character: string): boolean => font.glyphOf(character) !== undefined;
  const characters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text.normalize('NFC'))];
  return characters
    .map(({ segment }) => {
      if (/^\s+$/u.test(segment)) return ' ';
      if (Array.from(segment).every(knows)) return segment;
      const plain = Array.from(segment.normalize('NFD').replaceAll(/\p{M}/gu, ''));
      return plain.length > 0 && plain.every(knows) ? plain.join('') : '?';
    })
    .join('');
}
