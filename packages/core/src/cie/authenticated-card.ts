import {
  CancelledError,
  CardSessionError,
  MalformedResponseError,
  PinError,
  StatusWordError,
  TransportError,
} from '../errors.js';
import type { ChipAssurance } from '../ias/chip-verifier.js';
import { KeyReference } from '../ias/identifiers.js';
import { assertCodeFormat, MAX_TRIES, verifyCode } from '../ias/pin.js';
import { SecureChannel } from '../ias/secure-channel.js';
import type { SecureMessagingSession } from '../ias/secure-messaging.js';
import { MAX_SIGNATURE_INPUT, selectSigningKey, signWithSelectedKey } from '../ias/signing.js';
import { TransportChannel, type LengthPolicy } from '../iso7816/channel.js';
import type { CardConnection, CardTransaction, TransactionOptions } from '../iso7816/transport.js';
import type { SecretBytes } from '../secret.js';
import { TracingTransport, type TraceOptions } from '../trace.js';
import { useCode, type KnownTries } from './code-guard.js';
import type { CardMemory } from './known-card.js';
import type { CardOutcome, CodeOptions } from './operations.js';

/** What `CieCard.authenticate` leaves behind. */
interface AuthenticatedParts {
  /** Stays the caller's to close, after the session's end. */
  readonly connection: CardConnection;
  /** Becomes the session's, which wipes it. */
  readonly session: SecureMessagingSession;
  readonly lengths: LengthPolicy;
  readonly outcome: CardOutcome;
  readonly tries: KnownTries;
  readonly memory: CardMemory | undefined;
  readonly trace: TraceOptions | undefined;
}

/** One call in its transaction. */
interface Call {
  readonly channel: SecureChannel;
  /** A code was given to the channel: from here on no error may say that none went out. */
  codeSent: boolean;
}

/**
 * A chip that proved itself, kept for one PIN and any number of signatures (docs/protocol.md, "A session that is kept").
 * Each call is a card transaction of its own on the secure messaging session that is there; in between the card is free,
 * and whatever another program does to the chip ends the session: then keys are wiped and every call throws
 * {@link CardSessionError}. Calls run one after the other, in the order in which they were made.
 *
 * Errors of every call besides: {@link TransportError} `sharing-violation` (another program holds the card; the session
 * may still be good) and {@link CancelledError}, looked at before each command.
 *
 * @example
 * ```ts
 * const session = await card.authenticate();
 * try {
 *   await session.verifyPin(pin);
 *   const signature = await session.sign(digestInfo);
 * } finally {
 *   await session.end();
 * }
 * ```
 */
export class AuthenticatedCard {
  readonly nis: string;
  readonly assurance: ChipAssurance;
  readonly #parts: AuthenticatedParts;
  #tries: KnownTries;
  #pinVerified = false;
  /** Why no call goes any more. */
  #over: CardSessionError | undefined;
  #wiped = false;
  #last: Promise<unknown> = Promise.resolve();
  #ended: Promise<void> | undefined;

  constructor(parts: AuthenticatedParts) {
    this.#parts = parts;
    this.nis = parts.outcome.nis;
    this.assurance = parts.outcome.assurance;
    this.#tries = parts.tries;
  }

  /** PIN tries left as of the last look; nobody can spend one without ending the session. `undefined`: not known. */
  get triesRemaining(): number | undefined {
    return this.#tries.remaining;
  }

  /** Whether the session is known to be over: lost, or ended. */
  get isOver(): boolean {
    return this.#over !== undefined;
  }

