import type { CDPSession } from 'playwright-core';

/** One task of the thread that draws a window and runs its scripts; in milliseconds, of the page's own clock. */
export interface WindowTask {
  readonly begun: number;
  readonly ended: number;
  /** What it computed: a thread that waits for a processor computes nothing. */
  readonly computed: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as the next two. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const CLOCK = 'clock of the page';

/** Chromium's own record of a page's thread, from now until the function that this returns is called. */
export async function traceWindowThread(session: CDPSession): Promise<() => Promise<readonly WindowTask[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as readonly TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
  });
  return async () => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `performance.mark('${CLOCK}').startTime`,
    });
    const complete = new Promise((resolve) => {
      session.once('Tracing.tracingComplete', resolve);
    });
    await session.send('Tracing.end');
    await complete;
    return tasksOf(events, Number(result.value));
  };
}

function tasksOf(events: readonly TraceEvent[], clock: number): WindowTask[] {
  const mark = events.find(({ name }) => name === CLOCK);
  if (mark === undefined) throw new Error('the trace does not have the mark that the page has set');
  const offset = mark.ts / 1_000 - clock;
  const tasks: WindowTask[] = [];
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === mark.pid && tid === mark.tid);
  let end = -Infinity;
  // A task may run others within itself: the outermost counts.
  for (const { ts, dur = 0, tdur = 0 } of own.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (ts < end) continue;
    end = ts + dur;
    tasks.push({ begun: ts / 1_000 - offset, ended: end / 1_000 - offset, computed: tdur / 1_000 });
  }
  return tasks;
}

/** How much the thread computed between two times: of a task that lies across one of them, the part between. */
export function computedBetween(tasks: readonly WindowTask[], from: number, to: number): number {
  return tasks.reduce((sum, { begun, ended, computed }) => {
    const within = Math.min(ended, to) - Math.max(begun, from);
    return within > 0 ? sum + (computed * within) / (ended - begun) : sum;
  }, 0);
}
