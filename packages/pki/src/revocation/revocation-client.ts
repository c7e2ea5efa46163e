import { randomBytes } from 'node:crypto';
import { toHex } from '../bytes.js';
import { undefinedWhenRefused } from '../errors.js';
import { isAskable } from '../network/askable-url.js';
import { boundedBody } from '../network/bounded-body.js';
import type { HttpFetch, HttpFetchInit } from '../network/http-fetch.js';
import { SharedRequests } from '../network/shared-requests.js';
import { withDeadline } from '../network/with-deadline.js';
import { readCertificateBundle } from '../trust/certificate-bundle.js';
import { Certificate } from '../x509/certificate.js';
import { Crl, MAX_CRL_LENGTH } from './crl.js';
import { judgeCrl } from './crl-judgement.js';
import { certificateId, encodeCertificateId } from './ocsp-certificate-id.js';
import { judgeOcspEvidence } from './ocsp-judgement.js';
import { encodeOcspRequest } from './ocsp-request.js';
import { memoryRevocationCache, type RevocationCache } from './revocation-cache.js';
import type { RevocationQuestion, RevocationStatus, RevocationUnknown } from './revocation-status.js';

export interface RevocationClientOptions {
  /** `createHttpFetch()`, the platform's `fetch`, or another. */
  readonly fetch: HttpFetch;
  /** In memory where absent. */
  readonly cache?: RevocationCache | undefined;
  /** For one address, in milliseconds; default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** Longest list taken, in bytes; default 64 MiB. */
  readonly maxCrlLength?: number | undefined;
  readonly clock?: (() => Date) | undefined;
}

export interface RevocationCallOptions {
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_URLS = 4;
/** Bytes; real answers have about 2 kB. */
const MAX_OCSP_LENGTH = 65_536;
const MAX_ISSUERS_LENGTH = 262_144;
const MAX_ISSUERS = 16;
/** Issuers' certificates change rarely and are checked again at each use. */
const ISSUERS_KEPT_MS = 24 * 3_600_000;

/**
 * Asks issuers for the status of certificates: their responders first (RFC 6960), then their lists (RFC 5280). To have one
 * is the permission to use the network; offline means that there is none. It goes nowhere but to the addresses in the
 * certificates it is asked about.
 *
 * @example
 * ```ts
 * const client = new RevocationClient({ fetch: createHttpFetch(), cache: folderRevocationCache(folder) });
 * const status = await client.status({ certificate, issuer, at: new Date() });
 * if (status.status === 'good') embed(status.evidence.der);
 * ```
 */
export class RevocationClient {
  readonly #options: RevocationClientOptions;
  readonly #cache: RevocationCache;
  readonly #requests = new SharedRequests();

  constructor(options: RevocationClientOptions) {
    this.#options = options;
    this.#cache = options.cache ?? memoryRevocationCache();
  }

  /**
   * The status of one certificate. What cannot be had is an `unknown` with its reason; with several sources the first that
   * gives a status counts.
   *
   * @throws the reason of `signal` when that fires, and nothing else
   */
  async status(question: RevocationQuestion, { signal }: RevocationCallOptions = {}): Promise<RevocationStatus> {
    const asked = { ...question, now: question.now ?? this.#now() };
    const { ocspUrls, crlUrls } = question.certificate.extensions;
    const responders = question.onlyLists === true ? [] : ocspUrls;
    const reasons: RevocationUnknown[] = [];
    for (const [urls, ask] of [
      [responders, this.#askResponder.bind(this)],
      [crlUrls, this.#askList.bind(this)],
    ] as const) {
      for (const url of urls.filter(isAskable).slice(0, MAX_URLS)) {
        const status = await ask(url, asked, signal);
        if (status.status !== 'unknown') return status;
        reasons.push(status.reason);
      }
    }
    // What an answer said is worth more than that another did not come.
    const said = reasons.find((reason) => reason !== 'unreachable' && reason !== 'declined');
    return { status: 'unknown', reason: said ?? reasons[0] ?? 'no-source' };
  }

  /**
   * Certificates that the addresses for issuers (AIA caIssuers) in a certificate give: one, or a `.p7c` with several. They
   * are trusted for nothing; hand them to {@link buildChain} as intermediates.
   *
   * @returns empty where none can be had
   * @throws the reason of `signal` when that fires, and nothing else
   */
  async fetchIssuers(
    certificate: Certificate,
    { signal }: RevocationCallOptions = {},
  ): Promise<readonly Certificate[]> {
    for (const url of certificate.extensions.caIssuersUrls.filter(isAskable).slice(0, MAX_URLS)) {
      const key = `issuers ${url}`;
      const kept = await this.#cache.get(key, this.#now());
      const bytes = kept ?? (await this.#download(key, url, MAX_ISSUERS_LENGTH, signal));
      const found = bytes === undefined ? [] : readIssuers(bytes);
      if (bytes === undefined || found.length === 0) continue;
      if (kept === undefined) await this.#cache.put(key, bytes, new Date(this.#now().getTime() + ISSUERS_KEPT_MS));
      return found;
    }
    return [];
  }

  async #askResponder(url: string, question: RevocationQuestion, signal?: AbortSignal): Promise<RevocationStatus> {
    const id = encodeCertificateId(certificateId(question.certificate, question.issuer));
    const key = `ocsp ${url} ${toHex(id)}`;
    const kept = await this.#kept(key, (answer) => judgeOcspEvidence(answer, question));
    if (kept !== undefined) return kept;
    // Stays empty when the same question is under way already: its answer is to another nonce.
    const sent: Uint8Array[] = [];
    const answer = await this.#shared(key, signal, (shared) => {
      const nonce = randomBytes(32);
      sent.push(nonce);
      const headers = { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' };
      const body = new Uint8Array(encodeOcspRequest(id, nonce));
      const init = { method: 'POST', headers, body, redirect: 'error' } as const;
      return this.#ask(url, init, MAX_OCSP_LENGTH, shared);
    });
    if (answer === undefined) return { status: 'unknown', reason: 'unreachable' };
    return this.#keep(key, answer, judgeOcspEvidence(answer, question, sent[0]));
  }

  async #askList(url: string, question: RevocationQuestion, signal?: AbortSignal): Promise<RevocationStatus> {
    const lists: Crl[] = [];
    const judge = (bytes: Uint8Array): RevocationStatus => {
      const list = undefinedWhenRefused(() => Crl.fromDer(bytes));
      if (list === undefined) return { status: 'unknown', reason: 'malformed' };
      lists.push(list);
      return judgeCrl(list, question);
    };
    const alone = await this.#listStatus(url, judge, signal);
    const list = lists.at(-1);
    if (alone.status === 'unknown' || list === undefined) return alone;
    return this.#withChanges(list, alone, question, signal);
  }

  /** RFC 5280 section 6.3.3 (c): certificate and list say where changes are. Without them the list counts alone. */
  async #withChanges(
    list: Crl,
    alone: Exclude<RevocationStatus, { readonly status: 'unknown' }>,
    question: RevocationQuestion,
    signal?: AbortSignal,
  ): Promise<RevocationStatus> {
    const urls = new Set([...question.certificate.extensions.freshestCrlUrls, ...list.extensions.freshestUrls]);
    const judge = (bytes: Uint8Array): RevocationStatus => {
      const status = judgeCrl(list, question, [bytes]);
      if (status.status === 'unknown' || status.evidence.deltaDer !== undefined) return status;
      return { status: 'unknown', reason: status.evidence.deltaRefused ?? 'delta' };
    };
    let refused: RevocationUnknown | undefined;
    for (const url of [...urls].filter(isAskable).slice(0, MAX_URLS)) {
      const status = await this.#listStatus(url, judge, signal);
      if (status.status !== 'unknown') return status;
      // One of the same number as the list has nothing new.
      if (status.reason !== 'delta') refused ??= status.reason;
    }
    return refused === undefined ? alone : { ...alone, evidence: { ...alone.evidence, deltaRefused: refused } };
  }

