import type { IncomingMessage } from 'node:http';
import { isAskable } from './askable-url.js';
import type { HttpProxy } from './http-proxy.js';

export interface HttpFetchInit {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
  /** What a redirection is; default `error`. Only GET is ever sent on. */
  readonly redirect?: 'error' | 'follow';
}

export interface HttpFetchResponse {
  /** Status 200 to 299. */
  readonly ok: boolean;
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The part of `fetch` that certificates, revocation values, lists and time stamps are asked for with; `globalThis.fetch` fits. */
export type HttpFetch = (url: string, init?: HttpFetchInit) => Promise<HttpFetchResponse>;

export interface HttpFetchOptions {
  readonly proxy?: HttpProxy | undefined;
  /** For one address with everything in its answer, in milliseconds; default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Longest answer, in bytes; default 64 MiB. */
  readonly maxLength?: number | undefined;
  /** Authorities of https servers besides the platform's, PEM: an office's own proxy may need one. */
  readonly ca?: string | undefined;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_LENGTH = 64 * 1_048_576;
const MAX_REDIRECTS = 3;
const REDIRECTIONS = [301, 302, 303, 307, 308];

/**
 * A `fetch` over node:http and node:https that goes through a proxy with a user name and a password, which the platform's
 * does not in Node 20. It fits wherever this package and the signature package take one.
 *
 * It rejects as `fetch` does: with the signal's reason when that fires, otherwise with a TypeError that has the cause. Only
 * http and https are asked, never a name under `.invalid`, and at most three redirections are followed.
 *
 * @example
 * ```ts
 * const fetch = createHttpFetch({ proxy: { url: 'http://proxy.example:3128', user: 'name', password: 'secret' } });
 * const client = new RevocationClient({ fetch });
 * ```
 */
export function createHttpFetch(options: HttpFetchOptions = {}): HttpFetch {
  return async (url, init = {}) => {
    const signal = endingWith(init.signal, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    try {
      return await follow(url, { ...init, signal }, options);
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw new TypeError('the address could not be asked', { cause });
    }
  };
}

/** For the answer with its body, which comes after the promise; why not `AbortSignal.any`, {@link withDeadline} says. */
function endingWith(signal: AbortSignal | undefined, timeoutMs: number): AbortSignal {
  const either = new AbortController();
  const stop = (): void => {
    either.abort(signal?.reason);
  };
  signal?.addEventListener('abort', stop, { once: true });
  setTimeout(() => {
    signal?.removeEventListener('abort', stop);
    either.abort(new Error('timed out'));
  }, timeoutMs).unref();
  if (signal?.aborted === true) stop();
  return either.signal;
}

async function follow(
  first: string,
  init: HttpFetchInit & { readonly signal: AbortSignal },
  options: HttpFetchOptions,
): Promise<HttpFetchResponse> {
  // Sockets and TLS are loaded by those who ask: most validations ask nobody.
  const { send } = await import('./http-exchange.js');
  let address = first;
  let asked = init;
  for (let redirects = 0; ; redirects++) {
    if (!isAskable(address)) throw new Error('an address that is not asked');
    const url = new URL(address);
    const response = await send(url, asked, options);
    const { statusCode: status = 0, headers } = response;
    if (!REDIRECTIONS.includes(status) || headers.location === undefined) {
      const { maxLength = DEFAULT_MAX_LENGTH } = options;
      return { ok: status >= 200 && status < 300, status, body: bounded(response, maxLength) };
    }
    response.destroy();
    const mayFollow = init.redirect === 'follow' && (init.method ?? 'GET') === 'GET' && redirects < MAX_REDIRECTS;
    if (!mayFollow) throw new Error('a redirection that is not followed');
    const next = new URL(headers.location, url);
    if (next.origin !== url.origin) asked = { ...asked, headers: withoutCredentials(asked.headers) };
    address = next.href;
  }
}

/** What was meant for one server is told to no other that it names. */
function withoutCredentials(headers: HttpFetchInit['headers'] = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie)$/i.test(name)));
}

/** Leaving the loop early closes the stream and with it the connection. */
async function* bounded(response: IncomingMessage, maxLength: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxLength) throw new TypeError('the answer is too long');
    yield part;
  }
}
