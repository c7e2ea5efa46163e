/** The test PKI is itself judged: what the tests take for good has to be good in other people's eyes. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createHttpFetch } from '@ciekit/pki';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { startLoopbackServer, tsaRoute } from '../support/revocation-servers.js';
import { signingPki } from '../support/signing-pki.js';
import { answerTimestampRequest, timestampRequest } from '../support/tsa.js';

describe.skipIf(skipWithout('openssl'))('openssl on the test PKI', () => {
  const pki = signingPki({ at: new Date() });
  let folder = '';
  const file = (name: string, content: Uint8Array | string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const pem = (...entities: readonly { readonly certificate: { toPem(): string } }[]): string =>
    entities.map(({ certificate }) => certificate.toPem()).join('');
  /** Output and errors together; openssl says what it found on either. */
  const openssl = (...args: readonly string[]): string => {
    try {
      return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
      return stdout + stderr;
    }
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciekit-openssl-'));
    file('root.pem', pem(pki.root));
    file('ca.pem', pem(pki.root, pki.subCa));
    file('sub.pem', pem(pki.subCa));
    const lists = [pki.crl(), pki.rootCrl()].map((der) => Buffer.from(der).toString('base64'));
    file(
      'lists.pem',
      lists
        .map((base64) => `-----BEGIN X509 CRL-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`)
        .join(''),
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = (
    name: 'cie' | 'qualified' | 'ec' | 'revoked' | 'suspended' | 'expired' | 'notYetValid' | 'stranger',
  ): string =>
    openssl(
      ...['verify', '-crl_check_all', '-CRLfile', join(folder, 'lists.pem'), '-CAfile', join(folder, 'root.pem')],
      ...['-untrusted', join(folder, 'sub.pem'), file(`${name}.pem`, pem(pki[name]))],
    );

  it.each([
    ['cie', 'OK'],
    ['qualified', 'OK'],
    ['ec', 'OK'],
    ['revoked', 'certificate revoked'],
    ['suspended', 'certificate revoked'],
    ['expired', 'certificate has expired'],
    ['notYetValid', 'certificate is not yet valid'],
    ['stranger', 'self-signed certificate'],
  ] as const)('%s: %s', (name, expected) => {
    expect(verify(name)).toContain(expected);
  });

  it.each([
    ['cie', 'good'],
    ['revoked', 'revoked'],
    ['suspended', 'certificateHold'],
  ] as const)('believes the responder about %s', (name, expected) => {
    const output = openssl(
      ...['ocsp', '-respin', file('answer.der', pki.ocsp(pki[name])), '-issuer', join(folder, 'sub.pem')],
      ...['-cert', file('subject.pem', pem(pki[name])), '-CAfile', join(folder, 'ca.pem')],
    );
    expect(output).toContain(expected);
    expect(output).not.toMatch(/Response Verify Failure/);
  });

  it('accepts a time stamp, also over http, and not one over other data', async () => {
    const data = Buffer.from('what is stamped');
    const request = timestampRequest(createHash('sha256').update(data).digest());
    const check = (response: Uint8Array): string =>
      openssl(
        ...['ts', '-verify', '-queryfile', file('request.tsq', request), '-in', file('answer.tsr', response)],
        ...['-CAfile', join(folder, 'root.pem')],
      );
    const time = new Date();
    expect(check(answerTimestampRequest(request, pki.tsa, { time }))).toContain('Verification: OK');
    const server = await startLoopbackServer({ '/tsa': tsaRoute(pki.tsa, () => ({ time: new Date() })) });
    onTestFinished(() => server.close());
    const { body } = await createHttpFetch()(server.url('/tsa'), { method: 'POST', body: new Uint8Array(request) });
    const parts: Uint8Array[] = [];
    for await (const part of body ?? []) parts.push(part);
    expect(check(Buffer.concat(parts))).toContain('Verification: OK');
    expect(check(answerTimestampRequest(request, pki.tsa, { time, nonce: Uint8Array.of(9) }))).toContain('FAILED');
    expect(check(answerTimestampRequest(request, pki.tsa, { time, imprint: new Uint8Array(32) }))).toContain('FAILED');
    expect(check(answerTimestampRequest(request, pki.tsa, { time, claimed: pki.cie }))).toContain('FAILED');
    expect(check(answerTimestampRequest(request, pki.expiredTsa, { time }))).toContain('FAILED');
    expect(check(answerTimestampRequest(request, pki.tsa, { time, badSignature: true }))).toContain('FAILED');
  });
});
