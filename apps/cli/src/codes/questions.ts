import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import type { Output } from '../terminal/output.js';

const CLEAR_LINE = '\r\u001b[2K';

/** Where a question can be put. @throws {UsageError} `no-terminal`; `option` is what a script uses instead */
export function requireTerminal(context: CommandContext, option: string): Output {
  if (!context.keyboard.isThere || context.promptOutput === undefined) throw new UsageError('no-terminal', { option });
  return context.promptOutput;
}

/**
 * One line typed at a prompt. What is hidden is shown as stars, one a key.
 *
 * @param option what a script uses instead of an answer
 * @throws {UsageError} `no-terminal` @throws {CancelledError}
 */
export async function askLine(
  context: CommandContext,
  prompt: string,
  visible: boolean,
  option: string,
): Promise<Uint8Array> {
  const output = requireTerminal(context, option);
  const redraws = context.stdio.env['TERM'] !== 'dumb';
  context.progress.clear();
  output.write(`${prompt} `);
  try {
    return await context.keyboard.readLine({
      signal: context.signal,
      visible,
      show: ({ length, text }) => {
        if (redraws) output.write(`${CLEAR_LINE}${prompt} ${text ?? '*'.repeat(length)}`);
      },
    });
  } finally {
    output.write('\n');
  }
}

async function askWord(context: CommandContext, prompt: string, option: string): Promise<string> {
  const typed = await askLine(context, prompt, true, option);
  return Buffer.from(typed).toString('utf8').trim().toLowerCase();
}

/**
 * A question whose safe answer is no. `--yes` answers it.
 *
 * @throws {UsageError} `no-terminal` when there is nobody to ask @throws {CancelledError}
 */
export async function confirm(context: CommandContext, question: string): Promise<boolean> {
  if (context.settings.yes) return true;
  const { alerts, words } = context;
  requireTerminal(context, '--yes');
  alerts.line({ text: question, as: 'yellow' });
  const word = await askWord(context, words.yesNoPrompt, '--yes');
  return words.yesAnswers.includes(word);
}

/**
 * A question that `--yes` does not answer: a word has to be typed. Without a terminal the answer is no.
 *
 * @throws {CancelledError}
 */
export async function confirmByWord(context: CommandContext, question: string, word: string): Promise<boolean> {
  if (!context.keyboard.isThere || context.promptOutput === undefined) return false;
  context.alerts.box([question], 'red');
  const typed = await askWord(context, context.words.typeToConfirm(word), '--allow-last-try');
  return typed === word.toLowerCase();
}
