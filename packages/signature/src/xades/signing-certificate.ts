import { createHash } from 'node:crypto';
import { Certificate, PkiError } from '@ciekit/pki/x509';
import { Asn1Fields, contentOf, parseBer, Tag } from '@ciekit/pki/asn1';
import { SignatureError } from '../errors.js';
import type { Finding } from '../validation/verdict.js';
import { Namespace } from '../xml/namespaces.js';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/xml-tree.js';
import { digestOf } from './algorithms.js';
import { base64Of, signedSignaturePropertiesOf, type XmlSignature } from './xml-signature.js';

const MAX_CERTIFICATES = 100;
const MAX_REFERENCES = 20;
const ISSUER_SERIAL_LIMITS = { maxLength: 16_384, maxNodes: 1_000, maxDepth: 16 };

/** Certificates in elements with base64 DER; those that cannot be read are left out. */
export function certificatesIn(elements: readonly XmlElement[]): readonly Certificate[] {
  return elements.slice(0, MAX_CERTIFICATES).flatMap((element) => {
    try {
      return [Certificate.fromDer(base64Of(element))];
    } catch (error) {
      if (error instanceof PkiError || error instanceof SignatureError) return [];
      throw error;
    }
  });
}

/** ds:KeyInfo's X509Data. A bare KeyValue says nothing about anybody and is not read. */
export function keyInfoCertificates({ keyInfo }: XmlSignature): readonly Certificate[] {
  const data = keyInfo === undefined ? [] : childrenNamed(keyInfo, Namespace.dsig, 'X509Data');
  return certificatesIn(data.flatMap((each) => childrenNamed(each, Namespace.dsig, 'X509Certificate')));
}

export interface CertificateChoice {
  readonly certificate: Certificate | undefined;
  readonly findings: readonly Finding[];
}

/** A reference to a certificate (ETSI EN 319 132-1 section 5.2.2; TS 101 903 section 7.2.2). */
interface CertificateReference {
  readonly version: 1 | 2;
  readonly digest: { readonly name: string; readonly value: Uint8Array };
  /** Whether issuer and serial number are those of the certificate; `undefined`: not stated. */
  readonly namesSameAs: (certificate: Certificate) => boolean | undefined;
}

/**
 * The certificate that the signed properties name. Anyone can put another certificate of the same key into KeyInfo: the name and
 * rights in it count only where the signer signed its hash.
 *
 * @param candidates certificates in the signature, those of KeyInfo first
 * @param fits whether a certificate's key made the signature
 */
export function chooseSigningCertificate(
  signature: XmlSignature,
  candidates: readonly Certificate[],
  fits: (certificate: Certificate) => boolean,
): CertificateChoice {
  const references = certificateReferences(signature);
  if (references.length === 0) {
    return { certificate: undefined, findings: [{ code: 'signing-certificate-reference-missing', weight: 'warning' }] };
  }
  if (candidates.length === 0) {
    return { certificate: undefined, findings: [{ code: 'signing-certificate-missing', weight: 'warning' }] };
  }
  const named = candidates.filter((candidate) => references.some((each) => hasDigest(candidate, each)));
  const certificate = named.find(fits) ?? named[0];
  if (certificate === undefined) {
    const values = { reason: 'hash-mismatch' };
    return { certificate, findings: [{ code: 'signing-certificate-mismatch', weight: 'failure', values }] };
  }
  const findings: Finding[] = [];
  const used = references.find((each) => hasDigest(certificate, each));
  if (used?.version === 1) findings.push({ code: 'signing-certificate-v1', weight: 'note' });
  if (used?.namesSameAs(certificate) === false) {
    findings.push({
      code: 'signing-certificate-mismatch',
      weight: 'failure',
      values: { reason: 'issuer-serial-mismatch' },
    });
  }
  return { certificate, findings };
}

function hasDigest(certificate: Certificate, { digest }: CertificateReference): boolean {
  return Buffer.compare(createHash(digest.name).update(certificate.der).digest(), digest.value) === 0;
}

function certificateReferences(signature: XmlSignature): readonly CertificateReference[] {
  const properties = signedSignaturePropertiesOf(signature);
  const read = (version: 1 | 2): readonly CertificateReference[] => {
    const list = childNamed(properties, Namespace.xades, version === 1 ? 'SigningCertificate' : 'SigningCertificateV2');
    const entries = list === undefined ? [] : childrenNamed(list, Namespace.xades, 'Cert');
    return entries.slice(0, MAX_REFERENCES).flatMap((entry) => readReference(entry, version));
  };
  return [...read(2), ...read(1)];
}

function readReference(entry: XmlElement, version: 1 | 2): readonly CertificateReference[] {
  const certDigest = childNamed(entry, Namespace.xades, 'CertDigest');
  const name = digestOf(childNamed(certDigest, Namespace.dsig, 'DigestMethod'));
  const value = childNamed(certDigest, Namespace.dsig, 'DigestValue');
  if (name === undefined || value === undefined) return [];
  const namesSameAs = version === 1 ? serialOfVersion1(entry) : issuerSerialOfVersion2(entry);
  return [{ version, digest: { name, value: digestValueOf(value) }, namesSameAs }];
}

/** One that cannot be read is no certificate's. */
function digestValueOf(element: XmlElement): Uint8Array {
  try {
    return base64Of(element);
  } catch (error) {
    if (error instanceof SignatureError) return new Uint8Array();
    throw error;
  }
}

/** Only the serial number is compared: there are as many ways of writing an issuer's name as there are programs. */
function serialOfVersion1(entry: XmlElement): CertificateReference['namesSameAs'] {
  const issuerSerial = childNamed(entry, Namespace.xades, 'IssuerSerial');
  const serial = childNamed(issuerSerial, Namespace.dsig, 'X509SerialNumber');
  const stated = serial && textOf(serial).trim();
  if (stated === undefined || !/^[0-9]{1,100}$/.test(stated)) return () => undefined;
  return ({ serialNumber }) => BigInt(stated) === BigInt(`0x${serialNumber}`);
}

/** IssuerSerial ::= SEQUENCE { issuer GeneralNames, serialNumber INTEGER } (RFC 5035 section 5). */
function issuerSerialOfVersion2(entry: XmlElement): CertificateReference['namesSameAs'] {
  const element = childNamed(entry, Namespace.xades, 'IssuerSerialV2');
  if (element === undefined) return () => undefined;
  const code = 'malformed-structure';
  return ({ issuer, serialNumber }) => {
    try {
      const fields = Asn1Fields.ofSequence(parseBer(base64Of(element), ISSUER_SERIAL_LIMITS, code), code);
      const names = Asn1Fields.ofSequence(fields.any(), code).rest();
      const serial = Buffer.from(contentOf(fields.universal(Tag.integer))).toString('hex');
      const isIssuer = names.some((each) => Buffer.compare(contentOf(each), issuer.encoded) === 0);
      return isIssuer && serial.toUpperCase() === serialNumber;
    } catch (error) {
      if (error instanceof PkiError || error instanceof SignatureError) return false;
      throw error;
    }
  };
}
