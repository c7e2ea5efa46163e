import { readFileSync } from 'node:fs';

import { toHex } from '@ciekit/core/bytes';

import type { AtrProfileName, CardImage } from '../card-image.js';
import { parseCardImage } from '../card-image-parse.js';
import { encodeEfAtr } from './ef-atr.js';
import type { SodGeneration } from './security-object.js';

const FILE_NAMES: Readonly<Record<SodGeneration, string>> = {
  1: 'specimen-generation-1.json',
  2: 'specimen.json',
};

const loaded = new Map<SodGeneration, CardImage>();

/**
 * The specimen that comes with this package: Anna Specimen, document CA00000AA, PIN 19283746, PUK 64738291. No key is
 * made: every call gives the same card, whose profile and EF.SOD can be chosen.
 *
 * @param options defaults: `bit4id`, generation 2
 * @example
 * ```ts
 * const image = specimenImage({ profile: 'stm', sodGeneration: 1 });
 * ```
 */
export function specimenImage(
  options: { readonly profile?: AtrProfileName; readonly sodGeneration?: SodGeneration } = {},
): CardImage {
  const image = load(options.sodGeneration ?? 2);
  const profile = options.profile ?? image.profile;
  return { ...image, profile, files: { ...image.files, '2F01': toHex(encodeEfAtr(profile)) } };
}

function load(generation: SodGeneration): CardImage {
  let image = loaded.get(generation);
  if (image === undefined) {
    image = parseCardImage(readFileSync(new URL(`../../data/${FILE_NAMES[generation]}`, import.meta.url)));
    loaded.set(generation, image);
  }
  return image;
}
