import { describe, expect, it } from 'vitest';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { answerTimestampRequest, fetchFrom } from '../../../pki/test/support/tsa.js';
import { addSigner, counterSign } from '../../src/cades/add-signer.js';
import { extendCades } from '../../src/cades/extend-cades.js';
import { extractCades } from '../../src/cades/extract-cades.js';
import { readCades } from '../../src/cades/read-cades.js';
import { signCades } from '../../src/cades/sign-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import { timestampClient } from '../../src/timestamp/timestamp-client.js';
import type { ValidationDataQuestion } from '../../src/validation-data.js';
import { collect, contentOfSource, inPieces } from '../support/files.js';

const pki = signingPki();
const maria = softwareSigner(pki.cie, [pki.subCa, pki.root]);
const paola = softwareSigner(pki.cie2, [pki.subCa, pki.root]);
const CONTENT = new Uint8Array(Buffer.from('Si chiede il rilascio del certificato.\n'));
const signingTime = new Date('2026-03-01T10:00:00Z');

const timestamp = timestampClient({
  url: 'http://tsa.test/',
  fetch: fetchFrom((request) => answerTimestampRequest(request, pki.tsa)),
});

const VALUES = {
  certificates: [pki.root.der, pki.subCa.der, pki.tsa.der],
  ocspResponses: [pki.ocsp(pki.cie)],
  crls: [pki.rootCrl()],
};
const validationData = () => Promise.resolve(VALUES);

const signed = (options: Parameters<typeof signCades>[2] = { signingTime }, content: Uint8Array = CONTENT) =>
  collect(signCades(inPieces(content), maria, options));
const readings = async (file: Uint8Array, detachedContent?: Uint8Array) =>
  readCades(bytesSource(file), { detachedContent: detachedContent && bytesSource(detachedContent) });
const signaturesOf = async (file: Uint8Array, detached?: Uint8Array) => (await readings(file, detached)).signatures;
const intact = { state: 'intact', findings: [] };

describe('signCades', () => {
  it('puts the content into a .p7m that reads back intact', async () => {
    const { signatures, attached, nested, wrapping, content } = await readings(await signed());
    expect({ attached, nested, wrapping }).toEqual({ attached: true, nested: false, wrapping: 'none' });
    expect(await contentOfSource(content!)).toEqual(CONTENT);
    expect(signatures).toHaveLength(1);
    expect(signatures[0]).toMatchObject({
      format: 'cades',
      level: 'b',
      name: '1',
      integrity: intact,
      claimedTime: signingTime,
      digestAlgorithm: 'sha256',
      timestamps: [],
      coverage: { extent: 'whole', changes: [] },
    });
    expect(signatures[0]?.signingCertificate?.sha256).toBe(pki.cie.certificate.sha256);
    expect(signatures[0]?.certificates).toHaveLength(3);
  });

  it.each([0, 1, 127, 128, 65_535, 65_536, 300_000])('writes shortest lengths for %d bytes', async (length) => {
    const file = await collect(signCades(inPieces(new Uint8Array(length), length, 50_000), maria));
    expect(readSignedData(file)).toMatchObject({ content: { length }, end: file.length });
    expect((await signaturesOf(file))[0]?.integrity).toEqual(intact);
  });

  it('asks the key once, at the end, and reads the content once', async () => {
    const signer = softwareSigner(pki.cie, [pki.subCa]);
    let read = 0;
    const content = inPieces(CONTENT);
    const counted = { ...content, chunks: () => (read++, content.chunks()) };
    for await (const chunk of signCades(counted, signer)) if (chunk.length < 10) expect(signer.calls).toBe(0);
    expect({ calls: signer.calls, read }).toEqual({ calls: 1, read: 1 });
  });

  it('leaves the content out of a .p7s', async () => {
    const file = await signed({ detached: true, signingTime });
    expect((await signaturesOf(file, CONTENT))[0]).toMatchObject({ integrity: intact, coverage: { extent: 'whole' } });
    const without = (await signaturesOf(file))[0];
    expect(without).toMatchObject({ integrity: { state: 'undetermined' }, coverage: { extent: 'unknown' } });
    expect(without?.integrity.findings.map(({ code }) => code)).toEqual(['content-missing']);
    const other = (await signaturesOf(file, Uint8Array.of(1)))[0];
    expect(other?.integrity).toMatchObject({ state: 'broken', findings: [{ code: 'digest-mismatch' }] });
  });

  it.each([-1, 1])('stops when the content has %d byte more than was said', async (difference) => {
    for (const options of [{}, { detached: true }, { timestamp }]) {
      const chunks = collect(signCades(inPieces(CONTENT, CONTENT.length - difference), maria, options));
      await expect(chunks).rejects.toMatchObject({ code: 'content-changed' });
    }
  });

  it('stops when the content differs the second time', async () => {
    let turn = 0;
    const content = {
      size: 1,
      async *chunks() {
        yield await Promise.resolve(Uint8Array.of(turn++));
      },
    };
    await expect(collect(signCades(content, maria, { timestamp }))).rejects.toMatchObject({ code: 'content-changed' });
  });

  it('refuses a wrong signature value', async () => {
    const liar = { ...maria, sign: () => Promise.resolve(new Uint8Array(256).fill(1)) };
    await expect(collect(signCades(inPieces(CONTENT), liar))).rejects.toMatchObject({ code: 'signature-value' });
  });

  it('has a time stamp over the signature at level T', async () => {
    for (const detached of [false, true]) {
      const file = await signed({ timestamp, detached });
      const [signature] = await signaturesOf(file, detached ? CONTENT : undefined);
      expect(signature).toMatchObject({ level: 't', integrity: intact });
      expect(signature?.timestamps).toMatchObject([
        { kind: 'signature', time: new Date('2026-01-01T00:00:00Z'), integrity: intact },
      ]);
      expect(signature?.timestamps[0]?.signingCertificate?.sha256).toBe(pki.tsa.certificate.sha256);
    }
  });
});

