import type { CardSource, PinPrompt, TokenLog } from '@ciekit/pkcs11';
import type { CommandContext } from '../command-context.js';

/** What the token needs of this PC, and its socket can be answered without: cards, and ways to ask the holder. */
export interface TokenParts {
  readonly cards: CardSource;
  readonly prompt: PinPrompt;
  readonly notices: TokenLog;
}

/**
 * Loads readers, use cases and prompts; most of what the command has to read.
 *
 * @throws {CliError} the files of a software card cannot be used
 */
export async function loadTokenParts(context: CommandContext): Promise<TokenParts> {
  const { chooseReaders } = await import('../card-readers.js');
  const { readers, reader } = await chooseReaders(context.settings);
  context.atEnd(() => readers.close());
  const { openMiddleware } = await import('../open-middleware.js');
  const { tokenPrompt } = await import('./token-prompt.js');
  const { desktopNotices } = await import('@ciekit/pkcs11/prompt');
  const middleware = openMiddleware(context, readers);
  return {
    cards: { ...middleware, watchReaders: (signal) => middleware.watchReaders(signal, { reader }) },
    prompt: tokenPrompt(context),
    notices: desktopNotices({ language: context.language, env: context.stdio.env }),
  };
}

/** A value that somebody else will have; nobody needs to wait for it. */
export class Coming<T> {
  readonly value: Promise<T>;
  #resolve: (value: T) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;

  constructor() {
    this.value = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.value.catch(() => undefined);
  }

  resolve(value: T): void {
    this.#resolve(value);
  }

  reject(reason: unknown): void {
    this.#reject(reason);
  }
}

/** Cards that are still being loaded: whoever asks waits. */
export function comingCards(parts: Promise<TokenParts>): CardSource {
  return {
    async *watchReaders(signal, options) {
      yield* (await parts).cards.watchReaders(signal, options);
    },
    cardCredentials: async (options) => (await parts).cards.cardCredentials(options),
    openSigner: async (source, options) => (await parts).cards.openSigner(source, options),
  };
}

/** A prompt that is still being loaded; `isAvailable` waits for it, and is asked before each use. */
export function comingPrompt(parts: Promise<TokenParts>): PinPrompt {
  let loaded: PinPrompt | undefined;
  return {
    get name() {
      return loaded?.name ?? 'loading';
    },
    isAvailable: async () => {
      loaded = (await parts).prompt;
      return loaded.isAvailable();
    },
    open: (request) => {
      if (loaded === undefined) throw new TypeError('nobody asked whether the prompt is available');
      return loaded.open(request);
    },
  };
}
