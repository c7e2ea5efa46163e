import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { progressTo } from '../use-cases.js';

export async function run(context: CommandContext): Promise<Answer> {
  const [file = ''] = context.arguments;
  const middleware = openMiddleware(context, noReaders);
  const { output, layers, canonicalization } = await middleware.extractFile(
    { file, output: context.options.text('out') },
    { signal: context.signal, onProgress: progressTo(context) },
  );
  return {
    json: {
      file,
      output,
      layers,
      form: canonicalization === undefined ? 'exact' : 'canonical',
      canonicalization: canonicalization ?? null,
    },
    show: (page) => {
      const { signatures } = context.words;
      page.line({ text: signatures.extracted(output), as: 'green' });
      if (canonicalization !== undefined) page.line(signatures.canonical(canonicalization));
    },
  };
}
