import { asciiToBytes, SecretBytes, type CodeKind } from '@ciekit/core';
import type { CodeRequest, CodeSource, PinWarning } from '@ciekit/middleware';

export const PIN = '19283746';
export const PUK = '64738291';
export const NEW_PIN = '27182845';

function code(digits: string): SecretBytes {
  return SecretBytes.takeFrom(asciiToBytes(digits));
}

export interface Answers {
  readonly interactive?: boolean;
  readonly pins?: readonly string[];
  readonly puks?: readonly string[];
  readonly newPins?: readonly string[];
  readonly confirm?: boolean;
  readonly keepWeak?: boolean;
  readonly followAdvice?: boolean;
  /** Runs before each answer: the holder takes the card away, another program uses a try, … */
  readonly meanwhile?: () => void | Promise<void>;
}

/** Answers as a person would, and writes down what was asked. */
export class Holder implements CodeSource {
  readonly interactive: boolean;
  readonly asked: string[] = [];
  readonly given: SecretBytes[] = [];
  /** Tries left as told with each question for a code. */
  readonly triesShown: (number | undefined)[] = [];
  readonly #answers: Answers;
  readonly #left: Record<'pin' | 'puk' | 'new-pin', string[]>;

  constructor(answers: Answers = {}) {
    this.interactive = answers.interactive ?? true;
    this.#answers = answers;
    this.#left = {
      pin: [...(answers.pins ?? [PIN])],
      puk: [...(answers.puks ?? [PUK])],
      'new-pin': [...(answers.newPins ?? [NEW_PIN])],
    };
  }

  askPin(request: CodeRequest): Promise<SecretBytes> {
    return this.#answer('pin', request);
  }

  askPuk(request: CodeRequest): Promise<SecretBytes> {
    return this.#answer('puk', request);
  }

  askNewPin(request: CodeRequest): Promise<SecretBytes> {
    return this.#answer('new-pin', request);
  }

  confirmLastTry(kind: CodeKind, triesRemaining: number | undefined): Promise<boolean> {
    return this.#decide(`confirm ${kind} ${String(triesRemaining)}`, this.#answers.confirm === true);
  }

  warnWeak(reasons: readonly PinWarning[]): Promise<boolean> {
    return this.#decide(`weak ${reasons.join(' ')}`, this.#answers.keepWeak === true);
  }

  advisePuk(triesRemaining: number): Promise<boolean> {
    return this.#decide(`advise ${String(triesRemaining)}`, this.#answers.followAdvice !== true);
  }

  async #answer(what: 'pin' | 'puk' | 'new-pin', { refused, triesRemaining }: CodeRequest): Promise<SecretBytes> {
    this.triesShown.push(triesRemaining);
    this.asked.push(refused === undefined ? what : `${what} after ${refused.code}`);
    await this.#answers.meanwhile?.();
    const digits = this.#left[what].shift();
    if (digits === undefined) throw new Error(`asked for one more ${what}`);
    const secret = code(digits);
    this.given.push(secret);
    return secret;
  }

  async #decide(question: string, answer: boolean): Promise<boolean> {
    this.asked.push(question);
    await this.#answers.meanwhile?.();
    return answer;
  }
}
