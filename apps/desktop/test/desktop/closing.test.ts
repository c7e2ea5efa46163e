import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { goTo, NEW_PIN, PIN, press, title, type } from '../support/code-pages.js';
import { launchDesk } from '../support/desk/launch-desk.js';

const CHANGE = 0x24;

test('while a card changes its PIN nothing takes the window or the reader away, and its holder sees how it ends', async () => {
  const signed = 'lettera.p7m';
  const config = mkdtempSync(join(tmpdir(), 'ciekit-closing-'));
  onTestFinished(() => {
    rmSync(config, { recursive: true, force: true, maxRetries: 5 });
  });
  const card = new DeskCard();
  await using app = await launchDesk({ card, paired: [card], env: { XDG_CONFIG_HOME: config } });
  const { electron, page } = app;
  await goTo(page, 'change-pin');
  await page.getByLabel('PIN attuale', { exact: true }).waitFor();
  card.card.faults.inject({ kind: 'slow', ms: 5_000, at: ({ ins }) => ins === CHANGE });
  await type(page, { 'PIN attuale': PIN, 'Nuovo PIN': NEW_PIN, 'Ripeti il nuovo PIN': NEW_PIN });
  await press(page, 'Cambia il PIN');
  await page.getByText('Cambio il PIN: non muovere la carta').first().waitFor();

  const open = await electron.evaluate(({ app: electronApp, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
    electronApp.quit();
    return BrowserWindow.getAllWindows().length;
  });
  expect(open).toBe(1);
  // A file that is opened meanwhile waits on its screen.
  writeFileSync(join(config, signed), 'signed by nobody');
  await electron.evaluate(
    ({ app: electronApp }, [name, folder]) => {
      electronApp.emit('second-instance', {}, ['electron', name], folder);
    },
    [signed, config] as const,
  );
  const tryOut = await page.evaluate(() => window.ciekit.request('try-out.set', { on: true }));
  expect(tryOut).toMatchObject({ ok: false, error: { code: 'card-busy' } });

  await title(page, 'Il PIN è cambiato');
  expect([card.pin, card.codeCommands.filter((ins) => ins === CHANGE).length]).toEqual([NEW_PIN, 1]);
  await goTo(page, 'sign');
  await page.getByRole('button', { name: 'Scegli i documenti' }).waitFor();
  expect(await page.getByText(signed).count()).toBe(0);
  await goTo(page, 'verify');
  await page.getByText(signed).first().waitFor();
  expect(app.pageErrors).toEqual([]);

  // What was wanted a moment ago is on the disk before the app is gone.
  const ended = new Promise((resolve) => {
    electron.process().once('exit', resolve);
  });
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    void window?.webContents
      .executeJavaScript(`window.ciekit.request('settings.change', { startAtLogin: true })`)
      .then(() => window.webContents.executeJavaScript(`window.ciekit.request('app.quit')`));
  });
  expect(await ended).toBe(0);
  expect(existsSync(join(config, 'autostart/org.ciekit.CieKit.desktop'))).toBe(true);
});
