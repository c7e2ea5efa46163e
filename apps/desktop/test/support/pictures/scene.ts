/** Screens in states that a person brings about: arranged, walked to, shown, and left again. */
import type { DesktopPrompt } from '@ciekit/pkcs11/prompt';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Words } from '../../../src/renderer/words/words.js';
import type { DeskApp } from '../desk/launch-desk.js';
import type { Place } from '../desk/places.js';

/** The app in one language, with what its scenes need. */
export interface Studio {
  readonly app: DeskApp;
  readonly page: Page;
  readonly words: Words;
  /** What the token's service holds while a program asks. */
  readonly prompt: DesktopPrompt;
}

export interface Scene extends Place {
  /** From the screen that the place is to the state that is shown. */
  readonly act?: (studio: Studio) => Promise<unknown>;
  /** The window with it; the app's own unless given. */
  readonly window?: (studio: Studio) => Promise<Page>;
  /** Takes back what the next scene must not find. */
  readonly leave?: (studio: Studio) => Promise<unknown>;
}

/** Scenes that share one start of the app. */
export interface Gallery {
  readonly name: string;
  readonly launch: (env: Readonly<Record<string, string>>) => Promise<DeskApp>;
  readonly scenes: readonly Scene[];
}

/** How long a card stays at one command so that its progress can be seen, in milliseconds. */
export const AT_WORK_MS = 4_000;

export async function fill(page: Page, fields: readonly (readonly [label: string, text: string])[]): Promise<void> {
  for (const [label, text] of fields) await page.getByLabel(label, { exact: true }).fill(text);
}

/** Sends the form; the tick for another try is set where it is asked for. */
export async function submit(page: Page): Promise<void> {
  const tick = page.getByRole('main').getByRole('checkbox');
  if ((await tick.count()) > 0) await tick.check();
  await page.getByRole('main').locator('button[type=submit]').click();
}

export async function seen(page: Page, name: string | Locator): Promise<void> {
  await (typeof name === 'string' ? page.getByText(name).first() : name).waitFor();
}

/** The dialog's answer that does something. */
export async function agree(page: Page): Promise<void> {
  await page.locator('dialog .row .btn').last().click();
}

/** Files in a folder of their own, named as a person's; the next question for files is answered with them. */
export async function choose(
  { app, page }: Studio,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  const folder = join(mkdtempSync(join(tmpdir(), 'ciekit-pictures-')), 'Documenti');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  await app.electron.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    Object.keys(files).map((name) => join(folder, name)),
  );
  page.once('close', () => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });
  await page.locator('.drop button').click();
}
