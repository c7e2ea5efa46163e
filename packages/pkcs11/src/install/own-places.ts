import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { InstallPart } from './change.js';
import { InstallError, systemCode } from './install-error.js';
import { configDirectory, dataDirectory, type InstallSurroundings } from './user-places.js';

const ROOT = 0;

/**
 * "sudo" often keeps HOME and the XDG variables: files of root's in a user's folders would be in that user's way for
 * ever.
 *
 * @throws {InstallError} `platform-unsupported`, `not-root`, `home-of-another`: it is not this user's place to change
 * anything there; `access-denied`
 */
export async function requireOwnPlaces(
  surroundings: InstallSurroundings,
  scope: 'user' | 'system',
  parts: readonly InstallPart[],
): Promise<void> {
  const { platform, uid, home, root, stateDirectory } = surroundings;
  if (platform !== 'linux' && platform !== 'darwin') throw new InstallError('platform-unsupported');
  if (scope === 'system') {
    if (uid !== ROOT && root === undefined) throw new InstallError('not-root');
    return;
  }
  if (uid === undefined) return;
  if ((await ownerOf(home)) !== uid) throw new InstallError('home-of-another', home);
  const folders = [configDirectory(surroundings), stateDirectory];
  if (parts.includes('chromium')) folders.push(dataDirectory(surroundings));
  for (const folder of folders) {
    const owner = await ownerOfNearest(folder);
    // What is root's is nobody's home; the system says whether it may be written.
    if (owner !== uid && owner !== ROOT) throw new InstallError('home-of-another', folder);
  }
}

async function ownerOf(path: string): Promise<number> {
  try {
    return (await stat(path)).uid;
  } catch (cause) {
    throw new InstallError('access-denied', path, { cause });
  }
}

/** The owner of the folder, or of the nearest one above it that is there. */
async function ownerOfNearest(folder: string): Promise<number> {
  try {
    return (await stat(folder)).uid;
  } catch (cause) {
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(cause)) || dirname(folder) === folder) {
      throw new InstallError('access-denied', folder, { cause });
    }
    return ownerOfNearest(dirname(folder));
  }
}
