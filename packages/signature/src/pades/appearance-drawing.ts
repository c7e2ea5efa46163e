import { readFile } from 'node:fs/promises';
import type { PDFDocument as Drawing, PDFFont, PDFImage, PDFPage } from '@cantoo/pdf-lib';
import { layOut, type PlacedText } from './appearance-layout.js';
import { pictureFormat, unusable, type Picture } from './appearance-picture.js';
import type { Extent } from './appearance-place.js';
import type { VisibleSignature } from './create-options.js';

interface DrawingOptions {
  /** In PDF/A files whose output intent is not RGB. */
  readonly grey: boolean;
}

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
 * Draws a visible signature, upright, as the only page of a new document.
 *
 * @param extent the page's size, in points
 * @returns the document
 * @throws {SignatureError} `unusable-picture`
 */
export async function drawAppearance(
  { lines, picture }: VisibleSignature,
  extent: Extent,
  { grey }: DrawingOptions,
): Promise<Uint8Array> {
  // Half a megabyte of code that only visible signatures need.
  const { PDFDocument, grayscale, rgb } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([extent.width, extent.height]);
  const space = Math.min(SPACE, SPACE_SHARE * extent.width, SPACE_SHARE * extent.height);
  let box: Box = inset({ x: 0, y: 0, ...extent }, space);
  const hasText = lines.some(({ label, text }) => `${label ?? ''}${text}`.trim() !== '');
  if (picture !== undefined) {
    const share = hasText ? PICTURE_SHARE : 1;
    const image = await embedPicture(picture, document);
    const drawn = drawPicture(page, image, { ...box, width: box.width * share });
    box = leftOut(box, drawn + space);
  }
  if (hasText) {
    const fonts = await embedFonts(document);
    const clean = lines.map((line) => ({
      ...line,
      label: printable(line.label ?? '', fonts.plain),
      text: printable(line.text, line.strong === true ? fonts.strong : fonts.plain),
    }));
    const inside = leftOut(box, RULE_WIDTH + Math.max(space, Math.min(GAP, SPACE_SHARE * box.width)));
    const width = (text: string, strong: boolean): number =>
      (strong ? fonts.strong : fonts.plain).widthOfTextAtSize(text, 1);
    const { pieces, top, height } = layOut(clean, inside, { width });
    const rule = { x: box.x, y: box.y + box.height - top - height, width: RULE_WIDTH, height };
    page.drawRectangle({ ...rule, color: grey ? grayscale(RULE_GREY) : rgb(...RULE_RGB) });
    for (const piece of pieces) {
      const font = piece.style === 'strong' ? fonts.strong : fonts.plain;
      const color = grayscale(piece.style === 'label' ? INK.label : INK.text);
      page.drawText(piece.text, { ...position(piece, inside), size: piece.size, font, color });
    }
  }
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

function position({ x, y }: PlacedText, box: Box): { readonly x: number; readonly y: number } {
  return { x: box.x + x, y: box.y + box.height - y };
}

function inset(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

function leftOut(box: Box, width: number): Box {
  return { ...box, x: box.x + width, width: Math.max(1, box.width - width) };
}

async function embedPicture(picture: Picture, document: Drawing): Promise<PDFImage> {
  const { kind } = pictureFormat(picture);
  try {
    return await (kind === 'png' ? document.embedPng(picture) : document.embedJpg(picture));
  } catch (cause) {
    throw unusable(cause);
  }
}

/** As large as the box allows, in its middle. @returns the width that it takes */
function drawPicture(page: PDFPage, image: PDFImage, box: Box): number {
  const { width, height } = image.scaleToFit(box.width, box.height);
  page.drawImage(image, { x: box.x, y: box.y + (box.height - height) / 2, width, height });
  return width;
}

const FONTS = {
  plain: new URL('../../fonts/TitilliumWeb-Regular.ttf', import.meta.url),
  strong: new URL('../../fonts/TitilliumWeb-SemiBold.ttf', import.meta.url),
} as const;

async function embedFonts(document: Drawing): Promise<Record<keyof typeof FONTS, PDFFont>> {
  document.registerFontkit(await import('@cantoo/fontkit'));
  const embed = async (file: URL, customName: string): Promise<PDFFont> =>
    // Ligatures do not survive copying everywhere.
    document.embedFont(await readFile(file), { subset: true, customName, features: { liga: false } });
  return {
    plain: await embed(FONTS.plain, 'TitilliumWeb-Regular'),
    strong: await embed(FONTS.strong, 'TitilliumWeb-SemiBold'),
  };
}

/** Characters that the font lacks lose their accents first, and become question marks then. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const knows = (character: string): boolean => known.has(character.codePointAt(0) ?? 0);
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
