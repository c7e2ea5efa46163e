import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForNode } from '../../../scripts/build.mjs';
import { builtApp, scriptedProcess } from '../built-app.js';
import { electronExecutable } from '../electron-runtime.js';
import { environment } from '../launch-app.js';
import { TestDesk } from './test-desk.js';

export interface FirstScreens {
  /** From the start of the process to a screen that knows the reader, in milliseconds: one of each start. */
  readonly times: readonly number[];
  /** What the window fetched until then, such as `/app.js`. */
  readonly files: readonly string[];
}

interface Seen {
  readonly at: number;
  readonly files: readonly string[];
}

/** A start that takes so long has failed. */
const PATIENCE_MS = 60_000;

/**
 * Starts the app again and again as a person does, with a reader and no card on it.
 *
 * @param heading of the screen that is waited for, in Italian
 */
export async function measureFirstScreens(heading: string, starts: number): Promise<FirstScreens> {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-starts-'));
  await using desk = new TestDesk();
  try {
    const probe = join(folder, 'probe.cjs');
    const entry = join(import.meta.dirname, 'first-screen-probe.ts');
    await bundleForNode({ entry, outfile: probe, minify: false });
    mkdirSync(join(folder, 'user-data'));
    mkdirSync(join(folder, 'home'));
    writeFileSync(join(folder, 'user-data/settings.json'), JSON.stringify({ firstRunDone: true }));
    await desk.ready();
    const times: number[] = [];
    let files: readonly string[] = [];
    for (let start = 0; start < starts; start++) {
      const { ms, seen } = await startOnce(folder, probe, heading, desk.path);
      times.push(ms);
      files = seen.files;
    }
    return { times, files };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startOnce(
  folder: string,
  probe: string,
  heading: string,
  desk: string,
): Promise<{ readonly ms: number; readonly seen: Seen }> {
  const out = join(folder, 'seen.json');
  rmSync(out, { force: true });
  const values = ['-r', probe, await builtApp(), `--user-data-dir=${join(folder, 'user-data')}`, '--lang=it-IT'];
  const env = {
    ...environment(),
    LANGUAGE: 'it_IT',
    CIEKIT_HOME: join(folder, 'home'),
    CIEKIT_CARD_PROCESS: await scriptedProcess(),
    CIEKIT_TEST_DESK: desk,
    CIEKIT_FIRST_SCREEN: out,
    CIEKIT_FIRST_HEADING: heading,
  };
  const executable = await electronExecutable();
  const begun = performance.timeOrigin + performance.now();
  const child = spawn(executable, values, { env, stdio: 'ignore', timeout: PATIENCE_MS, killSignal: 'SIGKILL' });
  await new Promise((resolve) => child.once('exit', resolve));
  if (!existsSync(out)) throw new Error(`the app did not show "${heading}" within ${String(PATIENCE_MS)} ms`);
  const seen = JSON.parse(readFileSync(out, 'utf8')) as Seen;
  return { ms: seen.at - begun, seen };
}
