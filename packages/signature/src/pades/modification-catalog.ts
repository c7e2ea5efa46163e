import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import { compareForm } from './modification-form.js';
import type { RevisionStep } from './modification-step.js';
import { sameObject } from './revision-diff.js';
import { dictionaryIn } from './revision-view.js';

/** ISO 32000-2, table 349. They say something about the file and show nothing on a page. */
const INFO_KEYS: ReadonlySet<string> = new Set(
  'Title Author Subject Keywords Creator Producer CreationDate ModDate Trapped'.split(' '),
);

/** What an entry of the catalog is about, for the reader of a report. */
const PARTS: Readonly<Record<string, string>> = {
  Pages: 'page-tree',
  PageLabels: 'page-tree',
  Names: 'names',
  Dests: 'names',
  OpenAction: 'action',
  AA: 'action',
  URI: 'action',
  Outlines: 'outline',
  Perms: 'permissions',
  OCProperties: 'layers',
  AF: 'attachment',
  Collection: 'attachment',
  MarkInfo: 'structure',
  StructTreeRoot: 'structure',
};

/** The trailer and the catalog: which of their entries may differ after a signature. */
export function compareCatalog(step: RevisionStep): void {
  const before = step.before.trailer.entries;
  const after = step.after.trailer.entries;
  compareInfo(step, before.get('Info'), after.get('Info'));
  if (!sameObject(before.get('Encrypt'), after.get('Encrypt'))) step.other('encryption');
  const root = after.get('Root');
  // Some programs write the catalog as a new object each time; one that was kept ready is reported by `follow`.
  const [older, newer] = step.follow(before.get('Root'), root, /^Root$/u).map(dictionaryIn);
  if (root?.kind !== 'reference' || older === undefined || newer === undefined) {
    step.other('catalog');
    return;
  }
  if (sameObject(before.get('Root'), root)) step.explain(root.number);
  compareEntries(step, older, newer);
}

function compareEntries(step: RevisionStep, before: PdfDictionary, after: PdfDictionary): void {
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    const values = [before.entries.get(key), after.entries.get(key)] as const;
    if (key === 'AcroForm') compareForm(step, ...values);
    else if (key === 'DSS') compareValidationData(step, ...values);
    else if (key === 'Metadata') compareMetadata(step, ...values);
    else if (key === 'Extensions') compareExtensions(step, ...values);
    else if (key === 'OpenAction') compareOpenAction(step, ...values);
    else if (key === 'StructTreeRoot') step.follow(...values, /^$/);
    else if (key !== 'Version' && !sameObject(...values)) step.other(PARTS[key] ?? 'catalog');
  }
  if (after.repeated.length > 0 && before.repeated.length === 0) step.other('catalog');
}

function compareInfo(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const changed = after?.kind === 'reference' && step.changed.has(after.number);
  if (sameObject(before, after) && !changed) return;
  step.report({ kind: 'metadata' });
  const [older, newer] = [dictionaryIn(step.before.resolve(before)), dictionaryIn(step.after.resolve(after))];
  const differing = [...new Set([...(older?.entries.keys() ?? []), ...(newer?.entries.keys() ?? [])])].filter(
    (key) => !sameObject(older?.entries.get(key), newer?.entries.get(key)),
  );
  const harmless = differing.every(
    (key) => INFO_KEYS.has(key) && ['string', 'name', undefined].includes(newer?.entries.get(key)?.kind),
  );
  if (after?.kind === 'reference' && (harmless || step.changed.get(after.number) === 'added'))
    step.explain(after.number);
  if (before?.kind === 'reference' && step.changed.get(before.number) === 'removed') step.explain(before.number);
}

function compareMetadata(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const [older, newer] = step.follow(before, after, /^Metadata$/u);
  if (newer !== undefined && newer.kind !== 'stream') step.other('catalog');
  else if (!sameObject(older, newer)) step.report({ kind: 'metadata' });
  if (before?.kind === 'reference' && step.changed.get(before.number) === 'removed') step.explain(before.number);
}

/** ISO 32000-2, 7.12: names of extensions, nothing that is shown. */
function compareExtensions(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const [older, newer] = step.follow(before, after, /^Extensions$/u);
  if (sameObject(older, newer)) return;
  step.report({ kind: 'metadata' });
  step.adopt(newer);
}

/** Viewers add the place where the reader stopped; anything that acts is no such thing. */
function compareOpenAction(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const [older, newer] = step.follow(before, after, /^OpenAction$/u);
  if (sameObject(older, newer)) return;
  const goesTo = step.after.name(newer, 'S') === 'GoTo' && step.after.entry(newer, 'Next') === undefined;
  if (newer === undefined || newer.kind === 'array' || goesTo) step.report({ kind: 'metadata' });
  else step.other('action');
}

/** The keys of a document security store (EN 319 142-1, 5.4.2); VRI entries are named by a hash. */
const STORE = /(?:^|\/)(?:DSS|VRI|Certs?|OCSPs?|CRLs?|TS|[0-9A-Fa-f]{32,128})$/u;

function compareValidationData(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const reported = { done: false };
  compareStore(step, before, after, reported, 0);
  if (reported.done) step.report({ kind: 'validation-data' });
}

function compareStore(
  step: RevisionStep,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  reported: { done: boolean },
  depth: number,
): void {
  // DSS, VRI, its entry, its array, its stream.
  if (depth > 5) return;
  const isContainer = step.after.resolve(after)?.kind !== 'stream';
  const [older, newer] = step.follow(before, after, isContainer ? STORE : /^$/u);
  if (sameObject(older, newer) && sameObject(before, after) && !isContainer) return;
  if (!sameObject(older, newer)) reported.done = true;
  if (older?.kind === 'array' && newer?.kind === 'array') {
    const known = new Set(older.items.flatMap((item) => (item.kind === 'reference' ? [item.number] : [])));
    for (const item of newer.items) {
      if (item.kind === 'reference' && known.has(item.number)) compareStore(step, item, item, reported, depth + 1);
      else step.adopt(item);
    }
    return;
  }
  const dictionary = dictionaryIn(newer);
  if (dictionary === undefined || newer?.kind === 'stream' || older === undefined) {
    step.adopt(newer);
    return;
  }
  for (const [key, value] of dictionary.entries) {
    compareStore(step, dictionaryIn(older)?.entries.get(key), value, reported, depth + 1);
  }
}
