import { asciiToBytes, CancelledError, SecretBytes } from '@ciekit/core';
import type { CodeRequest, CodeSource } from '@ciekit/middleware';
import {
  Token,
  type CardSource,
  type PinMode,
  type PinPrompt,
  type PinPromptContext,
  type TokenClock,
  type TokenLogEvent,
} from '@ciekit/pkcs11';
import { onTestFinished } from 'vitest';
import { CryptokiClient, type ClientVersion } from './cryptoki-client.js';
import { PIN, SoftwareKeyCards } from './software-key-cards.js';
import { WatchedLog } from './watched-log.js';

/** Time that passes when the test says so. */
class FakeClock implements TokenClock {
  #now = 0;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  get timers(): number {
    return this.#timers.length;
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { callback } of due) callback();
  }
}

/** What the holder types at a question, now or later; `cancel`: declines. */
type Answer = string | (() => Promise<string>);

/** Somebody at the prompt, and a note of every question. */
class FakePrompt implements PinPrompt {
  readonly name = 'test';
  available = true;
  interactive = true;
  confirm = false;
  answers: Answer[] = [];
  readonly contexts: PinPromptContext[] = [];
  readonly questions: CodeRequest[] = [];
  readonly confirmations: (number | undefined)[] = [];
  /** Questions that wait for an answer. */
  openQuestions = 0;
  #asked: (() => void)[] = [];

  isAvailable(): Promise<boolean> {
    return Promise.resolve(this.available);
  }

  /** When the next question is asked. */
  nextQuestion(): Promise<void> {
    return new Promise((resolve) => this.#asked.push(resolve));
  }

  open(context: PinPromptContext): CodeSource {
    this.contexts.push(context);
    const never = (): Promise<never> => Promise.reject(new Error('never asked for'));
    return {
      interactive: this.interactive,
      askPin: async (request) => {
        this.questions.push(request);
        this.openQuestions++;
        for (const tell of this.#asked.splice(0)) tell();
        try {
          return await this.#answer(context.signal);
        } finally {
          this.openQuestions--;
        }
      },
      confirmLastTry: (_kind, tries) => {
        this.confirmations.push(tries);
        return Promise.resolve(this.confirm);
      },
      askPuk: never,
      askNewPin: never,
      warnWeak: never,
      advisePuk: never,
    };
  }

  async #answer(signal: AbortSignal): Promise<SecretBytes> {
    const answer = this.answers.shift() ?? PIN;
    const typed = typeof answer === 'string' ? answer : await untilAborted(answer(), signal);
    if (typed === 'cancel') throw new CancelledError();
    return SecretBytes.takeFrom(asciiToBytes(typed));
  }
}

function untilAborted(typing: Promise<string>, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new CancelledError());
    });
    typing.then(resolve, reject);
  });
}

export interface TokenDesk {
  readonly token: Token;
  readonly cards: SoftwareKeyCards;
  readonly prompt: FakePrompt;
  readonly clock: FakeClock;
  readonly log: TokenLogEvent[];
  /** A further program, initialized. */
  readonly program: (name?: string, version?: ClientVersion) => Promise<CryptokiClient>;
  /** Waits until the log holds such an event. */
  readonly logged: (type: TokenLogEvent['type'], times?: number) => Promise<void>;
}

/** A token with a card that is a key in memory, looked at and ready. */
export async function tokenDesk(
  options: {
    readonly pinMode?: PinMode;
    readonly idleMs?: number;
    readonly cards?: SoftwareKeyCards;
    readonly source?: CardSource;
  } = {},
): Promise<TokenDesk> {
  const cards = options.cards ?? new SoftwareKeyCards();
  const prompt = new FakePrompt();
  const clock = new FakeClock();
  const { events: log, take, logged } = new WatchedLog();
  const token = new Token({
    cards: options.source ?? cards,
    prompt,
    clock,
    pinMode: options.pinMode ?? 'prompt',
    idleMs: options.idleMs ?? 300_000,
    log: take,
  });
  token.start();
  onTestFinished(() => token.close());
  if (cards.readersAtStart.length > 0) await logged('card-recognised', cards.readersAtStart.length);
  return {
    token,
    cards,
    prompt,
    clock,
    log,
    logged,
    program: async (name = 'browser', version) => {
      const client = new CryptokiClient(token.connect({ pid: 1, name }), version);
      await client.initialize();
      return client;
    },
  };
}
