import type { HeldTrustedList, TrustedListAddition } from '@ciekit/middleware';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { UsageError } from '../cli-errors.js';
import { readUserFile } from '../files.js';
import type { Ending } from '../exit-codes.js';

/** Certificates of a few operators. */
const MAX_SIGNERS_LENGTH = 1_048_576;

/** The certificates that `--signer` names. @throws {UsageError} the file cannot be read */
export async function signersOf({ options }: CommandContext): Promise<Uint8Array | undefined> {
  const file = options.text('signer');
  return file === undefined ? undefined : readUserFile(file, MAX_SIGNERS_LENGTH);
}

/** @throws {UsageError} not two letters */
export function countryOf(text: string, word: string): string {
  const country = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) throw new UsageError('invalid-value', { word, choices: 'IT, FR, EU' });
  return country;
}

export function listJson(list: HeldTrustedList): Readonly<Record<string, unknown>> {
  return {
    country: list.country,
    operator: list.operator,
    sequenceNumber: list.sequenceNumber,
    issued: list.issued.toISOString(),
    nextUpdate: list.nextUpdate?.toISOString() ?? null,
    expired: list.isExpired,
    source: list.source,
    addedAt: list.addedAt.toISOString(),
    signer: list.signer,
    services: list.services,
  };
}

/** What became of each list. */
export function additionsAnswer(
  context: CommandContext,
  additions: readonly TrustedListAddition[],
  refusedEnding: Ending,
): Answer {
  const { lists: words, statuses } = context.words.trust;
  return {
    json: {
      lists: additions.map((addition) =>
        addition.status === 'refused'
          ? {
              status: addition.status,
              reason: addition.reason,
              source: addition.source,
              country: addition.country ?? null,
            }
          : { status: addition.status, ...listJson(addition.list) },
      ),
    },
    show: (page) => {
      for (const addition of additions) {
        if (addition.status === 'refused') {
          const country = addition.country === undefined ? '' : ` (${addition.country})`;
          page.item({ text: '!', as: 'yellow' }, `${addition.source}${country}: ${words.reasons[addition.reason]}`);
          continue;
        }
        const { country, operator, services, isExpired } = addition.list;
        const status = addition.status === 'refreshed' ? words.refreshed : statuses[addition.status];
        page.item({ text: '-', as: 'green' }, `${country}, ${operator}: ${status}, ${words.services(services)}`);
        if (isExpired) page.item({ text: '!', as: 'yellow' }, `${country}: ${words.reasons.expired}`);
      }
    },
    ending: additions.some(({ status }) => status === 'refused') ? refusedEnding : 'done',
  };
}
