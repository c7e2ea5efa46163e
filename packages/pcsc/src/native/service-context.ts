import { type CallLanes } from '../call-lanes.js';
import { returnCodeError } from '../return-code.js';
import { ReturnCode } from '../winscard.js';
import { patienceFor, type Patience } from '../waiting.js';
import type { ContextSocket, ContextSockets } from './context-socket.js';
import type { ContextHandle, WinscardApi } from './winscard-api.js';

/** How long the service may take to forget a context; nobody waits for the result. */
const RELEASE_MS = 2_000;

/**
 * One SCARDCONTEXT: a private line to the smart card service. pcsc-lite lets one call at a time through a context, so
 * every connection and every watch has its own.
 */
export class ServiceContext {
  readonly handle: ContextHandle;
  readonly #api: WinscardApi;
  readonly #lanes: CallLanes;
  readonly #socket: ContextSocket | undefined;
  readonly #stuck = new Set<Promise<unknown>>();
  #released = false;

  private constructor(api: WinscardApi, lanes: CallLanes, handle: ContextHandle, socket: ContextSocket | undefined) {
    this.#api = api;
    this.#lanes = lanes;
    this.handle = handle;
    this.#socket = socket;
  }

  /** @throws {TransportError} `service-not-running`, `access-denied`, `timeout` */
  static async open(
    api: WinscardApi,
    lanes: CallLanes,
    sockets: ContextSockets,
    patience: Patience,
  ): Promise<ServiceContext> {
    const established = await lanes.run(
      () => sockets.identify(() => api.establishContext()),
      patience,
      ({ result }) => {
        if (result.returnCode === ReturnCode.SCARD_S_SUCCESS) void api.releaseContext(result.value);
      },
    );
    const { returnCode, value } = established.result;
    if (returnCode !== ReturnCode.SCARD_S_SUCCESS) {
      // SCardEstablishContext needs nothing but the service: whatever it says, there is none to talk to.
      throw returnCodeError('SCardEstablishContext', returnCode, 'service');
    }
    return new ServiceContext(api, lanes, value, established.socket);
  }

  /** Calls on this context that nobody waits for any more. */
  get stuckCalls(): number {
    return this.#stuck.size;
  }

  /** Whether the context was given back, or will be as soon as a stuck call lets it. */
  get released(): boolean {
    return this.#released;
  }

  /** Settles when every abandoned call has come back. */
  async unstuck(): Promise<void> {
    await Promise.allSettled(this.#stuck);
  }

  /**
   * Runs a call that belongs to this context.
   *
   * @param onLate gives back what the call took, when it returns after its caller had gone
   * @throws {TransportError} `timeout`
   * @throws {CancelledError} the signal fired
   */
  call<T>(start: () => Promise<T>, patience: Patience, onLate?: (value: T) => unknown): Promise<T> {
    return this.callIn(this.#lanes, start, patience, onLate);
  }

  /** The same, in lanes of the caller's choice. */
  callIn<T>(
    lanes: CallLanes,
    start: () => Promise<T>,
    patience: Patience,
    onLate: (value: T) => unknown = () => undefined,
  ): Promise<T> {
    let work: Promise<T> | undefined;
    return lanes.run(
      () => (work = start()),
      patience,
      () => undefined,
      () => {
        if (work === undefined) return;
        const late: Promise<unknown> = work.then(onLate).catch(() => undefined);
        this.#stuck.add(late);
        void late.then(() => this.#stuck.delete(late));
      },
    );
  }

  /** Gives the context back. Never throws. A call that is stuck in it is cut loose where that can be done. */
  async release(): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    const release = (): Promise<number> => this.#api.releaseContext(this.handle);
    if (this.#stuck.size === 0) {
      await this.#lanes.run(release, patienceFor(RELEASE_MS)).catch(() => undefined);
      return;
    }
    this.#socket?.sever();
    // Behind the stuck call by nature: the library serves one call of a context at a time.
    void this.unstuck().then(() => this.#lanes.run(release, patienceFor(RELEASE_MS)).catch(() => undefined));
  }
}
