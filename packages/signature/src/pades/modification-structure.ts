import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import type { RevisionStep } from './modification-step.js';
import { sameObject } from './revision-diff.js';
import { dictionaryIn } from './revision-view.js';

/** The keys by which the structure tree holds itself together (ISO 32000-2, 14.7). */
const STRUCTURE = /(?:^|\/)(?:StructTreeRoot|ParentTree|Nums|Kids|K|P|Limits)$/u;

/**
 * A visible signature in a tagged file gets a structure element of its own (ISO 14289-1, 7.18). The tree may be extended
 * by such elements; everything that stood in it stays as it was.
 */
export function compareStructure(step: RevisionStep): void {
  let extended = false;
  for (const number of step.unexplained) {
    if (
      step.changed.get(number) !== 'changed' ||
      !step.usages.isOnly(number, (path) => path === '' || STRUCTURE.test(path))
    )
      continue;
    const [older, newer] = [step.before.read(number), step.after.read(number)];
    if (older === undefined || newer === undefined || !isPartOfTree(step, number, older)) continue;
    if (!isExtension(step, older, newer)) continue;
    step.explain(number);
    extended = true;
  }
  if (extended) step.report({ kind: 'structure' });
}

function isPartOfTree(step: RevisionStep, number: number, object: PdfObject): boolean {
  if (object.kind === 'array')
    return step.usages.isOnly(
      number,
      (path, owner) =>
        /(?:^|\/)(?:K|Nums)$/u.test(path) ||
        path === '' ||
        /\bParentTree\/Kids$/u.test(path) ||
        (path === 'Kids' && isParentTree(step, owner)),
    );
  const type = step.before.name(object, 'Type');
  return (
    object.kind === 'dictionary' &&
    (type === 'StructTreeRoot' || type === 'StructElem' || object.entries.has('Nums') || isParentTree(step, number))
  );
}

/** The number tree of 14.7.4.4 whose root has kids. Fields and pages have an entry of that name too. */
function isParentTree(step: RevisionStep, number: number): boolean {
  return step.usages.isOnly(number, (path) => /(?:^|\/)ParentTree$/u.test(path));
}

function isExtension(step: RevisionStep, before: PdfObject, after: PdfObject): boolean {
  if (before.kind === 'array' && after.kind === 'array') return isExtendedArray(step, before.items, after.items);
  if (before.kind !== 'dictionary' || after.kind !== 'dictionary') return false;
  return isExtendedDictionary(step, before, after);
}

function isExtendedDictionary(step: RevisionStep, before: PdfDictionary, after: PdfDictionary): boolean {
  for (const [key, value] of after.entries) {
    const earlier = before.entries.get(key);
    if (sameObject(earlier, value)) continue;
    if (key === 'ParentTreeNextKey' || key === 'Limits') continue;
    if (key !== 'K' && key !== 'Nums' && key !== 'Kids' && key !== 'ParentTree') return false;
    if (!isExtendedValue(step, earlier, value)) return false;
  }
  return after.repeated.length === 0 && [...before.entries.keys()].every((key) => after.entries.has(key));
}

function isExtendedValue(step: RevisionStep, before: PdfObject | undefined, after: PdfObject): boolean {
  const earlier = before === undefined ? [] : before.kind === 'array' ? before.items : [before];
  if (after.kind === 'array') return isExtendedArray(step, earlier, after.items);
  if (after.kind === 'dictionary' && before?.kind === 'dictionary') return isExtendedDictionary(step, before, after);
  if (before?.kind === 'reference' && after.kind === 'reference') {
    // A number tree that was written as a new object.
    const [older, newer] = step.follow(before, after, STRUCTURE);
    return (
      step.changed.get(after.number) === 'added' &&
      older !== undefined &&
      newer !== undefined &&
      isExtension(step, older, newer)
    );
  }
  return earlier.length === 0 && isSignatureElement(step, after);
}

/** The old elements in their order, between them numbers of a number tree and elements of signatures. */
function isExtendedArray(step: RevisionStep, before: readonly PdfObject[], after: readonly PdfObject[]): boolean {
  let kept = 0;
  for (const item of after) {
    if (kept < before.length && sameObject(before[kept], item)) kept++;
    else if (item.kind !== 'number' && !isSignatureElement(step, item) && !isNewLeaf(step, item)) return false;
  }
  return kept === before.length;
}

function isSignatureElement(step: RevisionStep, item: PdfObject): boolean {
  if (item.kind !== 'reference' || step.changed.get(item.number) !== 'added') return false;
  const element = dictionaryIn(step.after.read(item.number));
  const kid = step.after.resolve(element?.entries.get('K'));
  const single = kid?.kind === 'array' ? step.after.resolve(kid.items[0]) : kid;
  const isReference = step.after.name(single, 'Type') === 'OBJR' && (kid?.kind !== 'array' || kid.items.length === 1);
  if (step.after.name(element, 'S') !== 'Form' || !isReference) return false;
  step.adopt(item);
  return true;
}

/** A leaf of a number tree (7.9.7) that holds signatures' elements alone. */
function isNewLeaf(step: RevisionStep, item: PdfObject): boolean {
  if (item.kind !== 'reference' || step.changed.get(item.number) !== 'added') return false;
  const leaf = dictionaryIn(step.after.read(item.number));
  const numbers = step.after.resolve(leaf?.entries.get('Nums'));
  if (leaf === undefined || numbers?.kind !== 'array' || leaf.repeated.length > 0) return false;
  if ([...leaf.entries.keys()].some((key) => key !== 'Nums' && key !== 'Limits')) return false;
  if (!isExtendedArray(step, [], numbers.items)) return false;
  step.adopt(item);
  return true;
}
