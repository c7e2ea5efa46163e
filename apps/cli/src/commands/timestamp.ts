import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { progressTo } from '../use-cases.js';
import { networkOf, timestampsOf } from './document-fields.js';

const LEVELS = ['t', 'lt', 'lta'] as const;

export async function run(context: CommandContext): Promise<Answer> {
  const [file = ''] = context.arguments;
  const timestamps = timestampsOf(context);
  const level = context.options.choice('level', LEVELS, 't');
  if (level !== 't') context.notes.line(context.words.signatures.online(level));
  const middleware = openMiddleware(context, noReaders);
  const { output, stamped } = await middleware.timestampFile(
    { file, timestamps, level, network: networkOf(context), outFolder: context.options.text('out') },
    { signal: context.signal, onProgress: progressTo(context) },
  );
  return {
    json: { file, output, stamped },
    show: (page) => {
      page.line({ text: context.words.signatures.stamped[stamped](output), as: 'green' });
    },
  };
}
