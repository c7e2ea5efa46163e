import type { CardConnection, TransactionOptions } from '@ciekit/core';
import type { PcscBinding, PcscLog, PcscTimeouts } from '../binding.js';
import { processLanes } from '../call-lanes.js';
import type { ExitGuard } from '../exit-guard.js';
import { eventCount, toSnapshot, type ReaderState } from '../reader-state.js';
import { transportError } from '../return-code.js';
import { hasFired, throwIfCancelled, within, type Patience } from '../waiting.js';
import type { PcscliteAddon } from './addon.js';
import { discardIoReaders } from './io-reader.js';
import { PcscliteConnection } from './pcsclite-connection.js';
import { ReaderMonitor } from './reader-monitor.js';

export interface PcscliteParts {
  readonly addon: PcscliteAddon;
  readonly exitGuard: Pick<ExitGuard, 'arm'>;
  readonly timeouts: PcscTimeouts;
  readonly log: PcscLog;
}

/**
 * PC/SC through the compiled addon. It knows no transactions, no attributes and no cancelling: an operation connects
 * exclusively for its own length, which fails while any other program is connected at all.
 *
 * The addon's threads run from the first use to close(), and keep the process alive for as long.
 */
export class PcscliteBinding implements PcscBinding {
  readonly name = 'pcsclite';
  readonly #parts: PcscliteParts;
  readonly #connections = new Set<PcscliteConnection>();
  #monitor: ReaderMonitor | undefined;

  constructor(parts: PcscliteParts) {
    this.#parts = parts;
    parts.exitGuard.arm();
  }

  get stuckCalls(): number {
    return processLanes.abandoned;
  }

  async list(): Promise<readonly ReaderState[]> {
    return this.#states(await this.#running());
  }

  async watch(publish: (readers: readonly ReaderState[]) => void, signal: AbortSignal): Promise<void> {
    const monitor = await this.#running();
    if (signal.aborted) return;
    publish(this.#states(monitor));
    await new Promise<void>((resolve) => {
      const stop = monitor.onChange(() => {
        if (monitor.failure !== undefined) finish();
        else publish(this.#states(monitor));
      });
      const finish = (): void => {
        stop();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      signal.addEventListener('abort', finish);
      if (signal.aborted || monitor.failure !== undefined) finish();
    });
    if (monitor.failure !== undefined && !hasFired(signal)) throw monitor.failure;
  }

  async connect(readerName: string, options: TransactionOptions): Promise<CardConnection> {
    throwIfCancelled(options.signal);
    const monitor = await this.#running();
    throwIfCancelled(options.signal);
    const state = monitor.stateOf(readerName);
    const { readerClass } = monitor;
    if (state === undefined || readerClass === undefined)
      throw transportError('no-reader', new Error('the reader is not in the list'));
    const { card, atr } = toSnapshot(state);
    if (card === 'empty') throw transportError('no-card', new Error('the reader tells that it is empty'));
    if (card === 'mute' || atr === undefined)
      throw transportError('mute-card', new Error('the reader tells no answer to reset'));
    const connection: PcscliteConnection = new PcscliteConnection({
      readerName,
      atr,
      readerClass,
      eventCount: eventCount(state.flags),
      stateNow: async () => (await this.#running()).stateOf(readerName),
      nextChange: (patience) => this.#nextChange(patience),
      timeouts: this.#parts.timeouts,
      log: this.#parts.log,
      onClosed: () => this.#connections.delete(connection),
    });
    this.#connections.add(connection);
    return connection;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.close()));
    const monitor = this.#monitor;
    this.#monitor = undefined;
    await monitor?.close();
  }

  /** The monitor, a new one where there is none or the service stopped under the last. */
  async #running(): Promise<ReaderMonitor> {
    if (this.#monitor?.failure !== undefined) {
      // What the objects of the addon hold belonged to the service that stopped.
      discardIoReaders();
      this.#monitor = undefined;
    }
    const monitor = (this.#monitor ??= new ReaderMonitor(this.#parts.addon));
    await monitor.ready();
    if (monitor.failure !== undefined) throw monitor.failure;
    return monitor;
  }

  #states(monitor: ReaderMonitor): readonly ReaderState[] {
    const held = new Set([...this.#connections].filter((each) => each.holdsCard).map((each) => each.readerName));
    return monitor.states().map((state) => (held.has(state.name) ? { ...state, heldByUs: true } : state));
  }

  async #nextChange(patience: Patience): Promise<void> {
    const monitor = this.#monitor;
    if (monitor === undefined || monitor.failure !== undefined) return;
    let stop: () => void = () => undefined;
    const change = new Promise<void>((resolve) => {
      stop = monitor.onChange(resolve);
    });
    try {
      await within(change, patience);
    } finally {
      stop();
    }
  }
}
