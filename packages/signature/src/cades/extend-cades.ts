import { encodeDer } from '@ciekit/pki/asn1';
import type { ByteSource } from '../cms/byte-source.js';
import { BerValue } from '../cms/ber.js';
import { digestsOf } from '../cms/content-digests.js';
import { derOid } from '../cms/der-values.js';
import { CmsOid } from '../cms/oids.js';
import { encodeAttribute } from '../cms/signed-attributes.js';
import { withUnsignedAttributes } from '../cms/sign-cms.js';
import { contentOctets, readSignedData } from '../cms/read-signed-data.js';
import { encapsulatedHeader, frameSignedData } from '../cms/signed-data-writer.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { isIdentifiedBy, readCertificates } from '../cms/signer-certificate.js';
import { attributeValues, readSignerInfo } from '../cms/signer-info.js';
import { SignatureError } from '../errors.js';
import type { TimestampClient } from '../timestamp/timestamp-client.js';
import { readTimestampToken } from '../timestamp/timestamp-token.js';
import type { ValidationData, ValidationDataSource } from '../validation-data.js';
import { archiveImprint, atsHashIndex } from './archive-timestamp.js';
import { openCades, requireContent, requireExtensible } from './open-cades.js';
import { partsOf, rewriteCades, type RewriteOptions } from './rewrite-cades.js';
import { signatureTimestamp } from './sign-cades.js';

/** OtherRevocationInfoFormat (RFC 5652 section 10.2.1). */
const OTHER_REVOCATION_INFO = 0xa1;

