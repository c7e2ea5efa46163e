import type { PinPrompt } from '../prompt/pin-prompt.js';
import type { CallingProgram } from './calling-program.js';
import type { LogInSurroundings, PinMode } from './card-log-in.js';
import type { CardSource } from './card-source.js';
import { ClientConnection } from './client-connection.js';
import { ReaderSlots, type TokenSlotStatus } from './reader-slots.js';
import { asError } from './return-value-of.js';
import { systemClock, type TokenClock } from './token-clock.js';
import type { TokenConnection } from './token-connection.js';
import type { TokenLog } from './token-log.js';
import { Turns } from './turns.js';

export interface TokenOptions {
  /** Stay the caller's to close. */
  readonly cards: CardSource;
  readonly prompt: PinPrompt;
  readonly pinMode: PinMode;
  /** Without a signature for so long a card is locked, ms; 0: after each signature. */
  readonly idleMs: number;
  /** Default: the process's. */
  readonly clock?: TokenClock | undefined;
  readonly log?: TokenLog | undefined;
}

/** What the service is doing; nothing of the holder's in it. */
export interface TokenStatus {
  readonly pinMode: PinMode;
  readonly idleMs: number;
  readonly slots: readonly TokenSlotStatus[];
  readonly connections: readonly { readonly program: CallingProgram | undefined; readonly sessions: number }[];
}

/** After the readers could not be watched, how long until they are tried again, ms. */
const WATCH_AGAIN_MS = 5_000;

/**
 * The cards of this PC as PKCS#11 tokens, for any number of clients at once.
 *
 * @example
 * ```ts
 * const token = new Token({ cards: middleware, prompt, pinMode: 'prompt', idleMs: 300_000 });
 * token.start();
 * const connection = token.connect({ pid, name: 'firefox' });
 * send(await connection.handle(frame));
 * ```
 */
export class Token {
  readonly #options: TokenOptions;
  readonly #clock: TokenClock;
  readonly #log: TokenLog;
  readonly #board: ReaderSlots;
  readonly #connections = new Set<ClientConnection>();
  readonly #ended = new AbortController();
  #watching: Promise<void> | undefined;

  constructor(options: TokenOptions) {
    if (!(options.idleMs >= 0)) throw new RangeError('the idle time is not a number of milliseconds');
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#log = options.log ?? ((): undefined => undefined);
    const { cards, prompt, pinMode, idleMs } = options;
    const surroundings: LogInSurroundings = {
      cards,
      prompt,
      pinMode,
      idleMs,
      clock: this.#clock,
      log: this.#log,
      promptTurns: new Turns(),
    };
    this.#board = new ReaderSlots(surroundings);
  }

  /**
   * Begins to watch the readers. A program that asks for the slots meanwhile waits for the cards that are there, for a
   * second and a half at most.
   */
  start(): void {
    if (this.#watching !== undefined) return;
    this.#board.begin();
    this.#watching = this.#watch(this.#ended.signal);
  }

  /** When the cards that were found so far have been read. */
  settled(): Promise<void> {
    return this.#board.settled();
  }

  /** A new client. @param program who it is, where the platform tells */
  connect(program: CallingProgram | undefined): TokenConnection {
    const connection: ClientConnection = new ClientConnection(this.#board, program, () => {
      this.#connections.delete(connection);
      this.#log({ type: 'disconnected', program: program?.name });
    });
    this.#connections.add(connection);
    this.#log({ type: 'connected', program: program?.name });
    return connection;
  }

  status(): TokenStatus {
    const { pinMode, idleMs } = this.#options;
    return {
      pinMode,
      idleMs,
      slots: this.#board.status(),
      connections: [...this.#connections].map(({ client }) => ({
        program: client.program,
        sessions: client.sessionCount,
      })),
    };
  }

  /** Locks every card: each signature from now on needs the PIN. @returns how many were open */
  lock(): Promise<number> {
    return this.#board.lock();
  }

  /** Hangs up on every client, locks every card and stops watching. Calling it twice is harmless. */
  async close(): Promise<void> {
    this.#ended.abort();
    for (const connection of this.#connections) connection.close();
    await this.#board.close();
    await this.#watching;
  }

  async #watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const event of this.#options.cards.watchReaders(signal)) this.#board.apply(event);
      } catch (error) {
        // The end of the watch is an error of its own.
        if (this.#ended.signal.aborted) return;
        this.#log({ type: 'readers-unavailable', error: asError(error) });
      }
      // Readers that cannot be watched keep nobody waiting.
      this.#board.apply({ type: 'all-told' });
      // What nobody watches may be gone; the next watch begins with all that is there.
      this.#board.apply({ type: 'service-stopped' });
      await this.#pause(signal);
    }
  }

  #pause(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        signal.removeEventListener('abort', end);
        stop();
        resolve();
      };
      const stop = this.#clock.after(WATCH_AGAIN_MS, end);
      signal.addEventListener('abort', end);
    });
  }
}
