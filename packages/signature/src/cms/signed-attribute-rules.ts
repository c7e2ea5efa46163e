import { SignatureError } from '../errors.js';
import type { Finding } from '../validation/verdict.js';
import { BerTag, BerValue } from './ber.js';
import { cmsTime } from './cms-time.js';
import { CmsOid } from './oids.js';
import type { AttributeSet, SignerInfo } from './signed-data.js';
import { attributeValues } from './signer-info.js';

/** What the signed attributes say, and what is wrong with them. */
export interface AttributeReading {
  readonly findings: readonly Finding[];
  readonly messageDigest: Uint8Array | undefined;
  readonly claimedTime: Date | undefined;
  /** The value of signing-certificate (1) or signing-certificate-v2 (2). */
  readonly reference: { readonly value: Uint8Array; readonly version: 1 | 2 } | undefined;
}

/** Attributes that are there once, with one value, if at all (RFC 5652 section 11, RFC 5035 section 3). */
const ONCE: readonly (readonly [keyof typeof CmsOid, string])[] = [
  ['contentType', 'content-type'],
  ['messageDigest', 'message-digest'],
  ['signingTime', 'signing-time'],
  ['signingCertificate', 'signing-certificate'],
  ['signingCertificateV2', 'signing-certificate-v2'],
];

/**
 * Judges the signed attributes without the content and the certificate.
 *
 * @param contentType what the attribute of that name must say; `undefined` in a counter-signature, which has none
 * @throws {SignatureError} `malformed-cms` where a value is not of its type
 */
export function readSignedAttributes(signer: SignerInfo, contentType: string | undefined): AttributeReading {
  const set = signer.signedAttributes;
  const findings: Finding[] = [...repetitions(set), ...misplaced(signer)];
  const only = (type: keyof typeof CmsOid): BerValue | undefined => {
    const [value] = attributeValues(set, CmsOid[type]);
    return value && BerValue.of(value);
  };
  const stated = only('contentType')?.oid();
  if (contentType === undefined) {
    if (stated !== undefined) findings.push({ code: 'counter-signature-content-type', weight: 'note' });
  } else if (stated === undefined) {
    findings.push({ code: 'content-type-missing', weight: 'failure' });
  } else if (stated !== contentType) {
    findings.push({ code: 'content-type-mismatch', weight: 'failure', values: { stated, actual: contentType } });
  }
  const messageDigest = only('messageDigest')?.octets();
  if (messageDigest === undefined) findings.push({ code: 'message-digest-missing', weight: 'failure' });
  const time = only('signingTime');
  const claimedTime = time && cmsTime(time);
  if (time !== undefined && claimedTime === undefined) {
    findings.push({ code: 'signing-time-malformed', weight: 'warning' });
  }
  const v2 = only('signingCertificateV2')?.encoded;
  const v1 = only('signingCertificate')?.encoded;
  if (v1 === undefined && v2 === undefined) {
    findings.push({ code: 'signing-certificate-reference-missing', weight: 'warning' });
  }
  const reference = v2 === undefined ? v1 && { value: v1, version: 1 as const } : { value: v2, version: 2 as const };
  return { findings, messageDigest, claimedTime, reference };
}

function repetitions(set: AttributeSet | undefined): readonly Finding[] {
  return ONCE.flatMap(([type, attribute]): readonly Finding[] => {
    const same = (set?.attributes ?? []).filter((candidate) => candidate.type === CmsOid[type]);
    const values = same.reduce((sum, candidate) => sum + candidate.values.length, 0);
    if (same.length > 1) return [{ code: 'attribute-repeated', weight: 'failure', values: { attribute } }];
    if (values > 1) return [{ code: 'attribute-values-repeated', weight: 'failure', values: { attribute } }];
    return same.length === 1 && values === 0
      ? [{ code: 'attribute-empty', weight: 'failure', values: { attribute } }]
      : [];
  });
}

/** Anybody can add unsigned attributes: there, these prove nothing, and a reader that looks there is misled. */
function misplaced({ unsignedAttributes }: SignerInfo): readonly Finding[] {
  return ONCE.flatMap(([type, attribute]): readonly Finding[] =>
    (unsignedAttributes?.attributes ?? []).some((candidate) => candidate.type === CmsOid[type])
      ? [{ code: 'attribute-not-signed', weight: 'warning', values: { attribute } }]
      : [],
  );
}

/**
 * Whether a content is the encoding of signed attributes: taken out of another signature and put here as the content,
 * they make its signature value fit (Strenzke, "ASN.1 CMS signature forgery", 2023; RFC 5652 section 5.3).
 */
export function looksLikeSignedAttributes(content: Uint8Array): boolean {
  try {
    const attributes = BerValue.of(content).expect(BerTag.set).children();
    return attributes.some((attribute) => {
      const type = attribute.fields(BerTag.sequence).next().oid();
      return type === CmsOid.messageDigest || type === CmsOid.contentType;
    });
  } catch (error) {
    if (error instanceof SignatureError) return false;
    throw error;
  }
}
