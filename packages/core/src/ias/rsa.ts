import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto';
import { bigIntToBytes, bytesToBigInt, padStartBytes } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';
import { parseTlv, parseTlvs } from '../iso7816/tlv.js';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  return bytes.subarray(start);
}

/**
 * base^exponent mod modulus. The runtime offers no modular exponentiation as such, but an RSA public key of any exponent
 * without padding is one. Runtimes that bound the exponent (BoringSSL, which Electron has) get the slow way. Neither is
 * constant-time in the exponent: only for exponents that are public.
 *
 * @returns as many bytes as the modulus has
 * @throws {MalformedResponseError} when the base is not below the modulus, or the modulus is even
 * @example
 * ```ts
 * modularPower(Uint8Array.of(2), Uint8Array.of(5), Uint8Array.of(33)); // Uint8Array [32]
 * ```
 */
export function modularPower(base: Uint8Array, exponent: Uint8Array, modulus: Uint8Array): Uint8Array {
  const n = withoutLeadingZeros(modulus);
  const bound = bytesToBigInt(n);
  if ((bound & 1n) === 0n || bytesToBigInt(base) >= bound)
    throw new MalformedResponseError('numbers that are no RSA operation');
  const e = withoutLeadingZeros(exponent);
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n: base64url(n), e: base64url(e) }, format: 'jwk' });
    return rawPublic(key, padStartBytes(base, n.length));
  } catch {
    return bigIntToBytes(slowPower(bytesToBigInt(base), bytesToBigInt(e), bound), n.length);
  }
}

function slowPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

function rawPublic(key: KeyObject, input: Uint8Array): Uint8Array {
  return new Uint8Array(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, input));
}

/** A card's RSA public key. */
export interface RsaPublicKey {
  /** 256 bytes: every RSA key of a CIE has 2048 bits. */
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

const MODULUS_LENGTH = 256;

/**
 * A PKCS#1 RSAPublicKey (RFC 8017 appendix A.1.1) as EF.Int.Kpub and EF.Servizi_Int.Kpub hold it; padding after it is
 * left alone.
 *
 * @throws {MalformedResponseError} when it is no 2048-bit key with an odd exponent of 3 or more
 */
export function parseRsaPublicKey(file: Uint8Array): RsaPublicKey {
  const sequence = parseTlv(file);
  if (sequence.tag !== 0x30) throw new MalformedResponseError('public key is no SEQUENCE');
  const [modulus, exponent, ...rest] = parseTlvs(sequence.value);
  if (modulus?.tag !== 0x02 || exponent?.tag !== 0x02 || rest.length > 0) {
    throw new MalformedResponseError('public key is not two INTEGERs');
  }
  const n = withoutLeadingZeros(modulus.value);
  const e = withoutLeadingZeros(exponent.value);
  if (n.length !== MODULUS_LENGTH || ((n.at(-1) ?? 0) & 1) === 0)
    throw new MalformedResponseError('not a 2048-bit key');
  if (e.length > 8 || bytesToBigInt(e) < 3n || ((e.at(-1) ?? 0) & 1) === 0) {
    throw new MalformedResponseError('public exponent');
  }
  return { modulus: Uint8Array.from(n), exponent: Uint8Array.from(e) };
}

/** signature^e mod n, 256 bytes. @throws {MalformedResponseError} when the signature is not below the modulus */
export function recoverMessage(signature: Uint8Array, key: RsaPublicKey): Uint8Array {
  if (signature.length !== MODULUS_LENGTH) throw new MalformedResponseError('signature length');
  return modularPower(signature, key.exponent, key.modulus);
}
