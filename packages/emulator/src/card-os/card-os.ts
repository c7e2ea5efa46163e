import { randomBytes } from 'node:crypto';
import {
  CLA_CHAINING,
  CLA_SECURE_MESSAGING,
  CommandApdu,
  MalformedCommandError,
  MAX_SHORT_LE,
  ResponseApdu,
  StatusWord,
} from '@ciekit/core/iso7816';
import type { CardImage } from '../card-image.js';
import { claimSixteenMegabytes } from '../faults/oversized.js';
import type { Tampering } from '../faults/tampering.js';
import { BY_DF_NAME, FileSystem } from '../file-system/file-system.js';
import { readBinary, readBinaryOdd, type EndOfFileAnswer, type ReadContext } from '../file-system/read-binary.js';
import { KeyReference, SecurityEnvironment } from '../security-environment/security-environment.js';
import { changeReferenceData, resetRetryCounter, verify } from '../security-module/code-commands.js';
import { verifyCertificate } from '../security-module/cv-certificate.js';
import {
  CHALLENGE_LENGTH,
  externalAuthenticate,
  internalAuthenticate,
} from '../security-module/device-authentication.js';
import type { RandomSource } from '../security-module/diffie-hellman.js';
import { ReferenceData } from '../security-module/reference-data.js';
import type { Session } from '../security-module/session.js';
import type { StateStore } from '../state/state-store.js';
import { loadCardContents, type CardContents } from './card-contents.js';
import { CommandChain } from './command-chain.js';
import { getData } from './get-data.js';
import type { Outcome } from './outcome.js';
import { refuse, Refusal } from './refusal.js';
import { ResponseQueue } from './response-queue.js';

const Ins = {
  VERIFY: 0x20,
  MANAGE_SECURITY_ENVIRONMENT: 0x22,
  CHANGE_REFERENCE_DATA: 0x24,
  PERFORM_SECURITY_OPERATION: 0x2a,
  RESET_RETRY_COUNTER: 0x2c,
  EXTERNAL_AUTHENTICATE: 0x82,
  GET_CHALLENGE: 0x84,
  INTERNAL_AUTHENTICATE: 0x88,
  SELECT: 0xa4,
  READ_BINARY: 0xb0,
  READ_BINARY_ODD: 0xb1,
  GET_RESPONSE: 0xc0,
  GET_DATA_ODD: 0xcb,
} as const;

const USES_SECURITY_OBJECTS: ReadonlySet<number> = new Set([
  Ins.VERIFY,
  Ins.MANAGE_SECURITY_ENVIRONMENT,
  Ins.CHANGE_REFERENCE_DATA,
  Ins.PERFORM_SECURITY_OPERATION,
  Ins.RESET_RETRY_COUNTER,
  Ins.EXTERNAL_AUTHENTICATE,
  Ins.INTERNAL_AUTHENTICATE,
  Ins.GET_DATA_ODD,
]);

/** P1-P2 of PERFORM SECURITY OPERATION: VERIFY CERTIFICATE, COMPUTE DIGITAL SIGNATURE, DECIPHER. */
const VERIFY_CERTIFICATE = 0x00ae;
const NEVER_OPERATIONS: readonly number[] = [0x9e9a, 0x8086];

/** The card pads PKCS#1 block type 1 and leaves this much room for a DigestInfo. */
const MAX_DIGEST_INFO = 102;

export interface CardOsOptions {
  readonly image: CardImage;
  readonly store: StateStore;
  readonly random?: RandomSource | undefined;
  readonly endOfFile?: EndOfFileAnswer | undefined;
  readonly tellsTries?: boolean | undefined;
}

/**
 * The card's operating system: takes command APDUs, gives response APDUs, and holds everything that a loss of power ends.
 * Synchronous: a card does one thing at a time.
 */
export class CardOs {
  readonly #contents: CardContents;
  readonly #codes: ReferenceData;
  readonly #random: RandomSource;
  readonly #endOfFile: EndOfFileAnswer;
  readonly #tellsTries: boolean;
  readonly #fileSystem: FileSystem;
  readonly #environment = new SecurityEnvironment();
  readonly #chain = new CommandChain();
  readonly #queue = new ResponseQueue();
  #session: Session | undefined;
  /** RND.ICC: worth something for the very next command only. */
  #challenge: Uint8Array | undefined;

  /** @throws {CardStateError} the state cannot be read @throws {RangeError} the image holds no hexadecimal */
  constructor(options: CardOsOptions) {
    this.#contents = loadCardContents(options.image);
    this.#codes = new ReferenceData(options.store);
    this.#random = options.random ?? ((length) => new Uint8Array(randomBytes(length)));
    this.#endOfFile = options.endOfFile ?? '6282';
    this.#tellsTries = options.tellsTries ?? true;
    this.#fileSystem = new FileSystem(this.#contents.files, this.#contents.profile);
  }

