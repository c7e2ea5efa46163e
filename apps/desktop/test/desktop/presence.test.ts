import { createCardImage } from '@ciekit/emulator';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { press, title, WRONG } from '../support/code-pages.js';
import { launchDesk, type DeskApp, type DeskOptions } from '../support/desk/launch-desk.js';
import { READER } from '../support/desk/test-desk.js';
import type { StandIn } from '../stand-in/executable.js';

declare global {
  // The main process's own globals, seen from `electron.evaluate`.
  var electronStandIn: StandIn;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let app: DeskApp | undefined;
const folders: string[] = [];

afterEach(async () => {
  await app?.close();
  app = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function launch(options: DeskOptions): Promise<DeskApp> {
  // Starting with the computer is a file of the person's: never of whoever runs the tests.
  const config = folder();
  app = await launchDesk({ ...options, env: { ...options.env, XDG_CONFIG_HOME: config } });
  return app;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ciekit-presence-'));
  folders.push(made);
  return made;
}

function notices({ electron }: DeskApp): Promise<string[]> {
  return electron.evaluate(() => globalThis.electronStandIn.desktop.notifications.map(({ title: text }) => text));
}

function trayState({ electron }: DeskApp): Promise<string | undefined> {
  return electron.evaluate(
    () => globalThis.electronStandIn.desktop.trays[0]?.shown.menu?.getMenuItemById('state')?.label,
  );
}

/** The person goes to another program, once the window has come to the front: it takes the focus when it is shown. */
async function lookElsewhere({ electron }: DeskApp): Promise<void> {
  await expect
    .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null))
    .toBe(true);
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur();
  });
}

function clickTray({ electron }: DeskApp, id: string): Promise<void> {
  return electron.evaluate((_, item) => {
    globalThis.electronStandIn.desktop.trays[0]?.shown.menu?.getMenuItemById(item)?.click();
  }, id);
}

/** As a screen sends it: the answer to the question about the last try is yes. */
function sendPin({ page }: DeskApp, digits: string): Promise<unknown> {
  return page.evaluate(
    ([reader, nis, code]) => {
      const id = crypto.randomUUID();
      const stop = window.ciekit.listen((event) => {
        if (event.type !== 'operation' || event.event.type !== 'question') return;
        const { questionId } = event.event;
        void window.ciekit.request('operation.answer', { id, questionId, yes: true });
      });
      return window.ciekit
        .operate(id, 'verify-pin', { reader, nis, codes: { pin: new TextEncoder().encode(code) } })
        .finally(stop);
    },
    [READER, new DeskCard().nis, digits] as const,
  );
}

describe('the tray', () => {
  test('says what the reader has, and leads to signing and verifying', async () => {
    const running = await launch({});
    await expect.poll(() => trayState(running)).toBe('Nessuna carta sul lettore');
    running.desk.put(new DeskCard());
    await expect.poll(() => trayState(running)).toBe('Carta da abbinare');
    await clickTray(running, 'sign');
    await title(running.page, 'Firma i documenti');
    await press(running.page, 'Scegli i documenti');
    await clickTray(running, 'open');
    expect(await running.page.evaluate(() => location.hash)).toBe('#/sign');
    await clickTray(running, 'verify');
    await expect.poll(() => running.page.evaluate(() => location.hash)).toBe('#/verify');
  });

  test('speaks the language that is chosen, as the menu does', async () => {
    const running = await launch({});
    const labels = (): Promise<(string | undefined)[]> =>
      running.electron.evaluate(({ Menu }) => [
        globalThis.electronStandIn.desktop.trays[0]?.shown.menu?.getMenuItemById('quit')?.label,
        Menu.getApplicationMenu()?.items[0]?.label,
      ]);
    expect(await labels()).toEqual(['Esci da CIE Kit', 'File']);
    await running.page.evaluate(() => window.ciekit.request('settings.change', { language: 'de' }));
    expect(await labels()).toEqual(['CIE Kit beenden', 'Datei']);
  });

  test('the menu leads to help with F1', async () => {
    const running = await launch({});
    const shortcut = await running.electron.evaluate(({ Menu }) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById('help');
      item?.click();
      return item?.accelerator;
    });
    expect(shortcut).toBe('F1');
    await expect.poll(() => running.page.evaluate(() => location.hash)).toBe('#/help');
  });

  test('locking tells what it did', async () => {
    const running = await launch({ env: { XDG_RUNTIME_DIR: folder() } });
    await clickTray(running, 'lock');
    await expect.poll(() => notices(running)).toEqual(['Nessun accesso era aperto']);
  });
});

describe('the window closed', () => {
  test('the app quits when it does not start with the computer', async () => {
    const running = await launch({});
    const ended = new Promise((resolve) => {
      running.electron.process().once('exit', resolve);
    });
    await running.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    expect(await ended).toBe(0);
  });

  test('the app stays in the tray when it does, says so once, and opens again where it is led', async () => {
    const running = await launch({ settings: { startAtLogin: true } });
    const close = (): Promise<void> =>
      running.electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      });
    await close();
    await expect.poll(() => notices(running)).toEqual(['CIE Kit resta acceso']);
    const opened = running.electron.waitForEvent('window');
    await clickTray(running, 'verify');
    const page = await opened;
    await page.waitForURL(/#\/verify$/);
    await close();
    await expect.poll(() => running.electron.windows().length).toBe(0);
    expect(await notices(running)).toEqual(['CIE Kit resta acceso']);
  });

  test('starting with the computer is asked of the system, hidden, and taken back', async () => {
    const config = folder();
    app = await launchDesk({ env: { XDG_CONFIG_HOME: config } });
    const entry = join(config, 'autostart/org.ciekit.CieKit.desktop');
    await app.page.evaluate(() => window.ciekit.request('settings.change', { startAtLogin: true }));
    await expect.poll(() => existsSync(entry)).toBe(true);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".+" "--hidden"$/m);
    await app.page.evaluate(() => window.ciekit.request('settings.change', { startAtLogin: false }));
    await expect.poll(() => existsSync(entry)).toBe(false);
  });
});

