import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import { pagesOf } from '../pdf/pages.js';
import type { RevisionStep } from './modification-step.js';
import { dictionaryIn, type RevisionView } from './revision-view.js';

const numbersOf = new WeakMap<RevisionView, ReadonlyMap<number, number>>();

/** Object number of each page to its number in the document, from 1; empty where the page tree cannot be read. */
export function pageNumbers(view: RevisionView): ReadonlyMap<number, number> {
  let numbers = numbersOf.get(view);
  if (numbers === undefined) {
    try {
      numbers = new Map(pagesOf(view.document).map(({ reference }, at) => [reference.number, at + 1]));
    } catch {
      // Only the name of the place is missing then: what changed is reported all the same.
      numbers = new Map();
    }
    numbersOf.set(view, numbers);
  }
  return numbers;
}

/** The page that a widget says it is on, or that one of its kids does. */
export function pageWith(step: RevisionStep, number: number): number | undefined {
  const numbers = pageNumbers(step.after);
  const field = dictionaryIn(step.after.read(number));
  const widgets = [
    field,
    ...step.after.items(field?.entries.get('Kids')).map((kid) => dictionaryIn(step.after.resolve(kid))),
  ];
  for (const widget of widgets) {
    const page = widget?.entries.get('P');
    if (page?.kind === 'reference') return numbers.get(page.number);
  }
  return undefined;
}

/** Square points that an annotation's rectangle covers; 0 where it has none. */
export function areaOf(view: RevisionView, annotation: PdfObject | PdfDictionary | undefined): number {
  const sides = view
    .items(dictionaryIn(view.resolve(annotation))?.entries.get('Rect'))
    .map((side) => view.resolve(side));
  const [x1, y1, x2, y2] = sides.map((side) => (side?.kind === 'number' ? side.value : 0));
  return Math.abs(((x2 ?? 0) - (x1 ?? 0)) * ((y2 ?? 0) - (y1 ?? 0)));
}
