import { PkiError, type PublicKey } from '@ciekit/pki/x509';

/**
 * Until when an algorithm was fit for signatures. Hash functions and key sizes that ETSI TS 119 312 V1.5.1 and the
 * "SOG-IS Agreed Cryptographic Mechanisms" still accept have no end here; what is not listed at all is `never`.
 */
export type Fitness = { readonly fitUntil: Date | 'no-end' | 'never' };

const NO_END: Fitness = { fitUntil: 'no-end' };
const until = (date: string): Fitness => ({ fitUntil: new Date(date) });

const HASHES: Readonly<Record<string, Fitness>> = {
  // TS 119 312 annex A (history): MD5 broken by Wang's collisions in August 2004, SHA-1 and RIPEMD-160 not for new ones.
  md5: until('2004-08-01T00:00:00Z'),
  sha1: until('2012-08-01T00:00:00Z'),
  ripemd160: until('2014-08-01T00:00:00Z'),
  sha224: NO_END,
  sha256: NO_END,
  sha384: NO_END,
  sha512: NO_END,
  'sha512-224': NO_END,
  'sha512-256': NO_END,
  'sha3-224': NO_END,
  'sha3-256': NO_END,
  'sha3-384': NO_END,
  'sha3-512': NO_END,
};

/** @param name as node:crypto names it, in any letter case */
export function hashFitness(name: string): Fitness {
  const fitness = Object.entries(HASHES).find(([hash]) => hash === name.toLowerCase())?.[1];
  return fitness ?? { fitUntil: 'never' };
}

/** Bits from which on, and until when: rows from the largest to the smallest. */
const RSA: readonly (readonly [number, Fitness])[] = [
  [1_900, NO_END],
  [1_024, until('2019-10-01T00:00:00Z')],
  [786, until('2010-08-01T00:00:00Z')],
];
const ELLIPTIC: readonly (readonly [number, Fitness])[] = [
  [256, NO_END],
  [224, until('2016-01-01T00:00:00Z')],
  [160, until('2013-01-01T00:00:00Z')],
];
const CURVE_BITS = /(\d{3})/;

/** What a key is: `RSA 2048`, `EC prime256v1`; and until when it is fit. */
export interface KeyStrength {
  readonly name: string;
  readonly fitness: Fitness;
}

/** A key that cannot be read is fit for nothing. */
export function keyStrength(key: PublicKey): KeyStrength {
  try {
    const { asymmetricKeyType: type = 'key', asymmetricKeyDetails: details = {} } = key.toKeyObject();
    if (type === 'rsa' || type === 'rsa-pss') {
      const bits = details.modulusLength ?? 0;
      return { name: `RSA ${String(bits)}`, fitness: fitnessOf(RSA, bits) };
    }
    if (type === 'ec') {
      const curve = details.namedCurve ?? '';
      return { name: `EC ${curve}`, fitness: fitnessOf(ELLIPTIC, Number(CURVE_BITS.exec(curve)?.[1] ?? 0)) };
    }
    const isEdwards = type === 'ed25519' || type === 'ed448';
    return { name: type, fitness: isEdwards ? NO_END : { fitUntil: 'never' } };
  } catch (error) {
    if (error instanceof PkiError) return { name: error.code, fitness: { fitUntil: 'never' } };
    throw error;
  }
}

function fitnessOf(rows: readonly (readonly [number, Fitness])[], bits: number): Fitness {
  return rows.find(([least]) => bits >= least)?.[1] ?? { fitUntil: 'never' };
}

/**
 * ETSI EN 319 102-1 sections 5.2.8.4.1, 5.3.4 step 6 and 5.6.2.4: whether something made with the algorithm may be believed.
 *
 * - `fit`: the algorithm has no end, or it had not come at `before`, when the thing is proved to have existed
 * - `was-unfit`: the thing is proved not to have existed before the end
 * - `no-proof`: nothing tells
 *
 * @param before when it existed at the latest: proved time, else validation time
 * @param after proved not to have existed before; `undefined` where nothing proves that
 */
export function fitnessAt(
  { fitUntil }: Fitness,
  before: Date,
  after: Date | undefined,
): 'fit' | 'was-unfit' | 'no-proof' {
  if (fitUntil === 'no-end') return 'fit';
  if (fitUntil === 'never') return 'was-unfit';
  if (before < fitUntil) return 'fit';
  return after !== undefined && after >= fitUntil ? 'was-unfit' : 'no-proof';
}
