import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { answerAddresses } from '../support/answer-addresses.js';
import { goTo, press, says } from '../support/code-pages.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PLACES = [
  'settings',
  'settings/signing',
  'settings/verification',
  'settings/browsers',
  'settings/network',
  'settings/diagnostics',
  'about',
];

const opened: { app: DeskApp | undefined } = { app: undefined };

function app(): DeskApp {
  if (opened.app === undefined) throw new Error('the app is not running');
  return opened.app;
}

beforeAll(async () => {
  const card = new DeskCard();
  opened.app = await launchDesk({ card, paired: [card], settings: { keepLog: true } });
});

afterAll(async () => {
  await opened.app?.close();
});

async function settings(): Promise<Readonly<Record<string, unknown>>> {
  const reply = await app().page.evaluate(() => window.ciekit.request('settings.change', {}));
  return reply.ok ? { ...reply.result } : {};
}

describe('the settings', () => {
  test('a theme, high contrast and a language take effect at once', async () => {
    const { page } = app();
    await goTo(page, 'settings');
    await page.getByRole('radio', { name: 'Scuro' }).click();
    await page.getByRole('switch', { name: /^Contrasto alto/ }).click();
    const root = page.locator('html');
    await expect.poll(() => root.getAttribute('data-theme')).toBe('dark');
    await expect.poll(() => root.getAttribute('data-contrast')).toBe('more');
    await page.getByLabel('Lingua').selectOption('English');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByLabel('Language').selectOption('Italiano');
    await page.getByRole('radio', { name: 'Come il computer' }).click();
    await page.getByRole('switch', { name: /^Contrasto alto/ }).click();
    await expect.poll(() => root.getAttribute('data-theme')).toBeNull();
  });

  test('a proxy is taken without a password, and refused with one in words that say why', async () => {
    const { page } = app();
    await goTo(page, 'settings/network');
    const field = page.getByRole('textbox', { name: 'Proxy' });
    await field.fill('http://anna:segreta@proxy.example:3128');
    await press(page, 'Salva');
    await says(page, 'non contiene nome utente né password');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect((await settings())['proxyUrl']).toBe('');
    await field.fill(' http://proxy.example:3128 ');
    await answerAddresses(app().electron, 'leave');
    await field.press('Enter');
    await says(page, 'Non è cambiato niente');
    expect((await settings())['proxyUrl']).toBe('');
    await answerAddresses(app().electron, 'use');
    await field.press('Enter');
    await says(page, 'Salvato');
    expect((await settings())['proxyUrl']).toBe('http://proxy.example:3128');
    await says(page, 'La password non si salva mai');
  });

  test('a lasting proof can be chosen only with an authority, and goes with it', async () => {
    const { page } = app();
    await goTo(page, 'settings/signing');
    const archive = page.getByRole('radio', { name: /^Per l’archivio/ });
    expect(await archive.isDisabled()).toBe(true);
    const field = page.getByRole('textbox', { name: 'Servizio di marcatura temporale' });
    await field.fill('https://tsa.example/');
    await answerAddresses(app().electron, 'use');
    await press(page, 'Salva');
    await archive.click();
    await expect.poll(async () => (await settings())['signatureLevel']).toBe('lta');
    await field.fill('');
    await press(page, 'Salva');
    await expect.poll(async () => (await settings())['signatureLevel']).toBe('b');
    await expect.poll(() => archive.isDisabled()).toBe(true);
  });

  test('a trusted certificate is removed after a question whose safe answer is first', async () => {
    const { page } = app();
    await goTo(page, 'settings/verification');
    const remove = page.getByRole('button', { name: /^Rimuovi Issuing sub CA/ });
    await remove.click();
    await press(page, 'No, tienilo');
    await remove.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Rimuovi', exact: true }).click();
    await expect.poll(() => remove.count()).toBe(0);
    await says(page, 'Non c’è ancora nessun elenco.');
  });

  test('the log is read before anybody gets it, and emptied after a question', async () => {
    const { page } = app();
    await goTo(page, 'settings/diagnostics');
    await press(page, 'Mostra il registro');
    await page.getByRole('region', { name: 'Registro' }).getByText('app-begun').waitFor();
    await press(page, 'Nascondi il registro');
    await press(page, 'Svuota il registro');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Svuota il registro' }).click();
    await says(page, 'Il registro è stato svuotato.');
    await press(page, 'Mostra il registro');
    await says(page, 'Il registro è vuoto.');

    // Something that cannot be removed lies in the place of an older part.
    mkdirSync(join(app().userData, 'cie-kit.log.old'));
    await press(page, 'Svuota il registro');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Svuota il registro' }).click();
    await page.getByRole('alert').filter({ hasText: 'Il file non si può leggere o scrivere' }).waitFor();
    expect(await page.getByText('Il registro è stato svuotato.').count()).toBe(0);
    rmdirSync(join(app().userData, 'cie-kit.log.old'));
  });

  test('about says what the app is and is not, and lists what it is made of', async () => {
    const { page } = app();
    await goTo(page, 'about');
    await says(page, 'Non è il programma del Ministero');
    await says(page, 'CIE Kit non invia statistiche');
    await page.locator('summary').click();
    for (const name of ['preact', 'electron', 'koffi', 'Titillium Web']) {
      await page.getByRole('listitem').filter({ hasText: name }).first().waitFor();
    }
  });

  test.each(['light', 'dark'] as const)(
    'no part has a finding of axe, %s, in plain and in high contrast',
    async (theme) => {
      const { page } = app();
      for (const contrast of ['system', 'more'] as const) {
        await page.evaluate((change) => window.ciekit.request('settings.change', change), { theme, contrast });
        for (const place of PLACES) {
          await goTo(page, place);
          await page.locator('.prefs [aria-current]').waitFor();
          // Injected by the debugger, past the page's own policy.
          await page.evaluate(AXE);
          const found = await page.evaluate(async () => {
            const { axe } = window as unknown as {
              readonly axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            const { violations } = await axe.run();
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
          });
          expect(found, `${place} ${contrast}`).toEqual([]);
        }
      }
      await page.evaluate(() => window.ciekit.request('settings.change', { theme: 'system', contrast: 'system' }));
    },
  );
});