  /**
   * Checks the PIN on the card, once. A protected command goes ahead and finds out whether the session is still there:
   * to a chip that lost it no PIN is sent.
   *
   * @throws {PinError} `code-format`, `code-blocked`, `last-try-unconfirmed` with nothing sent; `code-incorrect`, after
   *   which another PIN may be tried in the same session; `code-outcome-unknown`, after which the session is over
   * @throws {CardSessionError} `session-lost`: the PIN was not sent
   * @throws {StatusWordError} the chip refused without looking at the PIN; the session is over
   */
  async verifyPin(pin: SecretBytes, options: Omit<CodeOptions, 'onChip' | 'onProgress'> = {}): Promise<void> {
    assertCodeFormat(pin, 'pin');
    await this.#call(options, async (call) => {
      // The key that signs is chosen here: VERIFY does not change the choice, so this costs no command of its own.
      await selectSigningKey(call.channel, KeyReference.HOLDER);
      await this.#useCode(options, () => {
        call.codeSent = true;
        return verifyCode(call.channel, 'pin', pin);
      });
      this.#pinVerified = true;
    });
  }

  /**
   * Signs one DigestInfo with the holder's key (RSASSA-PKCS1-v1_5, RFC 8017 section 8.2): one command.
   *
   * @param digestInfo 1 to 102 bytes
   * @returns 256 bytes
   * @throws {RangeError} for another length @throws {TypeError} before `verifyPin`
   * @throws {CardSessionError} `session-lost`
   */
  async sign(digestInfo: Uint8Array, options: TransactionOptions = {}): Promise<Uint8Array> {
    const { length } = digestInfo;
    if (length === 0 || length > MAX_SIGNATURE_INPUT) throw new RangeError('the card signs 1 to 102 bytes');
    const input = digestInfo.slice();
    return this.#call(options, ({ channel }) => {
      if (!this.#pinVerified) throw new TypeError('sign called before the PIN was verified');
      return signWithSelectedKey(channel, this.#parts.lengths, input);
    });
  }

  /**
   * Resets the chip, so that nobody finds the PIN verified, and wipes the keys. Calls that wait for their turn fail;
   * one that is running is waited for. Never throws; calling it twice is harmless.
   */
  end(options: Pick<TransactionOptions, 'waitMs'> = {}): Promise<void> {
    this.#ended ??= this.#end(options);
    return this.#ended;
  }

  async #end(options: Pick<TransactionOptions, 'waitMs'>): Promise<void> {
    this.#over ??= new CardSessionError('the session was ended');
    await this.#last;
    // After a loss the chip was reset, or is out of reach, or serves somebody else.
    if (this.#wiped) return;
    try {
      await (await this.#parts.connection.beginTransaction(options)).end('reset');
    } catch {
      // Gone, or held by another program, whose first command in clear ends the session in the chip as well.
    }
    this.#wipe();
  }

  #call<T>(options: TransactionOptions, work: (call: Call) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#inTransaction(options, work));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #inTransaction<T>(options: TransactionOptions, work: (call: Call) => Promise<T>): Promise<T> {
    if (this.#over !== undefined) throw new CardSessionError(this.#over.message, { cause: this.#over });
    const { signal, waitMs } = options;
    if (signal?.aborted === true) throw new CancelledError({ cause: signal.reason });
    const transaction = await this.#begin({ signal, waitMs });
    const call = { channel: this.#channelOver(transaction, signal), codeSent: false };
    try {
      return await work(call);
    } catch (error) {
      if (!call.channel.isBroken && !isUnexpectedAnswer(error)) throw error;
      const lost = this.#lose(error);
      throw call.codeSent ? error : lost;
    } finally {
      // A chip whose session was lost here may still hold the PIN verified.
      await transaction.end(this.#wiped ? 'reset' : 'leave');
    }
  }

  async #begin(options: TransactionOptions): Promise<CardTransaction> {
    try {
      return await this.#parts.connection.beginTransaction(options);
    } catch (error) {
      const passing = error instanceof TransportError && error.code === 'sharing-violation';
      throw passing || error instanceof CancelledError ? error : this.#lose(error);
    }
  }

  #channelOver(transaction: CardTransaction, signal: AbortSignal | undefined): SecureChannel {
    const { trace, lengths, session } = this.#parts;
    const transport = trace === undefined ? transaction : new TracingTransport(transaction, trace);
    return new SecureChannel(new TransportChannel(transport, lengths, signal), session, lengths);
  }

  async #useCode(
    { allowLastTry, onTries }: Pick<CodeOptions, 'allowLastTry' | 'onTries'>,
    send: () => Promise<void>,
  ): Promise<void> {
    const { told, remaining } = this.#tries;
    const { memory } = this.#parts;
    const now = (left: number | undefined): KnownTries => ({
      told: told === undefined ? undefined : left,
      remaining: left,
    });
    try {
      await useCode(
        this.#tries,
        { nis: this.nis, kind: 'pin', memory, allowLastTry: allowLastTry === true, onTries },
        send,
      );
    } catch (error) {
      if (error instanceof PinError && (error.code === 'code-incorrect' || error.code === 'code-blocked')) {
        this.#tries = now(error.triesRemaining ?? (remaining === undefined ? undefined : Math.max(0, remaining - 1)));
      }
      throw error;
    }
    this.#tries = now(MAX_TRIES.pin);
  }

  #lose(cause: unknown): CardSessionError {
    this.#wipe();
    const lost = new CardSessionError('the card no longer holds the session', { cause });
    this.#over ??= lost;
    return lost;
  }

  #wipe(): void {
    this.#wiped = true;
    this.#parts.session.dispose();
  }
}

/** An answer that the channel vouches for and that a chip in the state we left it in does not give. */
function isUnexpectedAnswer(error: unknown): boolean {
  return error instanceof StatusWordError || error instanceof MalformedResponseError;
}
