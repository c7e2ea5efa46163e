import type { PairedCard, StoreProblem } from '@ciekit/middleware';
import { CancelledError } from '@ciekit/core/basics';
import { UsageError } from '../cli-errors.js';
import { confirm } from '../codes/questions.js';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { noReaders } from '../no-readers.js';
import { pairedCardJson, problemsJson, tellProblems } from './card-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const [card] = context.arguments;
  const all = context.options.flag('all');
  if (all && card !== undefined) throw new UsageError('conflicting-options', { word: '--all, <card>' });
  const middleware = openMiddleware(context, noReaders);
  let removed: readonly PairedCard[];
  let problems: readonly StoreProblem[] = [];
  if (all) {
    if (!(await confirm(context, context.words.unpairAllQuestion))) throw new CancelledError();
    ({ removed, problems } = await middleware.unpairAll());
  } else if (card === undefined) {
    throw new UsageError('missing-argument', { word: 'card' });
  } else {
    removed = [await middleware.unpair(card)];
  }
  return {
    json: { removed: removed.map(pairedCardJson), problems: problemsJson(problems) },
    show: (page) => {
      tellProblems(context, problems);
      if (removed.length === 0) page.line(context.words.unpairedNone);
      for (const { serialNumber } of removed) page.line(context.words.unpaired(serialNumber));
    },
  };
}
