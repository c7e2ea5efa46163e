// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProcessError, run } from './process.mjs';
import { withProgress } from './progress.mjs';

const QUIET = { DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Installs those of the packages that are missing, and nothing that they only recommend.
 *
 * @param {readonly string[]} names
 */
export async function ensureDebianPackages(names) {
  const missing = await missingOf(names);
  if (missing.length === 0) return;
  await refreshLists();
  await withProgress(`Installing ${missing.join(', ')}`, () =>
    run('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], { env: QUIET }),
  );
}

/**
 * Unpacks a package into a folder instead of installing it: none of its scripts run, no service of it starts, and the
 * machine stays as it is. What the package depends on is not taken along.
 *
 * @param {string} name
 * @param {string} folder which does not exist when the package is not there yet
 */
export async function ensureUnpacked(name, folder) {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const place = mkdtempSync(`${folder}-`);
  try {
    await refreshLists();
    await withProgress(`Fetching ${name}`, () => run('apt-get', ['download', '-q', name], { cwd: place, env: QUIET }));
    const [file] = readdirSync(place).filter((entry) => entry.endsWith('.deb'));
    if (file === undefined) throw new ProcessError(`apt-get downloaded no ${name}`, '', 1);
    const content = join(place, 'content');
    await run('dpkg', ['--extract', join(place, file), content]);
    renameSync(content, folder);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

let refreshed = false;

async function refreshLists() {
  if (refreshed) return;
  await withProgress('Refreshing the package lists', () => run('apt-get', ['update', '-q'], { env: QUIET }));
  refreshed = true;
}

/** @param {readonly string[]} names */
async function missingOf(names) {
  const states = await Promise.all(
    names.map(async (name) => {
      try {
        const state = await run('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name]);
        return state === 'installed';
      } catch (error) {
        if (error instanceof ProcessError) return false;
        throw error;
      }
    }),
  );
  return names.filter((_, index) => states[index] !== true);
}
