import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { oneQuestion } from './one-question.js';

/** Asks the person for files or a folder. @returns none when they change their mind, or are being asked already */
export async function askForFiles(window: BrowserWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  return oneQuestion(window, [], async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? [] : filePaths;
  });
}

/** Asks the person where a file is to be written. @returns `undefined` as {@link askForFiles} returns none */
export async function askForPlace(window: BrowserWindow, options: SaveDialogOptions): Promise<string | undefined> {
  return oneQuestion(window, undefined, async () => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, options);
    return canceled || filePath === '' ? undefined : filePath;
  });
}
