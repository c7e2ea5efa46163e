import type { ByteSource } from '../cms/byte-source.js';
import { contentSource } from '../cms/content-source.js';
import { CmsOid } from '../cms/oids.js';
import { readSignedDataFrom } from '../cms/read-signed-data.js';
import type { SignedData } from '../cms/signed-data.js';
import { attributeValues } from '../cms/signer-info.js';
import { unwrapSource, type Wrapping } from '../cms/unwrap.js';
import { SignatureError } from '../errors.js';

/** A CMS file that is open for reading. */
export interface OpenCades {
  /** The ContentInfo, without PEM or base64 around it. */
  readonly source: ByteSource;
  readonly wrapping: Wrapping;
  readonly signedData: SignedData;
  /** What is signed: in the file, or what was given besides it; `undefined`: neither. */
  readonly content: ByteSource | undefined;
}

/**
 * Reads a .p7m or .p7s, DER or BER, also in PEM or base64.
 *
 * @param detachedContent what a .p7s is about; not looked at where the file holds its content
 * @throws {SignatureError} `malformed-cms`
 */
export async function openCades(file: ByteSource, detachedContent?: ByteSource): Promise<OpenCades> {
  const { source, wrapping } = await unwrapSource(file);
  const signedData = await readSignedDataFrom(source);
  const extent = signedData.content;
  const content = extent === undefined ? detachedContent : contentSource(source, extent);
  return { source, wrapping, signedData, content };
}

/**
 * Refuses files that cannot be added to.
 *
 * @throws {SignatureError} `not-signed`; `changes-forbidden`: an archive time stamp of an earlier form covers the
 *   certificates as a whole, and would break with every new one (ETSI EN 319 122-1 annex A.2.4)
 */
export function requireExtensible({ signerInfos }: SignedData): void {
  if (signerInfos.length === 0) throw new SignatureError('not-signed', 'no signer');
  const older = [CmsOid.archiveTimeStampV1, CmsOid.archiveTimeStampV2];
  const bound = signerInfos.some(({ unsignedAttributes }) =>
    older.some((type) => attributeValues(unsignedAttributes, type).length > 0),
  );
  if (bound) throw new SignatureError('changes-forbidden', 'an archive time stamp covers all certificates');
}

/** The content, for what cannot do without. @throws {SignatureError} `content-missing` */
export function requireContent({ content }: OpenCades): ByteSource {
  if (content === undefined) throw new SignatureError('content-missing', 'the signed content is not in the file');
  return content;
}
