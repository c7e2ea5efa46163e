import { lstatSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TokenServiceError } from './token-service-error.js';

/** Group's and others' rights. */
const OPEN_TO_OTHERS = 0o077;

/**
 * Makes the folder of a socket, mode 0700, or takes one that is there and nobody else's.
 *
 * @throws {TokenServiceError} `token-folder-unsafe` for a symbolic link, a folder of another user or one that others may
 * enter; `token-socket-unusable` when it cannot be made
 */
export function makePrivateFolder(folder: string): void {
  const path = resolve(folder);
  try {
    // Only the last folder is ours to close; those above it keep the mode that the user's umask gives.
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new TokenServiceError('token-socket-unusable', path, { cause: error });
    }
  }
  if (privateFolderState(path) !== 'private') throw new TokenServiceError('token-folder-unsafe', path);
}

/** Whether a socket in this folder can only be one of this user's programs. */
export function privateFolderState(folder: string): 'private' | 'unsafe' | 'missing' {
  try {
    const status = lstatSync(resolve(folder));
    const own = process.geteuid === undefined || status.uid === process.geteuid();
    return status.isDirectory() && own && (status.mode & OPEN_TO_OTHERS) === 0 ? 'private' : 'unsafe';
  } catch {
    return 'missing';
  }
}
