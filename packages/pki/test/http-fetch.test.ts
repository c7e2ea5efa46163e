import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createHttpFetch, type HttpFetch, type HttpFetchResponse } from '@ciekit/pki';
import { startProxy, type ProxyServer } from './support/proxy-server.js';
import { closeServer, startLoopbackServer, type LoopbackServer } from './support/revocation-servers.js';
import { tlv } from './support/der-writer.js';
import { ecKey, entity, extension } from './support/test-pki.js';
import { sequence } from './support/der-writer.js';

const PASSWORD = { user: 'mario', password: 'so:greto' };
const text = (body: string): Uint8Array => new Uint8Array(Buffer.from(body));
/** subjectAltName for the loopback address and for `localhost`. */
const hostName = extension('2.5.29.17', sequence(tlv(0x82, text('localhost')), tlv(0x87, Uint8Array.of(127, 0, 0, 1))));

async function bodyOf({ body }: HttpFetchResponse): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return Buffer.concat(parts).toString();
}

let server: LoopbackServer;
let proxy: ProxyServer;
let guarded: ProxyServer;
let secure: Server;
let secureUrl = '';
const root = entity('authority', 'Web root', { key: ecKey() });
const web = entity('end', 'localhost', { by: root, more: [hostName] });

beforeAll(async () => {
  server = await startLoopbackServer();
  proxy = await startProxy();
  guarded = await startProxy(PASSWORD);
  const key = web.key.privateKey.export({ type: 'pkcs8', format: 'pem' });
  secure = createServer({ key, cert: web.certificate.toPem() }, ({ headers }, response) => {
    // Says so if it was told what is the proxy's alone.
    response.end(headers['proxy-authorization'] ?? 'secret');
  });
  await new Promise<void>((resolve) => {
    secure.listen(0, '127.0.0.1', resolve);
  });
  secureUrl = `https://localhost:${(secure.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await Promise.all([server.close(), proxy.close(), guarded.close(), closeServer(secure)]);
});
beforeEach(() => {
  server.route('/file', text('hello'));
});

const causeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TypeError);
  const { cause } = error as TypeError;
  return cause instanceof Error ? cause.message : String(cause);
};

describe('asking an address', () => {
  const fetch = createHttpFetch();

  it('sends method, headers and body, and gives status and body', async () => {
    server.route('/echo', ({ method, headers, body }) => ({
      status: 404,
      body: text(`${method} ${String(headers['content-type'])} ${Buffer.from(body).toString()}`),
    }));
    const init = {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: new Uint8Array(text('abc')),
    } as const;
    const response = await fetch(server.url('/echo'), init);
    expect(response).toMatchObject({ ok: false, status: 404 });
    expect(await bodyOf(response)).toBe('POST text/plain abc');
  });

  it('fits the platform, and the platform fits', async () => {
    const platform: HttpFetch = globalThis.fetch;
    expect(await bodyOf(await platform(server.url('/file')))).toBe('hello');
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/x', 'http://issuer.invalid/crl', 'no address'])(
    'does not ask %s',
    async (url) => {
      expect(await causeOf(fetch(url))).toContain('not asked');
    },
  );

  it('follows three redirections when told to, and not one more', async () => {
    const to = (path: string) => ({ status: 302, headers: { location: path } });
    server.route('/1', to('/2'));
    server.route('/2', to(server.url('/3')));
    server.route('/3', to('/file'));
    server.route('/0', to('/1'));
    expect(await bodyOf(await fetch(server.url('/1'), { redirect: 'follow' }))).toBe('hello');
    expect(await causeOf(fetch(server.url('/0'), { redirect: 'follow' }))).toContain('redirection');
    expect(await causeOf(fetch(server.url('/1')))).toContain('redirection');
    expect(await causeOf(fetch(server.url('/1'), { method: 'POST', redirect: 'follow' }))).toContain('redirection');
  });

  it('takes a log-in along on the same server, and to no other', async () => {
    const other = await startLoopbackServer({ '/there': text('there') });
    onTestFinished(() => other.close());
    server.route('/near', { status: 302, headers: { location: '/far' } });
    server.route('/far', { status: 307, headers: { location: other.url('/there') } });
    const headers = { Authorization: 'Basic c2VjcmV0', cookie: 'a=b', accept: 'text/plain' };
    expect(await bodyOf(await fetch(server.url('/near'), { headers, redirect: 'follow' }))).toBe('there');
    expect(server.questions.at(-1)?.headers).toMatchObject({ authorization: 'Basic c2VjcmV0', cookie: 'a=b' });
    expect(other.questions[0]?.headers).toMatchObject({ accept: 'text/plain' });
    expect(other.questions[0]?.headers).not.toHaveProperty('authorization');
    expect(other.questions[0]?.headers).not.toHaveProperty('cookie');
  });

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'http://a.invalid/'])('is not led to %s', async (location) => {
    server.route('/away', { status: 302, headers: { location } });
    expect(await causeOf(fetch(server.url('/away'), { redirect: 'follow' }))).toContain('not asked');
    expect(await bodyOf(await fetch(server.url('/file')))).toBe('hello');
  });

  it('gives up on silence, dead lines and endless answers', async () => {
    server.route('/hang', 'hang');
    server.route('/reset', 'reset');
    server.route('/huge', 'huge');
    server.route('/stall', 'stall');
    const short = createHttpFetch({ timeoutMs: 100, maxLength: 1_000_000 });
    await expect(short(server.url('/hang'))).rejects.toThrow(TypeError);
    await expect(short(server.url('/reset'))).rejects.toThrow(TypeError);
    await expect(short(server.url('/stall')).then(bodyOf)).rejects.toThrow();
    await expect(createHttpFetch({ maxLength: 1_000_000 })(server.url('/huge')).then(bodyOf)).rejects.toThrow(
      'too long',
    );
  });

  it('ends with the signal, whose reason it rejects with', async () => {
    server.route('/hang', 'hang');
    const stop = new AbortController();
    const pending = fetch(server.url('/hang'), { signal: stop.signal });
    stop.abort(new RangeError('enough'));
    await expect(pending).rejects.toThrow(RangeError);
    await expect(fetch(server.url('/file'), { signal: stop.signal })).rejects.toThrow(RangeError);
  });

  it('speaks https with authorities that are given, and with no others', async () => {
    const trusting = createHttpFetch({ ca: root.certificate.toPem() });
    expect(await bodyOf(await trusting(secureUrl))).toBe('secret');
    await expect(fetch(secureUrl)).rejects.toThrow(TypeError);
  });
});

describe('asking through a proxy', () => {
  it('gives it the whole address', async () => {
    const fetch = createHttpFetch({ proxy: { url: proxy.url } });
    expect(await bodyOf(await fetch(server.url('/file')))).toBe('hello');
    expect(proxy.asked.at(-1)).toBe(`GET ${server.url('/file')}`);
  });

  it('tells it the credentials, and nobody else', async () => {
    const fetch = createHttpFetch({ proxy: { url: guarded.url, ...PASSWORD } });
    expect(await bodyOf(await fetch(server.url('/file')))).toBe('hello');
    expect(server.questions.at(-1)?.headers).not.toHaveProperty('proxy-authorization');
    const wrong = createHttpFetch({ proxy: { url: guarded.url, user: 'mario', password: 'wrong' } });
    expect((await wrong(server.url('/file'))).status).toBe(407);
  });

  it('goes through it to https servers without letting it look inside', async () => {
    const ca = root.certificate.toPem();
    const fetch = createHttpFetch({ proxy: { url: guarded.url, ...PASSWORD }, ca });
    expect(await bodyOf(await fetch(secureUrl))).toBe('secret');
    expect(guarded.asked.at(-1)).toBe(`CONNECT ${new URL(secureUrl).host}`);
    expect(await bodyOf(await fetch(secureUrl.replace('localhost', '127.0.0.1')))).toBe('secret');
    expect(await causeOf(createHttpFetch({ proxy: { url: guarded.url }, ca })(secureUrl))).toContain('407');
    await expect(createHttpFetch({ proxy: { url: guarded.url, ...PASSWORD } })(secureUrl)).rejects.toThrow(TypeError);
  });

  it('says so when there is none', async () => {
    const closed = await startProxy();
    await closed.close();
    await expect(createHttpFetch({ proxy: { url: closed.url } })(server.url('/file'))).rejects.toThrow(TypeError);
    await expect(createHttpFetch({ proxy: { url: closed.url } })(secureUrl)).rejects.toThrow(TypeError);
    expect(await causeOf(createHttpFetch({ proxy: { url: 'socks://x' } })(server.url('/file')))).toContain(
      'http address',
    );
  });
});
