import { byteAt, bytesToBigInt, fromHex } from '@ciekit/core/bytes';
import { parseTlvs, unwrapTlv } from '@ciekit/core/iso7816';

import type { RsaKeyImage } from '../card-image.js';
import * as der from './der.js';
import { OID } from './object-identifiers.js';
import type { RandomSource } from './random-source.js';
import { digest, signatureAlgorithm, signMessage, type SignatureScheme } from './rsa-signature.js';

/** A certificate (DER) with the private key that belongs to it. */
export interface Authority {
  readonly certificate: Uint8Array;
  readonly key: RsaKeyImage;
}

/** An RSA public key, in upper-case hexadecimal. */
export type RsaPublicKeyImage = Pick<RsaKeyImage, 'n' | 'e'>;

/** What goes into a certificate, apart from its serial number. */
export interface CertificateFields {
  /** Encoded Names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKey: RsaPublicKeyImage;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Encoded Extensions, in order. */
  readonly extensions: readonly Uint8Array[];
}

/**
 * Signs an X.509 version 3 certificate. The serial number is 16 bytes of `random`, positive.
 *
 * @returns the DER encoding
 */
export function issueCertificate(
  fields: CertificateFields,
  issuerKey: RsaKeyImage,
  scheme: SignatureScheme,
  random: RandomSource,
): Uint8Array {
  const serialNumber = random.bytes(16);
  serialNumber[0] = (byteAt(serialNumber, 0) & 0x7f) | 0x40;
  const algorithm = signatureAlgorithm(scheme);
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(2n)),
    der.integer(bytesToBigInt(serialNumber)),
    algorithm,
    fields.issuer,
    der.sequence(der.time(fields.notBefore), der.time(fields.notAfter)),
    fields.subject,
    subjectPublicKeyInfo(fields.publicKey),
    der.explicit(3, der.sequence(...fields.extensions)),
  );
  const signature = signMessage(scheme, issuerKey, toBeSigned, random);
  return der.sequence(toBeSigned, algorithm, der.bitString(signature));
}

/** PKCS#1 RSAPublicKey (RFC 8017 appendix A.1.1): 270 bytes for 2048 bits; the content of EF 1004 and 1005. */
export function rsaPublicKey(key: RsaPublicKeyImage): Uint8Array {
  return der.sequence(der.integer(bytesToBigInt(fromHex(key.n))), der.integer(bytesToBigInt(fromHex(key.e))));
}

function subjectPublicKeyInfo(key: RsaPublicKeyImage): Uint8Array {
  return der.sequence(
    der.sequence(der.objectIdentifier(OID.rsaEncryption), der.nullValue()),
    der.bitString(rsaPublicKey(key)),
  );
}

/** Key identifier by method 1 of RFC 5280 section 4.2.1.2: SHA-1 of the public key. */
export function keyIdentifier(key: RsaPublicKeyImage): Uint8Array {
  return digest('sha1', rsaPublicKey(key));
}

/** The fields of a certificate that other structures repeat, each with its tag and length. */
export interface CertificateParts {
  readonly serialNumber: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
}

/** @throws {MalformedResponseError} when the bytes have not the outline of a version 3 certificate */
export function certificateParts(certificate: Uint8Array): CertificateParts {
  const fields = parseTlvs(unwrapTlv(certificate, [0x30]));
  const [toBeSigned] = fields;
  if (toBeSigned === undefined) throw new TypeError('not a certificate');
  const [, serialNumber, , issuer, , subject] = parseTlvs(toBeSigned.value);
  if (serialNumber === undefined || issuer === undefined || subject === undefined) {
    throw new TypeError('not a certificate');
  }
  return { serialNumber: serialNumber.encoded, issuer: issuer.encoded, subject: subject.encoded };
}
