import type { PdfDocument } from './document.js';
import { malformedPdf } from './malformed.js';
import { latin1 } from './lexis.js';
import { nameOf, type PdfDictionary, type PdfObject, type PdfReference } from './objects.js';

/** A terminal field of the interactive form (ISO 32000-2 section 12.7.4). */
export interface PdfField {
  /** Partial names joined by full stops. */
  readonly name: string;
  readonly reference: PdfReference;
  readonly dictionary: PdfDictionary;
  /** `Sig`, `Tx`, …, inherited where it is. */
  readonly type: string | undefined;
}

const MAX_FIELDS = 100_000;
const MAX_DEPTH = 100;

interface Node {
  readonly reference: PdfReference;
  readonly depth: number;
  readonly name: string;
  readonly type: string | undefined;
}

/**
 * The terminal fields of the form, in its order. Widgets that are kids of a field do not count as fields of their own.
 *
 * @throws {SignatureError} `malformed-pdf`
 */
export function fieldsOf(document: PdfDocument): readonly PdfField[] {
  const form = document.get(document.catalog, 'AcroForm');
  if (form === undefined) return [];
  if (form.kind !== 'dictionary') throw malformedPdf('interactive form');
  const fields: PdfField[] = [];
  const seen = new Set<number>();
  const stack = nodesOf(document.get(form, 'Fields'), 0, '', undefined);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node.reference.number)) continue;
    if (seen.size >= MAX_FIELDS || node.depth > MAX_DEPTH) throw malformedPdf('too many form fields');
    seen.add(node.reference.number);
    const dictionary = document.resolve(node.reference);
    if (dictionary?.kind !== 'dictionary') continue;
    const name = [node.name, textOf(document.get(dictionary, 'T'))].filter((part) => part !== '').join('.');
    const type = nameOf(document.get(dictionary, 'FT')) ?? node.type;
    const kids = nodesOf(document.get(dictionary, 'Kids'), node.depth + 1, name, type);
    // A kid that was met before is no reason to overlook its parent.
    const inner = kids.filter(({ reference }) => !seen.has(reference.number) && hasName(document, reference));
    if (inner.length > 0) stack.push(...inner);
    else fields.push({ name, reference: node.reference, dictionary, type });
  }
  return fields;
}

function nodesOf(array: PdfObject | undefined, depth: number, name: string, type: string | undefined): Node[] {
  if (array?.kind !== 'array') return [];
  if (array.items.length > MAX_FIELDS) throw malformedPdf('too many form fields');
  const references = array.items.filter((item) => item.kind === 'reference');
  return references.map((reference) => ({ reference, depth, name, type })).reverse();
}

function hasName(document: PdfDocument, reference: PdfReference): boolean {
  const kid = document.resolve(reference);
  return kid?.kind === 'dictionary' && kid.entries.has('T');
}

const decoders = { utf16: new TextDecoder('utf-16be'), utf8: new TextDecoder('utf-8') };

/** A text string (section 7.9.2.2), '' for anything else; PDFDocEncoding is read as Latin-1. */
export function textOf(object: PdfObject | undefined): string {
  if (object?.kind !== 'string') return '';
  const { bytes } = object;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoders.utf16.decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoders.utf8.decode(bytes);
  return latin1(bytes);
}
