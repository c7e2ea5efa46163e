// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandScript } from '../setup/paths.mjs';
import { ProcessError, runNode } from '../setup/process.mjs';

/** Whether there is what stands in for Electron. */
export const hasChromium = () => existsSync(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium');

/**
 * The app's windows, on what stands in for Electron: measured by a spec of vitest, which tells its progress on standard error
 * and writes its figures down.
 *
 * @returns {Promise<DesktopFigures | undefined>} `undefined` where there is no Chromium
 *
 * @typedef {object} DesktopFigures
 * @property {number} load of the machine when the figures were there: processes that wanted a processor
 * @property {number} firstScreenMs from the start of the process to a screen that can be used; the median
 * @property {number} firstScreenBestMs the fastest
 * @property {number} bundleKilobytes the windows' scripts and styles, gzip, without fonts and the preview of PDF pages
 * @property {number} oneLanguageKilobytes of those, what a person can come to load who keeps to one language
 * @property {number} firstScreenKilobytes of those, what the first screen loads
 * @property {number} inputDelayMs of a key while the card works: nineteen in twenty are faster
 * @property {number} inputDelayMaxMs all are
 * @property {number} inputComputedMs what the window's thread computes between a key and its handler, at most
 * @property {number} longestTaskMs what it computes in one go, at most
 * @property {number} mainComputedMs what the main process computes in one go, at most
 * @property {Growth} growth over an hour of cards in and out, in fast motion: the slope of what is measured along it
 *
 * @typedef {object} Growth
 * @property {number} windowHeap KiB of objects, as those of the next two are, after everything that nobody holds was thrown away
 * @property {number} mainHeap
 * @property {number} cardHeap
 * @property {number} windowNodes
 * @property {number} windowListeners
 * @property {number} written MiB of all processes that they share with nobody, with what allocators keep for themselves
 */
export async function measureDesktop() {
  if (!hasChromium()) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-bench-'));
  try {
    const figures = join(folder, 'figures.json');
    await runNode(
      commandScript('vitest', 'vitest'),
      ['run', '--config', 'vitest.workspace.ts', '--project=with-desktop', 'apps/desktop/test/desktop/figures.test.ts'],
      { env: { CIEKIT_FIGURES: figures }, showErrors: true },
    );
    return JSON.parse(readFileSync(figures, 'utf8'));
  } catch (error) {
    if (error instanceof ProcessError) console.error(error.output);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
