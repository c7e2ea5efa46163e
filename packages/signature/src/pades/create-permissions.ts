import { SignatureError } from '../errors.js';
import type { PdfDocument } from '../pdf/document.js';
import { textOf, type PdfField } from '../pdf/form-fields.js';
import { integerOf, nameOf, type PdfDictionary, type PdfObject } from '../pdf/objects.js';

/** The DocMDP access permissions (ISO 32000-2 table 257) under which nothing may be signed, and no annotation added. */
const NO_CHANGES = 1;
const FORMS_ONLY = 2;

/** What the signatures in a document still allow (sections 12.8.2.2 and 12.8.2.4). */
interface Restrictions {
  /** Whether a signature locked the field of that name. */
  readonly isLocked: (fieldName: string) => boolean;
  /**
   * Whether a new field may be seen on a page. Where a certification allows no annotations, readers take one for an attack
   * ("sneaky signature": Mladenov, Mainka, Rohlmann and Schwenk, IEEE S&P 2021).
   */
  readonly allowsNewVisibleField: boolean;
}

/** @throws {SignatureError} `changes-forbidden` where nothing may be signed any more */
export function restrictionsOf(document: PdfDocument, fields: readonly PdfField[]): Restrictions {
  const certification = dictionaryOf(document, document.get(document.catalog, 'Perms'), 'DocMDP');
  const granted = certification === undefined ? [] : [...transforms(document, certification, 'DocMDP')];
  const locks: PdfDictionary[] = [];
  for (const { dictionary } of fields.filter(({ type }) => type === 'Sig')) {
    const signature = dictionaryOf(document, dictionary, 'V');
    if (signature === undefined) continue;
    granted.push(...transforms(document, signature, 'DocMDP'));
    locks.push(...transforms(document, signature, 'FieldMDP'));
    const lock = dictionaryOf(document, dictionary, 'Lock');
    if (lock !== undefined) locks.push(lock);
  }
  const levelOf = (parameters: PdfDictionary): number | undefined => integerOf(document.get(parameters, 'P'));
  // Without /P a certification is of level 2.
  const levels = [...granted.map((parameters) => levelOf(parameters) ?? FORMS_ONLY), ...locks.map(levelOf)];
  if (levels.includes(NO_CHANGES)) {
    throw new SignatureError('changes-forbidden', 'a signature in the document forbids every change');
  }
  return {
    isLocked: (name) => locks.some((lock) => covers(document, lock, name)),
    allowsNewVisibleField: !levels.includes(FORMS_ONLY),
  };
}

function dictionaryOf(document: PdfDocument, owner: PdfObject | undefined, key: string): PdfDictionary | undefined {
  const value = owner?.kind === 'dictionary' ? document.get(owner, key) : undefined;
  return value?.kind === 'dictionary' ? value : undefined;
}

const MAX_REFERENCES = 100;

/** The parameters of a signature's transforms of that method. */
function transforms(document: PdfDocument, signature: PdfDictionary, method: string): readonly PdfDictionary[] {
  const references = document.get(signature, 'Reference');
  if (references?.kind !== 'array') return [];
  return references.items.slice(0, MAX_REFERENCES).flatMap((item) => {
    const reference = document.resolve(item);
    if (reference?.kind !== 'dictionary' || nameOf(document.get(reference, 'TransformMethod')) !== method) return [];
    const parameters = document.get(reference, 'TransformParams');
    return parameters?.kind === 'dictionary' ? [parameters] : [];
  });
}

/** Whether a lock (tables 236 and 259) names the field or one that it is part of. */
function covers(document: PdfDocument, lock: PdfDictionary, name: string): boolean {
  const action = nameOf(document.get(lock, 'Action'));
  const list = document.get(lock, 'Fields');
  const names = list?.kind === 'array' ? list.items.map((item) => textOf(document.resolve(item))) : [];
  const named = names.some((locked) => locked === name || name.startsWith(`${locked}.`));
  if (action === 'All') return true;
  return action === 'Exclude' ? !named : named;
}
