// @ts-check
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { ROOT, readJson, workspaceFolders } from './paths.mjs';
import { ensurePnpm } from './pnpm.mjs';
import { runNode } from './process.mjs';
import { withProgress } from './progress.mjs';

/** Lives in what it vouches for: who deletes node_modules deletes the stamp with it. */
const STAMP = join(ROOT, 'node_modules/.ciekit-installed.json');

/**
 * `command`: what `cie` needs and no more, and no package's script is run, so no compiler is needed. pnpm always takes
 * the root along: its `dependencies` are what building needs, its `devDependencies` the tools of the test run.
 * `login`: besides, the test identity provider that `cie` has as an optional peer. `everything`: those tools too, and
 * the scripts of the packages that pnpm-workspace.yaml names.
 *
 * @typedef {'command' | 'login' | 'everything'} Extent
 */

/** @type {Record<Extent, { title: string, args: string[] }>} */
const EXTENTS = {
  command: {
    title: 'Installing what cie needs',
    args: ['--prod', '--filter', '@ciekit/cli...', '--filter', '!@ciekit/idp', '--ignore-scripts'],
  },
  login: {
    title: 'Installing what cie and the test identity provider need',
    args: ['--prod', '--filter', '@ciekit/cli...', '--ignore-scripts'],
  },
  everything: { title: 'Installing the dependencies', args: [] },
};

/**
 * Brings node_modules to the state of the lock file; does nothing when it is there already.
 *
 * @param {Extent} extent
 */
export async function ensureInstalled(extent) {
  const pnpm = await ensurePnpm();
  const current = fingerprint(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...workspaceFolders().map((f) => `${f}/package.json`)],
    [process.platform, process.arch, process.versions.modules],
  );
  const stamp = existsSync(STAMP) ? readJson(STAMP) : {};
  // What is there stays: the demo takes nothing away from a developer. Each extent holds those before it.
  const order = /** @type {Extent[]} */ (Object.keys(EXTENTS));
  const wanted = order[Math.max(order.indexOf(stamp.extent), order.indexOf(extent))] ?? extent;
  if (stamp.fingerprint === current && stamp.extent === wanted) return;
  const { title, args } = EXTENTS[wanted];
  // Without a terminal pnpm would stop to ask before it replaces folders that another extent left.
  const never = ['--config.confirmModulesPurge=false', '--reporter=append-only'];
  await withProgress(title, () => runNode(pnpm, ['install', '--frozen-lockfile', ...args, ...never]));
  writeFileSync(STAMP, JSON.stringify({ extent: wanted, fingerprint: current }));
}
