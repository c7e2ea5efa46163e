import { createHash } from 'node:crypto';
import type { Certificate, HashAlgorithm } from '@ciekit/pki';
import { CmsOid } from '../cms/oids.js';
import { contentOctets, readSignedData } from '../cms/read-signed-data.js';
import {
  contentInMemory,
  verifySignerInfo,
  type SignedContent,
  type SignerJudgement,
} from '../cms/signature-mathematics.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { attributeValues } from '../cms/signer-info.js';
import { readCertificates } from '../cms/signer-certificate.js';
import { SignatureError } from '../errors.js';
import { latin1 } from '../pdf/lexis.js';
import { timestampEvidence } from '../timestamp/timestamp-evidence.js';
import type { TimestampEvidence } from '../validation/evidence.js';
import type { Finding, IntegrityState, Verdict } from '../validation/verdict.js';
import { coveredParts, type ByteRange } from './byte-range.js';

/** What the octets of Contents say, without the rest of the file. */
export interface ContentsReading {
  readonly integrity: Verdict<IntegrityState>;
  readonly signingCertificate: Certificate | undefined;
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Uint8Array[];
  readonly claimedTime: Date | undefined;
  readonly digestAlgorithm: HashAlgorithm | undefined;
  readonly timestamps: readonly TimestampEvidence[];
}

/** Time stamps of one signature that are verified. */
const MAX_TIMESTAMPS = 16;
/** Certificates in one CMS that are looked at. */
const MAX_CERTIFICATES = 200;
const SEQUENCE = 0x30;

export const NOTHING_READ: Omit<ContentsReading, 'integrity'> = {
  signingCertificate: undefined,
  certificates: [],
  crls: [],
  claimedTime: undefined,
  digestAlgorithm: undefined,
  timestamps: [],
};

export function failedContents(code: Finding['code']): ContentsReading {
  return { ...NOTHING_READ, integrity: { state: 'broken', findings: [{ code, weight: 'failure' }] } };
}

/** The SubFilters whose Contents is a CMS signature; what else is said about each is below. */
const READ_FILTERS: ReadonlySet<string> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'adbe.pkcs7.sha1']);

/**
 * Verifies the CMS signature in Contents over the bytes that ByteRange covers (ISO 32000-2, 12.8.3.3 and 12.8.3.4).
 *
 * @param more certificates of the document security store, among which the signer's is looked for too
 * @param certificatesOf reads the certificates of a CMS; see {@link certificateReader}
 */
export async function readContents(
  bytes: Uint8Array,
  range: ByteRange,
  subFilter: string,
  more: readonly Certificate[],
  certificatesOf: typeof readCertificates = readCertificates,
): Promise<ContentsReading> {
  if (!READ_FILTERS.has(subFilter)) {
    const values = { subFilter };
    const findings = [{ code: 'unsupported-subfilter', weight: 'warning', values }] as const;
    return { ...NOTHING_READ, integrity: { state: 'undetermined', findings } };
  }
  let signedData: SignedData;
  try {
    signedData = readSignedData(range.contents);
  } catch (error) {
    if (error instanceof SignatureError) return failedContents('contents-malformed');
    throw error;
  }
  const [signer, ...others] = signedData.signerInfos;
  // EN 319 142-1, 6.2.1: one SignerInfo and no more.
  if (signer === undefined || others.length > 0) return failedContents('contents-signers');
  const findings: Finding[] = [...trailingBytes(range, signedData.end)];
  const covered = coveredContent(bytes, range, signedData.contentType);
  const content =
    subFilter === 'adbe.pkcs7.sha1'
      ? hashAsContent(range, signedData, covered, findings)
      : detachedContent(signedData, covered, findings);
  const own = certificatesOf(signedData.certificates);
  const judgement = await verifySignerInfo(signer, content, [...own, ...more]);
  if (subFilter === 'ETSI.CAdES.detached' && !hasSigningCertificate(signer)) {
    findings.push({ code: 'signing-certificate-attribute-missing', weight: 'warning' });
  }
  return {
    integrity: withFindings(judgement, findings),
    signingCertificate: judgement.certificate,
    certificates: own,
    crls: signedData.revocationValues.filter((value) => value[0] === SEQUENCE),
    claimedTime: judgement.claimedTime,
    digestAlgorithm: judgement.digestAlgorithm,
    timestamps: await signatureTimestamps(signer, [...own, ...more]),
  };
}

