import type { CardConnection, CardDisposition, CardTransaction, TransactionOptions } from '@ciekit/core';
import { TransportError } from '@ciekit/core';
import type { PcscLog, PcscTimeouts } from '../binding.js';
import { OneTransaction } from '../card-transaction.js';
import { describeReturnCode, PcscCallError, transportError } from '../return-code.js';
import { checkCommandLength, closedError, dispositionCode, isAnswer, isFinal } from '../transmission.js';
import { Turnstile } from '../turnstile.js';
import { Deadline, patienceFor, pause, throwIfCancelled, type Patience } from '../waiting.js';
import { Disposition, ReturnCode, SCARD_ATTR_MAXINPUT, SCARD_PROTOCOL_ANY, ShareMode } from '../winscard.js';
import { askMaxCommandLength } from './max-command-length.js';
import { explainCardFailure, type ConnectedCard, type NativeService } from './reader-query.js';
import type { ServiceContext } from './service-context.js';
import type { CardHandle } from './winscard-api.js';

/** How often a card that another program holds is tried again. */
const RETRY_MS = 50;
/** A free card is locked in no time, but not in none: what SCardBeginTransaction gets when nobody wants to wait. */
const LOCK_ALLOWANCE_MS = 1_000;

/** What SCardConnect gave, and what was known of the reader then. */
export interface OpenedCard extends ConnectedCard {
  readonly handle: CardHandle;
  readonly protocol: number;
  readonly atr: Uint8Array;
}

/** A shared connection whose transactions are PC/SC's own. */
export class NativeConnection implements CardConnection {
  readonly readerName: string;
  readonly atr: Uint8Array;
  readonly #service: NativeService;
  readonly #timeouts: PcscTimeouts;
  readonly #log: PcscLog;
  readonly #context: ServiceContext;
  readonly #card: OpenedCard;
  readonly #turnstile = new Turnstile();
  readonly #closing = new AbortController();
  readonly #onClosed: () => void;
  #protocol: number;
  #maxCommandLength: number | undefined | 'unknown' = 'unknown';
  #transaction: OneTransaction | undefined;
  /** Why nothing can be done over this connection any more. */
  #broken: TransportError | undefined;
  #closed: Promise<void> | undefined;

  constructor(
    service: NativeService,
    timeouts: PcscTimeouts,
    log: PcscLog,
    context: ServiceContext,
    card: OpenedCard,
    onClosed: () => void,
  ) {
    this.readerName = card.readerName;
    this.atr = card.atr;
    this.#service = service;
    this.#timeouts = timeouts;
    this.#log = log;
    this.#context = context;
    this.#card = card;
    this.#protocol = card.protocol;
    this.#onClosed = onClosed;
  }

  get maxCommandLength(): number | undefined {
    return this.#maxCommandLength === 'unknown' ? undefined : this.#maxCommandLength;
  }