describe('addSigner', () => {
  it('adds a signer and keeps the content and the first signer as they are', async () => {
    const first = await signed();
    const second = await collect(addSigner(bytesSource(first), paola, { signingTime }));
    const [before, after] = [readSignedData(first), readSignedData(second)];
    const encapsulated = (file: Uint8Array, { encapsulated: { start, end } }: typeof before) =>
      Buffer.from(file.subarray(start, end)).toString('hex');
    expect(encapsulated(second, after)).toBe(encapsulated(first, before));
    const encodings = after.signerInfos.map(({ encoded }) => Buffer.from(encoded).toString('hex'));
    expect(encodings).toContain(Buffer.from(before.signerInfos[0]!.encoded).toString('hex'));
    const signatures = await signaturesOf(second);
    expect(signatures.map(({ integrity }) => integrity)).toEqual([intact, intact]);
    expect(new Set(signatures.map(({ signingCertificate }) => signingCertificate?.sha256))).toEqual(
      new Set([pki.cie.certificate.sha256, pki.cie2.certificate.sha256]),
    );
    expect(after.certificates).toHaveLength(4);
  });

  it('adds to a .p7s, whose content is given', async () => {
    const file = bytesSource(await signed({ detached: true }));
    const detachedContent = bytesSource(CONTENT);
    const second = await collect(addSigner(file, paola, { detachedContent }));
    expect((await signaturesOf(second, CONTENT)).map(({ integrity }) => integrity.state)).toEqual(['intact', 'intact']);
    await expect(collect(addSigner(file, paola))).rejects.toMatchObject({ code: 'content-missing' });
  });

  it('refuses what is not signed', async () => {
    const junk = collect(addSigner(bytesSource(CONTENT), paola));
    await expect(junk).rejects.toMatchObject({ code: 'malformed-cms' });
  });
});

describe('counterSign', () => {
  it('signs the signature value and is read inside the first signature', async () => {
    const file = await collect(
      counterSign(bytesSource(await signed()), paola, { signerNumber: 1, signingTime, timestamp }),
    );
    const [signature, ...more] = await signaturesOf(file);
    expect(more).toEqual([]);
    expect(signature?.integrity).toEqual(intact);
    expect(signature?.counterSignatures).toMatchObject([
      { name: '1.1', integrity: intact, claimedTime: signingTime, level: 't', timestamps: [{ integrity: intact }] },
    ]);
    expect(signature?.counterSignatures[0]?.signingCertificate?.sha256).toBe(pki.cie2.certificate.sha256);
  });

  it('refuses a signer who is not there', async () => {
    const file = bytesSource(await signed());
    const chunks = collect(counterSign(file, paola, { signerNumber: 2 }));
    await expect(chunks).rejects.toMatchObject({ code: 'not-signed' });
  });
});

