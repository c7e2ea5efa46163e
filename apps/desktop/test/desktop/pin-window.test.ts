import { CancelledError, PinError } from '@ciekit/core';
import type { CodeSource } from '@ciekit/middleware';
import { CodeRefusedError } from '@ciekit/middleware';
import { DesktopPrompt } from '@ciekit/pkcs11/prompt';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PIN, press, says, title, type } from '../support/code-pages.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { questionWindow } from '../support/question-window.js';

const FIELD = 'PIN, tutte le 8 cifre';
const CARD = { reader: 'Lettore di prova 1', serialNumber: 'CA00000AA', label: 'Nonna' };

let app: DeskApp;
let runtime: string;
let prompt: DesktopPrompt;

beforeEach(async () => {
  runtime = mkdtempSync(join(tmpdir(), 'ciekit-runtime-'));
  chmodSync(runtime, 0o700);
  app = await launchDesk({ env: { XDG_RUNTIME_DIR: runtime } });
  prompt = new DesktopPrompt({ socketPath: join(runtime, 'ciekit/prompt.sock') });
  await expect.poll(() => prompt.isAvailable()).toBe(true);
});

afterEach(async () => {
  await app.close();
  rmSync(runtime, { recursive: true, force: true, maxRetries: 5 });
});

/** What the token's service holds while a program waits. */
function logIn(program: string | undefined): CodeSource {
  const { signal } = new AbortController();
  return prompt.open({ program: program === undefined ? undefined : { name: program, pid: 4711 }, card: CARD, signal });
}

/** The window with the question, once it is drawn. */
async function shown(question: Promise<unknown>): Promise<Page> {
  // Its end is the test's to look at.
  question.catch(() => undefined);
  return questionWindow(app.electron);
}

describe('a program that wants the PIN', () => {
  test('is named as the system reports it, with the card and its tries; the PIN goes out once and is not kept', async () => {
    const asked = logIn('firefox').askPin({ refused: undefined, triesRemaining: 3 });
    const window = await shown(asked);
    await title(window, 'Firefox vuole usare la tua carta');
    await says(window, 'firefox, secondo il sistema');
    await says(window, 'Nonna, CA00000AA');
    await says(window, '3 tentativi su 3');
    await says(window, 'Si chiude da sola tra');
    await type(window, { [FIELD]: PIN });
    await press(window, 'Invia il PIN');
    const pin = await asked;
    expect(pin.use((digits) => new TextDecoder().decode(digits))).toBe(PIN);
    pin.wipe();
    await title(window, 'Nessuno aspetta più il PIN');
    expect(await window.content()).not.toContain(PIN);
    expect(app.pageErrors).toEqual([]);
  });

  test('and is not known is said to be so', async () => {
    const window = await shown(logIn(undefined).askPin({ refused: undefined, triesRemaining: undefined }));
    await title(window, 'Un programma vuole usare la tua carta');
    await says(window, 'Il sistema non dice quale');
    await says(window, 'Questa carta non dice quanti tentativi restano');
  });

  test('gets nothing from a person who cancels, by the button or by Escape', async () => {
    const first = logIn('firefox').askPin({ refused: undefined, triesRemaining: 3 });
    const window = await shown(first);
    await type(window, { [FIELD]: PIN });
    await press(window, 'Annulla');
    await expect(first).rejects.toBeInstanceOf(CancelledError);
    const second = logIn('firefox').askPin({ refused: undefined, triesRemaining: 3 });
    await shown(second);
    await window.getByLabel(FIELD, { exact: true }).waitFor();
    expect(await window.getByLabel(FIELD, { exact: true }).inputValue()).toBe('');
    await window.keyboard.press('Escape');
    await expect(second).rejects.toBeInstanceOf(CancelledError);
  });
});

test.each([
  { refused: new PinError('code-incorrect', 'pin', 2), left: 2, said: 'Il PIN non era giusto' },
  { refused: new CodeRefusedError('code-half', 'pin'), left: 3, said: 'Servono tutte le 8 cifre' },
])('why the PIN before was not taken is said: $said', async ({ refused, left, said }) => {
  const window = await shown(logIn('firefox').askPin({ refused, triesRemaining: left }));
  await says(window, said);
});

test('half a PIN does not leave the window', async () => {
  let answered = false;
  const asked = logIn('firefox').askPin({ refused: undefined, triesRemaining: 3 });
  void asked.then(
    () => (answered = true),
    () => undefined,
  );
  const window = await shown(asked);
  await type(window, { [FIELD]: PIN.slice(0, 4) });
  await press(window, 'Invia il PIN');
  await says(window, 'Queste sono 4 cifre, la metà del codice');
  expect(answered).toBe(false);
});

describe('the last try', () => {
  test('is used only when the person says so; no has the focus', async () => {
    const asked = logIn('firefox').confirmLastTry('pin', 1);
    const window = await shown(asked);
    await title(window, 'È l’ultimo tentativo. Vuoi usarlo?');
    const safe = window.getByRole('button', { name: 'No, cerco prima il PIN' });
    expect(await safe.evaluate((button) => button === document.activeElement)).toBe(true);
    await press(window, 'Usa l’ultimo tentativo');
    expect(await asked).toBe(true);
  });

  test('is kept by the safe answer', async () => {
    const asked = logIn('firefox').confirmLastTry('pin', 1);
    const window = await shown(asked);
    await press(window, 'No, cerco prima il PIN');
    expect(await asked).toBe(false);
  });
});

test('the window of the app itself never shows or answers a program’s question', async () => {
  const asked = logIn('firefox').askPin({ refused: undefined, triesRemaining: 3 });
  await shown(asked);
  const answer = await app.page.evaluate(() =>
    (globalThis as unknown as { ciekit: { request(name: string): Promise<unknown> } }).ciekit.request('prompt.get'),
  );
  expect(answer).toEqual({ ok: true, result: undefined });
});
