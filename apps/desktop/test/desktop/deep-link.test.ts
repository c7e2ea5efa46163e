import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, onTestFinished } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { goTo, press, says, title } from '../support/code-pages.js';
import { launchDesk } from '../support/desk/launch-desk.js';
import { it as words } from '../../src/renderer/words/it/index.js';

const { codes } = words;

test('a link that names files asks in the system’s own window first, and shows them only when they are wanted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-link-'));
  const path = join(folder, 'lettera.txt');
  writeFileSync(path, 'ciao');
  const link = `ciekit://sign?file=${encodeURIComponent(path)}`;
  const app = await launchDesk();
  const { electron, page } = app;
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const follow = (answer: number): Promise<Electron.MessageBoxOptions[]> =>
    electron.evaluate(
      async ({ app, dialog }, [argument, response]) => {
        const asked: Electron.MessageBoxOptions[] = [];
        dialog.showMessageBox = (options: unknown) => {
          asked.push(options as Electron.MessageBoxOptions);
          return Promise.resolve({ response, checkboxChecked: false });
        };
        app.emit('second-instance', {}, ['electron', argument], '/');
        while (asked.length === 0) await new Promise(setImmediate);
        return asked;
      },
      [link, answer] as const,
    );
  const [question] = await follow(1);
  expect(question).toMatchObject({ defaultId: 1, cancelId: 1, buttons: ['Apri', 'Non aprire'] });
  expect(question?.detail?.split('\n')[0]).toBe(path);
  await title(page, words.documents.sign.title);
  await page.getByRole('heading', { name: words.documents.sign.drop.title }).waitFor();
  expect(await page.getByText('lettera.txt').count()).toBe(0);
  await follow(0);
  await page.getByText('lettera.txt', { exact: true }).waitFor();

  // While a code is on its way its screen stays; the file waits for the one that it is for.
  const card = new DeskCard();
  card.set({ pin: 1 });
  app.desk.put(card);
  await goTo(page, 'check-pin');
  await page.getByLabel(codes.pin.label, { exact: true }).fill(card.pin);
  await press(page, words.cards.checkPin.send);
  await page.getByRole('alertdialog').waitFor();
  await follow(0);
  await press(page, codes.questions.lastPinTry.safe);
  await says(page, codes.stopped['last-try'].title);
  await title(page, words.cards.checkPin.title);
  await goTo(page, 'verify');
  await page.getByRole('heading', { name: words.documents.verify.drop.title }).waitFor();
  expect(await page.getByText('lettera.txt').count()).toBe(0);
  await goTo(page, 'sign');
  await page.getByText('lettera.txt', { exact: true }).waitFor();
});
