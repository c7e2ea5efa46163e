import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InstallError } from './install-error.js';
import { systemPath, type InstallSurroundings } from './user-places.js';

const WRITABLE_BY_OTHERS = 0o022;

/**
 * The command as every program of the computer may start it, root's among them: whoever can change the interpreter, the
 * script or a folder above them could act as each of its users.
 *
 * @returns the same words without links: what is checked is what will be started
 * @throws {InstallError} `command-untrusted` with the path that others can change; `path-unusable`: it is not there
 */
export async function requireSystemCommand(
  command: readonly string[],
  surroundings: InstallSurroundings,
): Promise<readonly string[]> {
  const top = surroundings.root === undefined ? '/' : await realpath(surroundings.root);
  const words: string[] = [];
  for (const word of command) {
    const path = await realPathOf(systemPath(surroundings, word));
    for (let at = path; ; at = dirname(at)) {
      const { uid, mode } = await stat(at);
      if (uid !== surroundings.uid || (mode & WRITABLE_BY_OTHERS) !== 0)
        throw new InstallError('command-untrusted', at);
      if (at === top || at === dirname(at)) break;
    }
    words.push(top === '/' ? path : path.slice(top.length));
  }
  return words;
}

async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    throw new InstallError('path-unusable', path, { cause });
  }
}
