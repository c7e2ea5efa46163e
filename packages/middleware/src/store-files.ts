/**
 * Files of the pairing store: read with a bound, written whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import * as nodeFileSystem from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreError, type StoreErrorCode } from './errors.js';

/** The calls of node:fs/promises that the store makes. */
export type StoreFileSystem = Pick<
  typeof nodeFileSystem,
  'chmod' | 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'
>;

/** The real disk. */
export const diskFileSystem: StoreFileSystem = nodeFileSystem;

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const TEMPORARY = /^\..+\.[0-9a-f]{16}\.tmp$/;

const CODES: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
  EROFS: 'store-read-only',
  EACCES: 'store-access-denied',
  EPERM: 'store-access-denied',
};

/** A failure of the file system as a StoreError; a StoreError stays what it is. */
export function storeErrorFrom(cause: unknown, path: string): StoreError {
  if (cause instanceof StoreError) return cause;
  return new StoreError(CODES[systemCode(cause) ?? ''] ?? 'store-failed', path, { cause });
}

/** The `code` of a system error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Makes a folder that only its owner may enter, and missing parents. @throws {StoreError} */
export async function makeFolder(fileSystem: StoreFileSystem, path: string): Promise<void> {
  try {
    await fileSystem.mkdir(path, { recursive: true, mode: FOLDER_MODE });
  } catch (cause) {
    throw storeErrorFrom(cause, path);
  }
}

/**
 * At most `maxBytes` of a regular file; `undefined` when there is none. Opened without following a link and without
 * waiting, so that a pipe put in the folder cannot hang the program.
 *
 * @throws {StoreError} `store-damaged` when it is no regular file or too long
 */
export async function readBounded(
  fileSystem: StoreFileSystem,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const flags = constants.O_RDONLY | posixFlag('O_NOFOLLOW') | posixFlag('O_NONBLOCK');
  let file: Awaited<ReturnType<StoreFileSystem['open']>>;
  try {
    file = await fileSystem.open(path, flags);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return undefined;
    // O_NOFOLLOW on a link, a socket: not a file that this program wrote.
    if (['ELOOP', 'EMLINK', 'ENXIO'].includes(systemCode(cause) ?? '')) {
      throw new StoreError('store-damaged', path, { cause });
    }
    throw storeErrorFrom(cause, path);
  }
  try {
    const { size } = await requireRegular(file, path);
    if (size > maxBytes) throw new StoreError('store-damaged', path);
    const bytes = new Uint8Array(maxBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) return bytes.slice(0, length);
      length += bytesRead;
      if (length > maxBytes) throw new StoreError('store-damaged', path);
    }
  } catch (cause) {
    throw storeErrorFrom(cause, path);
  } finally {
    await file.close();
  }
}

async function requireRegular(
  file: Awaited<ReturnType<StoreFileSystem['open']>>,
  path: string,
): Promise<{ size: number }> {
  const stats = await file.stat();
  if (!stats.isFile()) throw new StoreError('store-damaged', path);
  return stats;
}

function posixFlag(name: 'O_NOFOLLOW' | 'O_NONBLOCK'): number {
  return process.platform === 'win32' ? 0 : constants[name];
}

/**
 * Replaces a file as a whole: temporary file, fsync, rename, fsync of the folder. After any failure the old file is
 * untouched and the temporary one is gone.
 *
 * @param stillAllowed called last before the rename; throwing leaves everything as it was
 * @throws {StoreError}
 */
export async function writeAtomically(
  fileSystem: StoreFileSystem,
  path: string,
  bytes: Uint8Array,
  stillAllowed: () => void,
): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    await writeDurably(fileSystem, temporary, bytes);
    stillAllowed();
    await fileSystem.rename(temporary, path);
    await syncFolder(fileSystem, dirname(path));
  } catch (cause) {
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    throw storeErrorFrom(cause, path);
  }
}

/**
 * Writes and removes a temporary file: proves that `size` bytes can be written in a folder now.
 *
 * @throws {StoreError}
 */
export async function probeFolder(fileSystem: StoreFileSystem, folder: string, size: number): Promise<void> {
  const temporary = temporaryPath(join(folder, 'probe'));
  try {
    await writeDurably(fileSystem, temporary, new Uint8Array(size));
  } catch (cause) {
    throw storeErrorFrom(cause, folder);
  } finally {
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
  }
}

function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
}

async function writeDurably(fileSystem: StoreFileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fileSystem.open(path, 'wx', FILE_MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk only when its folder is (POSIX); Windows cannot open a folder for this and needs no help. */
export async function syncFolder(fileSystem: Pick<StoreFileSystem, 'open'>, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fileSystem.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems have no fsync of folders; the name itself is there.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Whether a name is that of a temporary file of `writeAtomically`. */
export function isLeftover(name: string): boolean {
  return TEMPORARY.test(name);
}

/**
 * Removes temporary files that a killed process left. Only with the store's lock held: nobody else is writing then.
 *
 * @throws {StoreError}
 */
export async function removeLeftovers(fileSystem: StoreFileSystem, folder: string): Promise<void> {
  for (const name of await listFolder(fileSystem, folder)) {
    if (isLeftover(name)) await removeFile(fileSystem, join(folder, name));
  }
}

/** Names in a folder, sorted; none when it does not exist. @throws {StoreError} */
export async function listFolder(fileSystem: StoreFileSystem, folder: string): Promise<readonly string[]> {
  try {
    return (await fileSystem.readdir(folder)).sort();
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return [];
    throw storeErrorFrom(cause, folder);
  }
}

/** Removes one file for good; whether it was there. @throws {StoreError} */
export async function removeFile(fileSystem: StoreFileSystem, path: string): Promise<boolean> {
  try {
    await fileSystem.rm(path);
    await syncFolder(fileSystem, dirname(path));
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return false;
    throw storeErrorFrom(cause, path);
  }
}
