import { serveToken, Token, type ActivatedSockets, type TokenLog } from '@ciekit/pkcs11';
import type { CommandContext } from '../command-context.js';
import { inWords, PIN_MODES, readIdle } from './token-fields.js';
import { TokenTeller } from './token-log.js';
import { Coming, comingCards, comingPrompt, loadTokenParts, type TokenParts } from './token-parts.js';

export interface TokenStart {
  readonly socketPath: string;
  /** Sockets of the service manager, used instead. */
  readonly activated?: ActivatedSockets | undefined;
  /** Whether it runs for long and by itself: --json has an object for each event, and the desktop shows notices. */
  readonly isService: boolean;
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
 * Serves the cards of the readers that `--reader` names, at most until the command ends. Programs are answered as soon as
 * the socket is there; readers and prompts are loaded meanwhile.
 *
 * @throws {CliError} the socket cannot be had, the files of a software card cannot be used
 */
export async function startToken(context: CommandContext, start: TokenStart): Promise<RunningToken> {
  const { socketPath, activated, isService, onTokenEvent } = start;
  const idleMs = readIdle(context);
  const teller = new TokenTeller(context, isService);
  const coming = new Coming<TokenParts>();
  let notices: TokenLog | undefined;
  const token = new Token({
    cards: comingCards(coming.value),
    prompt: comingPrompt(coming.value),
    pinMode: context.options.choice('pin-mode', PIN_MODES, 'prompt'),
    idleMs,
    log: (event) => {
      teller.token(event);
      notices?.(event);
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
  token.start();
  try {
    const parts = await loadTokenParts(context);
    if (isService) notices = parts.notices;
    coming.resolve(parts);
  } catch (error) {
    coming.reject(error);
    throw error;
  }
  return { socketPath: service.socketPath, close };
}
