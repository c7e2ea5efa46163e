/** Where a visible signature lies, and how its appearance is turned so that it stands upright on the displayed page. */
import { SignatureError } from '../errors.js';
import type { PdfDocument } from '../pdf/document.js';
import { pagesOf, walkPages, type PdfPage, type PdfRectangle } from '../pdf/pages.js';
import type { DisplayedRectangle } from './create-options.js';

/** Upright width and height, in points. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** @param number from 1; negative from the end. @throws {SignatureError} `no-such-place` */
export function pageAt(document: PdfDocument, number: number): PdfPage {
  const page = Number.isInteger(number)
    ? number < 0
      ? pagesOf(document).at(number)
      : nth(document, number)
    : undefined;
  if (page === undefined) throw new SignatureError('no-such-place', 'page number');
  return page;
}

function nth(document: PdfDocument, number: number): PdfPage | undefined {
  let count = 0;
  for (const page of walkPages(document)) if (++count === number) return page;
  return undefined;
}

/** What of a rounding error may lie outside the page, in units of the page. */
const TOLERANCE = 0.01;

/**
 * The rectangle in the page's own coordinates.
 *
 * @throws {SignatureError} `no-such-place` where it is empty or reaches over the edge
 */
export function pageRectangle(page: PdfPage, { unit, ...rectangle }: DisplayedRectangle): PdfRectangle {
  const { left, bottom, right, top } = page.cropBox;
  const sideways = page.rotation % 180 !== 0;
  const [width, height] = sideways ? [top - bottom, right - left] : [right - left, top - bottom];
  const horizontal = unit === 'fraction' ? width : 1 / page.userUnit;
  const vertical = unit === 'fraction' ? height : 1 / page.userUnit;
  const [x1, y1] = [rectangle.x * horizontal, rectangle.y * vertical];
  const [x2, y2] = [x1 + rectangle.width * horizontal, y1 + rectangle.height * vertical];
  const inside = x1 >= -TOLERANCE && y1 >= -TOLERANCE && x2 <= width + TOLERANCE && y2 <= height + TOLERANCE;
  if (!inside || !(x2 > x1) || !(y2 > y1)) throw new SignatureError('no-such-place', 'rectangle on the page');
  switch (page.rotation) {
    case 0:
      return { left: left + x1, right: left + x2, top: top - y1, bottom: top - y2 };
    case 90:
      return { left: left + y1, right: left + y2, bottom: bottom + x1, top: bottom + x2 };
    case 180:
      return { left: right - x2, right: right - x1, bottom: bottom + y1, top: bottom + y2 };
    case 270:
      return { left: right - y2, right: right - y1, bottom: top - x2, top: top - x1 };
  }
}

/** How large a rectangle of the page looks when the page is displayed. */
export function uprightExtent(page: PdfPage, { left, bottom, right, top }: PdfRectangle): Extent {
  const [width, height] = [(right - left) * page.userUnit, (top - bottom) * page.userUnit];
  return page.rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The form's /Matrix (ISO 32000-2 section 12.5.5): it turns what is drawn upright against the page's own turn. */
export function uprightMatrix(rotation: PdfPage['rotation'], { width, height }: Extent): readonly number[] {
  switch (rotation) {
    case 0:
      return [1, 0, 0, 1, 0, 0];
    case 90:
      return [0, 1, -1, 0, height, 0];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, -1, 1, 0, 0, width];
  }
}
