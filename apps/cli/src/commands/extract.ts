import type { SignedRevision } from '@ciekit/middleware';
import type { Answer } from '../answer.js';
import { CliError, UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { progressTo } from '../use-cases.js';

export async function run(context: CommandContext): Promise<Answer> {
  const [file = ''] = context.arguments;
  const middleware = openMiddleware(context, noReaders);
  const { signal, options } = context;
  const output = options.text('out');
  const signer = options.text('signer');
  const revisions = await middleware.signedRevisions(file, { signal });
  const running = { signal, onProgress: progressTo(context) };
  const { signatures: words } = context.words;
  if (revisions !== undefined) {
    const { number, revision, isWhole } = chosen(revisions, signer, file);
    const written = await middleware.extractRevision({ file, revision, output }, running);
    return {
      json: {
        file,
        output: written,
        layers: 0,
        form: 'revision',
        canonicalization: null,
        signer: number,
        revision,
        addedAfter: !isWhole,
      },
      show: (page) => {
        page.line({ text: words.asSigned(written, number), as: 'green' });
        if (isWhole) page.line(words.nothingAdded);
      },
    };
  }
  if (signer !== undefined) throw new UsageError('conflicting-options', { word: '--signer' });
  const extracted = await middleware.extractFile({ file, output }, running);
  const { canonicalization } = extracted;
  return {
    json: {
      file,
      output: extracted.output,
      layers: extracted.layers,
      form: canonicalization === undefined ? 'exact' : 'canonical',
      canonicalization: canonicalization ?? null,
      signer: null,
      revision: null,
      addedAfter: null,
    },
    show: (page) => {
      page.line({ text: words.extracted(extracted.output), as: 'green' });
      if (canonicalization !== undefined) page.line(words.canonical(canonicalization));
    },
  };
}

/** The signature that is meant, which only the user knows where there are several. */
function chosen(
  revisions: readonly SignedRevision[],
  signer: string | undefined,
  file: string,
): { readonly number: number; readonly revision: number; readonly isWhole: boolean } {
  const count = revisions.length;
  if (signer === undefined && count > 1) throw new UsageError('signer-unnamed', { count: String(count), file });
  const named = signer === undefined ? 1 : Number(signer);
  const number = named < 0 ? count + 1 + named : named;
  const found = revisions[number - 1];
  if (found === undefined || !/^-?[1-9]\d{0,5}$/.test(signer ?? '1')) {
    const choices = revisions.map((_, index) => String(index + 1)).join(', ');
    throw new UsageError('invalid-value', { word: '--signer', choices });
  }
  if (found.revision === undefined) throw new CliError('signature-without-revision', { file });
  return { number, revision: found.revision, isWhole: found.isWhole };
}
