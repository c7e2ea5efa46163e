import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../middleware/test/support/temporary-folder.js';
import { HOLDER_KEY } from '../support/software-key-cards.js';
import { bytes, uint32, ulong } from '../support/cryptoki-client.js';
import { tokenDesk } from '../support/token-desk.js';

const MECHANISMS = [
  ['sha1', 0x06],
  ['sha256', 0x40],
  ['sha384', 0x41],
  ['sha512', 0x42],
] as const;

const DATA = Buffer.from('what is signed');

async function opensslVerifies(hash: string, signature: Uint8Array): Promise<string> {
  const folder = await temporaryFolder();
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('key.pem'), createPublicKey(HOLDER_KEY).export({ format: 'pem', type: 'spki' }));
  writeFileSync(path('signature'), signature);
  writeFileSync(path('data'), DATA);
  const args = ['dgst', `-${hash}`, '-verify', path('key.pem'), '-signature', path('signature'), path('data')];
  return execFileSync('openssl', args, { encoding: 'utf8' });
}

describe('signatures over what the token hashes itself', () => {
  it.each(MECHANISMS)('are right to openssl: %s', async (hash, mechanism) => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const signature = await client.sign(session, mechanism, await client.key(session), DATA);
    expect(await opensslVerifies(hash, signature)).toContain('Verified OK');
  });

  it.each(MECHANISMS)('are the same when the data come in parts: %s', async (hash, mechanism) => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    await client.signInit(session, mechanism, await client.key(session));
    await client.call('C_SignUpdate', ulong(session), bytes(DATA.subarray(0, 5)));
    await client.call('C_SignUpdate', ulong(session), bytes(DATA.subarray(5)));
    const [signature] = await client.call('C_SignFinal', ulong(session), uint32(256));
    expect(await opensslVerifies(hash, signature as Buffer)).toContain('Verified OK');
  });
});
