/** What is typed into a field for a code is there until it is sent or the screen is left, and no longer. */
import type { ElementHandle, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import {
  button,
  CODE_FLOWS,
  goTo,
  heading,
  right,
  see,
  send,
  words,
  wrong,
  type CodeFlow,
} from '../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { Sitting } from '../support/desk/sitting.js';

let app: DeskApp;
let sitting: Sitting;

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

afterEach(() => sitting.leave());

/** The form's own fields, which are looked at after the form has gone, too. */
async function fields({ page }: DeskApp, flow: CodeFlow): Promise<readonly ElementHandle[]> {
  await see(button(page, flow.submit));
  return page.locator('input[type=password]').elementHandles();
}

/** The number of digits in each, so that a failure shows no code. */
function lengths(handles: readonly ElementHandle[]): Promise<readonly number[]> {
  return Promise.all(handles.map((field) => field.evaluate((element) => (element as HTMLInputElement).value.length)));
}

/** The boxes are drawn with the digits in them. */
async function showDigits(page: Page): Promise<void> {
  for (const eye of await page.getByRole('button', { name: /^Mostra/ }).all()) await eye.click();
}

test.each(CODE_FLOWS)(
  '$name: the fields are empty once the screen was left, and once the code was sent',
  async (flow) => {
    sitting = new Sitting(app);
    const { card } = sitting;
    const { page } = app;
    await sitting.begin(flow);
    const left = await fields(app, flow);
    await flow.fill(page, right(flow));
    await showDigits(page);
    await see(page.locator('.code__half').filter({ hasText: right(flow).slice(0, 4) }));
    expect(await lengths(left)).toEqual(left.map(() => 8));
    await goTo(app, 'levels');
    await expect.poll(() => lengths(left)).toEqual(left.map(() => 0));
    expect([await page.content(), card.codeCommands]).toEqual([expect.not.stringContaining(right(flow)), []]);

    await goTo(app, flow.route);
    const sent = await fields(app, flow);
    expect(await lengths(sent)).toEqual(left.map(() => 0));
    await showDigits(page);
    await send(page, flow, wrong(flow));
    await see(heading(page, words.codes.wrong[flow.kind].title));
    expect([await lengths(sent), await lengths(await fields(app, flow))]).toEqual([
      left.map(() => 0),
      left.map(() => 0),
    ]);
    // As a value, and as boxes with one digit each.
    const boxes = wrong(flow).replaceAll(/(?<=\d)(?=\d)/g, '</i><i>');
    expect(await page.content()).not.toMatch(new RegExp(`${wrong(flow)}|${boxes}`));
    expect(card.codeCommands).toHaveLength(1);
  },
);
