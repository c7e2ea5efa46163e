import { PINNED_ANCHORS, readCertificateBundle, TrustStore, type AddOptions, type PinnedAnchor } from '@ciekit/pki';
import { describe, expect, it } from 'vitest';
import { context, integer, octets, oid, sequence, set, utf8 } from './support/der-writer.js';
import { codeOf } from './support/errors.js';
import { opensslFixture } from './support/openssl-fixtures.js';
import { ecKey, entity, NOW, type Entity } from './support/test-pki.js';
import { masterList, trustedList, zip } from './support/bundles.js';

const csca = entity('authority', 'csca');
const root = entity('authority', 'root');
const issuing = entity('authority', 'issuing', { by: root });
const stranger = entity('authority', 'stranger');
const pinOf = (anchor: Entity, purpose: PinnedAnchor['purpose']): PinnedAnchor => ({
  sha256: anchor.certificate.sha256,
  purpose,
  name: 'test',
  years: undefined,
  publisher: 'test',
});
const PINS = [pinOf(csca, 'chip-signer'), pinOf(root, 'holder-issuer')];
const pem = (...entities: readonly Entity[]): Uint8Array =>
  new Uint8Array(Buffer.from(entities.map(({ certificate }) => certificate.toPem()).join('some text\n')));
const statuses = (store: TrustStore, bytes: Uint8Array, options?: AddOptions): string[] =>
  store.add(bytes, options).outcomes.map((outcome) => (outcome.status === 'refused' ? outcome.reason : outcome.status));

describe('the pinned fingerprints', () => {
  it('are ten different SHA-256 values, five of each purpose', () => {
    expect(new Set(PINNED_ANCHORS.map(({ sha256 }) => sha256)).size).toBe(10);
    for (const { sha256 } of PINNED_ANCHORS) expect(sha256).toMatch(/^[0-9A-F]{64}$/);
    expect(PINNED_ANCHORS.filter(({ purpose }) => purpose === 'chip-signer')).toHaveLength(5);
  });

  it('are all missing from an empty store', () => {
    expect(TrustStore.empty().list(NOW)).toEqual({ entries: [], missing: PINNED_ANCHORS });
  });
});

