import { describe, expect, it } from 'vitest';
import { judge, type QualifiedService, type ValidationTrust, type Worth } from '@ciekit/signature';
import { qcStatements, signingPki } from '../../../pki/test/support/signing-pki.js';
import { entity, pkcs1, type Entity } from '../../../pki/test/support/test-pki.js';
import { contextOf, day, evidenceOf, stampBy, trustIn } from '../support/evidence.js';

const pki = signingPki();
const granted = (service: QualifiedService) => ({
  qualifiedService: (certificate: { readonly sha256: string }) =>
    certificate.sha256 === pki.subCa.certificate.sha256 ? service : undefined,
});
const SIGNATURES = granted({ signatures: true, seals: false });
const SEALS = granted({ signatures: false, seals: true });
const seal = entity('end', 'Comune', {
  by: pki.subCa,
  scheme: pkcs1('sha256'),
  more: [qcStatements({ compliance: true, device: true, type: 2 })],
});
const softKey = entity('end', 'Soft', {
  by: pki.subCa,
  scheme: pkcs1('sha256'),
  more: [qcStatements({ compliance: true, type: 1 })],
});

const worth = async (signer: Entity, trust: Partial<ValidationTrust> = {}): Promise<Worth> =>
  (await judge(evidenceOf(signer), contextOf(pki, { trust: trustIn(pki, trust) }))).worth;

describe('what a signature is in law', () => {
  it.each<[string, Entity, Partial<ValidationTrust>, Worth['kind'], string]>([
    ["a CIE's", pki.cie, {}, 'fea', 'worth-fea-cie'],
    [
      "in the form of a CIE's, by another authority",
      pki.cie,
      { isCieIssuer: () => false },
      'advanced',
      'worth-cie-not-confirmed',
    ],
    ["in the form of a CIE's, by nobody", pki.cie, { anchors: () => [] }, 'unknown', 'worth-cie-not-confirmed'],
    ['qualified, with a list', pki.qualified, SIGNATURES, 'qualified', 'worth-qualified'],
    ['qualified, without a list', pki.qualified, {}, 'advanced', 'worth-qualified-not-confirmed'],
    ['qualified, with a list for seals', pki.qualified, SEALS, 'advanced', 'worth-qualified-not-confirmed'],
    ['qualified, by nobody', pki.qualified, { anchors: () => [] }, 'unknown', 'worth-qualified-not-confirmed'],
    ['a qualified seal', seal, SEALS, 'qualified-seal', 'worth-qualified-seal'],
    ['qualified without a device', softKey, SIGNATURES, 'advanced', 'worth-qualified-certificate-only'],
    ['neither', pki.ec, SIGNATURES, 'advanced', 'worth-not-qualified'],
    ['self-made', pki.stranger, SIGNATURES, 'unknown', 'worth-unknown'],
  ])('%s', async (_, signer, trust, kind, code) => {
    expect(await worth(signer, trust)).toMatchObject({ kind, findings: [{ code }] });
  });

  it('is asked of the list for the time of the signature', async () => {
    const asked: Date[] = [];
    const trust = trustIn(pki, {
      qualifiedService: (_, at) => {
        asked.push(at);
        return undefined;
      },
    });
    const crls = [pki.rootCrl({ thisUpdate: day(-9) })];
    const timestamps = [stampBy(pki.tsa, 'signature', day(-8))];
    await judge(evidenceOf(pki.qualified, { timestamps, crls }), contextOf(pki, { trust }));
    expect(new Set(asked)).toEqual(new Set([day(-8)]));
  });

  it('names the holder of a CIE, and others by their certificate', async () => {
    const { signer } = await judge(evidenceOf(pki.cie), contextOf(pki));
    expect(signer?.holder).toMatchObject({ fiscalCode: 'RSSMRA85T50H501A', surname: 'ROSSI', givenName: 'MARIA' });
    const other = (await judge(evidenceOf(pki.ec), contextOf(pki))).signer;
    expect(other).toMatchObject({ commonName: 'ELLIPTIC SIGNER', holder: undefined });
  });
});