describe('notifications', () => {
  test('a card that is not paired is told while the person looks elsewhere, once, and a click leads to pairing', async () => {
    const running = await launch({});
    await lookElsewhere(running);
    running.desk.put(new DeskCard());
    await expect.poll(() => notices(running)).toEqual(['Questa carta non è ancora abbinata']);
    await running.page.evaluate(() => window.ciekit.request('desk.look-again', undefined));
    await running.electron.evaluate(() => {
      globalThis.electronStandIn.desktop.notifications[0]?.emit('click', {});
    });
    await expect.poll(() => running.page.evaluate(() => location.hash)).toBe('#/pair');
  });

  test('nothing is told of what the screen in front says', async () => {
    const running = await launch({ card: new DeskCard() });
    await expect.poll(() => trayState(running)).toBe('Carta da abbinare');
    expect(await notices(running)).toEqual([]);
  });

  test('a wrong PIN is told with the tries left, the third one as blocked', async () => {
    const card = new DeskCard();
    const running = await launch({ card, paired: [card] });
    await expect.poll(() => trayState(running)).toBe('Carta sul lettore');
    await lookElsewhere(running);
    for (const [index, expected] of ['Il PIN non è giusto', 'Il PIN non è giusto', 'Il PIN è bloccato'].entries()) {
      await sendPin(running, WRONG);
      await expect.poll(async () => (await notices(running))[index]).toBe(expected);
    }
    expect(
      await running.electron.evaluate(() => globalThis.electronStandIn.desktop.notifications.map(({ body }) => body)),
    ).toEqual([
      'La carta funziona ancora. Restano 2 tentativi su 3.',
      'La carta funziona ancora, ma resta 1 tentativo su 3. Cerca il PIN prima di usarlo.',
      'La carta è intatta. Con il PUK sblocchi il PIN e ne scegli uno nuovo.',
    ]);
    expect(await trayState(running)).toBe('PIN bloccato');
  });

  test('a card that expires soon is told of with its number and day, and a click leads to the page that says more', async () => {
    const notAfter = new Date(Date.now() + 20 * DAY_MS);
    const day = (time: Date): string => time.toISOString().slice(0, 10);
    const card = new DeskCard(createCardImage({ validity: { notAfter: day(notAfter) } }));
    const running = await launch({ card, paired: [card] });
    const { page, electron } = running;
    const soon = 'La carta scade tra 20 giorni';
    await expect.poll(() => notices(running)).toEqual([soon]);
    const body = await electron.evaluate(() => globalThis.electronStandIn.desktop.notifications[0]?.body);
    const written = (time: Date): string =>
      new Intl.DateTimeFormat('it', { dateStyle: 'long', timeZone: 'UTC' }).format(time);
    expect(body).toContain(`La carta CA00000AA vale fino al ${written(notAfter)}.`);
    await page.evaluate(`location.hash = '#/help'`);
    await electron.evaluate(() => {
      globalThis.electronStandIn.desktop.notifications[0]?.emit('click', {});
    });
    await title(page, 'La tua carta è pronta');
    const note = page.getByRole('main').locator('.note').filter({ hasText: soon });
    const grace = written(new Date(notAfter.getTime() + 90 * DAY_MS)).replaceAll(' ', '\\s');
    await note.getByText(new RegExp(`può funzionare fino al ${grace}`)).waitFor();
    // What is said once is not said again while the app stays on.
    await page.evaluate(() => window.ciekit.request('settings.change', { theme: 'dark' }));
    expect(await notices(running)).toEqual([soon]);
  });

  test('the end of the 48 hours is told though the app was closed meanwhile, and not again', async () => {
    const own = folder();
    const started = new Date(Date.now() - 49 * HOUR_MS).toISOString();
    const settings = { pukRecoveryStartedAt: started };
    const first = await launch({ folder: own, settings });
    expect(await notices(first)).toEqual(['Le 48 ore per il PUK sono passate']);
    await first.close();
    const second = await launch({ folder: own, settings });
    expect(await notices(second)).toEqual([]);
  });
});

describe('the end', () => {
  test('what was set a moment ago is on the disk, and the log tells begin and end in codes', async () => {
    const own = folder();
    const card = new DeskCard();
    const running = await launch({ folder: own, card, paired: [card], settings: { keepLog: true } });
    await sendPin(running, WRONG);
    await running.page.evaluate(() => window.ciekit.request('settings.change', { theme: 'dark' }));
    await running.close();
    app = undefined;
    expect(JSON.parse(readFileSync(join(own, 'user-data/settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' });
    const log = readFileSync(join(own, 'user-data/cie-kit.log'), 'utf8');
    const lines = log.split('\n').map((line) => line.replace(/^\S+ /, ''));
    expect(lines).toContain('readers ready');
    expect(lines.filter((line) => line !== '' && !line.startsWith('readers'))).toEqual([
      'app-begun',
      'verify-pin-begun',
      'verify-pin-ended code-incorrect',
      'app-ended',
    ]);
    expect(log).not.toContain(WRONG);
  });
});
