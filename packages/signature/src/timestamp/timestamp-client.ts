import { randomBytes } from 'node:crypto';
import { boundedBody, withDeadline, type HttpFetch } from '@ciekit/pki';
import { CmsOid } from '../cms/oids.js';
import { SignatureError } from '../errors.js';
import { timestampEvidence } from './timestamp-evidence.js';
import { encodeTimestampRequest } from './timestamp-request.js';
import { readTimestampResponse } from './timestamp-response.js';
import { readTimestampToken } from './timestamp-token.js';

/** Where time stamps come from. */
export interface TimestampClient {
  /**
   * @param digest SHA-256 of what is stamped, 32 bytes
   * @returns a TimeStampToken over it, checked
   * @throws {SignatureError} `tsa-unreachable`, `tsa-refused`, `tsa-answer`
   */
  timestamp(digest: Uint8Array, options?: { readonly signal?: AbortSignal | undefined }): Promise<Uint8Array>;
}

export interface TimestampClientOptions {
  /** `createHttpFetch()`, the platform's `fetch`, or another. */
  readonly fetch: HttpFetch;
  readonly url: string;
  /** Such as Authorization, where the authority wants it. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Dotted; an answer under another policy is refused. */
  readonly policy?: string | undefined;
  /** Milliseconds; default 15,000. */
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 15_000;
/** Bytes; real answers have 3 to 8 kB. */
const MAX_LENGTH = 262_144;
const NONCE_LENGTH = 16;

/**
 * Asks a time-stamping authority over HTTP (RFC 3161 section 3.4) and believes nothing that it was not asked: status,
 * imprint, nonce, policy and the token's own signature are checked. Whether the authority is trusted is the caller's.
 *
 * @example
 * ```ts
 * const tsa = timestampClient({ fetch, url: 'https://tsa.example/tsr' });
 * const token = await tsa.timestamp(sha256(signatureValue));
 * ```
 */
export function timestampClient(options: TimestampClientOptions): TimestampClient {
  return {
    timestamp: async (digest, { signal } = {}) => {
      const nonce = randomBytes(NONCE_LENGTH);
      const answer = await ask(encodeTimestampRequest(digest, nonce, options.policy), options, signal);
      const token = grantedToken(answer);
      await checkToken(token, digest, nonce, options.policy);
      return token;
    },
  };
}

async function ask(request: Uint8Array, options: TimestampClientOptions, signal?: AbortSignal): Promise<Uint8Array> {
  const { fetch, url, headers = {}, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  signal?.throwIfAborted();
  try {
    return await withDeadline(timeoutMs, signal, async (either) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: new Uint8Array(request),
        signal: either,
        redirect: 'error',
      });
      if (!response.ok) throw new SignatureError('tsa-unreachable', 'the authority answered with an HTTP error');
      const body = await boundedBody(response, MAX_LENGTH);
      if (body === undefined) throw new SignatureError('tsa-answer', 'too long');
      return body;
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof SignatureError) throw cause;
    throw new SignatureError('tsa-unreachable', 'the authority could not be reached', { cause });
  }
}

function grantedToken(answer: Uint8Array): Uint8Array {
  const { status, failures, token } = asAnswer(() => readTimestampResponse(answer));
  if (status !== 0 && status !== 1) {
    throw new SignatureError('tsa-refused', `status ${status}, failure ${failures.join(' ') || 'not named'}`);
  }
  if (token === undefined) throw new SignatureError('tsa-answer', 'no token');
  return Uint8Array.from(token);
}

async function checkToken(
  token: Uint8Array,
  digest: Uint8Array,
  nonce: Uint8Array,
  policy: string | undefined,
): Promise<void> {
  const { info } = asAnswer(() => readTimestampToken(token));
  if (info.imprintAlgorithm.oid !== CmsOid.sha256) throw new SignatureError('tsa-answer', 'another hash');
  if (info.nonce === undefined || unsigned(info.nonce) !== unsigned(nonce)) {
    throw new SignatureError('tsa-answer', 'the nonce is not ours');
  }
  if (policy !== undefined && info.policy !== policy) throw new SignatureError('tsa-answer', 'another policy');
  const { integrity } = await timestampEvidence('content', token, () => digest);
  if (integrity.state !== 'intact') {
    const codes = integrity.findings.map(({ code }) => code).join(' ');
    throw new SignatureError('tsa-answer', `the token does not hold: ${codes}`);
  }
}

function asAnswer<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof SignatureError) throw new SignatureError('tsa-answer', 'not a time stamp', { cause });
    throw cause;
  }
}

function unsigned(integer: Uint8Array): string {
  return Buffer.from(integer)
    .toString('hex')
    .replace(/^(?:00)+/, '');
}
