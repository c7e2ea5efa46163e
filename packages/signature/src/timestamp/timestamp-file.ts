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
import type { TimestampEvidence } from '../validation/evidence.js';
import type { TimestampClient } from './timestamp-client.js';
import { timestampEvidence, type ImprintOf } from './timestamp-evidence.js';
import { encodeTimestampResponse, readTimestampResponse } from './timestamp-response.js';

const CODE = 'malformed-timestamp';
/** A .tsd is read into memory, content included; in bytes. */
const MAX_LENGTH = 512 * 1_048_576;
/** Stamps in one .tsd, each over the one before. */
const MAX_STAMPS = 32;

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
 * Reads a .tst, .tsr or .tsd, also in PEM or base64.
 *
 * @param content what a .tst or .tsr is about; without it their imprint remains undetermined
 * @throws {SignatureError} `malformed-timestamp`; `tsa-refused` for a .tsr that holds a refusal
 */
export async function readTimestampFile(file: ByteSource, content?: ByteSource): Promise<TimestampFileReading> {
  const { source } = await unwrapped(file);
  if (source.size > MAX_LENGTH) throw new SignatureError(CODE, 'too long');
  const bytes = await source.read(0, source.size);
  const [first] = BerValue.of(bytes, CODE).expect(BerTag.sequence).children();
  const type = first?.tag === BerTag.objectIdentifier ? first.oid() : undefined;
  if (type === CmsOid.timestampedData) return readTimestampedData(bytes, content);
  const format = type === undefined ? 'tsr' : 'tst';
  const token = type === undefined ? grantedToken(bytes) : bytes;
  return {
    format,
    content,
    attached: false,
    timestamps: [await timestampEvidence('content', token, imprintOf(content))],
  };
}

async function unwrapped(file: ByteSource): Promise<{ readonly source: ByteSource }> {
  try {
    return await unwrapSource(file);
  } catch (cause) {
    if (cause instanceof SignatureError && cause.code === 'malformed-cms') {
      throw new SignatureError(CODE, 'not base64', { cause });
    }
    throw cause;
  }
}

function grantedToken(bytes: Uint8Array): Uint8Array {
  const { status, token } = readTimestampResponse(bytes);
  if (token === undefined) throw new SignatureError('tsa-refused', `status ${status}`);
  return token;
}

async function readTimestampedData(bytes: Uint8Array, given: ByteSource | undefined): Promise<TimestampFileReading> {
  const contentInfo = BerValue.of(bytes, CODE).fields(BerTag.sequence);
  contentInfo.next();
  const data = contentInfo.next().fields(BerTag.context0).next().fields(BerTag.sequence);
  contentInfo.end();
  data.next().smallInteger();
  data.nextIf(IA5_STRING);
  const metaData = data.nextIf(BerTag.sequence);
  const octets = data.nextIf(BerTag.octetString) ?? data.nextIf(BerTag.octetStringInPieces);
  const stamps = data.next().expect(BerTag.context0).children();
  data.end();
  if (stamps.length === 0 || stamps.length > MAX_STAMPS) throw new SignatureError(CODE, 'number of time stamps');
  const content = octets === undefined ? given : bytesSource(octets.octets());
  // RFC 5544 section 2: the first stamp is over the content, after the metadata where these say so.
  const isProtected = metaData?.fields(BerTag.sequence).next().expect(BerTag.boolean).content[0] ?? 0;
  const start = isProtected === 0 ? undefined : metaData?.encoded;
  const timestamps: TimestampEvidence[] = [];
  let previous: Uint8Array | undefined;
  for (const stamp of stamps) {
    const token = stamp.fields(BerTag.sequence).next().encoded;
    const over = previous === undefined ? imprintOf(content, start) : imprintOf(bytesSource(previous));
    timestamps.push(await timestampEvidence(previous === undefined ? 'content' : 'archive', token, over));
    previous = stamp.encoded;
  }
  return { format: 'tsd', content, attached: octets !== undefined, timestamps };
}

const IA5_STRING = 0x16;

function imprintOf(content: ByteSource | undefined, start?: Uint8Array): ImprintOf {
  return async (name: HashAlgorithm) => {
    if (content === undefined) return undefined;
    const hash = createHash(name);
    if (start !== undefined) hash.update(start);
    for await (const chunk of chunksOf(content, 0, content.size, true)) hash.update(chunk);
    return new Uint8Array(hash.digest());
  };
}