  /** Asks the driver for its limits, once; another program's transaction puts it off to our own. */
  async learnMaxCommandLength(): Promise<void> {
    if (this.#maxCommandLength !== 'unknown') return;
    const { api, serviceMs } = this.#service;
    const told = await this.#context
      .call(() => askMaxCommandLength(api, this.#card.handle), patienceFor(serviceMs))
      .catch(() => undefined);
    if (told !== 'busy') this.#maxCommandLength = told;
  }

  async beginTransaction(options: TransactionOptions = {}): Promise<CardTransaction> {
    const deadline = new Deadline(options.waitMs ?? this.#timeouts.sharingMs);
    const patience: Patience = { deadline, signal: options.signal };
    throwIfCancelled(options.signal);
    const leave = await this.#turnstile.enter(patience);
    if (leave === undefined)
      throw transportError('sharing-violation', new Error('an earlier transaction is still open'));
    try {
      await this.#lock(patience);
      await this.learnMaxCommandLength();
    } catch (error) {
      // A lock that may still be given has to be given back before anybody else's turn.
      void this.#context.unstuck().then(leave);
      throw error;
    }
    this.#transaction = new OneTransaction(
      (command) => this.#transmit(command),
      async (disposition) => {
        await this.#unlock(disposition);
        this.#transaction = undefined;
        leave();
      },
    );
    return this.#transaction;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await this.#transaction?.end('reset');
    this.#broken ??= closedError();
    await this.#giveUp('leave');
    this.#onClosed();
  }

  #throwIfBroken(): void {
    if (this.#broken !== undefined) throw transportError(this.#broken.code, this.#broken, this.#broken.message);
  }

  async #lock(patience: Patience): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      throwIfCancelled(patience.signal);
      this.#throwIfBroken();
      const returnCode = await this.#tryLock(patience);
      if (returnCode === ReturnCode.SCARD_S_SUCCESS) return;
      if (returnCode === ReturnCode.SCARD_W_RESET_CARD) {
        await this.#reconnect(patience);
        continue;
      }
      if (returnCode !== ReturnCode.SCARD_E_SHARING_VIOLATION)
        throw await explainCardFailure(this.#service, this.#card, 'SCardBeginTransaction', returnCode);
      if (patience.deadline.passed)
        throw transportError('sharing-violation', new PcscCallError('SCardBeginTransaction', returnCode));
      if (attempt === 1) this.#log(`${this.readerName}: waiting for another program`);
      await pause(RETRY_MS, patience);
    }
  }

  /** One attempt: SCardBeginTransaction itself waits without a limit, so it is called when the card seems free. */
  async #tryLock(patience: Patience): Promise<number> {
    const { api, serviceMs } = this.#service;
    const { handle } = this.#card;
    if (api.attributesFailWhenLocked) {
      // Back at once, locked or not: waiting for it is better than leaving a call behind when the signal fires.
      const probe = await this.#context.call(
        () => api.getAttribute(handle, SCARD_ATTR_MAXINPUT),
        patienceFor(serviceMs),
      );
      if (probe.returnCode === ReturnCode.SCARD_E_SHARING_VIOLATION) return probe.returnCode;
    }
    const allowance = patienceFor(Math.max(patience.deadline.remainingMs, LOCK_ALLOWANCE_MS), patience.signal);
    return this.#waitingCall(
      () => api.beginTransaction(handle),
      allowance,
      (late) =>
        late === ReturnCode.SCARD_S_SUCCESS ? api.endTransaction(handle, Disposition.SCARD_LEAVE_CARD) : undefined,
    );
  }

  /** After another program's reset the handle works again once it has acknowledged it. */
  async #reconnect(patience: Patience): Promise<void> {
    const { api } = this.#service;
    const allowance = patienceFor(Math.max(patience.deadline.remainingMs, LOCK_ALLOWANCE_MS), patience.signal);
    const { returnCode, value } = await this.#waitingCall(
      () =>
        api.reconnect(
          this.#card.handle,
          ShareMode.SCARD_SHARE_SHARED,
          SCARD_PROTOCOL_ANY,
          Disposition.SCARD_LEAVE_CARD,
        ),
      allowance,
    );
    if (returnCode === ReturnCode.SCARD_S_SUCCESS) this.#protocol = value.protocol;
    else if (returnCode !== ReturnCode.SCARD_E_SHARING_VIOLATION)
      throw await explainCardFailure(this.#service, this.#card, 'SCardReconnect', returnCode);
  }

  /** A call that blocks while another program holds the card: its time-out is a sharing violation. */
  async #waitingCall<T>(start: () => Promise<T>, patience: Patience, onLate?: (value: T) => unknown): Promise<T> {
    try {
      return await this.#context.call(start, patience, onLate);
    } catch (error) {
      if (error instanceof TransportError && error.code === 'timeout') throw transportError('sharing-violation', error);
      throw error;
    }
  }

  async #transmit(command: Uint8Array): Promise<Uint8Array> {
    checkCommandLength(command);
    this.#throwIfBroken();
    const { api } = this.#service;
    const { handle } = this.#card;
    const patience = patienceFor(this.#timeouts.transmitMs, this.#closing.signal);
    let answer;
    try {
      answer = await this.#context.call(
        () => api.transmit(handle, this.#protocol, command),
        patience,
        (late) => late.value.fill(0),
      );
    } catch (error) {
      const closed = this.#closing.signal.aborted;
      this.#broken = closed ? closedError() : transportError('timeout', error);
      this.#log(`SCardTransmit: no answer from ${this.readerName}`);
      await this.#giveUp('reset');
      throw this.#broken;
    }
    const { returnCode, value } = answer;
    if (returnCode === ReturnCode.SCARD_S_SUCCESS && isAnswer(value)) return value;
    this.#log(`SCardTransmit: ${describeReturnCode(returnCode)}, ${value.length} bytes`);
    const error = await explainCardFailure(this.#service, this.#card, 'SCardTransmit', returnCode);
    if (isFinal(error)) {
      // Left at once and without a reset: there is nothing to reset, and pcscd stumbles over the attempt.
      this.#broken = error;
      await this.#giveUp('leave');
    }
    throw error;
  }

  async #unlock(disposition: CardDisposition): Promise<void> {
    if (this.#broken !== undefined) return;
    const { api, serviceMs } = this.#service;
    const { handle } = this.#card;
    const end = (): Promise<number> => api.endTransaction(handle, dispositionCode(disposition));
    try {
      const returnCode = await this.#context.call(end, patienceFor(serviceMs));
      if (returnCode === ReturnCode.SCARD_S_SUCCESS) return;
      this.#log(`SCardEndTransaction: ${describeReturnCode(returnCode)}`);
      // pcsc-lite keeps the lock when it refuses to end a transaction; only the handle's end takes it off.
      this.#broken = await explainCardFailure(this.#service, this.#card, 'SCardEndTransaction', returnCode);
    } catch (error) {
      this.#broken = transportError('timeout', error);
    }
    await this.#giveUp(isFinal(this.#broken) ? 'leave' : disposition);
  }

  /** Gives the handle and the context back; harmless when they are gone. */
  async #giveUp(disposition: CardDisposition): Promise<void> {
    const { api, serviceMs } = this.#service;
    if (this.#context.stuckCalls === 0 && !this.#context.released)
      await this.#context
        .call(() => api.disconnect(this.#card.handle, dispositionCode(disposition)), patienceFor(serviceMs))
        .catch(() => undefined);
    await this.#context.release();
  }
}
