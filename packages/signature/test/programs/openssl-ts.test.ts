/** `openssl ts` as the judge of what we ask and keep, and as a time-stamping authority of other hands. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { fetchFrom } from '../../../pki/test/support/tsa.js';
import { extendCades } from '../../src/cades/extend-cades.js';
import { readCades } from '../../src/cades/read-cades.js';
import { contentStream, signCades } from '../../src/cades/sign-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import { timestampClient } from '../../src/timestamp/timestamp-client.js';
import { readTimestampFile, timestampFile } from '../../src/timestamp/timestamp-file.js';
import { collect } from '../support/files.js';

const pki = signingPki({ at: new Date() });
const CONTENT = new Uint8Array(Buffer.from('stamped by others\n'));

const CONFIGURATION = `[tsa]
dir = .
serial = ./serial
signer_cert = ./tsa.pem
certs = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha512
accuracy = secs:1
clock_precision_digits = 3
ordering = no
ess_cert_id_alg = sha256
`;

let folder = '';
const place = (name: string): string => join(folder, name);
const openssl = async (...args: readonly string[]) => promisify(execFile)('openssl', args, { cwd: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openssl-ts-'));
  await writeFile(place('content'), CONTENT);
  await writeFile(place('tsa.cnf'), CONFIGURATION);
  await writeFile(place('serial'), '01\n');
  await writeFile(place('root.pem'), pki.root.certificate.toPem());
  await writeFile(place('tsa.pem'), pki.tsa.certificate.toPem());
  await writeFile(place('tsa.key'), pki.tsa.key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** openssl's authority, behind the port that the client asks over. */
const fetch = fetchFrom(async (request) => {
  await writeFile(place('request.tsq'), request);
  const files = ['-queryfile', 'request.tsq', '-out', 'answer.tsr'];
  await openssl('ts', '-reply', '-config', 'tsa.cnf', '-section', 'tsa', ...files);
  return new Uint8Array(await readFile(place('answer.tsr')));
});

const client = (policy?: string) => timestampClient({ fetch, url: 'http://tsa.test/', policy });

describe.skipIf(skipWithout('openssl'))('openssl ts', () => {
  it.each(['tsr', 'tst'] as const)('answers us, and accepts our .%s', async (format) => {
    const file = await collect(timestampFile(bytesSource(CONTENT), client(), format));
    await writeFile(place('ours'), file);
    const token = format === 'tst' ? ['-token_in'] : [];
    const { stdout } = await openssl(
      ...['ts', '-verify', '-in', 'ours', ...token, '-data', 'content', '-CAfile', 'root.pem'],
    );
    expect(stdout).toContain('Verification: OK');
    const { timestamps } = await readTimestampFile(bytesSource(file), bytesSource(CONTENT));
    expect(timestamps[0]?.integrity).toEqual({ state: 'intact', findings: [] });
    expect(Math.abs((timestamps[0]?.time?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('gives the policy that was asked for, and refuses others in a way that we tell', async () => {
    await expect(collect(timestampFile(bytesSource(CONTENT), client('1.2.3.4.5'), 'tst'))).resolves.toBeDefined();
    const refused = collect(timestampFile(bytesSource(CONTENT), client('1.2.3.4.6'), 'tst'));
    // Bit 15 of PKIFailureInfo: unacceptedPolicy.
    await expect(refused).rejects.toMatchObject({ code: 'tsa-refused', message: 'status 2, failure 15' });
  });

  it('stamps the signature value of a level T signature, and archives', async () => {
    const signer = softwareSigner(pki.cie, [pki.subCa]);
    const signed = await collect(signCades(contentStream(bytesSource(CONTENT)), signer, { timestamp: client() }));
    const values = { certificates: [pki.root.der], ocspResponses: [pki.ocsp(pki.cie)], crls: [] };
    const validationData = () => Promise.resolve(values);
    const lta = await collect(extendCades(bytesSource(signed), 'lta', { timestamp: client(), validationData }));
    const [signature] = (await readCades(bytesSource(lta))).signatures;
    expect(signature?.timestamps.map(({ kind, integrity }) => [kind, integrity.state])).toEqual([
      ['signature', 'intact'],
      ['archive', 'intact'],
    ]);
    const [stamp] = signature?.timestamps ?? [];
    await writeFile(place('signature.tst'), stamp!.token);
    await writeFile(place('value'), readSignedData(lta).signerInfos[0]!.signature);
    const { stdout } = await openssl(
      ...['ts', '-verify', '-in', 'signature.tst', '-token_in', '-data', 'value', '-CAfile', 'root.pem'],
    );
    expect(stdout).toContain('Verification: OK');
  });
});
