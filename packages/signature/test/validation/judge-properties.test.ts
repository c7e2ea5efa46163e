import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, summarise, type SignatureEvidence } from '@ciekit/signature';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { contextOf, day, evidenceOf, stampBy } from '../support/evidence.js';

const pki = signingPki();
const signers = [
  pki.cie,
  pki.ec,
  pki.expired,
  pki.notYetValid,
  pki.revoked,
  pki.suspended,
  pki.encryptionOnly,
  pki.stranger,
];
const stampers = [pki.tsa, pki.expiredTsa, pki.strangeTsa, pki.cie];
const values = {
  ocsp: signers.map((signer) => pki.ocsp(signer)),
  crls: [pki.crl(), pki.rootCrl(), pki.rootCrl({ thisUpdate: day(-100) }), pki.crl({ badSignature: true })],
};

const time = fc.oneof(
  fc.integer({ min: -800, max: 800 }).map(day),
  fc.constant(new Date(Number.NaN)),
  fc.constant(undefined),
  fc.date({ noInvalidDate: false }),
);
const finding = fc.record({
  code: fc.constantFrom(
    'digest-mismatch' as const,
    'content-missing' as const,
    'signing-certificate-mismatch' as const,
  ),
  weight: fc.constantFrom('failure' as const, 'note' as const),
});
const integrity = fc.record({
  state: fc.constantFrom('intact' as const, 'broken' as const, 'undetermined' as const),
  findings: fc.array(finding, { maxLength: 2 }),
});
const bytes = fc.uint8Array({ maxLength: 60 });
const stamp = fc
  .tuple(
    fc.constantFrom(...stampers),
    fc.constantFrom('content' as const, 'signature' as const, 'archive' as const, 'document' as const),
    time,
    integrity,
  )
  .map(([tsa, kind, at, verdict]) => stampBy(tsa, kind, at, { integrity: verdict }));

const evidence: fc.Arbitrary<SignatureEvidence> = fc
  .record({
    signer: fc.constantFrom(...signers),
    withCertificate: fc.boolean(),
    integrity,
    claimedTime: time,
    digestAlgorithm: fc.constantFrom('sha256', 'SHA1', 'md5', '', '__proto__', undefined),
    ocspResponses: fc.array(fc.oneof(bytes, fc.constantFrom(...values.ocsp)), { maxLength: 3 }),
    crls: fc.array(fc.oneof(bytes, fc.constantFrom(...values.crls)), { maxLength: 3 }),
    timestamps: fc.array(stamp, { maxLength: 3 }),
    certificates: fc.subarray(
      [pki.subCa, pki.root, pki.crossSubCa, pki.namesake].map(({ certificate }) => certificate),
    ),
  })
  .map(({ signer, withCertificate, ...more }) =>
    evidenceOf(signer, { ...more, ...(withCertificate ? {} : { signingCertificate: undefined }) }),
  );

describe('any evidence', () => {
  it('gets the same report twice, and its summary is that of its verdicts', async () => {
    const context = contextOf(pki);
    await fc.assert(
      fc.asyncProperty(evidence, async (odd) => {
        const report = await judge(odd, context);
        expect(await judge(odd, context)).toEqual(report);
        expect(summarise(report.verdicts)).toEqual({
          indication: report.indication,
          subIndication: report.subIndication,
        });
        const { integrity: mathematics, certificate, trust, revocation } = report.verdicts;
        const states = [mathematics, certificate, trust, revocation].map(({ state }): string => state);
        const allGood = states.join() === 'intact,valid,trusted,good';
        expect(report.indication === 'TOTAL-PASSED').toBe(allGood);
        if (odd.integrity.state !== 'intact') expect(report.verdicts.integrity.state).toBe(odd.integrity.state);
        if (report.bestTime.kind === 'proved') {
          expect(report.timestamps.some((each) => each.time === report.bestTime.time)).toBe(true);
        }
      }),
      propertyRuns(60),
    );
  });

  it('is not followed into endless counter-signatures', async () => {
    let nested = evidenceOf(pki.cie);
    for (let depth = 0; depth < 1_000; depth++) nested = evidenceOf(pki.cie, { counterSignatures: [nested] });
    let report = await judge(nested, contextOf(pki));
    let depth = 0;
    for (let next = report.counterSignatures[0]; next !== undefined; next = report.counterSignatures[0]) {
      report = next;
      depth++;
    }
    expect(depth).toBe(4);
  });
});
