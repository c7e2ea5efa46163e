import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Crl, judgeCrl, PkiError, statusAt, type RevocationStatus } from '@ciekit/pki';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { CRL_REASONS, crlDer, crlDistributionPoint, manyEntries, type CrlSpec } from './support/crl.js';
import { sequence, tlv } from './support/der-writer.js';
import { codeOf } from './support/errors.js';
import { basicConstraints, entity, FROM, keyUsage, NOW, pkcs1, rsaKey } from './support/test-pki.js';

const DAY = 86_400_000;
const days = (count: number): Date => new Date(NOW.getTime() + count * DAY);

const root = entity('authority', 'Root');
const issuer = entity('authority', 'Sub CA', { by: root });
const namesake = entity('authority', 'Sub CA', { by: root });
const PART = 'http://crl.invalid/1.crl';
const subject = entity('end', 'Holder', { by: issuer, more: [crlDistributionPoint(PART)] });
const serial = subject.certificate.serialNumber;
const entry = { serial, revokedAt: days(-30) };

const judge = (spec: Partial<CrlSpec>, at = NOW, certificate = subject.certificate): RevocationStatus =>
  judgeCrl(crlDer({ issuer, ...spec }), { certificate, issuer: issuer.certificate, at });

describe('a revocation list', () => {
  it('says good of what it does not name, with the proof', () => {
    const der = crlDer({ issuer, entries: manyEntries(3) });
    expect(judgeCrl(der, { certificate: subject.certificate, issuer: issuer.certificate, at: NOW })).toEqual({
      status: 'good',
      evidence: {
        source: 'crl',
        der,
        thisUpdate: new Date(NOW.getTime() - 3_600_000),
        nextUpdate: days(1),
        producedAt: new Date(NOW.getTime() - 3_600_000),
        signer: issuer.certificate,
        signerUnchecked: true,
      },
    });
  });

  it.each(Object.entries(CRL_REASONS).filter(([name]) => !['certificateHold', 'removeFromCRL'].includes(name)))(
    'gives the reason %s',
    (reason, number) => {
      expect(judge({ entries: [...manyEntries(3), { ...entry, reason: number }] })).toMatchObject({
        status: 'revoked',
        revokedAt: days(-30),
        reason,
        invalidityDate: undefined,
      });
    },
  );

  it.each([
    ['no reason', {}],
    ['a number that nobody assigned', { reason: 7 }],
  ])('says unspecified for %s', (_, more) => {
    expect(judge({ entries: [{ ...entry, ...more }] })).toMatchObject({ status: 'revoked', reason: 'unspecified' });
  });

  it('knows a hold from an end', () => {
    expect(judge({ entries: [{ ...entry, reason: CRL_REASONS.certificateHold }] })).toMatchObject({
      status: 'suspended',
      revokedAt: days(-30),
    });
    expect(judge({ entries: [{ ...entry, reason: CRL_REASONS.removeFromCRL }] })).toMatchObject({ status: 'good' });
  });

  it('gives the date since which the key is in doubt', () => {
    const invalidityDate = days(-40);
    expect(judge({ entries: [{ ...entry, invalidityDate, reason: 1 }] })).toMatchObject({ invalidityDate });
  });

  it('does not touch what is proved to be older', () => {
    const status = judge({ entries: [entry] });
    expect(statusAt(status, days(-31))).toMatchObject({ status: 'good' });
    expect(statusAt(status, days(-30))).toMatchObject({ status: 'revoked' });
    expect(statusAt(status, days(-29))).toMatchObject({ status: 'revoked' });
  });

  it.each([
    ['one of another signer', 'signature', { by: { ...issuer, key: namesake.key } }],
    ['one of the same name and another key', 'signer', { by: namesake }],
    ['one of another issuer', 'not-for-this', { issuer: root }],
    ['one with a bit turned', 'signature', { badSignature: true }],
    ['one that ended', 'stale', { nextUpdate: days(-1) }],
    [
      'one of two days ago that does not say when the next comes',
      'stale',
      { thisUpdate: days(-2), nextUpdate: undefined },
    ],
    ['one of tomorrow', 'from-the-future', { thisUpdate: days(1), nextUpdate: days(2) }],
    ['changes without their base', 'delta', { delta: 1 }],
    ['one with a critical extension of its own', 'critical-extension', { criticalExtension: true }],
    [
      'one with a critical extension in an entry',
      'critical-extension',
      { entries: [{ serial: '01', criticalExtension: true }] },
    ],
    [
      'one that names an issuer although it is not indirect',
      'critical-extension',
      { entries: [{ serial: '01', certificateIssuer: root.subject }] },
    ],
    ['one of authorities', 'not-for-this', { distributionPoint: { onlyAuthorities: true } }],
    ['one of attribute certificates', 'not-for-this', { distributionPoint: { onlyAttributes: true } }],
    ['another part', 'not-for-this', { distributionPoint: { url: 'http://crl.invalid/2.crl' } }],
    ['some of the reasons', 'some-reasons', { distributionPoint: { onlySomeReasons: 0x40 } }],
    ['one whose signature names two algorithms', 'malformed', { innerAlgorithm: pkcs1('sha256').algorithm }],
  ] satisfies [string, string, Partial<CrlSpec>][])('proves nothing: %s', (_, reason, spec) => {
    expect(judge(spec)).toEqual({ status: 'unknown', reason });
    expect(judge({})).toMatchObject({ status: 'good' });
  });

  it('is signed by somebody who may sign lists', () => {
    const key = issuer.key;
    const mute = entity('authority', 'Sub CA', { by: root, key, extensions: [basicConstraints(true), keyUsage(0x04)] });
    const question = { certificate: subject.certificate, issuer: mute.certificate, at: NOW };
    expect(judgeCrl(crlDer({ issuer }), question)).toEqual({ status: 'unknown', reason: 'signer' });
  });

  it('is of use for a part that the certificate names, and for the kind of certificate it is', () => {
    expect(judge({ distributionPoint: { url: PART, onlyUserCertificates: true } })).toMatchObject({ status: 'good' });
    const question = { certificate: issuer.certificate, issuer: root.certificate, at: NOW };
    const list = (spec: Partial<CrlSpec>): Uint8Array => crlDer({ issuer: root, ...spec });
    expect(judgeCrl(list({ distributionPoint: { onlyAuthorities: true } }), question)).toMatchObject({
      status: 'good',
    });
    expect(judgeCrl(list({ distributionPoint: { onlyUserCertificates: true } }), question)).toMatchObject({
      reason: 'not-for-this',
    });
  });

  it('counts for a time in the past when it was made after it', () => {
    expect(judge({}, days(-100))).toMatchObject({ status: 'unknown', reason: 'from-the-future' });
    const question = { certificate: subject.certificate, issuer: issuer.certificate, at: days(-100), now: NOW };
    expect(judgeCrl(crlDer({ issuer }), question)).toMatchObject({ status: 'good' });
    expect(judgeCrl(crlDer({ issuer, entries: [entry] }), question)).toMatchObject({ status: 'revoked' });
  });

  it('is silent about what ended before it was made', () => {
    const ended = entity('end', 'Ended', { by: issuer, notAfter: days(-10) });
    expect(judge({}, NOW, ended.certificate)).toEqual({ status: 'unknown', reason: 'after-expiry' });
    const named = { serial: ended.certificate.serialNumber };
    expect(judge({ entries: [named] }, NOW, ended.certificate)).toMatchObject({ status: 'revoked' });
  });

  it('is read without extensions, entries and a next update', () => {
    const crl = Crl.fromDer(crlDer({ issuer, version1: true, nextUpdate: undefined }));
    expect(crl).toMatchObject({ length: 0, nextUpdate: undefined, hasUnknownCriticalEntry: false });
    expect(crl.issuer.equals(issuer.certificate.subject)).toBe(true);
    expect(crl.find(serial)).toBeUndefined();
  });

  it('is verified with RSA', () => {
    const rsa = entity('authority', 'RSA', { key: rsaKey() });
    const child = entity('end', 'Child', { by: rsa, scheme: pkcs1('sha256') });
    const question = { certificate: child.certificate, issuer: rsa.certificate, at: NOW };
    expect(judgeCrl(crlDer({ issuer: rsa }), question)).toMatchObject({ status: 'good' });
  });
});

