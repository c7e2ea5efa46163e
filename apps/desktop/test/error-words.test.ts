import { catalogueOf, loadCatalogue } from '@ciekit/middleware';
import { expect, test } from 'vitest';
import { WINDOW_LANGUAGES } from '../src/contract/views.js';
import { inApp } from '../src/renderer/words/error-words.js';
import { loadWords } from '../src/renderer/words/words.js';

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test.each(WINDOW_LANGUAGES)('%s: whatever a text names as a command has a place in the windows', async (language) => {
  await loadCatalogue(language);
  const words = await loadWords(language);
  const { errors, codeErrors } = catalogueOf(language);
  const texts = textsOf([errors, codeErrors]);
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.map((text) => inApp(text, words)).filter((text) => /"(?:cie |--)/.test(text))).toEqual([]);
});
