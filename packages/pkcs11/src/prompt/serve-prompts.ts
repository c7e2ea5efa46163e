import type { SecretBytes } from '@ciekit/core';
import type { Socket } from 'node:net';
import { LineReader } from '../server/line-reader.js';
import { serveOwnPrograms } from '../server/own-programs.js';
import { loadPeerCredentials } from '../server/peer-credentials.js';
import { listenAtPath } from '../server/unix-listener.js';
import {
  decodeQuestion,
  encodeAnswer,
  encodeGreeting,
  MAX_PROMPT_LINE,
  type AskedQuestion,
  type PromptAnswer,
} from './prompt-protocol.js';

/** Whoever draws the questions: the desktop app. */
export interface PromptScreen {
  /**
   * Shows the question until it is answered or `signal` fires: the program hung up, the card left, the time is over.
   *
   * @returns the PIN as it was typed, which is then `servePrompts`' to wipe; `undefined`: the holder declines
   */
  askPin(question: AskedQuestion, signal: AbortSignal): Promise<SecretBytes | undefined>;
  /** `question.ask` is `last-try` or `unverified-issuer`; the safe answer is no. */
  confirm(question: AskedQuestion, signal: AbortSignal): Promise<boolean>;
}

export interface PromptServiceOptions {
  /** Where the token's service looks: `defaultPromptSocketPath()`. */
  readonly socketPath: string;
  readonly screen: PromptScreen;
}

/** The app's side of the prompt, while it runs. */
export interface PromptService {
  readonly socketPath: string;
  /** Takes every question off the screen and stops listening. */
  close(): Promise<void>;
}

/** A connection that asks nothing. */
const ASKS_WITHIN_MS = 10_000;

/**
 * Lets the token's service of this user ask in the app's window.
 *
 * @throws {TokenServiceError} `token-service-running`: another window answers; as `serveToken`
 * @example
 * ```ts
 * const prompts = await servePrompts({ socketPath: defaultPromptSocketPath(), screen });
 * ```
 */
export async function servePrompts({ socketPath, screen }: PromptServiceOptions): Promise<PromptService> {
  const listener = await serveOwnPrograms({
    credentials: loadPeerCredentials(),
    listen: (accept) => listenAtPath(socketPath, accept),
    converse: (socket) => {
      converse(socket, screen);
    },
  });
  return { socketPath: listener.path, close: () => listener.close() };
}

/** One question a connection. */
function converse(socket: Socket, screen: PromptScreen): void {
  const lines = new LineReader(MAX_PROMPT_LINE);
  const gone = new AbortController();
  let asked = false;
  socket.setTimeout(ASKS_WITHIN_MS, () => {
    socket.destroy();
  });
  socket.once('close', () => {
    gone.abort();
  });
  socket.on('data', (chunk: Uint8Array) => {
    const question = asked ? undefined : firstQuestion(lines, chunk);
    if (question === 'incomplete') return;
    if (question === undefined) {
      socket.destroy();
      return;
    }
    asked = true;
    socket.setTimeout(0);
    void answerOf(question, screen, gone.signal).then((answer) => {
      if (answer === undefined || socket.destroyed) socket.destroy();
      else send(socket, answer);
      if (answer?.answer === 'pin') answer.pin.wipe();
    });
  });
  socket.write(encodeGreeting());
}

function firstQuestion(lines: LineReader, chunk: Uint8Array): AskedQuestion | 'incomplete' | undefined {
  try {
    const [line, more] = lines.push(chunk);
    if (line === undefined) return 'incomplete';
    return more === undefined ? decodeQuestion(line) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns `undefined` when the screen failed: the service asks elsewhere */
async function answerOf(
  question: AskedQuestion,
  screen: PromptScreen,
  signal: AbortSignal,
): Promise<PromptAnswer | undefined> {
  try {
    if (question.ask !== 'pin') return { answer: 'confirmed', confirmed: await screen.confirm(question, signal) };
    const pin = await screen.askPin(question, signal);
    return pin === undefined ? { answer: 'cancelled' } : { answer: 'pin', pin };
  } catch {
    return undefined;
  }
}

function send(socket: Socket, answer: PromptAnswer): void {
  const line = encodeAnswer(answer);
  socket.write(line, () => {
    line.fill(0);
    socket.destroySoon();
  });
}
