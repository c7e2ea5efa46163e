// @ts-check
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { commandScript, ROOT } from '../setup/paths.mjs';
import { runNode } from '../setup/process.mjs';

const CHROMIUM = '/usr/bin/chromium';
/** Fetched when a PDF is looked at, and only then. */
const PREVIEW = /pdf/i;

/**
 * The app's windows, on what stands in for Electron: measured by a spec of vitest, which writes its figures down.
 *
 * @returns {Promise<DesktopFigures | undefined>} `undefined` where there is no Chromium
 *
 * @typedef {object} DesktopFigures
 * @property {number} firstScreenMs from the start of the process to a screen that can be used
 * @property {number} bundleKilobytes the windows' scripts and styles, gzip, without fonts and the preview of PDF pages
 * @property {number} inputDelayMs of a key while the card works: nineteen in twenty are faster
 * @property {number} memoryGrowthMebibytes of all processes over an hour of cards in and out, in fast motion
 */
export async function measureDesktop() {
  if (!existsSync(process.env['CHROMIUM_PATH'] ?? CHROMIUM)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-bench-'));
  try {
    const figures = join(folder, 'figures.json');
    await runNode(
      commandScript('vitest', 'vitest'),
      ['run', '--config', 'vitest.workspace.ts', '--project=with-desktop', 'apps/desktop/test/desktop/figures.test.ts'],
      { env: { CIEKIT_FIGURES: figures } },
    );
    return { ...JSON.parse(readFileSync(figures, 'utf8')), bundleKilobytes: await bundleKilobytes(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function bundleKilobytes(folder) {
  const { buildApp } = await import(`${ROOT}/apps/desktop/scripts/build.mjs`);
  const { out } = await buildApp({ out: join(folder, 'app') });
  const files = readdirSync(join(out, 'window'), { recursive: true, encoding: 'utf8' });
  const bytes = files
    .filter((name) => /\.(?:m?js|css|html)$/.test(name) && !PREVIEW.test(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(out, 'window', name))).length, 0);
  return Math.round(bytes / 100) / 10;
}
