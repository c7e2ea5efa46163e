/** Signatures in PDFs that are no CMS, and time stamps in PDFs that nobody signed: what other programs say of them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { run } from '../../../pkcs11/test/support/program.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { timestampToken } from '../../../pki/test/support/tsa.js';
import { readPades, readPadesFile } from '../../src/pades/read.js';
import { signedContract } from '../support/contract.js';
import { bareSignature, digest, testSigner } from '../support/raw-cms.js';
import { bytesOf } from '../support/raw-pdf.js';

const { holder } = testSigner();

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'bare-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What ByteRange covers, and what the hexadecimal string between holds, read without our reader. */
function taken(pdf: Uint8Array): { readonly covered: Uint8Array; readonly contents: Buffer } {
  const text = Buffer.from(pdf).toString('latin1');
  const [, ...numbers] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text) ?? [];
  const [, start = 0, end = 0, length = 0] = numbers.map(Number);
  const covered = Buffer.concat([pdf.subarray(0, start), pdf.subarray(end, end + length)]);
  return { covered: new Uint8Array(covered), contents: Buffer.from(text.slice(start + 1, end - 1), 'hex') };
}

describe.skipIf(skipWithout('pdfsig', 'qpdf', 'openssl'))('adbe.x509.rsa_sha1', () => {
  it.each(['sha1', 'sha256'] as const)('with %s: openssl verifies the value that we call intact', async (hash) => {
    const cwd = await folder();
    const pdf = bytesOf(
      signedContract({
        subFilter: 'adbe.x509.rsa_sha1',
        entries: `/Cert <${Buffer.from(holder.der).toString('hex')}>`,
        make: (signed) => bareSignature(signed, hash),
      }),
    );
    expect(await readPades(pdf)).toMatchObject([{ integrity: { state: 'intact' }, digestAlgorithm: hash }]);
    const { covered, contents } = taken(pdf);
    // 04 82 01 00: an OCTET STRING of 256 bytes.
    expect(contents.subarray(0, 4).toString('hex')).toBe('04820100');
    await writeFile(join(cwd, 'covered'), covered);
    await writeFile(join(cwd, 'value'), contents.subarray(4, 260));
    await writeFile(
      join(cwd, 'key.pem'),
      holder.certificate.publicKey.toKeyObject().export({ type: 'spki', format: 'pem' }),
    );
    const judged = await run('openssl', ['dgst', `-${hash}`, '-verify', 'key.pem', '-signature', 'value', 'covered'], {
      cwd,
    });
    expect([judged.code, judged.text.trim()]).toEqual([0, 'Verified OK']);
    await writeFile(join(cwd, 'file.pdf'), pdf);
    expect((await run('qpdf', ['--check', 'file.pdf'], { cwd })).code).toBe(0);
    // poppler finds the field and says itself that it cannot judge this kind.
    const { text } = await run('pdfsig', ['-nocert', 'file.pdf'], { cwd, env: { HOME: cwd } });
    expect(text).toMatch(/Signature #1|adbe\.x509/);
    expect(text).not.toContain('Signature is Valid');
  });
});

describe.skipIf(skipWithout('openssl'))('a document time stamp without a signature', () => {
  it('openssl ts verifies the token that we call intact', async () => {
    const cwd = await folder();
    const pki = signingPki({ at: new Date() });
    const pdf = bytesOf(
      signedContract({
        type: 'DocTimeStamp',
        subFilter: 'ETSI.RFC3161',
        make: (covered) => timestampToken({ tsa: pki.tsa, imprint: digest(covered), time: new Date() }),
      }),
    );
    const { signatures, timestamps } = await readPadesFile(pdf);
    expect([signatures, timestamps]).toMatchObject([[], [{ integrity: { state: 'intact', findings: [] } }]]);
    const { covered, contents } = taken(pdf);
    await writeFile(join(cwd, 'covered'), covered);
    await writeFile(join(cwd, 'token'), contents.subarray(0, 4 + contents.readUInt16BE(2)));
    await writeFile(join(cwd, 'root.pem'), pki.root.certificate.toPem());
    const args = ['ts', '-verify', '-in', 'token', '-token_in', '-data', 'covered', '-CAfile', 'root.pem'];
    const { code, text } = await run('openssl', args, { cwd });
    expect([code, text.includes('Verification: OK')]).toEqual([0, true]);
  });
});
