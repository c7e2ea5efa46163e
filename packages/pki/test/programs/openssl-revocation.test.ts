/** Lists and answers that openssl makes, read by us; those of ours that are wrong, refused by both. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Crl, judgeCrl, judgeOcspEvidence, type Certificate, type RevocationStatus } from '@ciekit/pki';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { signingPki } from '../support/signing-pki.js';
import type { Entity } from '../support/test-pki.js';

const CONFIGURATION = `
[ca]
default_ca = test
[test]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 7
`;

describe.skipIf(skipWithout('openssl'))('openssl as the issuer', () => {
  const now = new Date();
  const pki = signingPki({ at: now });
  let folder = '';
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return stdout + stderr;
  };
  const ask = (certificate: Certificate) => ({ certificate, issuer: pki.subCa.certificate, at: new Date() });

  /** One line of the issuer's data base: state, end, revocation, serial number, file, name. */
  const line = ({ certificate }: Entity, state: 'V' | 'R', revocation = ''): string => {
    const end = certificate.notAfter.toISOString().slice(2, 19).replace(/[-T:]/g, '');
    return [state, `${end}Z`, revocation, certificate.serialNumber, 'unknown', `/CN=${certificate.serialNumber}`].join(
      '\t',
    );
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciekit-issuer-'));
    mkdirSync(path('new'));
    writeFileSync(path('ca.cnf'), CONFIGURATION);
    writeFileSync(path('crlnumber'), '01\n');
    writeFileSync(path('ca.pem'), pki.subCa.certificate.toPem());
    writeFileSync(path('ca.key'), pki.subCa.key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(path('responder.pem'), pki.ocspResponder.certificate.toPem());
    writeFileSync(path('responder.key'), pki.ocspResponder.key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(path('index.txt.attr'), 'unique_subject = no\n');
    const entries = [
      line(pki.cie, 'V'),
      line(pki.revoked, 'R', '250102030405Z,keyCompromise'),
      line(pki.suspended, 'R', '250102030405Z,holdInstruction,holdInstructionCallIssuer'),
      line(pki.ec, 'R', '250102030405Z,keyTime,20241231000000Z'),
    ];
    writeFileSync(path('index.txt'), `${entries.join('\n')}\n`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes lists that we read', () => {
    openssl('ca', '-gencrl', '-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-out', 'list.pem');
    openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der');
    const list = Crl.fromDer(readFileSync(path('list.der')));
    const judge = ({ certificate }: Entity): RevocationStatus => judgeCrl(list, ask(certificate));
    const revokedAt = new Date('2025-01-02T03:04:05Z');
    expect(list.length).toBe(3);
    expect(judge(pki.cie)).toMatchObject({ status: 'good' });
    expect(judge(pki.revoked)).toMatchObject({ status: 'revoked', reason: 'keyCompromise', revokedAt });
    expect(judge(pki.suspended)).toMatchObject({ status: 'suspended', revokedAt });
    expect(judge(pki.ec)).toMatchObject({
      status: 'revoked',
      reason: 'keyCompromise',
      invalidityDate: new Date('2024-12-31T00:00:00Z'),
    });
  });

  it.each([
    ['cie', 'good', []],
    ['revoked', 'revoked', []],
    ['suspended', 'suspended', ['-resp_key_id']],
  ] as const)('answers about %s, and we believe it', (name, status, more) => {
    writeFileSync(path('subject.pem'), pki[name].certificate.toPem());
    openssl('ocsp', '-issuer', 'ca.pem', '-cert', 'subject.pem', '-reqout', 'request.der');
    openssl(
      ...['ocsp', '-index', 'index.txt', '-CA', 'ca.pem', '-rsigner', 'responder.pem', '-rkey', 'responder.key'],
      ...['-reqin', 'request.der', '-respout', 'answer.der', '-ndays', '1', ...more],
    );
    const answer = new Uint8Array(readFileSync(path('answer.der')));
    expect(judgeOcspEvidence(answer, ask(pki[name].certificate))).toMatchObject({
      status,
      evidence: { source: 'ocsp', signer: pki.ocspResponder.certificate, signerUnchecked: true },
    });
    expect(judgeOcspEvidence(answer, ask(pki.cie2.certificate))).toMatchObject({ reason: 'not-for-this' });
  });

  it('refuses the signature of a list that we refuse, and takes the one we take', () => {
    const check = (der: Uint8Array): string => {
      writeFileSync(path('ours.der'), der);
      const args = ['crl', '-inform', 'DER', '-in', 'ours.der', '-CAfile', 'ca.pem', '-noout'];
      return spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' }).stderr;
    };
    expect(check(pki.crl())).toContain('verify OK');
    expect(judgeCrl(pki.crl(), ask(pki.cie.certificate))).toMatchObject({ status: 'good' });
    const wrong = pki.crl({ badSignature: true });
    expect(check(wrong)).toContain('verify failure');
    expect(judgeCrl(wrong, ask(pki.cie.certificate))).toMatchObject({ reason: 'signature' });
  });

  it.each([
    ['that fit', {}, 'revoked'],
    ['for a later base', { delta: 6 }, 'good'],
    ['older than the base', { number: 4, delta: 3 }, 'good'],
    ['that somebody else signed', { by: pki.stranger }, 'good'],
  ] as const)('puts a list and changes %s together as we do', (_, spec, status) => {
    const base = pki.crl({ number: 5, freshestUrl: 'http://crl.test/delta', entries: [] });
    const delta = pki.crl({
      ...{ number: 6, delta: 5, entries: [{ serial: pki.cie.certificate.serialNumber, revokedAt: pki.revokedAt }] },
      ...spec,
    });
    for (const [name, list] of [
      ['base', base],
      ['delta', delta],
    ] as const) {
      writeFileSync(
        path(`${name}.pem`),
        `-----BEGIN X509 CRL-----\n${Buffer.from(list).toString('base64')}\n-----END X509 CRL-----\n`,
      );
    }
    writeFileSync(path('root.pem'), pki.root.certificate.toPem());
    writeFileSync(path('subject.pem'), pki.cie.certificate.toPem());
    const args = ['-crl_check', '-use_deltas', '-extended_crl', '-CAfile', 'root.pem', '-untrusted', 'ca.pem'];
    const lists = ['-CRLfile', 'base.pem', '-CRLfile', 'delta.pem'];
    const { stdout, stderr } = spawnSync('openssl', ['verify', ...args, ...lists, 'subject.pem'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const revoked = stderr.includes('certificate revoked');
    expect(revoked ? 'revoked' : stdout.includes('OK') ? 'good' : stderr).toBe(status);
    expect(judgeCrl(base, ask(pki.cie.certificate), [delta])).toMatchObject({ status });
  });
});
