import { isPlainAddress } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { progressTo } from '../use-cases.js';
import { networkOf } from './document-fields.js';
import { additionsAnswer, countryOf, signersOf } from './trusted-list-fields.js';

const NETWORK_REASONS: ReadonlySet<string> = new Set(['network', 'timeout', 'http-status', 'too-long']);

export async function run(context: CommandContext): Promise<Answer> {
  const { options } = context;
  const url = options.text('from');
  // A password in it would be kept with the list, and shown.
  if (url !== undefined && !isPlainAddress(url)) {
    throw new UsageError('invalid-value', { word: '--from', choices: 'http://…, https://…' });
  }
  const countries = options
    .text('country')
    ?.split(',')
    .map((country) => countryOf(country, '--country'));
  const signers = await signersOf(context);
  const middleware = openMiddleware(context, noReaders);
  const held = await middleware.trustedLists();
  // Nothing that could be fetched would be believed.
  if (signers === undefined && !held.some(({ country }) => country === 'EU')) {
    throw new UsageError('missing-value', { word: '--signer' });
  }
  const additions = await middleware.fetchTrustedLists({
    signers,
    countries,
    url,
    network: networkOf(context),
    signal: context.signal,
    onProgress: progressTo(context),
  });
  const isOffline = additions.some((each) => each.status === 'refused' && NETWORK_REASONS.has(each.reason));
  return additionsAnswer(context, additions, isOffline ? 'network' : 'trust');
}
