import { constants, createHash, privateEncrypt } from 'node:crypto';

import { concatBytes, uintToBytes } from '@ciekit/core/bytes';

import type { RsaKeyImage } from '../card-image.js';
import * as der from './der.js';
import { OID } from './object-identifiers.js';
import type { RandomSource } from './random-source.js';
import { modulusLength, rsaPrivateKeyObject } from './rsa-key.js';

export type SignatureScheme = 'sha1-pkcs1' | 'sha256-pkcs1' | 'sha512-pss';

type HashName = 'sha1' | 'sha256' | 'sha512';

/** Salt of RSASSA-PSS with SHA-512, as on cards of the second generation. */
const PSS_SALT_LENGTH = 64;

export function digest(hash: HashName, ...parts: readonly Uint8Array[]): Uint8Array {
  const running = createHash(hash);
  for (const part of parts) running.update(part);
  return new Uint8Array(running.digest());
}

/**
 * The AlgorithmIdentifier of a signature. PSS names its hash without NULL parameters, as the cards do; PKCS#1 v1.5
 * always carries NULL (RFC 4055 section 5).
 */
export function signatureAlgorithm(scheme: SignatureScheme): Uint8Array {
  switch (scheme) {
    case 'sha1-pkcs1':
      return der.sequence(der.objectIdentifier(OID.sha1WithRsa), der.nullValue());
    case 'sha256-pkcs1':
      return der.sequence(der.objectIdentifier(OID.sha256WithRsa), der.nullValue());
    case 'sha512-pss': {
      const sha512 = der.sequence(der.objectIdentifier(OID.sha512));
      return der.sequence(
        der.objectIdentifier(OID.rsassaPss),
        der.sequence(
          der.explicit(0, sha512),
          der.explicit(1, der.sequence(der.objectIdentifier(OID.mgf1), sha512)),
          der.explicit(2, der.integer(BigInt(PSS_SALT_LENGTH))),
        ),
      );
    }
  }
}

/**
 * Signs a message. The salt of PSS comes from `random`, which is why Node's own `sign` is not used: its salt cannot be
 * reproduced.
 */
export function signMessage(
  scheme: SignatureScheme,
  key: RsaKeyImage,
  message: Uint8Array,
  random: RandomSource,
): Uint8Array {
  const length = modulusLength(key);
  const block = scheme === 'sha512-pss' ? emsaPss(message, length, random) : emsaPkcs1(scheme, message, length);
  return rawRsa(key, block);
}

/** x^d mod n over a block as long as the modulus. */
export function rawRsa(key: RsaKeyImage, block: Uint8Array): Uint8Array {
  return new Uint8Array(
    privateEncrypt({ key: rsaPrivateKeyObject(key), padding: constants.RSA_NO_PADDING }, Buffer.from(block)),
  );
}

/** EMSA-PKCS1-v1_5 (RFC 8017 section 9.2). */
function emsaPkcs1(scheme: 'sha1-pkcs1' | 'sha256-pkcs1', message: Uint8Array, length: number): Uint8Array {
  const [hash, oid] = scheme === 'sha1-pkcs1' ? (['sha1', OID.sha1] as const) : (['sha256', OID.sha256] as const);
  const digestInfo = der.sequence(
    der.sequence(der.objectIdentifier(oid), der.nullValue()),
    der.octetString(digest(hash, message)),
  );
  const padding = new Uint8Array(length - digestInfo.length - 3).fill(0xff);
  return concatBytes(Uint8Array.of(0x00, 0x01), padding, Uint8Array.of(0x00), digestInfo);
}

/** EMSA-PSS with SHA-512, MGF1-SHA-512 (RFC 8017 section 9.1.1), for a modulus whose highest bit is set. */
function emsaPss(message: Uint8Array, length: number, random: RandomSource): Uint8Array {
  const salt = random.bytes(PSS_SALT_LENGTH);
  const h = digest('sha512', new Uint8Array(8), digest('sha512', message), salt);
  const maskedLength = length - h.length - 1;
  const dataBlock = concatBytes(new Uint8Array(maskedLength - PSS_SALT_LENGTH - 1), Uint8Array.of(0x01), salt);
  const mask = mgf1Sha512(h, maskedLength);
  const masked = dataBlock.map((byte, i) => byte ^ (mask[i] ?? 0));
  // emBits is one less than the modulus' bits: the highest bit is cleared.
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return concatBytes(masked, h, Uint8Array.of(0xbc));
}

function mgf1Sha512(seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i * 64 < length; i++) blocks.push(digest('sha512', seed, uintToBytes(i, 4)));
  return concatBytes(...blocks).subarray(0, length);
}
