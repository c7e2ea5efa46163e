import type { Certificate } from './certificate.js';
import { buildChain, type ChainOptions, type ChainResult } from './chain.js';

export interface FindChainOptions extends ChainOptions {
  /**
   * Asks for the issuers of a certificate where none that is held leads to an anchor, such as
   * `RevocationClient.fetchIssuers`. Without it nobody is asked.
   */
  readonly fetchIssuers?:
    | ((
        certificate: Certificate,
        options: { readonly signal?: AbortSignal | undefined },
      ) => Promise<readonly Certificate[]>)
    | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Questions in one search: real chains have one or two authorities that nobody sent. */
const MAX_ROUNDS = 4;

/**
 * As {@link buildChain}, with issuers' certificates asked for (RFC 5280 section 4.2.2.1) while they are missing. What is
 * got lies between and is trusted for nothing; the anchors are those that were given.
 *
 * @throws what `fetchIssuers` throws, which is the reason of `signal`
 * @example
 * ```ts
 * const fetchIssuers = client.fetchIssuers.bind(client);
 * const result = await findChain(certificate, { anchors, at: new Date(), fetchIssuers });
 * ```
 */
export async function findChain(certificate: Certificate, options: FindChainOptions): Promise<ChainResult> {
  const { fetchIssuers, signal } = options;
  const intermediates = [...(options.intermediates ?? [])];
  const asked = new Set<string>();
  let result = buildChain(certificate, options);
  for (let round = 0; round < MAX_ROUNDS && result.status === 'no-anchor' && fetchIssuers !== undefined; round++) {
    const { lastKnown } = result;
    if (asked.has(lastKnown.sha256) || lastKnown.isSelfIssued) break;
    asked.add(lastKnown.sha256);
    intermediates.push(...(await fetchIssuers(lastKnown, { signal })));
    result = buildChain(certificate, { ...options, intermediates });
  }
  return result;
}
