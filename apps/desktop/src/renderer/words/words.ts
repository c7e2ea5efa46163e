import type { WindowLanguage } from '../../contract/views.js';
import type { it } from './it/index.js';

/** The form of the windows' words: Italian defines it, and the compiler holds the other languages to it. */
export type Words = Widened<typeof it>;

type Widened<T> = T extends string
  ? string
  : T extends (...values: infer A) => string
    ? (...values: A) => string
    : T extends readonly (infer E)[]
      ? readonly Widened<E>[]
      : { readonly [K in keyof T]: Widened<T[K]> };

/** Each language is a file of its own, fetched when it is wanted. */
export async function loadWords(language: WindowLanguage): Promise<Words> {
  switch (language) {
    case 'it':
      return (await import('./it/index.js')).it;
    case 'en':
      return (await import('./en/index.js')).en;
    case 'de':
      return (await import('./de/index.js')).de;
    case 'fr':
      return (await import('./fr/index.js')).fr;
    case 'sl':
      return (await import('./sl/index.js')).sl;
  }
}
