/** A local service that lets in whoever has a card: TLS with a client certificate of the test PKI. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { TLSSocket, type SecureVersion } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Authorities } from './judge.js';
import { run } from './program.js';

export interface TlsServer {
  readonly port: number;
  /** https://localhost:PORT/ */
  readonly url: string;
  /** File with the server's own certificate, for clients to trust. */
  readonly anchor: string;
  /** Why handshakes failed, newest last. */
  readonly refused: readonly string[];
  /** Common names of those who came in. */
  readonly visitors: readonly string[];
}

/**
 * @param folder an empty place for its key
 * @param version the only one that it speaks
 */
export async function startTlsServer(
  folder: string,
  { root, sub }: Authorities,
  version: SecureVersion,
): Promise<TlsServer> {
  const anchor = join(folder, `server-${version}.pem`);
  const keyFile = join(folder, `server-${version}.key`);
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile];
  const made = await run('openssl', ['req', '-x509', ...key, '-out', anchor, ...names]);
  if (made.code !== 0) throw new Error(made.text);
  const refused: string[] = [];
  const visitors: string[] = [];
  const server = createServer({
    key: await readFile(keyFile),
    cert: await readFile(anchor),
    ca: [root, sub],
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: version,
    maxVersion: version,
  });
  server.on('request', ({ socket }, response) => {
    if (!(socket instanceof TLSSocket)) throw new TypeError('not over TLS');
    const name = String(socket.getPeerCertificate().subject.CN);
    visitors.push(name);
    response.setHeader('connection', 'close');
    response.end(`Welcome ${name} by ${String(socket.getProtocol())}\n`);
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => refused.push(error.code ?? error.message));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, url: `https://localhost:${address.port}/`, anchor, refused, visitors };
}

export const REQUEST = 'GET / HTTP/1.0\r\n\r\n';
