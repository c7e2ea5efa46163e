import type { CDPSession } from 'playwright-core';
import type { LaunchedApp } from '../launch-app.js';
import { watchMainThread, type MainThread } from './main-thread.js';
import { computedBetween, traceWindowThread, type WindowTask } from './window-thread.js';

/** How fast the app answered while something went on, in milliseconds. */
export interface Responsiveness {
  readonly keys: number;
  /** From a key to its handler: half of all were faster, nineteen in twenty, all. Other programs of the machine are in it. */
  readonly inputDelay50: number;
  readonly inputDelay95: number;
  readonly inputDelayMax: number;
  /** What the window's thread computed between a key and its handler, at most: other programs are not in it. */
  readonly computedBeforeKey: number;
  /** What it computed in one go, at most. */
  readonly longestTask: number;
  readonly main: MainThread;
}

const KEY_EVERY_MS = 60;

interface Key {
  readonly at: number;
  readonly handled: number;
}

/** In the page. */
const LISTEN = `{
  globalThis.keys = [];
  globalThis.takeKey ??= ({ key, timeStamp }) => {
    if (key === 'Shift') keys.push({ at: timeStamp, handled: performance.now() });
  };
  addEventListener('keydown', takeKey);
}`;
const STOP = `removeEventListener('keydown', takeKey); keys`;

/** Types keys that do nothing while `during` goes on, and measures how soon they arrive. */
export async function measureResponsiveness(app: LaunchedApp, during: () => Promise<unknown>): Promise<Responsiveness> {
  const { keys, tasks, main } = await measured(app, during);
  const delays = keys.map(({ at, handled }) => handled - at).sort((a, b) => a - b);
  const slowest = (part: number): number => delays[Math.ceil(delays.length * part) - 1] ?? Number.NaN;
  return {
    keys: keys.length,
    inputDelay50: slowest(0.5),
    inputDelay95: slowest(0.95),
    inputDelayMax: slowest(1),
    computedBeforeKey: Math.max(...keys.map(({ at, handled }) => computedBetween(tasks, at, handled))),
    longestTask: Math.max(...tasks.map(({ computed }) => computed)),
    main,
  };
}

interface Measured {
  readonly keys: readonly Key[];
  readonly tasks: readonly WindowTask[];
  readonly main: MainThread;
}

async function measured(app: LaunchedApp, during: () => Promise<unknown>): Promise<Measured> {
  const session = await app.page.context().newCDPSession(app.page);
  try {
    await app.page.evaluate(LISTEN);
    const watched = await watchMainThread(app);
    const traced = await traceWindowThread(session);
    const typed = typeKeys(session);
    await during().finally(() => typed.stop());
    const tasks = await traced();
    return { tasks, keys: await app.page.evaluate<readonly Key[]>(STOP), main: await watched() };
  } finally {
    // Ends a trace that is still going on, too.
    await session.detach();
  }
}

/** One after the other, whether or not those before have arrived: who waits for an answer does not notice that it is late. */
function typeKeys(session: CDPSession): { readonly stop: () => Promise<void> } {
  const sent: Promise<unknown>[] = [];
  const shift = { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 };
  const timer = setInterval(() => {
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...shift }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shift }));
  }, KEY_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(sent);
    },
  };
}
