import { CancelledError, type SecretBytes } from '@ciekit/core/basics';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { LineReader } from '../server/line-reader.js';
import { loadPeerCredentials } from '../server/peer-credentials.js';
import { privateFolderState } from '../server/private-folder.js';
import { TokenServiceError } from '../server/token-service-error.js';
import type { PinPromptContext } from './pin-prompt.js';
import { DialoguePrompt, type PromptDialogue, type PromptQuestion } from './prompt-dialogue.js';
import {
  decodeAnswer,
  encodeQuestion,
  isGreeting,
  MAX_PROMPT_LINE,
  type AskedQuestion,
  type PromptAnswer,
} from './prompt-protocol.js';

/** An app that runs greets at once. */
const GREETS_WITHIN_MS = 1_000;
const ANSWER_WITHIN_MS = 5 * 60_000;

export interface DesktopPromptOptions {
  /** Where the app listens. */
  readonly socketPath: string;
  /** How long a question stands, ms. Default five minutes. */
  readonly answerWithinMs?: number | undefined;
}

/** Asks in the window of the desktop app, when it runs. */
export class DesktopPrompt extends DialoguePrompt {
  constructor(options: DesktopPromptOptions) {
    super('desktop', new DesktopDialogue(options));
  }
}

class DesktopDialogue implements PromptDialogue {
  readonly #options: DesktopPromptOptions;

  constructor(options: DesktopPromptOptions) {
    this.#options = options;
  }

  async isAvailable(): Promise<boolean> {
    const app = await AppConnection.open(this.#options.socketPath);
    app?.close();
    return app !== undefined;
  }

  async askPin(question: PromptQuestion, context: PinPromptContext): Promise<SecretBytes> {
    const answer = await this.#ask(question, context);
    if (answer.answer === 'pin') return answer.pin;
    if (answer.answer === 'cancelled') throw new CancelledError();
    throw new TokenServiceError('token-prompt-failed', this.#options.socketPath);
  }

  async confirm(question: PromptQuestion, context: PinPromptContext): Promise<boolean> {
    const answer = await this.#ask(question, context);
    if (answer.answer === 'confirmed') return answer.confirmed;
    if (answer.answer === 'cancelled') return false;
    answer.pin.wipe();
    throw new TokenServiceError('token-prompt-failed', this.#options.socketPath);
  }

  /** One connection for one question: whichever side gives up hangs up. */
  async #ask(question: PromptQuestion, { program, card, signal }: PinPromptContext): Promise<PromptAnswer> {
    const { socketPath, answerWithinMs = ANSWER_WITHIN_MS } = this.#options;
    const app = await AppConnection.open(socketPath);
    if (app === undefined) throw new TokenServiceError('token-prompt-failed', socketPath);
    try {
      return await app.ask(
        {
          ask: question.ask,
          program,
          card,
          triesRemaining: 'triesRemaining' in question ? question.triesRemaining : undefined,
          refused: question.ask === 'pin' ? question.refused?.code : undefined,
        },
        signal,
        answerWithinMs,
      );
    } finally {
      app.close();
    }
  }
}

/** A connection to an app that greeted. */
class AppConnection {
  readonly #socket: Socket;
  readonly #lines = new LineReader(MAX_PROMPT_LINE);
  #onLine: (line: Uint8Array) => void = () => undefined;
  #onEnd: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Uint8Array) => {
      try {
        for (const line of this.#lines.push(chunk)) {
          this.#onLine(line);
          line.fill(0);
        }
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#lines.wipe();
      this.#onEnd();
    });
  }

  /** @returns `undefined` when no app of this user is there */
  static async open(path: string): Promise<AppConnection | undefined> {
    if (privateFolderState(dirname(path)) !== 'private') return undefined;
    const socket = connect(path);
    const app = new AppConnection(socket);
    try {
      await once(socket, 'connect');
    } catch {
      return undefined;
    }
    // The mode of the folder kept others out; where the kernel can be asked it is asked as well.
    const peer = loadPeerCredentials();
    if (peer !== undefined && peer.read(socket)?.uid !== process.geteuid?.()) {
      app.close();
      return undefined;
    }
    return (await app.#greeted()) ? app : undefined;
  }

  /** @throws {CancelledError} the signal, or no answer in time @throws {TokenServiceError} `token-prompt-failed` */
  ask(question: AskedQuestion, signal: AbortSignal, answerWithinMs: number): Promise<PromptAnswer> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        settle();
        reject(new CancelledError());
      };
      const fail = (): void => {
        settle();
        reject(new TokenServiceError('token-prompt-failed'));
      };
      const timer = setTimeout(cancel, answerWithinMs);
      const settle = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        this.#onLine = () => undefined;
        this.#onEnd = () => undefined;
      };
      if (signal.aborted) {
        cancel();
        return;
      }
      signal.addEventListener('abort', cancel, { once: true });
      this.#onEnd = fail;
      this.#onLine = (line) => {
        const answer = decodeAnswer(line);
        if (answer === undefined) {
          fail();
          return;
        }
        settle();
        resolve(answer);
      };
      this.#socket.write(encodeQuestion(question));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #greeted(): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (greeted: boolean): void => {
        clearTimeout(timer);
        this.#onLine = () => undefined;
        this.#onEnd = () => undefined;
        if (!greeted) this.close();
        resolve(greeted);
      };
      const timer = setTimeout(() => {
        settle(false);
      }, GREETS_WITHIN_MS);
      this.#onEnd = () => {
        settle(false);
      };
      this.#onLine = (line) => {
        settle(isGreeting(line));
      };
    });
  }
}
