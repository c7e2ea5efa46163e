import type { CardConnection, CardDisposition, CardTransaction, TransactionOptions } from '@ciekit/core';
import { TransportError } from '@ciekit/core';
import type { PcscLog, PcscTimeouts } from '../binding.js';
import { processLanes } from '../call-lanes.js';
import { OneTransaction } from '../card-transaction.js';
import { eventCount, toSnapshot, type ReaderState } from '../reader-state.js';
import { isServiceGone, PcscCallError, transportError, transportErrorCode } from '../return-code.js';
import { checkCommandLength, closedError, dispositionCode, isAnswer, isFinal } from '../transmission.js';
import { Turnstile } from '../turnstile.js';
import { Deadline, patienceFor, pause, throwIfCancelled, type Patience } from '../waiting.js';
import { Disposition, ReturnCode, SCARD_PROTOCOL_ANY, ShareMode } from '../winscard.js';
import { addonCallError, type AddonReader } from './addon.js';
import { addonConnect, addonDisconnect, addonTransmit, discardIoReader, ioReader } from './io-reader.js';
import { addonFailure, type AddonReaderClass } from './reader-monitor.js';

const RETRY_MS = 100;
/** What SCardConnect gets when nobody wants to wait for other programs. */
const CONNECT_ALLOWANCE_MS = 3_000;
/** pcscd asks a driver for the card's presence every 400 ms; a failed command is often known before the removal. */
const SETTLE_MS = 1_000;

/** One object of the addon per reader in this process, so one operation on it at a time. */
const turnstiles = new Map<string, Turnstile>();

/** What a connection needs from the binding. */
export interface PcscliteConnectionParts {
  readonly readerName: string;
  readonly atr: Uint8Array;
  readonly readerClass: AddonReaderClass;
  /** The reader's event counter at the time of connect(). */
  readonly eventCount: number;
  /** The reader now; `undefined` when it is gone. @throws {TransportError} the service is gone */
  readonly stateNow: () => Promise<ReaderState | undefined>;
  /** Resolves at the next change among the readers, or at the end of the patience. */
  readonly nextChange: (patience: Patience) => Promise<void>;
  readonly timeouts: PcscTimeouts;
  readonly log: PcscLog;
  readonly onClosed: () => void;
}

/** A card that is remembered, and connected exclusively for the length of each transaction. */
export class PcscliteConnection implements CardConnection {
  readonly readerName: string;
  readonly atr: Uint8Array;
  /** The addon cannot ask for attributes. */
  readonly maxCommandLength = undefined;
  readonly #parts: PcscliteConnectionParts;
  readonly #turnstile: Turnstile;
  readonly #closing = new AbortController();
  #transaction: OneTransaction | undefined;
  #broken: TransportError | undefined;
  #closed: Promise<void> | undefined;

  constructor(parts: PcscliteConnectionParts) {
    this.readerName = parts.readerName;
    this.atr = parts.atr;
    this.#parts = parts;
    const turnstile = turnstiles.get(parts.readerName) ?? new Turnstile();
    turnstiles.set(parts.readerName, turnstile);
    this.#turnstile = turnstile;
  }

  /** Whether this connection has the card to itself now. */
  get holdsCard(): boolean {
    return this.#transaction !== undefined;
  }

