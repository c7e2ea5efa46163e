import { createHash } from 'node:crypto';
import { chunksOf, type ByteSource } from '../cms/byte-source.js';
import { CmsOid } from '../cms/oids.js';
import { encodeAttribute } from '../cms/signed-attributes.js';
import { createSignerInfo, signerInfoPlaceholder, withUnsignedAttributes } from '../cms/sign-cms.js';
import { detachedSignedData, encapsulatedHeader, frameSignedData } from '../cms/signed-data-writer.js';
import { SignatureError } from '../errors.js';
import type { Signer } from '../signer.js';
import type { TimestampClient } from '../timestamp/timestamp-client.js';

/** A content whose bytes come one after the other. */
export interface ContentStream {
  /** In bytes. Another number of bytes ends in `content-changed`. */
  readonly size: number;
  /** Called once, and once more where a time stamp is wanted: its length has to be known before the content is written. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** How the signature is to be. */
export interface SignOptions {
  /** Over the signature value; makes the signature one of level T (ETSI EN 319 122-1 section 5.3). */
  readonly timestamp?: TimestampClient | undefined;
  /** What the signer claims; left out where absent. */
  readonly signingTime?: Date | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SignCadesOptions extends SignOptions {
  /** The content stays in a file of its own (.p7s). */
  readonly detached?: boolean | undefined;
}

/** @param recycle as in {@link chunksOf}: for a pipeline into a file, whose chunks nobody keeps */
export function contentStream(source: ByteSource, recycle = false): ContentStream {
  return { size: source.size, chunks: () => chunksOf(source, 0, source.size, recycle) };
}

/**
 * Signs a content (CAdES baseline, ETSI EN 319 122-1), attached in a .p7m or detached in a .p7s, as a stream of definite
 * length: the content is read once, or twice with a time stamp, and never held.
 *
 * The key is asked after the content's last byte has been read. What was written before an error is of no use.
 *
 * @returns the file's bytes, DER
 * @throws {SignatureError} `content-changed`, `signature-value`, `unsupported-algorithm`, `tsa-…`; whatever the key throws
 * @example
 * ```ts
 * await using file = await fileSource('letter.pdf');
 * await pipeline(signCades(contentStream(file, true), signer, { signingTime: new Date() }), createWriteStream(temporary));
 * ```
 */
export function signCades(
  content: ContentStream,
  signer: Signer,
  options: SignCadesOptions = {},
): AsyncGenerator<Uint8Array, void> {
  if (options.detached === true) return detachedFile(content, signer, options);
  return options.timestamp === undefined ? inOnePass(content, signer, options) : inTwoPasses(content, signer, options);
}

const contentType = CmsOid.data;

async function* detachedFile(
  content: ContentStream,
  signer: Signer,
  options: SignCadesOptions,
): AsyncGenerator<Uint8Array, void> {
  const digest = await digestOf(content, options.signal);
  const signerInfo = await signedBy(signer, { ...options, digest, contentType });
  yield detachedSignedData({ signerInfos: [signerInfo], certificates: [signer.certificate, ...signer.issuers] });
}

async function* inOnePass(
  content: ContentStream,
  signer: Signer,
  options: SignCadesOptions,
): AsyncGenerator<Uint8Array, void> {
  const { before } = frameOf(content, signer, signerInfoPlaceholder(signer, options));
  yield before;
  const digest = yield* hashed(content, options.signal);
  const frame = frameOf(content, signer, await signedBy(signer, { ...options, digest, contentType }));
  if (Buffer.compare(frame.before, before) !== 0) {
    throw new SignatureError('signature-value', 'the signature is not as long as the modulus');
  }
  yield frame.after;
}

async function* inTwoPasses(
  content: ContentStream,
  signer: Signer,
  options: SignCadesOptions,
): AsyncGenerator<Uint8Array, void> {
  const digest = await digestOf(content, options.signal);
  const frame = frameOf(content, signer, await signedBy(signer, { ...options, digest, contentType }));
  yield frame.before;
  const written = yield* hashed(content, options.signal);
  if (Buffer.compare(digest, written) !== 0) throw new SignatureError('content-changed', 'the content changed');
  yield frame.after;
}

function frameOf(
  { size }: ContentStream,
  signer: Signer,
  signerInfo: Uint8Array,
): { readonly before: Uint8Array; readonly after: Uint8Array } {
  return frameSignedData(
    { signerInfos: [signerInfo], certificates: [signer.certificate, ...signer.issuers] },
    { contentType, start: encapsulatedHeader(contentType, size), streamedLength: size },
  );
}

/** A SignerInfo of level B, or T where there is an authority. */
export async function signedBy(
  signer: Signer,
  options: SignOptions & { readonly digest: Uint8Array; readonly contentType: string },
): Promise<Uint8Array> {
  const { timestamp, signal } = options;
  const { encoded, signature } = await createSignerInfo(signer, options);
  if (timestamp === undefined) return encoded;
  return withUnsignedAttributes(encoded, [await signatureTimestamp(timestamp, signature, signal)]);
}

/** The signature-time-stamp attribute (ETSI EN 319 122-1 section 5.3) over the signature octets. */
export async function signatureTimestamp(
  client: TimestampClient,
  signature: Uint8Array,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const digest = new Uint8Array(createHash('sha256').update(signature).digest());
  return encodeAttribute(CmsOid.signatureTimeStamp, await client.timestamp(digest, { signal }));
}

/** Hands the content on and hashes it. @returns SHA-256 @throws {SignatureError} `content-changed` for another length */
async function* hashed(
  content: ContentStream,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of content.chunks()) {
    signal?.throwIfAborted();
    length += chunk.length;
    if (length > content.size) throw new SignatureError('content-changed', 'the content became longer');
    hash.update(chunk);
    yield chunk;
  }
  if (length < content.size) throw new SignatureError('content-changed', 'the content became shorter');
  return new Uint8Array(hash.digest());
}

async function digestOf(content: ContentStream, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const chunks = hashed(content, signal);
  for (;;) {
    const step = await chunks.next();
    if (step.done === true) return step.value;
  }
}
