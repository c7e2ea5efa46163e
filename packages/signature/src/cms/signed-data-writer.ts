import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag, BerValue } from './ber.js';
import { derHeader, derOid, derSequence, derSetOf } from './der-values.js';
import { CmsOid } from './oids.js';
import { SHA256_ALGORITHM } from './sign-cms.js';

/** What surrounds the content of a SignedData. */
export interface SignedDataParts {
  /** SignerInfos, DER. */
  readonly signerInfos: readonly Uint8Array[];
  /** X.509 certificates, or CertificateChoices as they were; repeated ones are written once. */
  readonly certificates: readonly Uint8Array[];
  /** RevocationInfoChoices: CertificateLists, or `[1]` with an OCSP response (RFC 5940). */
  readonly revocationValues?: readonly Uint8Array[] | undefined;
  /** AlgorithmIdentifiers; default SHA-256. */
  readonly digestAlgorithms?: readonly Uint8Array[] | undefined;
}

/** The EncapsulatedContentInfo (RFC 5652 section 5.2) that is written as a stream. */
export interface StreamedContent {
  readonly contentType: string;
  /** What of it stands before the streamed octets. */
  readonly start: Uint8Array;
  /** In bytes. */
  readonly streamedLength: number;
}

/**
 * A SignedData without its content, in a ContentInfo: the .p7s file and the value of /Contents in a PDF.
 *
 * @returns DER
 */
export function detachedSignedData(parts: SignedDataParts, contentType: string = CmsOid.data): Uint8Array {
  const start = derSequence(derOid(contentType));
  const { before, after } = frameSignedData(parts, { contentType, start, streamedLength: 0 });
  return new Uint8Array(Buffer.concat([before, after]));
}

/** EncapsulatedContentInfo up to the first octet of the content. */
export function encapsulatedHeader(contentType: string, contentLength: number): Uint8Array {
  const octetString = derHeader(BerTag.octetString, contentLength);
  const explicit = derHeader(BerTag.context0, octetString.length + contentLength);
  const type = derOid(contentType);
  const sequence = derHeader(BerTag.sequence, type.length + explicit.length + octetString.length + contentLength);
  return new Uint8Array(Buffer.concat([sequence, type, explicit, octetString]));
}

/** Everything before and after the octets that are streamed. */
export function frameSignedData(
  parts: SignedDataParts,
  content: StreamedContent,
): { readonly before: Uint8Array; readonly after: Uint8Array } {
  const { revocationValues = [], digestAlgorithms = [SHA256_ALGORITHM], certificates } = parts;
  const type = derOid(CmsOid.signedData);
  const head = Buffer.concat([
    encodeDer(BerTag.integer, Uint8Array.of(versionOf(parts, content.contentType))),
    derSetOf(distinct(digestAlgorithms)),
    content.start,
  ]);
  const after = Buffer.concat([
    ...(certificates.length === 0 ? [] : [derSetOf(distinct(certificates), BerTag.context0)]),
    ...(revocationValues.length === 0 ? [] : [derSetOf(distinct(revocationValues), BerTag.context1)]),
    derSetOf(parts.signerInfos),
  ]);
  const inside = head.length + content.streamedLength + after.length;
  const signedData = derHeader(BerTag.sequence, inside);
  const explicit = derHeader(BerTag.context0, signedData.length + inside);
  const contentInfo = derHeader(BerTag.sequence, type.length + explicit.length + signedData.length + inside);
  return {
    before: new Uint8Array(Buffer.concat([contentInfo, type, explicit, signedData, head])),
    after: new Uint8Array(after),
  };
}

const OTHER_CERTIFICATE = 0xa3;
const ATTRIBUTE_CERTIFICATE_V2 = 0xa2;
const ATTRIBUTE_CERTIFICATE_V1 = 0xa1;
const OTHER_REVOCATION_INFO = 0xa1;

/** RFC 5652 section 5.1. */
function versionOf({ certificates, revocationValues = [], signerInfos }: SignedDataParts, contentType: string): number {
  const hasCertificate = (tag: number): boolean => certificates.some((choice) => choice[0] === tag);
  if (hasCertificate(OTHER_CERTIFICATE) || revocationValues.some((choice) => choice[0] === OTHER_REVOCATION_INFO)) {
    return 5;
  }
  if (hasCertificate(ATTRIBUTE_CERTIFICATE_V2)) return 4;
  const namedByKey = (signerInfo: Uint8Array): boolean =>
    BerValue.of(signerInfo).fields(BerTag.sequence).next().smallInteger() === 3;
  const version3 = hasCertificate(ATTRIBUTE_CERTIFICATE_V1) || signerInfos.some(namedByKey);
  return version3 || contentType !== CmsOid.data ? 3 : 1;
}

function distinct(encodings: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(encodings.map((encoding) => [Buffer.from(encoding).toString('latin1'), encoding])).values()];
}
