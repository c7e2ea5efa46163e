import { checkPrimeSync, constants, createHmac, createPublicKey, verify } from 'node:crypto';

import { bytesToBigInt, concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import { beforeAll, describe, expect, it } from 'vitest';

import type { RsaKeyImage } from '../../src/card-image.js';
import { RFC5114_2048_256 } from '../../src/personalisation/dh-group.js';
import { EXTERNAL_ROOT } from '../../src/personalisation/external-root.js';
import { seededRandom, systemRandom } from '../../src/personalisation/random-source.js';
import { generateRsaKey, isConsistentRsaKey, rsaPrivateKeyObject } from '../../src/personalisation/rsa-key.js';
import { rawRsa, signMessage, type SignatureScheme } from '../../src/personalisation/rsa-signature.js';
import { WEAK_GENERATOR, WEAK_MODULUS } from '../../src/personalisation/weak-dh-parameters.js';

const number = (hex: string): bigint => BigInt(`0x${hex}`);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

describe('random sources', () => {
  it('a seed is HMAC-SHA-256 in counter mode', () => {
    const key = createHmac('sha256', 'ciekit-seed').update('a').digest();
    const block = (counter: number): Buffer =>
      createHmac('sha256', key)
        .update(Buffer.from([0, 0, 0, counter]))
        .digest();
    expect(toHex(seededRandom('a').bytes(70))).toBe(
      toHex(Buffer.concat([block(0), block(1), block(2)]).subarray(0, 70)),
    );
  });

  it('gives the same bytes in whatever pieces they are drawn', () => {
    const source = seededRandom('a');
    const pieces = concatBytes(source.bytes(1), source.bytes(31), source.bytes(32), source.bytes(6));
    expect(toHex(pieces)).toBe(toHex(seededRandom('a').bytes(70)));
  });

  it('forks do not depend on what was drawn, and differ by seed and purpose', () => {
    const drawn = seededRandom('a');
    drawn.bytes(100);
    const fork = toHex(seededRandom('a').fork('x').bytes(32));
    expect(toHex(drawn.fork('x').bytes(32))).toBe(fork);
    expect(toHex(seededRandom('a').fork('y').bytes(32))).not.toBe(fork);
    expect(toHex(seededRandom('b').fork('x').bytes(32))).not.toBe(fork);
    expect(toHex(systemRandom.bytes(32))).not.toBe(toHex(systemRandom.bytes(32)));
  });
});

describe('RSA keys', () => {
  let key: RsaKeyImage;
  beforeAll(() => {
    key = generateRsaKey(2048, seededRandom('key'));
  });

  it('are the same for the same seed, and new without one', () => {
    expect(generateRsaKey(2048, seededRandom('key'))).toEqual(key);
    const fresh = generateRsaKey(2048, systemRandom);
    expect(fresh.n).not.toBe(key.n);
    expect(isConsistentRsaKey(fresh)).toBe(true);
  });

  it('have two primes, full length and numbers that belong together', () => {
    expect(checkPrimeSync(number(key.p)) && checkPrimeSync(number(key.q))).toBe(true);
    expect(number(key.n).toString(2)).toHaveLength(2048);
    expect(isConsistentRsaKey(key)).toBe(true);
    for (const member of Object.keys(key) as (keyof RsaKeyImage)[]) {
      const damaged = { ...key, [member]: key[member].replace(/.$/, (last) => (last === '5' ? '7' : '5')) };
      expect(isConsistentRsaKey(damaged), member).toBe(false);
    }
  });

  it.each<[SignatureScheme, string]>([
    ['sha1-pkcs1', 'sha1'],
    ['sha256-pkcs1', 'sha256'],
    ['sha512-pss', 'sha512'],
  ])('%s signatures satisfy OpenSSL', (scheme, hash) => {
    const message = Buffer.from('what is signed');
    const signature = signMessage(scheme, key, message, seededRandom('salt'));
    const publicKey = createPublicKey(rsaPrivateKeyObject(key));
    const judge =
      scheme === 'sha512-pss'
        ? { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 }
        : { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
    expect(verify(hash, message, judge, signature)).toBe(true);
    expect(verify(hash, Buffer.from('something else'), judge, signature)).toBe(false);
    expect(toHex(signMessage(scheme, key, message, seededRandom('salt')))).toBe(toHex(signature));
  });

  it('the raw operation is x^d mod n', () => {
    const block = concatBytes(Uint8Array.of(0), seededRandom('block').bytes(255));
    expect(bytesToBigInt(rawRsa(key, block))).toBe(power(bytesToBigInt(block), number(key.d), number(key.n)));
  });
});

describe('Diffie-Hellman parameters', () => {
  it('RFC 5114 section 2.3: primes, q divides p-1, g has the order q', () => {
    const [p, q, g] = [RFC5114_2048_256.p, RFC5114_2048_256.q, RFC5114_2048_256.g].map(number) as [
      bigint,
      bigint,
      bigint,
    ];
    expect([p.toString(2).length, q.toString(2).length]).toEqual([2048, 256]);
    expect(checkPrimeSync(p, { checks: 8 }) && checkPrimeSync(q)).toBe(true);
    expect((p - 1n) % q).toBe(0n);
    expect(g > 1n && power(g, q, p) === 1n).toBe(true);
  });

  it('the weak generator has a small order in the same group', () => {
    const [p, q, g] = [number(WEAK_GENERATOR.p), number(WEAK_GENERATOR.q), number(WEAK_GENERATOR.g)];
    expect(p).toBe(number(RFC5114_2048_256.p));
    expect(g > 1n && power(g, 2549n, p) === 1n).toBe(true);
    expect(power(g, q, p)).not.toBe(1n);
  });

  it('the weak modulus passes every test but that of primality', () => {
    const [p, q, g] = [number(WEAK_MODULUS.p), number(WEAK_MODULUS.q), number(WEAK_MODULUS.g)];
    expect(p.toString(2)).toHaveLength(2048);
    expect((p - 1n) % q).toBe(0n);
    expect(g > 1n && power(g, q, p) === 1n).toBe(true);
    expect(checkPrimeSync(p)).toBe(false);
  });
});

describe('external-authentication root', () => {
  /** Embedded by every client of the CIE; public by design. */
  const PUBLISHED_PRIVATE_EXPONENT =
    '186B31488C25DCF85D953D3630C0D073BA1C6AA24581AD254F3B6719C5D72CCA3E5CDC5A1E5316578D75954FF73B237B532C9F8DE4A2C4C9' +
    '11385A23E63E33E47EE45E66EFD49B18E02CFF87598C39109E8F86A66BC330249CE3FCAD655DCDBF98C9C5E479321AF53B517D041061880A' +
    '647BBE0FF813683470E6C50094CE81D064E204E351BD3AE0A7947D8E91C3FD5C0A15233C349A5215A4E66E21C5D33498E71991EA24473B29' +
    'F1475F6FD9BE3996E19BD474FAD1B41EA0DCD2FC16C9BFFA071BFEC1B22415184811C1985FBFE3E7B4F44A4B3C8DFAB4D90CECFC5E608D67' +
    '3E6762C62CB798341271149BA688162EC7D0E3468F65A94AB4AD1AB67E37BFC1';

  it('verifies what the published private exponent signs', () => {
    const [n, e] = [number(EXTERNAL_ROOT.n), number(EXTERNAL_ROOT.e)];
    for (const seed of ['1', '2', '3']) {
      const message = bytesToBigInt(seededRandom(seed).bytes(256)) % n;
      expect(power(power(message, number(PUBLISHED_PRIVATE_EXPONENT), n), e, n)).toBe(message);
    }
  });

  it('has the names that clients take from it', () => {
    expect(toHex(fromHex(EXTERNAL_ROOT.chr).subarray(4))).toBe('4954434945100115');
    expect(EXTERNAL_ROOT.cha).toBe('A0000000003900');
    expect(EXTERNAL_ROOT.n).toHaveLength(512);
  });
});
