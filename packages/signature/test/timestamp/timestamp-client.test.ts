import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpFetch } from '@ciekit/pki';
import { integer, oid, sequence } from '../../../pki/test/support/der-writer.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import {
  answerTimestampRequest,
  fetchFrom,
  timestampRefusal,
  timestampResponse,
  timestampToken,
  type TokenSpec,
} from '../../../pki/test/support/tsa.js';
import { timestampClient } from '../../src/timestamp/timestamp-client.js';
import { readTimestampToken } from '../../src/timestamp/timestamp-token.js';

const pki = signingPki();
const digest = new Uint8Array(createHash('sha256').update('content').digest());

const asking = (fetch: HttpFetch, policy?: string) =>
  timestampClient({ fetch, url: 'http://tsa.test/', policy }).timestamp(digest);
const defect = (spec: Partial<TokenSpec>) => fetchFrom((request) => answerTimestampRequest(request, pki.tsa, spec));

describe('timestampClient', () => {
  it('returns a token over the digest', async () => {
    const token = await asking(defect({}));
    const { info } = readTimestampToken(token);
    expect(info).toMatchObject({ imprint: digest, imprintHash: 'sha256', time: new Date('2026-01-01T00:00:00Z') });
  });

  it('sends what RFC 3161 section 3.4 says, with the headers of its owner', async () => {
    let sent: Readonly<Record<string, string>> = {};
    const fetch: HttpFetch = (url, init) => {
      sent = init?.headers ?? {};
      return defect({})(url, init);
    };
    await timestampClient({ fetch, url: 'http://tsa.test/', headers: { authorization: 'Basic eA==' } }).timestamp(
      digest,
    );
    expect(sent).toMatchObject({ 'content-type': 'application/timestamp-query', authorization: 'Basic eA==' });
  });

  it.each<[string, Partial<TokenSpec>]>([
    ['other data', { imprint: new Uint8Array(32) }],
    ['another hash', { imprintHash: 'sha1', imprint: new Uint8Array(20) }],
    ["another question's nonce", { nonce: Uint8Array.of(1) }],
    ['no certificate', { certificates: [] }],
    ['a signature that does not verify', { badSignature: true }],
    ['a changed TSTInfo', { changeContent: (content) => content.with(-1, (content.at(-1) ?? 0) ^ 1) }],
    ["another authority's certificate in the attribute", { claimed: pki.cie }],
    ['another content type', { contentType: '1.2.840.113549.1.7.1' }],
  ])('refuses an answer with %s', async (_what, spec) => {
    await expect(asking(defect(spec))).rejects.toMatchObject({ code: 'tsa-answer' });
  });

  it('refuses an answer without a nonce', async () => {
    const fetch = fetchFrom(() => timestampResponse(timestampToken({ tsa: pki.tsa, imprint: digest })));
    await expect(asking(fetch)).rejects.toMatchObject({ code: 'tsa-answer', message: 'the nonce is not ours' });
  });

  it('takes the policy that was asked for and no other', async () => {
    await expect(asking(defect({}), '1.3.6.1.4.1.99999.1.1')).resolves.toBeInstanceOf(Uint8Array);
    await expect(asking(defect({}), '1.3.6.1.4.1.99999.1.2')).rejects.toMatchObject({ code: 'tsa-answer' });
  });

  it('tells a refusal, with its reason', async () => {
    const refusal = asking(fetchFrom(() => timestampRefusal(2, 15)));
    await expect(refusal).rejects.toMatchObject({ code: 'tsa-refused', message: 'status 2, failure 15' });
  });

  it.each<[string, HttpFetch, string]>([
    ['a network error', () => Promise.reject(new Error('refused')), 'tsa-unreachable'],
    ['an HTTP error', () => Promise.resolve({ ok: false, status: 500, body: null }), 'tsa-unreachable'],
    ['nothing', () => Promise.resolve({ ok: true, status: 200, body: null }), 'tsa-answer'],
    ['junk', fetchFrom(() => Uint8Array.of(1, 2, 3)), 'tsa-answer'],
    ['a status alone', fetchFrom(() => sequence(sequence(integer(0)))), 'tsa-answer'],
    ['a token that is none', fetchFrom(() => timestampResponse(sequence(oid('1.2.3')))), 'tsa-answer'],
    ['bytes without end', fetchFrom(() => new Uint8Array(1_000_000)), 'tsa-answer'],
  ])('refuses %s', async (_what, fetch, code) => {
    await expect(asking(fetch)).rejects.toMatchObject({ code });
  });

  it('ends when its caller says so', async () => {
    const controller = new AbortController();
    const fetch: HttpFetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new Error('ended'));
        });
        controller.abort();
      });
    const client = timestampClient({ fetch, url: 'http://tsa.test/' });
    await expect(client.timestamp(digest, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
