import type { CodeKind } from '../errors.js';
import type { DataGroup } from '../ias/chip-verifier.js';
import { readFile } from '../ias/files.js';
import { EF_CERTIFICATE, EF_SERIAL, KeyReference } from '../ias/identifiers.js';
import { assertCodeFormat, changePin, MAX_TRIES, resetPin, verifyCode } from '../ias/pin.js';
import { selectSigningKey, signWithSelectedKey } from '../ias/signing.js';
import type { CardConnection } from '../iso7816/transport.js';
import type { SecretBytes } from '../secret.js';
import { AuthenticatedCard } from './authenticated-card.js';
import type { CardSession, JudgedCard } from './card-session.js';
import { inTransaction, type Plan } from './card-transaction.js';
import { judge, parseDocumentNumber, requireAssurance } from './chip-data.js';
import { knownTries, once, useCode, type KnownTries } from './code-guard.js';
import type { KnownCard } from './known-card.js';
import type {
  CardIdentification,
  CardOutcome,
  ChipReport,
  CieCardOptions,
  CodeOptions,
  OperationOptions,
  PairingData,
  SignFunction,
  Tries,
} from './operations.js';
import type { ProgressMeter } from './progress.js';
import { newSealChallenge, sealKey } from './seal.js';

/** Steps and how many commands each takes, for the progress of the operations. */
const PLAN = {
  recognise: [['recognising-card', 3]],
  examine: [['reading-chip-data', 20]],
  authenticate: [
    ['agreeing-keys', 4],
    ['authenticating', 10],
  ],
  code: [
    ['asking-tries', 1],
    ['checking-code', 1],
  ],
} as const satisfies Record<string, Plan>;

const SERIAL_LENGTH = 9;

/**
 * What a holder can do with the card. Each method is one card transaction: it waits for the card, does its work and
 * lets go, whatever happens. A chip that held something verified is reset at the end.
 *
 * Errors of every method: {@link TransportError}, {@link CancelledError}, {@link UnsupportedCardError} `not-a-cie`,
 * {@link StatusWordError}, {@link MalformedResponseError}, {@link SecureMessagingError}; {@link AuthenticityError}
 * before a code is sent to a chip that did not prove itself.
 *
 * @example
 * ```ts
 * const card = new CieCard(connection, { chipVerifier });
 * using pin = SecretBytes.takeFrom(asciiToBytes('19283746'));
 * const { nis, assurance } = await card.verifyPin(pin);
 * ```
 */
export class CieCard {
  readonly #connection: CardConnection;
  readonly #options: CieCardOptions;

