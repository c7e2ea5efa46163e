import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { countryOf } from './trusted-list-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const [argument = ''] = context.arguments;
  const country = countryOf(argument, argument);
  const removed = await openMiddleware(context, noReaders).removeTrustedList(country);
  return {
    json: { country, removed },
    show: (page) => {
      const { lists: words } = context.words.trust;
      page.line(removed ? words.removed(country) : words.notHeld(country));
    },
  };
}
