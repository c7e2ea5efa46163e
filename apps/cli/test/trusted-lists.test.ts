import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signingPki, softwareSigner } from '../../../packages/pki/test/support/signing-pki.js';
import { signXades } from '../../../packages/signature/src/xades/sign-xades.js';
import { signedList, type ListSpec } from '../../../packages/signature/test/trusted-list/support/lists.js';
import { cardHome } from './support/card-home.js';
import { cie, errorOf, jsonOf, type Result } from './support/cli.js';
import { unannounced } from './support/json-fields.js';

const pki = signingPki({ at: new Date() });
const day = (days: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19)}Z`;
const dates = { issued: day(-10), nextUpdate: day(100) };
const place = cardHome();

async function file(name: string, spec: ListSpec, signer = pki.cie2): Promise<string> {
  return written(name, await signedList({ ...dates, ...spec }, signer));
}

function written(name: string, content: Uint8Array): string {
  const path = join(place.home, name);
  writeFileSync(path, content);
  return path;
}

const pointTo = (url: string): ListSpec => ({
  territory: 'EU',
  pointers: [{ url, territory: 'IT', signers: [pki.cie2] }],
});
const lotl = (url = 'https://lists.invalid/it.xml'): Promise<string> => file('eu.xml', pointTo(url), pki.cie);
const italy = (spec: ListSpec = {}): Promise<string> =>
  file('it.xml', { services: [{ certificate: pki.subCa }], ...spec });
const signer = (): string => written('signer.cer', pki.cie.der);
const run = (argv: readonly string[]): Promise<Result> => cie(['trust', 'lists', ...argv], { home: place.home });

describe('cie trust lists', () => {
  it('adds, lists and removes them, for a program', async () => {
    const added = await place.json('trust lists add', [
      ...['trust', 'lists', 'add', await italy(), await lotl(), '--signer', signer()],
    ]);
    expect(added).toMatchObject({
      lists: [
        { status: 'added', country: 'IT', services: 1, expired: false },
        { status: 'added', country: 'EU', services: 0 },
      ],
    });
    const listed = await place.json('trust lists list', ['trust', 'lists', 'list']);
    expect(listed).toMatchObject({ lists: [{ country: 'EU' }, { country: 'IT', operator: 'Operator of IT' }] });
    const removed = ['trust', 'lists', 'remove', 'it'];
    expect(await place.json('trust lists remove', removed)).toEqual({ country: 'IT', removed: true });
    expect(await place.json('trust lists remove', removed)).toEqual({ country: 'IT', removed: false });
    expect(await place.json('trust list', ['trust', 'list'])).toMatchObject({ certificates: [] });
  });

  it('refuses a list that nobody vouches for, and says so in both languages', async () => {
    const path = await italy();
    const refused = await run(['add', path, '--json']);
    expect(refused.code).toBe(17);
    expect(jsonOf(refused)).toMatchObject({
      lists: [{ status: 'refused', reason: 'signer-not-pinned', source: path }],
    });
    expect(unannounced('trust lists add', jsonOf(refused))).toEqual([]);
    const said = async (language: string): Promise<string> =>
      (await run(['add', path, '--lang', language])).stdout.replace(/\s+/g, ' ');
    expect(await said('en')).toContain('signed by nobody who may');
    expect(await said('it')).toContain('non l’ha firmato chi può');
    expect(errorOf(await run(['remove', 'Italy', '--json']))).toMatchObject({ code: 'invalid-value' });
    expect(errorOf(await run(['add', path, '--signer', path, '--json']))).toMatchObject({ code: 'malformed-bundle' });
  });

  it('keeps one that is too old, and says so', async () => {
    await run(['add', await lotl(), await italy({ nextUpdate: day(-1) }), '--signer', signer()]);
    expect((await run(['list'])).stdout.replace(/\s+/g, ' ')).toContain('too old; still believed');
    expect((await run(['list', '--lang', 'it'])).stdout.replace(/\s+/g, ' ')).toContain(
      'troppo vecchio; ancora creduto',
    );
  });

  it('makes cie verify say that a signature is a qualified one', async () => {
    const content = new TextEncoder().encode('<contract>1</contract>');
    const signed = written('signed.xml', await signXades(content, softwareSigner(pki.qualified)));
    const worth = async (): Promise<unknown> => jsonOf(await cie(['verify', signed, '--json'], { home: place.home }));
    expect(await worth()).toMatchObject({ files: [{ signatures: [{ worth: { kind: 'unknown' } }] }] });
    await run(['add', await lotl(), await italy(), '--signer', signer()]);
    expect(await worth()).toMatchObject({ files: [{ signatures: [{ worth: { kind: 'qualified' } }] }] });
  });

  it('fetches them only with somebody to believe, and tells what failed', async () => {
    expect(errorOf(await run(['fetch', '--json']))).toMatchObject({ code: 'missing-value' });
    const served = new Map<string, Uint8Array>();
    const server = createServer((request, response) => {
      const body = served.get(request.url ?? '');
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const at = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    served.set('/eu.xml', await signedList({ ...dates, ...pointTo(`${at}/it.xml`) }, pki.cie));
    const fetched = ['fetch', '--from', `${at}/eu.xml`, '--country', 'it', '--json'];
    const half = await run([...fetched, '--signer', signer()]);
    expect(half.code).toBe(18);
    expect(jsonOf(half)).toMatchObject({ lists: [{ status: 'added' }, { country: 'IT', reason: 'http-status' }] });
    expect(unannounced('trust lists fetch', jsonOf(half))).toEqual([]);
    served.set('/it.xml', await signedList({ ...dates, services: [{ certificate: pki.subCa }] }, pki.cie2));
    // The list of the lists that is held does not name who signs the next one: the signer has to be given again.
    expect((await run(fetched)).code).toBe(17);
    const whole = await run([...fetched, '--signer', signer()]);
    expect(whole.code).toBe(0);
    expect(jsonOf(whole)).toMatchObject({ lists: [{ status: 'already-held' }, { status: 'added', country: 'IT' }] });
    expect(errorOf(await run(['fetch', '--from', 'file:///x', '--json']))).toMatchObject({ code: 'invalid-value' });
  });
});
