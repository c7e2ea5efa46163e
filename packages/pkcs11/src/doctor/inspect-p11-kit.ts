import { access, constants } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finding, type Finding } from '@ciekit/middleware';
import { findP11KitLibrary } from '../install/p11-kit-libraries.js';
import { p11KitModulePath, systemConfiguration } from '../install/p11-kit-module.js';
import { configDirectory, systemPath } from '../install/user-places.js';
import { namesIn, systemText, textAt, type DoctorSystem } from './doctor-system.js';
import { installCommand, p11KitVersion } from './package-command.js';
import { isLeftOutOfProxy, moduleCommand, moduleLibrary, moduleValue } from './p11-kit-settings.js';

/** What the token was tried with begins here. */
const TRIED = { major: 0, minor: 24 } as const;
/** The Ministry's PKCS#11 library. */
export const OFFICIAL_LIBRARY = /^libcie-pkcs11\b/u;
export const OPENSC_LIBRARY = /opensc-pkcs11/u;
const ENGINE_FOLDERS = [
  ['engines-3', 'engine'],
  ['ossl-modules', 'provider'],
] as const;

/** What was found, and what the other inspectors want to know of it. */
export interface P11KitInspection {
  readonly findings: readonly Finding[];
  /** Whether an entry of ours is there: programs are told to use the token. */
  readonly isInstalled: boolean;
  /** Whether a program that loads p11-kit's proxy gets OpenSC with it. */
  readonly proxyHasOpenSc: boolean;
}

/** p11-kit itself, our entry in it, its other modules, and OpenSSL's way to it. */
export async function inspectP11Kit(system: DoctorSystem): Promise<P11KitInspection> {
  const entries = await findingsOfEntries(system);
  const { isInstalled } = entries;
  const others = await otherModules(system);
  const findings = [...(await findingsOfLibraries(system, isInstalled)), ...entries.findings];
  if (isInstalled && others.hasOpenSc) {
    findings.push(finding('opensc-beside-token', 'info', {}, LEAVE_OPENSC_OUT));
  }
  if (isInstalled && others.official !== undefined) {
    findings.push(finding('official-module-beside-token', 'warning', { module: others.official }));
  }
  if (isInstalled) findings.push(await findingOfEngine(system));
  return { findings, isInstalled, proxyHasOpenSc: others.hasOpenSc };
}

/** A user's file of the same name is merged with the package's and goes before it (pkcs11.conf(5)). */
const LEAVE_OPENSC_OUT =
  "mkdir -p ~/.config/pkcs11/modules && echo 'disable-in: p11-kit-proxy' > ~/.config/pkcs11/modules/opensc-pkcs11.module";

async function findingsOfLibraries(system: DoctorSystem, isInstalled: boolean): Promise<readonly Finding[]> {
  const { surroundings, arch } = system;
  if ((await findP11KitLibrary('proxy', surroundings, arch)) === undefined) {
    const severity = isInstalled ? 'problem' : 'info';
    return [finding('p11-kit-proxy-missing', severity, {}, await installCommand(system, 'p11-kit-proxy'))];
  }
  const version = await p11KitVersion(system);
  const [major = 0, minor = 0] = (version ?? `${TRIED.major}.${TRIED.minor}`).split('.').map(Number);
  const isOld = major === TRIED.major && minor < TRIED.minor;
  const details = { version: version ?? 'unknown' };
  const findings = [isOld ? finding('p11-kit-untested', 'warning', details) : finding('p11-kit-found', 'ok', details)];
  if (isInstalled && (await findP11KitLibrary('client', surroundings, arch)) === undefined) {
    findings.push(finding('p11-kit-client-missing', 'info', {}, await installCommand(system, 'p11-kit-client')));
  }
  return findings;
}

async function findingsOfEntries(
  system: DoctorSystem,
): Promise<{ readonly findings: readonly Finding[]; readonly isInstalled: boolean }> {
  const { surroundings } = system;
  const found: { readonly scope: 'user' | 'system'; readonly finding: Finding }[] = [];
  for (const scope of ['user', 'system'] as const) {
    const text = await textAt(p11KitModulePath(surroundings, scope));
    if (text !== undefined) found.push({ scope, finding: await findingOfEntry(text, scope) });
  }
  if (found.length === 0) {
    return { findings: [finding('token-module-missing', 'info', {}, 'cie token install')], isInstalled: false };
  }
  const findings = found.map((entry) => entry.finding);
  const reason = found.some(({ scope }) => scope === 'system') ? undefined : await whyUserModulesAreIgnored(system);
  if (reason !== undefined) {
    findings.push(finding('token-module-ignored', 'warning', { reason }, 'sudo cie token install --system'));
  }
  return { findings, isInstalled: true };
}

