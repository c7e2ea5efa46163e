import { SecretBytes, type CodeKind } from '@ciekit/core/basics';
import {
  catalogueOf,
  CodeRefusedError,
  describeError,
  type CodeRequest,
  type CodeSource,
  type PinWarning,
} from '@ciekit/middleware/basics';
import { CliError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { StdinLines } from '../terminal/stdin-lines.js';
import { askLine, confirm, confirmByWord, requireTerminal } from './questions.js';

/** A code that a command needs, and the option that says that it comes from standard input. */
export type NeededCode = 'pin' | 'puk' | 'new-pin';

/**
 * Codes from a hidden prompt or, where the options say so, from standard input, one line each in the order PIN, PUK,
 * new PIN. On a terminal standard input is the keyboard, and what is typed stays hidden all the same.
 */
export class CodePrompts implements CodeSource {
  readonly interactive: boolean;
  readonly #context: CommandContext;
  readonly #fromStdin: ReadonlySet<NeededCode>;
  readonly #lines: StdinLines;

  /** @throws {UsageError} `no-terminal`: a code would have to be asked for and there is nobody; nothing was done */
  constructor(context: CommandContext, needed: readonly NeededCode[]) {
    this.#context = context;
    const asked = needed.filter((code) => !context.options.flag(`${code}-stdin`));
    this.#fromStdin = context.keyboard.isThere ? new Set() : new Set(needed.filter((code) => !asked.includes(code)));
    for (const code of asked) requireTerminal(context, `--${code}-stdin`);
    this.interactive = this.#fromStdin.size === 0;
    this.#lines = new StdinLines(context.stdio.stdin);
    context.atEnd(() => {
      this.#lines.wipe();
    });
  }

  askPin(request: CodeRequest): Promise<SecretBytes> {
    return this.#ask('pin', catalogueOf(this.#context.language).prompts.pin, request);
  }

  askPuk(request: CodeRequest): Promise<SecretBytes> {
    return this.#ask('puk', catalogueOf(this.#context.language).prompts.puk, request);
  }

  async askNewPin(request: CodeRequest): Promise<SecretBytes> {
    const { prompts } = catalogueOf(this.#context.language);
    const first = await this.#ask('new-pin', prompts.newPin, request);
    if (this.#fromStdin.has('new-pin')) return first;
    try {
      using second = await this.#ask('new-pin', prompts.newPinAgain, { refused: undefined });
      if (!first.equals(second)) throw new CodeRefusedError('new-pin-mismatch', 'pin');
      return first;
    } catch (error) {
      first.wipe();
      throw error;
    }
  }

  async confirmLastTry(kind: CodeKind, triesRemaining: number | undefined): Promise<boolean> {
    const { prompts } = catalogueOf(this.#context.language);
    const question =
      kind === 'pin'
        ? prompts.confirmLastPinTry
        : prompts.confirmLastPukTries.replace('{count}', String(triesRemaining ?? 1));
    return confirmByWord(this.#context, question, this.#context.words.lastTryWord);
  }

  warnWeak(reasons: readonly PinWarning[]): Promise<boolean> {
    const { pinWarnings, prompts } = catalogueOf(this.#context.language);
    for (const reason of reasons) this.#context.alerts.item({ text: '!', as: 'yellow' }, pinWarnings[reason]);
    return confirm(this.#context, prompts.keepWeakPin);
  }

  /** @throws {CliError} `issuer-unconfirmed`: the user does not go on, or there is nobody to ask */
  async confirmUnverifiedIssuer(): Promise<boolean> {
    const { settings, keyboard, language } = this.#context;
    if (settings.yes) return true;
    const { prompts } = catalogueOf(language);
    if (keyboard.isThere && (await confirm(this.#context, prompts.confirmUnverifiedIssuer))) return true;
    throw new CliError('issuer-unconfirmed');
  }

  advisePuk(triesRemaining: number): Promise<boolean> {
    const { prompts } = catalogueOf(this.#context.language);
    return confirm(this.#context, prompts.advisePuk.replace('{count}', String(triesRemaining)));
  }

  async #ask(code: NeededCode, prompt: string, { refused }: CodeRequest): Promise<SecretBytes> {
    const { language, alerts, signal } = this.#context;
    if (refused !== undefined) {
      const { title, nextStep } = describeError(refused, language);
      alerts.item({ text: '!', as: 'yellow' }, `${title}. ${nextStep}`);
    }
    const line = this.#fromStdin.has(code)
      ? await this.#lines.next(signal)
      : await askLine(this.#context, `${prompt}:`, false, `--${code}-stdin`);
    return SecretBytes.takeFrom(line);
  }
}
