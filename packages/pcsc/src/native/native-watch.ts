import { watchLane } from '../call-lanes.js';
import { isAttached, type ReaderState } from '../reader-state.js';
import { returnCodeError } from '../return-code.js';
import { Deadline, patienceFor, pause, within, type Patience } from '../waiting.js';
import { PNP_NOTIFICATION_READER, ReaderStateFlag, ReturnCode } from '../winscard.js';
import { listReaderNames, openContext, type NativeService } from './reader-query.js';
import type { ServiceContext } from './service-context.js';
import type { CallResult, KnownReader, ReaderEventState } from './winscard-api.js';

/**
 * How long one SCardGetStatusChange blocks. A reader that comes between the list and the call is only noticed at the
 * next list where the platform tells nothing about new readers (macOS), or tells it too late (pcsc-lite before 2.2).
 */
const SLICE_MS = 5_000;
const SLICE_WITHOUT_PNP_MS = 1_000;
/** How often the state is asked for where no thread can be spared to wait for it. */
const POLL_MS = 250;
/** SCardCancel is lost when the call has not begun to wait yet, so it is repeated. */
const CANCEL_EVERY_MS = 50;
/** A reader that vanished may still be listed for a moment. */
const RELIST_MS = 50;

/** A watch over the readers: one context, one blocking call at a time. */
export class NativeWatch {
  readonly #service: NativeService;
  readonly #context: ServiceContext;
  readonly #signal: AbortSignal;
  readonly #mayBlock: boolean;
  readonly #known = new Map<string, ReaderState>();
  #pnpState: number | undefined = ReaderStateFlag.SCARD_STATE_UNAWARE;

  private constructor(service: NativeService, context: ServiceContext, signal: AbortSignal, mayBlock: boolean) {
    this.#service = service;
    this.#context = context;
    this.#signal = signal;
    this.#mayBlock = mayBlock;
  }

  /**
   * Publishes the readers at once and after each change, until the signal fires.
   *
   * @param poolSize threads of libuv's pool; with fewer than three none is taken for waiting
   * @throws {TransportError} the service is not there any more
   */
  static async run(
    service: NativeService,
    poolSize: number,
    publish: (readers: readonly ReaderState[]) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const mayBlock = poolSize >= 3 && watchLane.running === 0;
    const context = await openContext(service);
    try {
      const watch = new NativeWatch(service, context, signal, mayBlock);
      await watch.#findPnpSupport();
      let first = true;
      while (!signal.aborted) {
        if ((await watch.#step(first)) || first) publish([...watch.#known.values()].filter(isAttached));
        first = false;
      }
    } finally {
      await context.release();
    }
  }

  async #findPnpSupport(): Promise<void> {
    const asked = await this.#change(0, [{ name: PNP_NOTIFICATION_READER, currentState: 0 }]);
    const flags = asked.value[0]?.eventState ?? 0;
    const answered = asked.returnCode === ReturnCode.SCARD_S_SUCCESS || asked.returnCode === ReturnCode.SCARD_E_TIMEOUT;
    const supported = answered && (flags & ReaderStateFlag.SCARD_STATE_UNKNOWN) === 0;
    this.#pnpState = supported ? flags & ~ReaderStateFlag.SCARD_STATE_CHANGED : undefined;
  }

  /** One look at the readers, waiting for a change unless it is the first. Returns whether something changed. */
  async #step(first: boolean): Promise<boolean> {
    const patience = patienceFor(this.#service.serviceMs);
    const names = await listReaderNames(this.#service, this.#context, patience);
    let changed = false;
    for (const name of [...this.#known.keys()]) {
      if (!names.includes(name)) changed = this.#known.delete(name) || changed;
    }
    const fresh = names.some((name) => !this.#known.has(name));
    const readers: KnownReader[] = names.map((name) => ({ name, currentState: this.#known.get(name)?.flags ?? 0 }));
    if (this.#pnpState !== undefined) readers.push({ name: PNP_NOTIFICATION_READER, currentState: this.#pnpState });
    // With a reader that is new the call has something to tell at once; with one gone, that is told first.
    const wait = !first && !changed && !fresh;
    if (readers.length === 0) {
      if (wait) await this.#pause(SLICE_WITHOUT_PNP_MS);
      return changed;
    }
    const asked = wait ? await this.#waitForChange(readers) : await this.#change(0, readers);
    switch (asked.returnCode) {
      case ReturnCode.SCARD_S_SUCCESS:
        return this.#take(names, asked.value) || changed;
      case ReturnCode.SCARD_E_TIMEOUT:
        if (!wait) changed = this.#take(names, asked.value) || changed;
        return changed;
      case ReturnCode.SCARD_E_CANCELLED:
        return changed;
      case ReturnCode.SCARD_E_UNKNOWN_READER:
        await this.#pause(RELIST_MS);
        return changed;
      default:
        throw returnCodeError('SCardGetStatusChange', asked.returnCode, 'service');
    }
  }

  /** Remembers what the call told. Returns whether a reader's own state is another now. */
  #take(names: readonly string[], states: readonly ReaderEventState[]): boolean {
    let changed = false;
    names.forEach((name, index) => {
      const told = states[index];
      if (told === undefined) return;
      const flags = told.eventState & ~ReaderStateFlag.SCARD_STATE_CHANGED;
      if (this.#known.get(name)?.flags === flags) return;
      this.#known.set(name, { name, flags, atr: told.atr });
      changed = true;
    });
    const pnp = states[names.length];
    if (pnp !== undefined && this.#pnpState !== undefined)
      this.#pnpState = pnp.eventState & ~ReaderStateFlag.SCARD_STATE_CHANGED;
    return changed;
  }

  #change(timeoutMs: number, readers: readonly KnownReader[]): Promise<CallResult<readonly ReaderEventState[]>> {
    const { api, serviceMs } = this.#service;
    return this.#context.call(
      () => api.getStatusChange(this.#context.handle, timeoutMs, readers),
      patienceFor(serviceMs + timeoutMs),
    );
  }

  async #waitForChange(readers: readonly KnownReader[]): Promise<CallResult<readonly ReaderEventState[]>> {
    if (!this.#mayBlock) {
      await this.#pause(POLL_MS);
      return this.#change(0, readers);
    }
    const { api, serviceMs } = this.#service;
    const { handle } = this.#context;
    const slice = this.#pnpState === undefined ? SLICE_WITHOUT_PNP_MS : SLICE_MS;
    const patience: Patience = { deadline: new Deadline(slice + serviceMs) };
    const call = this.#context.callIn(watchLane, () => api.getStatusChange(handle, slice, readers), patience);
    const ended = call.then(
      () => undefined,
      () => undefined,
    );
    const beforeEnd = await within(ended, { deadline: new Deadline(Infinity), signal: this.#signal });
    if (beforeEnd.ended === 'done') return call;
    do await api.cancel(handle).catch(() => undefined);
    while ((await within(ended, patienceFor(CANCEL_EVERY_MS))).ended !== 'done');
    return call;
  }

  /** A pause that ends early, without complaint, when the watch does. */
  async #pause(ms: number): Promise<void> {
    await pause(ms, patienceFor(ms, this.#signal)).catch(() => undefined);
  }
}
