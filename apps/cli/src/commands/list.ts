import { catalogueOf } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { noReaders } from '../no-readers.js';
import { pairedCardJson, problemsJson, showDate, tellProblems, validityCell } from './card-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { cards, problems } = await openMiddleware(context, noReaders).listCards();
  return {
    json: { cards: cards.map(pairedCardJson), problems: problemsJson(problems) },
    show: (page) => {
      const { words } = context;
      tellProblems(context, problems);
      if (cards.length === 0) {
        page.line(words.list.none);
        return;
      }
      const { validity } = catalogueOf(context.language);
      page.table(
        [words.card.serialNumber, words.card.servicesId, words.card.label, words.card.validity, words.card.expires],
        cards.map((card) => [
          card.serialNumber,
          card.nis,
          card.label,
          validityCell(card.validity, validity[card.validity.state]),
          showDate(context, card.validity.notAfter),
        ]),
      );
    },
  };
}
