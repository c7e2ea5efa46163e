/** Every flow without a mouse: the focus is seen, has a name, goes where the next thing is, and is never held. */
import { DesktopPrompt } from '@ciekit/pkcs11/prompt';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { it as catalogue } from '../../../../../packages/middleware/src/messages/it.js';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { FRESH_PIN, goTo, RIGHT_PIN, RIGHT_PUK, words, WRONG_PIN } from '../../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';
import { settled } from '../../support/desk/places.js';
import { Keyboard } from '../../support/keyboard.js';
import { documents, letter } from '../../support/sign/paper.js';

const { codes, cards, home, code: field } = words;
const { sign, verify } = words.documents;
const runtime = mkdtempSync(join(tmpdir(), 'ciekit-runtime-'));
const card = new DeskCard();
let app: DeskApp;
let keys: Keyboard;

beforeAll(async () => {
  chmodSync(runtime, 0o700);
  app = await launchDesk({ card, paired: [card], env: { XDG_RUNTIME_DIR: runtime } });
  keys = await Keyboard.in(app.page);
});

afterAll(async () => {
  await app.close();
  rmSync(runtime, { recursive: true, force: true, maxRetries: 5 });
});

afterEach(() => {
  expect([app.pageErrors, app.complaints]).toEqual([[], []]);
});

const atHome = async (): Promise<void> => {
  await goTo(app, 'levels');
  await keys.title(words.help.levels.title);
  await goTo(app, 'home');
  await keys.title(home.ready.title);
};

test('pairs, and announces how it goes on and how it ends', async () => {
  await using fresh = await launchDesk({ card: new DeskCard() });
  const keys = await Keyboard.in(fresh.page);
  await keys.title(home.newCard.title);
  await keys.round();
  await keys.press(home.newCard.pair);
  await keys.title(codes.pair.title);
  await keys.type(codes.pin.label, RIGHT_PIN);
  // What a screen reader says of the field is a count, never the digits.
  expect((await keys.stop()).description).toContain(field.count(8));
  await keys.press(codes.pair.submit);
  await keys.title(codes.pair.done.title);
  // On the way: a sentence for each step, before the end.
  await keys.heard(new RegExp(`^(?:${Object.values(catalogue.progress).join('|')})$`, 'u'));
  await keys.press(codes.done.home);
  await keys.title(home.ready.title);
  expect(fresh.pageErrors).toEqual([]);
});

test('checks a PIN: the wrong one is announced with the tries left, the tick is set by Space', async () => {
  await atHome();
  await keys.press(home.acts.details);
  await keys.title(cards.page.title);
  await keys.press(cards.page.checkPin.title);
  await keys.title(cards.checkPin.title);
  await keys.type(codes.pin.label, WRONG_PIN);
  await app.page.keyboard.press('Enter');
  await keys.heard(codes.wrong.pin.title);
  await keys.heard(codes.wrong.pin.card(2));
  await keys.type(codes.pin.label, RIGHT_PIN);
  await keys.press(codes.spend.label, 'Space');
  await keys.press(cards.checkPin.send);
  await keys.title(cards.checkPin.done);
  expect(card.tries.pin).toBe(3);
});

test('changes the PIN and unblocks it: three fields, a rule that is broken, a dialog that Escape leaves', async () => {
  await atHome();
  await keys.press(home.acts.changePin.title);
  await keys.title(codes.change.title);
  await keys.round();
  const change = async (old: string, next: string): Promise<void> => {
    await keys.type(codes.change.old, old);
    await keys.type(codes.newPin.label, next);
    await keys.type(codes.newPin.again, next);
    await keys.press(codes.change.submit);
  };
  await change(RIGHT_PIN, '12031985');
  const dialog = app.page.getByRole('alertdialog', { name: codes.questions.weakPin.title });
  await dialog.waitFor();
  expect((await keys.stop()).name).toBe(codes.questions.weakPin.safe);
  await app.page.keyboard.press('Escape');
  await keys.heard(codes.stopped['weak-pin'].title);
  await change(RIGHT_PIN, FRESH_PIN);
  await keys.title(codes.change.done);
  await keys.press(codes.done.home);
  await keys.title(home.ready.title);
  await keys.press(home.acts.unblock.title);
  await keys.title(codes.unblock.forgotten.title);
  await keys.type(codes.unblock.puk, RIGHT_PUK);
  await keys.type(codes.newPin.label, RIGHT_PIN);
  await keys.type(codes.newPin.again, RIGHT_PIN);
  await keys.press(codes.unblock.forgotten.submit, 'Space');
  await keys.title(codes.unblock.done);
  expect(card.pin).toBe(RIGHT_PIN);
});

