import { describe, expect, it } from 'vitest';
import type { RevocationQuestion, RevocationStatus } from '@ciekit/pki';
import { judge, type RevocationSource, type SignatureEvidence, type SignatureReport } from '@ciekit/signature';
import { NULL } from '../../../pki/test/support/der-writer.js';
import type { OcspSpec } from '../../../pki/test/support/ocsp.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { entity, extension, type Entity } from '../../../pki/test/support/test-pki.js';
import { contextOf, day, evidenceOf, stampBy } from '../support/evidence.js';

const pki = signingPki();
const crls = [pki.rootCrl({ thisUpdate: day(-100), nextUpdate: day(100) })];

const withOcsp = (signer: Entity, spec: Partial<OcspSpec> = {}, more: Partial<SignatureEvidence> = {}) =>
  evidenceOf(signer, { ocspResponses: [pki.ocsp(signer, spec)], crls, ...more });
const revocationOf = async (evidence: SignatureEvidence): Promise<readonly [string, string | undefined]> => {
  const { revocation } = (await judge(evidence, contextOf(pki))).verdicts;
  return [revocation.state, revocation.findings[0]?.code];
};

describe('values in the file', () => {
  it.each<[string, SignatureEvidence, string, string]>([
    ['good', withOcsp(pki.cie), 'good', 'not-revoked'],
    ['revoked', withOcsp(pki.revoked), 'revoked', 'revoked'],
    // Nothing proves that it was signed before.
    ['revoked from tomorrow on', withOcsp(pki.cie, { status: 'revoked', revokedAt: day(1) }), 'revoked', 'revoked'],
    ['suspended', withOcsp(pki.suspended), 'suspended', 'suspended'],
    ['unknown to its issuer', withOcsp(pki.cie, { status: 'unknown' }), 'unknown', 'revocation-status-unknown'],
    [
      'replayed: from before it could have been revoked',
      withOcsp(pki.cie, { thisUpdate: day(-40), nextUpdate: day(-33), producedAt: day(-40) }),
      'unknown',
      'revocation-stale',
    ],
    [
      'of tomorrow',
      withOcsp(pki.cie, { thisUpdate: day(1), producedAt: day(1) }),
      'unknown',
      'revocation-answer-refused',
    ],
    ['with a bad signature', withOcsp(pki.cie, { badSignature: true }), 'unknown', 'revocation-answer-refused'],
    [
      'a stale list',
      evidenceOf(pki.cie, { crls: [pki.crl({ nextUpdate: day(-1), thisUpdate: day(-9) })] }),
      'unknown',
      'revocation-stale',
    ],
    [
      'a list with a bad signature',
      evidenceOf(pki.cie, { crls: [pki.crl({ badSignature: true })] }),
      'unknown',
      'revocation-answer-refused',
    ],
    ['no values at all', evidenceOf(pki.cie), 'not-asked', 'revocation-not-asked'],
    [
      'values of other people alone',
      withOcsp(pki.cie, { by: pki.stranger, sent: [pki.stranger] }),
      'not-asked',
      'revocation-not-asked',
    ],
    [
      'bytes',
      evidenceOf(pki.cie, { ocspResponses: [Uint8Array.of(1, 2)], crls: [Uint8Array.of(0x30, 0x80)] }),
      'unknown',
      'revocation-answer-refused',
    ],
  ])('%s', async (_, evidence, state, code) => {
    expect(await revocationOf(evidence)).toEqual([state, code]);
  });

  it('cannot take back what another says was revoked', async () => {
    const answers = [pki.ocsp(pki.revoked), pki.ocsp(pki.revoked, { status: 'good', thisUpdate: day(0) })];
    for (const ocspResponses of [answers, answers.toReversed()]) {
      expect((await revocationOf(evidenceOf(pki.revoked, { ocspResponses, crls })))[0]).toBe('revoked');
    }
  });

  it('let a hold be lifted by a later answer, and not by an earlier one', async () => {
    const hold = pki.ocsp(pki.suspended);
    const earlier = pki.ocsp(pki.suspended, { status: 'good', thisUpdate: day(-2) });
    const later = pki.ocsp(pki.suspended, { status: 'good', thisUpdate: day(0) });
    expect((await revocationOf(evidenceOf(pki.suspended, { ocspResponses: [earlier, hold], crls })))[0]).toBe(
      'suspended',
    );
    expect((await revocationOf(evidenceOf(pki.suspended, { ocspResponses: [later, hold], crls })))[0]).toBe('good');
  });

  it('about a certificate that has ended are judged at its last moment', async () => {
    const last = { thisUpdate: day(-11), nextUpdate: day(-9), producedAt: day(-11) };
    expect(await revocationOf(withOcsp(pki.expired, last))).toEqual(['good', 'not-revoked']);
    expect(await revocationOf(withOcsp(pki.expired, { ...last, nextUpdate: day(-10.5) }))).toEqual([
      'unknown',
      'revocation-stale',
    ]);
  });

  it('are judged at the proved time: old values are fresh enough for an old signature', async () => {
    const old = { thisUpdate: day(-40), nextUpdate: day(-33), producedAt: day(-40) };
    const timestamps = [stampBy(pki.tsa, 'signature', day(-39))];
    const report = await judge(withOcsp(pki.cie, old, { timestamps }), contextOf(pki));
    expect(report.indication).toBe('TOTAL-PASSED');
    expect((await judge(withOcsp(pki.cie, old), contextOf(pki))).subIndication).toBe('TRY_LATER');
  });
});

