import type { BrowserWindow } from 'electron';
import type { JSHandle } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFixture } from './fixture.js';

const fixture = useFixture();

describe('windows', () => {
  test('the page is as large as the window, follows it and stays inside its limits', async () => {
    const { page, electron } = fixture.app;
    const size = (): Promise<number[]> => page.evaluate(() => [innerWidth, innerHeight]);
    expect(await size()).toEqual([900, 640]);
    const events = await electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      const heard: string[] = [];
      window.on('resize', () => heard.push('resize'));
      window.on('move', () => heard.push('move'));
      window.setBounds({ x: 10, y: 20, width: 1000, height: 700 });
      const first = window.getBounds();
      window.setContentSize(100, 100);
      return { heard, first, then: window.getContentBounds(), minimum: window.getMinimumSize() };
    });
    expect(events).toEqual({
      heard: ['move', 'resize', 'resize'],
      first: { x: 10, y: 20, width: 1000, height: 700 },
      then: { x: 10, y: 20, width: 450, height: 320 },
      minimum: [450, 320],
    });
    await expect.poll(size).toEqual([450, 320]);
  });

  test('zoom makes fewer pixels of the same window', async () => {
    const { page, electron } = fixture.app;
    await electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      window.setSize(900, 640);
      window.webContents.setZoomFactor(2);
    });
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])).toEqual([450, 320, 2]);
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
    });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(900);
  });

  test('a second window has its own page and its own messages, takes the focus and gives it back', async () => {
    const { app } = fixture;
    const opened = app.electron.waitForEvent('window');
    const id = await app.page.evaluate(() => window.fixture.invoke('second-window'));
    const second = await opened;
    await second.waitForURL('**/second.html');
    await second.waitForSelector('body[data-state=ready]');
    expect(await second.evaluate(() => window.fixture.invoke('sender'))).toMatchObject({
      url: 'app://fixture/second.html',
      window: id,
    });
    await second.evaluate(() => {
      window.fixture.send('news', 'for the second');
    });
    await second.waitForFunction(() => window.heard.length === 1);
    expect(await app.page.evaluate(() => window.heard)).toEqual([]);

    const focus = (): Promise<unknown> =>
      app.electron.evaluate(({ BrowserWindow }) => [
        BrowserWindow.getAllWindows().length,
        BrowserWindow.getFocusedWindow()?.id ?? null,
      ]);
    await expect.poll(focus).toEqual([2, id]);
    const handle = (await app.electron.browserWindow(second)) as JSHandle<BrowserWindow>;
    expect(await handle.evaluate((window) => window.webContents.getURL())).toBe('app://fixture/second.html');
    const events = await handle.evaluate(async (window) => {
      const heard: string[] = [];
      window.on('blur', () => heard.push('blur'));
      window.on('hide', () => heard.push('hide'));
      window.on('close', () => heard.push('close'));
      window.on('closed', () => heard.push('closed'));
      window.hide();
      heard.push(String(window.isVisible()));
      const closed = new Promise<void>((done) =>
        window.once('closed', () => {
          done();
        }),
      );
      window.close();
      await closed;
      return { heard, destroyed: window.isDestroyed(), contents: window.webContents.isDestroyed() };
    });
    expect(events).toEqual({ heard: ['blur', 'hide', 'false', 'close', 'closed'], destroyed: true, contents: true });
    await expect.poll(() => app.electron.windows().length).toBe(1);
  });

  test('a window is shown without taking the focus when it is asked so', async () => {
    const focused = await fixture.app.electron.evaluate(({ BrowserWindow }) => {
      const first = BrowserWindow.getAllWindows()[0]!;
      first.focus();
      const window = new BrowserWindow({ show: false });
      window.showInactive();
      const seen = [window.isVisible(), window.isFocused(), first.isFocused()];
      window.setAlwaysOnTop(true);
      seen.push(window.isAlwaysOnTop());
      window.flashFrame(true);
      window.destroy();
      return seen;
    });
    expect(focused).toEqual([true, false, true, true]);
    const calls = await fixture.app.electron.evaluate(() => globalThis.electronStandIn.desktop.calls.splice(0));
    expect(calls).toMatchObject([{ kind: 'window.flashFrame', flag: true }]);
  });

  test('a page is printed to PDF on the sheet that was asked for, and seen on a picture', async () => {
    const handle = (await fixture.app.electron.browserWindow(fixture.app.page)) as JSHandle<BrowserWindow>;
    const pdf = await handle.evaluate(async (window) =>
      (await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true })).toString('latin1'),
    );
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    // 210 x 297 mm in points, up to a pixel.
    expect(Math.abs(Number(width) - 595.3)).toBeLessThan(1);
    expect(Math.abs(Number(height) - 841.9)).toBeLessThan(2);
    const picture = await handle.evaluate(async (window) => (await window.webContents.capturePage()).getSize());
    expect(picture).toEqual({ width: 900, height: 640 });
  });

  test('a page that fails to load, crashes and comes back says so', async () => {
    const { electron } = fixture.app;
    const outcome = await electron.evaluate(async ({ BrowserWindow, protocol }) => {
      const window = new BrowserWindow({ show: false });
      const failure = await window
        .loadURL('file:///nowhere/at/all.html')
        .catch((error: unknown) => (error as Error).message);
      await window.loadURL('app://fixture/page.css');
      const gone = new Promise((resolve) => {
        window.webContents.once('render-process-gone', (_event, details) => {
          resolve(details.reason);
        });
      });
      window.webContents.forcefullyCrashRenderer();
      const reason = await gone;
      const crashed = window.webContents.isCrashed();
      await window.loadURL('app://fixture/page.css?again');
      const again = window.webContents.getURL();
      window.destroy();
      return { failure, reason, crashed, again, handled: protocol.isProtocolHandled('app') };
    });
    expect(outcome).toEqual({
      failure: "ERR_FILE_NOT_FOUND (-2) loading 'file:///nowhere/at/all.html'",
      reason: 'crashed',
      crashed: true,
      again: 'app://fixture/page.css?again',
      handled: true,
    });
  });

  test('nothing has complained but the policy about the fixture’s inline script', () => {
    expect(fixture.app.pageErrors).toEqual([]);
    expect(fixture.app.complaints.filter((line) => !line.includes('inline script'))).toEqual([]);
  });
});
