import { app, dialog, type BrowserWindow } from 'electron';
import { basename, dirname, join } from 'node:path';
import type { FileDesk } from './file-desk.js';

/** @returns `undefined` when the person changes their mind */
export async function chooseSavePath(window: BrowserWindow, name: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), basename(name)),
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/** A file that was written, as windows know it. */
export function savedFile(
  files: FileDesk,
  path: string,
): { readonly name: string; readonly folder: string; readonly fileId: string } {
  return { name: basename(path), folder: basename(dirname(path)), fileId: files.name(path) };
}
