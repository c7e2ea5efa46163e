import { fieldsOf } from '../pdf/form-fields.js';
import type { PdfDictionary } from '../pdf/objects.js';
import { dictionaryIn, type RevisionView } from './revision-view.js';

/** A signature dictionary as the value of a signature field. */
export interface SignatureField {
  readonly name: string;
  readonly field: PdfDictionary;
  readonly dictionary: PdfDictionary;
  /** Whether it lies in the file itself, not in an object stream: its offsets count in the file then. */
  readonly isInFile: boolean;
  /** Index of the first revision that shows it. */
  readonly firstSeen: number;
  /** Whether the last revision still shows it. */
  readonly isCurrent: boolean;
}

/**
 * The signatures that any revision shows, in the order of the file. One that a later revision took out of its field is
 * among them.
 *
 * @param views oldest first
 * @throws {SignatureError} `malformed-pdf`
 */
export function signatureFields(views: readonly RevisionView[]): readonly SignatureField[] {
  const found = new Map<string, SignatureField>();
  for (const [index, view] of views.entries()) {
    const isLast = index === views.length - 1;
    for (const { name, dictionary: field, reference, type } of fieldsOf(view.document)) {
      if (type !== 'Sig') continue;
      const value = field.entries.get('V');
      const dictionary = dictionaryIn(view.resolve(value));
      if (dictionary === undefined) continue;
      const holder = value?.kind === 'reference' ? value.number : reference.number;
      const within = view.document.indirect(holder)?.within ?? 'file';
      // The same bytes are the same signature, whichever revision refers to them.
      const key = `${within} ${dictionary.start}`;
      const first = { name, field, dictionary, isInFile: within === 'file', firstSeen: index };
      found.set(key, { ...(found.get(key) ?? first), isCurrent: isLast });
    }
  }
  return [...found.values()].sort((a, b) => a.dictionary.start - b.dictionary.start);
}
