import { app, type BrowserWindow } from 'electron';
import { basename, join } from 'node:path';
import { shownPlace } from '../card-process/shown-place.js';
import { DesktopError } from '../contract/desktop-error.js';
import { askForPlace } from './ask-for-files.js';
import type { FileDesk } from './file-desk.js';
import { replaceFile } from './write-whole.js';

/** A file that was written, as windows know it. */
interface SavedFile {
  readonly name: string;
  readonly folder: string;
  readonly fileId: string;
}

/** What programs give their files; the person's own mask takes from it. */
const ORDINARY_MODE = 0o666;

/**
 * Asks the person where, and writes the file there.
 *
 * @param name that is offered
 * @returns `undefined` when the person changes their mind
 * @throws {DesktopError} `disk-full`, `failed`; a file that was there before is there still
 */
export async function saveAs(
  window: BrowserWindow,
  files: FileDesk,
  name: string,
  content: () => Promise<string | Uint8Array> | string | Uint8Array,
): Promise<SavedFile | undefined> {
  const path = await askForPlace(window, { defaultPath: join(app.getPath('documents'), basename(name)) });
  if (path === undefined) return undefined;
  try {
    await replaceFile(path, await content(), ORDINARY_MODE);
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && FULL.has(String(cause.code));
    throw new DesktopError(isFull ? 'disk-full' : 'failed', { cause });
  }
  return { fileId: files.name(path), ...shownPlace(path) };
}

/** The disk has no room, or the person may not take more of it. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
