import { createHash, randomUUID } from 'node:crypto';
import { Certificate, PkiError } from '@ciekit/pki/x509';
import { derAlgorithm, derOctets, derSequence } from '../cms/der-values.js';
import { CmsOid } from '../cms/oids.js';
import { SignatureError } from '../errors.js';
import type { Signer } from '../signer.js';
import { canonicalize } from '../xml/c14n.js';
import { parseXml } from '../xml/xml-document.js';
import { filled, signatureTemplate, type SignatureContent } from './signature-template.js';
import { readXmlSignature, signedPropertiesOf } from './xml-signature.js';

const EXCLUSIVE = { mode: 'exclusive', withComments: false } as const;
/** In a DigestInfo the NULL has to be there (RFC 8017 section 9.2, note 1). */
const DIGEST_INFO_ALGORITHM = derAlgorithm(CmsOid.sha256, true);

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** An Id that no document holds already. */
export function newSignatureId(): string {
  return `xades-${randomUUID()}`;
}

/**
 * Makes a ds:Signature element. It is hashed by itself: the exclusive form of its parts does not depend on where it will stand.
 *
 * @returns the element as text, ASCII
 * @throws {SignatureError} `signature-value`, `unsupported-algorithm`; whatever the key throws
 */
export async function signedElement(
  signer: Signer,
  content: Omit<SignatureContent, 'certificate' | 'issuers'>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const certificate = signingCertificateOf(signer);
  const template = signatureTemplate({ ...content, certificate, issuers: signer.issuers });
  const properties = signedPropertiesOf(await standalone(filled(template, new Uint8Array())));
  if (properties === undefined) throw new SignatureError('malformed-xml', 'signed properties');
  const propertiesDigest = sha256(canonicalize({ apex: properties }, EXCLUSIVE));
  const { signedInfo } = await standalone(filled(template, propertiesDigest));
  const data = canonicalize({ apex: signedInfo }, EXCLUSIVE);
  const digestInfo = derSequence(DIGEST_INFO_ALGORITHM, derOctets(sha256(data)));
  signal?.throwIfAborted();
  const value = Uint8Array.from(await signer.sign(digestInfo, { signal }));
  if (!certificate.publicKey.verify({ kind: 'rsa-pkcs1', hash: 'sha256' }, data, value)) {
    throw new SignatureError('signature-value', 'the signature does not verify against the signing certificate');
  }
  return filled(template, propertiesDigest, value);
}

async function standalone(text: string): Promise<ReturnType<typeof readXmlSignature>> {
  const { root } = await parseXml(new Uint8Array(Buffer.from(text, 'latin1')));
  return readXmlSignature(root);
}

function signingCertificateOf(signer: Signer): Certificate {
  try {
    const certificate = Certificate.fromDer(signer.certificate);
    if (certificate.publicKey.toKeyObject().asymmetricKeyType === 'rsa') return certificate;
  } catch (cause) {
    if (cause instanceof PkiError) throw new SignatureError('unsupported-algorithm', 'signing certificate', { cause });
    throw cause;
  }
  throw new SignatureError('unsupported-algorithm', 'the signing key is not RSA');
}
