import { specimenImage, withDefect } from '@ciekit/emulator';
import { catalogueOf, onSystem, loadCatalogue } from '@ciekit/middleware';
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import type { WindowLanguage } from '../../src/contract/views.js';
import { de } from '../../src/renderer/words/de/index.js';
import { it } from '../../src/renderer/words/it/index.js';
import { goTo } from '../support/desk/code-flows.js';
import { ask, type DeskApp } from '../support/desk/launch-desk.js';
import { settled } from '../support/desk/places.js';
import { documents } from '../support/sign/paper.js';
import { brokenPdf } from '../support/verify/signed-files.js';
import { verifying } from '../support/verify/verifying.js';

/** Everything in the content that has words, but for drawings of the card and commands. */
const TEXTS = `(() => {
  const texts = new Set();
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (parentElement.closest('.card, code, [lang]:not(html)') === null && /\\p{L}{3}/u.test(data)) texts.add(data.trim());
  }
  return [...texts];
})()`;

/** The same in both languages: names, words of standards, the report's own keys. */
const SAME =
  /^(?:PIN|PUK|MARIA ROSSI|Roma|Per accettazione|Chip|Browser|Chromium, Chrome, Edge|Importo.*|PAdES.*|PDF.*|CN=.*|TOTAL-.*|[\w-]+|[A-Z ,=\d]+|SHA-.*)$/u;

async function speak(app: DeskApp, language: WindowLanguage): Promise<void> {
  await ask(app, 'settings.change', { language });
  await app.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
}

test('what was found before is told in the new language, and nothing is looked at again for it', async () => {
  await loadCatalogue('de');
  const docs = documents({ 'Importo.pdf': await brokenPdf(), 'Nota.txt': 'Nota' });
  const card = new DeskCard(withDefect(specimenImage(), 'cloned'));
  const app = await verifying(docs, { card, open: ['Importo.pdf'] });
  const { page } = app;
  const stillThere = async (texts: readonly string[]): Promise<readonly string[]> => {
    const now = await page.evaluate<string[]>(TEXTS);
    return now.filter((text) => texts.includes(text) && !SAME.test(text));
  };
  const followsFrom = async (screen: string): Promise<void> => {
    const italian = await page.evaluate<string[]>(TEXTS);
    expect(italian.length, screen).toBeGreaterThan(5);
    for (const language of ['de', 'en'] as const) {
      await speak(app, language);
      await expect.poll(() => stillThere(italian)).toEqual([]);
    }
    await speak(app, 'it');
  };

  await page.getByRole('heading', { level: 1, name: 'Importo.pdf' }).waitFor();
  rmSync(docs.path('Importo.pdf'));
  await followsFrom('verify');
  // Changed where languages are changed, and found so on the way back.
  const before = await page.evaluate<string[]>(TEXTS);
  await goTo(app, 'settings');
  await speak(app, 'en');
  await goTo(app, 'verify');
  await page.getByText('Technical details').waitFor({ state: 'attached' });
  await expect.poll(() => stillThere(before)).toEqual([]);
  await speak(app, 'it');

  await app.desk.quiet(card);
  await goTo(app, 'doctor');
  await page.getByRole('heading', { level: 1, name: /da sistemare$/ }).waitFor();
  await app.desk.quiet(card);
  const commands = card.card.faults.commandCount;
  await followsFrom('doctor');
  expect(card.card.faults.commandCount).toBe(commands);

  // A file of the wrong kind, refused a while ago.
  await goTo(app, 'settings/verification');
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, docs.path('Nota.txt'));
  await page.getByRole('button', { name: it.settings.verification.addFile }).first().click();
  const refusal = page.getByRole('main').getByRole('alert');
  await refusal.waitFor();
  const inItalian = await refusal.allInnerTexts();
  const code = Object.entries(catalogueOf('it').errors).find(([, { title }]) => inItalian[0]?.includes(title))?.[0];
  for (const language of ['de', 'en'] as const) {
    await speak(app, language);
    const { title, nextStep } = catalogueOf(language).errors[code as 'internal'];
    await refusal
      .filter({ hasText: title })
      .filter({ hasText: onSystem(nextStep) })
      .waitFor();
  }
  await speak(app, 'it');
  expect(await refusal.allInnerTexts()).toEqual(inItalian);

  // Chosen and thought better of: its words come later than those that are there already.
  await ask(app, 'settings.change', { language: 'fr' });
  await ask(app, 'settings.change', { language: 'de' });
  await page.getByRole('heading', { level: 1, name: de.settings.title }).waitFor();
  await settled(app);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await speak(app, 'it');

  await goTo(app, 'pair');
  await page.getByRole('alert').first().waitFor();
  await app.desk.quiet(card);
  const read = card.card.faults.commandCount;
  await followsFrom('pair');
  expect(card.card.faults.commandCount).toBe(read);
  expect(card.codeCommands).toEqual([]);
});
