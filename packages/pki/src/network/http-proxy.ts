import { request } from 'node:http';
import type { Socket } from 'node:net';

/** A proxy that is spoken to over plain http, as those of offices are. */
export interface HttpProxy {
  /** `http://host:port`; 8080 where no port is given. */
  readonly url: string;
  /** Basic credentials (RFC 7617), where it wants some. They are sent to the proxy alone. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

const DEFAULT_PORT = 8080;

/** Where a proxy is, and the header that it wants. @throws {Error} for an address that is not http */
export function proxyAuthorization({ url, user, password = '' }: HttpProxy): {
  readonly hostname: string;
  readonly port: number;
  readonly authorization: Readonly<Record<string, string>>;
} {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'http:') throw new Error('a proxy has an http address');
  const basic = Buffer.from(`${user ?? ''}:${password}`, 'utf8').toString('base64');
  return {
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? DEFAULT_PORT : Number(port),
    authorization: user === undefined ? {} : { 'proxy-authorization': `Basic ${basic}` },
  };
}

/** A connection to the server of an https address through the proxy's CONNECT (RFC 9110 section 9.3.6). */
export function connectThroughProxy(proxy: HttpProxy, { hostname, port }: URL, signal: AbortSignal): Promise<Socket> {
  const { hostname: host, port: proxyPort, authorization } = proxyAuthorization(proxy);
  const target = `${hostname}:${port === '' ? '443' : port}`;
  const headers = { ...authorization, host: target };
  return new Promise((resolve, reject) => {
    const asked = request({ host, port: proxyPort, method: 'CONNECT', path: target, headers, signal, agent: false });
    asked.once('connect', ({ statusCode }, socket, head) => {
      // Before our side has said anything, the server has nothing to say: these bytes would be the proxy's.
      if (statusCode === 200 && head.length === 0) resolve(socket);
      else {
        socket.destroy();
        reject(new Error(`the proxy answered ${statusCode ?? 'nothing'}`));
      }
    });
    // An answer with a body instead of a connection, such as 407.
    asked.once('response', (response) => {
      response.destroy();
      reject(new Error(`the proxy answered ${response.statusCode ?? 'nothing'}`));
    });
    asked.on('error', reject);
    asked.end();
  });
}
