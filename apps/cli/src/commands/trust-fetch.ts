import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openUseCases } from '../use-cases.js';
import { networkOf } from './document-fields.js';
import { certificateJson } from './trust-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { middleware, options } = await openUseCases(context);
  const { added, failures, missing } = await middleware.fetchTrust({
    ...options,
    network: networkOf(context),
    forCard: context.options.flag('for-card'),
  });
  return {
    json: {
      added: added.map(certificateJson),
      failures: failures.map(({ url, reason }) => ({ url, reason })),
      missing: missing.map(({ authority, page, file }) => ({
        fingerprint: authority.sha256,
        purpose: authority.purpose,
        name: authority.name,
        page,
        file,
      })),
    },
    show: (page) => {
      const words = context.words.trust;
      for (const { subject } of added) page.item({ text: '-', as: 'green' }, `${subject}: ${words.statuses.added}`);
      if (added.length === 0) page.line(words.nothingNew);
      for (const { url, reason } of failures) page.item({ text: '!', as: 'yellow' }, words.fetchFailed(url, reason));
      if (missing.length > 0) page.heading(words.missing);
      for (const { authority } of missing) page.item('-', authority.name);
      const byHand = new Set(missing.map((entry) => words.getByHand(entry.file, entry.page)));
      for (const line of byHand) page.line(line);
    },
    ending: added.length === 0 && failures.length > 0 ? 'network' : 'done',
  };
}
