import { randomBytes } from 'node:crypto';
import { MalformedResponseError, SecureMessagingError, StatusWordError } from '../errors.js';
import { assertSoundGroup, getDhParameters, parseEfDh } from '../ias/dh-parameters.js';
import type { ChipAssurance, ChipVerifier } from '../ias/chip-verifier.js';
import { authenticateDevices } from '../ias/device-authentication.js';
import { parseEfAtr } from '../ias/ef-atr.js';
import { readExternalRoot } from '../ias/external-root.js';
import { readFile, selectMasterFile } from '../ias/files.js';
import {
  EF_ATR,
  EF_DH,
  EF_INTERNAL_KEY,
  EF_SERVICES_ID,
  EF_SERVICES_KEY,
  EF_SOD,
  KeyReference,
} from '../ias/identifiers.js';
import { agreeKeys } from '../ias/key-exchange.js';
import { parseRsaPublicKey } from '../ias/rsa.js';
import { assertSignedChallenge, selectSigningKey, signWithSelectedKey } from '../ias/signing.js';
import { SecureChannel } from '../ias/secure-channel.js';
import type { SecureMessagingSession } from '../ias/secure-messaging.js';
import { TransportChannel, type ApduChannel } from '../iso7816/channel.js';
import type { Transport } from '../iso7816/transport.js';
import { dialectOf, selectCieBelowRoot, selectRoot, type CardDialect } from './card-detection.js';
import { assertSerialNamesCard, evidenceOf, judge, parseNis, requireAssurance } from './chip-data.js';
import type { CardMemory, KnownCard } from './known-card.js';
import { SessionLengths } from './length-policy.js';

/** What one transaction works with. */
export interface SessionContext {
  readonly transport: Transport;
  readonly atr: Uint8Array;
  readonly readerName: string;
  readonly readerMaximum: number | undefined;
  readonly extended: 'auto' | 'never';
  readonly verifier: ChipVerifier;
  readonly memory: CardMemory | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A card whose data were judged: enough to agree on keys with it. */
export interface JudgedCard {
  readonly known: KnownCard;
  readonly assurance: ChipAssurance;
  readonly paired: boolean;
}

interface RootFiles {
  /** Whether the MF could be selected. */
  readonly current: boolean;
  readonly efDh: Uint8Array | undefined;
  readonly dhParameters: KnownCard['dhParameters'] | undefined;
  readonly extendedLength: boolean;
  readonly maxCommandLength: number | undefined;
}

/** A file or form that not every chip has: `undefined` when the card says no or gives something else. */
async function optional<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StatusWordError || error instanceof MalformedResponseError) return undefined;
    throw error;
  }
}

const CLONE_CHALLENGE_LENGTH = 32;
/** The length of the NIS in EF.ID_Servizi. */
const NIS_LENGTH = 12;

/**
 * The steps that operations on a card are made of, within one card transaction. They build on each other in the order
 * in which they stand; all that goes in clear comes before `openSecureChannel`.
 */
export class CardSession {
  readonly lengths = new SessionLengths();
  readonly dialect: CardDialect;
  /** Commands in clear. */
  readonly channel: TransportChannel;
  readonly #context: SessionContext;
  #rootBy: 'aid' | 'mf' | undefined;
  #secure: { readonly channel: SecureChannel; readonly session: SecureMessagingSession } | undefined;

  constructor(context: SessionContext) {
    this.#context = context;
    this.dialect = dialectOf(context.atr);
    this.channel = new TransportChannel(context.transport, this.lengths, context.signal);
  }

  /** Whether the chip holds, or may hold, something that the next program must not find. */
  get isAuthenticated(): boolean {
    return this.#secure !== undefined;
  }

  /** The protected channel. @throws {SecureMessagingError} before `openSecureChannel` */
  get secure(): ApduChannel {
    if (this.#secure === undefined) throw new SecureMessagingError('sm-session-lost', 'no session was opened');
    return this.#secure.channel;
  }

  /** Selects DF_CIE and reads the services id: three commands. */
  async recognise(): Promise<string> {
    this.#rootBy = await selectRoot(this.channel, this.dialect.selectIasBy);
    await selectCieBelowRoot(this.channel);
    return this.#readNis();
  }

  async #readNis(): Promise<string> {
    return parseNis(await readFile(this.channel, EF_SERVICES_ID, { until: NIS_LENGTH }));
  }

  /**
   * What is known of the card from its pairing, judged anew from the stored SOD.
   *
   * @returns `undefined` for a card that was never paired, and for a record that does not stand up to its own SOD
   */
  async recall(nis: string): Promise<JudgedCard | undefined> {
    const { memory, verifier } = this.#context;
    const known = await memory?.recall(nis);
    if (known?.nis !== nis) return undefined;
    const verdict = await judge(verifier, 'verify', evidenceOf(known));
    if (verdict.outcome === 'refused') return undefined;
    this.#allowLengths(known.extendedLength, known.maxCommandLength, known.extendedRefusedBy);
    return { known, assurance: verdict, paired: true };
  }

