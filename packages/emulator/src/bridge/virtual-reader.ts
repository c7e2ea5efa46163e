import { createConnection, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { TransportError } from '@ciekit/core/iso7816';
import type { SoftwareCard } from '../software-card.js';
import { CardServer, type PowerEvent } from './card-server.js';
import { encodeFrame, FrameReader } from './vpcd-frames.js';

/** Where Debian's vsmartcard-vpcd listens for the card of its first reader; the second reader's port is the next one. */
export const VPCD_PORT = 35_963;

export type DisconnectReason =
  /** `remove`, or the end of serving. */
  | 'removed'
  /** The daemon closed the connection: it stopped, or another card took the reader. */
  | 'reader-closed'
  /** A fault took the card out of the field. */
  | 'card-left'
  /** The card did not answer in time; only pulling it ends the reader's wait. */
  | 'card-mute'
  /** Another process holds the card's state. */
  | 'card-in-use'
  /** The state of the card cannot be locked, read or written. */
  | 'card-failed';

export type VirtualReaderEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly reason: DisconnectReason }
  /** The daemon is not there; the next attempt follows after so many milliseconds. */
  | { readonly type: 'waiting'; readonly retryMs: number }
  | { readonly type: PowerEvent };

export interface VirtualReaderOptions {
  readonly card: SoftwareCard;
  /** `127.0.0.1` without: whoever can connect can use the card. */
  readonly host?: string;
  /** {@link VPCD_PORT} without. */
  readonly port?: number;
  /** Ends the service. */
  readonly signal: AbortSignal;
  readonly onEvent?: (event: VirtualReaderEvent) => void;
}

/** A software card that is offered to a virtual PC/SC reader. */
export interface VirtualReader {
  /** Puts the card into the reader, where it is from the start; after a removal, a second after that. */
  insert(): void;
  /** Takes it out, whatever it is doing. */
  remove(): void;
  /** Fulfilled when the service has ended after the signal. Rejects on a defect of this program only. */
  readonly closed: Promise<void>;
}

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2000;
/**
 * How long the reader is empty at least once a card left it. pcscd looks every 400 ms: of a card that is put back sooner
 * it knows nothing, and goes on with the power and the session of the one before.
 */
const EMPTY_MS = 1000;

/**
 * Offers a card to the virtual reader of vsmartcard (vpcd), so that any PC/SC program sees it. An absent or restarted
 * daemon is waited for.
 *
 * @example
 * ```ts
 * const stop = new AbortController();
 * const reader = serveVirtualReader({ card, signal: stop.signal });
 * // pcsc_scan, opensc-tool, browsers … see the card now
 * stop.abort();
 * await reader.closed;
 * ```
 */
export function serveVirtualReader(options: VirtualReaderOptions): VirtualReader {
  return new VpcdClient(options);
}

class VpcdClient implements VirtualReader {
  readonly closed: Promise<void>;
  readonly #options: VirtualReaderOptions;
  #inserted = true;
  /** Fires when the card leaves the reader, and wakes who waits for it to come back. */
  #change = new AbortController();
  /** When the reader was left, of `performance.now`. */
  #leftAt = -Infinity;

  constructor(options: VirtualReaderOptions) {
    this.#options = options;
    this.closed = this.#serve();
  }

  insert(): void {
    this.#setInserted(true);
  }

  remove(): void {
    this.#setInserted(false);
  }

  #setInserted(inserted: boolean): void {
    if (this.#inserted === inserted) return;
    this.#inserted = inserted;
    this.#change.abort();
    this.#change = new AbortController();
  }

  async #serve(): Promise<void> {
    const { signal } = this.#options;
    let retryMs = FIRST_RETRY_MS;
    while (!signal.aborted) {
      const stop = AbortSignal.any([signal, this.#change.signal]);
      if (!this.#inserted) {
        await once(stop, 'abort');
        continue;
      }
      const emptyMs = this.#leftAt + EMPTY_MS - performance.now();
      if (emptyMs > 0) {
        await pause(emptyMs, stop);
        continue;
      }
      const reason = await this.#connectOnce(stop);
      if (reason === undefined || reason === 'card-in-use') {
        this.#emit({ type: 'waiting', retryMs });
        await pause(retryMs, stop);
        retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
        continue;
      }
      retryMs = FIRST_RETRY_MS;
      if (reason !== 'reader-closed') this.#leftAt = performance.now();
      if (reason === 'card-left' || reason === 'card-mute' || reason === 'card-failed') this.#inserted = false;
      else if (reason === 'reader-closed') await pause(FIRST_RETRY_MS, stop);
    }
  }

  /** One connection, from its beginning to its end. @returns why it ended; `undefined` when there was none. */
  async #connectOnce(stop: AbortSignal): Promise<DisconnectReason | undefined> {
    const socket = createConnection({
      host: this.#options.host ?? '127.0.0.1',
      port: this.#options.port ?? VPCD_PORT,
      noDelay: true,
    });
    const destroy = (): void => {
      socket.destroy();
    };
    stop.addEventListener('abort', destroy, { once: true });
    // a connection that breaks is an end like any other; whoever waits for the socket learns of it there
    socket.on('error', () => undefined);
    try {
      if (!(await isConnected(socket, stop))) return stop.aborted ? 'removed' : undefined;
      this.#emit({ type: 'connected' });
      const reason = await this.#converse(socket, stop);
      this.#emit({ type: 'disconnected', reason });
      return reason;
    } finally {
      stop.removeEventListener('abort', destroy);
      socket.destroy();
    }
  }

  async #converse(socket: Socket, stop: AbortSignal): Promise<DisconnectReason> {
    const closed = new AbortController();
    socket.once('close', () => {
      closed.abort();
    });
    const server = new CardServer(this.#options.card, closed.signal, (type) => {
      this.#emit({ type });
    });
    try {
      const frames = new FrameReader();
      for await (const chunk of socket as AsyncIterable<Uint8Array>) {
        for (const frame of frames.push(chunk)) {
          const emission = await server.serve(frame);
          if (emission?.kind === 'mute') return 'card-mute';
          if (emission?.kind === 'removed') return closed.signal.aborted ? endOf(stop) : 'card-left';
          if (emission !== undefined) socket.write(encodeFrame(emission.bytes));
        }
      }
      return endOf(stop);
    } catch (error) {
      if (isBrokenConnection(error)) return endOf(stop);
      if (!(error instanceof TransportError)) throw error;
      if (error.code === 'card-removed') return endOf(stop);
      return error.code === 'sharing-violation' ? 'card-in-use' : 'card-failed';
    } finally {
      await server.close();
    }
  }

  #emit(event: VirtualReaderEvent): void {
    this.#options.onEvent?.(event);
  }
}

const endOf = (stop: AbortSignal): DisconnectReason => (stop.aborted ? 'removed' : 'reader-closed');

/** Errors of the socket, or of reading from one that was destroyed. */
const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && ('syscall' in error || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));

async function isConnected(socket: Socket, stop: AbortSignal): Promise<boolean> {
  try {
    await once(socket, 'connect', { signal: stop });
    return true;
  } catch {
    return false;
  }
}

async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal: stop }).catch(() => undefined);
}
