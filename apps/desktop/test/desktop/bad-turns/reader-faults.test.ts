import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { CHECK_PIN, goTo, heading, RIGHT_PIN, see, send, words } from '../../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';
import { measureResponsiveness, type Responsiveness } from '../../support/desk/responsiveness.js';

const { home } = words;
const VERIFY = 0x20;
/** A process that does not answer is ended after 15 seconds (process-client.ts); a busy machine needs longer. */
const NOTICED_WITHIN_MS = 40_000;
/** A key that is handled this soon is handled at once. */
const AT_ONCE_MS = 50;
/** What a person takes for a window that does not hang, on a machine that does other work too; figures are the bench's. */
const BUSY_MS = 250;

function expectResponsive({ keys, main, ...window }: Responsiveness): void {
  expect(keys).toBeGreaterThan(10);
  // Of the app alone, whatever else the machine does: each key, and whatever was done in one go.
  expect(window.computedBeforeKey).toBeLessThan(AT_ONCE_MS);
  expect(window.longestTask).toBeLessThan(AT_ONCE_MS);
  expect(main.computed).toBeLessThan(AT_ONCE_MS);
  expect(main.held).toBeLessThan(2 * BUSY_MS);
  // By the clock on the wall.
  expect(window.inputDelay50).toBeLessThan(AT_ONCE_MS);
  expect(window.inputDelay95).toBeLessThan(BUSY_MS);
}

/** The card takes its time with the PIN. Resolves when the PIN is there and its answer is not yet out. */
function slowCheck({ card }: DeskCard): Promise<void> {
  return new Promise((resolve) => {
    card.faults.inject({
      kind: 'slow',
      ms: 1_000,
      at: ({ ins }) => {
        if (ins !== VERIFY) return false;
        resolve();
        return true;
      },
    });
  });
}

/** Each waits a quarter of a minute until the process is given up: side by side. */
describe.concurrent('a reader that hangs', () => {
  test('while nothing is asked of it: the window answers, says so, and finds the card again', async () => {
    const card = new DeskCard();
    await using app = await launchDesk({ card, paired: [card] });
    await see(heading(app.page, home.ready.title));
    const before = app.desk.processes;
    const figures = await measureResponsiveness(app, async () => {
      app.desk.order({ order: 'hang' });
      await heading(app.page, home.service.titles['reader-not-answering']).waitFor({ timeout: NOTICED_WITHIN_MS });
    });
    expectResponsive(figures);
    await app.desk.processSince(before);
    await see(heading(app.page, home.ready.title));
    expect(app.pageErrors).toEqual([]);
  });

  test('while the PIN is on its way: said, and never sent again', async () => {
    const card = new DeskCard();
    await using app = await launchDesk({ card, paired: [card] });
    await goTo(app, CHECK_PIN.route);
    const before = app.desk.processes;
    const sent = slowCheck(card);
    await send(app.page, CHECK_PIN, RIGHT_PIN);
    await sent;
    app.desk.order({ order: 'hang' });
    await app.page
      .getByText(words.errors.own['reader-not-answering'].title)
      .first()
      .waitFor({ timeout: NOTICED_WITHIN_MS });
    await app.desk.processSince(before);
    await app.desk.quiet(card);
    expect(card.verifications).toBe(1);
    expect(app.pageErrors).toEqual([]);
  });
});

describe('a reader that crashes its process, or never stands still', () => {
  let app: DeskApp;
  let card: DeskCard;

  beforeAll(async () => {
    app = await launchDesk({ paired: [new DeskCard()] });
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    card = new DeskCard();
    app.desk.put(card);
    await goTo(app, 'home');
    await see(heading(app.page, home.ready.title));
  });

  afterEach(async () => {
    await app.desk.clear();
    expect(app.pageErrors).toEqual([]);
  });

  test('a driver that takes its process with it: the window stays, the card comes back', async () => {
    for (let time = 0; time < 2; time++) {
      const before = app.desk.processes;
      const figures = await measureResponsiveness(app, async () => {
        app.desk.order({ order: 'crash' });
        await app.desk.processSince(before);
        await delay(500);
      });
      expectResponsive(figures);
      await see(heading(app.page, home.ready.title));
    }
  });

  test('a process that ends while the PIN is on its way: nothing is sent again', async () => {
    await goTo(app, CHECK_PIN.route);
    const before = app.desk.processes;
    const sent = slowCheck(card);
    await send(app.page, CHECK_PIN, RIGHT_PIN);
    await sent;
    app.desk.order({ order: 'crash' });
    await app.page.getByText(words.errors.own['reader-not-answering'].title).first().waitFor();
    await app.desk.processSince(before);
    await app.desk.quiet(card);
    expect(card.verifications).toBe(1);
  });

  test('readers that tell of ten thousand changes a second: the window answers', async () => {
    const ms = 2_000;
    const figures = await measureResponsiveness(app, async () => {
      app.desk.order({ order: 'flood', perSecond: 10_000, ms, reader: 'Lettore che non sta mai fermo' });
      await delay(ms);
    });
    expectResponsive(figures);
    app.desk.take();
    await see(heading(app.page, [home.noCard.title, home.mute.title]));
  });
});
