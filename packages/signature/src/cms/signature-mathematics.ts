import { createHash, createVerify } from 'node:crypto';
import { PkiError, type Certificate, type HashAlgorithm, type SignatureScheme } from '@ciekit/pki/x509';
import { encodeDer } from '@ciekit/pki/asn1';
import { SignatureError } from '../errors.js';
import type { Finding, IntegrityState, Verdict } from '../validation/verdict.js';
import { digestOf, schemeOf } from './algorithms.js';
import { BerTag } from './ber.js';
import { CmsOid } from './oids.js';
import { looksLikeSignedAttributes, readSignedAttributes, type AttributeReading } from './signed-attribute-rules.js';
import { isIdentifiedBy, matchReference } from './signer-certificate.js';
import type { AttributeSet, SignerInfo } from './signed-data.js';

/** What a SignerInfo speaks about. */
export interface SignedContent {
  /** eContentType, dotted; `undefined` in a counter-signature. */
  readonly contentType: string | undefined;
  /** `undefined` where the content is not at hand. */
  digest(name: HashAlgorithm): Promise<Uint8Array | undefined> | Uint8Array | undefined;
  /** The octets, for signatures without signed attributes; `undefined` where they are not at hand. */
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined;
}

/** What is known about a SignerInfo before anybody asks about trust. */
export interface SignerJudgement {
  readonly integrity: Verdict<IntegrityState>;
  /** `undefined`: not there, or not the one that the signing-certificate attribute means. */
  readonly certificate: Certificate | undefined;
  readonly digestAlgorithm: HashAlgorithm | undefined;
  readonly claimedTime: Date | undefined;
}

/** Certificates with the right name that are tried. */
const MAX_CANDIDATES = 8;
/** A content that is longer is nobody's signed attributes, in bytes. */
const MAX_ATTRIBUTES = 65_536;

/** A content in memory. @param contentType eContentType */
export function contentInMemory(contentType: string | undefined, octets: Uint8Array | undefined): SignedContent {
  return {
    contentType,
    digest: (name) => octets && new Uint8Array(createHash(name).update(octets).digest()),
    chunks: () => octets && [octets],
  };
}

/**
 * Verifies one signer: digest, signature value and the rules of RFC 5652 about signed attributes.
 *
 * @param certificates among which the signer's is looked for; nothing about them is trusted
 * @example
 * ```ts
 * const content = contentInMemory(signedData.contentType, letter);
 * const { integrity } = await verifySignerInfo(signer, content, readCertificates(signedData.certificates));
 * ```
 */
export async function verifySignerInfo(
  signer: SignerInfo,
  content: SignedContent,
  certificates: readonly Certificate[],
): Promise<SignerJudgement> {
  const findings: Finding[] = [];
  const digest = digestOf(signer.digestAlgorithm);
  if (digest?.misnamed === true) findings.push({ code: 'digest-algorithm-misnamed', weight: 'warning' });
  if (digest?.name === 'sha1')
    findings.push({ code: 'weak-digest', weight: 'warning', values: { algorithm: 'SHA-1' } });
  let reading: AttributeReading | undefined;
  let certificate: Certificate | undefined;
  let complete = digest !== undefined;
  if (digest === undefined) {
    const { oid: algorithm } = signer.digestAlgorithm;
    findings.push({ code: 'unsupported-digest', weight: 'warning', values: { algorithm } });
  }
  try {
    reading = signer.signedAttributes && readSignedAttributes(signer, content.contentType);
    findings.push(...(reading?.findings ?? withoutAttributes(content.contentType)));
    const candidates = certificates.filter((candidate) => isIdentifiedBy(candidate, signer.identifier));
    certificate = chooseCertificate(candidates.slice(0, MAX_CANDIDATES), reading, findings);
    if (certificate === undefined) complete = false;
    if (digest !== undefined && reading !== undefined) {
      complete = (await compareDigest(reading, content, digest.name, findings)) && complete;
    }
    if (digest !== undefined && certificate !== undefined) {
      const outcome = await verifyValue(signer, content, certificate, digest.name);
      findings.push(...outcome.findings);
      complete = outcome.complete && complete;
    }
  } catch (error) {
    if (!(error instanceof SignatureError) || error.code !== 'malformed-cms') throw error;
    findings.push({ code: 'attribute-malformed', weight: 'failure' });
  }
  const broken = findings.some(({ weight }) => weight === 'failure');
  return {
    integrity: { state: broken ? 'broken' : complete ? 'intact' : 'undetermined', findings },
    certificate: findings.some(({ code }) => code === 'signing-certificate-mismatch') ? undefined : certificate,
    digestAlgorithm: digest?.name,
    claimedTime: reading?.claimedTime,
  };
}

/** RFC 5652 section 5.3: signed attributes may only be absent where the content is id-data. */
function withoutAttributes(contentType: string | undefined): readonly Finding[] {
  const allowed = contentType === undefined || contentType === CmsOid.data;
  return [{ code: 'signed-attributes-missing', weight: allowed ? 'warning' : 'failure' }];
}

