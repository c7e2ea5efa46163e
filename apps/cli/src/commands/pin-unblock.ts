import { CodePrompts } from '../codes/code-prompts.js';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openUseCases } from '../use-cases.js';

export async function run(context: CommandContext): Promise<Answer> {
  const source = new CodePrompts(context, ['puk', 'new-pin']);
  const { middleware, options } = await openUseCases(context);
  const { reader, nis, assurance } = await middleware.unblockPin(source, options);
  return {
    json: { reader, nis, issuer: assurance.outcome },
    show: (page) => {
      page.line({ text: context.words.pinUnblocked, as: 'green' });
    },
  };
}
