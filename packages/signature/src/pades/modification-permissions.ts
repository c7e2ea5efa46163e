import { textOf } from '../pdf/form-fields.js';
import { integerOf, type PdfDictionary, type PdfObject } from '../pdf/objects.js';
import type { Finding } from '../validation/verdict.js';
import type { Change } from './modification-step.js';
import { dictionaryIn, type RevisionView } from './revision-view.js';

/** ISO 32000-2, table 257: 1 nothing, 2 forms and signatures, 3 annotations too. `undefined`: nobody certified the file. */
type DocumentPermission = 1 | 2 | 3 | undefined;

/** What is still allowed after a signature. */
export interface Permissions {
  readonly document: DocumentPermission;
  readonly isLocked: (field: string) => boolean;
}

const NOTHING_LOCKED = (): boolean => false;

/** DocMDP and FieldMDP of a signature, and the lock of its field (ISO 32000-2, 12.8.2.2, 12.8.2.4, table 236). */
export function permissionsOf(
  view: RevisionView,
  signature: PdfDictionary,
  field: PdfDictionary | undefined,
): Permissions {
  let document: DocumentPermission;
  const locks: ((field: string) => boolean)[] = [];
  for (const item of view.items(signature.entries.get('Reference'))) {
    const method = view.name(item, 'TransformMethod');
    const parameters = view.entry(item, 'TransformParams');
    if (method === 'DocMDP') document = stricter(document, permissionOf(view, parameters) ?? 2);
    if (method === 'FieldMDP') locks.push(lockOf(view, parameters));
  }
  const lock = view.entry(field, 'Lock');
  if (lock !== undefined) {
    locks.push(lockOf(view, lock));
    document = stricter(document, permissionOf(view, lock));
  }
  return { document, isLocked: locks.length === 0 ? NOTHING_LOCKED : (name) => locks.some((locks_) => locks_(name)) };
}

/** What two signatures allow together. */
export function together(a: Permissions, b: Permissions): Permissions {
  return {
    document: stricter(a.document, b.document),
    isLocked: (field) => a.isLocked(field) || b.isLocked(field),
  };
}

function stricter(a: DocumentPermission, b: DocumentPermission): DocumentPermission {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function permissionOf(view: RevisionView, parameters: PdfObject | undefined): DocumentPermission {
  const value = integerOf(view.entry(parameters, 'P'));
  return value === 1 || value === 2 || value === 3 ? value : undefined;
}

function lockOf(view: RevisionView, parameters: PdfObject | undefined): (field: string) => boolean {
  const action = view.name(parameters, 'Action');
  const names = view.items(dictionaryIn(parameters)?.entries.get('Fields')).map((name) => textOf(view.resolve(name)));
  // A name stands for the field and for everything below it.
  const isNamed = (field: string): boolean => names.some((name) => field === name || field.startsWith(`${name}.`));
  if (action === 'Include') return isNamed;
  if (action === 'Exclude') return (field) => !isNamed(field);
  return action === 'All' ? () => true : NOTHING_LOCKED;
}

/** A change in the words of a report: failures are what the signature forbids, or what nobody may do to a signed file. */
export function judgeChange(change: Change, permissions: Permissions, revision: number): Finding {
  const [code, weight] = outcomeOf(change, permissions);
  const values: Record<string, string> = { revision: revision.toString() };
  if (change.what !== undefined) values['what'] = change.what;
  if (change.page !== undefined) values['page'] = change.page.toString();
  if (change.field !== undefined && change.field !== '') values['field'] = change.field;
  if (change.object !== undefined) values['object'] = change.object.toString();
  return { code, weight, values };
}

function outcomeOf(
  change: Change,
  permissions: Permissions,
): readonly [code: Finding['code'], weight: Finding['weight']] {
  const { document } = permissions;
  const isCertified = document === 1 || document === 2;
  switch (change.kind) {
    case 'validation-data':
      return ['validation-data-added', 'note'];
    case 'document-timestamp':
      return ['document-timestamp-added', 'note'];
    case 'metadata':
      return ['metadata-changed', 'note'];
    case 'structure':
      return ['structure-extended', 'note'];
    case 'unused':
      return ['unused-objects-added', 'note'];
    case 'signature':
      if (document === 1) return ['signing-forbidden', 'failure'];
      // A field of its own drawn over a certified page: the "sneaky signature attack" (IEEE S&P 2021, section V).
      if (isCertified && change.addedVisibly === true) return ['sneaky-signature', 'failure'];
      return change.addedVisibly === true ? ['visible-signature-added', 'warning'] : ['signature-added', 'note'];
    case 'signature-field':
      return isCertified ? ['changed-after-signing', 'failure'] : ['signature-field-added', 'warning'];
    case 'form-filled':
      if (document === 1) return ['form-filling-forbidden', 'failure'];
      return permissions.isLocked(change.field ?? '') ? ['field-locked', 'failure'] : ['form-filled', 'warning'];
    case 'annotation-added':
    case 'annotation-changed':
      return isCertified ? ['annotation-forbidden', 'failure'] : [change.kind, 'warning'];
    case 'annotation-removed':
      // What a signer saw is gone; only the certifier's own word allows that.
      return document === 3 ? [change.kind, 'warning'] : [change.kind, 'failure'];
    case 'covering-annotation':
      return ['evil-annotation', 'failure'];
    case 'activated':
      return ['hidden-content', 'failure'];
    case 'other':
      return change.what === 'signature-removed'
        ? ['signature-removed', 'failure']
        : ['changed-after-signing', 'failure'];
  }
}
