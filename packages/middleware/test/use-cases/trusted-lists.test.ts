import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signXades } from '@ciekit/signature';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { signedList, type ListSpec } from '../../../signature/test/trusted-list/support/lists.js';
import { desk, errorOf, type Desk } from '../support/desk.js';

const AT = new Date('2026-02-01T00:00:00Z');
const pki = signingPki({ at: AT });
const [union, country, stranger] = [pki.cie, pki.cie2, pki.qualified];
const services = [
  { certificate: pki.subCa },
  { certificate: pki.tsa, type: 'TSA/QTST', additional: [] },
  { certificate: pki.otherRoot, type: 'Certstatus/OCSP' },
];
const pointers = [{ url: 'https://lists.invalid/it.xml', territory: 'IT', signers: [country] }];

const office = (at = AT): Promise<Desk> => desk(undefined, { clock: () => at });
const file = async (
  name: string,
  spec: ListSpec,
  signer = country,
): Promise<{ name: string; content: Uint8Array }> => ({
  name,
  content: await signedList(spec, signer),
});
const lotl = (spec: ListSpec = {}): ReturnType<typeof file> =>
  file('eu.xml', { territory: 'EU', pointers, ...spec }, union);
const italy = (spec: ListSpec = {}): ReturnType<typeof file> => file('it.xml', { services, ...spec });
const signers = { signers: union.der };

describe('a trusted list past its date', () => {
  const signedBy = async (folder: string, signer = pki.cie): Promise<string> => {
    const path = join(folder, 'a.xml');
    await writeFile(path, await signXades(Buffer.from('<a/>'), softwareSigner(signer, [pki.subCa])));
    return path;
  };
  const behind = async (clock: Date, signer = pki.cie): Promise<unknown> => {
    const { middleware, folder } = await office(clock);
    await middleware.addTrustedLists([await italy(), await lotl()], signers);
    const { files, expiredLists } = await middleware.verifyFiles({ files: [await signedBy(folder, signer)] });
    const [file] = files;
    const trust = file?.status === 'verified' ? file.report.layers[0]?.signatures[0]?.verdicts.trust.state : undefined;
    return [trust, expiredLists];
  };
  const later = new Date('2026-07-15T00:00:00Z');

  it('is named with the verdict that it is behind, and no other is', async () => {
    expect(await behind(AT)).toEqual(['trusted', []]);
    expect(await behind(later)).toEqual(['trusted', ['IT']]);
  });

  it('is named where it may be why somebody is not trusted', async () => {
    expect(await behind(AT, pki.stranger)).toEqual(['untrusted', []]);
    expect(await behind(later, pki.stranger)).toEqual(['untrusted', ['EU', 'IT']]);
  });

  it('is of no interest for a file without signatures', async () => {
    const { middleware, folder } = await office(later);
    await middleware.addTrustedLists([await italy(), await lotl()], signers);
    const path = join(folder, 'plain.xml');
    await writeFile(path, '<a/>');
    expect(await middleware.verifyFiles({ files: [path] })).toMatchObject({ expiredLists: [] });
  });
});

