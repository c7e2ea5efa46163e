import { randomInt } from 'node:crypto';
import type { UlongLength } from '../cryptoki/attributes.js';
import { CryptokiError } from '../cryptoki/return-values.js';
import type { CallingProgram } from './calling-program.js';
import { Session } from './session.js';
import type { KeyUser, Slot, SlotBoard, SlotToken } from './slot.js';

/** Sessions that one client may have open. */
export const MAX_SESSIONS = 256;
/** Threads of one client that may wait for slot events. */
const MAX_WAITERS = 16;
/** Handles stay below 2^31: on some platforms CK_ULONG has 32 bits. */
const HANDLE_LIMIT = 2 ** 31;

/** The state of one connection: what PKCS#11 calls an application. */
export class Client implements KeyUser {
  readonly program: CallingProgram | undefined;
  readonly board: SlotBoard;
  #unsubscribe: (() => void) | undefined;
  #ulongLength: UlongLength | undefined;
  readonly #sessions = new Map<number, Session>();
  /** Random, so that a handle from an earlier life of the service is not taken for one of this. */
  #nextHandle = randomInt(1, HANDLE_LIMIT);
  /** Tokens with a C_Login of this client. */
  readonly #loggedIn = new Set<SlotToken>();
  readonly #loggingIn = new Set<SlotToken>();
  readonly #slotEvents = new Set<number>();
  #waiters: ((slotId: number | undefined) => void)[] = [];

  constructor(board: SlotBoard, program: CallingProgram | undefined) {
    this.board = board;
    this.program = program;
  }

  get isInitialized(): boolean {
    return this.#unsubscribe !== undefined;
  }

  get ulongLength(): UlongLength {
    return this.#ulongLength ?? 8;
  }

  /** Room for four bytes may be a mistake; eight bytes in a value that the client sent are none. */
  learnUlongLength(length: UlongLength): void {
    if (this.#ulongLength !== 8) this.#ulongLength = length;
  }

  get sessionCount(): number {
    return this.#sessions.size;
  }

  initialize(): void {
    if (this.isInitialized) throw new CryptokiError('CRYPTOKI_ALREADY_INITIALIZED');
    this.#unsubscribe = this.board.subscribe((slotId) => {
      this.#slotEvents.add(slotId);
      const waiter = this.#waiters.shift();
      if (waiter !== undefined) waiter(this.takeSlotEvent());
    });
  }

  /** Ends everything of the client: C_Finalize, or it hung up. */
  finalize(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    for (const session of this.#sessions.values()) session.close();
    this.#sessions.clear();
    this.#loggedIn.clear();
    for (const { token } of this.board.slots) token?.key?.logOut(this);
    this.#slotEvents.clear();
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter(undefined);
  }

  slot(id: number): Slot {
    const slot = this.board.slot(id);
    if (slot === undefined) throw new CryptokiError('SLOT_ID_INVALID');
    return slot;
  }

  tokenIn(slotId: number): SlotToken {
    const { token } = this.slot(slotId);
    if (token === undefined) throw new CryptokiError('TOKEN_NOT_PRESENT');
    return token;
  }

  openSession(slotId: number, readWrite: boolean): number {
    const token = this.tokenIn(slotId);
    if (this.#sessions.size >= MAX_SESSIONS) this.#dropDeadSessions();
    if (this.#sessions.size >= MAX_SESSIONS) throw new CryptokiError('SESSION_COUNT');
    let handle = this.#nextHandle;
    while (this.#sessions.has(handle)) handle = (handle % (HANDLE_LIMIT - 1)) + 1;
    this.#nextHandle = (handle % (HANDLE_LIMIT - 1)) + 1;
    this.#sessions.set(handle, new Session(slotId, token, readWrite));
    return handle;
  }

  /** The session, unless its card has left: then it is gone. */
  session(handle: number): Session {
    const session = this.#sessions.get(handle);
    if (session === undefined) throw new CryptokiError('SESSION_HANDLE_INVALID');
    if (!this.#isAlive(session)) {
      this.#drop(handle, session);
      throw new CryptokiError('SESSION_HANDLE_INVALID');
    }
    return session;
  }

  closeSession(handle: number): void {
    const session = this.session(handle);
    this.#drop(handle, session);
    if (!this.sessionsOf(session.slotId).some(({ token }) => token === session.token)) this.#endLogIn(session.token);
  }

  closeAllSessions(slotId: number): void {
    const slot = this.slot(slotId);
    for (const [handle, session] of this.#sessions) if (session.slotId === slotId) this.#drop(handle, session);
    if (slot.token !== undefined) this.#endLogIn(slot.token);
  }

  sessionsOf(slotId: number): readonly Session[] {
    return [...this.#sessions.values()].filter((session) => session.slotId === slotId && this.#isAlive(session));
  }

  isLoggedIn(token: SlotToken): boolean {
    if (!this.#loggedIn.has(token)) return false;
    if (token.key?.isOpenFor(this) === true) return true;
    this.#loggedIn.delete(token);
    return false;
  }

  /**
   * One C_Login of a client at a time: two threads with the same wrong PIN do not use two tries.
   *
   * @throws {CryptokiError} CKR_OPERATION_ACTIVE
   */
  async whileLoggingIn(token: SlotToken, logIn: () => Promise<void>): Promise<void> {
    if (this.#loggingIn.has(token)) throw new CryptokiError('OPERATION_ACTIVE');
    this.#loggingIn.add(token);
    try {
      await logIn();
    } finally {
      this.#loggingIn.delete(token);
    }
  }

  markLoggedIn(token: SlotToken): void {
    this.#loggedIn.add(token);
  }

  logOut(token: SlotToken): void {
    this.#loggedIn.delete(token);
    token.key?.logOut(this);
  }

  takeSlotEvent(): number | undefined {
    const [slotId] = this.#slotEvents;
    if (slotId !== undefined) this.#slotEvents.delete(slotId);
    return slotId;
  }

  /** @returns `undefined` when the client finalizes or hangs up first */
  nextSlotEvent(): Promise<number | undefined> {
    if (this.#waiters.length >= MAX_WAITERS) throw new CryptokiError('FUNCTION_FAILED');
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
    });
  }

  /**
   * The last session ends a log-in (PKCS#11 v2.40 section 5.6, C_CloseSession). Where the holder answered our own prompt
   * there was no C_Login to end: programs that open a session for each signature would ask for the PIN each time.
   */
  #endLogIn(token: SlotToken): void {
    if (token.loginRequired || this.#loggedIn.has(token)) this.logOut(token);
  }

  #isAlive(session: Session): boolean {
    return this.board.slot(session.slotId)?.token === session.token;
  }

  #drop(handle: number, session: Session): void {
    session.close();
    this.#sessions.delete(handle);
  }

  #dropDeadSessions(): void {
    for (const [handle, session] of this.#sessions) if (!this.#isAlive(session)) this.#drop(handle, session);
    for (const token of this.#loggedIn) this.isLoggedIn(token);
  }
}
