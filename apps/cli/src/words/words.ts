import type { CommandLanguage } from '../language.js';
import { en } from './en.js';
import { it } from './it.js';

/** The form of a catalogue: English defines it, and the compiler holds the other languages to it. */
export type Words = Widened<typeof en>;

type Widened<T> = T extends string
  ? string
  : T extends (...values: infer A) => string
    ? (...values: A) => string
    : T extends readonly (infer E)[]
      ? readonly Widened<E>[]
      : { readonly [K in keyof T]: Widened<T[K]> };

const CATALOGUES: Readonly<Record<CommandLanguage, Words>> = { en, it };

/** The command's own words; those about cards, codes and errors of the card are the middleware's. */
export function wordsOf(language: CommandLanguage): Words {
  return CATALOGUES[language];
}