describe('an indirect list', () => {
  const agent = entity('authority', 'List agent', { by: root });
  const own = entity('end', 'Holder 2', { by: issuer, more: [crlDistributionPoint(PART, agent.subject)] });
  const list = crlDer({
    issuer: agent,
    distributionPoint: { url: PART, indirect: true },
    entries: [
      // Without a name: of the agent's own certificates.
      { serial: own.certificate.serialNumber, revokedAt: FROM },
      { serial: '7F', certificateIssuer: issuer.subject },
      { serial, revokedAt: days(-3), reason: 4 },
    ],
  });
  const question = { issuer: issuer.certificate, at: NOW, crlIssuers: [agent.certificate] };

  it('names certificates of the issuer that an earlier entry names', () => {
    const crl = Crl.fromDer(list);
    expect(crl.hasUnknownCriticalEntry).toBe(false);
    expect(crl.find(serial, issuer.certificate.subject)).toMatchObject({ revokedAt: days(-3), reason: 'superseded' });
    expect(crl.find('7f', issuer.certificate.subject)).toBeDefined();
    expect(crl.find('7F')).toBeUndefined();
    expect(crl.find(own.certificate.serialNumber)).toMatchObject({ revokedAt: FROM });
    expect(crl.find(own.certificate.serialNumber, issuer.certificate.subject)).toBeUndefined();
  });

  it('counts for a certificate that names its issuer', () => {
    expect(judgeCrl(list, { ...question, certificate: own.certificate })).toMatchObject({
      status: 'good',
      evidence: { signer: agent.certificate, signerUnchecked: false },
    });
    expect(judgeCrl(list, { ...question, certificate: subject.certificate })).toMatchObject({ reason: 'not-for-this' });
    expect(judgeCrl(list, { ...question, certificate: own.certificate, crlIssuers: [] })).toMatchObject({
      reason: 'signer',
    });
  });
});

