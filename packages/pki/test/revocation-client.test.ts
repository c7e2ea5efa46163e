import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createHttpFetch,
  folderRevocationCache,
  memoryRevocationCache,
  RevocationClient,
  type RevocationClientOptions,
  type RevocationStatus,
} from '@ciekit/pki';
import { ocspRefusal } from './support/ocsp.js';
import { ocspRoute, startLoopbackServer, type LoopbackServer } from './support/revocation-servers.js';
import { certificatesOnly, signingPki, type SigningPki } from './support/signing-pki.js';
import { entity, infoAccess, NOW, type Entity } from './support/test-pki.js';

const DAY = 86_400_000;
let server: LoopbackServer;
let pki: SigningPki;
const fetch = createHttpFetch();

beforeAll(async () => {
  server = await startLoopbackServer();
  const [ocspUrl, crlUrl, issuersUrl] = ['/ocsp', '/list.crl', '/issuer.cer'].map((path) => server.url(path));
  pki = signingPki({ ocspUrl: ocspUrl ?? '', crlUrl: crlUrl ?? '', issuersUrl: issuersUrl ?? '' });
});
afterAll(() => server.close());
beforeEach(() => {
  server.route('/ocsp', responder());
  server.route('/list.crl', pki.crl());
  server.route('/issuer.cer', pki.subCa.der);
});

const responder = () =>
  ocspRoute(pki.subCa, (serial) => ({
    by: pki.ocspResponder,
    sent: [pki.ocspResponder],
    ...(serial === pki.revoked.certificate.serialNumber
      ? { status: 'revoked', revokedAt: pki.revokedAt, reason: 1 }
      : {}),
  }));
const client = (options: Partial<RevocationClientOptions> = {}): RevocationClient =>
  new RevocationClient({ fetch, clock: () => NOW, ...options });
const question = (subject: Entity, at = NOW) => ({
  certificate: subject.certificate,
  issuer: pki.subCa.certificate,
  at,
});
const askedSince = (before: number): readonly string[] =>
  server.questions.slice(before).map(({ method, path }) => `${method} ${path}`);

describe('asking for a status', () => {
  it('believes the responder', async () => {
    expect(await client().status(question(pki.cie))).toMatchObject({ status: 'good', evidence: { source: 'ocsp' } });
    expect(await client().status(question(pki.revoked))).toMatchObject({
      status: 'revoked',
      reason: 'keyCompromise',
      revokedAt: pki.revokedAt,
    });
  });

  it.each([
    ['silent', 'hang'],
    ['half silent', 'stall'],
    ['gone', 'reset'],
    ['something else', 'garbage'],
    ['endless', 'huge'],
    ['broken', { status: 500 }],
    ['elsewhere', { status: 302, headers: { location: '/list.crl' } }],
    ['busy', ocspRefusal(3)],
  ] as const)('takes the list when the responder is %s', async (_, answer) => {
    server.route('/ocsp', answer);
    const found = await client({ timeoutMs: 200 }).status(question(pki.revoked));
    expect(found).toMatchObject({ status: 'revoked', evidence: { source: 'crl' } });
  });

  it('takes the list when the responder knows nothing, is too old or answers another question', async () => {
    for (const spec of [
      { status: 'unknown' },
      { nextUpdate: new Date(NOW.getTime() - DAY) },
      { nonce: new Uint8Array(32) },
      { badSignature: true },
    ] as const) {
      server.route(
        '/ocsp',
        ocspRoute(pki.subCa, () => spec),
      );
      expect(await client().status(question(pki.suspended))).toMatchObject({
        status: 'suspended',
        evidence: { source: 'crl' },
      });
    }
  });

  it('asks lists alone where a responder would speak for itself', async () => {
    const before = server.questions.length;
    const status = await client().status({ ...question(pki.revoked), onlyLists: true });
    expect(status).toMatchObject({ status: 'revoked', evidence: { source: 'crl' } });
    expect(askedSince(before)).toEqual(['GET /list.crl']);
  });

  it('says why it does not know', async () => {
    const status = async (subject: Entity): Promise<RevocationStatus> =>
      client({ timeoutMs: 200 }).status(question(subject));
    server.route('/ocsp', { status: 500 });
    server.route('/list.crl', { status: 404 });
    expect(await status(pki.cie)).toEqual({ status: 'unknown', reason: 'unreachable' });
    server.route('/list.crl', pki.crl({ nextUpdate: new Date(NOW.getTime() - 3_600_000) }));
    expect(await status(pki.cie)).toEqual({ status: 'unknown', reason: 'stale' });
    expect(await status(entity('end', 'No address', { by: pki.subCa }))).toEqual({
      status: 'unknown',
      reason: 'no-source',
    });
    const invalid = entity('end', 'Test', { by: pki.subCa, more: [infoAccess(['ocsp', 'http://ocsp.invalid/'])] });
    expect(await status(invalid)).toEqual({ status: 'unknown', reason: 'no-source' });
  });

  it('ends with the signal', async () => {
    server.route('/ocsp', 'hang');
    const stop = new AbortController();
    const pending = client().status(question(pki.cie), { signal: stop.signal });
    stop.abort(new RangeError('enough'));
    await expect(pending).rejects.toThrow(RangeError);
    await expect(client().status(question(pki.cie), { signal: stop.signal })).rejects.toThrow(RangeError);
  });

  it('is not kept waiting by a fetch that does not heed its signal', async () => {
    const deaf = client({ fetch: () => new Promise(() => undefined), timeoutMs: 50 });
    expect(await deaf.status(question(pki.cie))).toEqual({ status: 'unknown', reason: 'unreachable' });
  });
});

