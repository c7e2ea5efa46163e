import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { padStartBytes } from '@ciekit/core/bytes';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/**
 * base^exponent mod modulus, as many bytes as the modulus has; `undefined` when the base is not below the modulus or the
 * modulus is not an odd number.
 *
 * Raw RSA encryption is this very function, in native code and for any exponent: BigInt needs about fifty times as long.
 * Nothing here runs in constant time, which a card with published keys does not need.
 */
export function modularPower(base: Uint8Array, exponent: Uint8Array, modulus: Uint8Array): Uint8Array | undefined {
  try {
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) },
    });
    return new Uint8Array(
      publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, padStartBytes(base, modulus.length)),
    );
  } catch {
    return undefined;
  }
}
