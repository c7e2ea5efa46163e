import { SecretBytes } from '@ciekit/core';
import { openHolder, sealHolder, StoreError, type OpenPart, type SealedPart } from '@ciekit/middleware';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { CHALLENGE, HOLDER, openPart, sealKey } from '../support/record.js';

const open = openPart();
const sealed = sealHolder({ challenge: CHALLENGE, key: sealKey() }, open, HOLDER);

function outcome(key: SecretBytes, part: OpenPart, what: SealedPart): string {
  try {
    openHolder(key, part, what);
    return 'opened';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

const flipped = (bytes: Uint8Array, index: number): Uint8Array =>
  bytes.map((byte, position) => (position === index ? byte ^ 1 : byte));

describe('the sealed part', () => {
  it('does not open without the card', () => {
    expect(outcome(SecretBytes.own(new Uint8Array(32)), open, sealed)).toBe('store-seal-broken');
  });

  it.each<[string, OpenPart]>([
    ['serial number', { ...open, serialNumber: 'CA00000AB' }],
    ['expiry', { ...open, notAfter: new Date('2044-03-12T23:59:59.000Z') }],
    ['pairing date', { ...open, pairedAt: new Date('2026-05-01T10:00:00.001Z') }],
    ['assurance', { ...open, assurance: { outcome: 'unverified-issuer' } }],
    ['services id', { ...open, card: { ...open.card, nis: '123456789013' } }],
    ['SOD', { ...open, card: { ...open.card, sod: flipped(open.card.sod, 9) } }],
    ['services key', { ...open, card: { ...open.card, servicesKey: flipped(open.card.servicesKey, 0) } }],
    ['EF.DH', { ...open, card: { ...open.card, efDh: undefined } }],
    ['extended length', { ...open, card: { ...open.card, extendedLength: false } }],
  ])('does not open when the open part was given another %s', (_name, other) => {
    expect(outcome(sealKey(), other, sealed)).toBe('store-seal-broken');
  });

  it('does not open when a single bit of it was changed', () => {
    const parts = ['challenge', 'nonce', 'ciphertext'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.nat(10_000), (part, position) => {
        const changed = { ...sealed, [part]: flipped(sealed[part], position % sealed[part].length) };
        expect(outcome(sealKey(), open, changed)).toBe('store-seal-broken');
      }),
      propertyRuns(500),
    );
  });

  it('shorter than a tag is no reason to crash', () => {
    for (const length of [0, 1, 15, 16]) {
      expect(outcome(sealKey(), open, { ...sealed, ciphertext: new Uint8Array(length) })).toBe('store-seal-broken');
    }
  });

  it('opens with the card and holds what was put in', () => {
    expect(openHolder(sealKey(), open, sealed)).toEqual(HOLDER);
  });

  it('hides the holder, and differs each time', () => {
    const again = sealHolder({ challenge: CHALLENGE, key: sealKey() }, open, HOLDER);
    expect(Buffer.from(sealed.ciphertext).toString('latin1')).not.toContain('SPECIMEN');
    expect(again.nonce).not.toEqual(sealed.nonce);
    expect(again.ciphertext).not.toEqual(sealed.ciphertext);
  });
});
