import { Certificate, createChipVerifier, judgeSodSigner, Oid, TrustStore, type ChipVerdict } from '@ciekit/pki';
import { describe, expect, it } from 'vitest';
import { integer, sequence } from './support/der-writer.js';
import { specimen } from './support/specimen.js';
import {
  basicConstraints,
  entity,
  extendedKeyUsage,
  keyUsage,
  NOW,
  rsaKey,
  type Entity,
  type EntityOptions,
} from './support/test-pki.js';
import { SIGNER_NAME, sodFile } from './support/test-sod.js';

const csca = entity('authority', 'csca');
const key = rsaKey();
const A4 = sequence(integer(4));
const A5 = sequence(integer(5));
const A2 = new Uint8Array(Buffer.from('CA00000AA'));

const trusting = (...anchors: readonly Uint8Array[]): TrustStore => {
  const store = TrustStore.empty();
  for (const anchor of anchors) store.add(anchor, { purpose: 'chip-signer', trustUnpinned: true });
  return store;
};

interface Card {
  readonly sod: Uint8Array;
  readonly signer: Entity;
}
const card = (options: EntityOptions = {}, groups: readonly (readonly [string, Uint8Array])[] = GROUPS): Card => {
  const signer = entity('end', '', { subject: SIGNER_NAME, by: csca, key, serial: '0101', ...options });
  const sod = sodFile({
    generation: 2,
    signerCertificate: signer.der,
    signingKey: key.privateKey,
    groups,
    issuer: (options.by ?? csca).subject,
    serial: '0101',
  });
  return { sod, signer };
};
const GROUPS = [
  ['A5', A5],
  ['A4', A4],
  ['A2', A2],
] as const;
const FILES: readonly (readonly [number, Uint8Array])[] = [
  [0xa4, A4],
  [0xa5, A5],
];
const verify = (sod: Uint8Array, { store = trusting(csca.der), files = FILES, now = NOW } = {}): Promise<ChipVerdict> =>
  createChipVerifier({ trustStore: store, now: () => now }).verify({ sod, files: new Map(files) });

describe('a chip is refused', () => {
  it.each<[string, Uint8Array, string]>([
    ['an SOD that is none', new Uint8Array(20), 'sod-malformed'],
    ['a broken signature', broken(card().sod), 'sod-signature'],
  ])('for %s', async (_, sod, reason) => {
    expect(await verify(sod)).toMatchObject({ outcome: 'refused', reason });
    // Neither does a missing anchor make it "unverified".
    expect(await verify(sod, { store: TrustStore.empty() })).toMatchObject({ outcome: 'refused', reason });
  });

  it.each<[string, readonly (readonly [number, Uint8Array])[], string]>([
    ['another key than the signed one', [[0xa4, A5]], 'sod-hash-mismatch'],
    ['no key at all', [], 'sod-hash-missing'],
    ['another second file', [...FILES.slice(0, 1), [0xa5, A4]], 'sod-hash-mismatch'],
    ['a file that is not listed', [...FILES, [0xa1, A2]], 'sod-hash-missing'],
  ])('for %s', async (_, files, detail) => {
    expect(await verify(card().sod, { files })).toEqual({ outcome: 'refused', reason: 'sod-hash', detail });
  });

  it('when the SOD does not list the key that the chip proves itself with', async () => {
    const { sod } = card({}, [['A5', A5]]);
    expect(await verify(sod)).toMatchObject({ outcome: 'refused', reason: 'sod-hash', detail: 'sod-hash-missing' });
  });

  it.each<[string, EntityOptions, string]>([
    ['forged in the name of an anchor held', { by: { ...csca, key: rsaKey() } }, 'signature'],
    ['that may not sign data', { extensions: [keyUsage(0x20)] }, 'key-usage'],
    ['that is an authority', { extensions: [basicConstraints(true), keyUsage(0x84)] }, 'not-a-document-signer'],
    ['for master lists', { more: [extendedKeyUsage('2.23.136.1.1.3')] }, 'not-a-document-signer'],
    ['for deviation lists', { more: [extendedKeyUsage('2.23.136.1.1.8')] }, 'not-a-document-signer'],
    ['of a web server', { more: [extendedKeyUsage('1.3.6.1.5.5.7.3.1')] }, 'not-a-document-signer'],
    ['of the day after tomorrow', { notBefore: new Date('2026-01-03T00:00:00Z') }, 'not-yet-valid'],
    ['older than its authority', { notBefore: new Date('2019-12-31T00:00:00Z') }, 'not-yet-valid'],
    [
      'younger than its authority’s end',
      { notBefore: new Date('2040-02-01T00:00:00Z'), notAfter: new Date('2045-01-01T00:00:00Z') },
      'expired',
    ],
  ])('for a signer %s', async (_, options, detail) => {
    const { sod } = card(options);
    expect(await verify(sod)).toEqual({ outcome: 'refused', reason: 'sod-signer', detail });
  });

  function broken(sod: Uint8Array): Uint8Array {
    return sod.map((byte, index) => (index === sod.length - 1 ? byte ^ 1 : byte));
  }
});

