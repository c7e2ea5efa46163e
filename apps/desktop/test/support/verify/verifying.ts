import { createMiddleware } from '@ciekit/middleware';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SoftwareReaders } from '@ciekit/emulator';
import type { Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { it as words } from '../../../src/renderer/words/it/index.js';
import { launchDesk, type DeskApp, type DeskOptions } from '../desk/launch-desk.js';
import type { Documents } from '../sign/paper.js';
import { pki } from './signed-files.js';

export { words };
export const verify = words.documents.verify;

export interface VerifyingOptions extends DeskOptions {
  /** Names of the files that the app is opened with; all unless given. */
  readonly open?: readonly string[];
}

/** The app opened with files to verify, on a PC that knows the authority of {@link pki} as one of the CIE. */
export async function verifying(files: Documents, options: VerifyingOptions = {}): Promise<DeskApp> {
  const { open = files.names(), ...rest } = options;
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-desktop-'));
  const storeDirectory = join(folder, 'home');
  mkdirSync(storeDirectory);
  const middleware = createMiddleware({ readers: new SoftwareReaders({ readers: [] }), storeDirectory });
  await middleware.addTrust(pki.root.der, { purpose: 'holder-issuer', trustUnpinned: true });
  await middleware.addTrust(pki.root.der, { purpose: 'tsa', trustUnpinned: true });
  await middleware.addTrust(pki.subCa.der);
  const args = open.length === 0 ? [] : ['--verify', ...open.map(files.path)];
  const app = await launchDesk({ args, folder, ...rest });
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return app;
}

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: true });
}

export function heading(page: Page, name: string | RegExp, level = 1): Locator {
  return page.getByRole('heading', { level, name, exact: true });
}

/** The four answers of one signature as they are read: question, answer, reason. */
export async function answers(page: Page, list: string | RegExp = verify.four): Promise<readonly string[]> {
  const rows = page.getByRole('list', { name: list, exact: true }).getByRole('listitem');
  await rows.first().waitFor();
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const question = await row.getByRole('heading').innerText();
      const text = await row.innerText();
      return text.replaceAll(/\s+/g, ' ').trim().replace(question, `${question} |`);
    }),
  );
}
