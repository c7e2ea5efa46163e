import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { completionScript, type Shell } from '../grammar/completion.js';

export function run(context: CommandContext): Promise<Answer> {
  const shell = context.arguments[0] as Shell;
  const script = completionScript(shell, context.words);
  return Promise.resolve({
    json: { shell, script },
    show: (page) => {
      page.raw(script);
    },
  });
}
