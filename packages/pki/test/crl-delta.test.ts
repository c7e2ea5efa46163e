import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHttpFetch, Crl, judgeCrl, RevocationClient, type RevocationStatus } from '@ciekit/pki';
import { CRL_REASONS, crlDer, crlDistributionPoint, freshestCrl, type CrlSpec } from './support/crl.js';
import { startLoopbackServer, type LoopbackServer } from './support/revocation-servers.js';
import { entity, NOW, subjectKeyIdentifier } from './support/test-pki.js';

const HOUR = 3_600_000;
const hours = (count: number): Date => new Date(NOW.getTime() + count * HOUR);

const issuer = entity('authority', 'Issuer');
const impostor = entity('authority', 'Issuer');
const other = entity('authority', 'Other issuer');
const holder = entity('end', 'Holder', { by: issuer });
const serial = holder.certificate.serialNumber;
const question = { certificate: holder.certificate, issuer: issuer.certificate, at: NOW };

const base = (spec: Partial<CrlSpec> = {}): Uint8Array =>
  crlDer({ issuer, number: 10, thisUpdate: hours(-20), nextUpdate: hours(4), ...spec });
const delta = (spec: Partial<CrlSpec> = {}): Uint8Array =>
  crlDer({ issuer, number: 12, delta: 10, thisUpdate: hours(-1), nextUpdate: hours(1), ...spec });
const revoked = { entries: [{ serial, revokedAt: hours(-2), reason: CRL_REASONS.keyCompromise }] };

/** What is said by the list alone, and why the changes did not count. */
const refusalOf = (status: RevocationStatus): unknown =>
  status.status === 'unknown'
    ? status
    : [status.status, status.evidence.deltaDer === undefined, status.evidence.deltaRefused];

describe('a list and the changes to it', () => {
  it.each<[string, string, Uint8Array]>([
    ['changes to a later base', 'delta-base', delta({ ...revoked, delta: 11 })],
    ['changes older than the base: replayed', 'delta-base', delta({ ...revoked, number: 9, delta: 8 })],
    ['changes that another key of that name signed', 'delta-base', delta({ ...revoked, issuer, by: impostor })],
    ['changes of another authority', 'delta-base', delta({ ...revoked, issuer: other })],
    ['changes with one bit turned', 'signature', delta({ ...revoked, badSignature: true })],
    [
      'changes of another scope',
      'delta-base',
      delta({ ...revoked, distributionPoint: { onlyUserCertificates: true } }),
    ],
    ['changes that have ended: replayed', 'stale', delta({ ...revoked, nextUpdate: hours(-0.5) })],
    ['changes of tomorrow', 'from-the-future', delta({ ...revoked, thisUpdate: hours(24), nextUpdate: hours(48) })],
    ['changes with a critical extension', 'critical-extension', delta({ ...revoked, criticalExtension: true })],
    ['bytes', 'malformed', Uint8Array.of(0x30, 0x80)],
  ])('does not take %s', (_, reason, changes) => {
    expect(refusalOf(judgeCrl(base(), question, [changes]))).toEqual(['good', true, reason]);
  });

  it('refuses a forged one that says it has the right key', () => {
    const liar = entity('authority', 'Issuer', { extensions: [subjectKeyIdentifier(issuer.keyId)] });
    const forged = delta({ ...revoked, by: { ...liar, keyId: issuer.keyId } });
    expect(refusalOf(judgeCrl(base(), question, [forged]))).toEqual(['good', true, 'signature']);
  });

  it('means nothing without its base, and is none itself', () => {
    expect(judgeCrl(delta(), question)).toEqual({ status: 'unknown', reason: 'delta' });
    expect(judgeCrl(delta(), question, [base()])).toEqual({ status: 'unknown', reason: 'delta' });
    expect(refusalOf(judgeCrl(base(), question, [base(revoked)]))).toEqual(['good', true, undefined]);
  });

  it('is what the later of them says, with the bytes of both', () => {
    const [list, changes] = [base(), delta(revoked)];
    expect(judgeCrl(list, question, [changes])).toMatchObject({
      status: 'revoked',
      reason: 'keyCompromise',
      revokedAt: hours(-2),
      evidence: { der: list, deltaDer: changes, thisUpdate: hours(-1), nextUpdate: hours(1) },
    });
    // Changes since an earlier list than the one at hand fit as well (section 5.2.4 (c)).
    expect(judgeCrl(list, question, [delta({ ...revoked, delta: 3 })])).toMatchObject({ status: 'revoked' });
    expect(judgeCrl(base(revoked), question, [delta()])).toMatchObject({ status: 'revoked' });
  });

  it('lifts a hold, and nothing else does', () => {
    const held = base({ entries: [{ serial, revokedAt: hours(-30), reason: CRL_REASONS.certificateHold }] });
    const lifted = delta({ entries: [{ serial, revokedAt: hours(-30), reason: CRL_REASONS.removeFromCRL }] });
    expect(judgeCrl(held, question, [delta()])).toMatchObject({ status: 'suspended' });
    expect(judgeCrl(held, question, [lifted])).toMatchObject({ status: 'good' });
  });

  it('takes the latest of several, whatever their order', () => {
    const early = delta({ number: 11, ...revoked });
    const late = delta({ number: 13, entries: [{ serial, reason: CRL_REASONS.removeFromCRL }] });
    for (const offered of [
      [early, late],
      [late, early],
    ]) {
      expect(judgeCrl(base(), question, offered)).toMatchObject({ status: 'good', evidence: { deltaDer: late } });
    }
  });

  it('lives on by its changes when its own time is over (RFC 5280 section 6.3.3 (a))', () => {
    const old = base({ nextUpdate: hours(-3) });
    expect(judgeCrl(old, question)).toEqual({ status: 'unknown', reason: 'stale' });
    expect(judgeCrl(old, question, [delta()])).toMatchObject({ status: 'good', evidence: { thisUpdate: hours(-1) } });
  });

  it('looks at eight of any number of changes', () => {
    const offered = [...Array.from({ length: 8 }, () => delta({ delta: 11 })), delta(revoked)];
    expect(refusalOf(judgeCrl(base(), question, offered))).toEqual(['good', true, 'delta-base']);
  });

  it('reads the numbers, however long, and where changes are', () => {
    const { extensions } = Crl.fromDer(delta({ freshestUrl: 'http://crl.test/delta' }));
    expect(extensions).toMatchObject({ number: 12n, baseNumber: 10n, freshestUrls: ['http://crl.test/delta'] });
    expect(Crl.fromDer(base({ number: 2 ** 53 - 1 })).extensions.number).toBe(2n ** 53n - 1n);
  });
});

