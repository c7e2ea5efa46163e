import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';

import { CardImageError, specimenPki, TEST_PKI_ROLES, TestPki, type TestPkiRole } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';

import { rsaPrivateKeyObject } from '../../src/personalisation/rsa-key.js';
import { openssl, opensslAvailable, pem } from './openssl.js';

const pki = specimenPki();
const certificate = (role: TestPkiRole): X509Certificate => new X509Certificate(pki.authorities[role].certificate);

const ISSUER: Readonly<Record<TestPkiRole, TestPkiRole>> = {
  csca1: 'csca1',
  documentSigner1: 'csca1',
  csca2: 'csca2',
  documentSigner2: 'csca2',
  strangerCsca: 'strangerCsca',
  strangerDocumentSigner: 'strangerCsca',
  rootCa: 'rootCa',
  subCa: 'rootCa',
  ocspResponder: 'subCa',
  timeStampAuthority: 'subCa',
};

describe('reading a test PKI', () => {
  const json = pki.toJson();

  it.each([
    ['', 'not-json'],
    ['{}', 'missing-field'],
    ['[]', 'invalid-field'],
    [json.replace('ciekit-test-pki', 'other'), 'invalid-field'],
    [json.replace('"version": 1', '"version": 2'), 'invalid-field'],
    [json.replace('"rootCa"', '"rootCA"'), 'unknown-field'],
    [json.replace('"certificate": "M', '"certificate": "*'), 'invalid-field'],
    [' '.repeat(1_048_577), 'too-large'],
  ])('refuses what is not one (%#)', (text, code) => {
    expect(() => TestPki.parse(text)).toThrow(expect.objectContaining({ code }) as Error);
    expect(() => TestPki.parse(text)).toThrow(CardImageError);
  });

  it('gives back what was written', () => {
    const again = TestPki.parse(Buffer.from(json));
    expect(again.toJson()).toBe(json);
    expect(again.authorities.subCa.key).toEqual(pki.authorities.subCa.key);
  });
});

describe('the shipped test PKI', () => {
  it.each(TEST_PKI_ROLES)('%s: its key, its issuer, its mark', (role) => {
    const subject = certificate(role);
    const issuer = certificate(ISSUER[role]);
    expect(subject.checkPrivateKey(rsaPrivateKeyObject(pki.authorities[role].key))).toBe(true);
    expect(subject.checkIssued(issuer)).toBe(true);
    expect(subject.verify(issuer.publicKey)).toBe(true);
    expect(subject.subject).toContain('TEST – NOT VALID');
    const bits = ['csca2', 'rootCa', 'subCa'].includes(role) ? 4096 : 2048;
    expect(subject.publicKey.asymmetricKeyDetails?.modulusLength).toBe(bits);
    expect(subject.ca).toBe(['csca1', 'csca2', 'strangerCsca', 'rootCa', 'subCa'].includes(role));
  });

  it('is what the fixtures hold as PEM', () => {
    for (const role of TEST_PKI_ROLES) {
      const file = new URL(`../../../../fixtures/test-pki/${role}.pem`, import.meta.url);
      expect(readFileSync(file, 'utf8')).toBe(pem(pki.authorities[role].certificate));
    }
  });

  it('has document signers named as the real ones', () => {
    for (const generation of [1, 2] as const) {
      const { documentSigner } = pki.countrySigner(generation);
      expect(new X509Certificate(documentSigner.certificate).subject).toContain('CN=eIdentityCardSigner');
    }
  });
});

describe.skipIf(!opensslAvailable)('openssl on the test PKI', () => {
  it.each([
    ['csca1', [], 'documentSigner1'],
    ['csca2', [], 'documentSigner2'],
    ['csca2', [], 'csca2'],
    ['rootCa', ['subCa'], 'ocspResponder'],
    ['rootCa', ['subCa'], 'timeStampAuthority'],
  ] as const)('verifies, below %s by %s: %s', (anchor, between, subject) => {
    const files = {
      'anchor.pem': pem(pki.authorities[anchor].certificate),
      'between.pem': between.map((role) => pem(pki.authorities[role].certificate)).join('') || '\n',
      'subject.pem': pem(pki.authorities[subject].certificate),
    };
    const untrusted = between.length > 0 ? ['-untrusted', 'between.pem'] : [];
    const run = openssl(files, 'verify', '-x509_strict', '-CAfile', 'anchor.pem', ...untrusted, 'subject.pem');
    expect(run.text).toContain('subject.pem: OK');
    const stranger = { ...files, 'anchor.pem': pem(pki.authorities.strangerCsca.certificate) };
    expect(openssl(stranger, 'verify', '-CAfile', 'anchor.pem', ...untrusted, 'subject.pem').ok).toBe(false);
  });

  it.each([
    ['csca1', ['sha1WithRSAEncryption', 'CA:TRUE, pathlen:0', 'Certificate Sign, CRL Sign']],
    ['documentSigner1', ['sha256WithRSAEncryption', 'Digital Signature', 'Private Key Usage Period']],
    ['csca2', ['rsassaPss', 'Public-Key: (4096 bit)', 'CA:TRUE, pathlen:0']],
    ['documentSigner2', ['rsassaPss', 'Public-Key: (2048 bit)', '2.23.136.1.1.6.2']],
    ['rootCa', ['1.3.76.47.1', 'CA:TRUE']],
    ['subCa', ['1.3.76.47.2', 'CA:TRUE, pathlen:0', 'http://crl.cie-test.invalid/cierootca.crl']],
    ['ocspResponder', ['OCSP Signing', 'OCSP No Check']],
    ['timeStampAuthority', ['X509v3 Extended Key Usage: critical', 'Time Stamping']],
  ] as const)('shows the profile of %s', (role, lines) => {
    const { text } = openssl(
      { c: pki.authorities[role].certificate },
      'x509',
      '-inform',
      'der',
      '-in',
      'c',
      '-noout',
      '-text',
    );
    for (const line of lines) expect(text).toContain(line);
  });
});
