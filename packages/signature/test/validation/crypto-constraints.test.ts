import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PublicKey } from '@ciekit/pki';
import { fitnessAt, hashFitness, keyStrength } from '../../src/validation/crypto-constraints.js';

const at = (date: string): Date => new Date(`${date}T00:00:00Z`);

describe('algorithms', () => {
  it.each([
    ['sha1', '2012-07-31', undefined, 'fit'],
    ['sha1', '2012-08-01', undefined, 'no-proof'],
    ['SHA1', '2026-01-01', '2012-08-01', 'was-unfit'],
    ['sha1', '2026-01-01', '2012-07-31', 'no-proof'],
    ['md5', '2004-07-31', undefined, 'fit'],
    ['sha256', '2026-01-01', '2026-01-01', 'fit'],
    ['whirlpool', '2001-01-01', undefined, 'was-unfit'],
    ['constructor', '2001-01-01', undefined, 'was-unfit'],
  ])('%s of something that existed on %s, not before %s: %s', (name, before, after, expected) => {
    expect(fitnessAt(hashFitness(name), at(before), after === undefined ? undefined : at(after))).toBe(expected);
  });

  const spki = { type: 'spki', format: 'der' } as const;
  const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const;
  const rsa = (bits: number): PublicKey =>
    PublicKey.fromSpki(
      generateKeyPairSync('rsa', { modulusLength: bits, publicKeyEncoding: spki, privateKeyEncoding }).publicKey,
    );
  const ec = (namedCurve: string): PublicKey =>
    PublicKey.fromSpki(
      generateKeyPairSync('ec', { namedCurve, publicKeyEncoding: spki, privateKeyEncoding }).publicKey,
    );

  it.each([
    ['RSA 1024', () => rsa(1024), at('2019-10-01')],
    ['RSA 2048', () => rsa(2048), 'no-end'],
    ['EC prime256v1', () => ec('prime256v1'), 'no-end'],
    ['EC secp224r1', () => ec('secp224r1'), at('2016-01-01')],
    ['EC brainpoolP384r1', () => ec('brainpoolP384r1'), 'no-end'],
  ])('%s', (name, make, fitUntil) => {
    expect(keyStrength(make())).toEqual({ name, fitness: { fitUntil } });
  });

  it('is fit for nothing when it cannot be read', () => {
    const { publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 768,
      publicKeyEncoding: spki,
      privateKeyEncoding,
    });
    expect(keyStrength(PublicKey.fromSpki(publicKey)).fitness).toEqual({ fitUntil: 'never' });
  });
});
