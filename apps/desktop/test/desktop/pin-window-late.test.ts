/** The question of a browser's log-in that nobody waits for any more, with the token that asks it and the card in its hand. */
import { createMiddleware } from '@ciekit/middleware';
import { Token } from '@ciekit/pkcs11';
import { DesktopPrompt } from '@ciekit/pkcs11/prompt';
import { createPublicKey, verify } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { CryptokiClient } from '../../../../packages/pkcs11/test/support/cryptoki-client.js';
import { HOLDER_KEY } from '../../../../packages/pkcs11/test/support/software-key-cards.js';
import { WatchedLog } from '../../../../packages/pkcs11/test/support/watched-log.js';
import { PIN, press, title, type } from '../support/code-pages.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { testFolder } from '../support/help-pages.js';
import { questionWindow } from '../support/question-window.js';

const FIELD = 'PIN, tutte le 8 cifre';
const VERIFY = 0x20;
const SHA256_RSA_PKCS = 0x40;
const FUNCTION_CANCELED = 0x50;
const DATA = Buffer.from('hello');
/** Of the token's patience with the window: like no other time in this process. */
const TOKEN_WAITS_MS = 123_457;
/** Of the window's own patience. */
const WINDOW_WAITS_MS = 120_000;

/** Ends the times of the app's main process that are this long when the test says so, and never by themselves. */
async function holdTimes({ electron }: DeskApp, length: number): Promise<() => Promise<void>> {
  await electron.evaluate((_, held) => {
    const due: (() => void)[] = [];
    const real = globalThis.setTimeout;
    const set = (callback: () => void, ms?: number, ...values: readonly []): NodeJS.Timeout => {
      if (ms === held) due.push(callback);
      return real(ms === held ? (): void => undefined : callback, ms, ...values);
    };
    const endHeldTimes = (): void => {
      for (const end of due.splice(0)) end();
    };
    Object.assign(globalThis, { setTimeout: set, endHeldTimes });
  }, length);
  return () =>
    electron.evaluate(() => {
      (globalThis as unknown as { readonly endHeldTimes: () => void }).endHeldTimes();
    });
}

/** The same in this process. */
function holdOwnTimes(length: number): () => void {
  const due: (() => void)[] = [];
  const real = globalThis.setTimeout;
  const spy = vi
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation((callback: () => void, ms?: number, ...values: readonly []) => {
      if (ms === length) due.push(callback);
      return real(ms === length ? (): void => undefined : callback, ms, ...values);
    });
  onTestFinished(() => {
    spy.mockRestore();
  });
  return () => {
    for (const end of due.splice(0)) end();
  };
}

/** What the window has once the question is over: a sentence, and the PIN nowhere. */
async function expectOver(window: Page, over: () => unknown): Promise<void> {
  const field = await window.getByLabel(FIELD, { exact: true }).elementHandle();
  await over();
  await title(window, 'Nessuno aspetta più il PIN');
  expect(await field.evaluate((element) => (element as HTMLInputElement).value)).toBe('');
  expect(await window.getByRole('button').count()).toBe(0);
  expect(await window.content()).not.toContain(PIN);
}

test('when nobody waits any more the window says so, what was typed is wiped, and the card gets nothing', async () => {
  const runtime = testFolder();
  chmodSync(runtime, 0o700);
  const card = new DeskCard();
  await using app = await launchDesk({ card, paired: [card], env: { XDG_RUNTIME_DIR: runtime } });
  const endWindowsTime = await holdTimes(app, WINDOW_WAITS_MS);
  const endTokensTime = holdOwnTimes(TOKEN_WAITS_MS);
  const prompt = new DesktopPrompt({
    socketPath: join(runtime, 'ciekit/prompt.sock'),
    answerWithinMs: TOKEN_WAITS_MS,
  });
  await expect.poll(() => prompt.isAvailable()).toBe(true);
  const { take, logged } = new WatchedLog();
  const cards = createMiddleware({ readers: app.desk.readers, storeDirectory: app.home });
  const token = new Token({ cards, prompt, pinMode: 'prompt', idleMs: 300_000, log: take });
  token.start();
  onTestFinished(() => token.close());
  await logged('card-recognised');

  /** A program with a page to sign, and the window that asks for it. */
  const program = async (name: string, shown = name) => {
    const client = new CryptokiClient(token.connect({ pid: 1, name }));
    await client.initialize();
    const session = await client.openSession();
    const signed = client.sign(session, SHA256_RSA_PKCS, await client.key(session), DATA);
    const ended = client.returnValue(signed);
    const window = await questionWindow(app.electron);
    await title(window, `${shown} vuole usare la tua carta`);
    await type(window, { [FIELD]: PIN });
    return { client, signed, ended, window };
  };

  const gone = await program('firefox', 'Firefox');
  await expectOver(gone.window, () => {
    gone.client.connection.close();
  });

  const late = await program('chromium', 'Chromium');
  await expectOver(late.window, endTokensTime);
  expect(await late.ended).toBe(FUNCTION_CANCELED);

  const left = await program('okular');
  await expectOver(left.window, endWindowsTime);
  expect(await left.ended).toBe(FUNCTION_CANCELED);
  expect(card.codeCommands).toEqual([]);

  // The next question is one like the first: the PIN that is sent for it goes to the card once.
  const last = await program('openssl');
  await press(last.window, 'Invia il PIN');
  expect(verify('sha256', DATA, createPublicKey(HOLDER_KEY), await last.signed)).toBe(true);
  expect([card.codeCommands, card.tries]).toEqual([[VERIFY], { pin: 3, puk: 10 }]);
  await title(last.window, 'Nessuno aspetta più il PIN');
  expect([app.pageErrors, app.complaints]).toEqual([[], []]);
});
