import type { TrustedListAddition } from '@ciekit/middleware';
import { DesktopError } from '../../contract/desktop-error.js';
import { proxySettings } from '../network-settings.js';
import { useCaseOptions, type Operation } from '../operation-context.js';

/** Fetches the State's certificates that are missing; what comes is trusted by its pinned fingerprint. */
export const fetchTrust: Operation<'fetch-trust'> = async (context) => {
  const { added, failures } = await context.middleware.fetchTrust({
    ...useCaseOptions(context),
    network: proxySettings(context.configuration.proxyUrl),
  });
  if (added.length === 0 && failures.length > 0) throw new DesktopError('certificates-unreachable');
  return { added: added.length };
};

/** Fetches the European trusted lists. */
export const fetchLists: Operation<'fetch-lists'> = async (context) => {
  const additions = await context.middleware.fetchTrustedLists({
    ...useCaseOptions(context),
    network: proxySettings(context.configuration.proxyUrl),
  });
  const refused = additions.filter(
    (addition): addition is Extract<TrustedListAddition, { status: 'refused' }> => addition.status === 'refused',
  );
  return {
    lists: additions.length - refused.length,
    problems: refused.map(({ country, source, reason }) => `${country ?? source}: ${reason}`),
  };
};
