import { setTimeout as delay } from 'node:timers/promises';
import { TransportError } from '@ciekit/core/iso7816';
import { CardOs } from './card-os/card-os.js';
import type { CardImage } from './card-image.js';
import { FaultPlan } from './faults/fault-plan.js';
import { exchangeWithFault, type Emission } from './faults/faulty-exchange.js';
import type { EndOfFileAnswer } from './file-system/read-binary.js';
import type { RandomSource } from './security-module/diffie-hellman.js';
import { CardStateError, type CardState } from './state/card-state.js';
import { MemoryState, type StateLock, type StateStore } from './state/state-store.js';
import type { CardTiming } from './timing.js';
import { checkLimits, Turnstile, type WaitLimits } from './turnstile.js';

export interface SoftwareCardOptions {
  readonly image: CardImage;
  /** Where codes and counters live; without it in memory, and every card is new. */
  readonly state?: StateStore;
  /** How long an exchange takes; without it no time at all. */
  readonly timing?: CardTiming;
  /** How long a reader waits for a card that does not answer, in milliseconds; 10,000 without. */
  readonly answerTimeoutMs?: number;
  /** What the card says when it is asked to read beyond the end of a file; chips differ. `6282` without. */
  readonly endOfFile?: EndOfFileAnswer;
  /** Whether GET DATA on the PIN and PUK objects tells the tries left, as the access rules allow; true without. */
  readonly tellsTries?: boolean;
  /** Randomness for challenges, DH exponents and signatures; the system's without. */
  readonly random?: RandomSource;
  /** Sees every command and the answer that left the card, `undefined` where none did. */
  readonly onExchange?: (command: Uint8Array, response: Uint8Array | undefined) => void;
}

/** What went through a card since the counters were reset. */
export interface CardTraffic {
  readonly exchanges: number;
  /** Bytes of commands. */
  readonly bytesToCard: number;
  /** Bytes of answers, status words included. */
  readonly bytesFromCard: number;
  /** Time that the card itself computed, in milliseconds: what a benchmark of the host takes off. */
  readonly cardMilliseconds: number;
}

const NO_TRAFFIC: CardTraffic = { exchanges: 0, bytesToCard: 0, bytesFromCard: 0, cardMilliseconds: 0 };
const DEFAULT_ANSWER_TIMEOUT_MS = 10_000;
/** How often a state that another process holds is asked for. */
const LOCK_POLL_MS = 20;

export type ResetKind = 'warm' | 'power';

/** Use of the card by one reader for a while. Nobody else talks to it, in this process or another, until `release`. */
export interface CardLease {
  /**
   * One exchange. `gone` is the card being taken from the reader meanwhile.
   *
   * @returns what came out of the field; `mute` when the time for an answer is over
   */
  exchange(command: Uint8Array, gone?: AbortSignal): Promise<Emission>;
  /** Reset by the reader, after the exchanges asked for before: warm, or with the power off in between. */
  reset(kind: ResetKind): Promise<void>;
  /** Never throws; calling it twice is harmless. */
  release(): Promise<void>;
}

/**
 * A software CIE: the card itself, for one or several readers that take turns.
 *
 * @example
 * ```ts
 * const card = new SoftwareCard({ image: specimenImage() });
 * const readers = new SoftwareReaders({ readers: [{ name: 'Software card', card }] });
 * ```
 */
export class SoftwareCard {
  readonly faults = new FaultPlan();
  readonly #os: CardOs;
  readonly #store: StateStore;
  readonly #timing: CardTiming | undefined;
  readonly #answerTimeoutMs: number;
  readonly #onExchange: SoftwareCardOptions['onExchange'];
  readonly #turnstile = new Turnstile();
  #traffic = NO_TRAFFIC;
  #resetCount = 0;
  #previousAnswer: Uint8Array | undefined;

