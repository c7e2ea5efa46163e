import { createHash } from 'node:crypto';
import { Certificate, PkiError } from '@ciekit/pki/x509';
import { encodeDer } from '@ciekit/pki/asn1';
import { SignatureError } from '../errors.js';
import type { Signer } from '../signer.js';
import { BerTag, BerValue } from './ber.js';
import { derAlgorithm, derOctets, derSequence } from './der-values.js';
import { CmsOid } from './oids.js';
import { encodeSignedAttributes, serialNumberOf } from './signed-attributes.js';

const RSA_KEY_TYPE = 'rsa';
/** RFC 5652 section 5.3: 1 where the signer is named by issuer and serial number. */
const SIGNER_INFO_VERSION = encodeDer(BerTag.integer, Uint8Array.of(1));
/** AlgorithmIdentifier of SHA-256, with which everything here is signed; no parameters (RFC 5754 section 2). */
export const SHA256_ALGORITHM = derAlgorithm(CmsOid.sha256, false);
const SIGNATURE_ALGORITHM = derAlgorithm(CmsOid.sha256WithRsaEncryption, true);
/** In a DigestInfo the NULL has to be there (RFC 8017 section 9.2, note 1). */
const DIGEST_INFO_ALGORITHM = derAlgorithm(CmsOid.sha256, true);

export interface SignerInfoInput {
  /** SHA-256 of the content, 32 bytes; in a counter-signature of the signature value (RFC 5652 section 11.4). */
  readonly digest: Uint8Array;
  /** Dotted; default `id-data`. `none` in a counter-signature. */
  readonly contentType?: string | undefined;
  /** What the signer claims. Left out in PAdES, where /M holds it. */
  readonly signingTime?: Date | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A SignerInfo just made. */
export interface NewSignerInfo {
  /** DER, without unsigned attributes: {@link withUnsignedAttributes} adds them. */
  readonly encoded: Uint8Array;
  /** The signature octets: what a signature time stamp and a counter-signature are over. */
  readonly signature: Uint8Array;
}

/**
 * Signs a content digest with a CAdES baseline signature's attributes (RSASSA-PKCS1-v1_5, SHA-256).
 *
 * @throws {SignatureError} `signature-value`: what the key returned does not verify against its certificate;
 *   `unsupported-algorithm`: the certificate is not RSA's. Also whatever `signer.sign` throws.
 * @example
 * ```ts
 * const { encoded } = await createSignerInfo(signer, { digest: sha256(content), signingTime: new Date() });
 * const p7s = detachedSignedData({ signerInfos: [encoded], certificates: [signer.certificate, ...signer.issuers] });
 * ```
 */
export async function createSignerInfo(signer: Signer, input: SignerInfoInput): Promise<NewSignerInfo> {
  const certificate = signingCertificateOf(signer);
  const { contentType = CmsOid.data } = input;
  const attributes = encodeSignedAttributes({
    digest: input.digest,
    certificate,
    contentType: contentType === 'none' ? undefined : contentType,
    signingTime: input.signingTime,
  });
  const hash = new Uint8Array(createHash('sha256').update(attributes).digest());
  const digestInfo = derSequence(DIGEST_INFO_ALGORITHM, derOctets(hash));
  input.signal?.throwIfAborted();
  const signature = Uint8Array.from(await signer.sign(digestInfo, { signal: input.signal }));
  if (!certificate.publicKey.verify({ kind: 'rsa-pkcs1', hash: 'sha256' }, attributes, signature)) {
    throw new SignatureError('signature-value', 'the signature does not verify against the signing certificate');
  }
  return { encoded: encodeSignerInfo(certificate, attributes, signature), signature };
}

/**
 * What {@link createSignerInfo} will return, with zeros for what is not known yet: lengths have to be written before the
 * content, and so before the signature exists.
 *
 * @throws {SignatureError} `unsupported-algorithm`
 */
export function signerInfoPlaceholder(signer: Signer, input: Pick<SignerInfoInput, 'signingTime'>): Uint8Array {
  const certificate = signingCertificateOf(signer);
  const { signingTime } = input;
  const digest = new Uint8Array(32);
  const attributes = encodeSignedAttributes({ digest, certificate, contentType: CmsOid.data, signingTime });
  const bits = certificate.publicKey.toKeyObject().asymmetricKeyDetails?.modulusLength ?? 0;
  return encodeSignerInfo(certificate, attributes, new Uint8Array(Math.ceil(bits / 8)));
}

/** Adds attributes to a SignerInfo; everything that is signed keeps its bytes. */
export function withUnsignedAttributes(signerInfo: Uint8Array, attributes: readonly Uint8Array[]): Uint8Array {
  const fields = BerValue.of(signerInfo).expect(BerTag.sequence).children();
  const existing = fields.at(-1)?.tag === BerTag.context1 ? fields.at(-1) : undefined;
  const kept = existing === undefined ? fields : fields.slice(0, -1);
  const all = [...(existing?.children() ?? []).map(({ encoded }) => encoded), ...attributes];
  const unsigned = encodeDer(BerTag.context1, ...all.toSorted((a, b) => Buffer.compare(a, b)));
  return derSequence(...kept.map(({ encoded }) => encoded), unsigned);
}

function encodeSignerInfo(certificate: Certificate, attributes: Uint8Array, signature: Uint8Array): Uint8Array {
  const implicit = Uint8Array.from(attributes);
  implicit[0] = BerTag.context0;
  return derSequence(
    SIGNER_INFO_VERSION,
    derSequence(certificate.issuer.encoded, serialNumberOf(certificate)),
    SHA256_ALGORITHM,
    implicit,
    SIGNATURE_ALGORITHM,
    derOctets(signature),
  );
}

function signingCertificateOf(signer: Signer): Certificate {
  try {
    const certificate = Certificate.fromDer(signer.certificate);
    if (certificate.publicKey.toKeyObject().asymmetricKeyType === RSA_KEY_TYPE) return certificate;
  } catch (cause) {
    if (cause instanceof PkiError) throw new SignatureError('unsupported-algorithm', 'signing certificate', { cause });
    throw cause;
  }
  throw new SignatureError('unsupported-algorithm', 'the signing key is not RSA');
}
