import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpFetch, RevocationClient } from '@ciekit/pki';
import { judge, type SignatureEvidence, type ValidationContext } from '@ciekit/signature';
import { gatherValidationData } from '../../src/long-term/gather.js';
import {
  CRL_REASONS,
  crlDer,
  crlDistributionPoint,
  type CrlEntrySpec,
  type CrlSpec,
} from '../../../pki/test/support/crl.js';
import { ocspRoute, startLoopbackServer, type LoopbackServer } from '../../../pki/test/support/revocation-servers.js';
import { certificatesOnly, signingPki } from '../../../pki/test/support/signing-pki.js';
import { entity, extendedKeyUsage, infoAccess, pkcs1, type Entity } from '../../../pki/test/support/test-pki.js';
import { contextOf, day, evidenceOf, trustIn } from '../support/evidence.js';

const pki = signingPki();
const rootCrl = pki.rootCrl({ thisUpdate: day(-100), nextUpdate: day(100) });
const byCa = (commonName: string, ...more: readonly Uint8Array[]): Entity =>
  entity('end', commonName, { by: pki.subCa, scheme: pkcs1('sha256'), more });
const responder = byCa('Plain responder', extendedKeyUsage('1.3.6.1.5.5.7.3.9'));
const answer = pki.ocsp(pki.cie, { by: responder, sent: [responder], thisUpdate: day(-1), producedAt: day(-1) });

/** The issuing authority's list with the responder in it, or without. */
const list = (entry?: Omit<CrlEntrySpec, 'serial'>, spec: Partial<CrlSpec> = {}): Uint8Array =>
  pki.crl({
    entries: entry === undefined ? [] : [{ serial: responder.certificate.serialNumber, ...entry }],
    ...spec,
  });

const revocationOf = async (evidence: SignatureEvidence, more: Partial<ValidationContext> = {}): Promise<unknown> => {
  const { revocation } = (await judge(evidence, contextOf(pki, more))).verdicts;
  return [revocation.state, ...revocation.findings.map(({ code }) => code)];
};

describe('a responder that does not say that nobody need ask', () => {
  const withList = (crl: Uint8Array, signer = pki.cie): SignatureEvidence =>
    // The list is old enough to say nothing of the signer, so that the answer is what counts.
    evidenceOf(signer, { ocspResponses: [answer], crls: [rootCrl, crl] });
  const at = { thisUpdate: day(-2), nextUpdate: day(-0.5) };

  it.each<[string, Omit<CrlEntrySpec, 'serial'>]>([
    ['before it answered', { revokedAt: day(-1.5), reason: CRL_REASONS.superseded }],
    ['after it answered, its key lost', { revokedAt: day(-0.7), reason: CRL_REASONS.keyCompromise }],
    ['after it answered, nobody says why', { revokedAt: day(-0.7) }],
    ['while on hold', { revokedAt: day(-1.5), reason: CRL_REASONS.certificateHold }],
  ])('is not believed when it was revoked %s', async (_, entry) => {
    expect(await revocationOf(withList(list(entry, at)))).toEqual([
      'unknown',
      'revocation-signer-revoked',
      'revocation-stale',
    ]);
  });

  it('is believed when a list has nothing against it, or nothing that touches the answer', async () => {
    expect(await revocationOf(withList(list(undefined, at)))).toEqual(['good', 'not-revoked']);
    const later = { revokedAt: day(-0.7), reason: CRL_REASONS.cessationOfOperation };
    expect(await revocationOf(withList(list(later, at)))).toEqual(['good', 'not-revoked']);
  });

  it('is believed with a warning where nothing tells', async () => {
    const evidence = evidenceOf(pki.cie, { ocspResponses: [answer], crls: [rootCrl] });
    expect(await revocationOf(evidence)).toEqual(['good', 'not-revoked', 'revocation-signer-unchecked']);
    expect((await judge(evidence, contextOf(pki))).indication).toBe('TOTAL-PASSED');
    // A list that somebody else signed tells nothing.
    expect(await revocationOf(withList(list({ revokedAt: day(-3) }, { ...at, by: pki.stranger })))).toEqual([
      'good',
      'not-revoked',
      'revocation-signer-unchecked',
    ]);
  });

  it('needs no list where it says so', async () => {
    const evidence = evidenceOf(pki.cie, { ocspResponses: [pki.ocsp(pki.cie)], crls: [rootCrl] });
    expect(await revocationOf(evidence)).toEqual(['good', 'not-revoked']);
  });
});

