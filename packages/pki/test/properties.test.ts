import {
  buildChain,
  Certificate,
  checkDataGroup,
  createChipVerifier,
  cutToAsn1Length,
  parseSod,
  PkiError,
  readCertificateBundle,
  readHolderIdentity,
  TrustStore,
  verifySodSignature,
} from '@ciekit/pki';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { masterList, zip } from './support/bundles.js';
import { opensslFixture } from './support/openssl-fixtures.js';
import { specimen } from './support/specimen.js';
import { NOW } from './support/test-pki.js';

const RUNS = propertyRuns();
const cards = [specimen(1), specimen(2)];
const sods = [...cards.map(({ sod }) => sod), wrapped(opensslFixture('cms-streamed'))];
const certificates = [
  ...cards.map(({ files }) => cutToAsn1Length(files.get(0xa3) ?? new Uint8Array()) ?? new Uint8Array()),
  opensslFixture('pss-sha512'),
  opensslFixture('ecdsa-p256'),
];

function wrapped(cms: Uint8Array): Uint8Array {
  return Uint8Array.of(0x77, 0x82, cms.length >> 8, cms.length & 255, ...cms);
}

/** Up to four bytes changed, inserted or left out, and perhaps the end cut off. */
const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom('change', 'insert', 'remove', 'cut'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    byte: fc.oneof(fc.constantFrom(0, 0x30, 0x31, 0x7f, 0x80, 0x84, 0xa0, 0xff), fc.integer({ min: 0, max: 255 })),
  }),
  { minLength: 1, maxLength: 4 },
);
const mutated = (originals: readonly Uint8Array[]) =>
  fc.tuple(fc.constantFrom(...originals), mutations).map(([original, changes]) => {
    const bytes = [...original];
    for (const { kind, at, byte } of changes) {
      const index = Math.floor(at * bytes.length);
      if (kind === 'change') bytes[index] = byte;
      else if (kind === 'cut') bytes.splice(index);
      else bytes.splice(index, kind === 'remove' ? 1 : 0, ...(kind === 'insert' ? [byte] : []));
    }
    return Uint8Array.from(bytes);
  });

/** The result, or undefined for a typed refusal; anything else fails the property. */
function valueOf<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}

const readCertificate = (bytes: Uint8Array): void => {
  const certificate = valueOf(() => Certificate.fromDer(bytes));
  if (certificate === undefined) return;
  expect(certificate.der).toEqual(bytes);
  valueOf(() => readHolderIdentity(certificate));
  valueOf(() => certificate.isSignedBy(certificate));
  certificate.subject.toString();
  expect(buildChain(certificate, { anchors: [], at: NOW }).status).toBe('no-anchor');
};

describe('any bytes give a value or a PkiError', () => {
  it('as a certificate', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), readCertificate), RUNS);
  });

  it('as a certificate with a few bytes changed', () => {
    fc.assert(fc.property(mutated(certificates), readCertificate), RUNS);
  });

  it('as an SOD', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        valueOf(() => parseSod(bytes));
        valueOf(() => parseSod(wrapped(bytes)));
      }),
      RUNS,
    );
  });

  it('as a bundle of certificates', () => {
    const bundles = [
      zip({ 'a.ml': masterList(certificates), 'b.cer': certificates[0] ?? new Uint8Array() }),
      masterList(certificates),
      opensslFixture('bundle.p7b'),
      new Uint8Array(Buffer.from(Certificate.fromDer(certificates[0] ?? new Uint8Array()).toPem())),
    ];
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), mutated(bundles)), (bytes) => {
        valueOf(() => readCertificateBundle(bytes));
        valueOf(() => TrustStore.empty().add(bytes));
      }),
      RUNS,
    );
  });
});

describe('a changed SOD', () => {
  const originals = sods.map((sod) => parseSod(sod));
  const store = TrustStore.empty();
  for (const { csca } of cards) store.add(csca, { purpose: 'chip-signer', trustUnpinned: true });
  const verifier = createChipVerifier({ trustStore: store, now: () => NOW });

  it('is refused, or says the same as the true one', () => {
    fc.assert(
      fc.property(mutated(sods), (bytes) => {
        const sod = valueOf(() => parseSod(bytes));
        if (sod === undefined || valueOf(() => verifySodSignature(sod)) === undefined) return;
        const same = originals.some((original) => Buffer.compare(original.signedContent, sod.signedContent) === 0);
        expect(same).toBe(true);
      }),
      RUNS,
    );
  });

  it('never makes other files genuine', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(sods), fc.uint8Array({ minLength: 1, maxLength: 300 }), async (sod, file) => {
        const verdict = await verifier.verify({ sod, files: new Map([[0xa4, file]]) });
        expect(verdict.outcome).toBe('refused');
      }),
      RUNS,
    );
  });

  it('of true files accepts no file with a byte changed', () => {
    const pairs = cards.flatMap((card) =>
      [...card.files].map(([group, file]) => ({ sod: parseSod(card.sod), group, file })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ sod, group, file }, at, change) => {
          const covered = group === 0xa1 ? 12 : group === 0xa2 ? 9 : (cutToAsn1Length(file) ?? file).length;
          const changed = file.map((byte, index) => (index === at % covered ? byte ^ change : byte));
          expect(
            valueOf(() => {
              checkDataGroup(sod, group, changed);
              return true;
            }),
          ).toBeUndefined();
        },
      ),
      RUNS,
    );
  });
});