describe('asking for changes', () => {
  let server: LoopbackServer;
  beforeAll(async () => {
    server = await startLoopbackServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.route('/base.crl', base());
    server.route('/delta.crl', delta(revoked));
  });

  const named = (where: 'certificate' | 'list') => {
    const freshestUrl = server.url('/delta.crl');
    const more = [crlDistributionPoint(server.url('/base.crl'))];
    const subject = entity('end', 'Holder', {
      by: issuer,
      serial,
      more: where === 'certificate' ? [...more, freshestCrl(freshestUrl)] : more,
    });
    if (where === 'list') server.route('/base.crl', base({ freshestUrl }));
    return { ...question, certificate: subject.certificate };
  };
  const client = (): RevocationClient =>
    new RevocationClient({ fetch: createHttpFetch(), clock: () => NOW, timeoutMs: 300 });

  it.each(['certificate', 'list'] as const)('is done where the %s names them', async (where) => {
    expect(await client().status(named(where))).toMatchObject({ status: 'revoked', reason: 'keyCompromise' });
  });

  it.each<[string, Parameters<LoopbackServer['route']>[1], string]>([
    ['are gone', { status: 404 }, 'unreachable'],
    ['hang', 'hang', 'unreachable'],
    ['are garbage', 'garbage', 'malformed'],
    ['are for another base', delta({ ...revoked, delta: 11 }), 'delta-base'],
    ['are replayed', delta({ ...revoked, nextUpdate: hours(-1) }), 'stale'],
  ])('leaves the list to speak alone, and says so, when they %s', async (_, answer, reason) => {
    server.route('/delta.crl', answer);
    expect(refusalOf(await client().status(named('certificate')))).toEqual(['good', true, reason]);
  });

  it('is silent about changes of the same moment as the list', async () => {
    server.route('/delta.crl', delta({ number: 10 }));
    expect(refusalOf(await client().status(named('certificate')))).toEqual(['good', true, undefined]);
  });

  it('keeps each until its own next update', async () => {
    let now = NOW;
    const one = new RevocationClient({ fetch: createHttpFetch(), clock: () => now });
    const asked = named('certificate');
    const before = server.questions.length;
    await one.status(asked);
    await one.status(asked);
    expect(server.questions.slice(before).map(({ path }) => path)).toEqual(['/base.crl', '/delta.crl']);
    now = hours(2);
    server.route('/delta.crl', delta({ number: 13, thisUpdate: hours(1.5), nextUpdate: hours(3) }));
    expect(await one.status({ ...asked, at: now })).toMatchObject({ status: 'good' });
    expect(server.questions.slice(before).map(({ path }) => path)).toEqual(['/base.crl', '/delta.crl', '/delta.crl']);
  });
});