describe('asking again', () => {
  it('asks once for everybody who asks at the same time', async () => {
    server.route('/ocsp', { status: 500 });
    const before = server.questions.length;
    const one = client();
    const all = await Promise.all([1, 2, 3].map(() => one.status(question(pki.cie))));
    expect(all.map(({ status }) => status)).toEqual(['good', 'good', 'good']);
    expect(askedSince(before)).toEqual(['POST /ocsp', 'GET /list.crl']);
  });

  it('goes on for the others when one of them leaves', async () => {
    const one = client();
    const stop = new AbortController();
    const leaving = one.status(question(pki.cie), { signal: stop.signal });
    const staying = one.status(question(pki.cie));
    stop.abort(new RangeError('enough'));
    await expect(leaving).rejects.toThrow(RangeError);
    expect(await staying).toMatchObject({ status: 'good' });
  });

  it('uses what it has until the next update', async () => {
    let now = NOW;
    const one = client({ clock: () => now });
    const first = await one.status(question(pki.cie));
    const before = server.questions.length;
    expect(await one.status(question(pki.cie))).toEqual(first);
    expect(askedSince(before)).toEqual([]);
    now = new Date(NOW.getTime() + 2 * 3_600_000);
    server.route('/ocsp', { status: 500 });
    expect(await one.status(question(pki.cie, now))).toMatchObject({ evidence: { source: 'crl' } });
    expect(askedSince(before)).toEqual(['POST /ocsp', 'GET /list.crl']);
  });

  it('uses one list for all certificates in it', async () => {
    server.route('/ocsp', { status: 500 });
    const one = client();
    await one.status(question(pki.cie));
    const before = server.questions.length;
    expect(await one.status(question(pki.revoked))).toMatchObject({ status: 'revoked' });
    expect(askedSince(before)).toEqual(['POST /ocsp']);
  });
});

describe('a cache in a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ciekit-cache-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('serves another process, and is judged like anything else', async () => {
    const cache = folderRevocationCache(join(folder, 'made'));
    await client({ cache }).status(question(pki.cie));
    const before = server.questions.length;
    const other = client({ cache: folderRevocationCache(join(folder, 'made')) });
    expect(await other.status(question(pki.cie))).toMatchObject({ status: 'good' });
    expect(askedSince(before)).toEqual([]);
    const [name = ''] = await readdir(join(folder, 'made'));
    const bytes = await readFile(join(folder, 'made', name));
    bytes[bytes.length - 400] = (bytes[bytes.length - 400] ?? 0) ^ 1;
    await writeFile(join(folder, 'made', name), bytes);
    expect(await other.status(question(pki.cie))).toMatchObject({ status: 'good' });
    expect(askedSince(before)).toEqual(['POST /ocsp']);
  });

  it('keeps to its size, drops the oldest and leaves other files alone', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    const cache = folderRevocationCache(folder, 3_000);
    const until = new Date(NOW.getTime() + DAY);
    for (const key of ['a', 'b', 'c', 'd']) await cache.put(key, new Uint8Array(900), until);
    await cache.put('huge', new Uint8Array(5_000), until);
    expect((await readdir(folder)).length).toBe(4);
    expect(await cache.get('a', NOW)).toBeUndefined();
    expect(await cache.get('d', NOW)).toEqual(new Uint8Array(900));
    expect(await cache.get('d', until)).toBeUndefined();
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('is empty where nothing can be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const cache = folderRevocationCache(join(folder, 'file'));
    expect(await client({ cache }).status(question(pki.cie))).toMatchObject({ status: 'good' });
  });
});

it('keeps no more in memory than it may', async () => {
  const cache = memoryRevocationCache(2_000);
  const until = new Date(NOW.getTime() + DAY);
  await cache.put('a', new Uint8Array(900), until);
  await cache.put('b', new Uint8Array(900), until);
  expect(await cache.get('a', NOW)).toBeDefined();
  await cache.put('c', new Uint8Array(900), until);
  expect(await cache.get('b', NOW)).toBeUndefined();
  expect(await cache.get('a', NOW)).toBeDefined();
  expect(await cache.get('a', until)).toBeUndefined();
});

describe('asking for issuers', () => {
  const names = async (one: RevocationClient, subject = pki.cie): Promise<readonly string[]> =>
    (await one.fetchIssuers(subject.certificate)).map(({ sha256 }) => sha256);

  it('takes a certificate, or several in a p7c', async () => {
    expect(await names(client())).toEqual([pki.subCa.certificate.sha256]);
    server.route('/issuer.cer', certificatesOnly([pki.subCa.der, pki.crossSubCa.der]));
    expect(await names(client())).toEqual([pki.subCa.certificate.sha256, pki.crossSubCa.certificate.sha256]);
  });

  it('asks once', async () => {
    const one = client();
    const before = server.questions.length;
    await names(one);
    await names(one);
    expect(askedSince(before)).toEqual(['GET /issuer.cer']);
  });

  it.each([['garbage'], ['huge'], [{ status: 404 }]] as const)('has none when the answer is %s', async (answer) => {
    server.route('/issuer.cer', answer);
    expect(await names(client())).toEqual([]);
    expect(await names(client(), entity('end', 'No address'))).toEqual([]);
  });
});
