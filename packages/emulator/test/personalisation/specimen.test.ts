import { readFileSync } from 'node:fs';

import {
  ATR_PROFILE_NAMES,
  createCardImage,
  formatCardImage,
  specimenImage,
  specimenPki,
  TEST_PKI_ROLES,
} from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';

import { seededRandom } from '../../src/personalisation/random-source.js';
import { createAuthorities } from '../../src/personalisation/test-pki-authorities.js';

const data = (name: string): string => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');

/** The seed of scripts/make-specimen.mjs. */
const SEED = 'CIE Kit specimen';

describe('the shipped specimen', () => {
  it('has the certificates that its seed gives for its keys', () => {
    // The keys themselves take ten seconds: `scripts/make-specimen.mjs --check` makes them too.
    const { authorities } = specimenPki();
    const keys = TEST_PKI_ROLES.map((role) => authorities[role].key)[Symbol.iterator]();
    const made = createAuthorities(seededRandom(SEED).fork('test pki'), () => keys.next().value!);
    expect(made).toEqual(authorities);
  });

  it.each([
    [1, 'specimen-generation-1.json'],
    [2, 'specimen.json'],
  ] as const)('generation %i is what its seed gives', (sodGeneration, name) => {
    const made = createCardImage({ seed: SEED, sodGeneration }, { pki: specimenPki() });
    expect(formatCardImage(made)).toBe(data(name));
    expect(specimenImage({ sodGeneration })).toEqual(made);
  });

  it('is a bit4id card of the second generation with the published codes, and says what it is', () => {
    const image = specimenImage();
    expect([image.profile, image.sodGeneration]).toEqual(['bit4id', 2]);
    expect(image.codes).toEqual({ pin: '19283746', puk: '64738291' });
    expect(image.notice).toContain('nothing in this file is a secret');
    expect(specimenPki().toJson()).toContain('nothing in this file is a secret');
  });

  it('is one card in all profiles and generations: same keys, same holder', () => {
    const first = specimenImage();
    for (const profile of ATR_PROFILE_NAMES) {
      for (const sodGeneration of [1, 2] as const) {
        const image = specimenImage({ profile, sodGeneration });
        expect(image.profile).toBe(profile);
        expect(image.keys).toEqual(first.keys);
        expect(image.files['1003']).toBe(first.files['1003']);
        expect(image.files['1006'] === first.files['1006']).toBe(sodGeneration === 2);
        expect(image.files['2F01'] === first.files['2F01']).toBe(
          profile !== 'gemalto2' && !/^(stm|gemalto)/.test(profile),
        );
      }
    }
  });
});
