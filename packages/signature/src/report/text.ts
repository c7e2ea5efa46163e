/** Text of a report, and what of it comes from a file: names, reasons, paths that somebody else wrote. */

interface Run {
  readonly text: string;
  /** Written by somebody else: shown so that it cannot pass for a part of the report. */
  readonly foreign: boolean;
  /** A code, a fingerprint: every character counts. */
  readonly exact?: boolean | undefined;
}
export type Text = readonly Run[];

export const own = (text: string): Text => [{ text, foreign: false }];
/** @param text any text at all */
export const foreign = (text: string): Text => [{ text: visible(text), foreign: true }];
export const exact = (text: string): Text => [{ text: visible(text), foreign: true, exact: true }];

/** A distinguished name (RFC 4514), with room to break it between its parts. */
export const nameText = (name: string): Text => foreign(name.replaceAll(/(?<!\\),/gu, ', '));

export const plain = (text: Text): string => text.map((run) => run.text).join('');

/** Longest foreign text that a report shows, in characters: a name of a megabyte would be the report. */
const MAX_LENGTH = 500;

/**
 * Control, formatting and unassigned characters, among them those that turn the direction of writing (Unicode UAX #9),
 * separators other than the space, and characters without a meaning of their own. A letter with twenty accents covers the
 * lines around it.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;
const LONE_ACCENTS = /(?<=\p{M}{3})\p{M}|^\p{M}/gu;

/**
 * Text as people can trust it: what would be invisible or move other text is named by its number, `[U+202E]`.
 *
 * @param text any text, also with lone surrogates
 */
function visible(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MAX_LENGTH));
  const isCut = text.length > 2 * MAX_LENGTH || characters.length > MAX_LENGTH;
  const shown = characters.slice(0, MAX_LENGTH).join('').normalize('NFC');
  return shown.replace(INVISIBLE, named).replace(LONE_ACCENTS, named) + (isCut ? ' […]' : '');
}

/** A character by its number in Unicode. */
export function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A sentence with values where it has `{name}`; what is missing is a question mark. */
export function filled(sentence: string, values: Readonly<Record<string, Text>>): Text {
  return sentence.split(/\{(\w+)\}/u).flatMap((part, i) => {
    if (i % 2 === 0) return part === '' ? [] : own(part);
    return Object.hasOwn(values, part) ? (values[part] ?? own('?')) : own('?');
  });
}
