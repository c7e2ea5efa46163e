import { encodeTlv } from '@ciekit/core/iso7816';

import { certificateParts, type Authority } from './certificate.js';
import * as der from './der.js';
import { OID } from './object-identifiers.js';
import type { RandomSource } from './random-source.js';
import { digest, signatureAlgorithm, signMessage, type SignatureScheme } from './rsa-signature.js';

/** 1: until about 2022, LDS version 0, SHA-256, PKCS#1 v1.5. 2: LDS version 1, SHA-512, PSS. */
export type SodGeneration = 1 | 2;

/** A file that EF.SOD covers, by its FID. */
export type HashedFile = '1001' | '1002' | '1003' | '1004' | '1005' | 'D004';

/** "Numbers" of the hashed files in EF.SOD: `A0 | SFI` in DF_CIE, and 1B for EF.DH. */
const DATA_GROUP = {
  '1001': 0xa1,
  '1002': 0xa2,
  '1003': 0xa3,
  '1004': 0xa4,
  '1005': 0xa5,
  D004: 0x1b,
} as const satisfies Readonly<Record<HashedFile, number>>;

/** One line of the security object. */
export interface DataGroupHash {
  readonly file: HashedFile;
  readonly hash: Uint8Array;
}

/** What each file's hash covers: the content up to its end, without the padding of the file. */
export type HashedContents = Readonly<Record<HashedFile, Uint8Array>>;

/** The second order is that of a real card. */
const FILE_ORDER: Readonly<Record<SodGeneration, readonly HashedFile[]>> = {
  1: ['1001', '1002', '1003', '1004', '1005', 'D004'],
  2: ['1005', 'D004', '1004', '1003', '1002', '1001'],
};

const SIGNATURE_SCHEME: Readonly<Record<SodGeneration, SignatureScheme>> = { 1: 'sha256-pkcs1', 2: 'sha512-pss' };

const CMS_VERSION_3 = 3n;
const SIGNER_INFO_VERSION_1 = 1n;

/** The hashes that a security object of this generation lists, in its order. */
export function hashDataGroups(generation: SodGeneration, contents: HashedContents): DataGroupHash[] {
  return FILE_ORDER[generation].map((file) => ({ file, hash: digest(hashName(generation), contents[file]) }));
}

/**
 * The content of EF.SOD: tag 77 around a CMS SignedData (RFC 5652) over an LDS security object (ICAO Doc 9303-10
 * section 4.6.2), signed by the document signer whose certificate is inside.
 */
export function signSecurityObject(
  generation: SodGeneration,
  hashes: readonly DataGroupHash[],
  signer: Authority,
  random: RandomSource,
): Uint8Array {
  const ldsSecurityObject = encodeLdsSecurityObject(generation, hashes);
  const contentType = der.objectIdentifier(OID.ldsSecurityObject);
  // DER order puts contentType first: its encoding is the shorter one.
  const signedAttributes = [
    der.sequence(der.objectIdentifier(OID.contentType), der.setOf(contentType)),
    der.sequence(
      der.objectIdentifier(OID.messageDigest),
      der.setOf(der.octetString(digest(hashName(generation), ldsSecurityObject))),
    ),
  ];
  const scheme = SIGNATURE_SCHEME[generation];
  const { issuer, serialNumber } = certificateParts(signer.certificate);
  const signerInfo = der.sequence(
    der.integer(SIGNER_INFO_VERSION_1),
    der.sequence(issuer, serialNumber),
    hashAlgorithm(generation),
    der.explicit(0, ...signedAttributes),
    signatureAlgorithm(scheme),
    der.octetString(signMessage(scheme, signer.key, der.setOf(...signedAttributes), random)),
  );
  const signedData = der.sequence(
    der.integer(CMS_VERSION_3),
    der.setOf(hashAlgorithm(generation)),
    der.sequence(contentType, der.explicit(0, der.octetString(ldsSecurityObject))),
    der.explicit(0, signer.certificate),
    der.setOf(signerInfo),
  );
  return encodeTlv(0x77, der.sequence(der.objectIdentifier(OID.signedData), der.explicit(0, signedData)));
}

function encodeLdsSecurityObject(generation: SodGeneration, hashes: readonly DataGroupHash[]): Uint8Array {
  const groups = hashes.map(({ file, hash }) =>
    der.sequence(der.rawByteInteger(DATA_GROUP[file]), der.octetString(hash)),
  );
  const ldsVersionInfo =
    generation === 1 ? [] : [der.sequence(der.printableString('0108'), der.printableString('040000'))];
  return der.sequence(
    der.integer(generation === 1 ? 0n : 1n),
    hashAlgorithm(generation),
    der.sequence(...groups),
    ...ldsVersionInfo,
  );
}

function hashName(generation: SodGeneration): 'sha256' | 'sha512' {
  return generation === 1 ? 'sha256' : 'sha512';
}

/** The second generation leaves the NULL parameters out. */
function hashAlgorithm(generation: SodGeneration): Uint8Array {
  return generation === 1
    ? der.sequence(der.objectIdentifier(OID.sha256), der.nullValue())
    : der.sequence(der.objectIdentifier(OID.sha512));
}
