/** Good files with something wrong in them, which is what readers of hostile files stumble over: not bytes at random. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeCrl, judgeOcspResponse, PkiError } from '@ciekit/pki';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { NOW } from '../../../pki/test/support/test-pki.js';
import { timestampResponse, timestampToken } from '../../../pki/test/support/tsa.js';
import { addSigner, counterSign } from '../../src/cades/add-signer.js';
import { extendCades } from '../../src/cades/extend-cades.js';
import { contentStream, signCades } from '../../src/cades/sign-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { SignatureError } from '../../src/errors.js';
import { signPades } from '../../src/pades/create-signature.js';
import { timestampFile } from '../../src/timestamp/timestamp-file.js';
import { readTrustedList } from '../../src/trusted-list/read-trusted-list.js';
import { validateFile } from '../../src/validate-file.js';
import { extendXades } from '../../src/xades/extend-xades.js';
import { signXades } from '../../src/xades/sign-xades.js';
import { unsignedContract } from '../support/contract.js';
import { contextOf, day } from '../support/evidence.js';
import { collect } from '../support/files.js';
import { signedList } from '../trusted-list/support/lists.js';

const TEN_MEGABYTES = 10 * 1_048_576;
/** Of processor time: the machine does other things too. */
const MOST_MS = 2_000;
/** What a file of 10 MB may take besides itself; libraries free later. */
const MOST_MEGABYTES = 400;

const pki = signingPki();
const maria = softwareSigner(pki.cie, [pki.subCa]);
const paola = softwareSigner(pki.cie2, [pki.subCa]);
const timestamp = {
  timestamp: (imprint: Uint8Array) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint, time: day(-1) })),
};
const validationData = () =>
  Promise.resolve({ certificates: [pki.root.der], ocspResponses: [pki.ocsp(pki.cie)], crls: [pki.crl()] });
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

type Reader = (file: Uint8Array) => unknown;
const validated: Reader = async (file) => {
  const { layers } = await validateFile(bytesSource(file), contextOf(pki));
  return layers;
};

/** Each kind of file, made whole, and who reads it. */
const KINDS: readonly (readonly [name: string, make: () => Promise<Uint8Array>, read: Reader])[] = [
  ['.p7m', signedCms, validated],
  [
    '.pdf',
    () => signPades(bytes(unsignedContract()), maria, { signingTime: day(-1), timestamps: timestamp }),
    validated,
  ],
  ['.xml', signedXml, validated],
  ['.tsr', () => Promise.resolve(timestampResponse(stampOf(bytes('a file')))), validated],
  ['.tsd', async () => collect(timestampFile(bytesSource(await signedCms()), timestamp, 'tsd')), validated],
  ['CRL', () => Promise.resolve(pki.crl()), (file) => judgeCrl(file, question())],
  [
    'OCSP answer',
    () => Promise.resolve(pki.ocsp(pki.cie)),
    (file) => judgeOcspResponse(file, { ...question(), nonce: undefined }),
  ],
  [
    'trusted list',
    () => signedList({ services: [{ certificate: pki.subCa, additional: ['ForeSignatures'] }] }, pki.cie),
    (file) => readTrustedList(file, { signers: [pki.cie.certificate], at: NOW }),
  ],
];

const question = () => ({ certificate: pki.cie.certificate, issuer: pki.subCa.certificate, at: NOW });
const stampOf = (content: Uint8Array): Uint8Array =>
  timestampToken({ tsa: pki.tsa, imprint: new Uint8Array(createHash('sha256').update(content).digest()) });

async function signedCms(): Promise<Uint8Array> {
  const one = await collect(signCades(contentStream(bytesSource(bytes('A letter.'))), maria));
  const two = await collect(addSigner(bytesSource(one), paola));
  const three = await collect(counterSign(bytesSource(two), paola, { signerNumber: 1 }));
  return collect(extendCades(bytesSource(three), 'lta', { timestamp, validationData }));
}

