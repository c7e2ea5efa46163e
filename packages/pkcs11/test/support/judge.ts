/** The `openssl` program as the judge of signatures: it shares no code with the token. */
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CardImage } from '@ciekit/emulator';
import { run } from './program.js';

/** Where the holder's certificate lies on the card. */
const CERTIFICATE_FILE = '1003';

/** The card's certificate and its issuers, as text. */
export interface Authorities {
  readonly holder: string;
  readonly sub: string;
  readonly root: string;
}

export function authoritiesOf(image: CardImage): Authorities {
  const file = Buffer.from(image.files[CERTIFICATE_FILE], 'hex');
  const HEADER = 4;
  const holder = file.subarray(0, HEADER + file.readUInt16BE(2));
  const text = (der: Uint8Array): string => new X509Certificate(der).toString();
  return {
    holder: text(holder),
    sub: text(Buffer.from(image.pki.subCaCertificate, 'base64')),
    root: text(Buffer.from(image.pki.rootCaCertificate, 'base64')),
  };
}

/** Fails unless openssl takes the file `signature` for the holder's signature of the file `message`. */
export async function expectSignature(
  folder: string,
  certificate: string,
  hash: string,
  message: string,
  signature: string,
): Promise<void> {
  await writeFile(
    join(folder, 'judge.pem'),
    new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }),
  );
  const args = ['dgst', `-${hash}`, '-verify', 'judge.pem', '-signature', signature, message];
  const { code, text } = await run('openssl', args, { cwd: folder });
  expect({ code, text: text.trim() }).toEqual({ code: 0, text: 'Verified OK' });
}