  constructor(connection: CardConnection, options: CieCardOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** Whether the card is a CIE, and which: three commands. Needs no code. */
  identify(options: OperationOptions = {}): Promise<CardIdentification> {
    return this.#transaction(options, [...PLAN.recognise], async (session, meter) => {
      meter.begin('recognising-card');
      return { nis: await session.recognise(), profile: session.dialect.name };
    });
  }

  /** Judges the chip's signed data and makes the chip prove that it is no copy (key 83). Needs no code. */
  checkChip(options: OperationOptions = {}): Promise<ChipReport> {
    return this.#transaction(
      options,
      [...PLAN.recognise, ...PLAN.examine, ['checking-chip', 2]],
      async (session, meter) => {
        const judged = await this.#judge(session, meter, options);
        meter.begin('checking-chip');
        await session.checkClone(judged.known);
        return { ...outcome(judged), paired: judged.paired, extendedLength: judged.known.extendedLength };
      },
    );
  }

  /** Tries left of both codes, without spending one. Needs no code. */
  triesLeft(options: OperationOptions = {}): Promise<CardOutcome & { readonly tries: Tries }> {
    const plan = [...PLAN.recognise, ...PLAN.examine, ...PLAN.authenticate, ['asking-tries', 2]] as const;
    return this.#transaction(options, plan, async (session, meter) => {
      const judged = await this.#authenticate(session, meter, options);
      meter.begin('asking-tries');
      const { nis } = judged.known;
      const ask = async (kind: CodeKind): Promise<number | undefined> =>
        (await knownTries(session.secure, nis, kind, this.#options.memory)).remaining;
      return { ...outcome(judged), tries: { pin: await ask('pin'), puk: await ask('puk') } };
    });
  }

  /** Checks the PIN on the card. @throws {PinError} */
  verifyPin(pin: SecretBytes, options: CodeOptions = {}): Promise<CardOutcome> {
    return this.#withCode('pin', pin, options, [], (_session, judged) => Promise.resolve(outcome(judged)));
  }

  /**
   * Changes the PIN.
   *
   * @throws {PinError} `change-outcome-unknown`: the answer was lost, either PIN may be the valid one
   */
  async changePin(oldPin: SecretBytes, newPin: SecretBytes, options: CodeOptions = {}): Promise<CardOutcome> {
    assertCodeFormat(newPin, 'pin');
    return this.#withCode('pin', oldPin, options, [['changing-pin', 1]], async (session, judged, meter) => {
      meter.begin('changing-pin');
      await once('change-outcome-unknown', 'pin', () => changePin(session.secure, oldPin, newPin));
      return outcome(judged);
    });
  }

  /**
   * Unblocks the PIN with the PUK and sets a new one in the same operation.
   *
   * @throws {PinError} `change-outcome-unknown`: the answer was lost, the PIN may still be blocked or be the new one
   */
  async unblockPin(puk: SecretBytes, newPin: SecretBytes, options: CodeOptions = {}): Promise<CardOutcome> {
    assertCodeFormat(newPin, 'pin');
    return this.#withCode('puk', puk, options, [['unblocking-pin', 1]], async (session, judged, meter, tries) => {
      meter.begin('unblocking-pin');
      await once('change-outcome-unknown', 'pin', () => resetPin(session.secure, newPin));
      if (tries.told === undefined) await this.#options.memory?.rememberTries(judged.known.nis, 'pin', MAX_TRIES.pin);
      return outcome(judged);
    });
  }

  /** Checks that the card is genuine and reads what a PC remembers of it. Reads everything anew. @throws {PinError} */
  async pair(pin: SecretBytes, options: CodeOptions = {}): Promise<PairingData> {
    assertCodeFormat(pin, 'pin');
    const plan = [
      ...PLAN.examine,
      ['checking-chip', 2],
      ...PLAN.authenticate,
      ...PLAN.code,
      ['reading-holder-data', 9],
    ] as const;
    return this.#transaction(options, plan, async (session, meter) => {
      meter.begin('reading-chip-data');
      const judged = await session.examine();
      options.onChip?.(judged.assurance, judged.known.nis);
      meter.begin('checking-chip');
      // The seal's challenge is fresh and its signature is checked: it finds a copy of the files as any other would.
      await selectSigningKey(session.channel, KeyReference.SERVICES);
      const challenge = newSealChallenge();
      const key = sealKey(await session.signWithServicesKey(judged.known, challenge));
      try {
        await this.#openChannel(session, meter, judged);
        await this.#useCode(session, meter, judged, 'pin', pin, options);
        meter.begin('reading-holder-data');
        const holder = await this.#readHolder(session, judged);
        return {
          known: this.#learnt(session, judged.known),
          assurance: judged.assurance,
          ...holder,
          seal: { challenge, key },
        };
      } catch (error) {
        key.wipe();
        throw error;
      }
    });
  }

  /**
   * The key of a pairing's seal again, from the card itself. Needs no code.
   *
   * @param challengeOf gives the challenge that was stored for the card with this services id
   * @throws {AuthenticityError} `clone-check` when the card is not the one that was paired
   */
  openSeal(
    challengeOf: (nis: string) => Promise<Uint8Array>,
    options: OperationOptions = {},
  ): Promise<{ readonly nis: string; readonly key: SecretBytes }> {
    return this.#transaction(options, [...PLAN.recognise, ['sealing', 2]], async (session, meter) => {
      const judged = await this.#judge(session, meter, options);
      return { nis: judged.known.nis, key: await this.#sealKey(session, meter, judged, challengeOf) };
    });
  }

  /**
   * Signs as often as `use` asks for, with one PIN entry, in one card session. The first signature chooses the key;
   * each further one is one command.
   *
   * @throws {PinError} before `use` is called @throws {RangeError} from `sign`, for a DigestInfo of more than 102 bytes
   */
  withSigner<T>(pin: SecretBytes, use: (sign: SignFunction) => Promise<T>, options: CodeOptions = {}): Promise<T> {
    return this.#withCode('pin', pin, options, [['signing', 3]], async (session, _judged, meter) => {
      let keySelected = false;
      let ended = false;
      const sign: SignFunction = async (digestInfo) => {
        if (ended) throw new TypeError('sign called after the card session ended');
        if (!keySelected) {
          meter.begin('signing');
          await selectSigningKey(session.secure, KeyReference.HOLDER);
          keySelected = true;
        }
        return signWithSelectedKey(session.secure, session.lengths, digestInfo);
      };
      try {
        return await use(sign);
      } finally {
        ended = true;
      }
    });
  }

  /**
   * Authenticates both sides and keeps that for later calls: the transaction ends, the chip is not reset, and the
   * connection has to stay open until the session is ended. Asks for the tries left; sends no code.
   */
  authenticate(options: OperationOptions = {}): Promise<AuthenticatedCard> {
    const plan = [...PLAN.recognise, ...PLAN.authenticate, ['asking-tries', 1]] as const;
    return this.#transaction(options, plan, async (session, meter) =>
      this.#keep(session, meter, await this.#judge(session, meter, options)),
    );
  }

  /**
   * `openSeal` and `authenticate` in one transaction that recognises the card once: three commands fewer, and what the
   * seal needs in clear comes before the session that it would end. The caller wipes the key and ends the session.
   *
   * @param challengeOf as for `openSeal`
   * @throws {AuthenticityError} `clone-check` before keys are agreed on
   */
  openSealAndAuthenticate(
    challengeOf: (nis: string) => Promise<Uint8Array>,
    options: OperationOptions = {},
  ): Promise<{ readonly key: SecretBytes; readonly session: AuthenticatedCard }> {
    const plan = [...PLAN.recognise, ['sealing', 2], ...PLAN.authenticate, ['asking-tries', 1]] as const;
    return this.#transaction(options, plan, async (session, meter) => {
      const judged = await this.#judge(session, meter, options);
      const key = await this.#sealKey(session, meter, judged, challengeOf);
      try {
        return { key, session: await this.#keep(session, meter, judged) };
      } catch (error) {
        key.wipe();
        throw error;
      }
    });
  }

  /** In clear, so before keys are agreed on. @throws {AuthenticityError} `clone-check` */
  async #sealKey(
    session: CardSession,
    meter: ProgressMeter,
    { known }: JudgedCard,
    challengeOf: (nis: string) => Promise<Uint8Array>,
  ): Promise<SecretBytes> {
    const challenge = await challengeOf(known.nis);
    meter.begin('sealing');
    await selectSigningKey(session.channel, KeyReference.SERVICES);
    return sealKey(await session.signWithServicesKey(known, challenge));
  }

  async #keep(session: CardSession, meter: ProgressMeter, judged: JudgedCard): Promise<AuthenticatedCard> {
    await this.#secureWith(session, meter, judged);
    meter.begin('asking-tries');
    const { trace, memory } = this.#options;
    const tries = await knownTries(session.secure, judged.known.nis, 'pin', memory);
    return new AuthenticatedCard({
      connection: this.#connection,
      session: session.release(),
      lengths: session.lengths,
      outcome: outcome(judged),
      tries,
      memory,
      trace,
    });
  }

  async #withCode<T>(
    kind: CodeKind,
    code: SecretBytes,
    options: CodeOptions,
    further: Plan,
    work: (session: CardSession, judged: JudgedCard, meter: ProgressMeter, tries: KnownTries) => Promise<T>,
  ): Promise<T> {
    assertCodeFormat(code, kind);
    const plan = [...PLAN.recognise, ...PLAN.authenticate, ...PLAN.code, ...further];
    return this.#transaction(options, plan, async (session, meter) => {
      const judged = await this.#authenticate(session, meter, options);
      const tries = await this.#useCode(session, meter, judged, kind, code, options);
      return work(session, judged, meter, tries);
    });
  }

  /** From the card's memory where it was paired, by reading everything elsewhere. */
  async #judge(session: CardSession, meter: ProgressMeter, options: OperationOptions): Promise<JudgedCard> {
    meter.begin('recognising-card');
    const nis = await session.recognise();
    const recalled = await session.recall(nis);
    if (recalled !== undefined) {
      options.onChip?.(recalled.assurance, nis);
      return recalled;
    }
    meter.begin('reading-chip-data');
    const judged = await session.examine(nis);
    options.onChip?.(judged.assurance, nis);
    return judged;
  }

  async #authenticate(session: CardSession, meter: ProgressMeter, options: OperationOptions): Promise<JudgedCard> {
    const judged = await this.#judge(session, meter, options);
    await this.#secureWith(session, meter, judged);
    return judged;
  }

  async #secureWith(session: CardSession, meter: ProgressMeter, judged: JudgedCard): Promise<void> {
    await this.#openChannel(session, meter, judged);
    await this.#rememberLengths(session, judged);
  }

  async #openChannel(session: CardSession, meter: ProgressMeter, judged: JudgedCard): Promise<void> {
    meter.begin('agreeing-keys');
    await session.openSecureChannel(judged, () => {
      meter.begin('authenticating');
    });
  }

  async #useCode(
    session: CardSession,
    meter: ProgressMeter,
    judged: JudgedCard,
    kind: CodeKind,
    code: SecretBytes,
    options: CodeOptions,
  ): Promise<KnownTries> {
    meter.begin('asking-tries');
    const { nis } = judged.known;
    const { memory } = this.#options;
    const tries = await knownTries(session.secure, nis, kind, memory);
    await useCode(
      tries,
      {
        nis,
        kind,
        memory,
        allowLastTry: options.allowLastTry === true,
        onTries: options.onTries,
      },
      () => {
        meter.begin('checking-code');
        return verifyCode(session.secure, kind, code);
      },
    );
    return tries;
  }

  /** EF.Seriale and EF.Cert_CIE, against the hashes A2 and A3 of the same SOD. */
  async #readHolder(
    session: CardSession,
    { known }: JudgedCard,
  ): Promise<{ readonly documentNumber: string; readonly certificate: Uint8Array }> {
    const serial = await readFile(session.secure, EF_SERIAL, { until: SERIAL_LENGTH });
    const certificate = await readFile(session.secure, EF_CERTIFICATE, { until: 'asn1' });
    const files = new Map<DataGroup, Uint8Array>([
      [0xa2, serial],
      [0xa3, certificate],
    ]);
    requireAssurance(await judge(this.#options.chipVerifier, 'verifyFiles', { sod: known.sod, files }));
    return { documentNumber: parseDocumentNumber(serial), certificate };
  }

  #learnt(session: CardSession, known: KnownCard): KnownCard {
    const { readerName } = this.#connection;
    if (!session.lengths.wasRefused || known.extendedRefusedBy.includes(readerName)) return known;
    return { ...known, extendedRefusedBy: [...known.extendedRefusedBy, readerName] };
  }

  async #rememberLengths(session: CardSession, judged: JudgedCard): Promise<void> {
    const learnt = this.#learnt(session, judged.known);
    if (judged.paired && learnt !== judged.known) await this.#options.memory?.update(learnt);
  }

  #transaction<T>(
    options: OperationOptions,
    plan: Plan,
    work: (session: CardSession, meter: ProgressMeter) => Promise<T>,
  ): Promise<T> {
    return inTransaction({ connection: this.#connection, host: this.#options, options, plan }, work);
  }
}

function outcome({ known, assurance }: JudgedCard): CardOutcome {
  return { nis: known.nis, profile: known.profile, assurance };
}
