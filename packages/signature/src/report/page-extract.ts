/** Takes one page out of a file, as it is displayed, into a document of its own. */
import { deflateSync } from 'node:zlib';
import type { PdfDocument } from '../pdf/document.js';
import { latin1Bytes } from '../pdf/lexis.js';
import {
  integerOf,
  nameOf,
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfStream,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from '../pdf/objects.js';
import { rectangleOf, type PdfPage, type PdfRectangle } from '../pdf/pages.js';
import { serialize, serializeIndirect } from '../pdf/serialize.js';
import { PageCopier, PageRefused } from './page-copier.js';

export interface ExtractedPage {
  readonly pdf: Uint8Array;
  /** As displayed, in points. */
  readonly width: number;
  readonly height: number;
}

/** Annotations of a page that are looked at. */
const MAX_ANNOTATIONS = 500;
const MAX_STREAMS = 1_000;
/** In points, ten metres: ISO 32000-2 annex C.2 knows 14,400 units. */
const MAX_SIDE = 28_800;

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * The page with its fonts and pictures, and with annotations as they look: nothing in it can be clicked, opened or run.
 *
 * @throws {PageRefused} `too-large`, `layers`
 * @throws {SignatureError} `malformed-pdf`
 */
export function extractPage(document: PdfDocument, page: PdfPage): ExtractedPage {
  if (hidesLayers(document)) throw new PageRefused('layers');
  const { cropBox, userUnit } = page;
  const sideways = page.rotation % 180 !== 0;
  const across = (cropBox.right - cropBox.left) * userUnit;
  const down = (cropBox.top - cropBox.bottom) * userUnit;
  const [width, height] = sideways ? [down, across] : [across, down];
  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE)) throw new PageRefused('too-large');
  const copier = new PageCopier(document);
  const drawn: Drawn[] = [{ form: copier.add(pageForm(document, page, copier)), matrix: [1, 0, 0, 1, 0, 0] }];
  for (const appearance of appearances(document, page)) {
    const form = copier.stream(appearance.stream, { Type: pdfName('XObject'), Subtype: pdfName('Form') });
    drawn.push({ form: copier.add(form), matrix: appearance.matrix });
  }
  return { pdf: written(copier, drawn, upright(page), width, height), width, height };
}

interface Drawn {
  readonly form: PdfObject;
  readonly matrix: Matrix;
}

/** Layers that are off when the file is opened (section 8.11.4.3). */
function hidesLayers(document: PdfDocument): boolean {
  const properties = document.get(document.catalog, 'OCProperties');
  const standard = properties?.kind === 'dictionary' ? document.get(properties, 'D') : undefined;
  if (standard?.kind !== 'dictionary') return false;
  const off = document.get(standard, 'OFF');
  const base = nameOf(document.get(standard, 'BaseState')) ?? 'ON';
  return base !== 'ON' || (off?.kind === 'array' && off.items.length > 0);
}

/** The page's content as a form XObject: whatever graphics state it leaves behind ends with it. */
function pageForm(document: PdfDocument, page: PdfPage, copier: PageCopier): PdfStream {
  const contents = document.get(page.dictionary, 'Contents');
  const items = contents?.kind === 'array' ? contents.items : contents === undefined ? [] : [contents];
  if (items.length > MAX_STREAMS) throw new PageRefused('too-large');
  const parts: Uint8Array[] = [];
  for (const item of items) {
    const stream = document.resolve(item);
    if (stream?.kind !== 'stream') continue;
    const content = document.decode(stream);
    copier.spend(content.length);
    parts.push(content, Uint8Array.of(10));
  }
  const { left, bottom, right, top } = page.cropBox;
  const group = page.dictionary.entries.get('Group');
  const entries: Record<string, PdfObject> = {
    Type: pdfName('XObject'),
    Subtype: pdfName('Form'),
    BBox: pdfArray([left, bottom, right, top].map(pdfNumber)),
    Resources: copier.copy(resourcesOf(document, page) ?? pdfDictionary({})),
    ...(group === undefined ? {} : { Group: copier.copy(group) }),
  };
  return deflated(entries, Buffer.concat(parts));
}

function deflated(entries: Readonly<Record<string, PdfObject>>, content: Uint8Array): PdfStream {
  const data = new Uint8Array(deflateSync(content));
  const dictionary = pdfDictionary({ ...entries, Filter: pdfName('FlateDecode'), Length: pdfNumber(data.length) });
  return pdfStream(dictionary, data);
}

const MAX_ANCESTORS = 200;

/** Section 7.7.3.4: resources are inherited. */
function resourcesOf(document: PdfDocument, page: PdfPage): PdfObject | undefined {
  let node: PdfDictionary | undefined = page.dictionary;
  for (let i = 0; node !== undefined && i < MAX_ANCESTORS; i++) {
    const resources = node.entries.get('Resources');
    if (resources !== undefined) return resources;
    const parent = document.get(node, 'Parent');
    node = parent?.kind === 'dictionary' ? parent : undefined;
  }
  return undefined;
}

/** Turns and shifts the crop box into the first quadrant. */
function upright({ cropBox: { left, bottom, right, top }, rotation, userUnit: u }: PdfPage): Matrix {
  switch (rotation) {
    case 0:
      return [u, 0, 0, u, -left * u, -bottom * u];
    case 90:
      return [0, -u, u, 0, -bottom * u, right * u];
    case 180:
      return [-u, 0, 0, -u, right * u, top * u];
    case 270:
      return [0, u, -u, 0, top * u, -left * u];
  }
}