  /**
   * Reads everything that proves the chip, in clear, and judges it.
   *
   * @param recognised the services id, when `recognise` was called before
   * @throws {AuthenticityError} the chip is refused
   */
  async examine(recognised?: string): Promise<JudgedCard> {
    const root = await this.#readRootFiles();
    // Where the MF is the way to the IAS application it is current already.
    if (!root.current || (this.#rootBy ?? this.dialect.selectIasBy) !== 'mf') {
      this.#rootBy = await selectRoot(this.channel, this.#rootBy ?? this.dialect.selectIasBy);
    }
    await selectCieBelowRoot(this.channel);
    const nis = recognised ?? (await this.#readNis());
    const internalAuthenticationKey = await readFile(this.channel, EF_INTERNAL_KEY, { until: 'asn1' });
    const servicesKey = await readFile(this.channel, EF_SERVICES_KEY, { until: 'asn1' });
    const sod = await readFile(this.channel, EF_SOD, { until: 'asn1' });
    const dhParameters = root.dhParameters ?? (await this.#getDhParameters());
    const known: KnownCard = {
      nis,
      profile: this.dialect.name,
      sod,
      efDh: root.efDh,
      internalAuthenticationKey,
      servicesKey,
      dhParameters,
      externalRoot: await readExternalRoot(this.channel, this.lengths),
      extendedLength: root.extendedLength,
      maxCommandLength: root.maxCommandLength,
      extendedRefusedBy: [],
    };
    const verdict = await judge(this.#context.verifier, 'verify', evidenceOf(known));
    return { known, assurance: requireAssurance(verdict), paired: false };
  }

  /** By the form that the profile names; an unlisted chip may have either. */
  async #getDhParameters(): Promise<KnownCard['dhParameters']> {
    const form = this.dialect.dhParameters;
    if (this.dialect.name !== 'unlisted') return getDhParameters(this.channel, this.lengths, form);
    return (
      (await optional(() => getDhParameters(this.channel, this.lengths, form))) ??
      getDhParameters(this.channel, this.lengths, 'one-call')
    );
  }

  /** EF.DH and EF.ATR by short identifier: the MF has to be current, which it is not below an IAS application with an AID. */
  async #readRootFiles(): Promise<RootFiles> {
    const current = (await this.channel.send(selectMasterFile())).isSuccess;
    if (!current)
      return { current, efDh: undefined, dhParameters: undefined, extendedLength: false, maxCommandLength: undefined };
    const efDh = await optional(() => readFile(this.channel, EF_DH, { until: 'asn1' }));
    const dhParameters = efDh === undefined ? undefined : await optional(() => parseEfDh(efDh));
    const efAtr = await optional(() => readFile(this.channel, EF_ATR, { until: 'first-read' }));
    const { extendedLength, maxCommandLength } = parseEfAtr(efAtr ?? new Uint8Array(0));
    this.#allowLengths(extendedLength, maxCommandLength, []);
    return {
      current,
      efDh: dhParameters === undefined ? undefined : efDh,
      dhParameters,
      extendedLength,
      maxCommandLength,
    };
  }

  /**
   * Chooses key 83 and makes it sign a random challenge, in clear: a copy of the card's files cannot.
   *
   * @throws {AuthenticityError} `clone-check`
   */
  async checkClone(known: KnownCard): Promise<void> {
    await selectSigningKey(this.channel, KeyReference.SERVICES);
    await this.signWithServicesKey(known, new Uint8Array(randomBytes(CLONE_CHALLENGE_LENGTH)));
  }

  /** A checked signature of key 83, which `checkClone` or `selectSigningKey` has chosen. @throws {AuthenticityError} `clone-check` */
  async signWithServicesKey(known: KnownCard, challenge: Uint8Array): Promise<Uint8Array> {
    const signature = await signWithSelectedKey(this.channel, this.lengths, challenge);
    assertSignedChallenge(signature, challenge, parseRsaPublicKey(known.servicesKey));
    return signature;
  }

  /**
   * Agrees on keys and authenticates both sides. From here on every command is protected and the chip has proved
   * that it is the one whose data were judged.
   *
   * @throws {AuthenticityError} `weak-key-agreement`, `internal-authentication`, `chip-identity`
   */
  async openSecureChannel({ known }: JudgedCard, onAgreed?: () => void): Promise<void> {
    assertSoundGroup(known.dhParameters);
    const internalKey = parseRsaPublicKey(known.internalAuthenticationKey);
    const agreement = await agreeKeys(this.channel, this.lengths, known.dhParameters);
    this.#secure = {
      channel: new SecureChannel(this.channel, agreement.session, this.lengths),
      session: agreement.session,
    };
    onAgreed?.();
    const serial = await authenticateDevices(this.#secure.channel, this.lengths, {
      agreement,
      group: known.dhParameters,
      root: known.externalRoot,
      internalKey,
    });
    assertSerialNamesCard(serial, known.nis);
  }

  /** Hands the session keys over to somebody who outlives the transaction; the chip stays authenticated. */
  release(): SecureMessagingSession {
    if (this.#secure === undefined) throw new SecureMessagingError('sm-session-lost', 'no session was opened');
    const { session } = this.#secure;
    this.#secure = undefined;
    return session;
  }

  /** Wipes the session keys. */
  dispose(): void {
    this.#secure?.session.dispose();
  }

  #allowLengths(extendedLength: boolean, maxCommandLength: number | undefined, refusedBy: readonly string[]): void {
    const { extended, readerName, readerMaximum } = this.#context;
    if (extended === 'never' || refusedBy.includes(readerName)) return;
    this.lengths.allow({ extendedLength, maxCommandLength }, readerMaximum);
  }
}