describe('the authorities of the chain', () => {
  it('count as well: one that was revoked takes the chain with it', async () => {
    const revokedCa = pki.rootCrl({ entries: [{ serial: pki.subCa.certificate.serialNumber, revokedAt: day(-3) }] });
    const report = await judge(
      evidenceOf(pki.cie, { ocspResponses: [pki.ocsp(pki.cie)], crls: [revokedCa] }),
      contextOf(pki),
    );
    expect(report.subIndication).toBe('REVOKED_CA_NO_POE');
    expect(report.verdicts.trust).toMatchObject({ state: 'untrusted', findings: [{ code: 'authority-revoked' }, {}] });
    expect(report.verdicts.revocation.state).toBe('good');
  });

  it('leave the answer open while nobody speaks of them', async () => {
    const report = await judge(evidenceOf(pki.cie, { ocspResponses: [pki.ocsp(pki.cie)] }), contextOf(pki));
    expect(report.verdicts.revocation).toMatchObject({
      state: 'unknown',
      findings: [{ code: 'authority-revocation-unknown' }, { code: 'not-revoked' }],
    });
    expect(report.subIndication).toBe('TRY_LATER');
  });
});

describe('asking online', () => {
  const source = (
    answer: (question: RevocationQuestion) => RevocationStatus,
  ): RevocationSource & { asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      status: (question) => {
        asked.push(question.certificate.sha256);
        return Promise.resolve(answer(question));
      },
    };
  };
  const ask = (revocation: RevocationSource, evidence: SignatureEvidence): Promise<SignatureReport> =>
    judge(evidence, contextOf(pki, { revocation }));
  const unreachable = (): RevocationStatus => ({ status: 'unknown', reason: 'unreachable' });

  it('is about what the file leaves open, and about nothing else', async () => {
    const revocation = source(unreachable);
    expect((await ask(revocation, withOcsp(pki.cie))).indication).toBe('TOTAL-PASSED');
    expect(revocation.asked).toEqual([]);
    await ask(revocation, evidenceOf(pki.cie, { crls }));
    expect(revocation.asked).toEqual([pki.cie.certificate.sha256]);
  });

  it.each([
    ['unreachable', 'revocation-unreachable'],
    ['no-source', 'revocation-no-source'],
    ['unknown-certificate', 'revocation-status-unknown'],
    ['signature', 'revocation-answer-refused'],
  ] as const)('says why there is no answer: %s', async (reason, code) => {
    const report = await ask(
      source(() => ({ status: 'unknown', reason })),
      evidenceOf(pki.cie, { crls }),
    );
    expect(report.verdicts.revocation).toMatchObject({ state: 'unknown', findings: [{ code }] });
    expect(report.subIndication).toBe('TRY_LATER');
  });

  it('asks nobody about a certificate that is never revoked', async () => {
    // id-ce-noRevAvail, RFC 9608
    const shortLived = entity('end', 'Short-lived', { by: pki.root, more: [extension('2.5.29.56', NULL)] });
    const revocation = source(unreachable);
    const report = await ask(revocation, evidenceOf(shortLived));
    expect(report.verdicts.revocation).toMatchObject({
      state: 'good',
      findings: [{ code: 'revocation-not-applicable' }],
    });
    expect(revocation.asked).toEqual([]);
  });

  it('stops with the signal', async () => {
    const abort = new AbortController();
    const revocation = source(() => {
      abort.abort();
      return unreachable();
    });
    const context = contextOf(pki, { revocation, signal: abort.signal });
    await expect(judge(evidenceOf(pki.cie), context)).rejects.toThrow();
  });
});
