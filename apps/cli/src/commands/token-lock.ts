import { askLock, defaultSocketPath } from '@ciekit/pkcs11';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { inWords } from './token-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const locked = await inWords(() => askLock(context.options.text('socket') ?? defaultSocketPath()));
  return {
    json: { locked },
    show: (page) => {
      page.line(locked === 0 ? context.words.token.lockedNone : context.words.token.locked);
    },
  };
}
