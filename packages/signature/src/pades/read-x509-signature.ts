import { createVerify, type Verify } from 'node:crypto';
import { PkiError, type Certificate, type HashAlgorithm } from '@ciekit/pki/x509';
import { BerTag, BerValue } from '../cms/ber.js';
import { readCertificates } from '../cms/signer-certificate.js';
import { SignatureError } from '../errors.js';
import type { PdfDictionary, PdfObject } from '../pdf/objects.js';
import type { Finding } from '../validation/verdict.js';
import { coveredParts, type ByteRange } from './byte-range.js';
import { failedContents, NOTHING_READ, trailingBytes, type ContentsReading } from './read-signature.js';
import type { RevisionView } from './revision-view.js';

/** The SubFilter of signatures without CMS. */
export const X509_RSA_SHA1 = 'adbe.x509.rsa_sha1';

/** Certificates of one signature that are looked at. */
const MAX_CERTIFICATES = 32;
/** ISO 32000-1 table 257: SHA-1, and from PDF 1.6 on the others; the signature value says which. */
const HASHES: readonly HashAlgorithm[] = ['sha1', 'sha256', 'sha384', 'sha512'];

/**
 * Verifies a signature that is a bare RSASSA-PKCS1-v1_5 value in an OCTET STRING; the certificates are in /Cert, the signer's
 * first (ISO 32000-1, 12.8.3.2). ByteRange covers them: they are signed, too.
 */
export function readX509Signature(
  bytes: Uint8Array,
  range: ByteRange,
  view: RevisionView,
  dictionary: PdfDictionary,
): ContentsReading {
  let value: BerValue;
  try {
    value = BerValue.at(range.contents, 0).expect(BerTag.octetString);
  } catch (error) {
    if (error instanceof SignatureError) return failedContents('contents-malformed');
    throw error;
  }
  const certificates = readCertificates(certificatesIn(view, dictionary));
  const [certificate] = certificates;
  const trailing = trailingBytes(range, value.end);
  if (certificate === undefined) {
    const missing: Finding = { code: 'signing-certificate-missing', weight: 'warning' };
    return {
      ...NOTHING_READ,
      integrity: { state: trailing.length > 0 ? 'broken' : 'undetermined', findings: [missing, ...trailing] },
    };
  }
  const { hash, findings } = verified(certificate, coveredParts(bytes, range), value.content);
  const all = [...findings, ...trailing];
  const isBroken = all.some(({ weight }) => weight === 'failure');
  return {
    ...NOTHING_READ,
    integrity: { state: isBroken ? 'broken' : hash === undefined ? 'undetermined' : 'intact', findings: all },
    signingCertificate: certificate,
    certificates,
    digestAlgorithm: hash,
  };
}

/** Byte strings, the first of them the signer's; one alone may stand without an array. */
function certificatesIn(view: RevisionView, dictionary: PdfDictionary): readonly Uint8Array[] {
  const entry = view.entry(dictionary, 'Cert');
  const items: readonly PdfObject[] = entry?.kind === 'array' ? entry.items : entry === undefined ? [] : [entry];
  return items.slice(0, MAX_CERTIFICATES).flatMap((item) => {
    const value = view.resolve(item);
    return value?.kind === 'string' ? [value.bytes] : [];
  });
}

function fits(verifier: Verify, key: Parameters<Verify['verify']>[0], signature: Uint8Array): boolean {
  try {
    return verifier.verify(key, signature);
  } catch {
    // OpenSSL throws for some malformed signatures.
    return false;
  }
}

function verified(
  certificate: Certificate,
  parts: readonly Uint8Array[],
  signature: Uint8Array,
): { readonly hash: HashAlgorithm | undefined; readonly findings: readonly Finding[] } {
  try {
    for (const hash of HASHES) {
      const key = certificate.publicKey.verificationInput({ kind: 'rsa-pkcs1', hash });
      const verifier = createVerify(hash);
      for (const part of parts) verifier.update(part);
      if (!fits(verifier, key, signature)) continue;
      const weak: Finding = { code: 'weak-digest', weight: 'warning', values: { algorithm: 'SHA-1' } };
      return { hash, findings: hash === 'sha1' ? [weak] : [] };
    }
    return { hash: undefined, findings: [{ code: 'signature-mismatch', weight: 'failure' }] };
  } catch (error) {
    if (!(error instanceof PkiError)) throw error;
    const reason: Finding = { code: 'unusable-key', weight: 'warning', values: { reason: error.code } };
    return { hash: undefined, findings: [reason] };
  }
}
