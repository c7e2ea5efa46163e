import { CancelledError, type SecretBytes } from '@ciekit/core/basics';
import type { Language } from '@ciekit/middleware';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { TokenServiceError } from '../server/token-service-error.js';
import { AssuanClient, type AssuanReply } from './assuan.js';
import { findPinentry, type PinentrySurroundings } from './find-pinentry.js';
import type { PinPromptContext } from './pin-prompt.js';
import {
  DialoguePrompt,
  type ConfirmQuestion,
  type PinQuestion,
  type PromptDialogue,
  type PromptQuestion,
} from './prompt-dialogue.js';
import { promptTexts } from './prompt-texts.js';

/** GPG_ERR numbers that are an answer: the holder declined, or did not answer in time. */
const TIMEOUT = 62;
const CANCELED = 99;
const NOT_CONFIRMED = 114;
const FULLY_CANCELED = 198;
const DECLINED: ReadonlySet<number> = new Set([TIMEOUT, CANCELED, NOT_CONFIRMED, FULLY_CANCELED]);

const ANSWER_WITHIN_MS = 5 * 60_000;
/** For everything that is no question: starting, options, texts. */
const READY_WITHIN_MS = 15_000;
const LEAVES_WITHIN_MS = 2_000;

export interface PinentryOptions extends PinentrySurroundings {
  readonly language: Language;
  /** How long a question stands, ms. Default five minutes. */
  readonly answerWithinMs?: number | undefined;
}

/** Asks by pinentry, the program that GnuPG asks with. */
export class PinentryPrompt extends DialoguePrompt {
  constructor(options: PinentryOptions) {
    super('pinentry', new PinentryDialogue(options));
  }
}

class PinentryDialogue implements PromptDialogue {
  readonly #options: PinentryOptions;

  constructor(options: PinentryOptions) {
    this.#options = options;
  }

  isAvailable(): Promise<boolean> {
    return Promise.resolve(findPinentry(this.#options) !== undefined);
  }

  async askPin(question: PinQuestion, context: PinPromptContext): Promise<SecretBytes> {
    return this.#ask(question, context, async (pinentry) => {
      const reply = await pinentry.command('GETPIN');
      if (reply.ok && reply.data !== undefined) return reply.data;
      // OK without data: nothing was typed.
      if (reply.ok || DECLINED.has(reply.error)) throw new CancelledError();
      return undefined;
    });
  }

  async confirm(question: ConfirmQuestion, context: PinPromptContext): Promise<boolean> {
    return this.#ask(question, context, async (pinentry) => {
      const reply = await pinentry.command('CONFIRM');
      if (reply.ok) return true;
      return DECLINED.has(reply.error) ? false : undefined;
    });
  }

  /**
   * One pinentry for one question.
   *
   * @param show puts the question; `undefined` when pinentry could not
   * @throws {TokenServiceError} `token-prompt-failed`: nothing was shown, or pinentry ended without an answer
   */
  async #ask<T>(
    question: PromptQuestion,
    context: PinPromptContext,
    show: (pinentry: AssuanClient) => Promise<T | undefined>,
  ): Promise<T> {
    const { signal } = context;
    const program = findPinentry(this.#options);
    if (program === undefined) throw new TokenServiceError('token-prompt-failed');
    if (signal.aborted) throw new CancelledError();
    const { env, answerWithinMs = ANSWER_WITHIN_MS } = this.#options;
    const child = spawn(program, displayArguments(env), { env: { ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
    const pinentry = new AssuanClient(child.stdout, child.stdin);
    const stop = (): void => {
      pinentry.fail(new CancelledError());
    };
    child.once('error', (error) => {
      pinentry.fail(error);
    });
    signal.addEventListener('abort', stop, { once: true });
    let timer = setTimeout(() => {
      pinentry.fail(new Error('pinentry does not answer'));
    }, READY_WITHIN_MS);
    try {
      await this.#prepare(pinentry, question, context);
      clearTimeout(timer);
      timer = setTimeout(stop, answerWithinMs);
      const answer = await show(pinentry);
      if (answer !== undefined) return answer;
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      throw new TokenServiceError('token-prompt-failed', program, { cause: error });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      pinentry.fail(new CancelledError());
      end(child);
    }
    throw new TokenServiceError('token-prompt-failed', program);
  }

  async #prepare(pinentry: AssuanClient, question: PromptQuestion, context: PinPromptContext): Promise<void> {
    const { env, language, answerWithinMs = ANSWER_WITHIN_MS } = this.#options;
    requireOk(await pinentry.greeting());
    // An older pinentry refuses an option that it does not know, and works without it.
    for (const [name, value] of surroundingOptions(env)) await pinentry.command('OPTION', `${name}=${value}`);
    const texts = promptTexts(question, context, language);
    await pinentry.command('SETTIMEOUT', String(Math.ceil(answerWithinMs / 1000)));
    await pinentry.command('SETTITLE', texts.title);
    requireOk(await pinentry.command('SETDESC', texts.description));
    await pinentry.command('SETPROMPT', texts.label);
    await pinentry.command('SETOK', texts.accept);
    await pinentry.command('SETCANCEL', texts.decline);
    if (texts.error !== undefined) requireOk(await pinentry.command('SETERROR', texts.error));
  }
}

function requireOk(reply: AssuanReply): void {
  if (!reply.ok) throw new Error(`pinentry refused: ${reply.error}`);
}

/** What gpg-agent tells a pinentry of where it runs. */
function surroundingOptions(
  env: Readonly<Record<string, string | undefined>>,
): readonly (readonly [name: string, value: string])[] {
  const locale = env['LC_ALL'] ?? env['LC_CTYPE'] ?? env['LANG'];
  const options = [
    ['ttyname', env['GPG_TTY']],
    ['ttytype', env['GPG_TTY'] === undefined ? undefined : (env['TERM'] ?? 'dumb')],
    ['lc-ctype', locale],
    ['lc-messages', env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG']],
    ['display', env['DISPLAY']],
  ] as const;
  return options.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

/** A window needs its display before it reads the first command. */
function displayArguments(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const display = env['DISPLAY'];
  return display === undefined || display === '' ? [] : ['--display', display];
}

/** Asks it to go, and does not wait for ever: a window that stays would ask for a PIN nobody takes. */
function end(child: ChildProcessByStdio<Writable, Readable, null>): void {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), LEAVES_WITHIN_MS);
    kill.unref();
    child.once('exit', () => {
      clearTimeout(kill);
    });
  }
  child.stdin.destroy();
  child.stdout.destroy();
}