  /** @throws {CardStateError} the state cannot be read @throws {RangeError} a value of the image is not hexadecimal */
  constructor(options: SoftwareCardOptions) {
    this.#store = options.state ?? new MemoryState(options.image);
    this.#os = new CardOs({
      image: options.image,
      store: this.#store,
      random: options.random,
      endOfFile: options.endOfFile,
      tellsTries: options.tellsTries,
    });
    this.#timing = options.timing;
    this.#answerTimeoutMs = options.answerTimeoutMs ?? DEFAULT_ANSWER_TIMEOUT_MS;
    this.#onExchange = options.onExchange;
  }

  get atr(): Uint8Array {
    return this.#os.atr.slice();
  }

  get traffic(): CardTraffic {
    return this.#traffic;
  }

  resetTraffic(): void {
    this.#traffic = NO_TRAFFIC;
  }

  /** How many times the card was reset. A connection that sees another number than it left lost what it had open. */
  get resetCount(): number {
    return this.#resetCount;
  }

  /** Codes and counters as they are kept now. @throws {CardStateError} */
  readState(): CardState {
    return this.#store.load();
  }

  /**
   * Waits for the card, in this process and among processes, and takes the state over as the last user left it. If
   * another process changed it, the card comes back reset, as a card that was in another reader does.
   *
   * @throws {TransportError} `sharing-violation`, `card-removed`; `access-denied` or `communication-failed` when the
   * state cannot be locked or read
   * @throws {CancelledError}
   */
  async acquire(limits: WaitLimits): Promise<CardLease> {
    const leave = await this.#turnstile.enter(limits);
    let lock: StateLock | undefined;
    try {
      lock = await this.#lockState(limits);
      if (this.#os.reloadState()) this.reset('power');
    } catch (error) {
      await lock?.release();
      leave();
      throw error instanceof CardStateError ? unusableState(error) : error;
    }
    return new Lease(
      (command, gone) => this.#exchange(command, gone),
      (kind) => {
        this.reset(kind);
      },
      async () => {
        await lock.release();
        leave();
      },
    );
  }

  async #lockState(limits: WaitLimits): Promise<StateLock> {
    for (;;) {
      const lock = await this.#store.tryLock();
      if (lock !== undefined) return lock;
      checkLimits(limits);
      await delay(LOCK_POLL_MS);
    }
  }

  /** Resets the card at once, whoever uses it: it was taken out of its reader, or lost power. */
  reset(kind: ResetKind): void {
    this.#os.reset(kind === 'power');
    this.#previousAnswer = undefined;
    this.#resetCount++;
  }

  async #exchange(command: Uint8Array, gone: AbortSignal | undefined): Promise<Emission> {
    if (gone?.aborted === true) return { kind: 'removed' };
    const fault = this.faults.next(command);
    const begin = performance.now();
    const emission: Emission =
      fault === undefined
        ? { kind: 'answer', bytes: this.#os.process(command).encode() }
        : exchangeWithFault(fault, command, this.#os, this.#previousAnswer);
    const cardMilliseconds = performance.now() - begin;
    if (emission.kind === 'answer') this.#previousAnswer = emission.bytes;
    const response = emission.kind === 'answer' ? emission.bytes : undefined;
    this.#count(command, response, cardMilliseconds);
    const wait = this.#waitFor(command, emission) + (fault?.kind === 'slow' ? fault.ms : 0);
    if (wait > 0 && (await isCutShort(wait, gone))) return { kind: 'removed' };
    this.#onExchange?.(command, response);
    return emission;
  }

  #waitFor(command: Uint8Array, emission: Emission): number {
    if (emission.kind === 'mute') return this.#answerTimeoutMs;
    return emission.kind === 'answer' ? (this.#timing?.(command, emission.bytes) ?? 0) : 0;
  }

  #count(command: Uint8Array, response: Uint8Array | undefined, milliseconds: number): void {
    const before = this.#traffic;
    this.#traffic = {
      exchanges: before.exchanges + 1,
      bytesToCard: before.bytesToCard + command.length,
      bytesFromCard: before.bytesFromCard + (response?.length ?? 0),
      cardMilliseconds: before.cardMilliseconds + milliseconds,
    };
  }
}

/** Exchanges one after the other, whatever the caller does, and none after the release. */
class Lease implements CardLease {
  readonly #perform: (command: Uint8Array, gone: AbortSignal | undefined) => Promise<Emission>;
  readonly #reset: (kind: ResetKind) => void;
  readonly #end: () => Promise<void>;
  #last: Promise<unknown> = Promise.resolve();
  #released: Promise<void> | undefined;

  constructor(
    perform: (command: Uint8Array, gone: AbortSignal | undefined) => Promise<Emission>,
    reset: (kind: ResetKind) => void,
    end: () => Promise<void>,
  ) {
    this.#perform = perform;
    this.#reset = reset;
    this.#end = end;
  }

  exchange(command: Uint8Array, gone?: AbortSignal): Promise<Emission> {
    if (this.#released !== undefined) throw new TypeError('exchange after the release of the card');
    const own = Uint8Array.from(command);
    const exchange = this.#last.then(() => this.#perform(own, gone));
    this.#last = exchange.catch(() => undefined);
    return exchange;
  }

  reset(kind: ResetKind): Promise<void> {
    if (this.#released !== undefined) throw new TypeError('reset after the release of the card');
    const reset = this.#last.then(() => {
      this.#reset(kind);
    });
    this.#last = reset;
    return reset;
  }

  release(): Promise<void> {
    this.#released ??= this.#last.then(() => this.#end());
    return this.#released;
  }
}

/** Waits. @returns whether the card was taken away meanwhile. */
async function isCutShort(milliseconds: number, gone: AbortSignal | undefined): Promise<boolean> {
  try {
    await delay(milliseconds, undefined, gone === undefined ? {} : { signal: gone });
    return false;
  } catch {
    return true;
  }
}

const NO_PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS']);

function unusableState(error: CardStateError): TransportError {
  const { cause } = error;
  const refused = cause instanceof Error && 'code' in cause && NO_PERMISSION.has(String(cause.code));
  return new TransportError(refused ? 'access-denied' : 'communication-failed', 'the state of the software card', {
    cause: error,
  });
}
