import type { SecretBytes } from '@ciekit/core';
import type { CodeSource } from '@ciekit/middleware';
import type { PinPrompt, PinPromptContext } from '@ciekit/pkcs11';
import { promptTexts } from '@ciekit/pkcs11/prompt';
import type { CommandContext } from '../command-context.js';
import { mayUseTerminal, takeTerminal } from '../terminal/controlling-terminal.js';
import { Keyboard } from '../terminal/keyboard.js';
import { Output } from '../terminal/output.js';
import { Page } from '../terminal/page.js';
import { styleFor, takesUnicode } from '../terminal/style.js';
import { CodePrompts } from './code-prompts.js';

const ANSWER_WITHIN_MS = 5 * 60_000;

/** Asks on the terminal that the command was started on, which a program that it runs may use in between. */
export class TerminalPrompt implements PinPrompt {
  readonly name = 'terminal';
  readonly #context: CommandContext;
  readonly #answerWithinMs: number;

  /** @param answerWithinMs how long a question stands, ms; default five minutes */
  constructor(context: CommandContext, answerWithinMs = ANSWER_WITHIN_MS) {
    // The command's --yes was not said of every program that will ever ask, nor of every card.
    this.#context = { ...context, settings: { ...context.settings, yes: false } };
    this.#answerWithinMs = answerWithinMs;
  }

  isAvailable(): Promise<boolean> {
    return mayUseTerminal();
  }

  open(asked: PinPromptContext): CodeSource {
    let introduced = false;
    const ask = <T>(question: (prompts: CodePrompts, page: Page) => Promise<T>): Promise<T> =>
      this.#onTerminal(asked, (prompts, page) => {
        if (!introduced) for (const paragraph of this.#texts(asked).slice(0, -1)) page.line(paragraph);
        introduced = true;
        return question(prompts, page);
      });
    return {
      interactive: true,
      askPin: (request): Promise<SecretBytes> =>
        ask((prompts, page) => {
          page.line(this.#texts(asked, request.triesRemaining).at(-1));
          return prompts.askPin(request);
        }),
      askPuk: (request) => ask((prompts) => prompts.askPuk(request)),
      askNewPin: (request) => ask((prompts) => prompts.askNewPin(request)),
      confirmLastTry: (kind, tries) => ask((prompts) => prompts.confirmLastTry(kind, tries)),
      confirmUnverifiedIssuer: () => ask((prompts) => prompts.confirmUnverifiedIssuer()),
      warnWeak: (reasons) => ask((prompts) => prompts.warnWeak(reasons)),
      advisePuk: (tries) => ask((prompts) => prompts.advisePuk(tries)),
    };
  }

  /** Who asks and for which card; last, what is wanted. */
  #texts(asked: PinPromptContext, triesRemaining?: number): readonly string[] {
    const question = { ask: 'pin', triesRemaining, refused: undefined } as const;
    return promptTexts(question, asked, this.#context.language).description.split('\n\n');
  }

  /** Takes the terminal for one question and gives it back. */
  async #onTerminal<T>(
    { signal }: PinPromptContext,
    question: (prompts: CodePrompts, page: Page) => Promise<T>,
  ): Promise<T> {
    const { settings, stdio } = this.#context;
    const declined = new AbortController();
    const terminal = takeTerminal();
    const output = new Output(terminal.output);
    const keyboard = new Keyboard(terminal.input, () => {
      declined.abort();
    });
    const endings: (() => Promise<void> | void)[] = [];
    const page = new Page(output, {
      style: styleFor(true, settings.noColor, stdio.env),
      unicode: takesUnicode(stdio.env),
    });
    const context: CommandContext = {
      ...this.#context,
      keyboard,
      promptOutput: output,
      alerts: page,
      signal: AbortSignal.any([this.#context.signal, signal, declined.signal]),
      atEnd: (work) => endings.push(work),
    };
    const timer = setTimeout(() => {
      declined.abort();
    }, this.#answerWithinMs);
    try {
      return await question(new CodePrompts(context, ['pin']), page);
    } finally {
      clearTimeout(timer);
      for (const end of endings) await end();
      keyboard.close();
      await output.flushed();
      output.release();
      terminal.release();
    }
  }
}