  get atr(): Uint8Array {
    return this.#contents.profile.atr;
  }

  /** Answer to reset: sessions, selections and verified codes are gone. */
  reset(powerLost: boolean): void {
    this.#fileSystem.reset(powerLost);
    this.#environment.restoreDefault();
    this.#chain.reset();
    this.#queue.clear();
    this.#session = undefined;
    this.#challenge = undefined;
  }

  /** Takes codes and counters over from the store. @returns whether somebody else changed them. @throws {CardStateError} */
  reloadState(): boolean {
    return this.#codes.reload();
  }

  /** Forgets what waits for GET RESPONSE. */
  dropResponse(): void {
    this.#queue.clear();
  }

  /** One command, any bytes; one answer. */
  process(bytes: Uint8Array, tampering?: Tampering): ResponseApdu {
    try {
      return this.#process(bytes, tampering);
    } catch (error) {
      if (error instanceof Refusal) return status(error.sw);
      if (error instanceof MalformedCommandError) return status(StatusWord.WRONG_LENGTH);
      throw error;
    }
  }

  #process(bytes: Uint8Array, tampering: Tampering | undefined): ResponseApdu {
    const { command, extended } = CommandApdu.parse(bytes);
    const { extended: takesExtended, maxCommandLength } = this.#contents.lengths;
    if (extended && (!takesExtended || bytes.length > maxCommandLength)) refuse(StatusWord.WRONG_LENGTH);
    if ((command.cla & ~(CLA_SECURE_MESSAGING | CLA_CHAINING)) !== 0) refuse(StatusWord.CLA_NOT_SUPPORTED);
    const ne = command.le ?? MAX_SHORT_LE;
    // GET RESPONSE belongs to the transport: never protected, no step of the counter, whatever its CLA says
    if (command.ins === Ins.GET_RESPONSE) return this.#getResponse(command, ne);
    this.#queue.clear();

