import { createHash } from 'node:crypto';
import { Asn1Fields, contentOf, encodedOf, octetsOf, oidOf, type Asn1Node } from '../asn1/ber.js';
import { encodeDer } from '../asn1/der.js';
import { sameBytes, toHex } from '../bytes.js';
import { PkiError } from '../errors.js';
import { signatureSchemeOf, type SignatureScheme } from '../x509/algorithms.js';
import type { Certificate } from '../x509/certificate.js';
import { Oid } from '../x509/oids.js';
import type { SignerIdentifier, SodContent, SodSigner } from './sod.js';

/** DER tag of a SET OF, which the attributes are hashed under instead of their `[0]` (RFC 5652 section 5.4). */
const SET_OF = 0x31;

/**
 * Verifies that the holder of the document signer's key signed the hashes in the SOD. Who that signer is remains open:
 * {@link judgeSodSigner} tells.
 *
 * Strict where security hangs on it: content type and message digest occur once each with one value and fit, the
 * signature covers the attributes. Lenient where real signers differ: attributes are tried as they were sent and, where
 * that fails, sorted as DER wants them; PKCS#1 signatures are tried with the hash of either of the two places that name
 * one.
 *
 * @returns the document signer's certificate
 * @throws {PkiError} `sod-signature`: it does not verify; `sod-signer`: the signer's certificate is not in the SOD;
 *   `unsupported-algorithm`, `unsupported-key`, `explicit-ec-parameters`, `weak-key`
 */
export function verifySodSignature(sod: SodContent): Certificate {
  const { signer } = sod;
  const certificate = sod.certificates.find((candidate) => isIdentifiedBy(candidate, signer.identifier));
  if (certificate === undefined) throw new PkiError('sod-signer', 'no certificate of the signer');
  const attributes = Asn1Fields.ofConstructed(signer.signedAttributes, 'sod-signature').rest();
  const contentType = oidOf(singleValue(attributes, Oid.contentType), 'sod-signature');
  if (contentType !== sod.contentType) throw new PkiError('sod-signature', 'content type differs');
  const digest = octetsOf(singleValue(attributes, Oid.messageDigest), 'sod-signature');
  if (!sameBytes(digest, createHash(signer.digestAlgorithm).update(sod.signedContent).digest())) {
    throw new PkiError('sod-signature', 'message digest differs');
  }
  const signed = [contentOf(signer.signedAttributes), sortedContent(attributes)];
  for (const scheme of schemesOf(signer)) {
    for (const content of signed) {
      if (certificate.publicKey.verify(scheme, encodeDer(SET_OF, content), signer.signature)) return certificate;
    }
  }
  throw new PkiError('sod-signature', 'signature does not verify');
}

function isIdentifiedBy(certificate: Certificate, identifier: SignerIdentifier): boolean {
  switch (identifier.kind) {
    case 'issuer-and-serial':
      return (
        withoutLeadingZeros(certificate.serialNumber) === withoutLeadingZeros(toHex(identifier.serialNumber)) &&
        certificate.issuer.equals(identifier.issuer)
      );
    case 'subject-key-identifier':
      return sameBytes(certificate.keyIdentifier, identifier.keyIdentifier);
  }
}

/** Issuers and signers do not always agree on the sign octet of a serial number. */
function withoutLeadingZeros(hex: string): string {
  return hex.replace(/^(?:00)+(?=..)/, '');
}

/** The value of an attribute that must be there once, with one value (RFC 5652 section 11). */
function singleValue(attributes: readonly Asn1Node[], type: string): Asn1Node {
  let found: Asn1Node | undefined;
  for (const attribute of attributes) {
    const fields = Asn1Fields.ofSequence(attribute, 'sod-signature');
    if (oidOf(fields.any(), 'sod-signature') !== type) continue;
    const [value, ...more] = Asn1Fields.ofSet(fields.any(), 'sod-signature').rest();
    fields.end();
    if (found !== undefined || value === undefined || more.length > 0) {
      throw new PkiError('sod-signature', 'signed attribute repeated');
    }
    found = value;
  }
  if (found === undefined) throw new PkiError('sod-signature', 'signed attribute missing');
  return found;
}

/** X.690 section 11.6: the components of a SET OF in ascending order of their encodings. */
function sortedContent(attributes: readonly Asn1Node[]): Uint8Array {
  return Buffer.concat(attributes.map(encodedOf).sort((a, b) => Buffer.compare(a, b)));
}

function schemesOf(signer: SodSigner): readonly SignatureScheme[] {
  const scheme = signatureSchemeOf(signer.signatureAlgorithm, signer.digestAlgorithm);
  return scheme.kind === 'rsa-pkcs1' && scheme.hash !== signer.digestAlgorithm
    ? [scheme, { kind: 'rsa-pkcs1', hash: signer.digestAlgorithm }]
    : [scheme];
}
