import type { LaunchedApp } from '../launch-app.js';

/** How long the main process did not come to what waited for it, at most; in milliseconds. */
export interface MainThread {
  /** What it computed in one go. */
  readonly computed: number;
  /** The same with all for which it waited (a file, a process that starts), but not the time in which it had no processor. */
  readonly held: number;
}

interface Watch {
  computed: number;
  held: number;
  readonly timer: NodeJS.Timeout;
}

declare global {
  // In the main process.
  var mainThreadWatch: Watch | undefined;
}

/**
 * Watches the event loop of the main process until the function that this returns is called. Where Linux tells what the thread
 * computed and how long it wanted a processor and had none (schedstat, Documentation/scheduler/sched-stats), a busy machine
 * changes nothing; elsewhere the whole process counts, and the waiting with it.
 */
export async function watchMainThread({ electron }: LaunchedApp): Promise<() => Promise<MainThread>> {
  await electron.evaluate(() => {
    const EVERY_MS = 5;
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const read = (): { readonly at: number; readonly computed: number; readonly hadNone: number } => {
      const at = performance.now();
      try {
        const [computed = 0, hadNone = 0] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number);
        return { at, computed: computed / 1_000_000, hadNone: hadNone / 1_000_000 };
      } catch {
        const { user, system } = process.cpuUsage();
        return { at, computed: (user + system) / 1_000, hadNone: 0 };
      }
    };
    let last = read();
    const watch: Watch = {
      computed: 0,
      held: 0,
      timer: setInterval(() => {
        const now = read();
        watch.computed = Math.max(watch.computed, now.computed - last.computed);
        watch.held = Math.max(watch.held, now.at - last.at - (now.hadNone - last.hadNone) - EVERY_MS);
        last = now;
      }, EVERY_MS),
    };
    globalThis.mainThreadWatch = watch;
  });
  return () =>
    electron.evaluate(() => {
      const { computed, held, timer } = globalThis.mainThreadWatch ?? { computed: Number.NaN, held: Number.NaN };
      clearInterval(timer);
      return { computed, held };
    });
}
