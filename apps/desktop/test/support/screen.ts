import type { Locator, Page } from 'playwright-core';

/** Waits for the screen with this title. */
export async function title(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 20_000 });
}

export function link(page: Page, name: string | RegExp): Locator {
  return page.getByRole('link', { name });
}

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

export async function focused(page: Page): Promise<string | undefined> {
  const [text] = await page.locator(':focus').allTextContents();
  return text?.trim();
}

/** Goes on until the control with this text has the focus; more stops than a screen has mean that it has none. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    if ((await focused(page)) === text) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${text}"`);
}
