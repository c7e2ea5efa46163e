import type { AuthenticatedCard, CardMemory, ChipAssurance, CieCard, OperationOptions } from '@ciekit/core';
import { CancelledError, CardSessionError, PinError, type SecretBytes } from '@ciekit/core/basics';
import { credentialsOf } from './card-credentials.js';
import { openCard, operationOptions, requireSameCard, storedMemory } from './card-session.js';
import type { CardCredentials, CardSigner } from './card-signer.js';
import { askCode, type CodeSource } from './code-source.js';
import { PIN_CONFIRM_AT, triesAdvice } from './code-thresholds.js';
import { PairingError } from './errors.js';
import { findCard } from './find-card.js';
import { ProgressReport } from './progress.js';
import { NoRecord, RecordMemory, type OpenedRecord } from './record-memory.js';
import { SessionSigner } from './session-signer.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';

export interface SignerOptions extends CodeUseOptions {
  /** The services id of the card that is meant; any other in the reader is refused before a code is asked for. */
  readonly nis?: string | undefined;
}

/** The percentage at which the chip has proved itself and the holder is asked. */
const AUTHENTICATED_AT = 70;
/** How often the chip is authenticated for one PIN that could not be sent yet. */
const MAX_SESSIONS = 4;

/**
 * Logs in with the PIN and keeps the card open for signatures. Needs the card and the PIN; no pairing, but a paired
 * card takes half the commands. The PIN is asked for with the card free; tries left are known by then. When the session
 * is lost while the holder types, the same card is authenticated again for the PIN that was typed, which goes out at
 * most once. A wrong PIN is the caller's to ask for again. A source that is not interactive has to confirm unknown tries
 * as it does the last one.
 *
 * @throws {PinError} `code-blocked` before the PIN is asked for; `last-try-unconfirmed`, `code-format` with nothing sent;
 *   `code-incorrect`, `code-outcome-unknown`
 * @throws {CodeRefusedError} `code-half`: nothing was sent
 * @throws {CardSelectionError} `card-swapped`: another card than `options.nis`, or than the one that the holder was asked
 *   about; nothing was sent
 * @throws {CardSessionError} `session-lost`: another program kept getting in between; nothing was sent
 * @throws {AuthenticityError} the chip did not prove itself; nothing was sent
 * @throws {CancelledError} the signal fired, or the holder does not trust an unchecked issuer
 * @throws {TransportError | UnsupportedCardError}
 */
export async function openSigner(
  context: MiddlewareContext,
  source: CodeSource,
  options: SignerOptions = {},
): Promise<CardSigner> {
  const logIn = await LogIn.find(context, source, options);
  return logIn.complete(await logIn.authenticate());
}

/** A paired card that proved itself and told its holder's certificate; the PIN is still to be asked for. */
export interface PendingLogIn {
  readonly credentials: CardCredentials;
  /** The rest of `openSigner`, with its errors. To be called once. */
  complete(): Promise<CardSigner>;
  /** Ends what was begun, the signer of `complete` included. Never throws. */
  close(): Promise<void>;
}

/**
 * `cardCredentials` and `openSigner` in one card transaction, three commands fewer: what is to be done with the
 * certificate before the PIN is asked for has its place between this and `complete`. An unchecked issuer is asked about
 * here. The caller closes it.
 *
 * @throws {PairingError} `not-paired`, after three commands
 * @throws {StoreError} `store-seal-broken` when the record was changed since, `store-damaged`, …
 * @throws as `openSigner` before the PIN, and {AuthenticityError} `clone-check`
 */
export async function beginLogIn(
  context: MiddlewareContext,
  source: CodeSource,
  options: SignerOptions = {},
): Promise<PendingLogIn> {
  const logIn = await LogIn.find(context, source, options);
  const { signer, opened } = await logIn.authenticateAndOpenSeal();
  let current: CardSigner = signer;
  try {
    const credentials = await credentialsOf(context, { reader: signer.reader, nis: signer.nis, ...opened });
    return {
      credentials,
      complete: async () => (current = await logIn.complete(signer)),
      close: () => current.close(),
    };
  } catch (error) {
    await signer.close();
    throw error;
  }
}

/** The issuer could not be checked and nobody agreed yet; thrown before keys are agreed on, never leaves this file. */
class IssuerDue extends Error {}

/** One log-in: what the holder decided so far, over as many sessions as it takes to send the PIN once. */
class LogIn {
  readonly #context: MiddlewareContext;
  readonly #reader: string;
  readonly #source: CodeSource;
  readonly #options: SignerOptions;
  readonly #report: ProgressReport;
  #nis: string | undefined;
  #announced = false;
  #issuerAccepted: boolean;
  /** The count that the holder confirmed; fewer tries than that need a new confirmation. */
  #confirmedDownTo: number | undefined;

  static async find(context: MiddlewareContext, source: CodeSource, options: SignerOptions): Promise<LogIn> {
    const report = new ProgressReport(options.onProgress);
    report.at(0, 'searching-card');
    const { reader } = await findCard(context, options);
    return new LogIn(context, reader, source, options, report);
  }

