import { lstatSync, mkdirSync, statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TokenServiceError } from './token-service-error.js';

/** Group's and others' rights. */
const OPEN_TO_OTHERS = 0o077;
const WRITABLE_BY_OTHERS = 0o022;
/** Of a folder: a file in it is its owner's to rename and remove (chmod(2), S_ISVTX). */
const STICKY = 0o1000;
const ROOT = 0;

/**
 * Makes the folder of a socket, mode 0700, or takes one that is there and nobody else's.
 *
 * @throws {TokenServiceError} `token-folder-unsafe` for a symbolic link, a folder of another user or in one, or one that
 * others may enter; `token-socket-unusable` when it cannot be made
 */
export function makePrivateFolder(folder: string): void {
  const path = resolve(folder);
  // "sudo" may keep another user's XDG_RUNTIME_DIR, where a folder of root's would be in that user's way.
  if (privateFolderState(path) === 'missing' && !isSafeToBuildIn(nearestFolder(path))) {
    throw new TokenServiceError('token-folder-unsafe', path);
  }
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
    return status.isDirectory() && isOwn(status) && (status.mode & OPEN_TO_OTHERS) === 0 ? 'private' : 'unsafe';
  } catch {
    return 'missing';
  }
}

/** Whether nobody but this user and root can put something else into the place of what is made there. */
function isSafeToBuildIn(folder: Stats | undefined): boolean {
  if (folder === undefined || isOwn(folder)) return true;
  return folder.uid === ROOT && ((folder.mode & WRITABLE_BY_OTHERS) === 0 || (folder.mode & STICKY) !== 0);
}

function isOwn({ uid }: Stats): boolean {
  return process.geteuid === undefined || uid === process.geteuid();
}

/** The nearest folder above a path that is there; `undefined` when that cannot be told, which making it will say. */
function nearestFolder(path: string): Stats | undefined {
  for (let at = dirname(path); ; at = dirname(at)) {
    try {
      return statSync(at);
    } catch {
      if (dirname(at) === at) return undefined;
    }
  }
}