describe('a long list', () => {
  const COUNT = 40_000;
  const entries = manyEntries(COUNT);
  const der = crlDer({ issuer, entries });

  it('is read and searched in a fifth of a second', () => {
    expect(der.length).toBeGreaterThan(1_000_000);
    const read = (): number => {
      const start = performance.now();
      const crl = Crl.fromDer(der);
      expect(crl.find((0x4000_0000 + COUNT - 1).toString(16))).toMatchObject({ reason: 'unspecified' });
      expect(crl.find((0x4000_0000 + COUNT - 2).toString(16))).toMatchObject({ reason: 'superseded' });
      expect(crl.find('01')).toBeUndefined();
      expect(crl.length).toBe(COUNT);
      return performance.now() - start;
    };
    // The best of three: the machine has other things to do.
    expect(Math.min(read(), read(), read())).toBeLessThan(200);
  });
});

describe('bytes that are no list', () => {
  it.each([
    ['nothing', Uint8Array.of()],
    ['a list with a byte behind it', Uint8Array.of(...crlDer({ issuer }), 0)],
    ['an endless length', Uint8Array.of(0x30, 0x80, 0, 0)],
    ['a certificate', subject.der],
    ['a number', tlv(0x02, Uint8Array.of(1))],
    ['an empty sequence', sequence()],
  ])('are refused: %s', (_, bytes) => {
    expect(codeOf(() => Crl.fromDer(bytes))).toBe('malformed-crl');
    expect(judge({})).toMatchObject({ status: 'good' });
  });

  it('give a verdict or a typed error, whatever they are', () => {
    const good = crlDer({ issuer, entries: [{ ...entry, reason: 1, invalidityDate: FROM }] });
    const question = { certificate: subject.certificate, issuer: issuer.certificate, at: NOW };
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = good.slice();
        for (const { at, to } of changes) bytes[at] = to;
        const status = judgeCrl(bytes, question);
        // What still verifies is what was signed.
        if (status.status !== 'unknown') expect(status).toMatchObject({ status: 'revoked', reason: 'keyCompromise' });
      }),
      propertyRuns(1000),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          Crl.fromDer(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(PkiError);
        }
      }),
      propertyRuns(1000),
    );
  });
});
