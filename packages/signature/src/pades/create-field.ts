import { SignatureError } from '../errors.js';
import { fieldsOf, type PdfField } from '../pdf/form-fields.js';
import { withEntry, withItems, type IncrementalUpdate } from '../pdf/incremental-update.js';
import { malformedPdf } from '../pdf/malformed.js';
import {
  integerOf,
  nameOf,
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  type PdfDictionary,
  type PdfObject,
  type PdfReference,
} from '../pdf/objects.js';
import { pagesOf, rectangleOf, type PdfPage, type PdfRectangle } from '../pdf/pages.js';
import { pdfText } from '../pdf/text-string.js';
import { drawAppearance } from './appearance-drawing.js';
import { pageAt, pageRectangle, uprightExtent, uprightMatrix } from './appearance-place.js';
import { emptyForm } from './appearance-stream.js';
import type { VisibleSignature } from './create-options.js';
import { tagWidget } from './create-tagging.js';

/** Annotation flags (ISO 32000-2 table 167): printed, and not to be moved. */
const PRINT_AND_LOCKED = 4 + 128;
/** /SigFlags (table 225): there are signatures, and only incremental updates keep them. */
const SIGNATURES_EXIST_AND_APPEND_ONLY = 3;
const NOWHERE: PdfRectangle = { left: 0, bottom: 0, right: 0, top: 0 };

/** An existing empty signature field and the widget that shows it. */
interface EmptyField {
  readonly field: PdfField;
  readonly widget: PdfReference;
}

/**
 * The empty signature field of that name.
 *
 * @throws {SignatureError} `no-such-field`
 */
export function emptyFieldNamed(update: IncrementalUpdate, fields: readonly PdfField[], name: string): EmptyField {
  const { document } = update;
  const field = fields.find((candidate) => candidate.name === name && candidate.type === 'Sig');
  if (field === undefined || document.get(field.dictionary, 'V') !== undefined) {
    throw new SignatureError('no-such-field', 'empty signature field');
  }
  const kids = document.get(field.dictionary, 'Kids');
  const [kid] = kids?.kind === 'array' ? kids.items : [];
  return { field, widget: kid?.kind === 'reference' ? kid : field.reference };
}

/** Puts the signature into an existing field and gives its widget an appearance. */
export async function fillField(
  update: IncrementalUpdate,
  { field, widget }: EmptyField,
  signature: PdfReference,
  visible: VisibleSignature | undefined,
): Promise<void> {
  const { document } = update;
  update.change(field.reference, [], (value) => withEntry(dictionary(value), 'V', signature));
  const current = dictionary(update.resolve(widget));
  const pages = pagesOf(document);
  const owner = current.entries.get('P');
  const number = owner?.kind === 'reference' ? owner.number : undefined;
  const page = pages.find(({ reference }) => reference.number === number) ?? pageWith(update, pages, widget);
  const rectangle = rectangleOf(document, current.entries.get('Rect')) ?? NOWHERE;
  const appearance = await appearanceOf(update, page, rectangle, visible);
  update.change(widget, [], (value) => {
    const shown = withEntry(dictionary(value), 'AP', pdfDictionary({ N: appearance }));
    // An appearance state would choose among appearances that are not there.
    return withEntry(shown, 'AS', undefined);
  });
  finishForm(update);
}

function pageWith(update: IncrementalUpdate, pages: readonly PdfPage[], widget: PdfReference): PdfPage {
  const holds = ({ dictionary: page }: PdfPage): boolean => {
    const annotations = update.document.get(page, 'Annots');
    const items = annotations?.kind === 'array' ? annotations.items : [];
    return items.some((item) => item.kind === 'reference' && item.number === widget.number);
  };
  const page = pages.find(holds) ?? pages[0];
  if (page === undefined) throw malformedPdf('a document without pages');
  return page;
}

/** What a new field is to be like. */
interface NewField {
  /** Start of the name; a number is added that makes it unique. */
  readonly prefix: string;
  readonly visible: VisibleSignature | undefined;
}

