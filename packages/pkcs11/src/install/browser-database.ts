import { readlink, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { readSmallFile } from './bounded-file.js';
import { ConfigurationFileError } from './configuration-file-error.js';
import { MAX_PROFILES_INI_BYTES, readFirefoxProfiles } from './firefox-profiles.js';
import { configDirectory, dataDirectory, systemPath, type InstallSurroundings } from './user-places.js';

type BrowserFamily = 'firefox' | 'chromium';

/**
 * How the browser came to this computer. A snap and a flatpak see other libraries than the computer has and may start
 * no program of it: setting up their database would promise what cannot be.
 */
type BrowserPackaging = 'native' | 'snap' | 'flatpak';

/** An NSS database in which a browser keeps its list of PKCS#11 libraries (`pkcs11.txt`). */
export interface BrowserDatabase {
  readonly family: BrowserFamily;
  readonly packaging: BrowserPackaging;
  /** The profile's name in Firefox; the flatpak's id; otherwise empty. */
  readonly profile: string;
  /** Absolute. */
  readonly directory: string;
  /** Whether the folder is there. */
  readonly exists: boolean;
  /** A browser that runs has read its list already. */
  readonly isRunning: boolean;
}

export interface BrowserDatabases {
  readonly databases: readonly BrowserDatabase[];
  /** A `profiles.ini` that is not understood: its profiles are not known. */
  readonly unreadable: readonly string[];
}

const FLATPAK_FIREFOX = ['org.mozilla.firefox', 'io.gitlab.librewolf-community'];
const FLATPAK_CHROMIUM = ['org.chromium.Chromium', 'com.google.Chrome', 'com.microsoft.Edge', 'com.brave.Browser'];
/** Their folders of settings; they share one NSS database in the user's home. */
const CHROMIUM_SETTINGS = ['chromium', 'google-chrome', 'microsoft-edge', 'BraveSoftware/Brave-Browser', 'vivaldi'];

/** In /usr/bin: there before anybody has started them. Ubuntu's `chromium-browser` only starts the snap. */
const PROGRAMS: Readonly<Record<BrowserFamily, readonly string[]>> = {
  chromium: ['chromium', 'google-chrome', 'microsoft-edge', 'brave-browser', 'vivaldi'],
  firefox: ['firefox', 'firefox-esr'],
};

/** Whether a browser of the family came as a package of the system. */
export async function isBrowserInstalled(family: BrowserFamily, surroundings: InstallSurroundings): Promise<boolean> {
  const paths = PROGRAMS[family].map((name) => systemPath(surroundings, `/usr/bin/${name}`));
  return (await Promise.all(paths.map(isFile))).includes(true);
}

/** Every profile that Firefox has for this user, in whatever packaging. */
export async function findFirefoxDatabases(surroundings: InstallSurroundings): Promise<BrowserDatabases> {
  const { home, platform } = surroundings;
  const folders: readonly (readonly [BrowserPackaging, string])[] =
    platform === 'darwin'
      ? [['native', join(home, 'Library', 'Application Support', 'Firefox')]]
      : [
          ['native', join(home, '.mozilla', 'firefox')],
          // Firefox 147 and later start new profiles in the XDG folder.
          ['native', join(configDirectory(surroundings), 'mozilla', 'firefox')],
          ['snap', join(home, 'snap', 'firefox', 'common', '.mozilla', 'firefox')],
          ...FLATPAK_FIREFOX.flatMap((id) => [
            ['flatpak', join(home, '.var', 'app', id, '.mozilla', 'firefox')] as const,
            ['flatpak', join(home, '.var', 'app', id, 'config', 'mozilla', 'firefox')] as const,
          ]),
        ];
  const databases: BrowserDatabase[] = [];
  const unreadable: string[] = [];
  for (const [packaging, folder] of folders) {
    const list = join(folder, 'profiles.ini');
    try {
      const content = await readSmallFile(list, MAX_PROFILES_INI_BYTES);
      if (content === undefined) continue;
      for (const { name, directory } of readFirefoxProfiles(content, folder)) {
        databases.push({
          family: 'firefox',
          packaging,
          profile: name,
          directory,
          exists: await isDirectory(directory),
          isRunning: await isHeld(join(directory, 'lock')),
        });
      }
    } catch (error) {
      if (!(error instanceof ConfigurationFileError)) throw error;
      unreadable.push(list);
    }
  }
  return { databases, unreadable };
}

/**
 * The databases of Chromium and of the browsers made from it: one for all of them, in the home folder.
 *
 * @param wanted one is listed, though it does not exist, even when no such browser was ever started or installed
 */
export async function findChromiumDatabases(
  surroundings: InstallSurroundings,
  wanted: boolean,
): Promise<readonly BrowserDatabase[]> {
  const { home, platform } = surroundings;
  // On macOS they use the system's keychain instead.
  if (platform === 'darwin') return [];
  const settings = CHROMIUM_SETTINGS.map((name) => join(configDirectory(surroundings), name));
  const isUsed =
    (await isBrowserInstalled('chromium', surroundings)) ||
    (await Promise.all(settings.map(isDirectory))).includes(true);
  const isRunning = (await Promise.all(settings.map((folder) => isHeld(join(folder, 'SingletonLock'))))).includes(true);
  const database = (packaging: BrowserPackaging, profile: string, directory: string, exists: boolean) => ({
    family: 'chromium' as const,
    packaging,
    profile,
    directory,
    exists,
    isRunning: packaging === 'native' && isRunning,
  });
  const databases: BrowserDatabase[] = [];
  for (const [packaging, profile, directory] of [
    ['native', '', join(home, '.pki', 'nssdb')],
    ['native', '', join(dataDirectory(surroundings), 'pki', 'nssdb')],
    ['snap', '', join(home, 'snap', 'chromium', 'current', '.pki', 'nssdb')],
    ...FLATPAK_CHROMIUM.map((id) => ['flatpak', id, join(home, '.var', 'app', id, '.pki', 'nssdb')] as const),
  ] as const) {
    if (await isDirectory(directory)) databases.push(database(packaging, profile, directory, true));
  }
  if ((isUsed || wanted) && !databases.some(({ packaging }) => packaging === 'native')) {
    databases.unshift(database('native', '', join(home, '.pki', 'nssdb'), false));
  }
  return databases;
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/**
 * Firefox's `lock` is a link to `ADDRESS:+PID`, Chromium's `SingletonLock` one to `HOST-PID`; both stay behind when the
 * browser dies. Without such a link nothing is known, and nothing is said.
 */
async function isHeld(link: string): Promise<boolean> {
  let target: string;
  try {
    target = await readlink(link);
  } catch {
    return false;
  }
  const [, where = '', pid = ''] = /^(.*?)[:-]\+?(\d{1,10})$/su.exec(target) ?? [];
  if (Number(pid) < 1 || (target.includes('-') && !/^[\d.]+$/u.test(where) && where !== hostname())) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
