import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loginEntryWritten, startAtLogin } from '../src/main/start-at-login.js';

const electron = vi.hoisted(() => ({ appData: '', appPath: '', isPackaged: false, items: [] as unknown[] }));

vi.mock('electron', () => ({
  app: {
    getPath: () => electron.appData,
    getAppPath: () => electron.appPath,
    get isPackaged() {
      return electron.isPackaged;
    },
    setLoginItemSettings: (settings: unknown) => electron.items.push(settings),
  },
}));

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-login-'));
  Object.assign(electron, { appData: folder, appPath: '/opt/app', isPackaged: false, items: [] });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function entries(): readonly string[] {
  return readdirSync(join(folder, 'autostart'));
}

function command(): string | undefined {
  const entry = readFileSync(join(folder, 'autostart/org.ciekit.CieKit.desktop'), 'utf8');
  return entry.split('\n').find((line) => line.startsWith('Exec='));
}

describe('starting with the computer', () => {
  test('is what was wanted last, however fast the switch is turned', async () => {
    for (let count = 0; count < 20; count++) {
      void startAtLogin(true);
      void startAtLogin(false);
    }
    await loginEntryWritten();
    expect(entries()).toEqual([]);
    void startAtLogin(false);
    void startAtLogin(true);
    await loginEntryWritten();
    expect(entries()).toEqual(['org.ciekit.CieKit.desktop']);
  });

  test('starts this program without a window: the app’s folder beside it only where it is not installed', async () => {
    await startAtLogin(true);
    expect(command()).toBe(`Exec="${process.execPath}" "/opt/app" "--hidden"`);
    electron.isPackaged = true;
    await startAtLogin(true);
    expect(command()).toBe(`Exec="${process.execPath}" "--hidden"`);
  });

  test('starts the file of an AppImage, whatever signs its name has', async () => {
    electron.isPackaged = true;
    vi.stubEnv('APPIMAGE', '/home/anna/50% "di" $più`\\.AppImage');
    await startAtLogin(true);
    expect(command()).toBe(
      String.raw`Exec="/home/anna/50%% \\"di\\" \\$più\\` + '`' + String.raw`\\\\.AppImage" "--hidden"`,
    );
  });

  test('that the system refuses costs nothing, and the next wish is heard', async () => {
    writeFileSync(join(folder, 'autostart'), 'no folder');
    await startAtLogin(true);
    rmSync(join(folder, 'autostart'));
    mkdirSync(join(folder, 'autostart'));
    await startAtLogin(true);
    expect(entries()).toHaveLength(1);
  });

  test('is asked of Windows and macOS, which keep a list of their own', async () => {
    vi.stubGlobal('process', { ...process, env: process.env, platform: 'win32' });
    await startAtLogin(true);
    await startAtLogin(false);
    expect(electron.items).toEqual([
      { openAtLogin: true, args: ['--hidden'] },
      { openAtLogin: false, args: ['--hidden'] },
    ]);
  });
});