describe('TrustStore.add', () => {
  it('does not trust a stranger without being told to', () => {
    const store = TrustStore.empty(PINS);
    expect(statuses(store, stranger.der)).toEqual(['not-trusted']);
    expect(statuses(store, stranger.der, { purpose: 'chip-signer' })).toEqual(['not-trusted']);
    expect(statuses(store, stranger.der, { pinnedOnly: true, trustUnpinned: true, purpose: 'chip-signer' })).toEqual([
      'not-trusted',
    ]);
    expect(store.anchors('chip-signer')).toEqual([]);
  });

  it('wants to know what a stranger is trusted for', () => {
    expect(statuses(TrustStore.empty(PINS), stranger.der, { trustUnpinned: true })).toEqual(['purpose-missing']);
  });

  it('refuses what is no authority', () => {
    const end = entity('end', 'end', { by: csca });
    const options = { trustUnpinned: true, purpose: 'chip-signer' } as const;
    const store = TrustStore.empty(PINS);
    store.add(csca.der);
    expect(statuses(store, end.der, options)).toEqual(['not-an-authority']);
    expect(statuses(store, end.der)).toEqual(['not-an-authority']);
    expect(store.list(NOW).entries).toHaveLength(1);
  });

  it('refuses a pinned certificate for another purpose', () => {
    const options = { purpose: 'holder-issuer', trustUnpinned: true } as const;
    expect(statuses(TrustStore.empty(PINS), csca.der, options)).toEqual(['purpose-mismatch']);
  });

  it('reports a certificate that cannot be read, and takes the one beside it', () => {
    const broken = sequence(sequence(), sequence(), octets(new Uint8Array(3)));
    expect(statuses(TrustStore.empty(PINS), new Uint8Array(Buffer.concat([broken, csca.der])))).toEqual([
      'added',
      'malformed-certificate',
    ]);
  });

  it('trusts a pinned certificate for the purpose of its pin', () => {
    const store = TrustStore.empty(PINS);
    expect(statuses(store, csca.der)).toEqual(['added']);
    expect(statuses(store, csca.der)).toEqual(['already-held']);
    expect(store.anchors('chip-signer').map(({ sha256 }) => sha256)).toEqual([csca.certificate.sha256]);
    expect(store.anchors('holder-issuer')).toEqual([]);
    expect(store.list(NOW)).toMatchObject({
      entries: [{ basis: 'pinned', validity: 'valid' }],
      missing: [{ sha256: root.certificate.sha256 }],
    });
  });

  it('trusts a stranger on the user’s word', () => {
    const store = TrustStore.empty(PINS);
    expect(statuses(store, stranger.der, { trustUnpinned: true, purpose: 'chip-signer' })).toEqual(['added']);
    expect(store.list(NOW).entries).toMatchObject([{ basis: 'explicit', purpose: 'chip-signer' }]);
  });

  it('keeps what an anchor issued between, in whatever order the file has it', () => {
    const store = TrustStore.empty(PINS);
    const deeper = entity('authority', 'deeper', { by: issuing });
    expect(statuses(store, pem(deeper, issuing, root))).toEqual(['added', 'added', 'added']);
    expect(store.anchors('holder-issuer')).toHaveLength(1);
    expect(store.intermediates('holder-issuer')).toHaveLength(2);
    expect(store.intermediates('chip-signer')).toEqual([]);
  });

  it('does not keep an intermediate when only pinned ones are wanted, or for another purpose', () => {
    const store = TrustStore.empty(PINS);
    store.add(root.der);
    expect(statuses(store, issuing.der, { pinnedOnly: true })).toEqual(['not-trusted']);
    expect(statuses(store, issuing.der, { purpose: 'chip-signer' })).toEqual(['not-trusted']);
    expect(statuses(store, issuing.der, { purpose: 'holder-issuer' })).toEqual(['added']);
  });

  it('makes an anchor of an intermediate on the user’s word, and never the other way round', () => {
    const store = TrustStore.empty(PINS);
    store.add(root.der);
    store.add(issuing.der);
    expect(statuses(store, issuing.der, { trustUnpinned: true, purpose: 'holder-issuer' })).toEqual(['added']);
    expect(statuses(store, issuing.der)).toEqual(['already-held']);
    expect(store.anchors('holder-issuer')).toHaveLength(2);
    expect(store.intermediates('holder-issuer')).toEqual([]);
  });

  it('tells the validity of each at a time', () => {
    const store = TrustStore.empty(PINS);
    store.add(csca.der);
    const validity = (at: string) => store.list(new Date(at)).entries.map((entry) => entry.validity);
    expect(['2019-12-31', '2020-01-01', '2040-01-01', '2040-01-02'].map(validity)).toEqual([
      ['not-yet-valid'],
      ['valid'],
      ['valid'],
      ['expired'],
    ]);
  });

  it('forgets what is removed', () => {
    const store = TrustStore.empty(PINS);
    store.add(csca.der);
    expect(store.remove(stranger.certificate.sha256)).toBe(false);
    expect(store.remove(csca.certificate.sha256.toLowerCase())).toBe(true);
    expect(store.remove(csca.certificate.sha256)).toBe(false);
    expect(store.anchors('chip-signer')).toEqual([]);
  });
});

