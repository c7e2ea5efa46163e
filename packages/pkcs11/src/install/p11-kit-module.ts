import { join } from 'node:path';
import { configDirectory, requirePlainPath, systemPath, type InstallSurroundings } from './user-places.js';

/** The name of the module for p11-kit: its file without the ending. */
const MODULE_FILE = 'ciekit.module';

/** In the first line of every file of ours, so that it is told from one that somebody else put there. */
export const OUR_MARK = 'Written by "cie token install"';

/** Where p11-kit looks for modules of this user, or of all (pkcs11.conf(5)). It does not look at root's own. */
export function p11KitModulePath(surroundings: InstallSurroundings, scope: 'user' | 'system'): string {
  const folder =
    scope === 'user'
      ? join(configDirectory(surroundings), 'pkcs11', 'modules')
      : join(systemConfiguration(surroundings), 'modules');
  return join(folder, MODULE_FILE);
}

/** Homebrew's p11-kit has its own /etc. */
export function systemConfiguration(surroundings: InstallSurroundings): string {
  const prefix = surroundings.platform === 'darwin' ? (surroundings.env['HOMEBREW_PREFIX'] ?? '/opt/homebrew') : '';
  return systemPath(surroundings, join('/', prefix, 'etc', 'pkcs11'));
}

/**
 * The module's file: p11-kit starts the command for each program that loads it and speaks its RPC protocol with it.
 * There is no shell in between (p11-kit/rpc-transport.c, common/argv.c): words are apart by blanks, double quotes hold
 * a word together, a backslash in them stands for itself unless a quote follows.
 *
 * @param command absolute: a browser that the desktop starts has another PATH than a terminal
 * @throws {InstallError} `path-unusable`
 */
export function p11KitModuleContent(command: readonly string[]): string {
  const words = command.map((word) => `"${requirePlainPath(word).replaceAll('"', '\\"')}"`);
  return [
    `# ${OUR_MARK}; "cie token uninstall" removes it. See pkcs11.conf(5).`,
    `remote: |${words.join(' ')}`,
    // The card vouches for nobody but its holder.
    'trust-policy: no',
    '',
  ].join('\n');
}
