import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import type { RevisionView } from './revision-view.js';

/** What happened to an object from one revision to the next. */
export type ObjectChange = 'added' | 'changed' | 'removed';

function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function sameEntries(a: PdfDictionary, b: PdfDictionary): boolean {
  if (a.repeated.length > 0 || b.repeated.length > 0 || a.entries.size !== b.entries.size) return false;
  for (const [key, value] of a.entries) if (!sameObject(value, b.entries.get(key))) return false;
  return true;
}

/** Whether two objects are written alike but for white space and the order of entries; references are not followed. */
export function sameObject(a: PdfObject | undefined, b: PdfObject | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  switch (a.kind) {
    case 'null':
      return b.kind === 'null';
    case 'boolean':
      return b.kind === 'boolean' && a.value === b.value;
    case 'number':
      return b.kind === 'number' && a.value === b.value;
    case 'name':
      return b.kind === 'name' && a.value === b.value;
    case 'string':
      return b.kind === 'string' && sameOctets(a.bytes, b.bytes);
    case 'reference':
      return b.kind === 'reference' && a.number === b.number && a.generation === b.generation;
    case 'array':
      return (
        b.kind === 'array' &&
        a.items.length === b.items.length &&
        a.items.every((item, at) => sameObject(item, b.items[at]))
      );
    case 'dictionary':
      return b.kind === 'dictionary' && sameEntries(a, b);
    case 'stream':
      return b.kind === 'stream' && sameEntries(a.dictionary, b.dictionary) && sameOctets(a.data, b.data);
  }
}

/**
 * The objects whose value differs between two revisions, by number. An object that was only written again is none of
 * them.
 *
 * @throws {SignatureError} `malformed-pdf` where a changed object cannot be read
 */
export function changedObjects(before: RevisionView, after: RevisionView): ReadonlyMap<number, ObjectChange> {
  const changes = new Map<number, ObjectChange>();
  for (const number of after.mentioned()) {
    const [earlier, later] = [before.placeOf(number), after.placeOf(number)];
    if (earlier === undefined && later !== undefined) changes.set(number, 'added');
    else if (earlier !== undefined && later === undefined) changes.set(number, 'removed');
    else if (earlier !== later && !sameObject(before.read(number), after.read(number))) changes.set(number, 'changed');
  }
  return changes;
}
