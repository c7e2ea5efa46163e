// @ts-check
/** How long the command takes to start, as a whole process, in turn with `node -e 0`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';

const ROUNDS = 15;

/** @param {readonly number[]} values */
function median(values) {
  return Math.round(([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0) * 10) / 10;
}

/** @returns {{ nodeMs: number, versionMs: number, statusMs: number, versionOverNodeMs: number }} */
export function measureStartUp() {
  const home = mkdtempSync(join(tmpdir(), 'cie-bench-'));
  const cie = join(ROOT, 'apps', 'cli', 'bin', 'cie.js');
  const commands = {
    node: ['-e', '0'],
    version: [cie, '--version'],
    status: [cie, '--reader', 'software', '--json', 'status'],
  };
  /** @type {Record<keyof typeof commands, number[]>} */
  const times = { node: [], version: [], status: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, args] of Object.entries(commands)) {
        const begin = performance.now();
        const { status } = spawnSync(process.execPath, args, {
          env: { ...process.env, CIEKIT_HOME: home },
          stdio: 'ignore',
        });
        if (status !== 0) throw new Error(`cie ${args.slice(1).join(' ')} ended with ${String(status)}`);
        // The first round warms the file cache.
        if (round > 0) times[/** @type {keyof typeof commands} */ (name)].push(performance.now() - begin);
      }
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return {
    nodeMs: median(times.node),
    versionMs: median(times.version),
    statusMs: median(times.status),
    versionOverNodeMs: median(times.version.map((value, index) => value - (times.node[index] ?? 0))),
  };
}
