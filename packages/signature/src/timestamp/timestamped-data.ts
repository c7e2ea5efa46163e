import { BerTag, BerValue } from '../cms/ber.js';
import type { ByteSource } from '../cms/byte-source.js';
import { contentSource } from '../cms/content-source.js';
import { endOf, header, octetString, small, tailOf, type Reading } from '../cms/layout.js';
import { CmsOid } from '../cms/oids.js';
import { PieceList } from '../cms/piece-list.js';
import { readLayout } from '../cms/read-layout.js';
import type { ContentExtent } from '../cms/signed-data.js';
import { unwrapSource } from '../cms/unwrap.js';
import { SignatureError } from '../errors.js';

/** TimeStampedData (RFC 5544 section 2) whose content stays in its file. */
export interface TimestampedData {
  /** MetaData, exact bytes. */
  readonly metaData: BerValue | undefined;
  /** `undefined`: in a file of its own. */
  readonly content: ByteSource | undefined;
  /** TimeStampAndCRL each, at least one; each but the first is over the one before. */
  readonly evidence: readonly BerValue[];
}

interface Layout {
  readonly metaData: BerValue | undefined;
  readonly content: ContentExtent | undefined;
  readonly evidence: readonly BerValue[];
}

const IA5_STRING = 0x16;
/** Stamps in one .tsd, each over the one before. */
const MAX_STAMPS = 32;

/**
 * Finds the parts of a .tsd without reading its content.
 *
 * @throws {SignatureError} `malformed-cms`
 */
export async function readTimestampedData(source: ByteSource): Promise<TimestampedData> {
  const { metaData, content, evidence } = await readLayout(source, layoutOf(source.size));
  return { metaData, evidence, content: content && contentSource(source, content) };
}

/**
 * The content of a .tsd, also in PEM or base64. Nothing is verified.
 *
 * @throws {SignatureError} `malformed-timestamp`; `content-missing` where it is in a file of its own
 */
export async function extractTimestamped(file: ByteSource): Promise<ByteSource> {
  const { content } = await asTimestamp(async () => readTimestampedData((await unwrapSource(file)).source));
  if (content === undefined) throw new SignatureError('content-missing', 'the stamped content is not in the file');
  return content;
}

/** What is wrong with a container is wrong with the time stamp: `malformed-timestamp`. */
export async function asTimestamp<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof SignatureError && cause.code === 'malformed-cms') {
      throw new SignatureError('malformed-timestamp', 'no time stamp', { cause });
    }
    throw cause;
  }
}

function* layoutOf(size: number): Reading<Layout> {
  const contentInfo = yield* header(0, size, BerTag.sequence);
  const type = yield* small(contentInfo.contentStart, contentInfo.end ?? size);
  if (type.value.oid() !== CmsOid.timestampedData) throw malformed('not TimeStampedData');
  const explicit = yield* header(type.end, contentInfo.end ?? size, BerTag.context0);
  const data = yield* header(explicit.contentStart, explicit.end ?? size, BerTag.sequence);
  const limit = data.end ?? size;
  const version = yield* small(data.contentStart, limit);
  version.value.smallInteger();
  let offset = version.end;
  let next = yield* header(offset, limit, undefined);
  if (next.tag === IA5_STRING) {
    offset = (yield* small(offset, limit)).end;
    next = yield* header(offset, limit, undefined);
  }
  let metaData: BerValue | undefined;
  if (next.tag === BerTag.sequence) {
    const { value, end } = yield* small(offset, limit);
    metaData = BerValue.of(Uint8Array.from(value.encoded));
    offset = end;
    next = yield* header(offset, limit, undefined);
  }
  let content: ContentExtent | undefined;
  if (next.tag === BerTag.octetString || next.tag === BerTag.octetStringInPieces) {
    const list = new PieceList();
    offset = yield* octetString(offset, limit, list);
    content = list.extent();
  }
  const value = BerValue.at(yield* tailOf(data, offset, limit), 0).expect(BerTag.context0);
  const evidence = value.children();
  if (evidence.length === 0 || evidence.length > MAX_STAMPS) throw malformed('number of time stamps');
  let end = offset + value.end;
  for (const outer of [data, explicit, contentInfo]) end = yield* endOf(outer, end);
  if (end !== size) throw malformed('bytes after the value');
  return { metaData, content, evidence };
}

function malformed(place: string): SignatureError {
  return new SignatureError('malformed-cms', place);
}
