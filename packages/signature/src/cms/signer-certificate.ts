import { createHash } from 'node:crypto';
import { Certificate, DistinguishedName, hashByOid, PkiError } from '@ciekit/pki/x509';
import { CERTIFICATE_LIMITS, parseBer } from '@ciekit/pki/asn1';
import { readAlgorithm } from './algorithms.js';
import { BerTag, BerValue, type BerFields } from './ber.js';
import type { CmsSignerIdentifier } from './signed-data.js';

const CERTIFICATE_TAG = 0x30;
const DIRECTORY_NAME = 0xa4;
/** Certificates in one CMS that are looked at. */
const MAX_CERTIFICATES = 200;

/** The X.509 certificates among CertificateChoices; those that cannot be read are left out. */
export function readCertificates(choices: readonly Uint8Array[]): readonly Certificate[] {
  return choices
    .filter((choice) => choice[0] === CERTIFICATE_TAG)
    .slice(0, MAX_CERTIFICATES)
    .flatMap((der) => {
      try {
        return [Certificate.fromDer(der)];
      } catch (error) {
        if (error instanceof PkiError) return [];
        throw error;
      }
    });
}

/** Whether the signer names this certificate. */
export function isIdentifiedBy(certificate: Certificate, identifier: CmsSignerIdentifier): boolean {
  if (identifier.kind === 'subject-key-identifier') {
    return Buffer.compare(certificate.keyIdentifier, identifier.keyIdentifier) === 0;
  }
  return isIssuedAs(certificate, identifier.issuer, identifier.serialNumber);
}

/** Issuers and signers do not always agree on the sign octet of a serial number, nor on the string types of a name. */
function isIssuedAs(certificate: Certificate, issuer: Uint8Array, serialNumber: Uint8Array): boolean {
  const plain = (hex: string): string => hex.toUpperCase().replace(/^(?:00)+(?=..)/, '');
  if (plain(certificate.serialNumber) !== plain(Buffer.from(serialNumber).toString('hex'))) return false;
  if (Buffer.compare(certificate.issuer.encoded, issuer) === 0) return true;
  try {
    const code = 'malformed-structure';
    return certificate.issuer.equals(DistinguishedName.fromNode(parseBer(issuer, CERTIFICATE_LIMITS, code), code));
  } catch (error) {
    if (error instanceof PkiError) return false;
    throw error;
  }
}

/** How a signing-certificate attribute fits the certificate. */
export type ReferenceMatch = 'match' | 'hash-mismatch' | 'issuer-mismatch' | 'unsupported-algorithm';

/**
 * Compares the first ESSCertID or ESSCertIDv2 (RFC 5035 sections 3, 4), which is the signer's, with a certificate.
 *
 * @param version 1: SHA-1; 2: SHA-256 unless it says otherwise
 * @throws {SignatureError} `malformed-cms`
 */
export function matchReference(certificate: Certificate, attributeValue: Uint8Array, version: 1 | 2): ReferenceMatch {
  const ids = BerValue.of(attributeValue).fields(BerTag.sequence).next();
  const id = ids.fields(BerTag.sequence).next().fields(BerTag.sequence);
  const stated = version === 2 ? id.nextIf(BerTag.sequence) : undefined;
  const hash = version === 1 ? 'sha1' : stated === undefined ? 'sha256' : hashByOid(readAlgorithm(stated).oid);
  if (hash === undefined) return 'unsupported-algorithm';
  if (Buffer.compare(id.next().octets(), createHash(hash).update(certificate.der).digest()) !== 0) {
    return 'hash-mismatch';
  }
  return issuerFits(certificate, id) ? 'match' : 'issuer-mismatch';
}

function issuerFits(certificate: Certificate, id: BerFields): boolean {
  const issuerSerial = id.nextIf(BerTag.sequence)?.fields(BerTag.sequence);
  if (issuerSerial === undefined) return true;
  const names = issuerSerial.next().expect(BerTag.sequence).children();
  const serialNumber = issuerSerial.next().expect(BerTag.integer).content;
  const [issuer] = names;
  return names.length === 1 && issuer?.tag === DIRECTORY_NAME && isIssuedAs(certificate, issuer.content, serialNumber);
}
