// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages, ensureUnpacked } from './debian-packages.mjs';
import { TOOLING } from './paths.mjs';
import { ensurePcscStack, pcscObstacle } from './pcsc-stack.mjs';

/** The programs that use the token, what connects them to it, and what their tests need besides. */
const DEBIAN_PACKAGES = [
  ...['p11-kit', 'p11-kit-modules', 'opensc', 'gnutls-bin', 'openssl', 'libengine-pkcs11-openssl', 'curl'],
  ...['libnss3-tools', 'poppler-utils', 'chromium', 'firefox-esr', 'fonts-dejavu-core'],
  ...['pinentry-tty', 'pinentry-curses', 'systemd', 'procps'],
  // For the unpacked sshd: its libraries that nothing else brings, and users of its own in place of the machine's.
  ...['openssh-client', 'libwrap0', 'libnss-wrapper'],
];

/**
 * Installing openssh-server would open port 22 on a developer's machine, now or at the next start. The tests need the
 * program only, and run it as an unprivileged user: it is unpacked, unless the machine has it anyway.
 */
const SYSTEM_SSHD = '/usr/sbin/sshd';
const UNPACKED_SSHD = join(TOOLING, 'openssh-server');

/**
 * Why the tests with other people's programs cannot run on this machine; `undefined` when they can.
 *
 * @returns {string | undefined}
 */
export function programsObstacle() {
  const obstacle = pcscObstacle();
  if (obstacle !== undefined) return obstacle;
  // Ubuntu has its browsers as snaps, which do not reach a token in a folder of a test.
  const isDebian = /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  return isDebian ? undefined : 'they need Debian, whose packages hold all of the programs';
}

/** Installs what the tests with other people's programs need where it is missing. */
export async function ensureTokenStack() {
  await ensurePcscStack();
  await ensureDebianPackages(DEBIAN_PACKAGES);
  if (!existsSync(SYSTEM_SSHD)) await ensureUnpacked('openssh-server', UNPACKED_SSHD);
}
