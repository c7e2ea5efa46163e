import { createHash } from 'node:crypto';
import type { ByteSource } from '../cms/byte-source.js';
import { BerValue } from '../cms/ber.js';
import { cmsTime } from '../cms/cms-time.js';
import { CmsOid } from '../cms/oids.js';
import { encodeAttribute } from '../cms/signed-attributes.js';
import { SHA256_ALGORITHM, withUnsignedAttributes } from '../cms/sign-cms.js';
import type { SignerInfo } from '../cms/signed-data.js';
import { attributeValues } from '../cms/signer-info.js';
import { SignatureError } from '../errors.js';
import type { Signer } from '../signer.js';
import { contentDigest } from './content-digest.js';
import { openCades, requireExtensible, type OpenCades } from './open-cades.js';
import { partsOf, rewriteCades, type RewriteOptions } from './rewrite-cades.js';
import { signedBy, type SignOptions } from './sign-cades.js';

export interface AddSignerOptions extends SignOptions, RewriteOptions {
  /** What a .p7s is about. */
  readonly detachedContent?: ByteSource | undefined;
}

/**
 * Adds a signer beside those that a .p7m or .p7s has. The content and the earlier signers keep their bytes.
 *
 * @returns the new file's bytes, without PEM or base64 around them
 * @throws {SignatureError} `malformed-cms`, `not-signed`, `content-missing`, `content-mismatch`, `changes-forbidden`,
 *   `content-changed` and as signing does
 */
export async function* addSigner(
  file: ByteSource,
  signer: Signer,
  options: AddSignerOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const cades = await openCades(file, options.detachedContent);
  requireExtensible(cades.signedData);
  const { contentType } = cades.signedData;
  const digest = await contentDigest(cades, options.signal);
  const signerInfo = await signedBy(signer, { ...options, digest, contentType });
  const parts = partsOf(cades);
  const changed = {
    ...parts,
    signerInfos: [...parts.signerInfos, signerInfo],
    certificates: withCertificates(cades, signer),
    digestAlgorithms: withSha256(cades),
  };
  yield* rewriteCades(cades, changed, options);
}

/**
 * Looks whether {@link addSigner} can add to a file, before a key is asked.
 *
 * @throws {SignatureError} `malformed-cms`, `not-signed`, `content-missing`, `content-mismatch`, `changes-forbidden`
 */
export async function checkAddSigner(
  file: ByteSource,
  { detachedContent, signal }: Pick<AddSignerOptions, 'detachedContent' | 'signal'> = {},
): Promise<void> {
  const cades = await openCades(file, detachedContent);
  requireExtensible(cades.signedData);
  await contentDigest(cades, signal);
}

export interface CounterSignOptions extends SignOptions, RewriteOptions {
  /**
   * Whose signature: from 1 in the order of the evidence, which DER gives and not time; negative numbers count from the end.
   * Default the signer who claims the latest time.
   */
  readonly signerNumber?: number | undefined;
}

/**
 * Looks whether {@link counterSign} can add to a file, before a key is asked.
 *
 * @throws {SignatureError} `malformed-cms`, `not-signed` where there is no such signer, `changes-forbidden`
 */
export async function checkCounterSign(
  file: ByteSource,
  { signerNumber }: Pick<CounterSignOptions, 'signerNumber'> = {},
): Promise<void> {
  signerAt(await openCades(file), signerNumber);
}

function signerAt({ signedData }: OpenCades, number: number | undefined): SignerInfo {
  requireExtensible(signedData);
  const { signerInfos } = signedData;
  const signer = number === undefined ? latestOf(signerInfos) : signerInfos.at(number > 0 ? number - 1 : number);
  if (signer === undefined || number === 0) throw new SignatureError('not-signed', `no signer ${number ?? ''}`);
  return signer;
}

/** By what they claim; the last of those that claim the same, or nothing. */
function latestOf(signers: readonly SignerInfo[]): SignerInfo | undefined {
  const times = signers.map(({ signedAttributes }) => {
    const [value] = attributeValues(signedAttributes, CmsOid.signingTime);
    return value === undefined ? -Infinity : (cmsTime(BerValue.of(value))?.getTime() ?? -Infinity);
  });
  return signers[times.lastIndexOf(Math.max(...times))];
}

/**
 * Counter-signs one signature (RFC 5652 section 11.4): an unsigned attribute, a SignerInfo over the signature octets.
 *
 * @returns the new file's bytes, without PEM or base64 around them
 * @throws {SignatureError} `malformed-cms`, `not-signed` where there is no such signer, `changes-forbidden` and as signing
 *   does
 */
export async function* counterSign(
  file: ByteSource,
  signer: Signer,
  options: CounterSignOptions,
): AsyncGenerator<Uint8Array, void> {
  const cades = await openCades(file);
  const countersigned = signerAt(cades, options.signerNumber);
  const digest = new Uint8Array(createHash('sha256').update(countersigned.signature).digest());
  const signerInfo = await signedBy(signer, { ...options, digest, contentType: 'none' });
  const parts = partsOf(cades);
  const attribute = encodeAttribute(CmsOid.countersignature, signerInfo);
  const changed = {
    ...parts,
    signerInfos: cades.signedData.signerInfos.map((info) =>
      info === countersigned ? withUnsignedAttributes(info.encoded, [attribute]) : info.encoded,
    ),
    certificates: withCertificates(cades, signer),
    digestAlgorithms: withSha256(cades),
  };
  yield* rewriteCades(cades, changed, options);
}

function withCertificates({ signedData }: OpenCades, signer: Signer): readonly Uint8Array[] {
  return [...signedData.certificates, signer.certificate, ...signer.issuers];
}

function withSha256({ signedData }: OpenCades): readonly Uint8Array[] {
  const encoded = signedData.digestAlgorithms.map((algorithm) => algorithm.encoded);
  return signedData.digestAlgorithms.some(({ oid }) => oid === CmsOid.sha256)
    ? encoded
    : [...encoded, SHA256_ALGORITHM];
}
