import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { octets, sequence, tlv } from '../../../pki/test/support/der-writer.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampResponse, timestampToken } from '../../../pki/test/support/tsa.js';
import { addSigner, counterSign } from '../../src/cades/add-signer.js';
import { extendCades } from '../../src/cades/extend-cades.js';
import { extractCades } from '../../src/cades/extract-cades.js';
import { readCades } from '../../src/cades/read-cades.js';
import { signCades } from '../../src/cades/sign-cades.js';
import { bytesSource, type ByteSource } from '../../src/cms/byte-source.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import { SignatureError } from '../../src/errors.js';
import { readTimestampFile } from '../../src/timestamp/timestamp-file.js';
import { collect, contentOfSource, inPieces } from '../support/files.js';

const pki = signingPki();
const maria = softwareSigner(pki.cie, [pki.subCa]);
const paola = softwareSigner(pki.cie2, [pki.subCa]);
const timestamp = { timestamp: (imprint: Uint8Array) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint })) };
const values = { certificates: [pki.root.der], ocspResponses: [pki.ocsp(pki.cie)], crls: [pki.crl()] };
const validationData = () => Promise.resolve(values);
const CONTENT = new Uint8Array(Buffer.from('content'));

/** A file with everything: two signers, a counter-signature, all levels. */
async function rich(): Promise<Uint8Array> {
  const one = await collect(signCades(inPieces(CONTENT), maria, { signingTime: new Date(0) }));
  const two = await collect(addSigner(bytesSource(one), paola));
  const three = await collect(counterSign(bytesSource(two), maria, { signerNumber: 1 }));
  return collect(extendCades(bytesSource(three), 'lta', { timestamp, validationData }));
}

/** A verdict for every signature, or an error with a code. */
async function verdictOrTyped(read: (source: ByteSource) => Promise<unknown>, bytes: Uint8Array): Promise<void> {
  try {
    await read(bytesSource(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(SignatureError);
  }
}

/** The value of an OCTET STRING in pieces of the given sizes, with definite or indefinite lengths, one level down or two. */
function inBerPieces(content: Uint8Array, sizes: readonly number[], twice: boolean): Uint8Array {
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (const size of [...sizes, content.length]) {
    pieces.push(octets(content.subarray(offset, offset + size)));
    offset = Math.min(content.length, offset + size);
  }
  const END = new Uint8Array(2);
  const inner = twice ? [tlv(0x24, ...pieces)] : pieces;
  return new Uint8Array(Buffer.concat([Uint8Array.of(0x24, 0x80), ...inner, END]));
}

describe('any bytes', () => {
  it('are junk with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        for (const read of [readCades, extractCades, readTimestampFile]) await verdictOrTyped(read, bytes);
      }),
      propertyRuns(300),
    );
  });

  it('in the place of others in a good file give a verdict or an error with a code, never intact unless they say the same', async () => {
    const file = await rich();
    const signed = readSignedData(file);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const changed = Uint8Array.from(file);
          for (const [index, value] of changes) changed[index] = value;
          await verdictOrTyped(extractCades, changed);
          await verdictOrTyped(async (source) => {
            const { signatures, content } = await readCades(source);
            const isContent =
              Buffer.compare(await contentOfSource(content ?? bytesSource(new Uint8Array())), CONTENT) === 0;
            if (isContent) return;
            for (const { integrity } of signatures) expect(integrity.state).not.toBe('intact');
          }, changed);
        },
      ),
      propertyRuns(100),
    );
    expect(signed.signerInfos).toHaveLength(2);
  });

  it('cut off anywhere are no file', async () => {
    const file = await rich();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        const reading = readCades(bytesSource(file.subarray(0, length)));
        await expect(reading).rejects.toMatchObject({ code: 'malformed-cms' });
      }),
      propertyRuns(200),
    );
  });

  it('in a time stamp give a verdict or an error with a code', async () => {
    const file = timestampResponse(timestampToken({ tsa: pki.tsa, imprint: new Uint8Array(32) }));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (index, value) => {
        await verdictOrTyped(readTimestampFile, file.with(index, value));
      }),
      propertyRuns(300),
    );
  });
});

describe('a content in pieces', () => {
  it('is the same content', async () => {
    const file = await collect(signCades(inPieces(CONTENT), maria));
    const { signerInfos, certificates } = readSignedData(file);
    const id = Buffer.from('06092a864886f70d010701', 'hex');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { maxLength: 6 }), fc.boolean(), async (sizes, twice) => {
        const END = new Uint8Array(2);
        const explicit = [Uint8Array.of(0xa0, 0x80), inBerPieces(CONTENT, sizes, twice), END];
        const signedData = [
          ...[Uint8Array.of(0x30, 0x80), tlv(0x02, Uint8Array.of(1)), tlv(0x31)],
          ...[Uint8Array.of(0x30, 0x80), id, ...explicit, END],
          ...[tlv(0xa0, ...certificates), tlv(0x31, ...signerInfos.map(({ encoded }) => encoded)), END],
        ];
        const signedDataId = Buffer.from('06092a864886f70d010702', 'hex');
        const stream = [Uint8Array.of(0x30, 0x80), signedDataId, Uint8Array.of(0xa0, 0x80), ...signedData, END, END];
        const bytes = bytesSource(new Uint8Array(Buffer.concat(stream)));
        const { signatures, content } = await readCades(bytes);
        expect(signatures.map(({ integrity }) => integrity)).toEqual([{ state: 'intact', findings: [] }]);
        expect(await contentOfSource(content!)).toEqual(CONTENT);
        const added = await collect(addSigner(bytes, paola));
        const states = (await readCades(bytesSource(added))).signatures.map(({ integrity }) => integrity.state);
        expect(states).toEqual(['intact', 'intact']);
      }),
      propertyRuns(60),
    );
  });
});

describe('10 MB of junk', () => {
  const LENGTH = 10_000_000;
  const repeated = (...bytes: readonly number[]): Uint8Array =>
    Uint8Array.from({ length: LENGTH }, (_, index) => bytes[index % bytes.length] ?? 0);
  const header = Buffer.from(
    '308006092a864886f70d010702a0803080020101310030800609 2a864886f70d010701a0802480'.replace(/\s/g, ''),
    'hex',
  );
  const after = (start: Buffer, ...bytes: readonly number[]): Uint8Array =>
    new Uint8Array(Buffer.concat([start, repeated(...bytes)]));

  it.each<[string, Uint8Array]>([
    ['SEQUENCEs of indefinite length', repeated(0x30, 0x80)],
    ['SETs without content', sequence(repeated(0x31, 0x00))],
    ['pieces of no length', after(header, 0x04, 0x00)],
    ['pieces of one byte', after(header, 0x04, 0x01, 0x41)],
    ['strings within strings', after(header, 0x24, 0x80)],
    ['base64', repeated(0x4d, 0x49)],
    ['spaces', repeated(0x20)],
    ['certificates without end', after(header.subarray(0, 23), 0x30, 0x00)],
  ])('%s end within 2 s', async (_what, bytes) => {
    const start = performance.now();
    for (const read of [readCades, extractCades, readTimestampFile]) await verdictOrTyped(read, bytes);
    // Three readers, on a machine that does other things too.
    expect(performance.now() - start).toBeLessThan(6_000);
  });
});
