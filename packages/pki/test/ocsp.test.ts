import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  checkOcsp,
  judgeOcspEvidence,
  judgeOcspResponse,
  type OcspJudgement,
  type RevocationStatus,
} from '@ciekit/pki';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { ocspNoCheck, ocspRefusal, ocspResponse, type OcspSpec } from './support/ocsp.js';
import { entity, extendedKeyUsage, infoAccess, NOW } from './support/test-pki.js';

const DAY = 86_400_000;
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

const root = entity('authority', 'Root');
const issuer = entity('authority', 'Sub CA', { by: root });
const otherIssuer = entity('authority', 'Sub CA 2', { by: root });
const subject = entity('end', 'Holder', { by: issuer });
const responder = entity('end', 'Responder', { by: issuer, more: [extendedKeyUsage(OCSP_SIGNING)] });
const nonce = new Uint8Array(32).fill(7);

const judge = (spec: Partial<OcspSpec>, asked: Uint8Array | undefined = nonce): OcspJudgement =>
  judgeOcspResponse(ocspResponse({ subject, issuer, ...spec }), {
    certificate: subject.certificate,
    issuer: issuer.certificate,
    nonce: asked,
    at: NOW,
  });

describe('an answer about a certificate', () => {
  it.each([
    ['signed by the issuer', {}],
    ['signed by the issuer, named by its key', { byKey: true }],
    ['signed by a responder of the issuer', { by: responder, sent: [responder] }],
    ['signed by a responder, named by its key', { by: responder, sent: [responder], byKey: true }],
    ['with the nonce that was sent', { nonce }],
    ['without a time for the next one, some hours old', { nextUpdate: undefined }],
    ['with a bare hash algorithm', { bareHash: true }],
  ] satisfies [string, Partial<OcspSpec>][])('is believed: %s', (_, spec) => {
    expect(judge(spec)).toMatchObject({ status: 'good' });
    expect(judge({ ...spec, status: 'revoked' })).toMatchObject({
      status: 'revoked',
      revokedAt: new Date('2020-01-01T00:00:00Z'),
    });
    expect(judge({ ...spec, status: 'unknown' })).toMatchObject({ status: 'unknown' });
  });

  const stranger = entity('end', 'Responder', { more: [extendedKeyUsage(OCSP_SIGNING)] });
  const nephew = entity('end', 'Responder', { by: otherIssuer, more: [extendedKeyUsage(OCSP_SIGNING)] });
  // Who may call itself anything: an authority with the issuer's name and another key.
  const impostor = entity('authority', 'Sub CA');
  const forged = entity('end', 'Responder', { by: impostor, more: [extendedKeyUsage(OCSP_SIGNING)] });
  const holder = entity('end', 'Another holder', { by: issuer, more: [extendedKeyUsage(CLIENT_AUTH)] });
  const plain = entity('end', 'No purpose', { by: issuer });
  const retired = entity('end', 'Responder', {
    by: issuer,
    more: [extendedKeyUsage(OCSP_SIGNING)],
    notAfter: new Date(NOW.getTime() - DAY),
  });

  it.each([
    ['a responder nobody certified', 'responder', { by: stranger, sent: [stranger] }],
    ['a responder of another authority', 'responder', { by: nephew, sent: [nephew] }],
    ['a responder certified by another key in the name of the issuer', 'responder', { by: forged, sent: [forged] }],
    ['another key in the name of the issuer', 'signature', { by: impostor, sent: [impostor] }],
    ['somebody whom the issuer certified for something else', 'responder', { by: holder, sent: [holder] }],
    ['somebody whom the issuer certified for nothing in particular', 'responder', { by: plain, sent: [plain] }],
    ['a responder whose certificate has run out', 'responder', { by: retired, sent: [retired] }],
    ['a responder who is not introduced', 'responder', { by: responder }],
    ['another nonce', 'nonce', { nonce: new Uint8Array(32).fill(8) }],
    ['another certificate', 'other-certificate', { serial: '7F' }],
    ['the same number of another issuer', 'other-certificate', { issuer: otherIssuer, by: issuer }],
    ['an update long past', 'not-fresh', { nextUpdate: new Date(NOW.getTime() - DAY) }],
    [
      'an old update without a next',
      'not-fresh',
      { thisUpdate: new Date(NOW.getTime() - 2 * DAY), nextUpdate: undefined },
    ],
    [
      'an update of tomorrow',
      'not-fresh',
      { thisUpdate: new Date(NOW.getTime() + DAY), nextUpdate: new Date(NOW.getTime() + 2 * DAY) },
    ],
    [
      'an update of tomorrow, signed today',
      'not-fresh',
      { thisUpdate: new Date(NOW.getTime() + DAY), nextUpdate: new Date(NOW.getTime() + 2 * DAY), producedAt: NOW },
    ],
    ['a signature of tomorrow', 'not-fresh', { producedAt: new Date(NOW.getTime() + DAY) }],
    ['a critical extension that nobody knows', 'critical-extension', { criticalExtension: true }],
  ] satisfies [string, string, Partial<OcspSpec>][])('is refused: %s', (_, reason, spec) => {
    expect(judge(spec)).toEqual({ status: 'invalid', reason });
  });

  it('says nothing else when a bit of it was changed, whichever', () => {
    const genuine = ocspResponse({ subject, issuer, nonce, status: 'revoked' });
    const question = { certificate: subject.certificate, issuer: issuer.certificate, nonce, at: NOW };
    const meant = judgeOcspResponse(genuine, question);
    let refused = 0;
    for (let index = 0; index < genuine.length; index++) {
      const changed = genuine.slice();
      changed[index] = (changed[index] ?? 0) ^ 0x01;
      const judgement = judgeOcspResponse(changed, question);
      if (judgement.status === 'invalid' || judgement.status === 'declined') refused++;
      // The wrappers around what is signed have lengths.
      else expect(judgement).toEqual(meant);
    }
    expect(refused).toBeGreaterThan(genuine.length - 10);
  });

  it('is nothing when the responder declines to answer', () => {
    const question = { certificate: subject.certificate, issuer: issuer.certificate, nonce, at: NOW };
    expect(judgeOcspResponse(ocspRefusal(3), question)).toEqual({ status: 'declined' });
  });

  it('may be any bytes', () => {
    const question = { certificate: subject.certificate, issuer: issuer.certificate, nonce, at: NOW };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(judgeOcspResponse(bytes, question).status).not.toBe('good');
      }),
      propertyRuns(200),
    );
  });
});

