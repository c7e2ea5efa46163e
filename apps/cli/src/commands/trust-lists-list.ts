import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { showDate } from './card-fields.js';
import { listJson } from './trusted-list-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const lists = await openMiddleware(context, noReaders).trustedLists();
  return {
    json: { lists: lists.map(listJson) },
    show: (page) => {
      const { lists: words } = context.words.trust;
      if (lists.length === 0) page.line(words.none);
      for (const [index, list] of lists.entries()) {
        if (index > 0) page.line();
        const { country, operator, sequenceNumber, issued, nextUpdate, isExpired, source, services } = list;
        const due = nextUpdate === undefined ? words.closed : showDate(context, nextUpdate);
        page.fields([
          [words.list, { text: `${country}, ${operator}`, as: 'bold' }],
          [words.issued, `${showDate(context, issued)} (${String(sequenceNumber)})`],
          [words.nextUpdate, isExpired ? { text: `${due} (${words.tooOld})`, as: 'yellow' } : due],
          [words.trusted, words.services(services)],
          [words.source, source],
        ]);
      }
    },
  };
}
