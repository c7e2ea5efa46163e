import { expect, test } from 'vitest';
import { WINDOW_LANGUAGES } from '../../../src/contract/views.js';
import { LOOKS, type Look } from '../../support/pictures/camera.js';
import { GALLERIES } from '../../support/pictures/galleries.js';
import { takePictures, type Order } from '../../support/pictures/studio.js';

/** What scripts/pictures.mjs wants; without it, no picture is taken. */
const wish = process.env['CIEKIT_PICTURES'];

interface Wish {
  readonly folder: string;
  readonly languages: readonly string[];
  readonly looks: readonly string[];
  /** Parts of names of scenes; `=` before it: the whole name. */
  readonly only: readonly string[];
  readonly format: Order['format'];
}

function orderOf({ folder, languages, looks, only, format }: Wish): Order {
  return {
    folder,
    format,
    languages: WINDOW_LANGUAGES.filter((language) => languages.length === 0 || languages.includes(language)),
    looks: (Object.keys(LOOKS) as Look[]).filter((look) => looks.length === 0 || looks.includes(look)),
    wants: (name) =>
      only.length === 0 || only.some((part) => (part.startsWith('=') ? part === `=${name}` : name.includes(part))),
    tell: (line) => {
      process.stdout.write(`${line}\n`);
    },
  };
}

test.skipIf(wish === undefined)('a picture of every screen in every state', { timeout: 7_200_000 }, async () => {
  const order = orderOf(JSON.parse(wish ?? '') as Wish);
  const failures: string[] = [];
  for (const gallery of GALLERIES) failures.push(...(await takePictures(gallery, order)));
  expect(failures).toEqual([]);
});
