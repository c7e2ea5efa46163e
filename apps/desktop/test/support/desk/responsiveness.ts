import type { LaunchedApp } from '../launch-app.js';

/** How fast the window answered while something went on, in milliseconds. */
export interface Responsiveness {
  /** From a key to its handler: the worst of nineteen in twenty, and the worst of all. */
  readonly inputDelay95: number;
  readonly inputDelayMax: number;
  /** Longest time without a frame. */
  readonly longestFrame: number;
  /** Longest answer of the main process. */
  readonly mainProcess: number;
  readonly keys: number;
}

const KEY_EVERY_MS = 60;

interface Measured {
  readonly delays: readonly number[];
  readonly longestFrame: number;
}

/** In the page. */
const MEASURE = `{
  const measured = globalThis.measured ??= { delays: [], longestFrame: 0 };
  measured.delays = [];
  measured.longestFrame = 0;
  if (measured.last === undefined) {
    addEventListener('keydown', ({ key, timeStamp }) => {
      if (key === 'Shift') measured.delays.push(performance.now() - timeStamp);
    });
    requestAnimationFrame(function frame(now) {
      measured.longestFrame = Math.max(measured.longestFrame, now - measured.last);
      measured.last = now;
      requestAnimationFrame(frame);
    });
  }
  measured.last = performance.now();
}`;

/** Types keys that do nothing while `during` goes on, and measures how soon they arrive. */
export async function measureResponsiveness(
  { page, electron }: LaunchedApp,
  during: () => Promise<unknown>,
): Promise<Responsiveness> {
  await page.evaluate(MEASURE);
  const progress = { isOver: false };
  const work = during().finally(() => (progress.isOver = true));
  let mainProcess = 0;
  let keys = 0;
  while (!progress.isOver) {
    const begun = performance.now();
    await page.keyboard.press('Shift');
    keys++;
    const asked = performance.now();
    await electron.evaluate(() => process.pid);
    mainProcess = Math.max(mainProcess, performance.now() - asked);
    await page.waitForTimeout(Math.max(0, KEY_EVERY_MS - (performance.now() - begun)));
  }
  await work;
  const { delays, longestFrame } = await page.evaluate<Measured>('globalThis.measured');
  const sorted = [...delays].sort((a, b) => a - b);
  return {
    inputDelay95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    inputDelayMax: sorted.at(-1) ?? Number.NaN,
    longestFrame,
    mainProcess,
    keys,
  };
}