describe('from the network', () => {
  let server: LoopbackServer;
  let revocation: RevocationClient;
  beforeAll(async () => {
    server = await startLoopbackServer({ '/root.crl': rootCrl });
    revocation = new RevocationClient({ fetch: createHttpFetch(), clock: () => day(0), timeoutMs: 1_000 });
  });
  afterAll(() => server.close());
  const asked = (): readonly string[] => server.questions.map(({ method, path }) => `${method} ${path}`);

  it('a list is asked about the responder, never the responder itself', async () => {
    const named = byCa(
      'Named responder',
      extendedKeyUsage('1.3.6.1.5.5.7.3.9'),
      infoAccess(['ocsp', server.url('/own')]),
      crlDistributionPoint(server.url('/ca.crl')),
    );
    const signer = byCa('Signer', infoAccess(['ocsp', server.url('/ocsp')]));
    server.route(
      '/ocsp',
      ocspRoute(pki.subCa, () => ({ by: named, sent: [named] })),
    );
    server.route('/ca.crl', pki.crl({ entries: [{ serial: named.certificate.serialNumber, revokedAt: day(-2) }] }));
    const evidence = evidenceOf(signer, { crls: [rootCrl] });
    expect(await revocationOf(evidence, { revocation })).toEqual(['unknown', 'revocation-signer-revoked']);
    expect(asked()).toEqual(['POST /ocsp', 'GET /ca.crl']);
    const fresh = new RevocationClient({ fetch: createHttpFetch(), clock: () => day(0) });
    server.route('/ca.crl', pki.crl({ entries: [] }));
    expect(await revocationOf(evidence, { revocation: fresh })).toEqual(['good', 'not-revoked']);
    server.route('/ca.crl', { status: 404 });
    const cut = new RevocationClient({ fetch: createHttpFetch(), clock: () => day(0) });
    expect(await revocationOf(evidence, { revocation: cut })).toEqual([
      'good',
      'not-revoked',
      'revocation-signer-unchecked',
    ]);
  });

  it('directories are not asked, and that is said', async () => {
    const url = 'ldap://directory.test/cn=CA?certificateRevocationList';
    const signer = byCa('Signer', crlDistributionPoint(url));
    const { verdicts } = await judge(evidenceOf(signer, { crls: [rootCrl] }), contextOf(pki, { revocation }));
    expect(verdicts.revocation).toMatchObject({
      state: 'unknown',
      findings: [
        { code: 'revocation-no-source' },
        { code: 'revocation-directory-not-asked', values: { address: url } },
      ],
    });
    // With another answer it is of no interest.
    const both = { crls: [rootCrl], ocspResponses: [pki.ocsp(signer)] };
    expect(await revocationOf(evidenceOf(signer, both), { revocation })).toEqual(['good', 'not-revoked']);
  });

  describe('the issuer of an indirect list', () => {
    const agent = entity('authority', 'List agent', { by: pki.root });
    const impostor = entity('authority', 'List agent', { by: pki.otherRoot });
    const indirect = (by: Entity, serial: string): Uint8Array =>
      crlDer({
        issuer: by,
        thisUpdate: day(-1),
        nextUpdate: day(1),
        distributionPoint: { url: server.url('/indirect.crl'), indirect: true },
        entries: [
          { serial, certificateIssuer: pki.subCa.subject, revokedAt: day(-2), reason: CRL_REASONS.keyCompromise },
        ],
      });
    const signerOf = (...more: readonly Uint8Array[]): Entity =>
      byCa('Signer', crlDistributionPoint(server.url('/indirect.crl'), agent.subject), ...more);
    const judged = (signer: Entity, by: Entity, held: readonly Entity[], more: Partial<ValidationContext> = {}) => {
      const crls = [rootCrl, indirect(by, signer.certificate.serialNumber)];
      return revocationOf(evidenceOf(signer, { crls, certificates: held.map(({ certificate }) => certificate) }), more);
    };

    it('is nobody without a path to the anchor of the signer', async () => {
      expect(await judged(signerOf(), impostor, [impostor])).toEqual(['not-asked', 'revocation-not-asked']);
      const trust = trustIn(pki, { anchors: () => [pki.root.certificate, pki.otherRoot.certificate] });
      expect(await judged(signerOf(), impostor, [impostor], { trust })).toEqual(['not-asked', 'revocation-not-asked']);
      expect(await judged(signerOf(), agent, [])).toEqual(['not-asked', 'revocation-not-asked']);
      // Nor one that the certificate does not name.
      const unnamed = byCa('Signer', crlDistributionPoint(server.url('/indirect.crl')));
      expect(await judged(unnamed, agent, [agent])).toEqual(['not-asked', 'revocation-not-asked']);
    });

    it('is found among the certificates of the file and of the trust store', async () => {
      expect(await judged(signerOf(), agent, [impostor, agent])).toEqual(['revoked', 'revoked']);
      const intermediates = () => [pki.subCa.certificate, agent.certificate];
      expect(await judged(signerOf(), agent, [], { trust: trustIn(pki, { intermediates }) })).toEqual([
        'revoked',
        'revoked',
      ]);
    });

    it('is looked for at the address that the certificate gives', async () => {
      const signer = signerOf(infoAccess(['caIssuers', server.url('/issuers.p7c')]));
      server.route('/issuers.p7c', certificatesOnly([pki.subCa.der, agent.der]));
      server.route('/indirect.crl', indirect(agent, signer.certificate.serialNumber));
      const evidence = evidenceOf(signer, { crls: [rootCrl] });
      expect(await revocationOf(evidence, { revocation })).toEqual(['revoked', 'revoked']);
    });

    it('does not count when it was itself revoked', async () => {
      const entries = [{ serial: agent.certificate.serialNumber, revokedAt: day(-50) }];
      const crls = [
        pki.rootCrl({ thisUpdate: day(-2), nextUpdate: day(2), entries }),
        indirect(agent, signerOf().certificate.serialNumber),
      ];
      const evidence = evidenceOf(signerOf(), { crls, certificates: [agent.certificate] });
      expect(await revocationOf(evidence)).toEqual(['unknown', 'revocation-signer-revoked']);
    });
  });

  it('changes to a list are taken along for later, and count there', async () => {
    const serial = pki.cie.certificate.serialNumber;
    const signer = byCa('Signer', crlDistributionPoint(server.url('/base.crl')));
    const own = signer.certificate.serialNumber;
    const base = { number: 5, freshestUrl: server.url('/delta.crl'), entries: [{ serial }] };
    const changes = { number: 6, delta: 5, thisUpdate: day(-0.5), nextUpdate: day(0.5) };
    server.route('/base.crl', pki.crl(base));
    server.route('/delta.crl', pki.crl({ ...changes, entries: [] }));
    const context = contextOf(pki, { revocation });
    const data = await gatherValidationData(
      { signers: [signer.certificate], timestampers: [], known: [] },
      { ...context, revocation, values: { ocspResponses: [], crls: [rootCrl] } },
    );
    expect(data.crls).toHaveLength(3);
    const revoked = pki.crl({ ...changes, entries: [{ serial: own, revokedAt: day(-0.6), reason: 4 }] });
    const inFile = (...crls: readonly Uint8Array[]): SignatureEvidence =>
      evidenceOf(signer, { crls: [rootCrl, ...crls] });
    expect(await revocationOf(inFile(...data.crls))).toEqual(['good', 'not-revoked']);
    expect(await revocationOf(inFile(pki.crl(base), revoked))).toEqual(['revoked', 'revoked']);
    // Changes to the lists of others lie in the same heap; those that are this list's and do not hold are told.
    const others = crlDer({ issuer: pki.root, number: 6, delta: 5 });
    expect(await revocationOf(inFile(pki.crl(base), others))).toEqual(['good', 'not-revoked']);
    const replayed = pki.crl({ ...changes, thisUpdate: day(-1), nextUpdate: day(-0.5) });
    expect(await revocationOf(inFile(pki.crl(base), replayed))).toEqual([
      'good',
      'not-revoked',
      'revocation-changes-refused',
    ]);
  });
});
