import { createMiddleware, type Middleware } from '@ciekit/middleware';
import type { Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { it as words } from '../../../src/renderer/words/it/index.js';
import { launchDesk, type DeskApp, type DeskOptions } from '../desk/launch-desk.js';
import type { Documents } from './paper.js';

export { words };
export const sign = words.documents.sign;
export const RIGHT_PIN = '19283746';
export const WRONG_PIN = '50617283';

/** The app opened with documents to sign, a paired card on the reader. */
export interface Signing {
  readonly app: DeskApp;
  readonly page: Page;
  readonly card: DeskCard;
  /** Of the same store, to verify what was signed. */
  readonly middleware: Middleware;
}

export interface SigningOptions extends DeskOptions {
  /** Names of the documents that the app is opened with. */
  readonly open?: readonly string[];
  readonly isPaired?: boolean;
}

export async function signing(documents: Documents, options: SigningOptions = {}): Promise<Signing> {
  const { open = documents.names(), isPaired = true, card = new DeskCard(), ...rest } = options;
  const app = await launchDesk({
    card,
    paired: isPaired ? [card] : [],
    args: open.length === 0 ? [] : ['--sign', ...open.map(documents.path)],
    ...rest,
  });
  onTestFinished(() => app.close());
  const middleware = createMiddleware({ readers: app.desk.readers, storeDirectory: app.home });
  return { app, page: app.page, card, middleware };
}

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: true });
}

export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

/** From the documents to the PIN. */
export async function goToPin(page: Page, count: number): Promise<void> {
  await button(page, sign.signFiles(count)).click();
}

/** Types the PIN and sends it; the tick after a wrong one is set. */
export async function sendPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel(words.codes.pin.label, { exact: true }).fill(pin);
  const tick = page.getByRole('checkbox', { name: words.codes.spend.label });
  if ((await tick.count()) > 0) await tick.check();
  await button(page, /^(?:Firma|Riprova)$/).click();
}

/** Integrity of each signature in a file. */
export async function integrityOf(middleware: Middleware, path: string): Promise<readonly string[]> {
  const { files } = await middleware.verifyFiles({ files: [path] });
  const [file] = files;
  if (file?.status !== 'verified') return ['unread'];
  return file.report.layers.flatMap(({ signatures }) => signatures).map(({ verdicts }) => verdicts.integrity.state);
}
