import { randomBytes } from 'node:crypto';
import { isAskable } from '../network/askable-url.js';
import { boundedBody } from '../network/bounded-body.js';
import type { HttpFetch } from '../network/http-fetch.js';
import { withDeadline } from '../network/with-deadline.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateId, encodeCertificateId } from './ocsp-certificate-id.js';
import { encodeOcspRequest } from './ocsp-request.js';
import { judgeOcspResponse, type OcspJudgement } from './ocsp-judgement.js';

export interface OcspOptions {
  /** `createHttpFetch()`, the platform's `fetch`, or another. */
  readonly fetch: HttpFetch;
  readonly at: Date;
  /** Responders to ask, one after the other until one answers; default: those that the certificate names. */
  readonly urls?: readonly string[] | undefined;
  /** For one responder, in milliseconds; default 5,000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The status of a certificate, as far as it could be found out. */
export type OcspResult =
  | Exclude<OcspJudgement, { readonly status: 'declined' }>
  /** No responder is named, none could be reached, or they did not answer the question. */
  | { readonly status: 'unreachable' };

const DEFAULT_TIMEOUT_MS = 5_000;
const MAX_URLS = 4;
/** Bytes; real answers have about 2 kB. */
const MAX_LENGTH = 65_536;

/**
 * Asks the issuer's responders for the status of a certificate (RFC 6960), over plain http as they are: the answer is
 * signed. Anybody on the way can make them unreachable, and nothing else.
 *
 * @param issuer whose chain was judged before: an answer is believed because of it
 * @example
 * ```ts
 * const { status } = await checkOcsp(holder, subCa, { fetch, at: new Date() });
 * if (status === 'revoked') refuse();
 * ```
 */
export async function checkOcsp(
  certificate: Certificate,
  issuer: Certificate,
  options: OcspOptions,
): Promise<OcspResult> {
  const urls = (options.urls ?? certificate.extensions.ocspUrls).filter(isAskable).slice(0, MAX_URLS);
  const id = encodeCertificateId(certificateId(certificate, issuer));
  for (const url of urls) {
    const nonce = randomBytes(32);
    const answer = await ask(url, encodeOcspRequest(id, nonce), options);
    if (answer === undefined) continue;
    const judgement = judgeOcspResponse(answer, { certificate, issuer, nonce, at: options.at });
    if (judgement.status !== 'declined') return judgement;
  }
  return { status: 'unreachable' };
}

/** `undefined`: no answer to speak of. */
async function ask(url: string, request: Uint8Array, options: OcspOptions): Promise<Uint8Array | undefined> {
  const { fetch, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  signal?.throwIfAborted();
  try {
    return await withDeadline(timeoutMs, signal, async (either) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
        body: new Uint8Array(request),
        signal: either,
        redirect: 'error',
      });
      return response.ok ? await boundedBody(response, MAX_LENGTH) : undefined;
    });
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}