describe('a chip of an authority that nobody knows is refused', () => {
  it.each<[string, TrustStore]>([
    ['another country’s anchor', trusting(entity('authority', 'other').der)],
    ['another anchor of the same name', trusting(entity('authority', 'csca').der)],
  ])('when the store holds %s', async (_, store) => {
    expect(await verify(card().sod, { store })).toEqual({
      outcome: 'refused',
      reason: 'sod-signer',
      detail: 'foreign-authority',
    });
  });
});

describe('a chip is of an unverified issuer', () => {
  it('when the store holds no anchor', async () => {
    expect(await verify(card().sod, { store: TrustStore.empty() })).toEqual({ outcome: 'unverified-issuer' });
  });

  it('when it has a name of the State’s and a key that nobody pinned yet, whatever else is held', async () => {
    const name = csca.certificate.subject.single(Oid.commonName)!;
    const pins = [
      { sha256: csca.certificate.sha256, purpose: 'chip-signer', name, years: undefined, publisher: '' },
    ] as const;
    const store = TrustStore.empty(pins);
    store.add(entity('authority', 'other').der, { purpose: 'chip-signer', trustUnpinned: true });
    expect(await verify(card().sod, { store })).toEqual({ outcome: 'unverified-issuer' });
    store.add(csca.der);
    expect(await verify(card().sod, { store })).toMatchObject({ outcome: 'genuine' });
    const next = entity('authority', 'csca');
    expect(await verify(card({ by: next }).sod, { store })).toEqual({ outcome: 'unverified-issuer' });
  });

  it('when only the authorities of the holders are held', async () => {
    const store = TrustStore.empty();
    store.add(csca.der, { purpose: 'holder-issuer', trustUnpinned: true });
    expect(await verify(card().sod, { store })).toEqual({ outcome: 'unverified-issuer' });
  });
});

describe('a chip is genuine', () => {
  const genuine = { outcome: 'genuine', anchor: csca.certificate.sha256 };

  it('when everything fits', async () => {
    expect(await verify(card().sod)).toEqual(genuine);
  });

  it('with EF.DH where it is listed and right', async () => {
    const { sod } = card({}, [...GROUPS, ['1B', sequence()]]);
    expect(await verify(sod, { files: [...FILES, [0x1b, sequence()]] })).toEqual(genuine);
    expect(await verify(sod, { files: [...FILES, [0x1b, A4]] })).toMatchObject({ reason: 'sod-hash' });
  });

  it('with EF.DH where it is not listed: device authentication covers what is in it', async () => {
    expect(await verify(card().sod, { files: [...FILES, [0x1b, sequence()]] })).toEqual(genuine);
  });

  it('after its signer’s certificate has ended, which is told and not refused', async () => {
    const { sod, signer } = card({ notAfter: new Date('2021-01-01T00:00:00Z') });
    expect(await verify(sod)).toEqual(genuine);
    expect(judgeSodSigner(signer.certificate, trusting(csca.der), NOW)).toMatchObject({
      status: 'trusted',
      signerExpired: true,
    });
    expect(judgeSodSigner(card().signer.certificate, trusting(csca.der), NOW)).toMatchObject({ signerExpired: false });
  });

  it('after its authority has ended', async () => {
    expect(await verify(card().sod, { now: new Date('2041-06-01T00:00:00Z') })).toEqual(genuine);
  });

  it('on a computer whose clock is a few hours behind', async () => {
    const { sod } = card({ notBefore: new Date('2026-01-01T20:00:00Z') });
    expect(await verify(sod)).toEqual(genuine);
  });

  it('over a link certificate that the store holds', async () => {
    const next = entity('authority', 'csca');
    const link = entity('authority', 'csca', { key: next.key, by: csca });
    const { sod } = card({ by: next });
    const store = trusting(csca.der);
    expect(await verify(sod, { store })).toMatchObject({ detail: 'foreign-authority' });
    store.add(link.der);
    expect(await verify(sod, { store })).toEqual(genuine);
  });

  it.each([1, 2] as const)('when it is the software card of generation %i', async (generation) => {
    const { sod, files, csca: anchor } = specimen(generation);
    expect(await verify(sod, { store: trusting(anchor), files: [...files] })).toEqual({
      outcome: 'genuine',
      anchor: Certificate.fromDer(anchor).sha256,
    });
  });
});

