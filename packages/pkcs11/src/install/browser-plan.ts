import { basename, join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { readSmallFile } from './bounded-file.js';
import type { BrowserDatabase } from './browser-database.js';
import { contentAt, resolvedPath, sameContent, type Change } from './change.js';
import { ConfigurationFileError } from './configuration-file-error.js';
import type { InstallNote } from './install-note.js';
import { NSS_MODULE_NAME, withNssModule } from './nss-module-edit.js';
import { readNssModuleList, type NssModule } from './nss-module-list.js';
import { systemConfiguration } from './p11-kit-module.js';
import { systemPath, type InstallSurroundings } from './user-places.js';

/** The file in an NSS database folder that lists its PKCS#11 libraries. */
export const NSS_LIST = 'pkcs11.txt';

/** What would be done to one browser's database. */
export interface BrowserPlan {
  /** `undefined`: nothing to do, or nothing that may be done. */
  readonly change: Change | undefined;
  /** Whether the database loads the token's library, before or after. */
  readonly isServed: boolean;
  readonly notes: readonly InstallNote[];
}

/** What the computer has set up already. */
export interface SystemModules {
  /** The system's NSS adds p11-kit's proxy to every program that uses it. */
  readonly proxyEverywhere: boolean;
  readonly openscInP11Kit: boolean;
}

/** Looks at what of p11-kit and OpenSC the computer is set up with. */
export async function systemModules(surroundings: InstallSurroundings): Promise<SystemModules> {
  const policy = systemPath(surroundings, '/etc/crypto-policies/back-ends/nss.config');
  const folders = [
    join(systemConfiguration(surroundings), 'modules'),
    systemPath(surroundings, '/usr/share/p11-kit/modules'),
  ];
  const names = await Promise.all(folders.map(fileNames));
  return {
    proxyEverywhere: (await textAt(policy)).includes('p11-kit-proxy'),
    openscInP11Kit: names.flat().some((name) => /^opensc.*\.module$/u.test(name)),
  };
}

/**
 * @param library p11-kit's proxy
 * @throws {InstallError} the list cannot be read
 */
export async function planBrowser(
  database: BrowserDatabase,
  library: string,
  system: SystemModules,
): Promise<BrowserPlan> {
  const { directory, packaging, exists } = database;
  const stop = (code: InstallNote['code'], isServed = false): BrowserPlan => ({
    change: undefined,
    isServed,
    notes: [{ code, place: directory }],
  });
  if (packaging !== 'native') return stop(packaging);
  // A profile that profiles.ini names and that is gone: Firefox would not thank us for half of one.
  if (!exists && database.family === 'firefox') return stop('profile-missing');
  const path = await resolvedPath(join(directory, NSS_LIST));
  const before = await contentAt(path, false);
  const bytes = before?.kind === 'file' ? before.bytes : undefined;
  let modules: readonly NssModule[];
  try {
    modules = readNssModuleList(bytes ?? new Uint8Array());
  } catch (error) {
    if (error instanceof ConfigurationFileError) return stop('modules-unreadable');
    throw error;
  }
  const others = modules.filter(({ name }) => name !== NSS_MODULE_NAME);
  if (others.some(isProxy)) return stop('proxy-loaded', true);
  if (system.proxyEverywhere) return stop('proxy-loaded-by-system', true);
  const notes: InstallNote[] = [];
  if (system.openscInP11Kit && others.some(isOpenSc)) notes.push({ code: 'opensc-twice', place: directory });
  const after = { kind: 'file', bytes: withNssModule(bytes, library) } as const;
  // Wherever in the list it stands: NSS loads it from there as well.
  const isThere = modules.some(({ name, library: loaded }) => name === NSS_MODULE_NAME && loaded === library);
  if (isThere || sameContent(before, after)) return { change: undefined, isServed: true, notes };
  if (database.isRunning) notes.push({ code: 'browser-running', place: directory });
  const wasOurs = modules.length !== others.length;
  return {
    change: { part: database.family, purpose: 'nss-module-list', path, before, after, backUp: !wasOurs },
    isServed: true,
    notes,
  };
}

function isProxy({ library }: NssModule): boolean {
  return /^p11-kit-proxy\.|^libp11-kit\./u.test(basename(library));
}

function isOpenSc({ library }: NssModule): boolean {
  return /opensc-pkcs11/u.test(basename(library));
}

async function fileNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** The text of one of the system's files; empty when it cannot be read. */
export async function textAt(path: string): Promise<string> {
  try {
    return new TextDecoder().decode(await readSmallFile(path, 65_536));
  } catch {
    return '';
  }
}
