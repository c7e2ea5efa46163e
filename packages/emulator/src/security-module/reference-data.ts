import { asciiToBytes, bytesToPrintableAscii, equalBytes } from '@ciekit/core/bytes';
import { StatusWord } from '@ciekit/core/iso7816';
import { MEMORY_FAILURE, refuse, TRIES_LEFT } from '../card-os/refusal.js';
import { CardStateError, PIN_TRIES, PUK_TRIES, type CardState } from '../state/card-state.js';
import type { StateStore } from '../state/state-store.js';

export type CodeName = 'pin' | 'puk';

const CODE_LENGTH = 8;
const DIGITS = /^[0-9]{8}$/;
const MAXIMUM: Readonly<Record<CodeName, number>> = { pin: PIN_TRIES, puk: PUK_TRIES };

/**
 * PIN and PUK with their retry counters. Every change is kept for good before the status word that tells of it, and a
 * change that cannot be kept does not happen: 6581.
 */
export class ReferenceData {
  readonly #store: StateStore;
  #state: CardState;

  constructor(store: StateStore) {
    this.#store = store;
    this.#state = store.load();
  }

  /** Takes the state over as it is in the store now. @returns whether somebody else changed it. @throws {CardStateError} */
  reload(): boolean {
    const before = this.#state;
    this.#state = this.#store.load();
    return (['pin', 'puk'] as const).some(
      (name) =>
        before[name].digits !== this.#state[name].digits ||
        before[name].triesRemaining !== this.#state[name].triesRemaining,
    );
  }

  triesRemaining(name: CodeName): number {
    return this.#state[name].triesRemaining;
  }

  /**
   * Compares a code with the one held; a wrong one costs a try, a right one brings all tries back.
   *
   * @throws {Refusal} 6700, 63Cx, 6983 (also for the attempt that uses the last try up), 6581
   */
  verify(name: CodeName, code: Uint8Array): void {
    if (code.length !== CODE_LENGTH) refuse(StatusWord.WRONG_LENGTH);
    const { digits, triesRemaining } = this.#state[name];
    if (triesRemaining === 0) refuse(StatusWord.AUTHENTICATION_METHOD_BLOCKED);
    const right = equalBytes(code, asciiToBytes(digits));
    const left = right ? MAXIMUM[name] : triesRemaining - 1;
    if (left !== triesRemaining) this.#keep({ ...this.#state, [name]: { digits, triesRemaining: left } });
    if (!right) refuse(left === 0 ? StatusWord.AUTHENTICATION_METHOD_BLOCKED : TRIES_LEFT | left);
  }

  /** Replaces the PIN and brings its tries back. @throws {Refusal} 6700, 6A80, 6581 */
  replacePin(code: Uint8Array): void {
    this.#keep({ ...this.#state, pin: { digits: this.parseNewCode(code), triesRemaining: PIN_TRIES } });
  }

  /** Brings the PIN's tries back. @throws {Refusal} 6581 */
  unblockPin(): void {
    this.#keep({ ...this.#state, pin: { digits: this.#state.pin.digits, triesRemaining: PIN_TRIES } });
  }

  /** A code that can be held: 8 ASCII digits. @throws {Refusal} 6700, 6A80 */
  parseNewCode(code: Uint8Array): string {
    if (code.length !== CODE_LENGTH) refuse(StatusWord.WRONG_LENGTH);
    const digits = bytesToPrintableAscii(code);
    return digits !== undefined && DIGITS.test(digits) ? digits : refuse(StatusWord.WRONG_DATA);
  }

  #keep(next: CardState): void {
    try {
      this.#store.save(next);
    } catch (error) {
      if (error instanceof CardStateError) refuse(MEMORY_FAILURE);
      throw error;
    }
    this.#state = next;
  }
}
