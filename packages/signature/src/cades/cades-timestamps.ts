import { createHash } from 'node:crypto';
import type { Certificate } from '@ciekit/pki';
import { CmsOid } from '../cms/oids.js';
import type { SignedContent } from '../cms/signature-mathematics.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { attributeValues } from '../cms/signer-info.js';
import { SignatureError } from '../errors.js';
import { timestampEvidence } from '../timestamp/timestamp-evidence.js';
import { readTimestampToken } from '../timestamp/timestamp-token.js';
import type { TimestampEvidence } from '../validation/evidence.js';
import type { Finding } from '../validation/verdict.js';
import { archiveImprint, indexHolds } from './archive-timestamp.js';

/** Of one signer: what a hostile file may cost. */
const MAX_TIMESTAMPS = 32;

type Kind = TimestampEvidence['kind'];

/** Attributes with time stamp tokens that are checked (ETSI EN 319 122-1 sections 5.2.8, 5.3, 5.5). */
const SIGNED: readonly (readonly [string, Kind])[] = [[CmsOid.contentTimeStamp, 'content']];
const UNSIGNED: readonly (readonly [string, Kind])[] = [
  [CmsOid.signatureTimeStamp, 'signature'],
  [CmsOid.archiveTimeStampV3, 'archive'],
  [CmsOid.archiveTimeStampV2, 'archive'],
];

/** The time stamps of one signer, those before the signature first. */
export async function signerTimestamps(
  signer: SignerInfo,
  signedData: SignedData,
  content: SignedContent,
  certificates: readonly Certificate[],
): Promise<readonly TimestampEvidence[]> {
  const tokens = [
    ...SIGNED.flatMap(([type, kind]) =>
      attributeValues(signer.signedAttributes, type).map((token) => ({ type, kind, token })),
    ),
    ...UNSIGNED.flatMap(([type, kind]) =>
      attributeValues(signer.unsignedAttributes, type).map((token) => ({ type, kind, token })),
    ),
  ];
  const evidence: TimestampEvidence[] = [];
  for (const { type, kind, token } of tokens.slice(0, MAX_TIMESTAMPS)) {
    if (type === CmsOid.archiveTimeStampV3) {
      evidence.push(await archiveEvidence(token, signer, signedData, content, certificates));
    } else if (type === CmsOid.archiveTimeStampV2) {
      const found = await timestampEvidence(kind, token, () => undefined, certificates);
      evidence.push(withFinding(found, { code: 'archive-form-unsupported', weight: 'warning' }));
    } else if (kind === 'content') {
      evidence.push(await timestampEvidence(kind, token, (name) => content.digest(name), certificates));
    } else {
      const overSignature = (name: string): Uint8Array =>
        new Uint8Array(createHash(name).update(signer.signature).digest());
      evidence.push(await timestampEvidence(kind, token, overSignature, certificates));
    }
  }
  return evidence;
}

async function archiveEvidence(
  token: Uint8Array,
  signer: SignerInfo,
  signedData: SignedData,
  content: SignedContent,
  certificates: readonly Certificate[],
): Promise<TimestampEvidence> {
  const index = hashIndexOf(token);
  const evidence = await timestampEvidence(
    'archive',
    token,
    async (name) => {
      const digest = await content.digest(name);
      const contentType = signedData.contentType;
      return index && digest && archiveImprint(name, contentType, digest, signer, index);
    },
    certificates,
  );
  if (index === undefined) return withFinding(evidence, { code: 'archive-index-missing', weight: 'failure' });
  const unsignedAttributes = signer.unsignedAttributes?.attributes ?? [];
  return holds(index, { ...signedData, unsignedAttributes })
    ? evidence
    : withFinding(evidence, { code: 'archive-index-mismatch', weight: 'failure' });
}

function hashIndexOf(token: Uint8Array): Uint8Array | undefined {
  try {
    const values = attributeValues(readTimestampToken(token).signer.unsignedAttributes, CmsOid.atsHashIndexV3);
    return values.length === 1 ? values[0] : undefined;
  } catch (error) {
    if (error instanceof SignatureError) return undefined;
    throw error;
  }
}

function holds(...args: Parameters<typeof indexHolds>): boolean {
  try {
    return indexHolds(...args);
  } catch (error) {
    if (error instanceof SignatureError) return false;
    throw error;
  }
}

function withFinding(evidence: TimestampEvidence, finding: Finding): TimestampEvidence {
  const { state, findings } = evidence.integrity;
  const worse = finding.weight === 'failure' ? 'broken' : state === 'intact' ? 'undetermined' : state;
  return { ...evidence, integrity: { state: worse, findings: [...findings, finding] } };
}
