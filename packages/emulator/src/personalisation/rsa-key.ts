import { checkPrimeSync, createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';

import { bigIntToBytes, bytesToBigInt, fromHex, toHex } from '@ciekit/core/bytes';

import type { RsaKeyImage } from '../card-image.js';
import type { RandomSource } from './random-source.js';

export type RsaModulusBits = 2048 | 4096;

const PUBLIC_EXPONENT = 65537n;

/**
 * A new RSA key with e = 65537. A reproducible source gives the same key every time (2048 bits: about half a second,
 * 4096 bits: a few seconds); the system's source leaves the work to the platform.
 */
export function generateRsaKey(bits: RsaModulusBits, random: RandomSource): RsaKeyImage {
  if (!random.reproducible) {
    // Encoded, and read back as another key object: Node 20 deadlocks when a key object is exported as JWK while the job
    // that generated it is collected as garbage (both take the key's lock).
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: bits,
      publicExponent: Number(PUBLIC_EXPONENT),
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    });
    const jwk = createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' }).export({ format: 'jwk' });
    return rsaKeyFromPrimes(bits, numberOfJwk(jwk.p), numberOfJwk(jwk.q));
  }
  const p = generatePrime(bits / 2, random);
  let q = generatePrime(bits / 2, random);
  while (q === p) q = generatePrime(bits / 2, random);
  return p > q ? rsaKeyFromPrimes(bits, p, q) : rsaKeyFromPrimes(bits, q, p);
}

function numberOfJwk(member: string | undefined): bigint {
  if (member === undefined) throw new TypeError('not an RSA private key');
  return bytesToBigInt(Buffer.from(member, 'base64url'));
}

/** The two highest bits are set, so that a product of two such primes has its full length (FIPS 186-4 B.3.1). */
function generatePrime(bits: number, random: RandomSource): bigint {
  for (;;) {
    const bytes = random.bytes(bits / 8);
    bytes[0] = (bytes[0] ?? 0) | 0xc0;
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x01;
    const candidate = bytesToBigInt(bytes);
    if ((candidate - 1n) % PUBLIC_EXPONENT !== 0n && checkPrimeSync(candidate)) return candidate;
  }
}

function rsaKeyFromPrimes(bits: number, p: bigint, q: bigint): RsaKeyImage {
  const full = bits / 8;
  const half = bits / 16;
  const lambda = ((p - 1n) * (q - 1n)) / greatestCommonDivisor(p - 1n, q - 1n);
  const d = modularInverse(PUBLIC_EXPONENT, lambda);
  const hex = (value: bigint, length: number): string => toHex(bigIntToBytes(value, length));
  return {
    n: hex(p * q, full),
    e: hex(PUBLIC_EXPONENT, 3),
    d: hex(d, full),
    p: hex(p, half),
    q: hex(q, half),
    dp: hex(d % (p - 1n), half),
    dq: hex(d % (q - 1n), half),
    qi: hex(modularInverse(q, p), half),
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function modularInverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, value % modulus];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) throw new RangeError('no inverse');
  return t0 < 0n ? t0 + modulus : t0;
}

/** Whether the eight numbers belong together (RFC 8017 section 3.2). That p and q are primes is not tested. */
export function isConsistentRsaKey(key: RsaKeyImage): boolean {
  const number = (hex: string): bigint => BigInt(`0x${hex}`);
  const [n, e, d, p, q] = [number(key.n), number(key.e), number(key.d), number(key.p), number(key.q)];
  if (p < 3n || q < 3n || e < 3n || p * q !== n) return false;
  return (
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    number(key.dp) === d % (p - 1n) &&
    number(key.dq) === d % (q - 1n) &&
    (number(key.qi) * q) % p === 1n
  );
}

/** The key for Node's own functions. */
export function rsaPrivateKeyObject(key: RsaKeyImage): KeyObject {
  const member = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const jwk: JsonWebKey = {
    kty: 'RSA',
    n: member(key.n),
    e: member(key.e),
    d: member(key.d),
    p: member(key.p),
    q: member(key.q),
    dp: member(key.dp),
    dq: member(key.dq),
    qi: member(key.qi),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** The modulus' length in bytes. */
export function modulusLength(key: Pick<RsaKeyImage, 'n'>): number {
  return fromHex(key.n).length;
}
