// @ts-check
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * An environment with an empty home folder, so that what is tried reads and writes nothing of the user's own. Only npm's
 * settings are still the user's: the registry and the proxy are in them.
 *
 * @param {string} place an existing folder
 * @returns {NodeJS.ProcessEnv}
 */
export function apart(place) {
  const home = join(place, 'home');
  mkdirSync(home, { recursive: true });
  const xdg = { XDG_CONFIG_HOME: join(home, 'config'), XDG_STATE_HOME: join(home, 'state') };
  const homes = { HOME: home, USERPROFILE: home, LOCALAPPDATA: home, APPDATA: home, XDG_DATA_HOME: join(home, 'data') };
  const settings = process.env['npm_config_userconfig'] ?? join(homedir(), '.npmrc');
  return { ...xdg, ...homes, CIEKIT_HOME: join(home, 'ciekit'), npm_config_userconfig: settings };
}
