import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Certificate,
  CERTIFICATE_SOURCES,
  fetchPinned,
  PINNED_ANCHORS,
  TrustStore,
  type HttpFetch,
  type FetchPinnedOptions,
  type FetchProgress,
  type PinnedAnchor,
} from '@ciekit/pki';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { masterList, trustedList, zip } from './support/bundles.js';
import { entity, infoAccess, type Entity } from './support/test-pki.js';

const csca = entity('authority', 'csca');
const root = entity('authority', 'root');
const issuing = entity('authority', 'issuing', { by: root });
const stranger = entity('authority', 'stranger');
const pin = ({ certificate }: Entity, purpose: PinnedAnchor['purpose']): PinnedAnchor => ({
  sha256: certificate.sha256,
  purpose,
  name: 'test',
  years: undefined,
  publisher: 'test',
});
const PINS = [pin(csca, 'chip-signer'), pin(root, 'holder-issuer')];

const answers: Readonly<Record<string, RequestListener>> = {
  '/list.zip': (_, response) => response.end(zip({ 'list.ml': masterList([stranger.der, csca.der]) })),
  '/list.xml': (_, response) => response.end(trustedList([stranger.der, root.der])),
  '/issuing.cer': (_, response) => response.end(issuing.der),
  '/stranger.cer': (_, response) => response.end(stranger.der),
  '/page.html': (_, response) => response.end('<html>Accept our cookies</html>'),
  '/moved': (_, response) => response.writeHead(302, { location: '/list.zip' }).end(),
  '/gone': (_, response) => response.writeHead(404).end(csca.der),
  // Begins an answer and never ends it.
  '/silent': (_, response) => response.writeHead(200).write('x'),
  '/endless': (_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
};

let server: Server;
let origin: string;
let requests: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    (answers[request.url ?? ''] ?? answers['/gone'])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const source = (path: string, purpose: PinnedAnchor['purpose'] = 'chip-signer') => ({
  url: path.startsWith('/') ? origin + path : path,
  purpose,
  publisher: 'test',
});
const run = (paths: readonly string[], options: Partial<FetchPinnedOptions> = {}, store = TrustStore.empty(PINS)) => {
  requests = [];
  return fetchPinned({ store, fetch: globalThis.fetch, sources: paths.map((path) => source(path)), ...options });
};

describe('fetchPinned', () => {
  it.each<[string, string, Partial<FetchPinnedOptions>]>([
    ['http-status', '/gone', {}],
    ['no-certificates', '/page.html', {}],
    ['timeout', '/silent', { timeoutMs: 100 }],
    ['too-long', '/endless', { maxLength: 1_000_000 }],
    ['network', 'http://127.0.0.1:1/', {}],
  ])('reports %s, and asks the next address all the same', async (reason, path, options) => {
    const report = await run([path, '/list.zip'], options);
    expect(report.attempts[0]).toMatchObject({ status: 'failed', reason });
    expect(report.attempts[1]).toMatchObject({ status: 'answered', added: [{ basis: 'pinned' }] });
  });

  it('gives up on a fetch that does not heed its signal', async () => {
    const deaf: HttpFetch = () => new Promise(() => undefined);
    const report = await run(['/list.zip'], { fetch: deaf, timeoutMs: 50 });
    expect(report.attempts).toMatchObject([{ status: 'failed', reason: 'timeout' }]);
  });

  it('stops when cancelled: before, and while waiting', async () => {
    await expect(run(['/list.zip'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'fetch-cancelled',
    });
    expect(requests).toEqual([]);
    const controller = new AbortController();
    const onProgress = ({ done }: FetchProgress): void => {
      if (done === 1) controller.abort();
    };
    const cancelled = run(['/gone', '/silent', '/list.zip'], { signal: controller.signal, onProgress });
    await expect(cancelled).rejects.toMatchObject({ code: 'fetch-cancelled' });
    expect(requests).toEqual(['/gone']);
  });

  it('trusts nothing for the place it came from', async () => {
    const store = TrustStore.empty(PINS);
    const report = await run(['/stranger.cer'], {}, store);
    expect(report.attempts).toMatchObject([{ status: 'answered', added: [] }]);
    expect(store.list(new Date()).entries).toEqual([]);
  });

  it('puts pinned certificates into the store and says what is still missing and where to get it', async () => {
    const store = TrustStore.empty(PINS);
    const report = await run(['/moved'], {}, store);
    expect(store.anchors('chip-signer').map(({ sha256 }) => sha256)).toEqual([csca.certificate.sha256]);
    expect(report.missing).toEqual([
      { pin: PINS[1], manual: { page: 'https://eidas.agid.gov.it/TL/TSL-IT.xml', file: 'TSL-IT.xml' } },
    ]);
  });

  it('asks no address of a purpose of which nothing is missing', async () => {
    const store = TrustStore.empty(PINS);
    store.add(csca.der);
    const sources = [source('/list.zip'), source('/list.xml', 'holder-issuer')];
    const progress: FetchProgress[] = [];
    await run([], { sources, onProgress: (each) => progress.push(each) }, store);
    expect(requests).toEqual(['/list.xml']);
    expect(progress).toEqual([{ url: `${origin}/list.xml`, done: 0, total: 1 }]);
    await run([], { sources }, store);
    expect(requests).toEqual([]);
  });

  it('follows the issuer addresses of a certificate, http only', async () => {
    const addresses = ['ldap://x/', 'file:///etc/passwd', 'nonsense', `${origin}/issuing.cer`, `${origin}/issuing.cer`];
    const holder = entity('end', 'holder', {
      by: issuing,
      more: [infoAccess(...addresses.map((url) => ['caIssuers', url] as const), ['ocsp', `${origin}/ocsp`])],
    });
    const store = TrustStore.empty(PINS);
    const options = { issuersOf: [Certificate.fromDer(holder.der)] };
    expect((await run([], options, store)).attempts).toMatchObject([{ status: 'answered', added: [] }]);
    expect(requests).toEqual(['/issuing.cer']);
    store.add(root.der);
    expect((await run([], options, store)).attempts).toMatchObject([{ added: [{ basis: 'intermediate' }] }]);
  });

  it('does not hide that the store cannot be written', async () => {
    const store = TrustStore.empty(PINS);
    const failing = { list: store.list.bind(store), add: () => Promise.reject(new TypeError('disk')) };
    const options = { store: failing, fetch: globalThis.fetch, sources: [source('/list.zip')] };
    await expect(fetchPinned(options)).rejects.toThrow('disk');
  });

  it('knows where to go by itself', async () => {
    const asked: string[] = [];
    const fetch: HttpFetch = (url) => {
      asked.push(url);
      return Promise.resolve({ ok: false, status: 503, body: null });
    };
    const report = await fetchPinned({ store: TrustStore.empty(), fetch });
    expect(asked).toEqual(CERTIFICATE_SOURCES.map(({ url }) => url));
    expect(report.missing.map((each) => each.pin)).toEqual(PINNED_ANCHORS);
  });
});
