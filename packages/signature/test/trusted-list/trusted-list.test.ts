import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpFetch } from '@ciekit/pki';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { qualificationAt } from '../../src/trusted-list/qualification.js';
import { fetchTrustedLists } from '../../src/trusted-list/fetch-trusted-lists.js';
import { readTrustedList, type ReadTrustedListOptions } from '../../src/trusted-list/read-trusted-list.js';
import { bytes, text } from '../xades/support/invoice.js';
import { listText, signedList, type ListSpec } from './support/lists.js';

const AT = new Date('2026-02-01T00:00:00Z');
const pki = signingPki({ at: AT });
const operator = pki.cie;
const stranger = pki.cie2;
const options: ReadTrustedListOptions = { signers: [operator.certificate], at: AT };
const services = [
  {
    certificate: pki.subCa,
    additional: ['ForeSignatures'],
    history: [
      { status: 'accredited', since: '2012-01-01T00:00:00Z' },
      { status: 'withdrawn', since: '2015-01-01T00:00:00Z' },
    ],
  },
  { certificate: pki.tsa, type: 'TSA/QTST', additional: [] },
  {
    certificate: pki.otherRoot,
    additional: ['ForeSeals'],
    status: 'withdrawn',
    since: '2025-01-01T00:00:00Z',
    history: [{ status: 'granted', since: '2020-01-01T00:00:00Z', additional: ['ForeSeals'] }],
  },
];

describe('a trusted list', () => {
  test('is read where a pinned certificate signed it', async () => {
    const result = await readTrustedList(await signedList({ services }, operator), { ...options, territory: 'IT' });
    expect(result).toMatchObject({
      status: 'valid',
      list: {
        territory: 'IT',
        operator: 'Operator of IT',
        sequenceNumber: 7,
        issued: new Date('2026-01-01T00:00:00Z'),
        nextUpdate: new Date('2026-06-30T00:00:00Z'),
      },
    });
    if (result.status !== 'valid') return;
    expect(result.list.services).toMatchObject([
      {
        country: 'IT',
        provider: 'Provider',
        name: 'Service',
        type: 'CA/QC',
        states: [
          { status: 'granted', since: new Date('2018-01-01T00:00:00Z'), qualifiers: ['QCWithQSCD'] },
          { status: 'withdrawn' },
          { status: 'accredited' },
        ],
      },
      { type: 'TSA/QTST' },
      { states: [{ status: 'withdrawn' }, { status: 'granted' }] },
    ]);
    expect(result.list.services[0]?.certificates[0]?.sha256).toBe(pki.subCa.certificate.sha256);
  });

  test.each([
    [pki.subCa, '2026-01-01', { signatures: true, seals: false }],
    // The same name and key under another root.
    [pki.crossSubCa, '2026-01-01', { signatures: true, seals: false }],
    // The same name with another key.
    [pki.namesake, '2026-01-01', undefined],
    [pki.subCa, '2016-01-01', undefined],
    [pki.subCa, '2013-01-01', { signatures: true, seals: false }],
    [pki.subCa, '2011-01-01', undefined],
    [pki.otherRoot, '2026-01-01', undefined],
    [pki.otherRoot, '2022-01-01', { signatures: false, seals: true }],
    // A time-stamping authority signs no documents.
    [pki.tsa, '2026-01-01', undefined],
  ])('tells what a service was at a time (%#)', async (entity, at, expected) => {
    const result = await readTrustedList(await signedList({ services }, operator), options);
    const lists = result.status === 'valid' ? [result.list] : [];
    expect(qualificationAt(lists, entity.certificate, new Date(`${at}T00:00:00Z`))).toEqual(expected);
  });

  test.each<[string, ListSpec, Partial<ReadTrustedListOptions>]>([
    ['signer-not-pinned', {}, { signers: [stranger.certificate] }],
    ['signer-not-pinned', {}, { signers: [] }],
    ['expired', { nextUpdate: '2026-01-31T23:59:59Z' }, {}],
    ['expired', { nextUpdate: undefined }, {}],
    ['not-yet-issued', { issued: '2026-02-02T00:00:00Z' }, {}],
    ['replayed', { sequence: 6 }, { minimumSequenceNumber: 7 }],
    ['other-territory', { territory: 'XX' }, { territory: 'IT' }],
    ['signer-expired', { issued: '2001-01-01T00:00:00Z' }, {}],
    ['malformed', { issued: 'yesterday' }, {}],
    ['malformed', { services: [{ certificate: pki.subCa, since: 'once' }] }, {}],
  ])('is refused: %s', async (reason, spec, more) => {
    expect(await readTrustedList(await signedList(spec, operator), { ...options, ...more })).toMatchObject({
      status: 'refused',
      reason,
    });
  });

  test('is refused changed, unsigned, wrapped, signed twice, or with a document type', async () => {
    const good = text(await signedList({ services }, operator));
    const body = good.replace(/^<\?xml[^>]*>/u, '');
    const signature = /<ds:Signature.*<\/ds:Signature>/su.exec(good)?.[0] ?? '';
    const evil = listText({ territory: 'IT', sequence: 99 }).replace(/^<\?xml[^>]*>/u, '');
    const refused = async (document: string): Promise<unknown> => {
      const result = await readTrustedList(bytes(document), options);
      return result.status === 'refused' ? result.reason : result.status;
    };
    expect(await refused(good)).toBe('valid');
    expect(
      await refused(good.replace('>granted', '>Granted').replace('Svcstatus/granted', 'Svcstatus/withdrawn')),
    ).toBe('signature');
    expect(await refused(listText({ services }))).toBe('signature');
    expect(await refused(`<wrapper>${body}</wrapper>`)).toBe('malformed');
    expect(await refused(evil.replace('</TrustServiceStatusList>', `${signature}</TrustServiceStatusList>`))).toBe(
      'signature',
    );
    expect(await refused(evil.replace('</TrustServiceStatusList>', `${body}</TrustServiceStatusList>`))).toBe(
      'signature',
    );
    expect(await refused(good.replace('</ds:Signature>', `<ds:Object>${evil}</ds:Object></ds:Signature>`))).toBe(
      'signature',
    );
    expect(await refused(good.replace(signature, signature + signature))).toBe('signature');
    expect(await refused(`<!DOCTYPE x>${body}`)).toBe('malformed');
    expect(await refused('')).toBe('malformed');
  });

  test('of any bytes is refused and throws nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string().map((each) => bytes(`<a>${each}</a>`)),
        ),
        async (any) => {
          expect(await readTrustedList(any, options)).toMatchObject({ status: 'refused' });
        },
      ),
      propertyRuns(300),
    );
  });
});