async function signedXml(): Promise<Uint8Array> {
  const signed = await signXades(bytes('<invoice><total>10</total></invoice>'), maria, { timestamp });
  return extendXades(signed, 'lt', { timestamp, validationData });
}

/** One thing that goes wrong with a file. Places are fractions of its length. */
type Mutation =
  | { readonly kind: 'set' | 'insert'; readonly at: number; readonly values: Uint8Array }
  | {
      readonly kind: 'cut' | 'remove' | 'repeat' | 'move';
      readonly at: number;
      readonly length: number;
      readonly to: number;
    };

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
/** Lengths, tags and numbers that mean something somewhere. */
const telling = fc.constantFrom(
  ...['00', '80', '0000', '3080', '2480', 'ff', '7f', '84ffffffff', '88ffffffffffffffff', '8400000000', '0400', '3000'],
  ...[' 0 R', 'endobj', '<<', '>>', '[', '99999999999', '-1', '<!DOCTYPE x>', ']]>', '&#0;', '/Prev 0', 'xmlns=""'].map(
    (text) => Buffer.from(text, 'latin1').toString('hex'),
  ),
);
const values = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
  telling.map((hex) => new Uint8Array(Buffer.from(hex, 'hex'))),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Mostly what leaves the lengths around it as they are, and so gets further in.
  fc.record({ kind: fc.constantFrom('set', 'set', 'set', 'set', 'insert'), at: fraction, values }),
  fc.record({
    kind: fc.constantFrom('cut', 'remove', 'repeat', 'move'),
    at: fraction,
    length: fc.integer({ min: 1, max: 400 }),
    to: fraction,
  }),
);

function mutated(file: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * file.length);
  const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
  if ('values' in change) {
    const behind = change.kind === 'set' ? at + change.values.length : at;
    return joined(file.subarray(0, at), change.values, file.subarray(behind));
  }
  const part = file.subarray(at, at + change.length);
  switch (change.kind) {
    case 'cut':
      return file.subarray(0, at);
    case 'remove':
      return joined(file.subarray(0, at), file.subarray(at + change.length));
    case 'repeat':
      return joined(file.subarray(0, at), part, file.subarray(at));
    case 'move': {
      const to = Math.floor(change.to * file.length);
      return joined(file.subarray(0, to), part, file.subarray(to));
    }
  }
}

/** A verdict, or an error of a kind that is known, in the time and memory that it may take. */
async function expectBounded(read: Reader, file: Uint8Array): Promise<void> {
  const { user, system } = process.cpuUsage();
  const memory = process.memoryUsage.rss();
  try {
    expect(await read(file)).toBeDefined();
  } catch (error) {
    if (!(error instanceof SignatureError) && !(error instanceof PkiError)) throw error;
  }
  const spent = process.cpuUsage();
  expect((spent.user - user + spent.system - system) / 1_000).toBeLessThan(MOST_MS);
  expect((process.memoryUsage.rss() - memory) / 1_000_000).toBeLessThan(MOST_MEGABYTES);
}

describe.each(KINDS)('a mutated %s', (_name, make, read) => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = await make();
  });

  it('gets a verdict or a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
        await expectBounded(read, changes.reduce(mutated, good));
      }),
      propertyRuns(60),
    );
    await expectBounded(read, good);
  });

  it('of 10 MB, with a part of it again and again, takes two seconds at most', async () => {
    await fc.assert(
      fc.asyncProperty(fraction, fc.integer({ min: 1, max: 2_000 }), async (place, length) => {
        const at = Math.floor(place * good.length);
        const part = good.subarray(at, at + length);
        const times = Math.floor(TEN_MEGABYTES / Math.max(1, part.length));
        const filling = Buffer.alloc(times * part.length, part);
        await expectBounded(read, new Uint8Array(Buffer.concat([good.subarray(0, at), filling, good.subarray(at)])));
      }),
      propertyRuns(3),
    );
  });
});
