/** Which of other people's programs this machine has. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** scripts/setup/token-stack.mjs unpacks openssh-server here where the machine has none. */
const UNPACKED_SSHD = fileURLToPath(new URL('../../../../.tooling/openssh-server/usr/sbin/sshd', import.meta.url));
const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];

/** sshd wants to be started by its whole path. */
export const sshd = ['/usr/sbin/sshd', UNPACKED_SSHD].find((path) => existsSync(path)) ?? '/usr/sbin/sshd';

/** A file in a folder of libraries, such as `/usr/lib/x86_64-linux-gnu`; `undefined` where there is none. */
export function library(path: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/usr/lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join('/usr/lib', entry.name, path))
    .find((candidate) => existsSync(candidate));
}

/** What programs load to reach the token. */
export const clientModule = library('pkcs11/p11-kit-client.so') ?? 'p11-kit-client.so';
/** What programs load to reach the tokens of all module files. */
export const proxyModule = library('p11-kit-proxy.so') ?? 'p11-kit-proxy.so';

const LIBRARIES: Readonly<Record<string, string>> = {
  'p11-kit-modules': 'pkcs11/p11-kit-client.so',
  p11kit: 'p11-kit-proxy.so',
  'libengine-pkcs11-openssl': 'engines-3/pkcs11.so',
  'libnss-wrapper': 'libnss_wrapper.so',
};

function hasProgram(name: string): boolean {
  if (name === 'sshd') return existsSync(sshd);
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...FOLDERS];
  return folders.some((folder) => existsSync(join(folder, name)));
}

/**
 * Why tests with these programs have to be skipped; `false` when they run. With CIEKIT_REQUIRE_PROGRAMS=1 what is
 * missing is a failure.
 *
 * @param names programs, or Debian packages of libraries
 * @example
 * ```ts
 * describe.skipIf(skipWithout('pkcs11-tool', 'p11-kit-modules'))('pkcs11-tool', () => { … });
 * ```
 */
export function skipWithout(...names: readonly string[]): string | false {
  const missing = names.filter((name) => {
    const path = LIBRARIES[name];
    return path === undefined ? !hasProgram(name) : library(path) === undefined;
  });
  if (missing.length === 0) return false;
  const reason = `not installed: ${missing.join(', ')}`;
  if (process.env['CIEKIT_REQUIRE_PROGRAMS'] === '1') throw new Error(`these programs are required here: ${reason}`);
  process.stderr.write(`skipped: ${reason}\n`);
  return reason;
}

/** The bits by which users that a folder does not belong to may look into it and go through it. */
const OPEN_TO_OTHERS = 0o005;

/**
 * Why tests have to be skipped in which root runs `cie` of this checkout as another user; `false` when they run. A
 * checkout below a home folder is often closed to others, and opening somebody's home is not for tests.
 */
export function closedToOthers(): string | false {
  if (process.getuid?.() !== 0) return false;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & OPEN_TO_OTHERS) !== OPEN_TO_OTHERS) {
      const reason = 'the checkout is in a folder that is closed to other users';
      process.stderr.write(`skipped: ${reason}\n`);
      return reason;
    }
    if (folder === dirname(folder)) return false;
  }
}
