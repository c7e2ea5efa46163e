import type { Page } from 'playwright-core';

/** The specimen's codes. */
export const PIN = '19283746';
export const PUK = '64738291';
export const NEW_PIN = '70421593';
export const WRONG = '11223355';

/** Goes to a screen as a link does. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${route}'`);
}

/** Types a code into each field named. */
export async function type(page: Page, codes: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, code] of Object.entries(codes)) await page.getByLabel(label, { exact: true }).fill(code);
}

/** What is in each field named; the length only, so that a failure shows no code. */
export async function lengths(page: Page, labels: readonly string[]): Promise<readonly number[]> {
  return Promise.all(labels.map(async (label) => (await page.getByLabel(label, { exact: true }).inputValue()).length));
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Resolves when the page with this title is there. */
export async function title(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Resolves when something says this. */
export async function says(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}
