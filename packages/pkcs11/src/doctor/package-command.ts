import { systemText, type DoctorSystem } from './doctor-system.js';

/** What the doctor may advise to install. */
export type SystemPackage = 'p11-kit-proxy' | 'p11-kit-client' | 'openssl-engine';
type Distribution = 'debian' | 'fedora' | 'arch' | 'suse';

const INSTALL: Readonly<Record<Distribution, string>> = {
  debian: 'sudo apt install',
  fedora: 'sudo dnf install',
  arch: 'sudo pacman -S',
  suse: 'sudo zypper install',
};

const PACKAGES: Readonly<Record<Distribution, Readonly<Record<SystemPackage, string>>>> = {
  debian: {
    'p11-kit-proxy': 'p11-kit p11-kit-modules',
    'p11-kit-client': 'p11-kit-modules',
    'openssl-engine': 'libengine-pkcs11-openssl',
  },
  fedora: { 'p11-kit-proxy': 'p11-kit', 'p11-kit-client': 'p11-kit-server', 'openssl-engine': 'openssl-pkcs11' },
  arch: { 'p11-kit-proxy': 'p11-kit', 'p11-kit-client': 'p11-kit', 'openssl-engine': 'libp11' },
  suse: { 'p11-kit-proxy': 'p11-kit', 'p11-kit-client': 'p11-kit-server', 'openssl-engine': 'openssl-engine-libp11' },
};

/** The command that installs it on this distribution; `undefined` on one that is not known. */
export async function installCommand(system: DoctorSystem, wanted: SystemPackage): Promise<string | undefined> {
  if (system.surroundings.platform === 'darwin') {
    return wanted === 'openssl-engine' ? 'brew install libp11' : 'brew install p11-kit';
  }
  const distribution = await distributionOf(system);
  return distribution === undefined ? undefined : `${INSTALL[distribution]} ${PACKAGES[distribution][wanted]}`;
}

/** The version of p11-kit as its package has it, such as `0.24.1`: the libraries of 0.24 do not tell it themselves. */
export async function p11KitVersion(system: DoctorSystem): Promise<string | undefined> {
  const questions: Readonly<Record<Distribution | 'darwin', readonly [string, ...string[]]>> = {
    debian: ['dpkg-query', '-W', '-f', '${Version}', 'libp11-kit0'],
    fedora: ['rpm', '-q', '--qf', '%{VERSION}', 'p11-kit'],
    suse: ['rpm', '-q', '--qf', '%{VERSION}', 'p11-kit'],
    arch: ['pacman', '-Q', 'p11-kit'],
    darwin: ['brew', 'list', '--versions', 'p11-kit'],
  };
  const who = system.surroundings.platform === 'darwin' ? 'darwin' : await distributionOf(system);
  if (who === undefined) return undefined;
  const [program, ...args] = questions[who];
  const outcome = await system.run(program, args);
  if (!outcome.ended || outcome.code !== 0) return undefined;
  return /(?:^|\s)(?:\d+:)?(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?)/u.exec(outcome.stdout)?.[1];
}

/** os-release(5): `ID`, and `ID_LIKE` for those that are made from another. */
async function distributionOf(system: DoctorSystem): Promise<Distribution | undefined> {
  const text = (await systemText(system, '/etc/os-release')) ?? (await systemText(system, '/usr/lib/os-release')) ?? '';
  const words = [...text.matchAll(/^(?:ID|ID_LIKE)=["']?([\w. -]*)/gmu)].flatMap(([, value = '']) => value.split(' '));
  const known: readonly (readonly [RegExp, Distribution])[] = [
    [/^(?:debian|ubuntu)$/u, 'debian'],
    [/^(?:fedora|rhel|centos)$/u, 'fedora'],
    [/^arch$/u, 'arch'],
    [/^(?:suse|opensuse.*)$/u, 'suse'],
  ];
  return known.find(([name]) => words.some((word) => name.test(word)))?.[1];
}
