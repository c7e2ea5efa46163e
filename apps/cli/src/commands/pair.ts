import { CodePrompts } from '../codes/code-prompts.js';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { UsageError } from '../cli-errors.js';
import { openUseCases } from '../use-cases.js';
import { pairedCardJson, showDate } from './card-fields.js';

/** As the store takes it: up to 64 characters that can be printed. */
const LABEL = /^[^\p{Cc}\p{Cf}\p{Cs}]{0,64}$/u;

export async function run(context: CommandContext): Promise<Answer> {
  const label = context.options.text('label');
  if (label !== undefined && !LABEL.test(label)) {
    throw new UsageError('invalid-value', { word: '--label', choices: '0-64' });
  }
  const source = new CodePrompts(context, ['pin']);
  const { middleware, options } = await openUseCases(context);
  const { reader, card, renewed } = await middleware.pair(source, { ...options, label });
  return {
    json: { reader, renewed, card: pairedCardJson(card) },
    show: (page) => {
      const { words } = context;
      page.line({
        text: renewed ? words.pairedAgain(card.serialNumber) : words.paired(card.serialNumber),
        as: 'green',
      });
      page.line(words.status.expires(showDate(context, card.validity.notAfter)));
    },
  };
}
