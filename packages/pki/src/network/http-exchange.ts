import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { HttpFetchInit, HttpFetchOptions } from './http-fetch.js';
import { connectThroughProxy, proxyAuthorization } from './http-proxy.js';

/** One question and the head of its answer, through the proxy where there is one; no redirection is followed. */
export async function send(
  url: URL,
  { method = 'GET', headers = {}, body, signal }: HttpFetchInit & { readonly signal: AbortSignal },
  { proxy, ca }: HttpFetchOptions,
): Promise<IncomingMessage> {
  signal.throwIfAborted();
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const allHeaders = { ...headers, ...length, host: url.host, connection: 'close' };
  const common = { method, signal, headers: allHeaders, path: pathOf(url) };
  if (url.protocol === 'https:') {
    const socket = proxy && (await connectThroughProxy(proxy, url, signal));
    const host = hostOf(url);
    const tls = { host, ...(ca === undefined ? {} : { ca }) };
    // RFC 6066 section 3: an address is no server name. It is compared with the certificate all the same.
    const servername = isIP(host) === 0 ? host : '';
    const way =
      socket === undefined
        ? { port: portOf(url, 443), agent: false, ...tls }
        : { createConnection: () => connectTls({ socket, servername, ...tls }) };
    return exchange(httpsRequest({ ...common, ...way }), body);
  }
  if (proxy === undefined) {
    const way = { host: hostOf(url), port: portOf(url, 80), agent: false };
    return exchange(httpRequest({ ...common, ...way }), body);
  }
  // RFC 9112 section 3.2.2: a proxy is given the whole address.
  const { hostname, port, authorization } = proxyAuthorization(proxy);
  const way = { host: hostname, port, agent: false, path: `http://${url.host}${pathOf(url)}` };
  return exchange(httpRequest({ ...common, ...way, headers: { ...allHeaders, ...authorization } }), body);
}

function exchange(request: ReturnType<typeof httpRequest>, body: Uint8Array | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // It stays: the same request may fail again after it was given up.
    request.on('error', reject);
    request.end(body);
  });
}

/** Without the brackets of an IPv6 address. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');
const portOf = ({ port }: URL, usual: number): number => (port === '' ? usual : Number(port));
/** User names and passwords in an address, and its fragment, are nobody's business. */
const pathOf = ({ pathname, search }: URL): string => `${pathname}${search}`;
