import { constants, type BigIntStats } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { FileError } from '../errors.js';
import { systemCode } from '../store-files.js';

/** What a file was when it was looked at; another one in its place, or another content, shows. */
export interface InputFile {
  /** As the user named it. */
  readonly path: string;
  /** Two names of one file have the same. */
  readonly identity: string;
  /** In bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** Its first bytes, for telling its format. */
  readonly head: Uint8Array;
  readonly modified: bigint;
}

/** What a file was when the user chose it, by its size and `stat`'s `mtimeNs`. */
export interface SeenFile {
  readonly size: number;
  readonly modified: bigint;
}

/** @throws {FileError} `input-changed`: it is not what the user chose */
export function requireAsSeen({ path, size, modified }: InputFile, seen: SeenFile | undefined): void {
  if (seen === undefined) return;
  if (size !== seen.size || modified !== seen.modified) throw new FileError('input-changed', path);
}

/** As many bytes as `formatOf` looks at. */
const HEAD_LENGTH = 4_096;
/** One read of a stream, in bytes. */
const CHUNK_LENGTH = 524_288;
/** One is being read, one is worked on, one is being written. */
const CHUNKS_AT_ONCE = 3;

/**
 * Looks at a file without reading more than its beginning. A link is followed: the user named it.
 *
 * @throws {FileError} `input-missing`, `input-unreadable`, `input-not-a-file`, `input-empty`
 */
export async function lookAtFile(path: string): Promise<InputFile> {
  const file = await openRegular(path);
  try {
    const stats = await file.stat({ bigint: true });
    if (stats.size === 0n) throw new FileError('input-empty', path);
    const head = new Uint8Array(Math.min(HEAD_LENGTH, Number(stats.size)));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return {
      path,
      identity: await identityOf(path, stats),
      size: Number(stats.size),
      mode: Number(stats.mode & 0o777n),
      head: head.subarray(0, bytesRead),
      modified: stats.mtimeNs,
    };
  } catch (error) {
    throw inputError(error, path);
  } finally {
    await file.close();
  }
}

/** Some file systems number their files with zero. */
async function identityOf(path: string, { dev, ino }: BigIntStats): Promise<string> {
  return ino === 0n ? await realpath(path) : `${dev}:${ino}`;
}

/** A file that was looked at, open for reading at any place. */
export class OpenInput {
  readonly size: number;
  readonly #input: InputFile;
  readonly #file: FileHandle;
  readonly #onRead: (bytes: number) => void;

  private constructor(input: InputFile, file: FileHandle, onRead: (bytes: number) => void) {
    this.size = input.size;
    this.#input = input;
    this.#file = file;
    this.#onRead = onRead;
  }

  /**
   * @param onRead told of every read, in bytes
   * @throws {FileError} as {@link lookAtFile}, and `input-changed` when it is not what it was
   */
  static async open(input: InputFile, onRead: (bytes: number) => void = () => undefined): Promise<OpenInput> {
    const file = await openRegular(input.path);
    try {
      const opened = new OpenInput(input, file, onRead);
      await opened.requireUnchanged();
      return opened;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** @throws {FileError} `input-changed` */
  async requireUnchanged(): Promise<void> {
    const { path, size, modified, identity } = this.#input;
    const stats = await this.#file.stat({ bigint: true }).catch((error: unknown) => {
      throw inputError(error, path);
    });
    const same = Number(stats.size) === size && stats.mtimeNs === modified;
    if (!same || (await identityOf(path, stats)) !== identity) throw new FileError('input-changed', path);
  }

  /**
   * @param into where the bytes are put, at least `length` long; a new buffer where absent
   * @throws {FileError} `input-changed` when it became shorter
   */
  async read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const bytes = into?.subarray(0, wanted) ?? new Uint8Array(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await this.#file
        .read(bytes, filled, wanted - filled, offset + filled)
        .catch((error: unknown) => {
          throw inputError(error, this.#input.path);
        });
      if (bytesRead === 0) throw new FileError('input-changed', this.#input.path);
      filled += bytesRead;
    }
    this.#onRead(wanted);
    return bytes;
  }

  /**
   * Everything, once; ends with {@link requireUnchanged}, before anybody signs what was read. The next chunk is read while
   * one is worked on, and lies where the last one but two was: what wants to keep them copies them.
   */
  async *chunks(): AsyncGenerator<Uint8Array, void> {
    const buffers = Array.from({ length: CHUNKS_AT_ONCE }, () => new Uint8Array(Math.min(CHUNK_LENGTH, this.size)));
    const readAt = (offset: number, turn: number): Promise<Uint8Array> =>
      this.read(offset, CHUNK_LENGTH, buffers[turn % CHUNKS_AT_ONCE]);
    let ahead = this.size > 0 ? readAt(0, 0) : undefined;
    try {
      for (let offset = CHUNK_LENGTH, turn = 1; ahead !== undefined; offset += CHUNK_LENGTH, turn++) {
        const chunk: Uint8Array = await ahead;
        ahead = offset < this.size ? readAt(offset, turn) : undefined;
        // Whoever stops early never sees what became of it.
        ahead?.catch(() => undefined);
        yield chunk;
      }
    } finally {
      // The file may be closed next: not under a read.
      await ahead?.catch(() => undefined);
    }
    await this.requireUnchanged();
  }

  /** @throws {FileError} `input-too-large`, `input-changed` */
  async readAll(maxBytes: number): Promise<Uint8Array> {
    if (this.size > maxBytes) throw new FileError('input-too-large', this.#input.path);
    const bytes = new Uint8Array(this.size);
    for (let offset = 0; offset < this.size; offset += CHUNK_LENGTH) {
      await this.read(offset, CHUNK_LENGTH, bytes.subarray(offset));
    }
    await this.requireUnchanged();
    return bytes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}

/** Without waiting: opening a pipe for reading would hang until somebody writes into it. */
async function openRegular(path: string): Promise<FileHandle> {
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);
  let file: FileHandle | undefined;
  try {
    file = await open(path, flags);
    if (!(await file.stat()).isFile()) throw new FileError('input-not-a-file', path);
    return file;
  } catch (error) {
    await file?.close();
    throw inputError(error, path);
  }
}

function inputError(error: unknown, path: string): FileError {
  if (error instanceof FileError) return error;
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new FileError('input-missing', path, { cause: error });
  if (code === 'EISDIR' || code === 'ENXIO') return new FileError('input-not-a-file', path, { cause: error });
  return new FileError('input-unreadable', path, { cause: error });
}
