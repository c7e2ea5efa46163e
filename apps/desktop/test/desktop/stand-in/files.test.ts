import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropFiles } from '../../support/drop-files.js';
import { takeLog, useFixture } from './fixture.js';

const fixture = useFixture();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-files-'));
  for (const name of ['perché no.pdf', 'b.p7m']) writeFileSync(join(folder, name), name);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('files', () => {
  test('a chosen file has its path, one that the page made has none', async () => {
    const { page } = fixture.app;
    await page.setInputFiles('input', [join(folder, 'perché no.pdf'), join(folder, 'b.p7m')]);
    const paths = await page.evaluate(() => [
      ...[...(document.querySelector('input')?.files ?? [])].map((file) => window.fixture.pathOf(file)),
      window.fixture.pathOf(new File(['x'], 'made.txt')),
    ]);
    expect(paths).toEqual([join(folder, 'perché no.pdf'), join(folder, 'b.p7m'), '']);
  });

  test('dropped files have their paths inside the event', async () => {
    const { page } = fixture.app;
    await dropFiles(page, 'h1', [join(folder, 'b.p7m'), join(folder, 'perché no.pdf')]);
    await expect
      .poll(() => page.evaluate(() => window.dropped))
      .toEqual([join(folder, 'b.p7m'), join(folder, 'perché no.pdf')]);
  });

  test('something that is no file is refused, and a page that pauses itself is not stopped', async () => {
    const outcome = await fixture.app.page.evaluate(() => {
      // eslint-disable-next-line no-debugger -- what is tried
      debugger;
      try {
        return window.fixture.pathOf({ name: 'b.p7m' });
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(outcome).toBe('getPathForFile expected to receive a File object but one was not provided');
  });

  test('a file opened from the desktop reaches the app', async () => {
    const { app } = fixture;
    await takeLog(app);
    await app.electron.evaluate(({ app: electronApp }) => {
      electronApp.emit('open-file', { preventDefault: () => undefined }, '/any/a.p7m');
    });
    expect(await takeLog(app)).toEqual([{ opened: '/any/a.p7m' }]);
  });
});