/** Adds a field with a widget: on the page of its place, or without size on the first page. */
export async function addField(
  update: IncrementalUpdate,
  fields: readonly PdfField[],
  signature: PdfReference,
  { prefix, visible }: NewField,
): Promise<void> {
  const place = visible?.place;
  if (visible !== undefined && place === undefined) throw new SignatureError('no-such-place', 'place of the signature');
  const page = pageAt(update.document, place?.page ?? 1);
  const rectangle = place === undefined ? NOWHERE : pageRectangle(page, place.rectangle);
  const widget = update.reserve();
  const name = freeName(fields, prefix);
  const alternativeText = visible?.alternativeText ?? name;
  const appearance = await appearanceOf(update, page, rectangle, visible);
  const entries = new Map<string, PdfObject>([
    ['Type', pdfName('Annot')],
    ['Subtype', pdfName('Widget')],
    ['FT', pdfName('Sig')],
    ['T', pdfText(name)],
    ['TU', pdfText(alternativeText)],
    ['F', pdfNumber(PRINT_AND_LOCKED)],
    ['P', page.reference],
    ['Rect', pdfArray([rectangle.left, rectangle.bottom, rectangle.right, rectangle.top].map(pdfNumber))],
    ['AP', pdfDictionary({ N: appearance })],
    ['V', signature],
  ]);
  const structParent = tagWidget(update, widget, page.reference, alternativeText);
  if (structParent !== undefined) entries.set('StructParent', pdfNumber(structParent));
  update.replace(widget, pdfDictionary(entries));
  update.change(page.reference, ['Annots'], (list) => withItems(list, widget));
  update.change(catalogOf(update), ['AcroForm', 'Fields'], (list) => withItems(list, widget));
  finishForm(update);
}

async function appearanceOf(
  update: IncrementalUpdate,
  page: PdfPage,
  rectangle: PdfRectangle,
  visible: VisibleSignature | undefined,
): Promise<PdfReference> {
  const extent = uprightExtent(page, rectangle);
  if (visible === undefined || extent.width === 0 || extent.height === 0) return emptyForm(update, extent);
  return drawAppearance(update, visible, extent, uprightMatrix(page.rotation, extent));
}

/** The flags that say that there are signatures; appearances are all there, so that nobody has to make them. */
function finishForm(update: IncrementalUpdate): void {
  const catalog = catalogOf(update);
  const form = update.resolve(dictionary(update.resolve(catalog)).entries.get('AcroForm'));
  const current = form?.kind === 'dictionary' ? form.entries : new Map<string, PdfObject>();
  const flags = integerOf(update.resolve(current.get('SigFlags'))) ?? 0;
  const complete = (flags & SIGNATURES_EXIST_AND_APPEND_ONLY) === SIGNATURES_EXIST_AND_APPEND_ONLY;
  if (complete && !current.has('NeedAppearances')) return;
  update.change(catalog, ['AcroForm'], (value) => {
    const flagged = withEntry(dictionary(value), 'SigFlags', pdfNumber(flags | SIGNATURES_EXIST_AND_APPEND_ONLY));
    return withEntry(flagged, 'NeedAppearances', undefined);
  });
}

/** The reference to the catalog. @throws {SignatureError} `malformed-pdf` */
export function catalogOf(update: IncrementalUpdate): PdfReference {
  const root = update.document.trailer.entries.get('Root');
  if (root?.kind !== 'reference') throw malformedPdf('catalog');
  return root;
}

function dictionary(value: PdfObject | undefined): PdfDictionary {
  if (value !== undefined && value.kind !== 'dictionary') throw malformedPdf('dictionary expected');
  return value ?? pdfDictionary({});
}

/** A name that no field has and no field's name begins with. */
function freeName(fields: readonly PdfField[], prefix: string): string {
  const taken = new Set(fields.map(({ name }) => name.split('.')[0]));
  for (let i = 1; ; i++) if (!taken.has(`${prefix}${i}`)) return `${prefix}${i}`;
}

/** All fields of the document. */
export function fieldsIn(update: IncrementalUpdate): readonly PdfField[] {
  return fieldsOf(update.document);
}

/** Whether the field is a signature that exists. */
export function isSigned(update: IncrementalUpdate, { type, dictionary: field }: PdfField): boolean {
  const value = update.document.get(field, 'V');
  return type === 'Sig' && value?.kind === 'dictionary' && nameOf(update.document.get(value, 'Filter')) !== undefined;
}
