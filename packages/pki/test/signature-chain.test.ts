import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChain, buildChains, findChain, purposeFailure, type Certificate, type KeyPurpose } from '@ciekit/pki';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { context, name, oid, sequence } from './support/der-writer.js';
import { qcStatements, signingPki } from './support/signing-pki.js';
import {
  basicConstraints,
  entity,
  extendedKeyUsage,
  extension,
  keyUsage,
  NOW,
  pkcs1,
  type Entity,
} from './support/test-pki.js';
import { timestampAuthority } from './support/tsa.js';

const pki = signingPki();
const certificates = (...entities: readonly Entity[]): readonly Certificate[] =>
  entities.map(({ certificate }) => certificate);
const DAY = 86_400_000;
const days = (count: number): Date => new Date(NOW.getTime() + count * DAY);

describe('several ways to an anchor', () => {
  const { cie, subCa, crossSubCa, namesake, root, otherRoot } = pki;
  const between = certificates(namesake, crossSubCa, subCa);

  it('are all found, past an authority of the same name with another key', () => {
    const paths = buildChains(cie.certificate, {
      anchors: certificates(root, otherRoot),
      intermediates: between,
      at: NOW,
    });
    expect(paths).toEqual([certificates(cie, crossSubCa, otherRoot), certificates(cie, subCa, root)]);
  });

  it('are those that lead to anchors held', () => {
    const options = { intermediates: between, at: NOW };
    expect(buildChains(cie.certificate, { ...options, anchors: certificates(root) })).toEqual([
      certificates(cie, subCa, root),
    ]);
    expect(buildChains(cie.certificate, { ...options, anchors: [] })).toEqual([]);
    expect(buildChains(cie.certificate, { ...options, anchors: certificates(subCa) })).toEqual([
      certificates(cie, subCa),
    ]);
  });

  it('end in good time among many look-alikes', () => {
    const alike = Array.from({ length: 40 }, () =>
      entity('authority', '', { by: otherRoot, subject: subCa.subject, key: subCa.key }),
    );
    const paths = buildChains(cie.certificate, {
      anchors: certificates(otherRoot),
      intermediates: certificates(...alike),
      at: NOW,
    });
    expect(paths).toHaveLength(8);
  });
});

describe('time on a path', () => {
  const shortRoot = entity('authority', 'Root', { notBefore: days(-1000), notAfter: days(-10) });
  const leaf = entity('end', 'Signer', { by: shortRoot, notBefore: days(-100), notAfter: days(100) });
  const anchors = certificates(shortRoot);

  it('is that of the signature for all of them, or that of each issuing', () => {
    expect(buildChain(leaf.certificate, { anchors, at: NOW })).toMatchObject({ status: 'invalid', reason: 'expired' });
    expect(buildChain(leaf.certificate, { anchors, at: NOW, model: 'chain' })).toMatchObject({ status: 'trusted' });
    expect(buildChain(leaf.certificate, { anchors, at: days(-11) })).toMatchObject({ status: 'trusted' });
    expect(buildChain(leaf.certificate, { anchors, at: days(101), model: 'chain' })).toMatchObject({
      reason: 'expired',
    });
    const late = entity('end', 'Late', { by: shortRoot, notBefore: days(-9), notAfter: days(100) });
    expect(buildChain(late.certificate, { anchors, at: NOW, model: 'chain' })).toMatchObject({ reason: 'expired' });
  });
});

describe('issuers that nobody sent', () => {
  const top = entity('authority', 'Top');
  const middle = entity('authority', 'Middle', { by: top });
  const low = entity('authority', 'Low', { by: middle });
  const leaf = entity('end', 'Leaf', { by: low });
  const issuers = new Map(
    [
      [leaf, low],
      [low, middle],
    ].map(([child, issuer]) => [child?.certificate.sha256, issuer]),
  );
  const fetching = () => {
    const asked: Certificate[] = [];
    const fetchIssuers = (certificate: Certificate): Promise<readonly Certificate[]> => {
      asked.push(certificate);
      const issuer = issuers.get(certificate.sha256);
      return Promise.resolve(issuer === undefined ? [] : [issuer.certificate]);
    };
    return { asked, fetchIssuers };
  };

  it('are asked for one after the other', async () => {
    const { asked, fetchIssuers } = fetching();
    const options = { anchors: certificates(top), at: NOW };
    expect(await findChain(leaf.certificate, options)).toMatchObject({ status: 'no-anchor' });
    expect(await findChain(leaf.certificate, { ...options, fetchIssuers })).toMatchObject({
      status: 'trusted',
      path: certificates(leaf, low, middle, top),
    });
    expect(asked).toEqual(certificates(leaf, low));
  });

  it('are not asked for when they are there, and never become anchors', async () => {
    const { asked, fetchIssuers } = fetching();
    const held = { anchors: certificates(low), at: NOW, fetchIssuers };
    expect(await findChain(leaf.certificate, held)).toMatchObject({ status: 'trusted' });
    expect(asked).toEqual([]);
    const stranger = entity('authority', 'Stranger');
    expect(await findChain(leaf.certificate, { ...held, anchors: certificates(stranger) })).toMatchObject({
      status: 'no-anchor',
      lastKnown: middle.certificate,
    });
    expect(asked).toEqual(certificates(leaf, low, middle));
  });
});

