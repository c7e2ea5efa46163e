/** Structure elements for the widget in tagged files (ISO 32000-2 section 14.7). */
import { withEntry, withItems, type IncrementalUpdate } from '../pdf/incremental-update.js';
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
import { pdfText } from '../pdf/text-string.js';

/**
 * Adds a Form element for a widget where the file is tagged.
 *
 * @returns the widget's /StructParent; `undefined` where the file is not tagged
 */
export function tagWidget(
  update: IncrementalUpdate,
  widget: PdfReference,
  page: PdfReference,
  alternativeText: string,
): number | undefined {
  const { document } = update;
  const mark = document.get(document.catalog, 'MarkInfo');
  const marked = mark?.kind === 'dictionary' ? document.get(mark, 'Marked') : undefined;
  const root = document.catalog.entries.get('StructTreeRoot');
  const tree = document.resolve(root);
  if (marked?.kind !== 'boolean' || !marked.value || root?.kind !== 'reference' || tree?.kind !== 'dictionary') {
    return undefined;
  }
  const parentTree = document.get(tree, 'ParentTree');
  const key = parentTree?.kind === 'dictionary' ? nextKey(update, tree, parentTree) : 0;
  const parent = documentElement(update, tree) ?? root;
  const element = update.add(
    pdfDictionary({
      Type: pdfName('StructElem'),
      S: pdfName('Form'),
      P: parent,
      Pg: page,
      Alt: pdfText(alternativeText),
      K: pdfDictionary({ Type: pdfName('OBJR'), Obj: widget, Pg: page }),
    }),
  );
  addKid(update, parent, element);
  addToParentTree(update, root, key, element);
  update.change(root, [], (value) => {
    return withEntry(value?.kind === 'dictionary' ? value : tree, 'ParentTreeNextKey', pdfNumber(key + 1));
  });
  return key;
}

/** The root's only element where it is a Document: PDF/UA wants everything inside it (ISO 14289-2 section 8.2.5.2). */
function documentElement(update: IncrementalUpdate, tree: PdfDictionary): PdfReference | undefined {
  const kids = tree.entries.get('K');
  const list = update.resolve(kids);
  const [only, ...others] = list?.kind === 'array' ? list.items : [kids];
  const element = update.resolve(only);
  const isDocument = element?.kind === 'dictionary' && nameOf(update.resolve(element.entries.get('S'))) === 'Document';
  return isDocument && others.length === 0 && only?.kind === 'reference' ? only : undefined;
}

/** /K is one kid or an array of them; a single kid that is an object of its own is not the array. */
function addKid(update: IncrementalUpdate, parent: PdfReference, element: PdfReference): void {
  const value = update.resolve(parent);
  const kids = value?.kind === 'dictionary' ? value.entries.get('K') : undefined;
  if (update.resolve(kids)?.kind === 'array') {
    update.change(parent, ['K'], (list) => withItems(list, element));
    return;
  }
  const all = pdfArray(kids === undefined ? [element] : [kids, element]);
  update.change(parent, [], (owner) => withEntry(owner?.kind === 'dictionary' ? owner : pdfDictionary({}), 'K', all));
}

const MAX_NODES = 100_000;

/** A key that the parent tree does not have: what the root announces, else one more than the highest there is. */
function nextKey(update: IncrementalUpdate, tree: PdfDictionary, parentTree: PdfDictionary): number {
  const announced = integerOf(update.resolve(tree.entries.get('ParentTreeNextKey'))) ?? 0;
  let highest = -1;
  const stack: PdfDictionary[] = [parentTree];
  const seen = new Set<PdfDictionary>();
  for (let node = stack.pop(); node !== undefined && seen.size < MAX_NODES; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const numbers = update.resolve(node.entries.get('Nums'));
    const keys = numbers?.kind === 'array' ? numbers.items.filter((_, i) => i % 2 === 0) : [];
    for (const key of keys) highest = Math.max(highest, integerOf(update.resolve(key)) ?? -1);
    const kids = update.resolve(node.entries.get('Kids'));
    const items = kids?.kind === 'array' ? kids.items : [];
    for (const kid of items) {
      const child = update.resolve(kid);
      if (child?.kind === 'dictionary') stack.push(child);
    }
  }
  return Math.max(announced, highest + 1);
}

/** Into the numbers of the tree's root, or as one more leaf under it (section 7.9.7). */
function addToParentTree(update: IncrementalUpdate, root: PdfReference, key: number, element: PdfReference): void {
  const leaf: readonly PdfObject[] = [pdfNumber(key), element];
  const tree = update.resolve(root);
  const parentTree = tree?.kind === 'dictionary' ? update.resolve(tree.entries.get('ParentTree')) : undefined;
  const hasKids = parentTree?.kind === 'dictionary' && parentTree.entries.has('Kids');
  if (!hasKids) {
    update.change(root, ['ParentTree', 'Nums'], (numbers) => withItems(numbers, ...leaf));
    return;
  }
  const limits = pdfArray([pdfNumber(key), pdfNumber(key)]);
  const node = update.add(pdfDictionary({ Limits: limits, Nums: pdfArray(leaf) }));
  update.change(root, ['ParentTree', 'Kids'], (kids) => withItems(kids, node));
}
