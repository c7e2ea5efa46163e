import { createHash } from 'node:crypto';
import type { HashAlgorithm } from '@ciekit/pki';
import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag, BerValue } from '../cms/ber.js';
import { bytesSource, chunksOf, type ByteSource } from '../cms/byte-source.js';
import { digestsOf } from '../cms/content-digests.js';
import { derHeader, derOid, derSequence } from '../cms/der-values.js';
import { CmsOid } from '../cms/oids.js';
import { unwrapSource } from '../cms/unwrap.js';
import { SignatureError } from '../errors.js';
import { FORMAT_HEAD, formatOf } from '../format-of.js';
import type { TimestampEvidence } from '../validation/evidence.js';
import type { TimestampClient } from './timestamp-client.js';
import { asTimestamp, readTimestampedData } from './timestamped-data.js';
import { timestampEvidence, type ImprintOf } from './timestamp-evidence.js';
import { encodeTimestampResponse, readTimestampResponse } from './timestamp-response.js';

const CODE = 'malformed-timestamp';
/** A .tst or .tsr is read into memory; in bytes. */
const MAX_LENGTH = 16 * 1_048_576;

/** `tst`: the token; `tsr`: a TSA's answer with the token; `tsd`: content and token in one (RFC 5544). */
export type TimestampFileFormat = 'tst' | 'tsr' | 'tsd';

export interface TimestampFileOptions {
  readonly signal?: AbortSignal | undefined;
  /** As in {@link chunksOf}: for a pipeline into a file, whose chunks nobody keeps. Default false. */
  readonly recycle?: boolean | undefined;
}

/**
 * Stamps a file's time.
 *
 * @returns the bytes of the .tst or .tsr, or of a .tsd with the content in it
 * @throws {SignatureError} `tsa-…`; `content-changed` when a .tsd's content differs the second time it is read
 * @example
 * ```ts
 * await using file = await fileSource('contract.pdf');
 * await pipeline(timestampFile(file, tsa, 'tsr'), createWriteStream('contract.pdf.tsr'));
 * ```
 */
export async function* timestampFile(
  content: ByteSource,
  client: TimestampClient,
  format: TimestampFileFormat,
  options: TimestampFileOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const { signal } = options;
  const [digest = new Uint8Array()] = await digestsOf(content, ['sha256'], signal);
  const token = await client.timestamp(digest, { signal });
  if (format === 'tst') yield token;
  else if (format === 'tsr') yield encodeTimestampResponse(token);
  else yield* timestampedData(content, digest, token, options);
}

/** TimeStampedData (RFC 5544 section 2) without metadata. */
async function* timestampedData(
  content: ByteSource,
  digest: Uint8Array,
  token: Uint8Array,
  { signal, recycle }: TimestampFileOptions,
): AsyncGenerator<Uint8Array, void> {
  const version = encodeDer(BerTag.integer, Uint8Array.of(1));
  const octets = derHeader(BerTag.octetString, content.size);
  const evidence = encodeDer(BerTag.context0, derSequence(token));
  const inside = version.length + octets.length + content.size + evidence.length;
  const data = derHeader(BerTag.sequence, inside);
  const explicit = derHeader(BerTag.context0, data.length + inside);
  const type = derOid(CmsOid.timestampedData);
  const contentInfo = derHeader(BerTag.sequence, type.length + explicit.length + data.length + inside);
  yield new Uint8Array(Buffer.concat([contentInfo, type, explicit, data, version, octets]));
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(content, 0, content.size, recycle)) {
    signal?.throwIfAborted();
    hash.update(chunk);
    yield chunk;
  }
  if (Buffer.compare(hash.digest(), digest) !== 0) throw new SignatureError('content-changed', 'the content changed');
  yield evidence;
}

/** A file with time stamps. */
export interface TimestampFileReading {
  readonly format: TimestampFileFormat;
  /** What is stamped: in the .tsd, or what was given besides the file; `undefined`: neither. */
  readonly content: ByteSource | undefined;
  /** The content is in the file: in a .tsd. */
  readonly attached: boolean;
  /** In the order of the file; several in a .tsd, each over the one before. */
  readonly timestamps: readonly TimestampEvidence[];
}

/**
 * Reads a .tst, .tsr or .tsd, also in PEM or base64. A .tsd may have any size: its content stays in the file.
 *
 * @param content what a .tst or .tsr is about; without it their imprint remains undetermined
 * @throws {SignatureError} `malformed-timestamp`; `tsa-refused` for a .tsr that holds a refusal
 */
export async function readTimestampFile(file: ByteSource, content?: ByteSource): Promise<TimestampFileReading> {
  const { source } = await asTimestamp(() => unwrapSource(file));
  if (formatOf(await source.read(0, FORMAT_HEAD)) === 'timestamped-data') {
    return await asTimestamp(() => readStampedContent(source, content));
  }
  if (source.size > MAX_LENGTH) throw new SignatureError(CODE, 'too long');
  const bytes = await source.read(0, source.size);
  const [first] = BerValue.of(bytes, CODE).expect(BerTag.sequence).children();
  const type = first?.tag === BerTag.objectIdentifier ? first.oid() : undefined;
  const format = type === undefined ? 'tsr' : 'tst';
  const token = type === undefined ? grantedToken(bytes) : bytes;
  return {
    format,
    content,
    attached: false,
    timestamps: [await timestampEvidence('content', token, imprintOf(content))],
  };
}

function grantedToken(bytes: Uint8Array): Uint8Array {
  const { status, token } = readTimestampResponse(bytes);
  if (token === undefined) throw new SignatureError('tsa-refused', `status ${status}`);
  return token;
}

async function readStampedContent(source: ByteSource, given: ByteSource | undefined): Promise<TimestampFileReading> {
  const { metaData, content: inside, evidence } = await readTimestampedData(source);
  const content = inside ?? given;
  // RFC 5544 section 2: the first stamp is over the content, after the metadata where these say so.
  const isProtected = metaData?.fields(BerTag.sequence).next().expect(BerTag.boolean).content[0] ?? 0;
  const start = isProtected === 0 ? undefined : metaData?.encoded;
  const timestamps: TimestampEvidence[] = [];
  let previous: Uint8Array | undefined;
  for (const stamp of evidence) {
    const token = stamp.fields(BerTag.sequence).next().encoded;
    const over = previous === undefined ? imprintOf(content, start) : imprintOf(bytesSource(previous));
    timestamps.push(await timestampEvidence(previous === undefined ? 'content' : 'archive', token, over));
    previous = stamp.encoded;
  }
  return { format: 'tsd', content, attached: inside !== undefined, timestamps };
}

function imprintOf(content: ByteSource | undefined, start?: Uint8Array): ImprintOf {
  return async (name: HashAlgorithm) => {
    if (content === undefined) return undefined;
    const hash = createHash(name);
    if (start !== undefined) hash.update(start);
    for await (const chunk of chunksOf(content, 0, content.size, true)) hash.update(chunk);
    return new Uint8Array(hash.digest());
  };
}