/** Reads certificates, each once: the signatures of a file mostly carry the same ones. */
export function certificateReader(): typeof readCertificates {
  const known = new Map<string, readonly Certificate[]>();
  return (choices) =>
    choices.slice(0, MAX_CERTIFICATES).flatMap((der) => {
      const key = latin1(der);
      const read = known.get(key) ?? readCertificates([der]);
      known.set(key, read);
      return read;
    });
}

/** A document time stamp (EN 319 142-1, 5.4.3) over the bytes that its ByteRange covers. */
export async function readDocumentTimestamp(
  bytes: Uint8Array,
  range: ByteRange,
  more: readonly Certificate[],
): Promise<TimestampEvidence> {
  const end = endOfContents(range.contents);
  const evidence = await timestampEvidence(
    'document',
    range.contents.slice(0, end),
    (name) => digestOfParts(bytes, range, name),
    more,
  );
  const trailing = trailingBytes(range, end);
  if (trailing.length === 0) return evidence;
  return { ...evidence, integrity: { state: 'broken', findings: [...evidence.integrity.findings, ...trailing] } };
}

function endOfContents(contents: Uint8Array): number {
  try {
    return readSignedData(contents).end;
  } catch (error) {
    if (error instanceof SignatureError) return contents.length;
    throw error;
  }
}

/** Contents is larger than the signature, and filled with zeros. */
export function trailingBytes({ contents }: ByteRange, end: number): readonly Finding[] {
  return contents.subarray(end).every((byte) => byte === 0)
    ? []
    : [{ code: 'contents-trailing-bytes', weight: 'failure' }];
}

function hasSigningCertificate(signer: SignerInfo): boolean {
  return [CmsOid.signingCertificateV2, CmsOid.signingCertificate].some(
    (type) => attributeValues(signer.signedAttributes, type).length > 0,
  );
}

function detachedContent(signedData: SignedData, covered: SignedContent, findings: Finding[]): SignedContent {
  // What is signed would be another content than what is shown.
  if (signedData.content !== undefined) findings.push({ code: 'embedded-content', weight: 'failure' });
  return covered;
}

/** ISO 32000-1, 12.8.3.3.1: the SHA-1 of the covered bytes is the content that is signed. */
function hashAsContent(
  range: ByteRange,
  signedData: SignedData,
  covered: SignedContent,
  findings: Finding[],
): SignedContent {
  const octets =
    signedData.content === undefined ? new Uint8Array() : contentOctets(range.contents, signedData.content);
  const expected = covered.digest('sha1');
  if (!(expected instanceof Uint8Array) || Buffer.compare(octets, expected) !== 0) {
    findings.push({ code: 'digest-mismatch', weight: 'failure', values: { algorithm: 'sha1' } });
  }
  findings.push({ code: 'weak-digest', weight: 'warning', values: { algorithm: 'SHA-1' } });
  return contentInMemory(signedData.contentType, octets);
}

function digestOfParts(bytes: Uint8Array, range: ByteRange, name: HashAlgorithm): Uint8Array {
  const hash = createHash(name);
  for (const part of coveredParts(bytes, range)) hash.update(part);
  return new Uint8Array(hash.digest());
}

function coveredContent(bytes: Uint8Array, range: ByteRange, contentType: string): SignedContent {
  return {
    contentType,
    digest: (name) => digestOfParts(bytes, range, name),
    chunks: () => coveredParts(bytes, range),
  };
}

function withFindings(judgement: SignerJudgement, findings: readonly Finding[]): Verdict<IntegrityState> {
  const { state } = judgement.integrity;
  const isBroken = findings.some(({ weight }) => weight === 'failure');
  return { state: isBroken ? 'broken' : state, findings: [...judgement.integrity.findings, ...findings] };
}

async function signatureTimestamps(
  signer: SignerInfo,
  certificates: readonly Certificate[],
): Promise<readonly TimestampEvidence[]> {
  const tokens = attributeValues(signer.unsignedAttributes, CmsOid.signatureTimeStamp).slice(0, MAX_TIMESTAMPS);
  const imprint = (name: HashAlgorithm): Uint8Array =>
    new Uint8Array(createHash(name).update(signer.signature).digest());
  return Promise.all(tokens.map((token) => timestampEvidence('signature', token, imprint, certificates)));
}