  /** By a list that is kept and still says something, else by a new one. */
  async #listStatus(
    url: string,
    judge: (list: Uint8Array) => RevocationStatus,
    signal?: AbortSignal,
  ): Promise<RevocationStatus> {
    const key = `crl ${url}`;
    const kept = await this.#kept(key, judge);
    if (kept !== undefined) return kept;
    const { maxCrlLength = MAX_CRL_LENGTH } = this.#options;
    const list = await this.#download(key, url, maxCrlLength, signal);
    if (list === undefined) return { status: 'unknown', reason: 'unreachable' };
    return this.#keep(key, list, judge(list));
  }

  /** A kept answer that says something about this question; another question may need a newer one. */
  async #kept(key: string, judge: (answer: Uint8Array) => RevocationStatus): Promise<RevocationStatus | undefined> {
    const answer = await this.#cache.get(key, this.#now());
    const status = answer && judge(answer);
    return status?.status === 'unknown' ? undefined : status;
  }

  async #keep(key: string, answer: Uint8Array, status: RevocationStatus): Promise<RevocationStatus> {
    if (status.status === 'unknown') return status;
    const { nextUpdate } = status.evidence;
    if (nextUpdate !== undefined && nextUpdate > this.#now()) await this.#cache.put(key, answer, nextUpdate);
    return status;
  }

  #download(key: string, url: string, maxLength: number, signal?: AbortSignal): Promise<Uint8Array | undefined> {
    return this.#shared(key, signal, (shared) => this.#ask(url, { redirect: 'follow' }, maxLength, shared));
  }

  /** `undefined`: no answer to speak of. */
  async #shared(
    key: string,
    signal: AbortSignal | undefined,
    ask: (shared: AbortSignal) => Promise<Uint8Array>,
  ): Promise<Uint8Array | undefined> {
    try {
      return await this.#requests.get(key, ask, signal);
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  }

  #ask(url: string, init: HttpFetchInit, maxLength: number, signal: AbortSignal): Promise<Uint8Array> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    return withDeadline(timeoutMs, signal, (either) => this.#receive(url, { ...init, signal: either }, maxLength));
  }

  async #receive(url: string, init: HttpFetchInit, maxLength: number): Promise<Uint8Array> {
    const response = await this.#options.fetch(url, init);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body = await boundedBody(response, maxLength);
    if (body === undefined) throw new Error('too long');
    return body;
  }

  #now(): Date {
    return this.#options.clock?.() ?? new Date();
  }
}

function readIssuers(bytes: Uint8Array): readonly Certificate[] {
  const bundle = undefinedWhenRefused(() => readCertificateBundle(bytes));
  if (bundle?.kind !== 'certificates') return [];
  return bundle.certificates
    .slice(0, MAX_ISSUERS)
    .flatMap((der) => undefinedWhenRefused(() => Certificate.fromDer(der)) ?? []);
}
