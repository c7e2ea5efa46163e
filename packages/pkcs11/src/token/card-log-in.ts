import { MAX_TRIES, PinError, SecretBytes } from '@ciekit/core';
import type { CardSigner, CodeRefusal, CodeSource } from '@ciekit/middleware';
import { CryptokiError } from '../cryptoki/return-values.js';
import type { PinPrompt, PromptedCard } from '../prompt/pin-prompt.js';
import type { CardSource } from './card-source.js';
import { pinOfHolder, pinOfProgram, unfitPin } from './pin-sources.js';
import { asError, errorCodeOf, returnValueOf } from './return-value-of.js';
import type { CardKey, KeyUser } from './slot.js';
import type { TokenClock } from './token-clock.js';
import type { LogOutReason, TokenLog, TokenLogEvent } from './token-log.js';
import { joinSignals } from './joined-signal.js';
import { Turns } from './turns.js';

/** Who asks for the PIN: our prompt inside C_Sign, or the program by C_Login. */
export type PinMode = 'prompt' | 'login';

/** What the cards of one service share. */
export interface LogInSurroundings {
  readonly cards: CardSource;
  readonly prompt: PinPrompt;
  readonly pinMode: PinMode;
  /** Without a signature for so long the card is locked, ms; 0: after each signature. */
  readonly idleMs: number;
  readonly clock: TokenClock;
  readonly log: TokenLog;
  /** A person answers one question at a time, whichever card it is about. */
  readonly promptTurns: Turns;
}

/** Where every signature ends the log-in: how long a C_Login waits for its signature, ms. */
const FIRST_USE_MS = 60_000;
/** Firefox hangs when a C_Login that our own prompt serves is answered faster, ms. */
const LEAST_PROMPTED_LOG_IN_MS = 300;

/** The log-ins to one card: one signer behind a queue, and who may use it. Lives as long as the card stays. */
export class CardLogIn implements CardKey {
  readonly card: PromptedCard;
  readonly #nis: string;
  readonly #around: LogInSurroundings;
  readonly #turns = new Turns();
  readonly #gone = new AbortController();
  #left: Promise<void> | undefined;
  /** Fires when the log-ins of now are to end; another takes its place. */
  #locked = new AbortController();
  #signer: CardSigner | undefined;
  readonly #users = new Set<KeyUser>();
  /** How often the holder declined, per program: one answer is for everything that a program is waiting for. */
  readonly #declined = new WeakMap<KeyUser, number>();
  /** Who was logged in and will be again if the log-in that is going on succeeds. */
  readonly #staying = new Set<KeyUser>();
  #lastUse = 0;
  #stopIdleTimer: (() => void) | undefined;
  #triesRemaining: number | undefined;

  constructor(card: PromptedCard, nis: string, around: LogInSurroundings) {
    this.card = card;
    this.#nis = nis;
    this.#around = around;
  }

  get triesRemaining(): number | undefined {
    return this.#triesRemaining;
  }

