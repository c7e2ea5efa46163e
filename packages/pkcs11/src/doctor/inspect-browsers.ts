import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { finding, type Finding } from '@ciekit/middleware';
import { readSmallFile } from '../install/bounded-file.js';
import { findChromiumDatabases, findFirefoxDatabases, type BrowserDatabase } from '../install/browser-database.js';
import { NSS_LIST, systemModules } from '../install/browser-plan.js';
import { NSS_MODULE_NAME } from '../install/nss-module-edit.js';
import { MAX_MODULE_LIST_BYTES, readNssModuleList, type NssModule } from '../install/nss-module-list.js';
import { configDirectory } from '../install/user-places.js';
import type { DoctorSystem } from './doctor-system.js';
import { OFFICIAL_LIBRARY, OPENSC_LIBRARY, type P11KitInspection } from './inspect-p11-kit.js';
import { chromiumWantsTls13, firefoxGetsProxyByPolicy, firefoxWantsTls13 } from './browser-settings.js';

const PROXY_LIBRARY = /^p11-kit-proxy\.|^libp11-kit\./u;
const CHROMIUM_LOCKS = ['chromium', 'google-chrome', 'microsoft-edge'].map((name) => join(name, 'SingletonLock'));

/** Every browser and profile of this user: whether it loads the token, and what stands in the way. */
export async function inspectBrowsers(
  system: DoctorSystem,
  p11Kit: Pick<P11KitInspection, 'isInstalled' | 'proxyHasOpenSc'>,
): Promise<readonly Finding[]> {
  const { surroundings } = system;
  const firefox = await findFirefoxDatabases(surroundings);
  const databases = [...firefox.databases, ...(await findChromiumDatabases(surroundings, false))];
  const findings = firefox.unreadable.map(() =>
    finding('browser-profiles-unreadable', 'warning', { browser: 'Firefox' }),
  );
  if (databases.length === 0 && findings.length === 0) return [finding('browser-none', 'info')];
  const { proxyEverywhere } = await systemModules(surroundings);
  const proxyInFirefox = proxyEverywhere || (await firefoxGetsProxyByPolicy(system));
  for (const database of databases) {
    const proxyAnyway = database.family === 'firefox' ? proxyInFirefox : proxyEverywhere;
    findings.push(
      ...(database.packaging === 'native'
        ? await findingsOfDatabase(system, database, { ...p11Kit, proxyAnyway })
        : [findingOfSandbox(database, p11Kit.isInstalled)]),
    );
  }
  return distinct(findings);
}

interface Circumstances {
  readonly isInstalled: boolean;
  readonly proxyHasOpenSc: boolean;
  /** The system's NSS or a policy adds p11-kit's proxy, whatever is in the database. */
  readonly proxyAnyway: boolean;
}

async function findingsOfDatabase(
  system: DoctorSystem,
  database: BrowserDatabase,
  { isInstalled, proxyHasOpenSc, proxyAnyway }: Circumstances,
): Promise<readonly Finding[]> {
  const details = detailsOf(database);
  const setUp = `cie token install --${database.family}`;
  let modules: readonly NssModule[] | undefined;
  try {
    const content = await readSmallFile(join(database.directory, NSS_LIST), MAX_MODULE_LIST_BYTES);
    modules = content === undefined ? undefined : readNssModuleList(content);
  } catch {
    return [finding('browser-database-unreadable', 'warning', details)];
  }
  if (modules === undefined) return [finding('browser-never-started', 'info', details, setUp)];
  const findings: Finding[] = [];
  const ours = modules.find((module) => module.name === NSS_MODULE_NAME || isProxy(module));
  if (ours === undefined && !proxyAnyway) {
    findings.push(finding('browser-not-set-up', isInstalled ? 'warning' : 'info', details, setUp));
  } else if (ours !== undefined && isAbsolute(ours.library) && !(await isThere(ours.library))) {
    findings.push(finding('browser-module-broken', 'problem', details, setUp));
  } else if (ours !== undefined && (await runsSinceBefore(system, database))) {
    findings.push(finding('browser-restart-needed', 'warning', details));
  } else {
    findings.push(finding('browser-ready', 'ok', details));
  }
  const remove = (module: NssModule): string | undefined => removal(system, database, module);
  const opensc = modules.find(({ library }) => OPENSC_LIBRARY.test(basename(library)));
  if (opensc !== undefined && proxyHasOpenSc && (ours !== undefined || proxyAnyway)) {
    findings.push(finding('browser-opensc-twice', 'warning', details, remove(opensc)));
  }
  const official = modules.find(({ library }) => OFFICIAL_LIBRARY.test(basename(library)));
  if (official !== undefined && (ours !== undefined || proxyAnyway)) {
    findings.push(finding('browser-official-module', 'warning', details, remove(official)));
  }
  const refusesTls12 =
    database.family === 'firefox'
      ? await firefoxWantsTls13(system, database.directory)
      : await chromiumWantsTls13(system);
  if (refusesTls12) findings.push(finding('browser-tls13-only', isInstalled ? 'problem' : 'warning', details));
  return findings;
}