function chooseCertificate(
  candidates: readonly Certificate[],
  reading: AttributeReading | undefined,
  findings: Finding[],
): Certificate | undefined {
  const [first] = candidates;
  if (first === undefined) {
    findings.push({ code: 'signing-certificate-missing', weight: 'warning' });
    return undefined;
  }
  const reference = reading?.reference;
  if (reference === undefined) return first;
  if (reference.version === 1) findings.push({ code: 'signing-certificate-v1', weight: 'note' });
  const matches = candidates.map((candidate) => matchReference(candidate, reference.value, reference.version));
  const best = matches.indexOf('match');
  if (best === -1) {
    const reason = matches[0] ?? 'hash-mismatch';
    findings.push({ code: 'signing-certificate-mismatch', weight: 'failure', values: { reason } });
  }
  return candidates[Math.max(0, best)];
}

/** @returns false where the content is not at hand */
async function compareDigest(
  reading: AttributeReading,
  content: SignedContent,
  name: HashAlgorithm,
  findings: Finding[],
): Promise<boolean> {
  const actual = await content.digest(name);
  if (actual === undefined) {
    findings.push({ code: 'content-missing', weight: 'warning' });
    return false;
  }
  if (reading.messageDigest !== undefined && Buffer.compare(actual, reading.messageDigest) !== 0) {
    findings.push({ code: 'digest-mismatch', weight: 'failure', values: { algorithm: name } });
  }
  return true;
}

interface ValueOutcome {
  readonly findings: readonly Finding[];
  readonly complete: boolean;
}

async function verifyValue(
  signer: SignerInfo,
  content: SignedContent,
  certificate: Certificate,
  digest: HashAlgorithm,
): Promise<ValueOutcome> {
  const named = schemeOf(signer.signatureAlgorithm, digest);
  if (named === undefined) {
    const { oid: algorithm } = signer.signatureAlgorithm;
    return { findings: [{ code: 'unsupported-signature', weight: 'warning', values: { algorithm } }], complete: false };
  }
  // The DigestInfo of real signatures follows digestAlgorithm even where signatureAlgorithm names another hash.
  const schemes = named.kind === 'rsa-pss' || named.hash === digest ? [named] : [{ ...named, hash: digest }, named];
  const mismatch: readonly Finding[] =
    named.hash === digest
      ? []
      : [{ code: 'signature-algorithm-mismatch', weight: 'warning', values: { digest, signature: named.hash } }];
  try {
    const outcome =
      signer.signedAttributes === undefined
        ? await verifyOverContent(content, certificate, schemes, signer.signature)
        : verifyOverAttributes(signer.signedAttributes, certificate, schemes, signer.signature);
    return { findings: [...mismatch, ...outcome.findings], complete: outcome.complete };
  } catch (error) {
    if (!(error instanceof PkiError)) throw error;
    return { findings: [{ code: 'unusable-key', weight: 'warning', values: { reason: error.code } }], complete: false };
  }
}

function verifyOverAttributes(
  set: AttributeSet,
  certificate: Certificate,
  schemes: readonly SignatureScheme[],
  signature: Uint8Array,
): ValueOutcome {
  const asSent = encodeDer(BerTag.set, set.content);
  const encodings = set.attributes.map(({ encoded }) => encoded);
  const sorted = encodeDer(BerTag.set, ...encodings.toSorted((a, b) => Buffer.compare(a, b)));
  const isSorted = Buffer.compare(asSent, sorted) === 0;
  const fits = (data: Uint8Array): boolean =>
    schemes.some((scheme) => certificate.publicKey.verify(scheme, data, signature));
  if (fits(asSent)) {
    const unsorted: Finding = { code: 'attributes-unsorted', weight: 'note', values: { verified: 'as-sent' } };
    return { findings: isSorted ? [] : [unsorted], complete: true };
  }
  return !isSorted && fits(sorted)
    ? { findings: [{ code: 'attributes-unsorted', weight: 'note', values: { verified: 'sorted' } }], complete: true }
    : { findings: [{ code: 'signature-mismatch', weight: 'failure' }], complete: true };
}

async function verifyOverContent(
  content: SignedContent,
  certificate: Certificate,
  schemes: readonly SignatureScheme[],
  signature: Uint8Array,
): Promise<ValueOutcome> {
  const chunks = content.chunks();
  if (chunks === undefined) return { findings: [{ code: 'content-missing', weight: 'warning' }], complete: false };
  const verifiers = schemes.map(({ hash }) => createVerify(hash));
  const start: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length <= MAX_ATTRIBUTES) start.push(chunk);
    length += chunk.length;
    for (const verifier of verifiers) verifier.update(chunk);
  }
  if (length <= MAX_ATTRIBUTES && looksLikeSignedAttributes(new Uint8Array(Buffer.concat(start)))) {
    return { findings: [{ code: 'content-is-signed-attributes', weight: 'failure' }], complete: true };
  }
  const fits = verifiers.some((verifier, index) => {
    const scheme = schemes[index];
    if (scheme === undefined) return false;
    const key = certificate.publicKey.verificationInput(scheme);
    try {
      return verifier.verify(key, signature);
    } catch {
      // OpenSSL throws for some malformed signatures.
      return false;
    }
  });
  return { findings: fits ? [] : [{ code: 'signature-mismatch', weight: 'failure' }], complete: true };
}
