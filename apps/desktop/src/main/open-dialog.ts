import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';

/** Windows whose person is being asked. */
const asking = new WeakSet<BrowserWindow>();

/**
 * Asks the person for files or folders. A second click on the button asks nothing more: its window would stand behind the
 * first one and come up when that is closed.
 *
 * @returns their paths; none where the person changed their mind, or is being asked already
 */
export async function askForPaths(window: BrowserWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  if (asking.has(window)) return [];
  asking.add(window);
  try {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? [] : filePaths;
  } finally {
    asking.delete(window);
  }
}
