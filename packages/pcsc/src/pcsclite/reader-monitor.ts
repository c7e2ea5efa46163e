import type { TransportError } from '@ciekit/core';
import { isAttached, type ReaderState } from '../reader-state.js';
import { returnCodeError, transportError } from '../return-code.js';
import { patienceFor, pause, within } from '../waiting.js';
import { ReaderStateFlag, ReturnCode } from '../winscard.js';
import { addonCallError, type AddonMonitor, type AddonReader, type PcscliteAddon } from './addon.js';

/** How long the first states of the readers may take. A reader that says nothing by then counts as empty. */
const FIRST_STATES_MS = 3_000;

/** How long nothing may have happened before the threads are ended, see #quietInMs. */
const QUIET_MS = 150;
const QUIET_WITH_MUTE_CARD_MS = 1_000;

/** How the addon's class for readers is called: it is only reachable through a reader. */
export type AddonReaderClass = new (name: string) => AddonReader;

/** The addon's threads that watch the list of readers and each reader, and what they told last. */
export class ReaderMonitor {
  readonly #monitor: AddonMonitor;
  readonly #readers = new Map<string, { readonly reader: AddonReader; state: ReaderState }>();
  readonly #listeners = new Set<() => void>();
  readonly #ready: Promise<void>;
  #readerClass: AddonReaderClass | undefined;
  #failure: TransportError | undefined;
  #closed = false;
  #lastNews = performance.now();

  /** @throws {TransportError} `service-not-running`, `access-denied` */
  constructor(addon: PcscliteAddon) {
    try {
      this.#monitor = addon.createMonitor();
    } catch (error) {
      throw addonFailure(error, 'service');
    }
    const firstNames = this.#whenNamed();
    this.#monitor.on('error', (error) => {
      this.#fail(addonFailure(error, 'service'));
    });
    this.#monitor.on('reader', (reader) => {
      this.#add(reader);
    });
    this.#ready = this.#whenKnown(firstNames);
  }

  /** Why the monitor ended; a new one has to be made then. */
  get failure(): TransportError | undefined {
    return this.#failure;
  }

  /** The class of readers, once there was a reader. */
  get readerClass(): AddonReaderClass | undefined {
    return this.#readerClass;
  }

  /** Resolves when the readers and their states are known, or when the monitor has failed. */
  ready(): Promise<void> {
    return this.#ready;
  }

  states(): readonly ReaderState[] {
    return [...this.#readers.values()].map(({ state }) => state).filter(isAttached);
  }

  stateOf(name: string): ReaderState | undefined {
    return this.states().find((state) => state.name === name);
  }

  /** Calls back after every change. Returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends the addon's threads; what it still has to say about that goes nowhere. */
  async close(): Promise<void> {
    await this.#ready;
    while (!this.#closed && this.#quietInMs() > 0) {
      const wait = this.#quietInMs();
      await pause(wait, patienceFor(wait));
    }
    this.#endThreads();
  }

  /**
   * The addon's close() cancels for 50 ms, then joins its thread on the main thread, for ever if need be. So a thread has
   * to have had the time to begin its next wait; with a mute card pcsc-lite sleeps for 410 ms before it does.
   */
  #quietInMs(): number {
    const mute = this.states().some(
      ({ flags, atr }) => (flags & ReaderStateFlag.SCARD_STATE_PRESENT) !== 0 && atr.length === 0,
    );
    return this.#lastNews + (mute ? QUIET_WITH_MUTE_CARD_MS : QUIET_MS) - performance.now();
  }

  #endThreads(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { reader } of this.#readers.values()) reader.close();
    this.#monitor.close();
    this.#failure ??= transportError('communication-failed', new Error('the monitor was closed'));
    this.#changed();
  }

  /** The addon says nothing when there are no readers; its own start callback is the only sign of life. */
  #whenNamed(): Promise<void> {
    const monitor = this.#monitor;
    const start = monitor.start.bind(monitor);
    return new Promise((resolve) => {
      monitor.start = (callback): void => {
        start((error, names) => {
          callback(error, names);
          setImmediate(resolve);
        });
      };
    });
  }

  async #whenKnown(firstNames: Promise<void>): Promise<void> {
    const patience = patienceFor(FIRST_STATES_MS);
    await within(firstNames, patience);
    const known = new Promise<void>((resolve) => {
      const check = (): void => {
        const waiting = [...this.#readers.values()].some(({ state }) => state.flags === NOTHING_YET);
        if (waiting && this.#failure === undefined) return;
        stop();
        resolve();
      };
      const stop = this.onChange(check);
      check();
    });
    await within(known, patience);
  }

  #add(reader: AddonReader): void {
    const { name } = reader;
    this.#readerClass = reader.constructor as AddonReaderClass;
    const entry = { reader, state: { name, flags: NOTHING_YET, atr: new Uint8Array(0) } };
    this.#readers.set(name, entry);
    reader.on('status', ({ state, atr }) => {
      entry.state = {
        name,
        flags: state & ~ReaderStateFlag.SCARD_STATE_CHANGED,
        atr: atr === undefined ? new Uint8Array(0) : Uint8Array.from(atr),
      };
      this.#changed();
    });
    // A reader that is unplugged ends without an error. The service may be missed here before the list is, and without its
    // readers it would pass for one whose readers were unplugged.
    reader.on('error', (error) => {
      this.#fail(addonFailure(error, 'service'));
    });
    reader.on('end', () => {
      if (this.#readers.get(name) === entry) this.#readers.delete(name);
      this.#changed();
    });
    this.#changed();
  }

  #fail(failure: TransportError): void {
    if (this.#closed) return;
    this.#failure ??= failure;
    // With the service gone no thread waits any more. Not from within the addon's callback, which holds its locks.
    setImmediate(() => {
      this.#endThreads();
    });
  }

  /** From an immediate: the addon calls back without telling Node, see io-reader.ts. */
  #changed(): void {
    this.#lastNews = performance.now();
    setImmediate(() => {
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

/** No flag that PC/SC ever reports alone: the first status has not come yet. */
const NOTHING_YET = 0;

/** An error of the addon as a TransportError. */
export function addonFailure(error: unknown, phase: 'service' | 'connect' | 'card'): TransportError {
  const call = error instanceof Error ? addonCallError(error) : undefined;
  if (call === undefined) return transportError('communication-failed', error);
  // A context of the addon outlives its service: to it a restarted service is an invalid handle.
  const lost = phase === 'service' && call.returnCode !== ReturnCode.SCARD_W_SECURITY_VIOLATION;
  const told = returnCodeError(call.call, call.returnCode, phase);
  return lost && told.code === 'communication-failed' ? transportError('service-not-running', call) : told;
}
