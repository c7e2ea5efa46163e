import { compareAnnotations } from './modification-annotations.js';
import { pageNumbers } from './modification-places.js';
import type { PdfDictionary } from '../pdf/objects.js';
import type { RevisionStep } from './modification-step.js';
import { sameObject } from './revision-diff.js';
import { dictionaryIn } from './revision-view.js';

/** Entries of a page that show nothing: the time of its change, private data, its order in the structure. */
const SILENT_KEYS: ReadonlySet<string> = new Set('Annots LastModified PieceInfo StructParents Tabs'.split(' '));

/** Pages that changed themselves or whose annotations did: which of their entries may differ. */
export function comparePages(step: RevisionStep): void {
  for (const number of pagesTouched(step)) {
    const [older, newer] = [dictionaryIn(step.before.read(number)), dictionaryIn(step.after.read(number))];
    if (older === undefined || newer === undefined) continue;
    if (step.after.name(newer, 'Type') === 'Pages' && isMarkedOnly(older, newer)) step.explain(number);
    if (step.after.name(newer, 'Type') !== 'Page') continue;
    const page = pageNumbers(step.before).get(number);
    const differing = [...new Set([...older.entries.keys(), ...newer.entries.keys()])].filter(
      (key) => !sameObject(older.entries.get(key), newer.entries.get(key)),
    );
    step.explain(number);
    const excess =
      differing.find((key) => !SILENT_KEYS.has(key) && !isRewritten(step, older, newer, key)) ??
      (newer.repeated.length > older.repeated.length ? 'Page' : undefined);
    if (excess !== undefined) {
      step.other(excess === 'Contents' ? 'page-content' : excess === 'Resources' ? 'resources' : 'page', {
        page,
        object: number,
      });
    }
    if (differing.includes('PieceInfo')) step.adopt(newer.entries.get('PieceInfo'));
    compareAnnotations(step, older.entries.get('Annots'), newer.entries.get('Annots'), page);
  }
}

/** The same value, written as a new object. */
function isRewritten(step: RevisionStep, before: PdfDictionary, after: PdfDictionary, key: string): boolean {
  const [older, newer] = step.follow(before.entries.get(key), after.entries.get(key), /^$/u);
  return newer !== undefined && sameObject(older, newer);
}

/** One producer's version number, in the root of the page tree. */
function isMarkedOnly(before: PdfDictionary, after: PdfDictionary): boolean {
  const [older, newer] = [before, after].map((node) => {
    const entries = [...node.entries].filter(([key]) => key !== 'ITXT');
    return { ...node, entries: new Map(entries) };
  });
  return sameObject(older, newer);
}

/** Pages of the revision before that changed, or that hold an array of annotations or an annotation that did. */
function pagesTouched(step: RevisionStep): ReadonlySet<number> {
  const pages = new Set<number>();
  const visit = (number: number, depth: number): void => {
    if (step.before.name(step.before.read(number), 'Type') === 'Page') pages.add(number);
    if (depth === 0) return;
    for (const [owner, paths] of step.usages.usagesOf(number)) {
      if (owner !== 0 && [...paths].some((path) => path === 'Annots' || path === '')) visit(owner, depth - 1);
    }
  };
  // An annotation, the array that holds it, the page.
  for (const [number, change] of step.changed) if (change !== 'added') visit(number, 2);
  return pages;
}
