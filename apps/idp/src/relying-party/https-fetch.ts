import { request } from 'node:https';
import type { CustomFetchOptions } from 'openid-client';

/** Bytes. Discovery documents and tokens have a few thousand. */
const MAX_LENGTH = 262_144;
const TIMEOUT_MS = 10_000;

/**
 * A `fetch` that trusts one authority and no other: Node's own takes what the process was started with.
 *
 * @param ca PEM
 */
export function createHttpsFetch(ca: string): (url: string, options: CustomFetchOptions) => Promise<Response> {
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        url,
        {
          method,
          headers,
          ca,
          agent: false,
          signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]),
        },
        (incoming) => {
          const chunks: Uint8Array[] = [];
          let length = 0;
          incoming.on('data', (chunk: Uint8Array) => {
            length += chunk.length;
            if (length > MAX_LENGTH) incoming.destroy(new RangeError('answer too long'));
            else chunks.push(chunk);
          });
          incoming.on('error', reject);
          incoming.on('end', () => {
            const received = new Headers();
            for (const [name, values] of Object.entries(incoming.headersDistinct)) {
              for (const value of values ?? []) received.append(name, value);
            }
            const { statusCode = 502 } = incoming;
            // Statuses that have no body (fetch standard).
            const empty = statusCode === 204 || statusCode === 205 || statusCode === 304;
            resolve(new Response(empty ? null : Buffer.concat(chunks), { status: statusCode, headers: received }));
          });
        },
      );
      outgoing.on('error', reject);
      if (body === undefined || body === null) outgoing.end();
      else if (typeof body === 'string' || body instanceof URLSearchParams) outgoing.end(body.toString());
      else outgoing.destroy(new TypeError('body of another kind'));
    });
}
