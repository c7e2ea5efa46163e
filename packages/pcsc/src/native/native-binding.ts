import type { CardConnection, TransactionOptions } from '@ciekit/core';
import { TransportError } from '@ciekit/core';
import type { PcscBinding, PcscLog, PcscTimeouts } from '../binding.js';
import { processLanes, threadPoolSize, type CallLanes } from '../call-lanes.js';
import type { ExitGuard } from '../exit-guard.js';
import { eventCount, type ReaderState } from '../reader-state.js';
import { PcscCallError, returnCodeError, transportError, transportErrorCode, type CallPhase } from '../return-code.js';
import { Deadline, patienceFor, pause, throwIfCancelled, within, type Patience } from '../waiting.js';
import { Disposition, ReaderStateFlag, ReturnCode, SCARD_PROTOCOL_ANY, ShareMode } from '../winscard.js';
import type { ContextSockets } from './context-socket.js';
import { NativeConnection, type OpenedCard } from './native-connection.js';
import { NativeWatch } from './native-watch.js';
import { explainCardFailure, openContext, readReaderStates, type NativeService } from './reader-query.js';
import type { ServiceContext } from './service-context.js';
import type { WinscardApi } from './winscard-api.js';

const RETRY_MS = 100;
/** SCardConnect powers the card where nobody has yet, which takes up to seconds; waiting for others comes on top. */
const POWER_UP_ALLOWANCE_MS = 3_000;

/** What the binding stands on; the library in a program, something scripted in a unit test. */
export interface NativeParts {
  readonly api: WinscardApi;
  readonly sockets: ContextSockets;
  readonly exitGuard: Pick<ExitGuard, 'arm'>;
  readonly timeouts: PcscTimeouts;
  readonly log: PcscLog;
  /** By default those of the process. */
  readonly lanes?: CallLanes;
}

/** PC/SC through the platform's own library. */
export class NativeBinding implements PcscBinding {
  readonly name = 'native';
  readonly #service: NativeService;
  readonly #timeouts: PcscTimeouts;
  readonly #log: PcscLog;
  readonly #connections = new Set<NativeConnection>();
  /** Per reader, a connect that was given up and still waits in the library. */
  readonly #stuckConnects = new Map<string, Promise<void>>();

  constructor(parts: NativeParts) {
    const lanes = parts.lanes ?? processLanes;
    this.#service = { api: parts.api, lanes, sockets: parts.sockets, serviceMs: parts.timeouts.serviceMs };
    this.#timeouts = parts.timeouts;
    this.#log = parts.log;
    parts.exitGuard.arm();
  }

  get stuckCalls(): number {
    return this.#service.lanes.abandoned;
  }

