import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * What starts `cie`: the copy that came with the app, else the one that the user installed.
 *
 * @returns the absolute command; `undefined` where there is none
 */
export async function findCommand(
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[] | undefined> {
  const own = env['CIEKIT_APP_RESOURCES'];
  const folders = [...(own === undefined ? [] : [join(own, 'cie')]), ...(env['PATH'] ?? '').split(delimiter)];
  for (const folder of folders.filter((path) => isAbsolute(path))) {
    const path = join(folder, process.platform === 'win32' ? 'cie.cmd' : 'cie');
    try {
      await access(path, constants.X_OK);
      return [path];
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
