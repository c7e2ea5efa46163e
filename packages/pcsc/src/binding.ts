import type { CardConnection, TransactionOptions } from '@ciekit/core';
import type { ReaderState } from './reader-state.js';

/** `native`: the platform's PC/SC library through koffi. `pcsclite`: the compiled addon of that name. */
export type BindingName = 'native' | 'pcsclite';

/** Told what happens, for a log: calls that failed, waits, restarts. Never a byte of a command or an answer. */
export type PcscLog = (line: string) => void;

/** Times, in milliseconds. */
export interface PcscTimeouts {
  /** How long the answer to one command may take. */
  readonly transmitMs: number;
  /** How long other calls into the service may take. */
  readonly serviceMs: number;
  /** How long another program is waited for where the caller does not say. */
  readonly sharingMs: number;
}

export const DEFAULT_TIMEOUTS: PcscTimeouts = { transmitMs: 30_000, serviceMs: 5_000, sharingMs: 5_000 };

/** What a way to PC/SC has to offer. Everything rejects with TransportError or CancelledError only. */
export interface PcscBinding {
  readonly name: BindingName;
  /** The readers now. */
  list(): Promise<readonly ReaderState[]>;
  /**
   * Publishes what is there at once and after every change, until the signal fires.
   *
   * @throws {TransportError} the service stopped, or cannot be reached
   */
  watch(publish: (readers: readonly ReaderState[]) => void, signal: AbortSignal): Promise<void>;
  connect(readerName: string, options: TransactionOptions): Promise<CardConnection>;
  /** Calls into the driver that nobody waits for any more and that have not come back. */
  readonly stuckCalls: number;
  close(): Promise<void>;
}
