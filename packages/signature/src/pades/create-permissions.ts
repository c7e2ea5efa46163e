import { SignatureError } from '../errors.js';
import type { PdfDocument } from '../pdf/document.js';
import { textOf, type PdfField } from '../pdf/form-fields.js';
import { integerOf, nameOf, type PdfDictionary, type PdfObject } from '../pdf/objects.js';

/** The DocMDP access permission (ISO 32000-2 table 257) under which nothing may be signed; 2 and 3 allow it. */
const NO_CHANGES = 1;

/**
 * Reads what the signatures in a document still allow (sections 12.8.2.2 and 12.8.2.4).
 *
 * @returns whether a signature locked the field of that name
 * @throws {SignatureError} `changes-forbidden` where nothing may be signed any more
 */
export function fieldLocks(document: PdfDocument, fields: readonly PdfField[]): (fieldName: string) => boolean {
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
  const levels = [...granted, ...locks].map((parameters) => integerOf(document.get(parameters, 'P')));
  if (levels.includes(NO_CHANGES)) {
    throw new SignatureError('changes-forbidden', 'a signature in the document forbids every change');
  }
  return (name) => locks.some((lock) => covers(document, lock, name));
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
