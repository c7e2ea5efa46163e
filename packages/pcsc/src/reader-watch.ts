import type { ReaderEvent } from '@ciekit/core';
import { TransportError } from '@ciekit/core';
import type { PcscBinding, PcscLog } from './binding.js';
import { readerEvents, type ReaderState } from './reader-state.js';
import { hasFired, patienceFor, pause } from './waiting.js';

/** How often a service that stopped is looked for. */
const RETRY_MS = 500;

/** What is known at one moment. `epoch` counts the service's starts, so that a restart between two looks is seen. */
type View =
  | { readonly service: 'running'; readonly epoch: number; readonly readers: readonly ReaderState[] }
  | { readonly service: 'stopped'; readonly epoch: number }
  | { readonly service: 'failed'; readonly error: TransportError }
  | { readonly service: 'closed' };

/**
 * One watch of the binding for any number of listeners. A listener that is slow gets what changed since it last looked,
 * not a queue: memory stays bounded however often a card comes and goes.
 */
export class ReaderWatch {
  readonly #binding: PcscBinding;
  readonly #log: PcscLog;
  #view: View | undefined;
  #listeners = 0;
  #waiting: (() => void)[] = [];
  #run: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;

  constructor(binding: PcscBinding, log: PcscLog) {
    this.#binding = binding;
    this.#log = log;
  }

  /** The events for one listener: first what is there, then the changes. */
  async *events(signal: AbortSignal): AsyncGenerator<ReaderEvent, void, undefined> {
    if (signal.aborted) return;
    const wake = (): void => {
      this.#wake();
    };
    signal.addEventListener('abort', wake);
    this.#listeners++;
    try {
      await this.#start();
      let seen: View | undefined;
      while (!hasFired(signal)) {
        const view = this.#view;
        if (view === undefined || view === seen) {
          await new Promise<void>((resolve) => this.#waiting.push(resolve));
          continue;
        }
        if (view.service === 'closed') return;
        if (view.service === 'failed') throw view.error;
        for (const event of eventsBetween(seen, view)) {
          if (hasFired(signal)) return;
          yield event;
        }
        if (seen === undefined) yield { type: 'all-told' };
        seen = view;
      }
    } finally {
      signal.removeEventListener('abort', wake);
      this.#listeners--;
      if (this.#listeners === 0) await this.#stop();
    }
  }

  /** Ends every listener's events. */
  async close(): Promise<void> {
    this.#show({ service: 'closed' });
    await this.#stop();
  }

  async #start(): Promise<void> {
    // A watch that is just ending has the thread and the context until it has ended.
    while (this.#run?.stop.signal.aborted === true) await this.#run.ended;
    if (this.#run !== undefined || this.#view?.service === 'closed') return;
    this.#view = undefined;
    const stop = new AbortController();
    this.#run = { stop, ended: this.#keepWatching(stop.signal) };
  }

  async #stop(): Promise<void> {
    const run = this.#run;
    if (run === undefined) return;
    run.stop.abort();
    await run.ended;
    if (this.#run === run) this.#run = undefined;
  }

  /** Never rejects: what goes wrong is part of the view. */
  async #keepWatching(signal: AbortSignal): Promise<void> {
    let epoch = 0;
    const service: { running: boolean } = { running: false };
    let deniedAt = 0;
    while (!hasFired(signal)) {
      try {
        await this.#binding.watch((readers) => {
          if (!service.running) epoch++;
          service.running = true;
          if (!hasFired(signal)) this.#show({ service: 'running', epoch, readers });
        }, signal);
      } catch (error) {
        if (hasFired(signal)) return;
        const failure = asTransportError(error);
        // To who was let in before, a refusal may be a service that is just ending: it counts when it is repeated.
        const isDenied = failure.code === 'access-denied' && (epoch === 0 || deniedAt === epoch);
        if (failure.code === 'access-denied') deniedAt = epoch;
        if (isDenied || failure.code === 'binding-unavailable') {
          this.#show({ service: 'failed', error: failure });
          return;
        }
        if (service.running || this.#view === undefined) {
          this.#log(`watch: ${failure.message}`);
          this.#show({ service: 'stopped', epoch });
        }
        service.running = false;
        await pause(RETRY_MS, patienceFor(RETRY_MS, signal)).catch(() => undefined);
      }
    }
  }

  #show(view: View): void {
    if (this.#view?.service === 'closed') return;
    this.#view = view;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function asTransportError(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  return new TransportError('communication-failed', 'the watch over the readers failed', { cause: error });
}

type LiveView = Extract<View, { epoch: number }>;

/** The events that lead from one view to the next. A stopped service takes its readers with it. */
function* eventsBetween(seen: View | undefined, view: LiveView): Generator<ReaderEvent> {
  const live = seen !== undefined && 'epoch' in seen ? seen : undefined;
  const before = live?.service === 'running' ? live.readers : [];
  const restarted = live !== undefined && view.epoch !== live.epoch;
  const stopped = live?.service !== 'stopped' && (view.service === 'stopped' || restarted);
  if (stopped) {
    yield { type: 'service-stopped' };
    yield* readerEvents(before, []);
  }
  if (view.service !== 'running') return;
  if (restarted) yield { type: 'service-started' };
  yield* readerEvents(stopped ? [] : before, view.readers);
}
