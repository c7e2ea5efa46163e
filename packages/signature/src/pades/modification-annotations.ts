import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import { areaOf } from './modification-places.js';
import type { RevisionStep } from './modification-step.js';
import { sameObject } from './revision-diff.js';
import { dictionaryIn, type RevisionView } from './revision-view.js';

/**
 * Remarks about what is there. The others (FreeText, Stamp, Redact, Watermark, Screen, …) put content of their own on the
 * page ("Breaking the Specification: PDF Certification", IEEE S&P 2021, section IV).
 */
const REMARKS: ReadonlySet<string> = new Set(
  'Text Link Highlight Underline Squiggly StrikeOut Popup Caret Ink Line Square Circle Polygon PolyLine'.split(' '),
);
/** Square points: the sign of a note is smaller than this. */
const MAX_FILLED_AREA = 900;
/** Operators of a content stream that fill, or draw text, pictures and shadings (ISO 32000-2, annex A). */
const FILLS = /(?:^|\s)(?:f|F|f\*|b|B|b\*|B\*)(?=\s|$)/u;
const DRAWS = /(?:^|[\s\])>])(?:Do|Tj|TJ|'|"|sh|BI)(?=\s|$)/u;

/** The annotations of one page. Widgets belong to the form's fields, whose comparison comes first. */
export function compareAnnotations(
  step: RevisionStep,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  page: number | undefined,
): void {
  const [older, newer] = step.follow(before, after, /^(?:Annots)$/u);
  const [then, now] = [step.before.items(older), step.after.items(newer)];
  for (const item of then) {
    if (now.some((other) => sameObject(item, other))) compareAnnotation(step, item, page);
    else removed(step, item, page);
  }
  const known = new Set(then.flatMap((item) => (item.kind === 'reference' ? [item.number] : [])));
  for (const item of now) {
    if (item.kind === 'reference' ? known.has(item.number) : then.some((other) => sameObject(item, other))) continue;
    added(step, item, page);
  }
}

function compareAnnotation(step: RevisionStep, item: PdfObject, page: number | undefined): void {
  if (item.kind !== 'reference' || !step.changed.has(item.number) || step.isExplained(item.number)) return;
  const annotation = dictionaryIn(step.after.read(item.number));
  if (annotation === undefined || step.after.name(annotation, 'Subtype') === 'Widget') return;
  step.explain(item.number);
  step.adopt(annotation);
  const kind = showsContent(step.after, annotation) ? 'covering-annotation' : 'annotation-changed';
  step.report({ kind, page, object: item.number });
}

function removed(step: RevisionStep, item: PdfObject, page: number | undefined): void {
  const object = item.kind === 'reference' ? item.number : undefined;
  if (step.before.name(item, 'Subtype') === 'Widget') step.other('form-field', { page, object });
  else step.report({ kind: 'annotation-removed', page, object });
  if (object !== undefined && step.changed.get(object) === 'removed') step.explain(object);
}

function added(step: RevisionStep, item: PdfObject, page: number | undefined): void {
  const object = item.kind === 'reference' ? item.number : undefined;
  const annotation = dictionaryIn(step.after.resolve(item));
  const isWidget = step.after.name(annotation, 'Subtype') === 'Widget';
  if (isWidget && object !== undefined && step.isExplained(object)) return;
  step.adopt(item);
  if (annotation === undefined) return;
  if (isWidget) step.other('form-field', { page, object });
  else
    step.report({
      kind: showsContent(step.after, annotation) ? 'covering-annotation' : 'annotation-added',
      page,
      object,
    });
}

/** Whether an annotation can hide what is on the page, show something else there, or act. */
function showsContent(view: RevisionView, annotation: PdfDictionary): boolean {
  const subtype = view.name(annotation, 'Subtype') ?? '';
  if (!REMARKS.has(subtype) || view.entry(annotation, 'AA') !== undefined) return true;
  const action = view.name(view.entry(annotation, 'A'), 'S');
  if (action !== undefined && action !== 'GoTo' && action !== 'URI') return true;
  if (view.items(annotation.entries.get('IC')).length > 0) return true;
  const appearances = dictionaryIn(view.entry(annotation, 'AP'));
  const isLarge = subtype !== 'Highlight' && areaOf(view, annotation) > MAX_FILLED_AREA;
  return [...(appearances?.entries.values() ?? [])].some((appearance) => drawsContent(view, appearance, isLarge, 0));
}

function drawsContent(view: RevisionView, appearance: PdfObject, isLarge: boolean, depth: number): boolean {
  const value = view.resolve(appearance);
  if (value?.kind !== 'stream') {
    if (depth > 0) return value !== undefined;
    return [...(dictionaryIn(value)?.entries.values() ?? [])].some((state) => drawsContent(view, state, isLarge, 1));
  }
  const resources = dictionaryIn(view.entry(value, 'Resources'));
  if (['Font', 'XObject', 'Shading', 'Pattern'].some((key) => resources?.entries.has(key) === true)) return true;
  let content: string;
  try {
    content = Buffer.from(view.document.decode(value)).toString('latin1');
  } catch {
    // Filters that nobody needs for a few lines: what it draws is not known.
    return true;
  }
  return DRAWS.test(content) || (isLarge && FILLS.test(content));
}
