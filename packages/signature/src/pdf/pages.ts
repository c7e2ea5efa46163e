import type { PdfDocument } from './document.js';
import { malformedPdf } from './malformed.js';
import { integerOf, type PdfDictionary, type PdfObject, type PdfReference } from './objects.js';

/** Lower left and upper right corner in the units of the page, in this order. */
export interface PdfRectangle {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A page with what it inherits (ISO 32000-2 section 7.7.3.4). */
export interface PdfPage {
  readonly reference: PdfReference;
  readonly dictionary: PdfDictionary;
  readonly mediaBox: PdfRectangle;
  /** What is displayed: within the media box. */
  readonly cropBox: PdfRectangle;
  /** How far the page is turned clockwise when it is displayed. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Points in one unit. */
  readonly userUnit: number;
}

const MAX_NODES = 1_000_000;
const MAX_DEPTH = 200;
const INHERITED = ['MediaBox', 'CropBox', 'Rotate'] as const;
/** US Letter: what readers take where a file has no media box at all. */
const LETTER: PdfRectangle = { left: 0, bottom: 0, right: 612, top: 792 };

interface Node {
  readonly reference: PdfReference;
  readonly depth: number;
  readonly inherited: ReadonlyMap<string, PdfObject>;
}

/**
 * The pages in their order.
 *
 * @throws {SignatureError} `malformed-pdf` where the tree is none, or too large
 */
export function pagesOf(document: PdfDocument): readonly PdfPage[] {
  return [...walkPages(document)];
}

/** The pages one after the other: who wants the first one does not pay for a thousand. */
export function* walkPages(document: PdfDocument): Generator<PdfPage> {
  const root = document.catalog.entries.get('Pages');
  if (root?.kind !== 'reference') throw malformedPdf('page tree');
  const seen = new Set<number>();
  const stack: Node[] = [{ reference: root, depth: 0, inherited: new Map() }];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { reference, depth } = node;
    if (seen.has(reference.number) || seen.size >= MAX_NODES || depth > MAX_DEPTH) throw malformedPdf('page tree');
    seen.add(reference.number);
    const dictionary = document.resolve(reference);
    if (dictionary?.kind !== 'dictionary') throw malformedPdf('page tree');
    const inherited = inheritedBy(dictionary, node.inherited);
    const kids = document.get(dictionary, 'Kids');
    if (kids === undefined) {
      yield pageOf(document, reference, dictionary, inherited);
      continue;
    }
    if (kids.kind !== 'array' || kids.items.length > MAX_NODES) throw malformedPdf('page tree');
    for (const kid of kids.items.toReversed()) {
      if (kid.kind !== 'reference') throw malformedPdf('page tree');
      stack.push({ reference: kid, depth: depth + 1, inherited });
    }
  }
}

function inheritedBy(
  dictionary: PdfDictionary,
  before: ReadonlyMap<string, PdfObject>,
): ReadonlyMap<string, PdfObject> {
  if (!INHERITED.some((key) => dictionary.entries.has(key))) return before;
  const inherited = new Map(before);
  for (const key of INHERITED) {
    const value = dictionary.entries.get(key);
    if (value !== undefined) inherited.set(key, value);
  }
  return inherited;
}

function pageOf(
  document: PdfDocument,
  reference: PdfReference,
  dictionary: PdfDictionary,
  inherited: ReadonlyMap<string, PdfObject>,
): PdfPage {
  const mediaBox = rectangleOf(document, inherited.get('MediaBox')) ?? LETTER;
  const crop = rectangleOf(document, inherited.get('CropBox')) ?? mediaBox;
  const userUnit = document.get(dictionary, 'UserUnit');
  return {
    reference,
    dictionary,
    mediaBox,
    cropBox: intersection(mediaBox, crop) ?? mediaBox,
    rotation: rotationOf(integerOf(document.resolve(inherited.get('Rotate'))) ?? 0),
    userUnit: userUnit?.kind === 'number' && userUnit.value > 0 ? userUnit.value : 1,
  };
}

function rotationOf(degrees: number): 0 | 90 | 180 | 270 {
  const turned = ((degrees % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

/** A rectangle with its corners in order (section 7.9.5), `undefined` where it is none or empty. */
export function rectangleOf(document: PdfDocument, object: PdfObject | undefined): PdfRectangle | undefined {
  const array = document.resolve(object);
  if (array?.kind !== 'array' || array.items.length !== 4) return undefined;
  const numbers = array.items.map((item) => document.resolve(item));
  const [x1, y1, x2, y2] = numbers.map((number) => (number?.kind === 'number' ? number.value : Number.NaN));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  const rectangle = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
  return rectangle.right > rectangle.left && rectangle.top > rectangle.bottom ? rectangle : undefined;
}

function intersection(a: PdfRectangle, b: PdfRectangle): PdfRectangle | undefined {
  const box = {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
  return box.right > box.left && box.top > box.bottom ? box : undefined;
}