interface Appearance {
  readonly stream: PdfStream;
  readonly matrix: Matrix;
}

const HIDDEN = 0b10;
const NO_VIEW = 0b10_0000;

/** What the page's annotations look like when nobody touches them (section 12.5.5). */
function appearances(document: PdfDocument, page: PdfPage): readonly Appearance[] {
  const annotations = document.get(page.dictionary, 'Annots');
  if (annotations?.kind !== 'array') return [];
  return annotations.items.slice(0, MAX_ANNOTATIONS).flatMap((item) => {
    const annotation = document.resolve(item);
    if (annotation?.kind !== 'dictionary') return [];
    const flags = integerOf(document.get(annotation, 'F')) ?? 0;
    const isSeen = (flags & (HIDDEN | NO_VIEW)) === 0 && nameOf(document.get(annotation, 'Subtype')) !== 'Popup';
    const rectangle = rectangleOf(document, annotation.entries.get('Rect'));
    const stream = isSeen ? normalAppearance(document, annotation) : undefined;
    if (stream === undefined || rectangle === undefined) return [];
    const matrix = placement(document, stream, rectangle);
    return matrix === undefined ? [] : [{ stream, matrix }];
  });
}

function normalAppearance(document: PdfDocument, annotation: PdfDictionary): PdfStream | undefined {
  const all = document.get(annotation, 'AP');
  const normal = all?.kind === 'dictionary' ? document.get(all, 'N') : undefined;
  if (normal?.kind === 'stream') return normal;
  const state = nameOf(document.get(annotation, 'AS'));
  if (normal?.kind !== 'dictionary' || state === undefined) return undefined;
  const chosen = document.get(normal, state);
  return chosen?.kind === 'stream' ? chosen : undefined;
}

/** Algorithm 8: the transformed bounding box fills the annotation's rectangle. */
function placement(document: PdfDocument, { dictionary }: PdfStream, rectangle: PdfRectangle): Matrix | undefined {
  const box = rectangleOf(document, dictionary.entries.get('BBox'));
  if (box === undefined) return undefined;
  const [a, b, c, d, e, f] = matrixOf(document, dictionary.entries.get('Matrix'));
  const corners = [
    [box.left, box.bottom],
    [box.right, box.bottom],
    [box.left, box.top],
    [box.right, box.top],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (!(right > left && top > bottom)) return undefined;
  const scaleX = (rectangle.right - rectangle.left) / (right - left);
  const scaleY = (rectangle.top - rectangle.bottom) / (top - bottom);
  return [scaleX, 0, 0, scaleY, rectangle.left - left * scaleX, rectangle.bottom - bottom * scaleY];
}

function matrixOf(document: PdfDocument, object: PdfObject | undefined): Matrix {
  const array = document.resolve(object);
  const numbers = array?.kind === 'array' ? array.items.map((item) => document.resolve(item)) : [];
  const [a, b, c, d, e, f] = numbers.map((number) => (number?.kind === 'number' ? number.value : Number.NaN));
  const matrix = [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0] as const;
  return numbers.length === 6 && matrix.every(Number.isFinite) ? matrix : [1, 0, 0, 1, 0, 0];
}

/** A file of one page with one cross-reference table. */
function written(
  copier: PageCopier,
  drawn: readonly Drawn[],
  matrix: Matrix,
  width: number,
  height: number,
): Uint8Array {
  const names = drawn.map((_, i) => `X${i}`);
  const operators = drawn.map((each, i) => `q ${numbers(each.matrix)} cm /${names[i] ?? ''} Do Q`);
  const content = latin1Bytes(`q ${numbers(matrix)} cm\n${operators.join('\n')}\nQ\n`);
  const forms = pdfDictionary(new Map(drawn.map(({ form }, i) => [names[i] ?? '', form] as const)));
  const contents = copier.add(deflated({}, content));
  const pages = copier.add(pdfDictionary({}));
  const page = copier.add(
    pdfDictionary({
      Type: pdfName('Page'),
      Parent: pages,
      MediaBox: pdfArray([0, 0, width, height].map(pdfNumber)),
      Resources: pdfDictionary({ XObject: forms }),
      Contents: contents,
    }),
  );
  copier.objects[pages.number - 1] = pdfDictionary({
    Type: pdfName('Pages'),
    Kids: pdfArray([page]),
    Count: pdfNumber(1),
  });
  const root = copier.add(pdfDictionary({ Type: pdfName('Catalog'), Pages: pages }));
  return fileOf(copier.objects, serialize(root));
}

const numbers = (matrix: Matrix): string => matrix.map((number) => serialize(pdfNumber(number))).join(' ');

function fileOf(objects: readonly PdfObject[], root: string): Uint8Array {
  const parts: Uint8Array[] = [latin1Bytes('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
  let at = parts[0]?.length ?? 0;
  const offsets = objects.map((object, i) => {
    const offset = at;
    const bytes = serializeIndirect(i + 1, 0, object);
    parts.push(bytes);
    at += bytes.length;
    return offset;
  });
  const entries = offsets.map((offset) => `${offset.toString().padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
  parts.push(latin1Bytes(`${table}trailer\n<< /Size ${size} /Root ${root} >>\nstartxref\n${at}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}