    const protection = command.cla & CLA_SECURE_MESSAGING;
    if (protection === 0) {
      if (!isSelectByName(command)) this.#endSession();
      const { answer, afterwards } = this.#execute(command, tampering);
      afterwards?.();
      return this.#queue.begin(answer, ne);
    }
    if (protection !== CLA_SECURE_MESSAGING) refuse(StatusWord.SECURE_MESSAGING_NOT_SUPPORTED);
    return this.#queue.begin(this.#executeProtected(command, tampering), ne);
  }

  #executeProtected(command: CommandApdu, tampering: Tampering | undefined): ResponseApdu {
    const session = this.#session ?? refuse(StatusWord.SECURE_MESSAGING_NOT_SUPPORTED);
    let plain: CommandApdu;
    try {
      plain = session.channel.unwrap(command);
    } catch (error) {
      this.#endSession();
      throw error;
    }
    const { answer, afterwards } = this.#execute(plain, tampering);
    const oversized = tampering?.kind === 'oversized-content' ? claimSixteenMegabytes(answer.data) : undefined;
    if (oversized !== undefined) tampering?.apply('oversized-content');
    const shown = oversized === undefined ? answer : new ResponseApdu(oversized, answer.sw);
    const protectedAnswer = session.channel.protect(shown, command.ins, tampering);
    afterwards?.();
    return protectedAnswer;
  }

  #endSession(): void {
    if (this.#session === undefined) return;
    this.#session = undefined;
    this.#chain.reset();
  }

  #getResponse(command: CommandApdu, ne: number): ResponseApdu {
    if ((command.p1 | command.p2) !== 0) refuse(StatusWord.WRONG_P1_P2);
    if (command.data.length !== 0) refuse(StatusWord.WRONG_LENGTH);
    return this.#queue.continue(ne);
  }

  /** Executes one command in clear form; a refusal becomes an answer here, so that it can be protected. */
  #execute(block: CommandApdu, tampering: Tampering | undefined): Outcome {
    const challenge = this.#challenge;
    if (block.ins !== Ins.EXTERNAL_AUTHENTICATE) this.#challenge = undefined;
    try {
      const command = this.#chain.add(block);
      if (command === undefined) return { answer: status(StatusWord.SUCCESS) };
      this.#challenge = undefined;
      return this.#dispatch(command, challenge, tampering);
    } catch (error) {
      if (error instanceof Refusal) return { answer: status(error.sw) };
      throw error;
    }
  }

  #dispatch(command: CommandApdu, challenge: Uint8Array | undefined, tampering: Tampering | undefined): Outcome {
    const session = this.#session;
    // b8 of their references says "specific to the current DF" (ISO 7816-4 section 11.5.1), and they are in DF_CIE
    if (USES_SECURITY_OBJECTS.has(command.ins) && !this.#fileSystem.isCieSelected)
      refuse(StatusWord.REFERENCE_NOT_FOUND);
    switch (command.ins) {
      case Ins.SELECT:
        return this.#select(command);
      case Ins.READ_BINARY:
        return { answer: readBinary(command, this.#readContext()) };
      case Ins.READ_BINARY_ODD:
        return { answer: readBinaryOdd(command, this.#readContext()) };
      case Ins.GET_DATA_ODD:
        return getData(command, {
          contents: this.#contents,
          environment: this.#environment,
          codes: this.#codes,
          tellsTries: this.#tellsTries,
          random: this.#random,
          session,
          tampering,
          openSession: (opened) => {
            this.#session = opened;
          },
        });
      case Ins.MANAGE_SECURITY_ENVIRONMENT:
        return {
          answer: this.#environment.manage(command, (value) => this.#contents.group.isPublicValue(value)),
        };
      case Ins.PERFORM_SECURITY_OPERATION:
        return this.#performSecurityOperation(command);
      case Ins.GET_CHALLENGE:
        return this.#getChallenge(command);
      case Ins.EXTERNAL_AUTHENTICATE:
        return {
          answer: externalAuthenticate(
            command,
            challenge,
            this.#environment.externalKey,
            this.#authenticationContext(),
          ),
        };
      case Ins.INTERNAL_AUTHENTICATE:
        return this.#internalAuthenticate(command);
      case Ins.VERIFY:
        return { answer: verify(command, session, this.#codes) };
      case Ins.CHANGE_REFERENCE_DATA:
        return { answer: changeReferenceData(command, session, this.#codes) };
      case Ins.RESET_RETRY_COUNTER:
        return { answer: resetRetryCounter(command, session, this.#codes) };
      default:
        return refuse(StatusWord.INS_NOT_SUPPORTED);
    }
  }

  #select(command: CommandApdu): Outcome {
    const { answer, selectedDedicatedFile } = this.#fileSystem.select(command);
    if (selectedDedicatedFile) this.#environment.restoreDefault();
    return { answer };
  }

  #performSecurityOperation(command: CommandApdu): Outcome {
    const operation = (command.p1 << 8) | command.p2;
    if (NEVER_OPERATIONS.includes(operation)) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
    if (operation !== VERIFY_CERTIFICATE) refuse(StatusWord.WRONG_P1_P2);
    return { answer: verifyCertificate(command, this.#environment, this.#contents.externalRoot) };
  }

  #getChallenge(command: CommandApdu): Outcome {
    if ((command.p1 | command.p2) !== 0) refuse(StatusWord.WRONG_P1_P2);
    if (command.data.length !== 0 || command.le === undefined) refuse(StatusWord.WRONG_LENGTH);
    if (command.le !== CHALLENGE_LENGTH && command.le !== MAX_SHORT_LE) refuse(0x6c00 | CHALLENGE_LENGTH);
    const challenge = this.#random(CHALLENGE_LENGTH);
    this.#challenge = challenge;
    return { answer: new ResponseApdu(challenge, StatusWord.SUCCESS) };
  }

  #internalAuthenticate(command: CommandApdu): Outcome {
    if ((command.p1 | command.p2) !== 0) refuse(StatusWord.WRONG_P1_P2);
    const { keys } = this.#contents;
    const { reference } = this.#environment.authenticationKey;
    if (reference === KeyReference.INTERNAL_AUTHENTICATION)
      return internalAuthenticate(
        command.data,
        keys.internalAuthentication,
        this.#random,
        this.#authenticationContext(),
      );
    if (reference === KeyReference.HOLDER && !this.#isOpenToHolder()) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
    if (command.data.length === 0 || command.data.length > MAX_DIGEST_INFO) refuse(StatusWord.WRONG_LENGTH);
    const key = reference === KeyReference.HOLDER ? keys.holder : keys.services;
    return { answer: new ResponseApdu(key.signPkcs1(command.data), StatusWord.SUCCESS) };
  }

  #authenticationContext(): Parameters<typeof internalAuthenticate>[3] {
    const { group, serialNumber } = this.#contents;
    return { session: this.#session, group, serialNumber };
  }

  #readContext(): ReadContext {
    return {
      fileSystem: this.#fileSystem,
      endOfFile: this.#endOfFile,
      mayRead: (condition) => condition === 'always' || this.#isOpenToHolder(),
    };
  }

  /** "SM + PIN": a session lives under secure messaging only, and the PIN is verified within it. */
  #isOpenToHolder(): boolean {
    return this.#session?.isVerified('pin') === true;
  }
}

const status = (sw: number): ResponseApdu => new ResponseApdu(new Uint8Array(0), sw);

/** The one command in clear that leaves secure messaging as it is. */
const isSelectByName = (command: CommandApdu): boolean => command.ins === Ins.SELECT && command.p1 === BY_DF_NAME;