describe('what a key is meant for', () => {
  const end = (...extensions: readonly Uint8Array[]): Certificate => entity('end', 'End', { extensions }).certificate;
  const SERVER = '1.3.6.1.5.5.7.3.1';
  const OCSP = '1.3.6.1.5.5.7.3.9';
  const stamping = (purpose: 'critical' | 'not-critical' | 'among-others' | 'missing'): Certificate =>
    timestampAuthority(pki.root, { purpose }).certificate;

  it.each([
    ['document-signing', 'a CIE’s certificate', pki.cie.certificate, undefined],
    ['document-signing', 'a qualified one', pki.qualified.certificate, undefined],
    ['document-signing', 'one without key usage', end(), undefined],
    ['document-signing', 'one for encryption', pki.encryptionOnly.certificate, 'key-usage'],
    ['document-signing', 'one for time stamps', pki.tsa.certificate, 'extended-key-usage'],
    ['document-signing', 'one for OCSP', pki.ocspResponder.certificate, 'extended-key-usage'],
    ['document-signing', 'an authority', pki.root.certificate, 'key-usage'],
    ['time-stamping', 'one for time stamps', stamping('critical'), undefined],
    ['time-stamping', 'one that does not insist', stamping('not-critical'), 'extended-key-usage-not-critical'],
    ['time-stamping', 'one for other things too', stamping('among-others'), 'extended-key-usage'],
    ['time-stamping', 'one that does not say', stamping('missing'), 'extended-key-usage'],
    ['ocsp-signing', 'a responder', pki.ocspResponder.certificate, undefined],
    ['ocsp-signing', 'one for servers', end(extendedKeyUsage(SERVER)), 'extended-key-usage'],
    ['ocsp-signing', 'one that may not sign', end(keyUsage(0x20), extendedKeyUsage(OCSP)), 'key-usage'],
    ['crl-signing', 'an authority', pki.subCa.certificate, undefined],
    ['crl-signing', 'one for certificates alone', end(basicConstraints(true), keyUsage(0x04)), 'key-usage'],
  ] satisfies [KeyPurpose, string, Certificate, string | undefined][])('%s: %s', (purpose, _, certificate, failure) => {
    expect(purposeFailure(certificate, purpose)).toBe(failure);
  });

  it('is asked about with the chain', () => {
    const options = { anchors: certificates(pki.root), intermediates: certificates(pki.subCa), at: NOW };
    const { cie, encryptionOnly } = pki;
    expect(buildChain(cie.certificate, { ...options, purpose: 'document-signing' })).toMatchObject({
      status: 'trusted',
    });
    expect(buildChain(encryptionOnly.certificate, options)).toMatchObject({ status: 'trusted' });
    expect(buildChain(encryptionOnly.certificate, { ...options, purpose: 'document-signing' })).toMatchObject({
      status: 'invalid',
      reason: 'key-usage',
    });
  });

  it('does not make an authority of an anchor that stamps time', () => {
    const below = entity('end', 'Below', { by: pki.tsa, scheme: pkcs1('sha256') });
    const options = { anchors: certificates(pki.tsa), at: NOW };
    expect(buildChain(pki.tsa.certificate, { ...options, purpose: 'time-stamping' })).toMatchObject({
      status: 'trusted',
    });
    expect(buildChain(below.certificate, options)).toMatchObject({ status: 'invalid', reason: 'not-a-ca' });
  });
});

describe('statements about qualified certificates', () => {
  const statements = (...more: readonly Uint8Array[]) =>
    entity('end', 'End', { more, key: pki.ec.key }).certificate.extensions;

  it('are read', () => {
    expect(pki.qualified.certificate.extensions).toMatchObject({
      policies: ['0.4.0.194112.1.2'],
      qcStatements: { compliance: true, device: true, types: ['signature'], countries: [] },
    });
    expect(statements(qcStatements({ compliance: true, type: 2 })).qcStatements).toEqual({
      compliance: true,
      device: false,
      types: ['seal'],
      countries: [],
    });
    expect(pki.cie.certificate.extensions).toMatchObject({ qcStatements: undefined, policies: ['1.3.76.47.4'] });
  });

  it('that cannot be read say nothing', () => {
    const broken = extension('1.3.6.1.5.5.7.1.3', context(0, name({})));
    expect(statements(broken)).toMatchObject({ qcStatements: undefined, unreadable: ['1.3.6.1.5.5.7.1.3'] });
    const type = extension('1.3.6.1.5.5.7.1.3', sequence(sequence(oid('0.4.0.1862.1.6'), oid('1.2.3'))));
    expect(statements(type)).toMatchObject({ qcStatements: undefined });
  });

  it('are read or refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { unreadable, qcStatements: read } = statements(extension('1.3.6.1.5.5.7.1.3', bytes));
        expect(unreadable.length === 1 || read !== undefined).toBe(true);
      }),
      propertyRuns(200),
    );
  });
});