  private constructor(
    context: MiddlewareContext,
    reader: string,
    source: CodeSource,
    options: SignerOptions,
    report: ProgressReport,
  ) {
    this.#context = context;
    this.#reader = reader;
    this.#source = source;
    this.#options = options;
    this.#report = report;
    this.#nis = options.nis;
    this.#issuerAccepted = source.confirmUnverifiedIssuer === undefined;
    this.#confirmedDownTo = options.allowLastTry === true ? 0 : undefined;
  }

  /** @param authenticated becomes the log-in's, which closes it when it fails */
  async complete(authenticated: SessionSigner): Promise<CardSigner> {
    let signer = authenticated;
    try {
      await this.#confirmTries(signer);
      const pin = await askCode(this.#source, 'pin', this.#options.signal, signer.triesRemaining);
      try {
        for (let sessions = 1; !(await this.#verify(signer, pin, sessions === MAX_SESSIONS)); sessions++) {
          await signer.close();
          signer = await this.authenticate();
          await this.#confirmTries(signer);
        }
      } finally {
        pin.wipe();
      }
      this.#report.done();
      return signer;
    } catch (error) {
      await signer.close();
      throw error;
    }
  }

  /** @returns false when the session was lost before and the PIN was not sent */
  async #verify(signer: SessionSigner, pin: SecretBytes, isLast: boolean): Promise<boolean> {
    this.#report.at(AUTHENTICATED_AT, 'checking-code');
    try {
      await signer.verifyPin(pin, {
        ...operationOptions(this.#options),
        allowLastTry: this.#confirmedDownTo !== undefined,
      });
      return true;
    } catch (error) {
      if (error instanceof CardSessionError && !isLast) return false;
      throw error;
    }
  }

  async authenticate(): Promise<SessionSigner> {
    const { signer } = await this.#open(async (card, options) => ({ session: await card.authenticate(options) }));
    return signer;
  }

  /** @throws {PairingError} `not-paired` @throws {StoreError} */
  async authenticateAndOpenSeal(): Promise<{ readonly signer: SessionSigner; readonly opened: OpenedRecord }> {
    const records = new RecordMemory(this.#context.pairings, storedMemory(this.#context, this.#options));
    try {
      const { signer, key } = await this.#open(
        (card, options) => card.openSealAndAuthenticate(records.challengeOf, options),
        records,
      );
      try {
        return { signer, opened: await records.openWith(key, signer.nis) };
      } catch (error) {
        await signer.close();
        throw error;
      }
    } catch (error) {
      if (!(error instanceof NoRecord)) throw error;
      this.#options.onEvent?.({ type: 'card-found', reader: this.#reader, nis: error.nis });
      throw new PairingError('not-paired');
    }
  }

  /** Again when the holder has agreed to an issuer that could not be checked. */
  async #open<T extends { readonly session: AuthenticatedCard }>(
    begin: (card: CieCard, options: OperationOptions) => Promise<T>,
    memory?: CardMemory,
  ): Promise<T & { readonly signer: SessionSigner }> {
    for (;;) {
      try {
        return await this.#openOnce(begin, memory);
      } catch (error) {
        if (!(error instanceof IssuerDue)) throw error;
        if ((await this.#source.confirmUnverifiedIssuer?.()) !== true) throw new CancelledError({ cause: error });
        this.#issuerAccepted = true;
      }
    }
  }

  async #openOnce<T extends { readonly session: AuthenticatedCard }>(
    begin: (card: CieCard, options: OperationOptions) => Promise<T>,
    memory: CardMemory | undefined,
  ): Promise<T & { readonly signer: SessionSigner }> {
    const { connection, card } = await openCard(this.#context, this.#reader, this.#options, memory);
    try {
      const begun = await begin(card, {
        ...operationOptions(this.#options),
        onProgress: this.#report.span(0, AUTHENTICATED_AT),
        onChip: (assurance, nis) => {
          this.#judged(assurance, nis);
        },
      });
      return { ...begun, signer: new SessionSigner(connection, begun.session, this.#options.waitMs) };
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  #judged(assurance: ChipAssurance, nis: string): void {
    this.#nis ??= nis;
    requireSameCard(nis, this.#nis);
    if (!this.#announced) this.#options.onEvent?.({ type: 'card-found', reader: this.#reader, nis });
    this.#announced = true;
    this.#options.onEvent?.({ type: 'chip-checked', assurance });
    if (assurance.outcome === 'unverified-issuer' && !this.#issuerAccepted) throw new IssuerDue();
  }

  /** @throws {PinError} `code-blocked`, `last-try-unconfirmed` */
  async #confirmTries({ triesRemaining }: SessionSigner): Promise<void> {
    this.#options.onEvent?.({ type: 'tries', kind: 'pin', triesRemaining });
    const advice = triesAdvice('pin', triesRemaining);
    if (advice === 'blocked') throw new PinError('code-blocked', 'pin', 0);
    // Where nobody sees that the tries are not told, it may be the last one that is used.
    const concerns = advice === 'confirm' || (advice === 'unknown' && !this.#source.interactive);
    const least = triesRemaining ?? PIN_CONFIRM_AT;
    if (!concerns || (this.#confirmedDownTo !== undefined && least >= this.#confirmedDownTo)) return;
    if (!(await this.#source.confirmLastTry('pin', triesRemaining)))
      throw new PinError('last-try-unconfirmed', 'pin', triesRemaining);
    this.#confirmedDownTo = least;
  }
}