  list(): Promise<readonly ReaderState[]> {
    return readReaderStates(this.#service);
  }

  watch(publish: (readers: readonly ReaderState[]) => void, signal: AbortSignal): Promise<void> {
    return NativeWatch.run(this.#service, threadPoolSize(process.env), publish, signal);
  }

  async connect(readerName: string, options: TransactionOptions): Promise<CardConnection> {
    throwIfCancelled(options.signal);
    const deadline = new Deadline(options.waitMs ?? this.#timeouts.sharingMs);
    const patience: Patience = { deadline, signal: options.signal };
    await this.#awaitStuckConnect(readerName, patience);
    const context = await openContext(this.#service, options.signal);
    let connection: NativeConnection | undefined;
    try {
      const card = await this.#open(context, readerName, patience);
      const opened: NativeConnection = new NativeConnection(
        this.#service,
        this.#timeouts,
        this.#log,
        context,
        card,
        () => this.#connections.delete(opened),
      );
      connection = opened;
      this.#connections.add(opened);
      if (this.#service.api.attributesFailWhenLocked) await opened.learnMaxCommandLength();
      return opened;
    } finally {
      if (connection === undefined) this.#release(context, readerName);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.close()));
  }

  async #awaitStuckConnect(readerName: string, patience: Patience): Promise<void> {
    const stuck = this.#stuckConnects.get(readerName);
    if (stuck === undefined) return;
    const outcome = await within(stuck, patience);
    if (outcome.ended === 'cancelled') throw outcome.error;
    if (outcome.ended === 'late')
      throw transportError('sharing-violation', new Error('an earlier SCardConnect has not returned'));
  }

  #release(context: ServiceContext, readerName: string): void {
    if (context.stuckCalls > 0) {
      const unstuck = context.unstuck().then(() => {
        if (this.#stuckConnects.get(readerName) === unstuck) this.#stuckConnects.delete(readerName);
      });
      this.#stuckConnects.set(readerName, unstuck);
    }
    void context.release();
  }

  /** SCardConnect, as often as another program's exclusive connection makes it necessary. */
  async #open(context: ServiceContext, readerName: string, patience: Patience): Promise<OpenedCard> {
    const { api } = this.#service;
    for (let attempt = 1; ; attempt++) {
      throwIfCancelled(patience.signal);
      const { returnCode, value } = await this.#connectOnce(context, readerName, patience);
      if (returnCode === ReturnCode.SCARD_S_SUCCESS) {
        const state = await this.#stateOf(context, readerName);
        if (state === undefined || state.atr.length === 0) {
          await context.call(
            () => api.disconnect(value.card, Disposition.SCARD_LEAVE_CARD),
            patienceFor(this.#timeouts.serviceMs),
          );
          throw transportError('no-card', new Error('the card left while it was being connected'));
        }
        const { card: handle, protocol } = value;
        return { readerName, handle, protocol, atr: state.atr, eventCount: eventCount(state.flags) };
      }
      if (returnCode !== ReturnCode.SCARD_E_SHARING_VIOLATION) throw await this.#explainConnect(readerName, returnCode);
      if (patience.deadline.passed) throw returnCodeError('SCardConnect', returnCode, 'connect');
      if (attempt === 1) this.#log(`${readerName}: waiting for another program`);
      await pause(RETRY_MS, patience);
    }
  }

  async #connectOnce(
    context: ServiceContext,
    readerName: string,
    patience: Patience,
  ): ReturnType<WinscardApi['connect']> {
    const { api } = this.#service;
    const allowance = patienceFor(Math.max(patience.deadline.remainingMs, POWER_UP_ALLOWANCE_MS), patience.signal);
    try {
      return await context.call(
        () => api.connect(context.handle, readerName, ShareMode.SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY),
        allowance,
        ({ returnCode, value }) =>
          returnCode === ReturnCode.SCARD_S_SUCCESS
            ? api.disconnect(value.card, Disposition.SCARD_LEAVE_CARD)
            : undefined,
      );
    } catch (error) {
      // pcscd holds SCardConnect back for as long as another program's transaction lasts.
      if (error instanceof TransportError && error.code === 'timeout') throw transportError('sharing-violation', error);
      throw error;
    }
  }

  async #stateOf(context: ServiceContext, name: string): Promise<ReaderState | undefined> {
    const known = [{ name, currentState: ReaderStateFlag.SCARD_STATE_UNAWARE }];
    const { returnCode, value } = await context.call(
      () => this.#service.api.getStatusChange(context.handle, 0, known),
      patienceFor(this.#timeouts.serviceMs),
    );
    const state = returnCode === ReturnCode.SCARD_S_SUCCESS ? value[0] : undefined;
    return state === undefined ? undefined : { name, flags: state.eventState, atr: state.atr };
  }

  async #explainConnect(readerName: string, returnCode: number): Promise<TransportError> {
    const phase: CallPhase = 'connect';
    if (transportErrorCode(returnCode, phase) !== undefined) return returnCodeError('SCardConnect', returnCode, phase);
    const card = { readerName, eventCount: undefined };
    const explained = await explainCardFailure(this.#service, card, 'SCardConnect', returnCode);
    const cause = new PcscCallError('SCardConnect', returnCode);
    if (explained.code === 'reader-removed') return transportError('no-reader', cause);
    return explained.code === 'card-removed' ? transportError('no-card', cause) : explained;
  }
}
