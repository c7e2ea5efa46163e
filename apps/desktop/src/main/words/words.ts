import type { WindowLanguage } from '../../contract/views.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { sl } from './sl.js';

/** The form of the words outside the windows: Italian defines it, and the compiler holds the other languages to it. */
export type MainWords = Widened<typeof it>;

type Widened<T> = T extends string
  ? string
  : T extends (...values: infer A) => string
    ? (...values: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

const WORDS: Readonly<Record<WindowLanguage, MainWords>> = { it, en, de, fr, sl };

/** Tray, menu and notifications: few enough to be there at once. */
export function mainWords(language: WindowLanguage): MainWords {
  return WORDS[language];
}
