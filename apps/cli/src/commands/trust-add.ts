import { CancelledError } from '@ciekit/core/basics';
import type { TrustAddition } from '@ciekit/middleware';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import { confirm } from '../codes/questions.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { readUserFile } from '../files.js';
import { noReaders } from '../no-readers.js';
import { certificateJson } from './trust-fields.js';

/** The longest list there is, the ICAO master list, has some megabytes. */
const MAX_FILE_LENGTH = 32 * 1_048_576;
const PURPOSES = ['chip-signer', 'holder-issuer', 'document-signer', 'tsa'] as const;

interface FileAdditions {
  readonly file: string;
  readonly certificates: readonly TrustAddition[];
  readonly ignored: number;
}

export async function run(context: CommandContext): Promise<Answer> {
  const purpose = PURPOSES.find((known) => known === context.options.text('purpose'));
  const trustUnpinned = context.options.flag('trust-unpinned');
  if (trustUnpinned && purpose === undefined) throw new UsageError('missing-value', { word: '--purpose' });
  const contents = await Promise.all(
    context.arguments.map(async (file) => ({ file, bytes: await readUserFile(file, MAX_FILE_LENGTH) })),
  );
  if (trustUnpinned && !(await confirm(context, context.words.trust.unpinnedQuestion))) throw new CancelledError();
  const middleware = openMiddleware(context, noReaders);
  const added: FileAdditions[] = [];
  for (const { file, bytes } of contents) {
    added.push({ file, ...(await middleware.addTrust(bytes, { purpose, trustUnpinned })) });
  }
  const refused = added.some(({ certificates }) => certificates.every((addition) => !('certificate' in addition)));
  return {
    json: {
      files: added.map(({ file, certificates, ignored }) => ({
        file,
        ignored,
        certificates: certificates.map(additionJson),
      })),
    },
    show: (page) => {
      const words = context.words.trust;
      for (const { file, certificates, ignored } of added) {
        page.heading(file);
        for (const addition of certificates) {
          const held = 'certificate' in addition;
          page.item(
            { text: '-', as: held ? 'green' : 'yellow' },
            `${nameOf(addition)}: ${words.statuses[addition.status]}`,
          );
        }
        if (ignored > 0) page.line(words.ignored(ignored));
      }
    },
    ending: refused ? 'trust' : 'done',
  };
}

function nameOf(addition: TrustAddition): string {
  if ('certificate' in addition) return addition.certificate.subject;
  return 'subject' in addition ? addition.subject : addition.fingerprint;
}

function additionJson(addition: TrustAddition): Readonly<Record<string, unknown>> {
  switch (addition.status) {
    case 'added':
    case 'already-held':
      return { status: addition.status, ...certificateJson(addition.certificate) };
    case 'not-trusted':
      return { status: addition.status, fingerprint: addition.fingerprint, subject: addition.subject };
    case 'refused':
      return { status: addition.status, fingerprint: addition.fingerprint, reason: addition.reason };
  }
}
