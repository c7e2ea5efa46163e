import { textOf } from '../pdf/form-fields.js';
import { integerOf, pdfReference, type PdfDictionary, type PdfObject } from '../pdf/objects.js';
import { compareAppearances } from './modification-appearance.js';
import { areaOf, pageWith } from './modification-places.js';
import type { RevisionStep } from './modification-step.js';
import { sameObject } from './revision-diff.js';
import { dictionaryIn } from './revision-view.js';

/** What signing writes into a field that waited for it (ISO 32000-2, 12.7.5.5). */
const SIGNING_KEYS: ReadonlySet<string> = new Set('V AP AS F M Ff MK'.split(' '));
/** What filling in a field writes (tables 226, 228 and 231). */
const FILLING_KEYS: ReadonlySet<string> = new Set('V AP AS I RV DA Q M Ff MK'.split(' '));
/** Entries that say what a field holds; the appearance follows them. */
const VALUE_KEYS = ['V', 'AS', 'I', 'RV'] as const;
const MAX_DEPTH = 32;
/** Default resources that no default appearance can use: signing programs leave their drawings there. */
const DRAWN_ELSEWHERE: ReadonlySet<string> = new Set(['XObject', 'ProcSet']);
/** Table 167: bits 2 and 6. */
const HIDDEN = 2 | 32;

/** The interactive form: which fields were added, signed or filled in, and what else happened to it. */
export function compareForm(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const [older, newer] = step.follow(before, after, /^AcroForm$/u).map(dictionaryIn);
  if (older === undefined && newer === undefined) return;
  if (newer === undefined) {
    step.other('form');
    return;
  }
  for (const key of new Set([...(older?.entries.keys() ?? []), ...newer.entries.keys()])) {
    const values = [older?.entries.get(key), newer.entries.get(key)] as const;
    if (key === 'Fields') compareFields(step, ...values);
    else if (key === 'DR') compareDefaultResources(step, ...values);
    else if (key === 'SigFlags' || key === 'NeedAppearances') continue;
    else if (!sameObject(...values) && !(key === 'DA' && values[0] === undefined)) step.other('form');
  }
}

function compareFields(step: RevisionStep, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const [older, newer] = step.follow(before, after, /^(?:AcroForm\/)?Fields$/u);
  const seen = new Set<number>();
  const now = new Set(references(step.after.items(newer)));
  const then = new Set(references(step.before.items(older)));
  for (const number of then) {
    if (now.has(number)) compareField(step, number, { name: '', type: undefined, filled: false, depth: 0, seen });
    else step.other('form-field', { object: number });
  }
  for (const number of now) if (!then.has(number)) addedField(step, number);
  const direct = [step.before.items(older), step.after.items(newer)].map((items) => items.filter(isDirect));
  if (direct[0]?.length !== direct[1]?.length) step.other('form-field');
}

const isDirect = ({ kind }: PdfObject): boolean => kind !== 'reference';

function references(items: readonly PdfObject[]): readonly number[] {
  return items.flatMap((item) => (item.kind === 'reference' ? [item.number] : []));
}

/** Resources for appearances may be added; what is there is drawn already (section 12.7.3). */
function compareDefaultResources(
  step: RevisionStep,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  depth = 0,
): void {
  const [older, newer] = step.follow(before, after, /^(?:AcroForm\/|DR\/)*(?:DR|Font|Encoding)$/u);
  if (older === undefined) step.adopt(after);
  if (older === undefined || sameObject(older, newer)) return;
  const dictionaries = [dictionaryIn(older), dictionaryIn(newer)] as const;
  if (depth > 1 || dictionaries[0] === undefined || dictionaries[1] === undefined || newer?.kind === 'stream') {
    step.other('form');
    return;
  }
  for (const [key, value] of dictionaries[0].entries) {
    const now = dictionaries[1].entries.get(key);
    if (now === undefined && !DRAWN_ELSEWHERE.has(key)) step.other('form');
    else if (now === undefined) continue;
    else if (DRAWN_ELSEWHERE.has(key)) step.adopt(now);
    else if (!sameObject(value, now)) compareDefaultResources(step, value, now, depth + 1);
  }
  for (const [key, value] of dictionaries[1].entries) if (!dictionaries[0].entries.has(key)) step.adopt(value);
}

interface Place {
  readonly name: string;
  readonly type: string | undefined;
  /** Whether the value of the field above changed: its widgets may look different then. */
  readonly filled: boolean;
  readonly depth: number;
  readonly seen: Set<number>;
}

