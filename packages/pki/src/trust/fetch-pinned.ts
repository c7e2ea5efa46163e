import { PkiError } from '../errors.js';
import { boundedBody } from '../network/bounded-body.js';
import type { HttpFetch } from '../network/http-fetch.js';
import { unlessAborted } from '../network/unless-aborted.js';
import type { Certificate } from '../x509/certificate.js';
import { MAX_BUNDLE_LENGTH } from './certificate-bundle.js';
import {
  CERTIFICATE_SOURCES,
  MANUAL_SOURCES,
  type CertificateSource,
  type ManualSource,
} from './certificate-sources.js';
import type { PinnedAnchor } from './pinned-anchors.js';
import type { AddOptions, AddResult, TrustEntry, TrustListing } from './trust-store.js';

/** Both kinds of trust store fit. */
export interface FetchTarget {
  add(bytes: Uint8Array, options?: AddOptions): AddResult | Promise<AddResult>;
  list(at: Date): TrustListing;
}

export interface FetchProgress {
  readonly url: string;
  /** Addresses done, and all that will be asked. */
  readonly done: number;
  readonly total: number;
}

export interface FetchPinnedOptions {
  readonly store: FetchTarget;
  /** `createHttpFetch()`, the platform's `fetch`, or another. */
  readonly fetch: HttpFetch;
  /** Certificates whose issuers are wanted: the addresses in their AIA caIssuers are asked. */
  readonly issuersOf?: readonly Certificate[];
  readonly sources?: readonly CertificateSource[];
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
  /** For one address, in milliseconds. */
  readonly timeoutMs?: number;
  /** Longest answer taken, in bytes. */
  readonly maxLength?: number;
}

export type FetchFailure = 'http-status' | 'timeout' | 'too-long' | 'network' | 'no-certificates';

/** What became of one address. */
export type FetchAttempt =
  | { readonly url: string; readonly status: 'answered'; readonly added: readonly TrustEntry[] }
  | { readonly url: string; readonly status: 'failed'; readonly reason: FetchFailure };

export interface FetchReport {
  readonly attempts: readonly FetchAttempt[];
  /** Pinned anchors still not held, and where a person finds a file to give to the store. */
  readonly missing: readonly { readonly pin: PinnedAnchor; readonly manual: ManualSource }[];
}

const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_ADDRESSES = 32;

/**
 * Fetches certificates of authorities and puts into the store those that are pinned or issued by an anchor held; nothing is
 * trusted for where it came from, so that plain http is as good as https. Goes to the network only because it was called.
 * Sources of a purpose are asked only while a pinned anchor of that purpose is missing.
 *
 * @throws {PkiError} `fetch-cancelled` when the signal fires; `trust-store-io` when the store cannot be written. A failing
 *   address is in the report, and the others are asked all the same.
 * @example
 * ```ts
 * const report = await fetchPinned({ store, fetch: globalThis.fetch, issuersOf: [holderCertificate] });
 * for (const { pin, manual } of report.missing) show(pin.name, manual.page);
 * ```
 */
export async function fetchPinned(options: FetchPinnedOptions): Promise<FetchReport> {
  const { store, onProgress, signal } = options;
  const urls = addressesOf(options);
  const attempts: FetchAttempt[] = [];
  for (const [done, url] of urls.entries()) {
    onProgress?.({ url, done, total: urls.length });
    attempts.push(await attempt(url, options));
    throwIfCancelled(signal);
  }
  const missing = missingPins(store).map((pin) => ({ pin, manual: MANUAL_SOURCES[pin.purpose] }));
  return { attempts, missing };
}

/** What is missing does not depend on the time. */
function missingPins(store: FetchTarget): readonly PinnedAnchor[] {
  return store.list(new Date(0)).missing;
}

function addressesOf({ store, sources = CERTIFICATE_SOURCES, issuersOf = [] }: FetchPinnedOptions): readonly string[] {
  const wanted = new Set(missingPins(store).map((pin) => pin.purpose));
  const urls = [
    ...sources.filter((source) => wanted.has(source.purpose)).map((source) => source.url),
    ...issuersOf.flatMap((certificate) => certificate.extensions.caIssuersUrls).filter(isHttp),
  ];
  return [...new Set(urls)].slice(0, MAX_ADDRESSES);
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

async function attempt(url: string, options: FetchPinnedOptions): Promise<FetchAttempt> {
  const bytes = await downloadInTime(url, options);
  if (typeof bytes === 'string') return { url, status: 'failed', reason: bytes };
  try {
    const { outcomes } = await options.store.add(bytes);
    return {
      url,
      status: 'answered',
      added: outcomes.flatMap((each) => (each.status === 'added' ? [each.entry] : [])),
    };
  } catch (error) {
    if (!(error instanceof PkiError) || error.code !== 'malformed-bundle') throw error;
    return { url, status: 'failed', reason: 'no-certificates' };
  }
}

async function downloadInTime(url: string, options: FetchPinnedOptions): Promise<Uint8Array | FetchFailure> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  throwIfCancelled(signal);
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, timeoutMs);
  const either = signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
  try {
    return await unlessAborted(download(url, options, either), either);
  } catch {
    throwIfCancelled(signal);
    return timeout.signal.aborted ? 'timeout' : 'network';
  } finally {
    clearTimeout(timer);
  }
}

async function download(
  url: string,
  { fetch, maxLength = MAX_BUNDLE_LENGTH }: FetchPinnedOptions,
  signal: AbortSignal,
): Promise<Uint8Array | FetchFailure> {
  const response = await fetch(url, { signal, redirect: 'follow' });
  if (!response.ok) return 'http-status';
  return (await boundedBody(response, maxLength)) ?? 'too-long';
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new PkiError('fetch-cancelled', 'fetching was cancelled', { cause: signal.reason });
  }
}
