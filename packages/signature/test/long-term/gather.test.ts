import { describe, expect, it } from 'vitest';
import { judgeCrl, judgeOcspEvidence, type RevocationQuestion, type RevocationStatus } from '@ciekit/pki';
import { gatherValidationData, type GatherContext } from '../../src/long-term/gather.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { entity, extendedKeyUsage, NOW, pkcs1, type Entity } from '../../../pki/test/support/test-pki.js';
import { contextOf, trustIn } from '../support/evidence.js';

const pki = signingPki();
const signer = { signers: [pki.cie.certificate], timestampers: [], known: [] };
const both = { ...signer, timestampers: [pki.tsa.certificate] };
const ders = (...entities: readonly Entity[]): readonly string[] => hex(entities.map(({ der }) => der));
const hex = (values: readonly Uint8Array[]): readonly string[] =>
  values.map((value) => Buffer.from(value).toString('hex')).sort();

/** The holder's status by OCSP, everybody else's by list. */
function services(by: Entity = pki.ocspResponder): GatherContext & { readonly asked: string[] } {
  const asked: string[] = [];
  const answer = pki.ocsp(pki.cie, { by, sent: [by] });
  const status = (question: RevocationQuestion): Promise<RevocationStatus> => {
    asked.push(question.certificate.subject.values('2.5.4.3').join());
    if (question.certificate.sha256 === pki.cie.certificate.sha256) {
      return Promise.resolve(judgeOcspEvidence(answer, question));
    }
    const list = question.issuer.sha256 === pki.root.certificate.sha256 ? pki.rootCrl() : pki.crl();
    return Promise.resolve(judgeCrl(list, question));
  };
  return { ...contextOf(pki), revocation: { status }, asked };
}

describe('what a long-term signature needs', () => {
  it('is the chains of signer and time stamp, and a value for each certificate but the anchors', async () => {
    const data = await gatherValidationData(both, services());
    expect(hex(data.certificates)).toEqual(ders(pki.cie, pki.subCa, pki.root, pki.tsa, pki.ocspResponder).toSorted());
    expect(data.ocspResponses).toHaveLength(1);
    // The root's list speaks for the issuing authority and for the time-stamping authority.
    expect(new Set(hex(data.crls)).size).toBe(data.crls.length);
  });

  it('goes on with a responder that does not say that nobody need ask', async () => {
    const responder = entity('end', 'Plain responder', {
      by: pki.subCa,
      scheme: pkcs1('sha256'),
      more: [extendedKeyUsage('1.3.6.1.5.5.7.3.9')],
    });
    const context = services(responder);
    const data = await gatherValidationData(signer, context);
    expect(context.asked).toContain('Plain responder');
    expect(data.crls).toHaveLength(2);
  });

  it('asks nothing that the file answers', async () => {
    const context = services();
    const values = { ocspResponses: [pki.ocsp(pki.cie)], crls: [pki.rootCrl()] };
    const data = await gatherValidationData(signer, { ...context, values });
    expect(context.asked).toEqual([]);
    expect(hex(data.ocspResponses)).toEqual(hex(values.ocspResponses));
  });

  it('finds issuers where a certificate says that they are', async () => {
    const { revocation } = services();
    const context = { ...contextOf(pki, { trust: trustIn(pki, { intermediates: () => [] }) }), revocation };
    await expect(gatherValidationData(signer, context)).rejects.toMatchObject({ code: 'revocation-unavailable' });
    const fetchIssuers = () => Promise.resolve([pki.namesake.certificate, pki.subCa.certificate]);
    const data = await gatherValidationData(signer, { ...context, revocation: { ...revocation, fetchIssuers } });
    expect(hex(data.certificates)).toContain(Buffer.from(pki.subCa.der).toString('hex'));
  });

  it('names whose status could not be had', async () => {
    const status = ({ certificate }: RevocationQuestion): Promise<RevocationStatus> =>
      Promise.resolve(
        certificate.sha256 === pki.cie.certificate.sha256
          ? judgeOcspEvidence(pki.ocsp(pki.cie), { certificate, issuer: pki.subCa.certificate, at: NOW })
          : { status: 'unknown', reason: 'unreachable' },
      );
    await expect(gatherValidationData(signer, { ...contextOf(pki), revocation: { status } })).rejects.toMatchObject({
      code: 'revocation-unavailable',
      message: expect.stringMatching(/Test Signing CA.*unreachable/) as string,
    });
    const stranger = { ...signer, signers: [pki.stranger.certificate] };
    await expect(gatherValidationData(stranger, services())).rejects.toMatchObject({
      code: 'revocation-unavailable',
      message: expect.stringContaining('Self-made signer') as string,
    });
  });
});
