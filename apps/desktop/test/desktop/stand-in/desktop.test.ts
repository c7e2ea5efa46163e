import { describe, expect, test } from 'vitest';
import { takeLog, useFixture } from './fixture.js';

const fixture = useFixture();

describe('the desktop around the app', () => {
  test('a dialog is answered by the test; unanswered it was cancelled', async () => {
    const { electron } = fixture.app;
    const unanswered = await electron.evaluate(async ({ dialog }) => [
      await dialog.showOpenDialog({ title: 'open' }),
      await dialog.showSaveDialog({ title: 'save' }),
      await dialog.showMessageBox({ message: 'sure?', buttons: ['yes', 'no'], cancelId: 1 }),
    ]);
    expect(unanswered).toEqual([
      { canceled: true, filePaths: [] },
      { canceled: true, filePath: '' },
      { response: 1, checkboxChecked: false },
    ]);
    const calls = await electron.evaluate(() => globalThis.electronStandIn.desktop.calls.splice(0));
    expect(calls.map(({ kind }) => kind)).toEqual([
      'dialog.showOpenDialog',
      'dialog.showSaveDialog',
      'dialog.showMessageBox',
    ]);
    const answered = await electron.evaluate(async ({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/any/a.pdf'] });
      return dialog.showOpenDialog({});
    });
    expect(answered).toEqual({ canceled: false, filePaths: ['/any/a.pdf'] });
  });

  test('menus of the tray are read and clicked', async () => {
    await takeLog(fixture.app);
    const seen = await fixture.app.electron.evaluate(() => {
      const tray = globalThis.electronStandIn.desktop.trays[0];
      const menu = tray?.shown.menu;
      tray?.emit('click');
      menu?.getMenuItemById('open')?.click();
      menu?.getMenuItemById('deep')?.click();
      return { toolTip: tray?.shown.toolTip, items: menu?.items.map(({ label, type }) => `${type} ${label}`) };
    });
    expect(seen).toEqual({ toolTip: 'Fixture', items: ['normal Open', 'separator ', 'submenu More'] });
    expect(await takeLog(fixture.app)).toEqual(['tray', { clicked: 'Open' }, { checked: true }]);
  });

  test('notifications are read and clicked', async () => {
    await takeLog(fixture.app);
    const seen = await fixture.app.electron.evaluate(() => {
      const [notification] = globalThis.electronStandIn.desktop.notifications;
      notification?.emit('click', {});
      return { title: notification?.title, body: notification?.body };
    });
    expect(seen).toEqual({ title: 'Fixture', body: 'ready' });
    expect(await takeLog(fixture.app)).toEqual(['notification']);
  });

  test('theme and contrast of the desktop and of the app reach the page', async () => {
    const { page, electron } = fixture.app;
    const seen = (): Promise<unknown> =>
      page.evaluate(() => [
        matchMedia('(prefers-color-scheme: dark)').matches,
        matchMedia('(prefers-contrast: more)').matches,
        matchMedia('(forced-colors: active)').matches,
        getComputedStyle(document.querySelector('h1') ?? document.body).color,
      ]);
    expect(await seen()).toEqual([false, false, false, 'rgb(1, 2, 3)']);
    const dark = await electron.evaluate(({ nativeTheme }) => {
      const updates: boolean[] = [];
      nativeTheme.on('updated', () => updates.push(nativeTheme.shouldUseDarkColors));
      nativeTheme.themeSource = 'dark';
      nativeTheme.themeSource = 'dark';
      return updates;
    });
    expect(dark).toEqual([true]);
    await expect.poll(seen).toEqual([true, false, false, 'rgb(4, 5, 6)']);
    const contrast = await electron.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'system';
      (nativeTheme as unknown as { setDesktop: (desktop: object) => void }).setDesktop({ highContrast: true });
      return [nativeTheme.shouldUseDarkColors, nativeTheme.shouldUseHighContrastColors];
    });
    expect(contrast).toEqual([false, true]);
    await expect.poll(async () => ((await seen()) as unknown[]).slice(0, 3)).toEqual([false, true, true]);
  });

  test('the app knows its name, its version, its folders and its language', async () => {
    const { app } = fixture;
    const told = await app.electron.evaluate(({ app: electronApp }) => {
      electronApp.setLoginItemSettings({ openAtLogin: true });
      electronApp.setBadgeCount(3);
      return {
        name: electronApp.getName(),
        version: electronApp.getVersion(),
        packaged: electronApp.isPackaged,
        path: electronApp.getAppPath(),
        userData: electronApp.getPath('userData'),
        locale: electronApp.getLocale(),
        languages: electronApp.getPreferredSystemLanguages()[0],
        login: electronApp.getLoginItemSettings().openAtLogin,
        protocol: [electronApp.setAsDefaultProtocolClient('ciekit'), electronApp.isDefaultProtocolClient('ciekit')],
        badge: electronApp.getBadgeCount(),
        home: process.env['CIEKIT_HOME'],
        type: process.type,
      };
    });
    expect(told).toEqual({
      name: 'Fixture',
      version: '1.2.3',
      packaged: false,
      path: fixture.folder,
      userData: app.userData,
      locale: 'it',
      languages: 'it-IT',
      login: true,
      protocol: [true, true],
      badge: 3,
      home: app.home,
      type: 'browser',
    });
    expect(await app.page.evaluate(() => navigator.language)).toBe('it-IT');
  });
});
