import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The window in which programs ask for the card, once its page is drawn. */
export async function questionWindow(electron: ElectronApplication): Promise<Page> {
  const find = (): Page | undefined => electron.windows().find((page) => page.url().endsWith('#/prompt'));
  await expect.poll(() => find() !== undefined).toBe(true);
  const window = find();
  if (window === undefined) throw new Error('no PIN window');
  await window.getByRole('heading', { level: 1 }).waitFor();
  return window;
}
