import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { CHECK_PIN, button, goTo, heading, RIGHT_PIN, see, send, words } from '../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { measureResponsiveness } from '../support/desk/responsiveness.js';

/** Where the bench wants the figures (scripts/bench/desktop.mjs); without, this is no test of anything. */
const place = process.env['CIEKIT_FIGURES'];
/** A person puts a card down and takes it away again once a minute. */
const HOUR_OF_CARDS = 60;

/** Resident memory of the app's processes and what they started, in MiB. */
function memoryOf({ electron }: DeskApp): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const ours = new Set([electron.process().pid]);
  for (let before = 0; before !== ours.size;) {
    before = ours.size;
    for (const [pid, parent] of all) if (ours.has(parent)) ours.add(pid);
  }
  return all.reduce((sum, [pid, , rss = 0]) => sum + (ours.has(pid) ? rss : 0), 0) / 1024;
}

async function inAndOut({ desk, page }: DeskApp, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    desk.put(new DeskCard());
    await page
      .getByText(words.tries.left('pin', 3, 3))
      .first()
      .waitFor();
    await desk.clear();
    await see(heading(page, words.home.noCard.title));
  }
}

test.skipIf(place === undefined)('figures of the windows', { timeout: 600_000 }, async () => {
  const starts: number[] = [];
  for (let run = 0; run < 3; run++) {
    const began = performance.now();
    await using app = await launchDesk({ paired: [new DeskCard()] });
    await see(heading(app.page, words.home.noCard.title));
    starts.push(performance.now() - began);
  }
  const card = new DeskCard();
  await using app = await launchDesk({ paired: [card] });
  app.desk.put(card);
  const { inputDelay95 } = await measureResponsiveness(app, async () => {
    for (let run = 0; run < 5; run++) {
      await goTo(app, CHECK_PIN.route);
      await see(button(app.page, CHECK_PIN.submit));
      await send(app.page, CHECK_PIN, RIGHT_PIN);
      await see(heading(app.page, CHECK_PIN.done));
      await goTo(app, 'home');
      await see(heading(app.page, words.home.ready.title));
    }
  });
  await app.desk.clear();
  // What is kept once, and what the allocators take before they give anything back.
  await inAndOut(app, HOUR_OF_CARDS);
  const before = memoryOf(app);
  await inAndOut(app, HOUR_OF_CARDS);
  const memoryGrowthMebibytes = memoryOf(app) - before;
  const figures = {
    firstScreenMs: Math.round(Math.min(...starts)),
    inputDelayMs: Math.round(inputDelay95 * 10) / 10,
    memoryGrowthMebibytes: Math.round(memoryGrowthMebibytes * 10) / 10,
  };
  expect(figures.inputDelayMs).toBeGreaterThanOrEqual(0);
  writeFileSync(place ?? '', JSON.stringify(figures));
});
