import { describeTries, type CodeStatus } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openUseCases } from '../use-cases.js';
import { issuerCell } from './card-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { middleware, options } = await openUseCases(context);
  const { reader, nis, assurance, pin, puk } = await middleware.pinStatus(options);
  return {
    json: { reader, nis, issuer: assurance.outcome, pin: codeJson(pin), puk: codeJson(puk) },
    show: (page) => {
      const { words, language } = context;
      for (const [kind, status] of [
        ['pin', pin],
        ['puk', puk],
      ] as const) {
        const safe = status.advice === 'go-on' || status.advice === 'unknown';
        page.item({ text: `${kind.toUpperCase()}:`, as: 'bold' }, describeTries(kind, status.triesRemaining, language));
        if (!safe) page.line({ text: words.advice[status.advice], as: status.advice === 'blocked' ? 'red' : 'yellow' });
      }
      page.fields([[words.card.issuer, issuerCell(context, assurance)]]);
    },
  };
}

function codeJson({ triesRemaining, advice }: CodeStatus): Readonly<Record<string, unknown>> {
  return { triesRemaining: triesRemaining ?? null, advice };
}
