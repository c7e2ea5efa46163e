import { createHash } from 'node:crypto';
import type { Certificate } from '@ciekit/pki';
import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag } from './ber.js';
import { derOctets, derOid, derSequence, derSetOf, derTime } from './der-values.js';
import { CmsOid } from './oids.js';

/** GeneralName directoryName (RFC 5280 section 4.2.1.6). */
const DIRECTORY_NAME = 0xa4;

export interface SignedAttributesInput {
  /** SHA-256 of the content, 32 bytes. */
  readonly digest: Uint8Array;
  readonly certificate: Certificate;
  /** `undefined` in a counter-signature, which has none (RFC 5652 section 11.4). */
  readonly contentType: string | undefined;
  /** Left out in a PDF, where the signature dictionary holds it (ETSI EN 319 142-1 section 5.3). */
  readonly signingTime?: Date | undefined;
}

/** Attribute ::= SEQUENCE { attrType, attrValues SET } (RFC 5652 section 5.3), with one value. */
export function encodeAttribute(type: string, value: Uint8Array): Uint8Array {
  return derSequence(derOid(type), encodeDer(BerTag.set, value));
}

/**
 * The signed attributes of a CAdES baseline signature (ETSI EN 319 122-1 sections 5.1, 5.2), DER-sorted.
 *
 * @returns the SET OF that is hashed, tag 31; the SignerInfo holds the same with tag A0 (RFC 5652 section 5.4)
 */
export function encodeSignedAttributes(input: SignedAttributesInput): Uint8Array {
  const { contentType, signingTime } = input;
  return derSetOf([
    ...(contentType === undefined ? [] : [encodeAttribute(CmsOid.contentType, derOid(contentType))]),
    ...(signingTime === undefined ? [] : [encodeAttribute(CmsOid.signingTime, derTime(signingTime))]),
    encodeAttribute(CmsOid.messageDigest, derOctets(input.digest)),
    encodeAttribute(CmsOid.signingCertificateV2, signingCertificateV2(input.certificate)),
  ]);
}

/** RFC 5035 section 3; the hash algorithm is left out, because SHA-256 is the default. */
function signingCertificateV2(certificate: Certificate): Uint8Array {
  const hash = new Uint8Array(createHash('sha256').update(certificate.der).digest());
  const id = derSequence(derOctets(hash), issuerSerialOf(certificate));
  return derSequence(derSequence(id));
}

function issuerSerialOf(certificate: Certificate): Uint8Array {
  const names = derSequence(encodeDer(DIRECTORY_NAME, certificate.issuer.encoded));
  return derSequence(names, serialNumberOf(certificate));
}

/** The serial number as an INTEGER, sign octet as in the certificate. */
export function serialNumberOf(certificate: Certificate): Uint8Array {
  return encodeDer(BerTag.integer, new Uint8Array(Buffer.from(certificate.serialNumber, 'hex')));
}
