import { randomBytes } from 'node:crypto';
import { access, link, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { FileError } from '../errors.js';
import { diskFileSystem, syncFolder, systemCode } from '../store-files.js';

const MAX_NUMBER = 9_999;
/** What file systems take of a name, in bytes, with room for a number and a temporary name around it. */
const MAX_NAME_LENGTH = 200;

/** A name in two parts, between which a number goes where it is taken: `contract-signed`, `.pdf`. */
export interface OutputName {
  readonly folder: string;
  readonly stem: string;
  readonly ending: string;
}

/** A file's name with its ending apart. */
export function partedName(name: string): Omit<OutputName, 'folder'> {
  const ending = extname(name);
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** `contract` and `.pdf.p7m`: a number goes where it does not hide what is inside. */
export function partedSignedName(name: string): Omit<OutputName, 'folder'> {
  const wrapped = /(?:\.p7[ms])+$/i.exec(name)?.[0] ?? '';
  const { stem, ending } = partedName(name.slice(0, name.length - wrapped.length));
  return { stem, ending: `${ending}${wrapped}` };
}

/** The names in a batch: chosen before the PIN, none given out twice. */
export class OutputNames {
  readonly #taken = new Set<string>();

  /**
   * The first name that nobody has. Another program may take it meanwhile: {@link writeOutput} goes on to the next then.
   *
   * @throws {FileError} `output-taken`
   */
  async choose(name: OutputName): Promise<string> {
    for (let number = 1; number <= MAX_NUMBER; number++) {
      const path = numbered(name, number);
      // Some file systems do not tell upper from lower case.
      const key = path.toLowerCase();
      if (this.#taken.has(key) || (await exists(path))) continue;
      this.#taken.add(key);
      return path;
    }
    throw new FileError('output-taken', name.folder);
  }
}

function numbered({ folder, stem, ending }: OutputName, number: number): string {
  const suffix = number === 1 ? '' : `-${number}`;
  const kept = new TextDecoder().decode(new TextEncoder().encode(stem).subarray(0, MAX_NAME_LENGTH - ending.length));
  return join(folder, `${kept.replace(/\ufffd+$/, '')}${suffix}${ending}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ENOENT';
  }
}

/** Proves that a file can be made in a folder now. @throws {FileError} `output-folder`, `output-full` */
export async function requireWritableFolder(folder: string): Promise<void> {
  const temporary = temporaryIn(folder);
  try {
    await access(folder);
    const file = await open(temporary, 'wx', 0o600);
    await file.close();
  } catch (cause) {
    throw outputError(cause, folder, 'output-folder');
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** A result that is being written, under a temporary name in its folder. */
export interface Draft {
  /** Where it is now. */
  readonly path: string;
  /** @param content a chunk is left alone until the next but one is asked for */
  write(content: AsyncIterable<Uint8Array>): Promise<void>;
}

/** A content that is in memory already, for {@link Draft.write}. */
export async function* inOneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/**
 * Writes a file whole or not at all, and never in the place of another: temporary file, fsync, a name that was free.
 *
 * @param name gives the next number where `chosen` is taken by now; `undefined`: no other name will do
 * @param chosen where it belongs
 * @param mode permission bits of the original: the copy is as private
 * @param fill writes the drafts; the last one that was made is the result
 * @returns the path of the new file
 * @throws {FileError} `output-full`, `output-unwritable`, `output-folder`, `output-taken`; whatever `fill` throws
 */
export async function writeOutput(
  name: OutputName | undefined,
  chosen: string,
  mode: number,
  fill: (draft: () => Draft) => Promise<void>,
): Promise<string> {
  const drafts: DraftFile[] = [];
  try {
    await fill(() => {
      const draft = new DraftFile(temporaryIn(dirname(chosen)));
      drafts.push(draft);
      return draft;
    });
    const last = drafts.at(-1);
    if (last === undefined) throw new RangeError('nothing was written');
    await last.finish(mode);
    return await moveIntoPlace(last.path, name, chosen);
  } finally {
    for (const { path } of drafts) await rm(path, { force: true }).catch(() => undefined);
  }
}

class DraftFile implements Draft {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async write(content: AsyncIterable<Uint8Array>): Promise<void> {
    const file = await this.#attempt(() => open(this.path, 'wx', 0o600));
    let writing = Promise.resolve();
    try {
      // What the content throws is not the disk's fault. The next chunk is made while one is written.
      for await (const chunk of content) {
        await writing;
        writing = this.#attempt(() => writeFully(file, chunk));
        // Seen with the next chunk.
        writing.catch(() => undefined);
      }
      await writing;
      await this.#attempt(() => file.sync());
    } finally {
      await writing.catch(() => undefined);
      await file.close();
    }
  }

  /** The original's permissions, but for execution; the owner can always read and write. */
  async finish(mode: number): Promise<void> {
    await this.#attempt(async () => {
      const file = await open(this.path, 'r+');
      try {
        await file.chmod((mode & 0o666) | 0o600);
        await file.sync();
      } finally {
        await file.close();
      }
    });
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw outputError(cause, dirname(this.path), 'output-unwritable');
    }
  }
}

async function writeFully(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    written += (await file.write(chunk, written, chunk.length - written)).bytesWritten;
  }
}

/** A link never replaces a file. Some file systems (FAT, network shares) have none: there a name is reserved first. */
async function moveIntoPlace(from: string, name: OutputName | undefined, chosen: string): Promise<string> {
  for (let number = 0; number <= (name === undefined ? 0 : MAX_NUMBER); number++) {
    const to = number === 0 || name === undefined ? chosen : numbered(name, number);
    try {
      await placeAt(from, to);
      await syncFolder(diskFileSystem, dirname(to));
      return to;
    } catch (cause) {
      if (systemCode(cause) !== 'EEXIST') throw outputError(cause, to, 'output-unwritable');
    }
  }
  throw new FileError('output-taken', chosen);
}

async function placeAt(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    await (await open(to, 'wx', 0o600)).close();
    try {
      await rename(from, to);
    } catch (cause) {
      // What was reserved is empty, and ours.
      await rm(to, { force: true }).catch(() => undefined);
      throw cause;
    }
  }
}

function temporaryIn(folder: string): string {
  return join(folder, `.ciekit-${randomBytes(8).toString('hex')}.tmp`);
}

function outputError(cause: unknown, path: string, otherwise: 'output-folder' | 'output-unwritable'): FileError {
  if (cause instanceof FileError) return cause;
  const code = systemCode(cause);
  return new FileError(code === 'ENOSPC' || code === 'EDQUOT' ? 'output-full' : otherwise, path, { cause });
}
