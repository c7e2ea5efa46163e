import type { CardConnection, CardReaders, ReaderEvent, ReaderSnapshot, TransactionOptions } from '@ciekit/core';
import { DEFAULT_TIMEOUTS, type BindingName, type PcscBinding, type PcscLog, type PcscTimeouts } from './binding.js';
import { openBinding } from './bindings.js';
import { toSnapshot } from './reader-state.js';
import { ReaderWatch } from './reader-watch.js';
import { transportError } from './return-code.js';

export interface PcscOptions {
  /** Which way to PC/SC; `auto` takes `native` and falls back to `pcsclite`. */
  readonly binding?: 'auto' | BindingName | undefined;
  /** Told about failures and waits. Never gets a byte of a command or an answer. */
  readonly log?: PcscLog | undefined;
  /** Times that differ from the usual ones (30 s for a command, 5 s for the service, 5 s for other programs). */
  readonly timeouts?: Partial<PcscTimeouts> | undefined;
}

/** The readers of this computer. */
export interface PcscReaders extends CardReaders {
  /**
   * The binding in use; loads it where that has not happened yet.
   *
   * @throws {TransportError} `binding-unavailable`
   */
  readonly bindingName: BindingName;
  /**
   * Calls that a driver has not answered although their time is over. While there are any, Node does not end by itself:
   * a program ends by `process.exit`, which this package makes safe.
   */
  readonly stuckCalls: number;
}

/**
 * Opens the way to the readers. Nothing is loaded and nobody is asked before the first call, so this never fails.
 *
 * @example
 * ```ts
 * const readers = openPcscReaders({ binding: 'auto' });
 * const [reader] = await readers.list();
 * const connection = await readers.connect(reader.name);
 * const transaction = await connection.beginTransaction({ waitMs: 5000 });
 * try {
 *   await transaction.transmit(fromHex('00A4040C06A00000000039'));
 * } finally {
 *   await transaction.end('reset');
 * }
 * await readers.close();
 * ```
 */
export function openPcscReaders(options: PcscOptions = {}): PcscReaders {
  const log = options.log ?? ((): void => undefined);
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  return new BoundReaders(() => openBinding(options.binding ?? 'auto', { log, timeouts }), log);
}

/** The readers over a binding that is made at the first use. */
export class BoundReaders implements PcscReaders {
  readonly #open: () => PcscBinding;
  readonly #log: PcscLog;
  #parts: { readonly binding: PcscBinding; readonly watch: ReaderWatch } | undefined;
  #closed: Promise<void> | undefined;

  constructor(open: () => PcscBinding, log: PcscLog) {
    this.#open = open;
    this.#log = log;
  }

  get bindingName(): BindingName {
    return this.#load().binding.name;
  }

  get stuckCalls(): number {
    return this.#parts?.binding.stuckCalls ?? 0;
  }

  async list(): Promise<readonly ReaderSnapshot[]> {
    const states = await this.#load().binding.list();
    return states.map(toSnapshot);
  }

  async *watch(signal: AbortSignal): AsyncGenerator<ReaderEvent, void, undefined> {
    yield* this.#load().watch.events(signal);
  }

  async connect(readerName: string, options: TransactionOptions = {}): Promise<CardConnection> {
    return this.#load().binding.connect(readerName, options);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    const parts = this.#parts;
    if (parts === undefined) return;
    await parts.watch.close();
    await parts.binding.close();
  }

  #load(): { readonly binding: PcscBinding; readonly watch: ReaderWatch } {
    if (this.#closed !== undefined)
      throw transportError('communication-failed', new Error('close() was called'), 'these readers were closed');
    if (this.#parts === undefined) {
      const binding = this.#open();
      this.#parts = { binding, watch: new ReaderWatch(binding, this.#log) };
    }
    return this.#parts;
  }
}
