import { createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { closeServer } from './revocation-servers.js';

/** What a proxy on the loopback interface was asked for. */
export interface ProxyServer {
  readonly url: string;
  /** `GET http://…` or `CONNECT host:port`, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A forward proxy (RFC 9110 section 7.6), with Basic credentials if wanted. */
export async function startProxy(credentials?: {
  readonly user: string;
  readonly password: string;
}): Promise<ProxyServer> {
  const asked: string[] = [];
  const wanted =
    credentials && `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  const mayPass = (given: string | undefined): boolean => wanted === undefined || wanted === given;
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    asked.push(`${method} ${url}`);
    if (!mayPass(headers['proxy-authorization'])) {
      outgoing.writeHead(407, { 'proxy-authenticate': 'Basic realm="test"' }).end();
      return;
    }
    delete headers['proxy-authorization'];
    const forwarded = request(url, { method, headers, agent: false }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  const tunnels = new Set<{ destroy(): unknown }>();
  server.on('connect', ({ url = '', headers }, socket) => {
    tunnels.add(socket);
    asked.push(`CONNECT ${url}`);
    if (!mayPass(headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const [, port = ''] = url.split(':');
    const far = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(far).pipe(socket);
    });
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
  });
  const close = (): Promise<void> => {
    for (const tunnel of tunnels) tunnel.destroy();
    return closeServer(server);
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
