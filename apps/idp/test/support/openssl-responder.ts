import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { specimenPki } from '@ciekit/emulator';
import { Certificate } from '@ciekit/pki';
import { keyPem, pem } from './cards.js';

const run = promisify(execFile);

/** Lies in the responder's name, a little after the start of what is signed. */
const SIGNED_BYTE = 80;

type Falsification =
  | 'none'
  /** Answers every question with the answer to the first. */
  | 'replayed'
  | 'bad-signature'
  /** Signed by a card holder, whom the issuer certified for something else. */
  | 'wrong-signer'
  | 'silent';

/** An OCSP responder for holder certificates of the test PKI: OpenSSL's, with its own reading of the standard. */
export interface OpensslResponder {
  readonly url: string;
  falsification: Falsification;
  readonly asked: () => number;
  close(): Promise<void>;
}

/** @param certificates PEM, with the status that each has; others are unknown */
export async function startOpensslResponder(
  certificates: readonly { readonly pem: string; readonly status: 'good' | 'revoked' }[],
  holder: { readonly cert: string; readonly key: string },
): Promise<OpensslResponder> {
  const folder = await mkdtemp(join(tmpdir(), 'ciekit-ocsp-'));
  const file = (name: string): string => join(folder, name);
  const { subCa, ocspResponder } = specimenPki().authorities;
  const index = certificates.map(({ pem: text, status }) => {
    const [first = ''] = text.split(/(?<=-----END CERTIFICATE-----\n)/);
    const { serialNumber } = Certificate.fromDer(Buffer.from(first.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64'));
    return [
      status === 'good' ? 'V' : 'R',
      '450101000000Z',
      status === 'good' ? '' : '250101000000Z',
      serialNumber,
      'unknown',
      '/CN=test',
    ].join('\t');
  });
  await Promise.all([
    writeFile(file('index.txt'), `${index.join('\n')}\n`),
    writeFile(file('ca.pem'), pem(subCa.certificate)),
    writeFile(file('signer.pem'), pem(ocspResponder.certificate)),
    writeFile(file('signer.key'), keyPem(ocspResponder.key)),
    writeFile(file('holder.pem'), holder.cert),
    writeFile(file('holder.key'), holder.key),
  ]);
  let asked = 0;
  let first: Buffer | undefined;
  const answer = async (request: Buffer): Promise<Buffer> => {
    const number = String(asked++);
    const signer = responder.falsification === 'wrong-signer' ? 'holder' : 'signer';
    await writeFile(file(`${number}.req`), request);
    await run('openssl', [
      ...['ocsp', '-index', file('index.txt'), '-CA', file('ca.pem')],
      ...['-rsigner', file(`${signer}.pem`), '-rkey', file(`${signer}.key`), '-ndays', '1'],
      ...['-reqin', file(`${number}.req`), '-respout', file(`${number}.resp`)],
    ]);
    const response = await readFile(file(`${number}.resp`));
    first ??= response;
    if (responder.falsification === 'replayed') return first;
    if (responder.falsification !== 'bad-signature') return response;
    const changed = Buffer.from(response);
    changed[SIGNED_BYTE] = (changed[SIGNED_BYTE] ?? 0) ^ 0x01;
    return changed;
  };
  const server = createServer((request, response) => {
    if (responder.falsification === 'silent') {
      request.socket.destroy();
      return;
    }
    void buffer(request)
      .then(answer)
      .then(
        (bytes) => response.end(bytes),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const responder: OpensslResponder = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    falsification: 'none',
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return responder;
}
