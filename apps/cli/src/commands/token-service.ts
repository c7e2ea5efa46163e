import { serveToken, Token, type ActivatedSockets, type PinPrompt, type TokenLog } from '@ciekit/pkcs11';
import { chooseReaders } from '../card-readers.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { inWords, PIN_MODES, readIdle } from './token-fields.js';
import { TokenTeller } from './token-log.js';

export interface TokenStart {
  readonly prompt: PinPrompt;
  readonly socketPath: string;
  /** Sockets of the service manager, used instead. */
  readonly activated?: ActivatedSockets | undefined;
  /** Whether --json has an object for each event. */
  readonly emits: boolean;
  /** Told of what happens to the cards, besides the log. */
  readonly onTokenEvent?: TokenLog | undefined;
}

/** The token while it is served. */
export interface RunningToken {
  readonly socketPath: string;
  /** Hangs up on every program and closes every log-in. Harmless when repeated. */
  close(): Promise<void>;
}

/**
 * Serves the cards of the readers that `--reader` names, at most until the command ends.
 *
 * @throws {CliError} the socket cannot be had, the files of a software card cannot be used
 */
export async function startToken(context: CommandContext, start: TokenStart): Promise<RunningToken> {
  const { prompt, socketPath, activated, emits, onTokenEvent } = start;
  const idleMs = readIdle(context);
  const chosen = await chooseReaders(context.settings);
  context.atEnd(() => chosen.readers.close());
  const teller = new TokenTeller(context, emits);
  const middleware = openMiddleware(context, chosen.readers);
  const { reader } = chosen;
  const token = new Token({
    cards: { ...middleware, watchReaders: (signal) => middleware.watchReaders(signal, { reader }) },
    prompt,
    pinMode: context.options.choice('pin-mode', PIN_MODES, 'prompt'),
    idleMs,
    log: (event) => {
      teller.token(event);
      onTokenEvent?.(event);
    },
  });
  context.atEnd(() => token.close());
  const service = await inWords(() => serveToken({ token, socketPath, activated, onEvent: teller.service }));
  const close = async (): Promise<void> => {
    await service.close();
    await token.close();
  };
  context.atEnd(close);
  await token.start();
  return { socketPath: service.socketPath, close };
}
