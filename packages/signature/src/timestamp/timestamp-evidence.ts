import { Oid, type Certificate, type HashAlgorithm } from '@ciekit/pki/x509';
import { CmsOid } from '../cms/oids.js';
import { contentInMemory, verifySignerInfo } from '../cms/signature-mathematics.js';
import { readCertificates } from '../cms/signer-certificate.js';
import { SignatureError } from '../errors.js';
import type { TimestampEvidence } from '../validation/evidence.js';
import type { Finding } from '../validation/verdict.js';
import { readTimestampToken, type TimestampToken } from './timestamp-token.js';

/** The hash of what a token has to be over; `undefined` where that is not at hand. */
export type ImprintOf = (name: HashAlgorithm) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/**
 * Verifies a time stamp token: its imprint against what it covers, its signature, the signing-certificate attribute. Whether
 * the authority is trusted is asked elsewhere.
 *
 * @param token ContentInfo, exact bytes; anything at all gives evidence, if only that it is no token
 * @param more certificates outside the token that may be the authority's
 */
export async function timestampEvidence(
  kind: TimestampEvidence['kind'],
  token: Uint8Array,
  imprintOf: ImprintOf,
  more: readonly Certificate[] = [],
): Promise<TimestampEvidence> {
  let parts: TimestampToken;
  try {
    parts = readTimestampToken(token);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const findings: readonly Finding[] = [{ code: 'timestamp-malformed', weight: 'failure' }];
    const integrity = { state: 'broken', findings } as const;
    return { kind, token, time: undefined, integrity, signingCertificate: undefined, certificates: [] };
  }
  const { info, signedData, signer, content } = parts;
  const certificates = readCertificates(signedData.certificates);
  const signed = contentInMemory(CmsOid.tstInfo, content);
  const judgement = await verifySignerInfo(signer, signed, [...certificates, ...more]);
  const findings: Finding[] = [...judgement.integrity.findings];
  let complete = judgement.integrity.state !== 'undetermined';
  const actual = info.imprintHash && (await imprintOf(info.imprintHash));
  if (info.imprintHash === undefined) {
    const { oid: algorithm } = info.imprintAlgorithm;
    findings.push({ code: 'unsupported-digest', weight: 'warning', values: { algorithm } });
    complete = false;
  } else if (actual === undefined) {
    findings.push({ code: 'content-missing', weight: 'warning' });
    complete = false;
  } else if (Buffer.compare(actual, info.imprint) !== 0) {
    findings.push({ code: 'timestamp-imprint-mismatch', weight: 'failure' });
  }
  if (info.imprintHash === 'sha1') {
    findings.push({ code: 'weak-imprint', weight: 'warning', values: { algorithm: 'SHA-1' } });
  }
  const purposes = judgement.certificate?.extensions.extendedKeyUsage ?? [];
  if (judgement.certificate !== undefined && !purposes.includes(Oid.timeStamping)) {
    findings.push({ code: 'timestamp-purpose', weight: 'note' });
  }
  const broken = findings.some(({ weight }) => weight === 'failure');
  return {
    kind,
    token,
    time: info.time,
    integrity: { state: broken ? 'broken' : complete ? 'intact' : 'undetermined', findings },
    signingCertificate: judgement.certificate,
    certificates,
    digestAlgorithm: judgement.digestAlgorithm,
  };
}