/** A snap and a flatpak have other libraries than the PC, and may start no program of it. */
function findingOfSandbox(database: BrowserDatabase, isInstalled: boolean): Finding {
  const severity = isInstalled ? 'warning' : 'info';
  const browser = database.family === 'firefox' ? 'Firefox' : 'Chromium, Chrome, Edge';
  return finding(database.packaging === 'snap' ? 'browser-snap' : 'browser-flatpak', severity, { browser });
}

function detailsOf({ family, profile, directory }: BrowserDatabase): Readonly<Record<string, string>> {
  return family === 'chromium'
    ? { browser: 'Chromium, Chrome, Edge' }
    : { browser: 'Firefox', profile: profileLabel(basename(directory), profile) };
}

/** Firefox calls a profile's folder SALT.NAME. A name that a person gave may be that person's own. */
function profileLabel(folder: string, name: string): string {
  const [, salt = ''] = /^([a-z0-9]{8})\./u.exec(folder) ?? [];
  const isOrdinary = /^(?:default|default-(?:release|esr|beta|nightly)|dev-edition-default)(?:-\d+)?$/u.test(name);
  return `${salt === '' ? '…' : salt}.${isOrdinary ? name : '…'}`;
}

/**
 * The command that takes a module out of a database. It goes by the folder's salt instead of a name that a person gave;
 * a module with an odd name gets none: what a person copies into a shell must be what it looks like.
 */
function removal(
  { surroundings }: DoctorSystem,
  { directory }: BrowserDatabase,
  module: NssModule,
): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._()-]{0,63}$/u.test(module.name)) return undefined;
  const path = relative(surroundings.home, directory);
  if (path.startsWith('..') || isAbsolute(path)) return undefined;
  const folder = join(dirname(path), basename(path).replace(/^([a-z0-9]{8})\..*$/u, '$1.*'));
  if (!/^[A-Za-z0-9 ./_-]+\*?$/u.test(folder) || folder.includes(' ')) return undefined;
  return `cd ~/${folder} && modutil -dbdir sql:. -delete '${module.name}' -force`;
}

/** A browser puts its lock there when it starts, and reads its list of modules then. */
async function runsSinceBefore({ surroundings }: DoctorSystem, database: BrowserDatabase): Promise<boolean> {
  if (!database.isRunning) return false;
  const locks =
    database.family === 'firefox'
      ? [join(database.directory, 'lock')]
      : CHROMIUM_LOCKS.map((lock) => join(configDirectory(surroundings), lock));
  const changed = (await stat(join(database.directory, NSS_LIST))).mtimeMs;
  const started = await Promise.all(
    locks.map((lock) =>
      lstat(lock).then(
        ({ mtimeMs }) => mtimeMs,
        () => undefined,
      ),
    ),
  );
  return started.some((at) => at !== undefined && at < changed);
}

function isProxy({ library }: NssModule): boolean {
  return PROXY_LIBRARY.test(basename(library));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Ten profiles of one sandboxed browser are one finding. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((each) => [JSON.stringify([each.id, each.details]), each])).values()];
}
