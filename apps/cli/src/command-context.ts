import type { CommandLanguage } from './language.js';
import type { OptionValues } from './grammar/option-values.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';
import type { Keyboard } from './terminal/keyboard.js';
import type { Output } from './terminal/output.js';
import type { Page } from './terminal/page.js';
import type { ProgressView } from './terminal/progress-line.js';
import type { Stdio } from './terminal/stdio.js';
import type { Words } from './words/words.js';

/** What a command has at hand. */
export interface CommandContext {
  readonly arguments: readonly string[];
  readonly options: OptionValues;
  readonly settings: Settings;
  readonly language: CommandLanguage;
  readonly words: Words;
  readonly stdio: Stdio;
  /** Fires when the user wants to stop. */
  readonly signal: AbortSignal;
  /** Standard output for a person; shows nothing with --json. */
  readonly page: Page;
  /** Explanations on standard error; none with --quiet and --json. */
  readonly notes: Page;
  /** Questions, warnings and errors on standard error. */
  readonly alerts: Page;
  /** Where prompts are drawn: a terminal, or `undefined` when there is none. */
  readonly promptOutput: Output | undefined;
  readonly progress: ProgressView;
  readonly log: Log;
  readonly keyboard: Keyboard;
  /** One object on a line of its own, for commands with `jsonLines`; nothing without --json. */
  readonly emit: (value: Readonly<Record<string, unknown>>) => void;
  /** Runs when the command is over, however it ended; the last one first. */
  readonly atEnd: (work: () => Promise<void> | void) => void;
  /** The same as pressing Ctrl-C. */
  readonly interrupt: () => void;
}
