// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDebianPackages, ensureUnpacked } from './debian-packages.mjs';
import { ROOT, TOOLING } from './paths.mjs';
import { ensurePcscStack, pcscObstacle } from './pcsc-stack.mjs';
import { runNode } from './process.mjs';

/** The programs that use the token, what connects them to it, and what their tests need besides. */
const DEBIAN_PACKAGES = [
  ...['p11-kit', 'p11-kit-modules', 'opensc', 'gnutls-bin', 'openssl', 'libengine-pkcs11-openssl', 'curl'],
  ...['libnss3-tools', 'poppler-utils', 'chromium', 'firefox-esr', 'fonts-dejavu-core'],
  ...['pinentry-tty', 'pinentry-curses', 'systemd', 'procps'],
  // What judges signed files and reports, and makes PDF files to sign.
  ...['qpdf', 'xmlsec1', 'libxml2-utils', 'ghostscript'],
  // What judges the desktop app's packages.
  ...['dpkg', 'desktop-file-utils', 'appstream', 'shared-mime-info'],
  // For the unpacked sshd: its libraries that nothing else brings, and users of its own in place of the machine's.
  ...['openssh-client', 'libwrap0', 'libnss-wrapper'],
];

/**
 * Installing openssh-server would open port 22 on a developer's machine, now or at the next start. The tests need the
 * program only, and run it as an unprivileged user: it is unpacked, unless the machine has it anyway.
 */
const SYSTEM_SSHD = '/usr/sbin/sshd';
const UNPACKED_SSHD = join(TOOLING, 'openssh-server');

/** Packages with PDF files of old and new TeX systems: a machine may leave documentation out when it installs them. */
const DOCUMENTATION = ['libtasn1-doc', 'zlib1g-dev', 'bzip2-doc', 'nettle-dev'];
const UNPACKED_DOCUMENTATION = join(TOOLING, 'pdf-documents');

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

/**
 * Collects PDF files of real producers for the tests that sign them, see scripts/pdf-corpus.mjs.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} use
 */
export async function withRealPdfs(use) {
  for (const name of DOCUMENTATION) await ensureUnpacked(name, join(UNPACKED_DOCUMENTATION, name));
  const folder = mkdtempSync(join(tmpdir(), 'real-pdfs-'));
  try {
    await runNode(join(ROOT, 'scripts/pdf-corpus.mjs'), [folder, '--quick', UNPACKED_DOCUMENTATION], { show: true });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
