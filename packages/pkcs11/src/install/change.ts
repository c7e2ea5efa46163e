import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, open, readlink, realpath, rename, rm, rmdir, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readSmallFile } from './bounded-file.js';
import { ConfigurationFileError } from './configuration-file-error.js';
import { InstallError, installErrorFrom, systemCode } from './install-error.js';
import type { ServiceFile } from './service-files.js';

/** What a file is for; the words are the app's. */
export type ChangePurpose = 'p11-kit-module' | 'nss-module-list' | ServiceFile['purpose'];

/** What can be set up, each for itself. */
export const INSTALL_PARTS = ['p11-kit', 'firefox', 'chromium', 'service'] as const;
export type InstallPart = (typeof INSTALL_PARTS)[number];

/** What is at a path: a file's content, or where a link leads. */
export type Content =
  { readonly kind: 'file'; readonly bytes: Uint8Array } | { readonly kind: 'link'; readonly target: string };

/** One file that is made, changed or removed. */
export interface Change {
  readonly part: InstallPart;
  readonly purpose: ChangePurpose;
  /** Absolute. A file's links are resolved: a link into somebody's collection of settings stays a link. */
  readonly path: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
  /** Whether `before` is somebody else's work, to be kept for the way back. */
  readonly backUp: boolean;
  /** Whether `before` is a file of ours that somebody has changed since: a copy of it stays. */
  readonly keepEdit?: boolean | undefined;
}

/** Bytes; units, module files and lists of modules are far smaller. */
const MAX_FILE_BYTES = 65_536;
const MODES: Readonly<Partial<Record<ChangePurpose, { readonly file: number; readonly folder: number }>>> = {
  'nss-module-list': { file: 0o600, folder: 0o700 },
};
const PUBLIC_MODES = { file: 0o644, folder: 0o755 };

/** What is there; `undefined` for nothing. @throws {InstallError} something that is neither a small file nor a link */
export async function contentAt(path: string, isLink: boolean): Promise<Content | undefined> {
  if (isLink) {
    try {
      return { kind: 'link', target: await readlink(path) };
    } catch (cause) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(cause))) return undefined;
      throw installErrorFrom(cause, path);
    }
  }
  try {
    const bytes = await readSmallFile(path, MAX_FILE_BYTES);
    return bytes === undefined ? undefined : { kind: 'file', bytes };
  } catch (cause) {
    if (cause instanceof ConfigurationFileError) throw new InstallError('path-unusable', path, { cause });
    throw cause;
  }
}

/** The path with links in it resolved as far as it exists. */
export async function resolvedPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(cause))) throw installErrorFrom(cause, path);
    return path;
  }
}

export function sameContent(a: Content | undefined, b: Content | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'link') return b.kind === 'link' && a.target === b.target;
  return b.kind === 'file' && Buffer.compare(a.bytes, b.bytes) === 0;
}

/**
 * Makes all of the changes or none: where one fails, those before it are taken back.
 *
 * @returns for each change the folders that had to be made for it, the outermost first
 * @throws {InstallError} `changed-meanwhile`: somebody else has changed a file since the plan was made
 */
export async function applyChanges(changes: readonly Change[]): Promise<readonly (readonly string[])[]> {
  for (const { path, before, after } of changes) {
    const isLink = (before ?? after)?.kind === 'link';
    if (!sameContent(await contentAt(path, isLink), before)) throw new InstallError('changed-meanwhile', path);
  }
  const done: { readonly change: Change; readonly folders: readonly string[] }[] = [];
  try {
    for (const change of changes) {
      const folders = change.after === undefined ? [] : await makeFolders(dirname(change.path), modesOf(change).folder);
      done.push({ change, folders });
      await put(change, change.after);
    }
  } catch (cause) {
    for (const { change, folders } of done.reverse()) {
      await put(change, change.before).catch(() => undefined);
      await removeEmptyFolders(folders);
    }
    throw cause;
  }
  return done.map(({ folders }) => folders);
}

/** Removes those of the folders that are empty, the innermost first. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) {
    try {
      await rmdir(folder);
    } catch {
      // Somebody keeps something there, or it is gone already.
      return;
    }
  }
}

function modesOf({ purpose }: Change): { readonly file: number; readonly folder: number } {
  return MODES[purpose] ?? PUBLIC_MODES;
}

async function makeFolders(folder: string, mode: number): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let at = folder; !(await isThere(at)); at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const path of missing) {
      await mkdir(path, { mode });
      made.push(path);
    }
    return made;
  } catch (cause) {
    await removeEmptyFolders(made);
    throw installErrorFrom(cause, folder);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return false;
    throw installErrorFrom(cause, path);
  }
}

async function put(change: Change, content: Content | undefined): Promise<void> {
  const { path } = change;
  try {
    if (content === undefined) {
      await rm(path, { force: true });
      return;
    }
    const temporary = join(stagingFolder(change), `.ciekit-${randomBytes(8).toString('hex')}.tmp`);
    try {
      if (content.kind === 'link') await symlink(content.target, temporary);
      else await writeWhole(temporary, content.bytes, await modeFor(change));
      await rename(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (cause) {
    throw installErrorFrom(cause, path);
  }
}

/** p11-kit reads every file in its folder of modules, whatever its name is: a half written one may not be there. */
function stagingFolder({ purpose, path }: Change): string {
  const folder = dirname(path);
  return purpose === 'p11-kit-module' && basename(folder) === 'modules' ? dirname(folder) : folder;
}

/** A file that was there keeps its permissions. */
async function modeFor(change: Change): Promise<number> {
  try {
    return (await lstat(change.path)).mode & 0o777;
  } catch {
    return modesOf(change).file;
  }
}

async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  // Whatever the umask says.
  await chmod(path, mode);
}
