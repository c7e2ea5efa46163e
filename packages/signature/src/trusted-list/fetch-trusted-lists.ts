import { boundedBody, withDeadline, type Certificate, type HttpFetch } from '@ciekit/pki';
import { readTrustedList, type TrustedListFailure } from './read-trusted-list.js';
import type { TrustedList, TrustedListPointer } from './trusted-list.js';

export interface FetchTrustedListsOptions {
  /** `createHttpFetch()`, the platform's `fetch`, or another. */
  readonly fetch: HttpFetch;
  /** Of the list of the lists. */
  readonly url: string;
  /** Certificates that the list of the lists may be signed with; the Official Journal publishes them. */
  readonly signers: readonly Certificate[];
  readonly at: Date;
  /** Which countries' lists are wanted, two letters each; all where absent. */
  readonly territories?: readonly string[] | undefined;
  /** The highest sequence number seen of each territory's list, `EU` for the list of the lists. */
  readonly sequenceNumbers?: ReadonlyMap<string, number> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each address. */
  readonly onAttempt?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  /** For one address, in milliseconds; default 30,000. */
  readonly timeoutMs?: number | undefined;
}

export type TrustedListAttempt =
  | {
      readonly url: string;
      readonly territory: string;
      readonly status: 'valid';
      readonly list: TrustedList;
      readonly bytes: Uint8Array;
    }
  | {
      readonly url: string;
      readonly territory: string;
      readonly status: 'failed';
      readonly reason: TrustedListFailure | 'network' | 'timeout' | 'too-long' | 'http-status';
    };

const DEFAULT_TIMEOUT_MS = 30_000;
/** Bytes; the largest lists have 10 MB. */
const MAX_LENGTH = 32 * 1024 * 1024;
const MAX_LISTS = 64;
const UNION = 'EU';

/**
 * Fetches the list of the lists and the lists that it points to. Goes to the network only because it was called; each list is
 * believed for its signature, not for where it came from. A list that fails leaves the others.
 *
 * @throws the signal's reason
 */
export async function fetchTrustedLists(options: FetchTrustedListsOptions): Promise<readonly TrustedListAttempt[]> {
  const { signers, url, territories } = options;
  const union = await attempt({ location: url, territory: UNION, isXml: true, certificates: signers }, options);
  if (union.status === 'failed') return [union];
  const wanted = union.list.pointers.filter(
    ({ isXml, territory }) => isXml && territory !== UNION && (territories?.includes(territory) ?? true),
  );
  const attempts: TrustedListAttempt[] = [union];
  const total = 1 + Math.min(wanted.length, MAX_LISTS);
  options.onAttempt?.({ done: 1, total });
  for (const pointer of wanted.slice(0, MAX_LISTS)) {
    attempts.push(await attempt(pointer, options));
    options.onAttempt?.({ done: attempts.length, total });
  }
  return attempts;
}

async function attempt(pointer: TrustedListPointer, options: FetchTrustedListsOptions): Promise<TrustedListAttempt> {
  const { location: url, territory, certificates } = pointer;
  const bytes = await download(url, options);
  if (typeof bytes === 'string') return { url, territory, status: 'failed', reason: bytes };
  const result = await readTrustedList(bytes, {
    signers: certificates,
    at: options.at,
    territory,
    minimumSequenceNumber: options.sequenceNumbers?.get(territory),
  });
  return result.status === 'valid'
    ? { url, territory, status: 'valid', list: result.list, bytes }
    : { url, territory, status: 'failed', reason: result.reason };
}

async function download(
  url: string,
  { fetch, signal, timeoutMs = DEFAULT_TIMEOUT_MS }: FetchTrustedListsOptions,
): Promise<Uint8Array | 'network' | 'timeout' | 'too-long' | 'http-status'> {
  signal?.throwIfAborted();
  if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol)) return 'network';
  const given: AbortSignal[] = [];
  try {
    return await withDeadline(timeoutMs, signal, async (either) => {
      given.push(either);
      const response = await fetch(url, { signal: either, redirect: 'follow' });
      if (!response.ok) return 'http-status';
      return (await boundedBody(response, MAX_LENGTH)) ?? 'too-long';
    });
  } catch {
    signal?.throwIfAborted();
    return given[0]?.aborted === true ? 'timeout' : 'network';
  }
}