describe('fetching', () => {
  const url = 'https://lists.invalid/eu.xml';
  async function* once(part: Uint8Array): AsyncGenerator<Uint8Array, void> {
    yield await Promise.resolve(part);
  }

  async function server(
    more: Readonly<Record<string, Uint8Array>> = {},
  ): Promise<{ readonly asked: string[]; readonly fetch: HttpFetch }> {
    const pointers = [
      { url: 'https://lists.invalid/it.xml', territory: 'IT', signers: [stranger] },
      { url: 'https://lists.invalid/xx.xml', territory: 'XX', signers: [stranger] },
      { url: 'https://lists.invalid/it.pdf', territory: 'IT', signers: [stranger], type: 'application/pdf' },
      { url, territory: 'EU', signers: [operator] },
    ];
    const files: Record<string, Uint8Array> = {
      [url]: await signedList({ territory: 'EU', pointers }, operator),
      'https://lists.invalid/it.xml': await signedList({ services }, stranger),
      // Signed by the operator of the list of the lists, which the pointer does not name.
      'https://lists.invalid/xx.xml': await signedList({ territory: 'XX' }, operator),
      ...more,
    };
    const asked: string[] = [];
    return {
      asked,
      fetch: (address) => {
        asked.push(address);
        const file = files[address];
        return Promise.resolve({
          ok: file !== undefined,
          status: file === undefined ? 404 : 200,
          body: file === undefined ? null : once(file),
        });
      },
    };
  }

  test('takes the lists that the list of the lists points to, each by its own signers', async () => {
    const { fetch, asked } = await server();
    const attempts = await fetchTrustedLists({ fetch, url, signers: [operator.certificate], at: AT });
    expect(attempts).toMatchObject([
      { territory: 'EU', status: 'valid' },
      { territory: 'IT', status: 'valid', list: { territory: 'IT' } },
      { territory: 'XX', status: 'failed', reason: 'signer-not-pinned' },
    ]);
    expect(asked).toEqual([url, 'https://lists.invalid/it.xml', 'https://lists.invalid/xx.xml']);
  });

  test('asks for the countries that are wanted, and for none where the first list is not believed', async () => {
    const { fetch, asked } = await server();
    await fetchTrustedLists({ fetch, url, signers: [operator.certificate], at: AT, territories: ['XX'] });
    expect(asked).toEqual([url, 'https://lists.invalid/xx.xml']);
    asked.length = 0;
    expect(await fetchTrustedLists({ fetch, url, signers: [stranger.certificate], at: AT })).toMatchObject([
      { status: 'failed', reason: 'signer-not-pinned' },
    ]);
    expect(asked).toEqual([url]);
  });

  test('says what failed: an old list again, an answer that is none, silence', async () => {
    const { fetch } = await server();
    const base = { fetch, url, signers: [operator.certificate], at: AT, territories: ['IT'] };
    expect(await fetchTrustedLists({ ...base, sequenceNumbers: new Map([['IT', 8]]) })).toMatchObject([
      { status: 'valid' },
      { status: 'failed', reason: 'replayed' },
    ]);
    expect(await fetchTrustedLists({ ...base, url: 'https://lists.invalid/none.xml' })).toMatchObject([
      { reason: 'http-status' },
    ]);
    expect(await fetchTrustedLists({ ...base, url: 'file:///etc/passwd' })).toMatchObject([{ reason: 'network' }]);
    const silent: HttpFetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    expect(await fetchTrustedLists({ ...base, fetch: silent, timeoutMs: 10 })).toMatchObject([{ reason: 'timeout' }]);
    await expect(fetchTrustedLists({ ...base, signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
  });
});