async function findingOfEntry(text: string, scope: 'user' | 'system'): Promise<Finding> {
  const remedy = scope === 'system' ? 'sudo cie token install --system' : 'cie token install';
  const [program, ...words] = moduleCommand(text) ?? [];
  // Node's own options stand before it.
  const script = words.find((word) => !word.startsWith('-'));
  if (program === undefined || !/\btoken"?\s+"?connect\b/u.test(moduleValue(text, 'remote') ?? '')) {
    return finding('token-module-foreign', 'warning', { scope });
  }
  // p11-kit starts it without a shell; a name without a folder is looked for in the PATH of whoever asks.
  const isThere = async (path: string, mode: number): Promise<boolean> =>
    access(path, mode).then(
      () => true,
      () => false,
    );
  if (program.startsWith('/') && !(await isThere(program, constants.X_OK))) {
    return finding('token-module-broken', 'problem', { scope, missing: basename(program) }, remedy);
  }
  if (script?.startsWith('/') === true && !(await isThere(script, constants.R_OK))) {
    return finding('token-module-broken', 'problem', { scope, missing: basename(script) }, remedy);
  }
  return finding('token-module-found', 'ok', { scope });
}

/** pkcs11.conf(5), `user-config`; and p11-kit never reads root's own modules. */
async function whyUserModulesAreIgnored(system: DoctorSystem): Promise<string | undefined> {
  const { surroundings } = system;
  if (surroundings.uid === 0) return 'superuser';
  const setting =
    moduleValue((await textAt(join(systemConfiguration(surroundings), 'pkcs11.conf'))) ?? '', 'user-config') ??
    moduleValue((await systemText(system, '/usr/share/p11-kit/pkcs11.conf')) ?? '', 'user-config');
  return setting === 'none' ? 'user-config: none' : undefined;
}

/** Modules of others, as a program that loads the proxy sees them. A user's file goes before one of the same name. */
async function otherModules(
  system: DoctorSystem,
): Promise<{ readonly hasOpenSc: boolean; readonly official: string | undefined }> {
  const { surroundings } = system;
  const folders = [
    systemPath(surroundings, '/usr/share/p11-kit/modules'),
    join(systemConfiguration(surroundings), 'modules'),
  ];
  if ((await whyUserModulesAreIgnored(system)) === undefined) {
    folders.push(join(configDirectory(surroundings), 'pkcs11', 'modules'));
  }
  const merged = new Map<string, string>();
  for (const folder of folders) {
    for (const name of (await namesIn(folder)).filter((each) => each.endsWith('.module'))) {
      // The later one first: its values count.
      merged.set(name, `${(await textAt(join(folder, name))) ?? ''}\n${merged.get(name) ?? ''}`);
    }
  }
  const libraries = [...merged.values()].filter((text) => !isLeftOutOfProxy(text)).map(moduleLibrary);
  return {
    hasOpenSc: libraries.some((library) => OPENSC_LIBRARY.test(library)),
    official: libraries.find((library) => OFFICIAL_LIBRARY.test(library)),
  };
}

/** OpenSSL's engine for PKCS#11 (libp11), or the provider that comes after it. */
async function findingOfEngine(system: DoctorSystem): Promise<Finding> {
  const { surroundings } = system;
  const multiarch = (await namesIn(systemPath(surroundings, '/usr/lib'))).filter((name) => name.includes('-linux-gnu'));
  const folders =
    surroundings.platform === 'darwin'
      ? ['/opt/homebrew/lib', '/usr/local/lib']
      : [...multiarch.map((name) => `/usr/lib/${name}`), '/usr/lib64', '/usr/lib'];
  for (const folder of folders) {
    for (const [place, kind] of ENGINE_FOLDERS) {
      const names = await namesIn(systemPath(surroundings, join(folder, place)));
      if (names.some((name) => /^(?:lib)?pkcs11\.(?:so|dylib)$/u.test(name))) {
        return finding('openssl-engine-found', 'ok', { kind });
      }
    }
  }
  return finding('openssl-engine-missing', 'info', {}, await installCommand(system, 'openssl-engine'));
}