test('signs with a box that is placed by arrows, and verifies what was signed', async () => {
  const desk = documents({ 'a.pdf': letter() });
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, desk.path('a.pdf'));
  await atHome();
  await keys.press(home.acts.sign.title);
  await keys.title(sign.title);
  await keys.press(sign.drop.choose);
  await app.page.getByRole('application').waitFor();
  await keys.to(sign.box.label(1));
  await app.page.keyboard.press('ArrowLeft');
  await app.page.keyboard.press('Shift+ArrowUp');
  await keys.heard(/^A sinistra \d+ %, in alto \d+ %; largo \d+ %/u);
  await keys.round();
  await keys.press(sign.signFiles(1));
  await keys.title(sign.signFiles(1));
  await keys.type(codes.pin.label, RIGHT_PIN);
  await app.page.keyboard.press('Enter');
  await keys.title(sign.result.title(1, 1));
  await keys.press(sign.result.verifyNamed('a-signed.pdf'));
  await app.page.getByRole('list', { name: verify.four }).waitFor();
  await keys.round();
  await keys.press(verify.another);
  await keys.title(verify.title);
  expect(desk.names()).toEqual(['a-signed.pdf', 'a.pdf']);
});

test('goes to every page of help and back, and through the settings', async () => {
  await atHome();
  await keys.press(words.shell.entries.help);
  await keys.title(words.help.title);
  const links = await app.page.locator('main a.act').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  expect(links.length).toBe(8);
  for (const href of links) {
    const name = await app.page.locator(`main a.act[href="${href ?? ''}"]`).innerText();
    await keys.press(name.split('\n')[0] ?? '');
    await app.page.waitForURL((url) => url.hash === href);
    await expect.poll(async () => (await keys.stop()).role).toBe('h1');
    // What a page looks up first may take the place of what had the focus.
    await settled(app);
    await keys.round();
    await keys.to(words.help.back, 'Shift+Tab');
    await app.page.keyboard.press('Enter');
    await keys.title(words.help.title);
  }
  await keys.press(words.shell.entries.settings);
  await keys.title(words.settings.title);
  await keys.to(words.settings.general.themes.system);
  await app.page.keyboard.press('ArrowDown');
  await expect.poll(() => app.page.locator('html').getAttribute('data-theme')).not.toBeNull();
  await keys.press(words.settings.general.contrast.title, 'Space');
  await expect.poll(() => app.page.locator('html').getAttribute('data-contrast')).toBe('more');
  const { sections } = words.settings;
  const names = [sections.signing, sections.verification, sections.browsers, sections.network, sections.diagnostics];
  for (const [index, name] of names.entries()) {
    // Two of them are named as screens are: they are met in their own list.
    await keys.to(sections.general, 'Shift+Tab');
    for (let presses = 0; presses <= index; presses++) await app.page.keyboard.press('Tab');
    expect((await keys.stop()).name).toBe(name);
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('region', { name, exact: true }).waitFor();
    await keys.round();
  }
});

test('answers the PIN window, or leaves it by Escape', async () => {
  const prompt = new DesktopPrompt({ socketPath: join(runtime, 'ciekit/prompt.sock') });
  const { signal } = new AbortController();
  const place = { reader: 'Lettore di prova 1', serialNumber: 'CA00000AA', label: 'Nonna' };
  const ask = (): ReturnType<typeof source.askPin> => source.askPin({ refused: undefined, triesRemaining: 2 });
  const source = prompt.open({ program: { name: 'firefox', pid: 4711 }, card: place, signal });
  const asked = ask();
  await expect.poll(() => app.electron.windows().some((page) => page.url().endsWith('#/prompt'))).toBe(true);
  const window = app.electron.windows().find((page) => page.url().endsWith('#/prompt')) ?? app.page;
  await window.getByRole('heading', { level: 1 }).waitFor();
  const there = await Keyboard.in(window);
  await expect.poll(async () => (await there.stop()).name).toBe(codes.prompt.label);
  await there.round();
  await there.type(codes.prompt.label, RIGHT_PIN);
  await there.press(codes.prompt.submit);
  (await asked).wipe();
  await there.title(codes.prompt.gone.title);
});