describe('one verifier over time', () => {
  it('looks at files, trust and clock anew for the same SOD', async () => {
    const store = TrustStore.empty();
    let now = NOW;
    const verifier = createChipVerifier({ trustStore: store, now: () => now });
    const { sod } = card({ notBefore: new Date('2025-06-01T00:00:00Z') });
    const input = { sod, files: new Map(FILES) };
    expect(await verifier.verify(input)).toEqual({ outcome: 'unverified-issuer' });
    store.add(csca.der, { purpose: 'chip-signer', trustUnpinned: true });
    expect(await verifier.verify(input)).toMatchObject({ outcome: 'genuine' });
    now = new Date('2025-01-01T00:00:00Z');
    expect(await verifier.verify(input)).toMatchObject({ reason: 'sod-signer' });
    now = NOW;
    expect(await verifier.verify({ sod, files: new Map([[0xa4, A5]]) })).toMatchObject({ reason: 'sod-hash' });
    const other = sod.map((byte, index) => (index === sod.length - 1 ? byte ^ 1 : byte));
    expect(await verifier.verify({ sod: other, files: input.files })).toMatchObject({ reason: 'sod-signature' });
    expect(await verifier.verify(input)).toMatchObject({ outcome: 'genuine' });
  });

  it('keeps its own copy of what it verified', async () => {
    const verifier = createChipVerifier({ trustStore: trusting(csca.der), now: () => NOW });
    const { sod } = card();
    const files = new Map(FILES);
    expect(await verifier.verify({ sod, files })).toMatchObject({ outcome: 'genuine' });
    sod.fill(0);
    expect(await verifier.verify({ sod, files })).toMatchObject({ reason: 'sod-malformed' });
  });

  it('checks further files without the key of internal authentication', async () => {
    const verifier = createChipVerifier({ trustStore: trusting(csca.der), now: () => NOW });
    const { sod } = card();
    expect(await verifier.verifyFiles({ sod, files: new Map([[0xa2, A2]]) })).toMatchObject({ outcome: 'genuine' });
    expect(await verifier.verifyFiles({ sod, files: new Map([[0xa2, A4]]) })).toMatchObject({ reason: 'sod-hash' });
    // A certificate that the SOD does not speak of proves nothing about the holder.
    expect(await verifier.verifyFiles({ sod, files: new Map([[0xa3, A4]]) })).toMatchObject({
      reason: 'sod-hash',
      detail: 'sod-hash-missing',
    });
  });

  it('tells an error of the program from a refusal', async () => {
    const broken = {
      anchors: () => {
        throw new TypeError('broken store');
      },
      intermediates: () => [],
      isPinnedName: () => false,
    };
    const verifier = createChipVerifier({ trustStore: broken, now: () => NOW });
    await expect(verifier.verify({ sod: card().sod, files: new Map(FILES) })).rejects.toThrow('broken store');
  });
});
