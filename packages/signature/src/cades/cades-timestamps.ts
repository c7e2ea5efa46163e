import { createHash } from 'node:crypto';
import type { Certificate, HashAlgorithm } from '@ciekit/pki';
import { BerTag, BerValue } from '../cms/ber.js';
import { CmsOid } from '../cms/oids.js';
import type { SignedContent } from '../cms/signature-mathematics.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { attributeValues } from '../cms/signer-info.js';
import { SignatureError } from '../errors.js';
import { timestampEvidence, type ImprintOf } from '../timestamp/timestamp-evidence.js';
import { readTimestampToken } from '../timestamp/timestamp-token.js';
import type { TimestampEvidence } from '../validation/evidence.js';
import type { Finding } from '../validation/verdict.js';
import { archiveImprint, indexHolds, type IndexForm } from './archive-timestamp.js';
import type { ArchiveTimestampV2 } from './archive-timestamp-v2.js';

/** Of one signer: what a hostile file may cost. */
const MAX_TIMESTAMPS = 32;

type Kind = TimestampEvidence['kind'];

/** Attributes with time stamp tokens that are checked (ETSI EN 319 122-1 sections 5.2.8, 5.3, 5.5, annex A.1.5.2). */
const SIGNED: readonly (readonly [string, Kind])[] = [[CmsOid.contentTimeStamp, 'content']];
const UNSIGNED: readonly (readonly [string, Kind])[] = [
  [CmsOid.signatureTimeStamp, 'signature'],
  [CmsOid.archiveTimeStampV3, 'archive'],
  [CmsOid.archiveTimeStampV2, 'archive'],
  [CmsOid.archiveTimeStampV1, 'archive'],
  [CmsOid.escTimeStamp, 'signature'],
];

const INDEX_FORMS: readonly (readonly [string, IndexForm])[] = [
  [CmsOid.atsHashIndexV3, 'value'],
  [CmsOid.atsHashIndexV2, 'attribute'],
  [CmsOid.atsHashIndex, 'attribute'],
];

/** The time stamps of one signer, those before the signature first. */
export async function signerTimestamps(
  signer: SignerInfo,
  signedData: SignedData,
  content: SignedContent,
  certificates: readonly Certificate[],
  older: ArchiveTimestampV2,
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
      evidence.push(
        await timestampEvidence(
          kind,
          token,
          oneOf(token, (name, time) => older.imprints(name, signer, time)),
          certificates,
        ),
      );
    } else if (type === CmsOid.archiveTimeStampV1) {
      const found = await timestampEvidence(kind, token, () => undefined, certificates);
      evidence.push(withFinding(found, { code: 'archive-form-unsupported', weight: 'warning' }));
    } else if (type === CmsOid.escTimeStamp) {
      const forms = oneOf(token, (name) => escImprints(name, signer));
      evidence.push(await timestampEvidence(kind, token, forms, certificates));
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

/** Where a standard allows several forms: that which the token is about, if it is about one of them. */
function oneOf(
  token: Uint8Array,
  formsOf: (name: HashAlgorithm, time: Date) => Promise<readonly Uint8Array[]> | readonly Uint8Array[],
): ImprintOf {
  return async (name) => {
    const { info } = readTimestampToken(token);
    const forms = await formsOf(name, info.time);
    return forms.find((form) => Buffer.compare(form, info.imprint) === 0) ?? forms[0];
  };
}

const REFERENCES: readonly string[] = [CmsOid.signatureTimeStamp, CmsOid.certificateRefs, CmsOid.revocationRefs];

/**
 * ETSI EN 319 122-1 annex A.1.5.2: the signature, its time stamps, the references to validation data. Some programs take the
 * attributes in the order of the file.
 */
function escImprints(name: HashAlgorithm, { signature, unsignedAttributes }: SignerInfo): readonly Uint8Array[] {
  const covered = (unsignedAttributes?.attributes ?? []).filter(({ type }) => REFERENCES.includes(type));
  const ordered = covered.toSorted((a, b) => REFERENCES.indexOf(a.type) - REFERENCES.indexOf(b.type));
  return [ordered, covered].map((attributes) => {
    const hash = createHash(name).update(signature);
    // Without the outer SEQUENCE.
    for (const { encoded } of attributes) hash.update(BerValue.of(encoded).expect(BerTag.sequence).content);
    return new Uint8Array(hash.digest());
  });
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
      return index && digest && archiveImprint(name, contentType, digest, signer, index.value);
    },
    certificates,
  );
  if (index === undefined) return withFinding(evidence, { code: 'archive-index-missing', weight: 'failure' });
  const unsignedAttributes = signer.unsignedAttributes?.attributes ?? [];
  return holds(index.value, index.form, { ...signedData, unsignedAttributes })
    ? evidence
    : withFinding(evidence, { code: 'archive-index-mismatch', weight: 'failure' });
}

interface HashIndex {
  readonly value: Uint8Array;
  readonly form: IndexForm;
}

function hashIndexOf(token: Uint8Array): HashIndex | undefined {
  try {
    const { unsignedAttributes } = readTimestampToken(token).signer;
    const found = INDEX_FORMS.flatMap(([type, form]) =>
      attributeValues(unsignedAttributes, type).map((value) => ({ value, form })),
    );
    return found.length === 1 ? found[0] : undefined;
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
