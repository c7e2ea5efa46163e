import { bytesSource, type ByteSource } from '../../src/cms/byte-source.js';
import type { ContentStream } from '../../src/cades/sign-cades.js';

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Uint8Array(Buffer.concat(parts));
}

export async function contentOfSource(source: ByteSource): Promise<Uint8Array> {
  return source.read(0, source.size);
}

/** A content that comes in pieces of a given size. */
export function inPieces(content: Uint8Array, size = content.length, pieceLength = 7): ContentStream {
  return {
    size,
    async *chunks() {
      for (let offset = 0; offset < content.length; offset += pieceLength) {
        yield await Promise.resolve(content.subarray(offset, offset + pieceLength));
      }
    },
  };
}

export const source = (text: string): ByteSource => bytesSource(new Uint8Array(Buffer.from(text)));
