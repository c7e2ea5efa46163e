import { CancelledError, SecretBytes, type CodeKind } from '@ciekit/core';
import type { CodeSource, PinWarning } from '@ciekit/middleware';
import type { QuestionView } from '../contract/operations.js';

/** Asks the window; the answer is no when the operation is cancelled. */
export type Ask = (question: QuestionView) => Promise<boolean>;

/** As they came from the window. */
export interface TypedCodes {
  readonly pin?: Uint8Array | undefined;
  readonly puk?: Uint8Array | undefined;
  readonly newPin?: Uint8Array | undefined;
}

/**
 * The codes of one operation, typed before it began. Each is given out once: an operation that asks again ends, and the
 * person types again. So no code is ever sent twice by the program.
 */
export class GivenCodes implements CodeSource, Disposable {
  readonly interactive = false;
  readonly #codes = new Map<'pin' | 'puk' | 'newPin', SecretBytes>();
  readonly #ask: Ask;

  /** Takes the bytes: they are zeroed where they came from. */
  constructor({ pin, puk, newPin }: TypedCodes, ask: Ask) {
    if (pin !== undefined) this.#codes.set('pin', SecretBytes.takeFrom(pin));
    if (puk !== undefined) this.#codes.set('puk', SecretBytes.takeFrom(puk));
    if (newPin !== undefined) this.#codes.set('newPin', SecretBytes.takeFrom(newPin));
    this.#ask = ask;
  }

  askPin(): Promise<SecretBytes> {
    return this.#give('pin');
  }

  askPuk(): Promise<SecretBytes> {
    return this.#give('puk');
  }

  askNewPin(): Promise<SecretBytes> {
    return this.#give('newPin');
  }

  confirmLastTry(codeKind: CodeKind, triesRemaining: number | undefined): Promise<boolean> {
    return this.#ask({ ask: 'last-try', codeKind, triesRemaining });
  }

  warnWeak(reasons: readonly PinWarning[]): Promise<boolean> {
    return this.#ask({ ask: 'weak-pin', reasons });
  }

  confirmUnverifiedIssuer(): Promise<boolean> {
    return this.#ask({ ask: 'unverified-issuer' });
  }

  advisePuk(triesRemaining: number): Promise<boolean> {
    return this.#ask({ ask: 'advise-puk', triesRemaining });
  }

  /** Wipes what nobody asked for. */
  [Symbol.dispose](): void {
    for (const code of this.#codes.values()) code.wipe();
    this.#codes.clear();
  }

  async #give(kind: 'pin' | 'puk' | 'newPin'): Promise<SecretBytes> {
    const code = this.#codes.get(kind);
    this.#codes.delete(kind);
    if (code === undefined) throw new CancelledError();
    return Promise.resolve(code);
  }
}