describe('lists of other people’s certificates', () => {
  const link = entity('authority', 'csca', { key: ecKey(), by: csca });
  const crowd = Array.from({ length: 40 }, (_, i) => entity('authority', `country ${i}`));
  const list = [...crowd, link, csca];
  const ders = list.map(({ der }) => der);

  it.each<[string, Uint8Array]>([
    ['an ICAO master list', masterList(ders)],
    ['a master list in a ZIP', zip({ 'IT/readme.txt': Buffer.from('hello'), 'IT/list.ml': masterList(ders) })],
    ['a trusted list', trustedList(ders)],
  ])('%s: the pinned and what it issued are taken, the rest ignored', (_, bytes) => {
    const store = TrustStore.empty(PINS);
    const result = store.add(bytes);
    expect(result.ignored).toBe(40);
    expect(result.outcomes.map((outcome) => outcome.status)).toEqual(['added', 'added']);
    expect(store.anchors('chip-signer')).toHaveLength(1);
    expect(store.intermediates('chip-signer')).toHaveLength(1);
  });

  it('never make an anchor of a stranger, whatever is asked', () => {
    const store = TrustStore.empty(PINS);
    const result = store.add(masterList(ders), { trustUnpinned: true, purpose: 'chip-signer' });
    expect(result.ignored).toBe(40);
    expect(store.anchors('chip-signer')).toHaveLength(1);
  });
});

describe('readCertificateBundle', () => {
  const two = [csca.der, root.der];
  const der = Buffer.concat(two);
  it.each<[string, Uint8Array]>([
    ['DER, one after the other', der],
    ['DER with zeros behind', Buffer.concat([der, Buffer.alloc(10)])],
    ['PEM with text between', pem(csca, root)],
    ['PEM with line ends of Windows', Buffer.from(Buffer.from(pem(csca, root)).toString().replaceAll('\n', '\r\n'))],
    ['base64 and nothing else', Buffer.from(der.toString('base64'))],
    ['a ZIP of files', zip({ 'a.cer': csca.der, 'b.pem': pem(root) })],
    ['a ZIP that is only stored', zip({ 'a.cer': csca.der, 'b.crt': root.der }, false)],
  ])('%s', (_, bytes) => {
    const { kind, certificates } = readCertificateBundle(bytes);
    expect(kind).toBe('certificates');
    expect(certificates.map((each) => Uint8Array.from(each))).toEqual(two);
  });

  it('a .p7b that openssl wrote', () => {
    const { kind, certificates } = readCertificateBundle(opensslFixture('bundle.p7b'));
    expect(kind).toBe('certificates');
    expect(certificates).toContainEqual(opensslFixture('csca'));
    expect(certificates).toHaveLength(2);
  });

  it('a BOM and a prefix in a trusted list', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), trustedList(two)]);
    expect(readCertificateBundle(bytes)).toMatchObject({ kind: 'list', certificates: { length: 2 } });
  });

  const deflatedBomb = zip({ 'a.cer': Buffer.concat([csca.der, Buffer.alloc(40 * 1_048_576)]) });
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('hello')],
    ['XML without certificates', Buffer.from('<a/>')],
    ['PEM of a key', Buffer.from('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n')],
    ['a ZIP without certificates', zip({ 'a.txt': csca.der })],
    ['a ZIP cut short', zip({ 'a.cer': csca.der }).subarray(0, 200)],
    ['the beginning of a ZIP', Buffer.from('PK\u0003\u0004')],
    ['a ZIP that unpacks to 40 MB', deflatedBomb],
    ['a ZIP whose directory lies', Buffer.from(zip({ 'a.cer': csca.der })).fill(0xff, 60, 70)],
    ['a file of 33 MB', new Uint8Array(33 * 1_048_576)],
    ['CMS of another type', sequence(oid('1.2.840.113549.1.7.1'), context(0, octets(csca.der)))],
    ['a certificate and then something else', Buffer.concat([csca.der, utf8('?')])],
    ['a master list that is none', masterListOf(octets(csca.der))],
    ['a master list with something behind', masterListOf(sequence(integer(0), set(csca.der, utf8('?'))))],
  ])('refuses %s', (_, bytes) => {
    expect(codeOf(() => readCertificateBundle(bytes))).toBe('malformed-bundle');
  });

  function masterListOf(content: Uint8Array): Uint8Array {
    return sequence(
      oid('1.2.840.113549.1.7.2'),
      context(0, sequence(integer(3), set(), sequence(oid('2.23.136.1.1.2'), context(0, octets(content))), set())),
    );
  }
});
