import { open, type FileHandle } from 'node:fs/promises';
import { SignatureError } from '../errors.js';

/** Bytes that can be read at any place: in memory, in a file, or a part of either. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * Up to `length` bytes from `offset`; fewer at the end.
   *
   * @param into where the bytes may be put, at least `length` long; they need not be
   */
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
}

/** A file that is open. */
export interface FileSource extends ByteSource, AsyncDisposable {}

/** Bytes in one read of a stream: with half of it, handing work to a thread and back takes longer than the reading. */
const CHUNK_LENGTH = 524_288;

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/**
 * Opens a file for reading.
 *
 * @throws what the file system says; {@link ByteSource.read} then throws {@link SignatureError} `content-changed` when the
 *   file has become shorter
 */
export async function fileSource(path: string): Promise<FileSource> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return {
      size,
      read: (offset, length, into) => readFully(file, offset, Math.min(length, Math.max(0, size - offset)), into),
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readFully(file: FileHandle, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
  const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new SignatureError('content-changed', 'the file became shorter');
    filled += bytesRead;
  }
  return bytes;
}

/** Buffers that recycled chunks lie in, one after the other: the one read ahead, and four. */
const RING_LENGTH = 5;

/**
 * The bytes from `start` to `end`, one chunk after the other; the next one is read while one is worked on.
 *
 * @param recycle a chunk may be overwritten once the next but three is asked for: for hashing, and for a pipeline into a
 *   file; a gigabyte then leaves no garbage. Whoever collects chunks must not ask for it.
 */
export async function* chunksOf(
  source: ByteSource,
  start = 0,
  end = source.size,
  recycle = false,
): AsyncGenerator<Uint8Array, void> {
  const ring = recycle ? Array.from({ length: RING_LENGTH }, () => Buffer.allocUnsafeSlow(CHUNK_LENGTH)) : [];
  const readAt = (offset: number, turn: number): Promise<Uint8Array> =>
    source.read(offset, Math.min(CHUNK_LENGTH, end - offset), ring[turn % RING_LENGTH]);
  let ahead = start < end ? readAt(start, 0) : undefined;
  try {
    for (let offset = start + CHUNK_LENGTH, turn = 1; ahead !== undefined; offset += CHUNK_LENGTH, turn++) {
      const chunk: Uint8Array = await ahead;
      ahead = offset < end ? readAt(offset, turn) : undefined;
      // Whoever stops early never sees what became of it.
      ahead?.catch(() => undefined);
      yield chunk;
    }
  } finally {
    // The source may be closed next: not under a read.
    await ahead?.catch(() => undefined);
  }
}