  /** Who is logged in, and for how long nothing was signed, ms; `undefined`: the card is locked. */
  get state(): { readonly users: readonly KeyUser[]; readonly idleMs: number } | undefined {
    if (this.#signer === undefined) return undefined;
    return { users: [...this.#users], idleMs: this.#around.clock.now() - this.#lastUse };
  }

  isOpenFor(user: KeyUser): boolean {
    return (this.#signer !== undefined && this.#users.has(user)) || this.#staying.has(user);
  }

  async logIn(user: KeyUser, pin: Uint8Array | undefined, signal: AbortSignal): Promise<void> {
    if (pin === undefined) {
      const least = new Promise<void>((resolve) => this.#around.clock.after(LEAST_PROMPTED_LOG_IN_MS, resolve));
      const [outcome] = await Promise.allSettled([
        this.#inTurn(signal, (alive) => this.#logInByPrompt(user, alive)),
        least,
      ]);
      if (outcome.status === 'rejected') throw returnValueOf(outcome.reason);
      return;
    }
    const refused = unfitPin(pin);
    const secret = SecretBytes.takeFrom(pin);
    try {
      if (refused !== undefined) throw new CryptokiError(refused);
      await this.#inTurn(signal, (alive) => this.#logInWith(user, secret, alive));
    } finally {
      secret.wipe();
    }
  }

  logOut(user: KeyUser): void {
    this.#staying.delete(user);
    if (this.#users.delete(user) && this.#users.size === 0) void this.#close('logged-out');
  }

  sign(user: KeyUser, digestInfo: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    const declined = this.#declined.get(user);
    return this.#inTurn(signal, (alive) => {
      if (this.#declined.get(user) !== declined) throw new CryptokiError('FUNCTION_CANCELED');
      return this.#sign(user, digestInfo, alive);
    });
  }

  /** Ends all log-ins, the one that is being asked for included. @returns whether the card was open */
  async lock(): Promise<boolean> {
    this.#locked.abort();
    this.#locked = new AbortController();
    return this.#close('locked');
  }

  /** The card left the reader, or the service ends. Resolves when the card is let go of. */
  leave(): Promise<void> {
    this.#gone.abort();
    this.#left ??= this.#close('card-left').then(() => undefined);
    return this.#left;
  }

  async #sign(user: KeyUser, digestInfo: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    for (let lost = false; ; lost = true) {
      if (!this.isOpenFor(user)) {
        if (this.#around.pinMode === 'login') throw new CryptokiError('USER_NOT_LOGGED_IN');
        await this.#logInByPrompt(user, signal);
      }
      try {
        const signature = await this.#signer?.sign(digestInfo, { signal });
        if (signature === undefined) throw new CryptokiError('USER_NOT_LOGGED_IN');
        await this.#used(user);
        return signature;
      } catch (error) {
        if (errorCodeOf(error) === 'session-lost') {
          await this.#drop('session-lost');
          // Somebody else keeps resetting the card: the holder is asked again once, not for ever.
          if (!lost && !this.#gone.signal.aborted) continue;
        }
        throw this.#failure('signature-failed', user, error);
      }
    }
  }

  async #used(user: KeyUser): Promise<void> {
    this.#tell({ type: 'signed', program: user.program?.name });
    if (this.#around.idleMs === 0) await this.#drop('idle');
    else this.#restIdleTimer(this.#around.idleMs);
  }

  /** Asks until the card takes the PIN, the holder declines or no try may be used. */
  async #logInByPrompt(user: KeyUser, signal: AbortSignal): Promise<void> {
    const { prompt, promptTurns } = this.#around;
    if (!(await prompt.isAvailable())) {
      this.#tell({ type: 'prompt-unavailable', program: user.program?.name });
      throw new CryptokiError('USER_NOT_LOGGED_IN');
    }
    await promptTurns.take(signal, async () => {
      const source = prompt.open({ program: user.program, card: this.card, signal });
      let refused: CodeRefusal | undefined;
      for (;;) {
        try {
          await this.#askAndOpen(user, source, refused, signal);
          return;
        } catch (error) {
          const again = error instanceof PinError && error.code === 'code-incorrect' && source.interactive;
          if (!again) throw this.#refused(user, error, signal);
          this.#failure('log-in-failed', user, error);
          refused = error;
        }
      }
    });
  }

  /** Where others are logged in the PIN is asked for before their session is given up: a cancel costs them nothing. */
  async #askAndOpen(
    user: KeyUser,
    source: CodeSource,
    refused: CodeRefusal | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const others = this.#signer !== undefined;
    const typed = others ? await source.askPin({ refused, triesRemaining: MAX_TRIES.pin }) : undefined;
    try {
      await this.#open(user, pinOfHolder(source, refused, typed), signal);
    } finally {
      typed?.wipe();
    }
  }

  async #logInWith(user: KeyUser, pin: SecretBytes, signal: AbortSignal): Promise<void> {
    try {
      await this.#open(user, pinOfProgram(pin), signal);
    } catch (error) {
      const kept = errorCodeOf(error) === 'last-try-unconfirmed';
      if (kept) this.#tell({ type: 'last-try-kept', program: user.program?.name });
      throw this.#failure('log-in-failed', user, error);
    }
  }

  /** A new session with the card, its PIN checked by the card; whoever was logged in before still is, all the while. */
  async #open(user: KeyUser, source: CodeSource, signal: AbortSignal): Promise<void> {
    for (const each of this.#users) this.#staying.add(each);
    try {
      await this.#drop('another-log-in');
      const signer = await this.#openSigner(source, signal);
      this.#signer = signer;
      this.#triesRemaining = MAX_TRIES.pin;
      for (const each of [...this.#staying, user]) this.#users.add(each);
    } finally {
      this.#staying.clear();
    }
    this.#restIdleTimer(this.#around.idleMs === 0 ? FIRST_USE_MS : this.#around.idleMs);
    this.#tell({ type: 'logged-in', program: user.program?.name });
  }

  async #openSigner(source: CodeSource, signal: AbortSignal): Promise<CardSigner> {
    const signer = await this.#around.cards.openSigner(source, {
      reader: this.card.reader,
      nis: this.#nis,
      signal,
      onEvent: (event) => {
        if (event.type === 'tries' && event.kind === 'pin') this.#triesRemaining = event.triesRemaining;
      },
    });
    if (!signal.aborted) return signer;
    await signer.close();
    throw new CryptokiError('FUNCTION_CANCELED');
  }

  #restIdleTimer(ms: number): void {
    this.#stopIdleTimer?.();
    this.#lastUse = this.#around.clock.now();
    const signer = this.#signer;
    this.#stopIdleTimer = this.#around.clock.after(ms, () => {
      if (this.#signer === signer && this.#around.clock.now() - this.#lastUse >= ms) void this.#close('idle');
    });
  }

  /** Log-ins end now; the card is let go of when its turn comes. @returns whether there was something to end */
  async #close(reason: LogOutReason): Promise<boolean> {
    const signer = this.#forget(reason);
    if (signer === undefined) return false;
    await this.#turns.take(new AbortController().signal, () => signer.close());
    return true;
  }

  /** The same from within a turn. */
  async #drop(reason: LogOutReason): Promise<void> {
    await this.#forget(reason)?.close();
  }

  #forget(reason: LogOutReason): CardSigner | undefined {
    const signer = this.#signer;
    this.#signer = undefined;
    this.#users.clear();
    this.#stopIdleTimer?.();
    this.#stopIdleTimer = undefined;
    const { reader, serialNumber } = this.card;
    if (signer !== undefined) this.#around.log({ type: 'logged-out', reason, reader, serialNumber });
    return signer;
  }

  /** A turn with the card that ends when the caller, the card or the holder's lock says so. */
  async #inTurn<T>(signal: AbortSignal, work: (alive: AbortSignal) => Promise<T>): Promise<T> {
    const alive = joinSignals(signal, this.#gone.signal, this.#locked.signal);
    try {
      return await this.#turns.take(alive.signal, () => work(alive.signal));
    } catch (error) {
      if (this.#gone.signal.aborted) throw new CryptokiError('DEVICE_REMOVED', { cause: error });
      throw returnValueOf(error);
    } finally {
      alive.release();
    }
  }

  /** The end of a question: a holder who does not use the last try has declined as well. */
  #refused(user: KeyUser, error: unknown, { aborted }: AbortSignal): CryptokiError {
    const isLastTry = errorCodeOf(error) === 'last-try-unconfirmed';
    const failure = this.#failure('log-in-failed', user, error);
    const answer = isLastTry ? new CryptokiError('FUNCTION_CANCELED', { cause: error }) : failure;
    if (!aborted && answer.code === 'CKR_FUNCTION_CANCELED')
      this.#declined.set(user, (this.#declined.get(user) ?? 0) + 1);
    return answer;
  }

  #failure(type: 'log-in-failed' | 'signature-failed', user: KeyUser, error: unknown): CryptokiError {
    if (error instanceof PinError && error.triesRemaining !== undefined) this.#triesRemaining = error.triesRemaining;
    if (errorCodeOf(error) === 'code-blocked') this.#triesRemaining = 0;
    const answer = returnValueOf(error);
    this.#tell({ type, answer: answer.code, error: asError(error), program: user.program?.name });
    return answer;
  }

  #tell(event: CardEvent): void {
    const { reader, serialNumber } = this.card;
    this.#around.log({ ...event, reader, serialNumber });
  }
}

type WithoutCard<Event> = Event extends { readonly serialNumber: string; readonly program: string | undefined }
  ? Omit<Event, 'reader' | 'serialNumber'>
  : never;
type CardEvent = WithoutCard<TokenLogEvent>;
