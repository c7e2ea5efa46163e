import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TokenView } from '../src/contract/system-views.js';
import type { Desktop } from '../src/main/desktop.js';
import { tokenHandlers } from '../src/main/handlers/token.js';

const STOPPED: TokenView = { state: 'stopped', programs: [], loggedIn: false };

let folder = '';
/** What the process that looks says of the service. */
let status: TokenView = STOPPED;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-token-start-'));
  status = STOPPED;
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
});

afterEach(() => {
  for (const pid of lines('pids')) {
    try {
      process.kill(Number(pid));
    } catch {
      // It has ended by itself.
    }
  }
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** @param script what the command does after it was noted that it was started */
function command(script: string): void {
  writeFileSync(
    join(folder, 'cie'),
    `#!/bin/sh\necho "$$" >> '${folder}/pids'\necho "$@" >> '${folder}/starts'\n${script}\n`,
    { mode: 0o755 },
  );
}

function lines(name: 'pids' | 'starts'): readonly string[] {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
}

const starts = (): readonly string[] => lines('starts');

function start(): Promise<TokenView> {
  const processes = { cards: { query: () => Promise.resolve({ ok: true, result: status }) } };
  const nobody = undefined as unknown as BrowserWindow;
  const desktop = { processes } as unknown as Desktop;
  return Promise.resolve(tokenHandlers['token.start'](desktop, undefined, nobody));
}

test('however often it is asked for, the service is started once; the next time when that one is there or has given up', async () => {
  const fifo = join(folder, 'end');
  execFileSync('mkfifo', [fifo]);
  command(`read _ < '${fifo}'`);
  const both = [start(), start()];
  await expect.poll(starts).toEqual(['token serve']);
  const third = start();
  const running: TokenView = { state: 'running', loggedIn: false, programs: [] };
  status = running;
  expect(await Promise.all([...both, third])).toEqual([running, running, running]);
  expect(starts()).toEqual(['token serve']);
  writeFileSync(fifo, '\n');

  status = STOPPED;
  command('exit 1');
  const failed = await Promise.allSettled([start(), start()]);
  expect(failed).toMatchObject([
    { reason: { code: 'token-not-starting' } },
    { reason: { code: 'token-not-starting' } },
  ]);
  expect(starts()).toHaveLength(2);
  await expect(start()).rejects.toMatchObject({ code: 'token-not-starting' });
  expect(starts()).toHaveLength(3);
});
