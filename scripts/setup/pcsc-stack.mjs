// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ROOT } from './paths.mjs';
import { ensurePnpm } from './pnpm.mjs';
import { ProcessError, run, runNode } from './process.mjs';
import { withProgress } from './progress.mjs';

/** The daemon, its virtual reader and independent clients; what compiles pcsclite's addon; what makes loopback quick. */
const DEBIAN_PACKAGES = [
  ...['pcscd', 'vsmartcard-vpcd', 'libpcsclite1', 'opensc', 'pcsc-tools'],
  ...['libpcsclite-dev', 'g++', 'make', 'python3', 'iproute2'],
];

/**
 * Why the tests against the real PC/SC daemon cannot run on this machine; `undefined` when they can.
 *
 * @returns {string | undefined}
 */
export function pcscObstacle() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) {
    return 'they need the virtual reader that Debian and Ubuntu have as a package';
  }
  if (process.getuid?.() !== 0) return 'they install and start pcscd, which takes root';
  if (!(process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'apt-get')))) {
    return 'apt-get is not there';
  }
  return undefined;
}

/** Installs what the PC/SC tests need where it is missing, and compiles pcsclite's addon if it is not there. */
export async function ensurePcscStack() {
  await ensureDebianPackages(DEBIAN_PACKAGES);
  if (!pcscliteLoads()) {
    const pnpm = await ensurePnpm();
    await withProgress('Compiling the pcsclite addon', () => runNode(pnpm, ['--recursive', 'rebuild', 'pcsclite']));
  }
}

/** What a running system may have in place of the daemon that the tests start; the socket first, it starts the service. */
const SYSTEM_UNITS = ['pcscd.socket', 'pcscd.service'];

/**
 * Runs `work` with the machine's own daemon out of the way, and puts it back afterwards, whatever happens.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withoutSystemDaemon(work) {
  const active = existsSync('/run/systemd/system') ? await activeUnits() : [];
  if (active.length === 0) return work();
  await withProgress(`Stopping ${active.join(', ')} for the tests`, () => run('systemctl', ['stop', ...active]));
  try {
    return await work();
  } finally {
    await withProgress(`Starting ${active.join(', ')} again`, () => run('systemctl', ['start', ...active]));
  }
}

async function activeUnits() {
  const states = await Promise.all(
    SYSTEM_UNITS.map(async (unit) => {
      try {
        await run('systemctl', ['is-active', '--quiet', unit]);
        return true;
      } catch (error) {
        if (error instanceof ProcessError) return false;
        throw error;
      }
    }),
  );
  return SYSTEM_UNITS.filter((_, index) => states[index] === true);
}

/** Whether the addon is compiled for the Node that runs this. */
function pcscliteLoads() {
  try {
    createRequire(join(ROOT, 'packages/pcsc/package.json'))('pcsclite');
    return true;
  } catch {
    return false;
  }
}
