import type { Certificate } from '@ciekit/pki';
import { digestOf } from '../cms/algorithms.js';
import { BerTag, BerValue } from '../cms/ber.js';
import type { ByteSource } from '../cms/byte-source.js';
import { contentOf } from '../cms/content-digests.js';
import { CmsOid } from '../cms/oids.js';
import { contentInMemory, verifySignerInfo, type SignedContent } from '../cms/signature-mathematics.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { readCertificates } from '../cms/signer-certificate.js';
import { attributeValues, readSignerInfo } from '../cms/signer-info.js';
import type { Wrapping } from '../cms/unwrap.js';
import { SignatureError } from '../errors.js';
import type { SignatureEvidence, SignatureLevel } from '../validation/evidence.js';
import type { Finding } from '../validation/verdict.js';
import { ArchiveTimestampV2 } from './archive-timestamp-v2.js';
import { signerTimestamps } from './cades-timestamps.js';
import { embeddedValues, type EmbeddedValues } from './embedded-values.js';
import { nestedCades } from './extract-cades.js';
import { openCades, type OpenCades } from './open-cades.js';

export interface ReadCadesOptions {
  /** What a .p7s is about. */
  readonly detachedContent?: ByteSource | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A .p7m or .p7s and its signatures. */
export interface CadesReading {
  /** One for each signer, in the order of the file; counter-signatures inside. */
  readonly signatures: readonly SignatureEvidence[];
  readonly wrapping: Wrapping;
  /** `false`: the content is in a file of its own. */
  readonly attached: boolean;
  /** The content is a signed file itself: its signatures are for {@link readCades} of the content to tell. */
  readonly nested: boolean;
  /** Read as long as the file is open; `undefined` where the content is not at hand. */
  readonly content: ByteSource | undefined;
}

/** Counter-signatures of counter-signatures. */
const MAX_COUNTER_DEPTH = 4;
const MAX_COUNTER_SIGNATURES = 64;

/**
 * Reads every signature of a CMS file. The content is hashed once for all hash functions that the file announces.
 *
 * @throws {SignatureError} `malformed-cms`; everything that is wrong with one signature is in its evidence
 * @example
 * ```ts
 * await using file = await fileSource('contract.pdf.p7m');
 * const { signatures } = await readCades(file);
 * signatures.map(({ integrity }) => integrity.state);
 * ```
 */
export async function readCades(file: ByteSource, options: ReadCadesOptions = {}): Promise<CadesReading> {
  const { detachedContent, signal } = options;
  const cades = await openCades(file, detachedContent);
  const { signedData, content, source } = cades;
  const expected = signedData.digestAlgorithms.flatMap((algorithm) => digestOf(algorithm)?.name ?? []);
  const signed = contentOf(signedData.contentType, content, [...new Set(expected)].slice(0, 9), signal);
  const certificates = readCertificates(signedData.certificates);
  const nested = cades.content !== undefined && (await nestedCades(cades.content)) !== undefined;
  const whole: readonly Finding[] = [
    ...(signedData.end < source.size ? [{ code: 'bytes-after-signature', weight: 'warning' } as const] : []),
    ...(nested ? [{ code: 'content-is-signed', weight: 'note' } as const] : []),
    ...(signedData.content !== undefined && detachedContent !== undefined
      ? [{ code: 'detached-content-ignored', weight: 'warning' } as const]
      : []),
  ];
  const older = new ArchiveTimestampV2(cades, signal);
  const signatures: SignatureEvidence[] = [];
  for (const [index, signer] of signedData.signerInfos.entries()) {
    signal?.throwIfAborted();
    const context = { cades, certificates, content: signed, older };
    signatures.push(await signerEvidence(signer, `${index + 1}`, context, whole));
  }
  return { signatures, wrapping: cades.wrapping, attached: signedData.content !== undefined, nested, content };
}

interface SignerContext {
  readonly cades: OpenCades;
  readonly certificates: readonly Certificate[];
  readonly content: SignedContent;
  readonly older: ArchiveTimestampV2;
}

async function signerEvidence(
  signer: SignerInfo,
  name: string,
  { cades, certificates, content, older }: SignerContext,
  more: readonly Finding[],
): Promise<SignatureEvidence> {
  const { signedData } = cades;
  const values = embeddedValues(signedData, signer);
  const known = [...certificates, ...values.certificates];
  const judgement = await verifySignerInfo(signer, content, known);
  const timestamps = await signerTimestamps(signer, signedData, content, known, older);
  const depth = name.split('.').length;
  const counterSignatures: SignatureEvidence[] = [];
  const octets = contentInMemory(undefined, signer.signature);
  const counterSigners = depth > MAX_COUNTER_DEPTH ? [] : readCounterSigners(signer);
  for (const [index, counterSigner] of counterSigners.entries()) {
    const context = { cades, certificates: known, content: octets, older };
    counterSignatures.push(await signerEvidence(counterSigner, `${name}.${index + 1}`, context, []));
  }
  const hasContent = depth > 1 || cades.content !== undefined;
  return {
    format: 'cades',
    level: levelOf(signer, signedData, values),
    name,
    integrity: { state: judgement.integrity.state, findings: [...judgement.integrity.findings, ...more] },
    signingCertificate: judgement.certificate,
    certificates: known,
    ocspResponses: values.ocspResponses,
    crls: values.crls,
    claimedTime: judgement.claimedTime,
    digestAlgorithm: judgement.digestAlgorithm,
    timestamps,
    coverage: { extent: hasContent ? 'whole' : 'unknown', changes: [] },
    counterSignatures,
  };
}

/** What cannot be read is no counter-signature. */
function readCounterSigners(signer: SignerInfo): readonly SignerInfo[] {
  return attributeValues(signer.unsignedAttributes, CmsOid.countersignature)
    .slice(0, MAX_COUNTER_SIGNATURES)
    .flatMap((value) => {
      try {
        return [readSignerInfo(BerValue.of(value).expect(BerTag.sequence))];
      } catch (error) {
        if (error instanceof SignatureError) return [];
        throw error;
      }
    });
}

/** What is there, not whether it holds (ETSI EN 319 122-1 section 6.1). */
function levelOf({ unsignedAttributes }: SignerInfo, signedData: SignedData, values: EmbeddedValues): SignatureLevel {
  const has = (...types: readonly string[]): boolean =>
    types.some((type) => attributeValues(unsignedAttributes, type).length > 0);
  if (has(CmsOid.archiveTimeStampV3, CmsOid.archiveTimeStampV2, CmsOid.archiveTimeStampV1)) return 'lta';
  if (!has(CmsOid.signatureTimeStamp)) return 'b';
  return values.ocspResponses.length > 0 || values.crls.length > 0 ? 'lt' : 't';
}
