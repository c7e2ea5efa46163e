import { createHash } from 'node:crypto';
import { encodeDer } from '../asn1/der.js';
import { sameBytes } from '../bytes.js';
import type { Certificate } from '../x509/certificate.js';

const SHA1_OID = '1.3.14.3.2.26';
/** AlgorithmIdentifier of SHA-1 with NULL: it names the issuer here and protects nothing (RFC 5019 section 2.1.1). */
const SHA1 = Uint8Array.of(0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00);

/** Hash functions that responders use in identifiers of their own; in an answer to us it is the one that was asked with. */
const HASHES: Readonly<Record<string, string>> = { [SHA1_OID]: 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' };

const sha1 = (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest();

/** Hash of a public key's bits: the key hash of RFC 6960 section 4.1.1, and the name of a responder by its key. */
export function keyHash(certificate: Certificate): Uint8Array {
  return sha1(certificate.publicKey.keyBits);
}

/** Which certificate of which issuer. */
export interface CertificateId {
  /** Hash function of the two hashes, dotted. */
  readonly hashOid: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Content of the INTEGER. */
  readonly serialNumber: Uint8Array;
}

/** @param hashOid SHA-1 where it is unknown: then nothing is the same as it */
export function certificateId(certificate: Certificate, issuer: Certificate, hashOid = SHA1_OID): CertificateId {
  const known = HASHES[hashOid];
  const hash = (bytes: Uint8Array): Uint8Array =>
    createHash(known ?? 'sha1')
      .update(bytes)
      .digest();
  return {
    hashOid: known === undefined ? SHA1_OID : hashOid,
    issuerNameHash: hash(certificate.issuer.encoded),
    issuerKeyHash: hash(issuer.publicKey.keyBits),
    serialNumber: new Uint8Array(Buffer.from(certificate.serialNumber, 'hex')),
  };
}

/** Compared field by field: responders write the algorithm with NULL or without. */
export function sameCertificateId(a: CertificateId, b: CertificateId): boolean {
  return (
    a.hashOid === b.hashOid &&
    sameBytes(a.issuerNameHash, b.issuerNameHash) &&
    sameBytes(a.issuerKeyHash, b.issuerKeyHash) &&
    sameBytes(a.serialNumber, b.serialNumber)
  );
}

/** CertID (RFC 6960 section 4.1.1), DER; the hashes are SHA-1. */
export function encodeCertificateId({ issuerNameHash, issuerKeyHash, serialNumber }: CertificateId): Uint8Array {
  return encodeDer(
    0x30,
    SHA1,
    encodeDer(0x04, issuerNameHash),
    encodeDer(0x04, issuerKeyHash),
    encodeDer(0x02, serialNumber),
  );
}
