import { compareCatalog } from './modification-catalog.js';
import { comparePages } from './modification-pages.js';
import { pageNumbers } from './modification-places.js';
import { RevisionStep, type Change } from './modification-step.js';
import { compareStructure } from './modification-structure.js';
import type { UsageIndex } from './revision-usages.js';
import type { RevisionView } from './revision-view.js';

/** How many unexplained objects a report names one by one. */
const MAX_NAMED = 20;
/** References from a changed object up to the page that it is part of. */
const MAX_CLIMB = 2_000;

/** The keys on the way from an object to the page, and what they say that the object is. The first that matches counts. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:JS|JavaScript|OpenAction|AA|A)(?:$|\/)/u, 'action'],
  [/(?:^|\/)(?:FontFile[23]?|FontDescriptor|DescendantFonts|ToUnicode|Font)(?:$|\/)/u, 'font'],
  [/(?:^|\/)(?:XObject|SMask|Pattern|Shading|ExtGState|ColorSpace)(?:$|\/)/u, 'graphics'],
  [/(?:^|\/)Contents(?:$|\/)/u, 'page-content'],
  [/(?:^|\/)Resources(?:$|\/)/u, 'resources'],
  [/(?:^|\/)AP(?:$|\/)/u, 'appearance'],
  [/(?:^|\/)(?:Fields|AcroForm)(?:$|\/)/u, 'form-field'],
  [/(?:^|\/)Annots(?:$|\/)/u, 'annotation'],
  [/(?:^|\/)Outlines(?:$|\/)/u, 'outline'],
  [/(?:^|\/)(?:EmbeddedFiles|EF|AF)(?:$|\/)/u, 'attachment'],
  [/(?:^|\/)(?:Pages|Kids|Parent)(?:$|\/)/u, 'page-tree'],
  [/(?:^|\/)(?:Names|Dests)(?:$|\/)/u, 'names'],
  [/(?:^|\/)OC(?:Properties|Gs?)(?:$|\/)/u, 'layers'],
  [/(?:^|\/)(?:StructTreeRoot|K|ParentTree|Nums)(?:$|\/)/u, 'structure'],
];

/**
 * What an update did to the file. Objects are compared, never text: an update that writes the same objects again did
 * nothing.
 *
 * @param usages of the revision before; moved on to the revision after
 * @throws {SignatureError} `malformed-pdf`
 */
export function changesBetween(before: RevisionView, after: RevisionView, usages: UsageIndex): readonly Change[] {
  const step = new RevisionStep(before, after, usages);
  findActivated(step);
  compareCatalog(step);
  comparePages(step);
  compareStructure(step);
  nameTheRest(step);
  usages.advance(after, step.changed);
  return step.changes;
}

/**
 * Content that was kept ready: an entry of the new cross-reference that leads into bytes of the earlier revision, or an
 * object that the earlier revision referred to before it existed ("Shadow Attacks", NDSS 2021, hide-and-replace).
 */
function findActivated(step: RevisionStep): void {
  for (const [number, change] of step.changed) {
    if (change === 'removed') continue;
    const offset = step.after.offsetOf(number) ?? 0;
    const isKeptReady = offset < step.before.revision.endOfFileMarker;
    if (isKeptReady || (change === 'added' && step.usages.usagesOf(number).size > 0)) step.activate(number);
  }
}

/** What no rule explained. New objects that nothing changed refers to are only said to be there. */
function nameTheRest(step: RevisionStep): void {
  const rest = step.unexplained.filter((number) => !isCrossReference(step, number));
  const changed = rest.filter(
    (number) => step.changed.get(number) !== 'added' && step.usages.usagesOf(number).size > 0,
  );
  for (const number of changed.slice(0, MAX_NAMED)) step.report(named(step, number));
  if (changed.length > MAX_NAMED) step.other('other');
  const isAddedOnly = changed.length === 0 && step.changes.every(({ kind }) => kind !== 'other');
  if (isAddedOnly && rest.some((number) => step.changed.get(number) === 'added')) step.report({ kind: 'unused' });
}

/** Cross-reference and object streams are how the file is written, unless something refers to them. */
function isCrossReference(step: RevisionStep, number: number): boolean {
  const object = step.after.read(number);
  if (object?.kind !== 'stream' || step.changed.get(number) !== 'added') return false;
  const type = step.after.name(object, 'Type');
  return type === 'XRef' || type === 'ObjStm';
}

function named(step: RevisionStep, number: number): Change {
  const paths: string[] = [];
  const seen = new Set([number]);
  let page: number | undefined;
  for (const current of seen) {
    page ??= pageNumbers(step.before).get(current);
    if (page !== undefined || seen.size > MAX_CLIMB) break;
    for (const [owner, uses] of step.usages.usagesOf(current)) {
      for (const path of uses) if (!/(?:^|\/)(?:Parent|P|Dest|D|V)$/u.test(path)) paths.push(path);
      if (owner !== 0) seen.add(owner);
    }
  }
  const own = step.before.name(step.before.read(number), 'Type') ?? step.after.name(step.after.read(number), 'Type');
  const what = own === 'Pages' ? 'page-tree' : own === 'Font' ? 'font' : own === 'Page' ? 'page' : partOf(paths);
  return { kind: 'other', what, page, object: number };
}

function partOf(paths: readonly string[]): string {
  for (const path of paths) {
    const found = PARTS.find(([pattern]) => pattern.test(path));
    if (found !== undefined) return found[1];
  }
  return 'other';
}
