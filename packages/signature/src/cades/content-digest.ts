import type { HashAlgorithm } from '@ciekit/pki';
import { digestOf } from '../cms/algorithms.js';
import { BerValue } from '../cms/ber.js';
import { digestsOf } from '../cms/content-digests.js';
import { CmsOid } from '../cms/oids.js';
import type { SignerInfo } from '../cms/signed-data.js';
import { attributeValues } from '../cms/signer-info.js';
import { SignatureError } from '../errors.js';
import { requireContent, type OpenCades } from './open-cades.js';

/**
 * SHA-256 of what a further signer signs. A detached content is compared with what the earlier ones signed, in the same
 * pass: a .p7s whose signers signed different files would belong to neither.
 *
 * @throws {SignatureError} `content-missing`, `content-mismatch`
 */
export async function contentDigest(cades: OpenCades, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const isDetached = cades.signedData.content === undefined;
  const earlier = isDetached ? cades.signedData.signerInfos.flatMap(statedDigests) : [];
  const names = [...new Set<HashAlgorithm>(['sha256', ...earlier.map(({ name }) => name)])];
  const digests = await digestsOf(requireContent(cades), names, signal);
  const matches = earlier.every(({ name, digest }) => {
    return Buffer.compare(digests[names.indexOf(name)] ?? new Uint8Array(), digest) === 0;
  });
  if (!matches) throw new SignatureError('content-mismatch', 'the content is not the one that was signed');
  return digests[0] ?? new Uint8Array();
}

/** messageDigest (RFC 5652 section 11.2) of one signer; nothing where its hash is unknown or it has no signed attributes. */
function statedDigests({
  digestAlgorithm,
  signedAttributes,
}: SignerInfo): readonly { readonly name: HashAlgorithm; readonly digest: Uint8Array }[] {
  const name = digestOf(digestAlgorithm)?.name;
  if (name === undefined) return [];
  const values = attributeValues(signedAttributes, CmsOid.messageDigest);
  return values.map((value) => ({ name, digest: BerValue.of(value).octets() }));
}
