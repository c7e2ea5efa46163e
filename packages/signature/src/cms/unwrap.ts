import { SignatureError } from '../errors.js';
import { chunksOf, type ByteSource } from './byte-source.js';

/** What a CMS file was wrapped in. */
export type Wrapping = 'none' | 'pem' | 'base64';

/** Bytes that are looked at to see what a file is. */
const HEAD_LENGTH = 4_096;
const INDEX_CHUNK = 262_144;
const PEM_LABEL = /^\s*-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----\r?\n/;
const BASE64_START = /^\s*MI[A-Za-z0-9+/\r\n\t ]*={0,2}\s*$/;
const NOT_BASE64 = /[^A-Za-z0-9+/\s]/;
const BLANK = /\s+/g;

/**
 * Takes PEM (RFC 7468) or bare base64 away from around a file, which is decoded as it is read and never held.
 *
 * @throws {SignatureError} `malformed-cms` where the base64 is broken
 */
export async function unwrapSource(
  source: ByteSource,
): Promise<{ readonly source: ByteSource; readonly wrapping: Wrapping }> {
  const head = latin1(await source.read(0, HEAD_LENGTH));
  const label = PEM_LABEL.exec(head);
  if (label !== null) return { source: await base64Source(source, label[0].length), wrapping: 'pem' };
  if (BASE64_START.test(head)) return { source: await base64Source(source, 0), wrapping: 'base64' };
  return { source, wrapping: 'none' };
}

/** Decoded bytes of base64 text from `start` to its padding or the first other character. */
async function base64Source(text: ByteSource, start: number): Promise<ByteSource> {
  /** Base64 characters before each chunk of the text. */
  const before: number[] = [];
  let count = 0;
  let offset = start;
  let end = text.size;
  for await (const chunk of chunksOf(text, start)) {
    before.push(count);
    const characters = latin1(chunk);
    const stop = characters.search(NOT_BASE64);
    count += (stop === -1 ? characters : characters.slice(0, stop)).replace(BLANK, '').length;
    offset += chunk.length;
    if (stop === -1) continue;
    end = offset - chunk.length + stop;
    break;
  }
  if (count % 4 === 1) throw new SignatureError('malformed-cms', 'base64 cut off');
  const size = Math.floor((count * 3) / 4);
  return {
    size,
    read: async (from, length) => {
      const until = Math.min(from + length, size);
      if (from >= until) return new Uint8Array();
      const firstQuartet = Math.floor(from / 3) * 4;
      const wanted = Math.ceil(until / 3) * 4;
      let index = chunkBefore(before, firstQuartet);
      let position = before[index] ?? 0;
      let characters = '';
      for (; position < wanted && start + index * INDEX_CHUNK < end; index++) {
        const chunkStart = start + index * INDEX_CHUNK;
        const chunk = await text.read(chunkStart, Math.min(INDEX_CHUNK, end - chunkStart));
        const plain = latin1(chunk).replace(BLANK, '');
        characters += plain.slice(Math.max(0, firstQuartet - position), wanted - position);
        position += plain.length;
      }
      const bytes = Buffer.from(characters, 'base64');
      const skipped = from - (firstQuartet / 4) * 3;
      return new Uint8Array(bytes.buffer, bytes.byteOffset + skipped, until - from);
    },
  };
}

function chunkBefore(before: readonly number[], character: number): number {
  let low = 0;
  let high = before.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((before[middle] ?? 0) <= character) low = middle;
    else high = middle - 1;
  }
  return low;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
