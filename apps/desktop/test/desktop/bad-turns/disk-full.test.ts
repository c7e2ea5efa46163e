/** No room on the disk: what was there stays, nothing is left half, and the window says so. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { itErrors } from '../../../../../packages/middleware/src/messages/it-errors.js';
import { button, goTo, heading, PAIR, RIGHT_PIN, see, send, words } from '../../support/desk/code-flows.js';
import { launchDesk } from '../../support/desk/launch-desk.js';
import { PersonsHome, saveTo, testFolder } from '../../support/help-pages.js';

const { unsaved } = words.shell;
const { 'disk-full': full } = words.errors.own;

/** A disk with next to no room; with the test it is taken away. Without the right to make one the test is skipped. */
function smallDisk(context: TestContext, folder: string): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    context.skip('needs the right to mount a tmpfs');
  }
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
  });
}

/** @returns the file that takes the room */
function fill(folder: string): string {
  const filler = join(folder, 'filler');
  try {
    writeFileSync(filler, new Uint8Array(1_000_000));
  } catch {
    // As much as there was room for.
  }
  return filler;
}

/**
 * Nothing takes the place of a folder that is not empty: for the settings any reason is as good as a full disk.
 *
 * @returns gives the place free
 */
function inTheWay(settings: string): () => void {
  rmSync(settings);
  mkdirSync(join(settings, 'in the way'), { recursive: true });
  return () => {
    rmSync(settings, { recursive: true });
  };
}

test('settings and files of the person', async (context) => {
  const folder = testFolder();
  smallDisk(context, folder);
  await using app = await launchDesk({ readers: [] });
  const { page, userData } = app;
  const settings = join(userData, 'settings.json');

  const free = inTheWay(settings);
  await goTo(app, 'settings');
  await page.getByRole('radio', { name: 'Scuro' }).click();
  await see(page.getByRole('alert').getByRole('heading', { name: unsaved.title }));
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  // It is said on every screen, until it is not so any more.
  await goTo(app, 'theft');
  await see(page.getByRole('heading', { name: unsaved.title }));

  const sheet = join(folder, 'sheet.pdf');
  writeFileSync(sheet, 'of last year');
  const filler = fill(folder);
  await saveTo(app, sheet);
  await button(page, words.help.print.savePdf).click();
  await see(page.getByRole('alert').filter({ hasText: full.title }));
  await see(page.getByText(full.meaning));
  expect([readdirSync(folder), readFileSync(sheet, 'utf8')]).toEqual([['filler', 'sheet.pdf'], 'of last year']);
  rmSync(filler);
  await button(page, words.help.print.savePdf).click();
  await see(page.getByRole('heading', { name: words.help.print.saved }));
  expect(readFileSync(sheet, 'latin1')).toMatch(/^%PDF-/);

  free();
  await goTo(app, 'settings');
  await page.getByRole('radio', { name: 'Chiaro' }).click();
  await page.getByRole('heading', { name: unsaved.title }).waitFor({ state: 'detached' });
  expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({ theme: 'light' });
  expect(readdirSync(userData).filter((name) => name.startsWith('.cie-kit'))).toEqual([]);
  expect(app.pageErrors).toEqual([]);
});

test('the end of the guided start: said there, and nothing is lost', async () => {
  const folder = testFolder();
  const settings = join(folder, 'user-data/settings.json');
  const card = new DeskCard();
  const { browser, finished, title: begin, count } = words.firstRun;
  const env = new PersonsHome().env;
  const unsavedNote = (page: Page): Locator => page.getByRole('alert').getByRole('heading', { name: unsaved.title });
  {
    await using app = await launchDesk({ card, paired: [card], firstRunDone: false, folder, env });
    const free = inTheWay(settings);
    await button(app.page, browser.skip).click();
    await see(heading(app.page, finished.title));
    await see(unsavedNote(app.page));
    await button(app.page, finished.go).click();
    await see(heading(app.page, words.home.ready.title));
    await see(unsavedNote(app.page));
    expect(app.pageErrors).toEqual([]);
    free();
  }
  // The guided start comes once more, and what was done at the first one counts.
  await using again = await launchDesk({ card, firstRunDone: false, folder, env });
  await see(heading(again.page, begin));
  await see(again.page.getByRole('status').getByText(count(4)));
  await button(again.page, browser.skip).click();
  await see(heading(again.page, finished.title));
  await expect.poll(() => JSON.parse(readFileSync(settings, 'utf8')) as unknown).toMatchObject({ firstRunDone: true });
  expect(await unsavedNote(again.page).count()).toBe(0);
  expect([card.codeCommands, again.pageErrors]).toEqual([[], []]);
});

test('the guided start: no PIN goes for a pairing that cannot be kept', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-desktop-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  smallDisk(context, home);
  const card = new DeskCard();
  await using app = await launchDesk({ card, folder, firstRunDone: false });
  const { page } = app;
  const filler = fill(home);
  await goTo(app, PAIR.route);
  await send(page, PAIR, RIGHT_PIN);
  const alert = page.getByRole('alert');
  await see(alert.getByRole('heading', { name: itErrors['store-full'].title }));
  await see(alert.getByText(words.codes.use['not-sent']));
  // Whose matter it is stands before each sentence; of files it is the files'.
  expect(await alert.getByRole('term').allInnerTexts()).toEqual([words.note.card, words.note.next]);
  expect(card.codeCommands).toEqual([]);
  expect(readdirSync(join(home, 'cards'))).toEqual([]);
  rmSync(filler);
  await send(page, PAIR, RIGHT_PIN);
  await see(heading(page, PAIR.done));
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
  expect(app.pageErrors).toEqual([]);
});