export interface ExtendCadesOptions extends RewriteOptions {
  readonly timestamp: TimestampClient;
  /** For `lt` and `lta`; asked once, after the time stamps over the signatures are there. */
  readonly validationData?: ValidationDataSource | undefined;
  /** What a .p7s is about; `lta` needs it. */
  readonly detachedContent?: ByteSource | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Extends every signature of a .p7m or .p7s to a level (ETSI EN 319 122-1 section 6). What a signature has already is kept:
 * a second archive time stamp comes on top of the first, a second signature time stamp does not.
 *
 * @returns the new file's bytes, without PEM or base64 around them
 * @throws {SignatureError} `malformed-cms`, `not-signed`, `changes-forbidden`, `tsa-…`, `content-missing` and
 *   `content-changed` for `lta`; `revocation-unavailable` without validation data
 */
export async function* extendCades(
  file: ByteSource,
  level: 't' | 'lt' | 'lta',
  options: ExtendCadesOptions,
): AsyncGenerator<Uint8Array, void> {
  const { timestamp, signal } = options;
  const cades = await openCades(file, options.detachedContent);
  requireExtensible(cades.signedData);
  const content = level === 'lta' ? requireContent(cades) : undefined;
  let signers: readonly SignerInfo[] = [];
  for (const signer of cades.signedData.signerInfos) {
    if (attributeValues(signer.unsignedAttributes, CmsOid.signatureTimeStamp).length > 0) {
      signers = [...signers, signer];
      continue;
    }
    signers = [...signers, added(signer, await signatureTimestamp(timestamp, signer.signature, signal))];
  }
  let parts = partsOf(cades);
  if (level !== 't') {
    const data = await gather({ ...cades.signedData, signerInfos: signers }, options);
    parts = {
      ...parts,
      certificates: distinct([...parts.certificates, ...data.certificates]),
      revocationValues: distinct([
        ...parts.revocationValues,
        ...data.crls,
        ...data.ocspResponses.map(otherRevocationInfo),
      ]),
    };
  }
  if (content !== undefined) {
    const [contentDigest = new Uint8Array()] = await digestsOf(content, ['sha256'], signal);
    const { contentType } = cades.signedData;
    let archived: readonly SignerInfo[] = [];
    for (const signer of signers) {
      const index = atsHashIndex({ ...parts, unsignedAttributes: signer.unsignedAttributes?.attributes ?? [] });
      const imprint = archiveImprint('sha256', contentType, contentDigest, signer, index);
      const token = withHashIndex(await timestamp.timestamp(imprint, { signal }), index);
      archived = [...archived, added(signer, encodeAttribute(CmsOid.archiveTimeStampV3, token))];
    }
    signers = archived;
  }
  yield* rewriteCades(cades, { ...parts, signerInfos: signers.map(({ encoded }) => encoded) }, options);
}

function added(signer: SignerInfo, attribute: Uint8Array): SignerInfo {
  return readSignerInfo(BerValue.of(withUnsignedAttributes(signer.encoded, [attribute])));
}

async function gather(signedData: SignedData, { validationData }: ExtendCadesOptions): Promise<ValidationData> {
  if (validationData === undefined) throw new SignatureError('revocation-unavailable', 'no validation data');
  const known = readCertificates(signedData.certificates);
  const infos = signedData.signerInfos.flatMap((signer) => [signer, ...counterSigners(signer)]);
  const tokens = infos
    .flatMap(({ signedAttributes, unsignedAttributes }) => [
      ...attributeValues(signedAttributes, CmsOid.contentTimeStamp),
      ...attributeValues(unsignedAttributes, CmsOid.signatureTimeStamp),
      ...attributeValues(unsignedAttributes, CmsOid.archiveTimeStampV3),
    ])
    .flatMap(readableToken);
  const stamped = tokens.map(({ signedData: { certificates }, signer }) => ({
    certificates: readCertificates(certificates),
    signer,
  }));
  return validationData({
    signers: infos.flatMap(({ identifier }) => known.find((each) => isIdentifiedBy(each, identifier)) ?? []),
    timestampers: stamped.flatMap(
      ({ certificates, signer }) =>
        [...certificates, ...known].find((each) => isIdentifiedBy(each, signer.identifier)) ?? [],
    ),
    known: [...known, ...stamped.flatMap(({ certificates }) => certificates)],
  });
}

function counterSigners(signer: SignerInfo): readonly SignerInfo[] {
  return attributeValues(signer.unsignedAttributes, CmsOid.countersignature).map((value) =>
    readSignerInfo(BerValue.of(value)),
  );
}

/** A token that cannot be read names nobody to ask about. */
function readableToken(token: Uint8Array): readonly ReturnType<typeof readTimestampToken>[] {
  try {
    return [readTimestampToken(token)];
  } catch (error) {
    if (error instanceof SignatureError) return [];
    throw error;
  }
}

/** RFC 5940 section 2: an OCSP response among the revocation values of a SignedData. */
function otherRevocationInfo(ocspResponse: Uint8Array): Uint8Array {
  return encodeDer(OTHER_REVOCATION_INFO, derOid(CmsOid.ocspResponse), ocspResponse);
}

/** ETSI EN 319 122-1 section 5.5.2: the index is an unsigned attribute of the token itself. */
function withHashIndex(token: Uint8Array, index: Uint8Array): Uint8Array {
  const signedData = readSignedData(token);
  const [signer] = signedData.signerInfos;
  if (signer === undefined || signedData.content === undefined) throw new SignatureError('tsa-answer', 'no token');
  const content = contentOctets(token, signedData.content);
  const { contentType } = signedData;
  const { before, after } = frameSignedData(
    {
      signerInfos: [withUnsignedAttributes(signer.encoded, [encodeAttribute(CmsOid.atsHashIndexV3, index)])],
      certificates: signedData.certificates,
      revocationValues: signedData.revocationValues,
      digestAlgorithms: signedData.digestAlgorithms.map(({ encoded }) => encoded),
    },
    { contentType, start: encapsulatedHeader(contentType, content.length), streamedLength: content.length },
  );
  return new Uint8Array(Buffer.concat([before, content, after]));
}

function distinct(encodings: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(encodings.map((encoding) => [Buffer.from(encoding).toString('latin1'), encoding])).values()];
}
