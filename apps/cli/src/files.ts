import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, writeFile } from 'node:fs/promises';
import { UsageError } from './cli-errors.js';

/** The system's code of a failed call, such as ENOSPC. */
function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * The content of a file that the user named.
 *
 * @param limit bytes; a longer file is not what was meant
 * @throws {UsageError} `file-missing`, `file-unreadable`
 */
export async function readUserFile(path: string, limit: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const status = await file.stat();
      // A device or a pipe may have no end.
      if (!status.isFile() || status.size > limit) throw new UsageError('file-unreadable', { file: path, reason: '' });
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const reason = systemCode(cause);
    const code = reason === 'ENOENT' ? 'file-missing' : 'file-unreadable';
    throw new UsageError(code, { file: path, reason }, { cause });
  }
}

export interface WriteOptions {
  /** Put it in the place of a file that is there. */
  readonly force: boolean;
  /** Permission bits; default 0600: what the command writes is about a person, or about a card. */
  readonly mode?: number;
}

/**
 * Writes a file that the user named, whole or not at all.
 *
 * @throws {UsageError} `file-exists` without `force`, `file-unwritable`
 */
export async function writeUserFile(path: string, content: Uint8Array | string, options: WriteOptions): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', options.mode ?? 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (options.force) await rename(temporary, path);
    else await linkOrCopy(temporary, path, content, options.mode ?? 0o600);
  } catch (cause) {
    const reason = systemCode(cause);
    throw new UsageError(reason === 'EEXIST' ? 'file-exists' : 'file-unwritable', { file: path, reason }, { cause });
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** A link never replaces a file. Some file systems (FAT, network shares) have none. */
async function linkOrCopy(from: string, to: string, content: Uint8Array | string, mode: number): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    await writeFile(to, content, { flag: 'wx', mode });
  }
}
