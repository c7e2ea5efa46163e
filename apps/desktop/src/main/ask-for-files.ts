import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

/** A page that asks again and again would cover the screen with dialogs: one is open for a window, and no other. */
const asking = new WeakSet<BrowserWindow>();

/** Asks the person for files or a folder. @returns none when they change their mind, or are being asked already */
export async function askForFiles(window: BrowserWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  return alone(window, [], async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? [] : filePaths;
  });
}

/** Asks the person where a file is to be written. @returns `undefined` as {@link askForFiles} returns none */
export async function askForPlace(window: BrowserWindow, options: SaveDialogOptions): Promise<string | undefined> {
  return alone(window, undefined, async () => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, options);
    return canceled || filePath === '' ? undefined : filePath;
  });
}

async function alone<T>(window: BrowserWindow, otherwise: T, ask: () => Promise<T>): Promise<T> {
  if (asking.has(window)) return otherwise;
  asking.add(window);
  try {
    return await ask();
  } finally {
    asking.delete(window);
  }
}