describe('asking a responder', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  const listen = async (listener: RequestListener): Promise<string> => {
    const started = createServer(listener);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((started.address() as AddressInfo).port)}/`;
  };

  it('goes to the address in the certificate and believes what comes back', async () => {
    const types: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      types.push(request.headers['content-type']);
      response.end(ocspResponse({ subject: named, issuer, status: 'revoked' }));
    });
    const named = entity('end', 'Holder', { by: issuer, more: [infoAccess(['ocsp', url])] });
    const result = await checkOcsp(named.certificate, issuer.certificate, { fetch, at: NOW });
    expect(result).toMatchObject({ status: 'revoked' });
    expect(types).toEqual(['application/ocsp-request']);
  });

  it('asks the next one when one is silent', async () => {
    const url = await listen((request, response) => {
      if (request.url === '/silent') return;
      if (request.url === '/declines') response.end(ocspRefusal(6));
      else response.end(ocspResponse({ subject, issuer }));
    });
    const urls = ['ldap://directory/', `${url}silent`, `${url}declines`, url];
    const result = await checkOcsp(subject.certificate, issuer.certificate, { fetch, at: NOW, urls, timeoutMs: 200 });
    expect(result).toMatchObject({ status: 'good' });
  });

  it.each<[string, RequestListener]>([
    ['an error', (_, response) => void response.writeHead(500).end(ocspResponse({ subject, issuer }))],
    ['a redirect', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
    ['endless bytes', (_, response) => void response.end(new Uint8Array(70_000))],
    ['silence', () => undefined],
  ])('counts %s as no answer', async (_, listener) => {
    const urls = [await listen(listener)];
    const result = await checkOcsp(subject.certificate, issuer.certificate, { fetch, at: NOW, urls, timeoutMs: 500 });
    expect(result).toEqual({ status: 'unreachable' });
  });

  it('looks up no name that cannot exist', async () => {
    let asked = 0;
    const counting = (): never => {
      asked++;
      throw new Error('asked');
    };
    const urls = ['http://ocsp.cie-test.invalid/'];
    const result = await checkOcsp(subject.certificate, issuer.certificate, { fetch: counting, at: NOW, urls });
    expect(result).toEqual({ status: 'unreachable' });
    expect(asked).toBe(0);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const urls = [
      await listen(() => {
        abort.abort();
      }),
    ];
    await expect(
      checkOcsp(subject.certificate, issuer.certificate, { fetch, at: NOW, urls, signal: abort.signal }),
    ).rejects.toThrow();
  });
});

describe('an answer that nobody here asked for', () => {
  const HOUR = 3_600_000;
  const days = (count: number): Date => new Date(NOW.getTime() + count * DAY);
  const stapled = (spec: Partial<OcspSpec>, at = NOW, now = NOW, of = subject): RevocationStatus =>
    judgeOcspEvidence(ocspResponse({ issuer, ...spec, subject: of }), {
      certificate: of.certificate,
      issuer: issuer.certificate,
      at,
      now,
    });
  const checked = entity('end', 'Responder', { by: issuer, more: [extendedKeyUsage(OCSP_SIGNING), ocspNoCheck] });

  it('comes with the bytes that prove it', () => {
    const der = ocspResponse({ subject, issuer, by: checked, sent: [checked] });
    const question = { certificate: subject.certificate, issuer: issuer.certificate, at: NOW };
    expect(judgeOcspEvidence(der, question)).toEqual({
      status: 'good',
      evidence: {
        source: 'ocsp',
        der,
        thisUpdate: new Date(NOW.getTime() - HOUR),
        nextUpdate: new Date(NOW.getTime() + HOUR),
        producedAt: new Date(NOW.getTime() - HOUR),
        signer: checked.certificate,
        signerUnchecked: true,
      },
    });
  });

  it('says whose own status is left to be asked about', () => {
    expect(stapled({ by: responder, sent: [responder] })).toMatchObject({ evidence: { signerUnchecked: false } });
    expect(stapled({})).toMatchObject({ evidence: { signerUnchecked: true } });
  });

  it('gives time and reason, and knows a hold from an end', () => {
    const revokedAt = days(-3);
    expect(stapled({ status: 'revoked', revokedAt, reason: 1 })).toMatchObject({
      status: 'revoked',
      revokedAt,
      reason: 'keyCompromise',
    });
    expect(stapled({ status: 'revoked', revokedAt })).toMatchObject({ reason: 'unspecified' });
    expect(stapled({ status: 'revoked', revokedAt, reason: 6 })).toMatchObject({ status: 'suspended', revokedAt });
    expect(stapled({ status: 'unknown' })).toMatchObject({ status: 'unknown', reason: 'unknown-certificate' });
  });

  it('may name the certificate by SHA-256', () => {
    expect(stapled({ idHash: 'sha256' })).toMatchObject({ status: 'good' });
    expect(stapled({ idHash: 'sha256', serial: '7F' })).toMatchObject({ reason: 'not-for-this' });
  });

  it('counts for a time that it covers or that lies before it', () => {
    const old = { thisUpdate: days(-100), nextUpdate: days(-99) };
    expect(stapled(old, days(-99.5))).toMatchObject({ status: 'good' });
    expect(stapled(old, days(-200))).toMatchObject({ status: 'good' });
    expect(stapled(old, days(-98))).toMatchObject({ reason: 'stale' });
    expect(stapled({}, days(-99), days(-99))).toMatchObject({ reason: 'from-the-future' });
  });

  it('may come from a responder whose certificate has run out since', () => {
    const former = entity('end', 'Responder', {
      by: issuer,
      more: [extendedKeyUsage(OCSP_SIGNING)],
      notAfter: days(-50),
    });
    const by = { by: former, sent: [former], nextUpdate: days(1) };
    expect(stapled({ ...by, thisUpdate: days(-100) })).toMatchObject({ status: 'good' });
    expect(stapled({ ...by, thisUpdate: days(-49) })).toMatchObject({ reason: 'signer' });
  });

  it('is silent about what ended before it was made, unless the responder remembers', () => {
    const ended = entity('end', 'Ended', { by: issuer, notAfter: days(-10) });
    expect(stapled({}, NOW, NOW, ended)).toMatchObject({ reason: 'after-expiry' });
    expect(stapled({ archiveCutoff: days(-20) }, NOW, NOW, ended)).toMatchObject({ status: 'good' });
    expect(stapled({ archiveCutoff: days(-5) }, NOW, NOW, ended)).toMatchObject({ reason: 'after-expiry' });
    expect(stapled({ status: 'revoked' }, NOW, NOW, ended)).toMatchObject({ status: 'revoked' });
  });

  it('is not believed with a bit of the signature turned', () => {
    expect(stapled({ badSignature: true })).toMatchObject({ reason: 'signature' });
  });
});
