import type { Catalogue, Language } from './catalogue.js';
import { en } from './en.js';
import { it } from './it.js';

/** Italian and English are always there; the languages of Italy's minorities for who asks for them. */
const loaded = new Map<Language, Catalogue>([
  ['it', it],
  ['en', en],
]);

/**
 * All the words of one language.
 *
 * @throws {RangeError} German, French or Slovene before {@link loadCatalogue} was called for it
 */
export function catalogueOf(language: Language): Catalogue {
  const catalogue = loaded.get(language);
  if (catalogue === undefined) throw new RangeError(`the words of ${language} are not loaded`);
  return catalogue;
}

/**
 * Loads the words of one language; from then on {@link catalogueOf} and everything that takes a language knows it.
 *
 * @example
 * ```ts
 * await loadCatalogue('de');
 * describeTries('pin', 2, 'de'); // 'Sie haben noch 2 PIN-Versuche.'
 * ```
 */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const catalogue = loaded.get(language) ?? (await read(language));
  loaded.set(language, catalogue);
  return catalogue;
}

async function read(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'it':
      return it;
    case 'en':
      return en;
    case 'de':
      return (await import('./de.js')).de;
    case 'fr':
      return (await import('./fr.js')).fr;
    case 'sl':
      return (await import('./sl.js')).sl;
  }
}
