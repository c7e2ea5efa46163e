import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { electronExecutable } from '../../support/electron-runtime.js';
import { takeLog, useFixture } from './fixture.js';

const fixture = useFixture();
const run = promisify(execFile);

describe('a second start', () => {
  test('gives its arguments to the first and ends', async () => {
    const { app, folder } = fixture;
    await takeLog(app);
    const executable = await electronExecutable();
    const values = [folder, `--user-data-dir=${app.userData}`, '/any/documento.p7m'];
    const { stdout } = await run(executable, values, { cwd: folder, timeout: 30_000 });
    expect(stdout).toBe('second\n');
    await expect.poll(() => app.electron.evaluate(() => globalThis.fixtureLog.length)).toBe(1);
    expect(await takeLog(app)).toEqual([
      {
        second: {
          argv: [executable, ...values],
          cwd: folder,
          data: { opened: '/any/documento.p7m', when: new Date(0) },
        },
      },
    ]);
    expect(await app.page.evaluate(() => window.fixture.answer)).toBe(42);
  });

  test('is a first one again where the lock’s owner has died', async () => {
    const { app, folder } = fixture;
    const locked = join(folder, 'locked');
    const { electron } = app;
    const outcome = await electron.evaluate(
      async ({ app: electronApp }, { lockFile, userData }) => {
        electronApp.releaseSingleInstanceLock();
        const released = electronApp.hasSingleInstanceLock();
        electronApp.setPath('userData', lockFile);
        const first = electronApp.requestSingleInstanceLock();
        electronApp.releaseSingleInstanceLock();
        electronApp.setPath('userData', userData);
        return [released, first, await Promise.resolve(electronApp.requestSingleInstanceLock())];
      },
      { lockFile: locked, userData: app.userData },
    );
    expect(outcome).toEqual([false, true, true]);
    writeFileSync(join(locked, 'SingletonLock'), JSON.stringify({ pid: 2 ** 22 + 1, socket: '/nowhere' }));
    const again = await electron.evaluate(
      ({ app: electronApp }, { lockFile, userData }) => {
        electronApp.releaseSingleInstanceLock();
        electronApp.setPath('userData', lockFile);
        const first = electronApp.requestSingleInstanceLock();
        electronApp.releaseSingleInstanceLock();
        electronApp.setPath('userData', userData);
        return [first, electronApp.requestSingleInstanceLock()];
      },
      { lockFile: locked, userData: app.userData },
    );
    expect(again).toEqual([true, true]);
  });
});