describe('trusted lists', () => {
  it('are taken by the signers given, and by those that the list of the lists names, in any order', async () => {
    const { middleware, again } = await office();
    expect(await middleware.addTrustedLists([await italy(), await lotl()], signers)).toMatchObject([
      { status: 'added', source: 'it.xml', list: { country: 'IT', services: 2, isExpired: false, sequenceNumber: 7 } },
      { status: 'added', source: 'eu.xml', list: { country: 'EU', services: 0 } },
    ]);
    expect(await again().trustedLists()).toMatchObject([
      { country: 'EU', operator: 'Operator of EU', signer: union.certificate.sha256, addedAt: AT },
      { country: 'IT', nextUpdate: new Date('2026-06-30T00:00:00Z') },
    ]);
    const held = (await again().listTrust()).certificates.map(({ purpose, basis }) => [purpose, basis]);
    expect(held).toEqual([
      ['document-signer', 'listed'],
      ['tsa', 'listed'],
    ]);
  });

  it('are refused from anybody else, and nothing is kept of them', async () => {
    const { middleware } = await office();
    const refused = async (...files: readonly Awaited<ReturnType<typeof file>>[]): Promise<unknown> =>
      (await middleware.addTrustedLists(files, signers)).map((each) => ('reason' in each ? each.reason : each.status));
    expect(await refused(await italy())).toEqual(['signer-not-pinned']);
    expect(await refused(await file('x.xml', { services }, stranger))).toEqual(['signer-not-pinned']);
    expect(await refused({ name: 'x', content: new Uint8Array(9) })).toEqual(['malformed']);
    // A country that the list of the lists names, signed by another one's operator.
    expect(await refused(await lotl(), await file('fr.xml', { territory: 'FR', services }))).toEqual([
      'added',
      'signer-not-pinned',
    ]);
    // Who may sign a country's list does not vouch for others in it.
    expect(await refused(await italy({ pointers: [{ ...pointers[0]!, territory: 'FR' }] }))).toEqual(['added']);
    expect(await refused(await file('fr.xml', { territory: 'FR', services }))).toEqual(['signer-not-pinned']);
    expect(await refused(await file('x.xml', { territory: '../x' }, union))).toEqual(['malformed']);
    expect(await refused(await italy({ sequence: 6 }))).toEqual(['replayed']);
    expect((await errorOf(middleware.addTrustedLists([], { signers: new Uint8Array(9) }))).code).toBe(
      'malformed-bundle',
    );
    expect((await middleware.trustedLists()).map(({ country: of }) => of)).toEqual(['EU', 'IT']);
  });

  it('are refreshed as a whole and removed as a whole, without what the user decided', async () => {
    const { middleware } = await office();
    await middleware.addTrust(pki.tsa.der, { purpose: 'tsa', trustUnpinned: true });
    await middleware.addTrustedLists([await lotl(), await italy()], signers);
    expect(await middleware.addTrustedLists([await italy()])).toMatchObject([{ status: 'already-held' }]);
    const newer = await italy({ sequence: 8, services: [{ certificate: pki.otherRoot }] });
    expect(await middleware.addTrustedLists([newer])).toMatchObject([{ status: 'refreshed', list: { services: 1 } }]);
    const held = async (): Promise<unknown> =>
      (await middleware.listTrust()).certificates.map(({ fingerprint, basis }) => [fingerprint, basis]);
    expect(await held()).toEqual([
      [pki.otherRoot.certificate.sha256, 'listed'],
      [pki.tsa.certificate.sha256, 'explicit'],
    ]);
    expect(await middleware.removeTrustedList('it')).toBe(true);
    expect(await middleware.removeTrustedList('IT')).toBe(false);
    expect(await middleware.removeTrustedList('../x')).toBe(false);
    expect(await held()).toEqual([[pki.tsa.certificate.sha256, 'explicit']]);
    expect(await middleware.trustedLists()).toHaveLength(1);
  });

  it('that are too old are kept and said to be so', async () => {
    const { middleware } = await office(new Date('2026-07-01T00:00:00Z'));
    expect(await middleware.addTrustedLists([await lotl(), await italy()], signers)).toMatchObject([
      { status: 'added', list: { isExpired: true } },
      { status: 'added', list: { isExpired: true } },
    ]);
    expect((await middleware.doctor()).findings).toContainEqual(
      expect.objectContaining({ id: 'trust-list-expired', severity: 'warning' }),
    );
  });

  it('make a signature a qualified one, and only as long as they are held', async () => {
    const { middleware, folder } = await office();
    const path = join(folder, 'signed.xml');
    const content = new TextEncoder().encode('<contract>1</contract>');
    await writeFile(path, await signXades(content, softwareSigner(pki.qualified)));
    const worth = async (): Promise<unknown> => {
      const [verified] = (await middleware.verifyFiles({ files: [path] })).files;
      const signature = verified?.status === 'verified' ? verified.report.layers[0]?.signatures[0] : undefined;
      return [signature?.verdicts.trust.state, signature?.worth.kind];
    };
    expect(await worth()).toEqual(['untrusted', 'unknown']);
    await middleware.addTrustedLists([await lotl(), await italy()], signers);
    expect(await worth()).toEqual(['trusted', 'qualified']);
    const withdrawn = { certificate: pki.subCa, status: 'withdrawn', since: '2020-01-01T00:00:00Z' };
    await middleware.addTrustedLists([await italy({ sequence: 8, services: [withdrawn] })]);
    expect(await worth()).toEqual(['trusted', 'advanced']);
    await middleware.removeTrustedList('IT');
    expect(await worth()).toEqual(['untrusted', 'unknown']);
  });

  it('are fetched only when asked, and by those that the list of the lists held names for itself', async () => {
    const served = new Map<string, Uint8Array>();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const body = served.get(request.url ?? '');
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const itself = { url: `${at}/eu.xml`, territory: 'EU', signers: [stranger] };
    const all = [
      { url: `${at}/it.xml`, territory: 'IT', signers: [country] },
      itself,
      { url: `${at}/fr.xml`, territory: 'FR', signers: [country] },
    ];
    served.set('/eu.xml', (await lotl({ pointers: all })).content);
    served.set('/it.xml', (await italy()).content);
    const { middleware } = await office();
    expect(await middleware.fetchTrustedLists({ url: `${at}/eu.xml` })).toMatchObject([
      { status: 'refused', country: 'EU', reason: 'signer-not-pinned' },
    ]);
    const steps: number[] = [];
    const options = {
      ...signers,
      url: `${at}/eu.xml`,
      onProgress: (event: { percent: number }) => steps.push(event.percent),
    };
    expect(await middleware.fetchTrustedLists(options)).toMatchObject([
      { status: 'added', list: { country: 'EU', source: `${at}/eu.xml` } },
      { status: 'added', list: { country: 'IT', services: 2 } },
      { status: 'refused', country: 'FR', reason: 'http-status' },
    ]);
    expect(steps.at(-1)).toBe(100);
    // The operator changed: the list before named the new one.
    served.set('/eu.xml', await signedList({ territory: 'EU', sequence: 8, pointers: [itself] }, stranger));
    asked.length = 0;
    expect(await middleware.fetchTrustedLists({ url: `${at}/eu.xml`, countries: ['IT'] })).toMatchObject([
      { status: 'refreshed', list: { sequenceNumber: 8, signer: stranger.certificate.sha256 } },
    ]);
    expect(asked).toEqual(['/eu.xml']);
    const cancelled = middleware.fetchTrustedLists({ url: `${at}/eu.xml`, signal: AbortSignal.abort() });
    expect((await errorOf(cancelled)).code).toBe('cancelled');
  });
});