  async beginTransaction(options: TransactionOptions = {}): Promise<CardTransaction> {
    const deadline = new Deadline(options.waitMs ?? this.#parts.timeouts.sharingMs);
    const patience: Patience = { deadline, signal: options.signal };
    throwIfCancelled(options.signal);
    const leave = await this.#turnstile.enter(patience);
    if (leave === undefined)
      throw transportError('sharing-violation', new Error('an earlier operation on this reader is still running'));
    try {
      const reader = ioReader(this.#parts.readerClass, this.readerName);
      const protocol = await this.#connect(reader, patience, leave);
      this.#transaction = new OneTransaction(
        (command) => this.#transmit(reader, protocol, command),
        async (disposition) => {
          await this.#disconnect(reader, disposition);
          this.#transaction = undefined;
          leave();
        },
      );
      return this.#transaction;
    } catch (error) {
      if (!(error instanceof StillConnecting)) leave();
      throw error instanceof StillConnecting ? error.reason : error;
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await this.#transaction?.end('reset');
    this.#broken ??= closedError();
    this.#parts.onClosed();
  }

  #throwIfBroken(): void {
    if (this.#broken !== undefined) throw transportError(this.#broken.code, this.#broken, this.#broken.message);
  }

  /** Whether the card that connect() saw is still there. @throws {TransportError} */
  async #checkCard(): Promise<void> {
    const state = await this.#parts.stateNow();
    if (state === undefined) throw transportError('reader-removed', new Error('the reader is not in the list'));
    const sameCard = toSnapshot(state).card !== 'empty' && eventCount(state.flags) === this.#parts.eventCount;
    if (!sameCard) throw transportError('card-removed', new Error('the card was changed since it was connected'));
  }

  async #connect(reader: AddonReader, patience: Patience, leave: () => void): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      throwIfCancelled(patience.signal);
      this.#throwIfBroken();
      await this.#checkCard();
      try {
        return await this.#connectOnce(reader, patience, leave);
      } catch (error) {
        const returnCode = error instanceof Error ? addonCallError(error)?.returnCode : undefined;
        if (returnCode === undefined) throw error;
        if (returnCode !== ReturnCode.SCARD_E_SHARING_VIOLATION) throw await this.#explain(error, 'connect');
        if (patience.deadline.passed) throw addonFailure(error, 'connect');
      }
      if (attempt === 1) this.#parts.log(`${this.readerName}: waiting for another program`);
      await pause(RETRY_MS, patience);
    }
  }

  /** @throws {StillConnecting} when the call was given up: the turn lasts until it has come back */
  async #connectOnce(reader: AddonReader, patience: Patience, leave: () => void): Promise<number> {
    const allowance = patienceFor(Math.max(patience.deadline.remainingMs, CONNECT_ALLOWANCE_MS), patience.signal);
    let begun: Promise<number> | undefined;
    const call: { abandoned: boolean } = { abandoned: false };
    try {
      return await processLanes.run(
        () => (begun = addonConnect(reader, ShareMode.SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_ANY)),
        allowance,
        undefined,
        () => {
          call.abandoned = true;
        },
      );
    } catch (error) {
      const timedOut = error instanceof TransportError && error.code === 'timeout';
      const reason = timedOut ? transportError('sharing-violation', error) : error;
      if (!call.abandoned || begun === undefined) throw reason;
      void begun
        .then(() => addonDisconnect(reader, Disposition.SCARD_LEAVE_CARD))
        .catch(() => undefined)
        .then(leave);
      throw new StillConnecting(reason);
    }
  }

  async #transmit(reader: AddonReader, protocol: number, command: Uint8Array): Promise<Uint8Array> {
    checkCommandLength(command);
    this.#throwIfBroken();
    const patience = patienceFor(this.#parts.timeouts.transmitMs, this.#closing.signal);
    const call: { abandoned: boolean } = { abandoned: false };
    let begun: Promise<unknown> = Promise.resolve();
    try {
      const answer = await processLanes.run(
        () => {
          const work = addonTransmit(reader, protocol, command);
          begun = work;
          return work;
        },
        patience,
        (late) => late.fill(0),
        () => {
          call.abandoned = true;
        },
      );
      if (isAnswer(answer)) return answer;
      throw await this.#explainFromState(new PcscCallError('SCardTransmit', ReturnCode.SCARD_S_SUCCESS));
    } catch (error) {
      if (!call.abandoned) throw await this.#lost(await this.#explain(error, 'card'), reader);
      // The object is locked until the driver answers; the next operation takes another one.
      discardIoReader(this.readerName);
      void begun
        .catch(() => undefined)
        .then(() => addonDisconnect(reader, Disposition.SCARD_RESET_CARD))
        .catch(() => undefined);
      this.#parts.log(`SCardTransmit: no answer from ${this.readerName}`);
      this.#broken = this.#closing.signal.aborted ? closedError() : transportError('timeout', error);
      throw this.#broken;
    }
  }

  /** Lets go at once, without a reset, of a card that is gone: pcscd stumbles over the attempt to reset it. */
  async #lost(error: TransportError, reader: AddonReader): Promise<TransportError> {
    if (isFinal(error)) {
      await this.#disconnect(reader, 'leave');
      this.#broken = error;
    }
    return error;
  }

  /** Never rejects. */
  async #disconnect(reader: AddonReader, disposition: CardDisposition): Promise<void> {
    if (this.#broken !== undefined) return;
    const disconnect = (): Promise<void> => addonDisconnect(reader, dispositionCode(disposition));
    try {
      await processLanes.run(disconnect, patienceFor(this.#parts.timeouts.serviceMs));
    } catch (error) {
      this.#parts.log(error instanceof Error ? error.message : 'SCardDisconnect failed');
      discardIoReader(this.readerName);
    }
  }

  /** Why a call failed: what the code tells, else what became of the reader. */
  async #explain(error: unknown, phase: 'connect' | 'card'): Promise<TransportError> {
    if (error instanceof TransportError) return error;
    const call = error instanceof Error ? addonCallError(error) : undefined;
    if (call === undefined) return addonFailure(error, phase);
    const told = transportErrorCode(call.returnCode, 'card');
    if (told === 'service-not-running' || told === undefined) discardIoReader(this.readerName);
    if (told !== undefined) return transportError(told, call);
    return this.#explainFromState(call);
  }

  async #explainFromState(call: PcscCallError): Promise<TransportError> {
    const patience = patienceFor(SETTLE_MS);
    try {
      for (;;) {
        const state = await this.#parts.stateNow();
        if (state === undefined) return transportError('reader-removed', call);
        const { card } = toSnapshot(state);
        if (card === 'empty' || eventCount(state.flags) !== this.#parts.eventCount)
          return transportError('card-removed', call);
        if (card === 'mute') return transportError('mute-card', call);
        if (patience.deadline.passed) return transportError('communication-failed', call);
        await this.#parts.nextChange(patience);
      }
    } catch (error) {
      return transportError(isServiceGone(error) ? 'service-not-running' : 'communication-failed', call);
    }
  }
}

/** SCardConnect was given up and has not come back. */
class StillConnecting extends Error {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('SCardConnect has not returned');
    this.reason = reason;
  }
}