describe('extendCades', () => {
  it('extends to T, LT and LTA, each on top of the other', async () => {
    const b = await collect(addSigner(bytesSource(await signed()), paola, { signingTime }));
    const t = await collect(extendCades(bytesSource(b), 't', { timestamp }));
    const lt = await collect(extendCades(bytesSource(t), 'lt', { timestamp, validationData }));
    const lta = await collect(extendCades(bytesSource(lt), 'lta', { timestamp, validationData }));
    const again = await collect(extendCades(bytesSource(lta), 'lta', { timestamp, validationData }));
    for (const [file, level, count] of [
      [t, 't', 1],
      [lt, 'lt', 1],
      [lta, 'lta', 2],
      [again, 'lta', 3],
    ] as const) {
      const signatures = await signaturesOf(file);
      expect(signatures.map((signature) => signature.level)).toEqual([level, level]);
      for (const { integrity, timestamps } of signatures) {
        expect(integrity).toEqual(intact);
        expect(timestamps.map((each) => each.integrity)).toEqual(Array.from({ length: count }, () => intact));
      }
    }
    const [signature] = await signaturesOf(lta);
    expect(signature).toMatchObject({ ocspResponses: VALUES.ocspResponses, crls: VALUES.crls });
    expect(readSignedData(lt).certificates).toHaveLength(5);
  });

  it('goes from B to LTA of a .p7s at once, and asks for those who signed and stamped', async () => {
    const asked: ValidationDataQuestion[] = [];
    const lta = await collect(
      extendCades(bytesSource(await signed({ detached: true })), 'lta', {
        timestamp,
        detachedContent: bytesSource(CONTENT),
        validationData: (question) => {
          asked.push(question);
          return validationData();
        },
      }),
    );
    expect(
      asked.map(({ signers, timestampers }) => [signers, timestampers].map((list) => list.map((each) => each.sha256))),
    ).toEqual([[[pki.cie.certificate.sha256], [pki.tsa.certificate.sha256]]]);
    const [signature] = await signaturesOf(lta, CONTENT);
    expect(signature?.timestamps.map(({ kind, integrity }) => [kind, integrity.state])).toEqual([
      ['signature', 'intact'],
      ['archive', 'intact'],
    ]);
  });

  it('finds that what an archive time stamp covers was taken away', async () => {
    const { frameSignedData } = await import('../../src/cms/signed-data-writer.js');
    const lta = await collect(extendCades(bytesSource(await signed()), 'lta', { timestamp, validationData }));
    const { signerInfos, certificates, encapsulated } = readSignedData(lta);
    const content = lta.subarray(encapsulated.start, encapsulated.end);
    const parts = { signerInfos: signerInfos.map(({ encoded }) => encoded), certificates };
    const streamed = { contentType: '1.2.840.113549.1.7.1', start: content, streamedLength: 0 };
    const { before, after } = frameSignedData(parts, streamed);
    const [signature] = await signaturesOf(new Uint8Array(Buffer.concat([before, after])));
    expect(signature?.timestamps[1]?.integrity).toMatchObject({
      state: 'broken',
      findings: [{ code: 'archive-index-mismatch', weight: 'failure' }],
    });
    expect(signature?.timestamps[0]?.integrity).toEqual(intact);
  });

  it('needs validation data beyond T', async () => {
    const chunks = collect(extendCades(bytesSource(await signed()), 'lt', { timestamp }));
    await expect(chunks).rejects.toMatchObject({ code: 'revocation-unavailable' });
  });
});

describe('extractCades', () => {
  it('takes the content out of every layer', async () => {
    const once = await signed();
    const twice = await signed({}, once);
    const base64 = new Uint8Array(Buffer.from(Buffer.from(twice).toString('base64').replace(/.{64}/g, '$&\r\n')));
    const thrice = await signed({}, base64);
    for (const [file, layers] of [
      [once, 1],
      [twice, 2],
      [base64, 2],
      [thrice, 3],
    ] as const) {
      const extracted = await extractCades(bytesSource(file));
      expect(extracted.layers).toBe(layers);
      expect(await contentOfSource(extracted.content)).toEqual(CONTENT);
    }
    const { nested, signatures } = await readings(twice);
    expect(nested).toBe(true);
    expect(signatures[0]?.integrity).toMatchObject({ state: 'intact', findings: [{ code: 'content-is-signed' }] });
  });

  it('has nothing to take out of a .p7s', async () => {
    const extraction = extractCades(bytesSource(await signed({ detached: true })));
    await expect(extraction).rejects.toMatchObject({ code: 'content-missing' });
  });

  it.each(['\n', '\r\n', ''])('reads PEM with lines that end in %j', async (end) => {
    const file = await signed();
    const lines = Buffer.from(file).toString('base64').replace(/.{64}/g, `$&${end}`);
    const text = `-----BEGIN PKCS7-----\n${lines}\n-----END PKCS7-----\n`;
    const { wrapping, signatures, content } = await readings(new Uint8Array(Buffer.from(text)));
    expect({ wrapping, integrity: signatures[0]?.integrity }).toEqual({ wrapping: 'pem', integrity: intact });
    expect(await contentOfSource(content!)).toEqual(CONTENT);
  });
});
