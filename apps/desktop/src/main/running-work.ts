import type { WebContents } from 'electron';
import type { OperationEvent } from '../contract/operations.js';

/** Steps at which a code is with the card: what the card says to it decides what the person may do next. */
const WITH_CODE: ReadonlySet<string> = new Set(['checking-code', 'changing-pin', 'unblocking-pin']);

/** A window, as far as its operations know it. */
export type WorkWindow = Pick<WebContents, 'send' | 'once' | 'off'>;

interface Running {
  /** `undefined`: it has gone, and may not be spoken to any more. */
  window: WorkWindow | undefined;
  readonly ending: Promise<unknown>;
  readonly isWithCards: boolean;
  step: string;
}

/**
 * The operations that windows began. Each is one window's: no other hears of it, answers its questions or stops it. One
 * whose window has gone is cancelled: nobody is left to answer its questions, and the card would stay taken.
 */
export class RunningWork {
  readonly #cancel: (id: string) => void;
  readonly #running = new Map<string, Running>();

  constructor(cancel: (id: string) => void) {
    this.#cancel = cancel;
  }

  has(id: string): boolean {
    return this.#running.has(id);
  }

  /** How many are under way. */
  get size(): number {
    return this.#running.size;
  }

  /** Whether one of them would leave a card, or what this PC knows of cards, half-way if its process were ended. */
  get isWithCards(): boolean {
    return [...this.#running.values()].some((running) => running.isWithCards);
  }

  /** The window that began it; `undefined` once either has ended. */
  windowOf(id: string): WorkWindow | undefined {
    return this.#running.get(id)?.window;
  }

  /** What an operation tells on its way, before its window hears it. */
  told(id: string, event: OperationEvent): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    if (event.type === 'progress') running.step = event.step;
    // Whoever is asked may go instead: nothing was sent yet.
    if (event.type === 'question') running.step = '';
  }

  /** A code is with the card, for a window that shows how it ends: neither may be taken away now. It is a matter of seconds. */
  get isWithCode(): boolean {
    return [...this.#running.values()].some(({ window, step }) => window !== undefined && WITH_CODE.has(step));
  }

  async during<T>(id: string, window: WorkWindow, work: Promise<T>, isWithCards: boolean): Promise<T> {
    const running: Running = { window, ending: work, isWithCards, step: '' };
    const gone = (): void => {
      running.window = undefined;
      this.#cancel(id);
    };
    this.#running.set(id, running);
    window.once('destroyed', gone);
    // A page that crashed leaves its window open and empty.
    window.once('render-process-gone', gone);
    try {
      return await work;
    } finally {
      window.off('destroyed', gone);
      window.off('render-process-gone', gone);
      this.#running.delete(id);
    }
  }

  /** All have ended, or the time is over: a card that is being written to is given the time to finish. */
  async settled(withinMs: number): Promise<void> {
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([Promise.allSettled([...this.#running.values()].map(({ ending }) => ending)), late]);
    clearTimeout(timer);
  }
}
