import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeCrl, RevocationClient, type RevocationQuestion, type RevocationStatus } from '@ciekit/pki';
import {
  bytesSource,
  contentStream,
  extendCades,
  gatherValidationData,
  signCades,
  timestampClient,
  validateFile,
  type SignatureReport,
  type ValidationContext,
} from '@ciekit/signature';
import {
  ocspRoute,
  startLoopbackServer,
  tsaRoute,
  type LoopbackServer,
} from '../../../pki/test/support/revocation-servers.js';
import { signingPki, softwareSigner, type SigningPki } from '../../../pki/test/support/signing-pki.js';
import { trustIn } from '../support/evidence.js';
import { collect } from '../support/files.js';

const CONTENT = new Uint8Array(Buffer.from('Si chiede il rilascio del certificato.'));
const YEAR = 365 * 86_400_000;

describe('a signature that was made to last', () => {
  let server: LoopbackServer;
  let pki: SigningPki;
  let context: ValidationContext;
  const now = new Date();

  beforeAll(async () => {
    server = await startLoopbackServer();
    pki = signingPki({
      at: now,
      ocspUrl: server.url('/ocsp'),
      crlUrl: server.url('/ca.crl'),
      rootCrlUrl: server.url('/root.crl'),
    });
    const hour = 3_600_000;
    const fresh = { thisUpdate: new Date(now.getTime() - hour), nextUpdate: new Date(now.getTime() + 24 * hour) };
    server.route(
      '/ocsp',
      ocspRoute(pki.subCa, () => ({ ...fresh, producedAt: fresh.thisUpdate })),
    );
    server.route('/ca.crl', pki.crl());
    server.route('/root.crl', pki.rootCrl());
    server.route(
      '/tsa',
      tsaRoute(pki.tsa, () => ({ time: new Date(now.getTime() - 60_000) })),
    );
    context = { at: now, trust: trustIn(pki) };
  });
  afterAll(() => server.close());

  const judge = async (file: Uint8Array, more: Partial<ValidationContext> = {}): Promise<SignatureReport | undefined> =>
    (await validateFile(bytesSource(file), { ...context, ...more })).layers[0]?.signatures[0];
  const made = async (level: 't' | 'lt' | 'lta'): Promise<Uint8Array> => {
    const timestamp = timestampClient({ fetch, url: server.url('/tsa') });
    const signer = softwareSigner(pki.cie, [pki.subCa]);
    const signed = await collect(signCades(contentStream(bytesSource(CONTENT)), signer, { timestamp }));
    if (level === 't') return signed;
    const revocation = new RevocationClient({ fetch });
    const values = { ocspResponses: [], crls: [pki.rootCrl()] };
    return collect(
      extendCades(bytesSource(signed), level, {
        timestamp,
        validationData: (question) => gatherValidationData(question, { ...context, revocation, values }),
      }),
    );
  };

  it('needs the network at level T, and none at level LT', async () => {
    const signed = await made('t');
    expect(await judge(signed)).toMatchObject({ subIndication: 'TRY_LATER', bestTime: { kind: 'none' } });
    const before = server.questions.length;
    const extended = await made('lt');
    expect(server.questions.length).toBeGreaterThan(before);
    const asked = server.questions.length;
    expect(await judge(extended)).toMatchObject({
      indication: 'TOTAL-PASSED',
      bestTime: { kind: 'proved' },
      level: 'lt',
    });
    expect(server.questions.length).toBe(asked);
  });

  it('outlives the certificate at every level that proves its time', async () => {
    const archived = await made('lta');
    const at = new Date(now.getTime() + 3 * YEAR);
    // Years later somebody only has to say that the archive's time-stamping authority is in order.
    const list = pki.rootCrl({
      thisUpdate: new Date(at.getTime() - 1_000),
      nextUpdate: new Date(at.getTime() + 1_000),
    });
    const status = (question: RevocationQuestion): Promise<RevocationStatus> =>
      Promise.resolve(judgeCrl(list, question));
    const later = { at, revocation: { status } };
    expect((await judge(await made('t'), { at }))?.verdicts.certificate.state).toBe('undetermined');
    const report = await judge(archived, later);
    expect(report?.level).toBe('lta');
    expect(report?.bestTime.kind).toBe('proved');
    expect(report?.verdicts.certificate.state).toBe('valid');
    expect(report?.indication).toBe('TOTAL-PASSED');
  });
});
