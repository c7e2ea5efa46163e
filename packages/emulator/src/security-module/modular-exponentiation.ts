import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { bigIntToBytes, bytesToBigInt, padStartBytes } from '@ciekit/core/bytes';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/**
 * base^exponent mod modulus, as many bytes as the modulus has; `undefined` when the base is not below the modulus or the
 * modulus is not an odd number.
 *
 * Raw RSA encryption is this very function in native code, for any exponent that the runtime lets pass: OpenSSL takes
 * all up to 3,072 bits, BoringSSL only small ones. The rest goes the slow way. Nothing here runs in constant time, which
 * a card with published keys does not need.
 */
export function modularPower(base: Uint8Array, exponent: Uint8Array, modulus: Uint8Array): Uint8Array | undefined {
  const n = bytesToBigInt(modulus);
  const number = bytesToBigInt(base);
  if ((n & 1n) === 0n || number >= n) return undefined;
  return (
    nativePower(base, exponent, modulus) ?? bigIntToBytes(power(number, bytesToBigInt(exponent), n), modulus.length)
  );
}

function nativePower(base: Uint8Array, exponent: Uint8Array, modulus: Uint8Array): Uint8Array | undefined {
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) } });
    return new Uint8Array(
      publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, padStartBytes(base, modulus.length)),
    );
  } catch {
    return undefined;
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