function compareField(step: RevisionStep, number: number, place: Place): void {
  if (place.seen.has(number) || place.depth > MAX_DEPTH) return;
  place.seen.add(number);
  const [older, newer] = [dictionaryIn(step.before.read(number)), dictionaryIn(step.after.read(number))];
  if (older === undefined || newer === undefined) return;
  const own = textOf(step.before.resolve(older.entries.get('T')));
  const name = [place.name, own].filter((part) => part !== '').join('.');
  const type = step.before.name(older, 'FT') ?? place.type;
  const isSignature = type === 'Sig';
  const signed = isSignature && compareSignature(step, number, name, older, newer);
  const differing = [...new Set([...older.entries.keys(), ...newer.entries.keys()])].filter(
    (key) => !sameObject(older.entries.get(key), newer.entries.get(key)),
  );
  const filled = place.filled || VALUE_KEYS.some((key) => differing.includes(key));
  const looks = compareAppearances(step, older.entries.get('AP'), newer.entries.get('AP'));
  const allowed = isSignature ? (signed ? SIGNING_KEYS : new Set<string>()) : FILLING_KEYS;
  const excess =
    differing.find((key) => !allowed.has(key)) ?? (newer.repeated.length > older.repeated.length ? '' : undefined);
  if (step.changed.has(number)) step.explain(number);
  if (excess !== undefined || !onlyLocked(older, newer, isSignature)) {
    step.other('form-field', { field: name, object: number, page: pageWith(step, number) });
  } else if (!isSignature && (filled || looks || differing.length > 0)) {
    reportFilled(step, number, name, { filled, looks, type });
  } else if (isSignature && looks && !signed) {
    step.other('signature-appearance', { field: name, object: number, page: pageWith(step, number) });
  }
  if (filled) step.adopt(newer.entries.get('V'));
  for (const kid of references(step.after.items(newer.entries.get('Kids')))) {
    compareField(step, kid, {
      name,
      type,
      filled: isSignature ? signed : filled,
      depth: place.depth + 1,
      seen: place.seen,
    });
  }
}

/** A text that looks different while its value stayed is not filled in: it is replaced (shadow attack on form fields). */
function reportFilled(
  step: RevisionStep,
  number: number,
  name: string,
  { filled, looks, type }: { readonly filled: boolean; readonly looks: boolean; readonly type: string | undefined },
): void {
  const details = { field: name, object: number, page: pageWith(step, number) };
  if (looks && !filled && type !== 'Btn') step.other('field-appearance', details);
  else step.report({ kind: 'form-filled', ...details });
}

/** Signing programs make locked fields read-only; no other flag of a field may change. */
function onlyLocked(before: PdfDictionary, after: PdfDictionary, isSignature: boolean): boolean {
  const READ_ONLY = 1;
  const flags = [before, after].map((field) => integerOf(field.entries.get('Ff')) ?? 0);
  if (((flags[0] ?? 0) | READ_ONLY) !== ((flags[1] ?? 0) | READ_ONLY)) return false;
  return isSignature || sameObject(before.entries.get('F'), after.entries.get('F'));
}

/** @returns whether the field was signed in this revision */
function compareSignature(
  step: RevisionStep,
  number: number,
  name: string,
  before: PdfDictionary,
  after: PdfDictionary,
): boolean {
  const values = [before.entries.get('V'), after.entries.get('V')] as const;
  const older = step.before.resolve(values[0]);
  const newer = step.after.resolve(values[1]);
  if (older === undefined && newer !== undefined) {
    reportSignature(step, number, name, false);
    return true;
  }
  if (!sameObject(older, newer) || !sameObject(...values)) {
    step.other(newer === undefined ? 'signature-removed' : 'signature', { field: name, object: number });
  }
  return false;
}

function addedField(step: RevisionStep, number: number): void {
  const field = step.after.read(number);
  const name = textOf(step.after.entry(field, 'T'));
  const isNew = step.changed.get(number) === 'added' && !step.isExplained(number);
  const isSignature =
    step.after.name(field, 'FT') === 'Sig' &&
    step.after.items(dictionaryIn(field)?.entries.get('Kids')).every((kid) => step.after.entry(kid, 'T') === undefined);
  const acts = ['A', 'AA'].some((key) => step.after.entry(field, key) !== undefined);
  if (!isNew || !isSignature || acts) {
    step.other('form-field', { field: name, object: number, page: pageWith(step, number) });
    if (isNew) step.adopt(pdfReference(number));
    return;
  }
  if (step.after.entry(field, 'V') === undefined) {
    step.adopt(pdfReference(number));
    step.report({ kind: 'signature-field', field: name, object: number, page: pageWith(step, number) });
  } else reportSignature(step, number, name, true);
}

function reportSignature(step: RevisionStep, number: number, name: string, isNew: boolean): void {
  const field = step.after.read(number);
  const value = dictionaryIn(field)?.entries.get('V');
  const isTimestamp =
    step.after.name(value, 'Type') === 'DocTimeStamp' || step.after.name(value, 'SubFilter') === 'ETSI.RFC3161';
  step.adopt(isNew ? pdfReference(number) : value);
  const widgets = [field, ...step.after.items(dictionaryIn(field)?.entries.get('Kids'))];
  const isVisible = widgets.some((widget) => {
    const flags = integerOf(step.after.entry(widget, 'F')) ?? 0;
    return areaOf(step.after, widget) > 0 && (flags & HIDDEN) === 0;
  });
  const page = isVisible ? pageWith(step, number) : undefined;
  const kind = isTimestamp && !isVisible ? 'document-timestamp' : 'signature';
  step.report({ kind, field: name, object: number, page, addedVisibly: isNew && isVisible });
}
