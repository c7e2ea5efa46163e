import { MAX_TRIES, PinError, SecretBytes } from '@ciekit/core/basics';
import type { CardSigner, CodeRefusal, CodeSource } from '@ciekit/middleware';
import { CryptokiError } from '../cryptoki/return-values.js';
import type { PinPrompt, PromptedCard } from '../prompt/pin-prompt.js';
import type { CardSource } from './card-source.js';
import { Declines } from './declines.js';
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
  /** Signers that serve nobody any more and still hold the card. No other may be opened before they let go. */
  readonly #forgotten = new Set<CardSigner>();
  readonly #users = new Set<KeyUser>();
  readonly #declines = new Declines();
  /** Who was logged in and will be again if the log-in that is going on succeeds. */
  readonly #staying = new Set<KeyUser>();
  /** Signatures of programs that are logged in and wait for their turn: the card is in use. */
  #queued = 0;
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
      const declined = this.#declines.timesOf(user);
      const least = new Promise<void>((resolve) => this.#around.clock.after(LEAST_PROMPTED_LOG_IN_MS, resolve));
      const [outcome] = await Promise.allSettled([
        this.#whileHere(signal, (alive) => this.#logInByPrompt(user, declined, alive)),
        least,
      ]);
      if (outcome.status === 'rejected') throw returnValueOf(outcome.reason);
      return;
    }
    const refused = unfitPin(pin);
    const secret = SecretBytes.takeFrom(pin);
    try {
      if (refused !== undefined) throw new CryptokiError(refused);
      await this.#whileHere(signal, (alive) => this.#turns.take(alive, () => this.#logInWith(user, secret, alive)));
    } finally {
      secret.wipe();
    }
  }

  logOut(user: KeyUser): void {
    this.#staying.delete(user);
    if (this.#users.delete(user) && this.#users.size === 0) void this.#close('logged-out');
  }

  sign(user: KeyUser, digestInfo: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    const declined = this.#declines.timesOf(user);
    return this.#whileHere(signal, (alive) => this.#sign(user, digestInfo, declined, alive));
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

  /** The card's turn is taken for the signature alone: while the holder is asked, others that are logged in may sign. */
  async #sign(user: KeyUser, digestInfo: Uint8Array, declined: number, signal: AbortSignal): Promise<Uint8Array> {
    let wasLost = false;
    for (;;) {
      const signed = await this.#inUse(user, () =>
        this.#turns.take(signal, () => this.#signIfOpen(user, digestInfo, wasLost, signal)),
      );
      if (signed instanceof Uint8Array) return signed;
      wasLost ||= signed === 'lost';
      if (this.#around.pinMode === 'login') throw new CryptokiError('USER_NOT_LOGGED_IN');
      await this.#logInByPrompt(user, declined, signal);
    }
  }

  /** The card does not fall idle while a signature of somebody who is logged in waits for its turn. */
  async #inUse<T>(user: KeyUser, work: () => Promise<T>): Promise<T> {
    const counts = this.isOpenFor(user) ? 1 : 0;
    this.#queued += counts;
    try {
      return await work();
    } finally {
      this.#queued -= counts;
    }
  }

  async #signIfOpen(
    user: KeyUser,
    digestInfo: Uint8Array,
    wasLost: boolean,
    signal: AbortSignal,
  ): Promise<Uint8Array | 'locked' | 'lost'> {
    const signer = this.#users.has(user) ? this.#signer : undefined;
    if (signer === undefined) return 'locked';
    try {
      const signature = await signer.sign(digestInfo, { signal });
      await this.#used(user);
      return signature;
    } catch (error) {
      if (errorCodeOf(error) === 'session-lost') {
        await this.#drop('session-lost');
        // Somebody else keeps resetting the card: the holder is asked again once, not for ever.
        if (!wasLost && !this.#gone.signal.aborted) return 'lost';
      }
      throw this.#failure('signature-failed', user, error);
    }
  }

  /** Where every signature ends the log-in, it ends for the program that signed. */
  async #used(user: KeyUser): Promise<void> {
    this.#tell({ type: 'signed', program: user.program?.name });
    if (this.#around.idleMs !== 0) {
      this.#restIdleTimer(this.#around.idleMs);
      return;
    }
    this.#users.delete(user);
    if (this.#users.size === 0) await this.#drop('idle');
  }

  /**
   * Asks until the card takes the PIN, the holder declines or no try may be used.
   *
   * @param declined how often the holder had declined when the program began to wait
   */
  async #logInByPrompt(user: KeyUser, declined: number, signal: AbortSignal): Promise<void> {
    const { prompt, promptTurns, clock } = this.#around;
    if (!(await prompt.isAvailable())) {
      this.#tell({ type: 'prompt-unavailable', program: user.program?.name });
      throw new CryptokiError('USER_NOT_LOGGED_IN');
    }
    await promptTurns.take(signal, async () => {
      // The program was being asked for already, and got its answer.
      if (this.#users.has(user)) return;
      if (this.#declines.timesOf(user) !== declined || this.#declines.isResting(user, clock.now()))
        throw new CryptokiError('FUNCTION_CANCELED');
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

  /**
   * Where others are logged in all tries are left, so the PIN is asked for before their session is given up: a cancel
   * costs them nothing, and they sign meanwhile. Else the card is asked first how many are left.
   */
  async #askAndOpen(
    user: KeyUser,
    source: CodeSource,
    refused: CodeRefusal | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    for (;;) {
      const holder = pinOfHolder(source, refused, undefined);
      const typed = this.#signer === undefined ? undefined : await askPin(holder, signal);
      try {
        const isOpen = await this.#turns.take(signal, async () => {
          if (typed === undefined && this.#signer !== undefined) return false;
          // Somebody used a try meanwhile: what the holder was told is no longer so.
          const first = this.#triesRemaining === MAX_TRIES.pin ? typed : undefined;
          await this.#open(user, pinOfHolder(source, refused, first), signal);
          return true;
        });
        if (isOpen) return;
      } finally {
        typed?.wipe();
      }
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
      const signer = await this.#openSigner(user, source, signal);
      if (signal.aborted) {
        await signer.close();
        throw new CryptokiError('FUNCTION_CANCELED');
      }
      this.#signer = signer;
      this.#triesRemaining = MAX_TRIES.pin;
      this.#declines.settle(user);
      for (const each of [...this.#staying, user]) this.#users.add(each);
    } finally {
      this.#staying.clear();
    }
    this.#restIdleTimer(this.#around.idleMs === 0 ? FIRST_USE_MS : this.#around.idleMs);
    this.#tell({ type: 'logged-in', program: user.program?.name });
  }

  #openSigner(user: KeyUser, source: CodeSource, signal: AbortSignal): Promise<CardSigner> {
    return this.#around.cards.openSigner(source, {
      reader: this.card.reader,
      nis: this.#nis,
      signal,
      onEvent: (event) => {
        if (event.type === 'tries' && event.kind === 'pin') this.#triesRemaining = event.triesRemaining;
        const isUnchecked = event.type === 'chip-checked' && event.assurance.outcome === 'unverified-issuer';
        if (isUnchecked && source.confirmUnverifiedIssuer === undefined)
          this.#tell({ type: 'issuer-unchecked', program: user.program?.name });
      },
    });
  }

  #restIdleTimer(ms: number): void {
    this.#stopIdleTimer?.();
    this.#lastUse = this.#around.clock.now();
    const signer = this.#signer;
    if (signer === undefined) return;
    this.#stopIdleTimer = this.#around.clock.after(ms, () => {
      if (this.#signer !== signer || this.#around.clock.now() - this.#lastUse < ms) return;
      if (this.#queued > 0) this.#restIdleTimer(ms);
      else void this.#close('idle');
    });
  }

  /** Log-ins end now; the card is let go of when its turn comes. @returns whether there was something to end */
  async #close(reason: LogOutReason): Promise<boolean> {
    if (!this.#forget(reason)) return false;
    await this.#turns.take(new AbortController().signal, () => this.#closeForgotten());
    return true;
  }

  /** The same from within a turn. */
  async #drop(reason: LogOutReason): Promise<void> {
    this.#forget(reason);
    await this.#closeForgotten();
  }

  /** In a turn. A signer that is closed late would reset the card under the next one. */
  async #closeForgotten(): Promise<void> {
    for (const signer of this.#forgotten) {
      this.#forgotten.delete(signer);
      await signer.close();
    }
  }

  #forget(reason: LogOutReason): boolean {
    const signer = this.#signer;
    this.#signer = undefined;
    this.#users.clear();
    this.#stopIdleTimer?.();
    this.#stopIdleTimer = undefined;
    const { reader, serialNumber } = this.card;
    if (signer === undefined) return false;
    this.#forgotten.add(signer);
    this.#around.log({ type: 'logged-out', reason, reader, serialNumber });
    return true;
  }

  /** Work that ends when the caller, the card or the holder's lock says so. */
  async #whileHere<T>(signal: AbortSignal, work: (alive: AbortSignal) => Promise<T>): Promise<T> {
    const alive = joinSignals(signal, this.#gone.signal, this.#locked.signal);
    try {
      return await work(alive.signal);
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
    if (!aborted && answer.code === 'CKR_FUNCTION_CANCELED') this.#declines.note(user, this.#around.clock.now());
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

/** The use cases are loaded by then, wherever the cards come from the middleware; the first answers do not wait for them. */
async function askPin(holder: CodeSource, signal: AbortSignal): Promise<SecretBytes> {
  const { askCode } = await import('@ciekit/middleware');
  return askCode(holder, 'pin', signal, MAX_TRIES.pin);
}

type WithoutCard<Event> = Event extends { readonly serialNumber: string; readonly program: string | undefined }
  ? Omit<Event, 'reader' | 'serialNumber'>
  : never;
type CardEvent = WithoutCard<TokenLogEvent>;
