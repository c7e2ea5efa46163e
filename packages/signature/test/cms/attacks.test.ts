import { describe, expect, it } from 'vitest';
import { octets, sequence, set, tlv } from '../../../pki/test/support/der-writer.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { readCades } from '../../src/cades/read-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import {
  attribute,
  contentTypeAttribute,
  craftedFile,
  craftedSignerInfo,
  digestAttribute,
  referenceV1,
  referenceV2,
  timeAttribute,
  type CraftedFile,
  type CraftedSigner,
} from '../support/crafted-cms.js';

type Bytes = Uint8Array;

const pki = signingPki();
const CONTENT = new Uint8Array(Buffer.from('Pay 10 euro'));
const OTHER = new Uint8Array(Buffer.from('Pay 9999 euro'));
const sorted = (attributes: readonly Bytes[]): readonly Bytes[] => [...attributes].sort((a, b) => Buffer.compare(a, b));
const type = contentTypeAttribute();
const digest = digestAttribute(CONTENT);
const reference = referenceV2(pki.cie);
const GOOD = sorted([type, digest, reference]);

async function outcome(signer: Partial<CraftedSigner>, file: Partial<CraftedFile> = {}, detached?: Bytes) {
  const content = 'content' in file ? file.content : CONTENT;
  const spec = { entity: pki.cie, signedAttributes: GOOD, ...signer };
  const signerInfos = [craftedSignerInfo(spec, content ?? CONTENT)];
  const bytes = craftedFile({ content, signerInfos, certificates: [pki.cie.der], ...file });
  const { signatures } = await readCades(bytesSource(bytes), { detachedContent: detached && bytesSource(detached) });
  const { integrity, signingCertificate } = signatures[0]!;
  return { state: integrity.state, codes: integrity.findings.map(({ code }) => code), signingCertificate };
}

describe('a signer whose attributes are right', () => {
  it('is intact', async () => {
    expect(await outcome({})).toMatchObject({ state: 'intact', codes: [] });
  });

  it('is intact with unsorted attributes, signed as they stand or sorted, and that is told', async () => {
    const unsorted = [...GOOD].reverse();
    const note = { state: 'intact', codes: ['attributes-unsorted'] };
    expect(await outcome({ signedAttributes: unsorted })).toMatchObject(note);
    expect(await outcome({ signedAttributes: unsorted, over: set(...GOOD) })).toMatchObject(note);
  });

  it('is intact with the first version of the reference', async () => {
    const signedAttributes = sorted([type, digest, referenceV1(pki.cie)]);
    expect(await outcome({ signedAttributes })).toMatchObject({ state: 'intact', codes: ['signing-certificate-v1'] });
  });

  it('is verified with the digest algorithm where the signature algorithm says otherwise', async () => {
    const sha1WithRsa = '1.2.840.113549.1.1.5';
    const mismatch = { state: 'intact', codes: ['signature-algorithm-mismatch'] };
    expect(await outcome({ signatureOid: sha1WithRsa })).toMatchObject(mismatch);
    expect(await outcome({ signatureOid: sha1WithRsa, hash: 'sha1' })).toMatchObject(mismatch);
    expect(await outcome({ signatureOid: sha1WithRsa, hash: 'sha512' })).toMatchObject({ state: 'broken' });
  });

  it('may name a signature algorithm where the digest algorithm belongs', async () => {
    const digestOid = '1.2.840.113549.1.1.11';
    expect(await outcome({ digestOid })).toMatchObject({ state: 'intact', codes: ['digest-algorithm-misnamed'] });
  });

  it.each([
    ['sha3-256', '2.16.840.1.101.3.4.2.8', '2.16.840.1.101.3.4.3.14'],
    ['sha3-512', '2.16.840.1.101.3.4.2.10', '1.2.840.113549.1.1.1'],
  ])('may use %s', async (hash, digestOid, signatureOid) => {
    const signedAttributes = sorted([type, digestAttribute(CONTENT, hash), reference]);
    const signer = { signedAttributes, hash, digestOid, signatureOid };
    expect(await outcome(signer)).toMatchObject({ state: 'intact', codes: [] });
  });

  it('is undetermined with algorithms that nobody knows, and without a certificate', async () => {
    expect(await outcome({ digestOid: '1.2.3' })).toMatchObject({
      state: 'undetermined',
      codes: ['unsupported-digest'],
    });
    const unknown = { state: 'undetermined', codes: ['unsupported-signature'] };
    expect(await outcome({ signatureOid: '1.2.3' })).toMatchObject(unknown);
    const nobody = { state: 'undetermined', codes: ['signing-certificate-missing'], signingCertificate: undefined };
    expect(await outcome({}, { certificates: [pki.cie2.der] })).toMatchObject(nobody);
  });
});

describe('refused with its reason', () => {
  const withAttributes = (...signedAttributes: readonly Bytes[]) => ({ signedAttributes: sorted(signedAttributes) });
  const twoDigests = attribute(
    '1.2.840.113549.1.9.4',
    ...[CONTENT, OTHER].map((content) => digestAttribute(content).subarray(-34)),
  );

  it.each<[string, Partial<CraftedSigner>, string]>([
    [
      'a repeated message digest',
      withAttributes(type, digest, digestAttribute(OTHER), reference),
      'attribute-repeated',
    ],
    ['a message digest of two values', withAttributes(type, twoDigests, reference), 'attribute-values-repeated'],
    [
      'a message digest without a value',
      withAttributes(type, attribute('1.2.840.113549.1.9.4'), reference),
      'attribute-empty',
    ],
    ['a repeated content type', withAttributes(type, type, digest, reference), 'attribute-repeated'],
    ['a repeated reference', withAttributes(type, digest, reference, reference), 'attribute-repeated'],
    [
      'a repeated signing time',
      withAttributes(type, digest, reference, timeAttribute(new Date(0)), timeAttribute(new Date(86_400_000))),
      'attribute-repeated',
    ],
    ['no message digest', withAttributes(type, reference), 'message-digest-missing'],
    ['no content type', withAttributes(digest, reference), 'content-type-missing'],
    ['another content type', withAttributes(contentTypeAttribute('1.2.3'), digest, reference), 'content-type-mismatch'],
    [
      'the message digest of another content',
      withAttributes(type, digestAttribute(OTHER), reference),
      'digest-mismatch',
    ],
    [
      "another's certificate in the reference",
      withAttributes(type, digest, referenceV2(pki.cie2)),
      'signing-certificate-mismatch',
    ],
    [
      'another serial number in the reference',
      withAttributes(type, digest, referenceV2(pki.cie, '77')),
      'signing-certificate-mismatch',
    ],
    [
      'a reference that is none',
      withAttributes(type, digest, attribute('1.2.840.113549.1.9.16.2.47', octets(CONTENT))),
      'attribute-malformed',
    ],
    ['a value over something else', { over: OTHER }, 'signature-mismatch'],
    ["another's key", { entity: { ...pki.cie, key: pki.cie2.key } }, 'signature-mismatch'],
  ])('%s', async (_what, signer, code) => {
    const { state, codes } = await outcome(signer);
    expect(state).toBe('broken');
    expect(codes).toContain(code);
  });

  it('attributes that moved to where nobody signs them', async () => {
    const moved = await outcome({ signedAttributes: sorted([type, reference]), unsignedAttributes: [digest] });
    expect(moved).toMatchObject({ state: 'broken', codes: ['attribute-not-signed', 'message-digest-missing'] });
    const reader = await outcome({ signedAttributes: sorted([type, digest]), unsignedAttributes: [reference] });
    expect(reader.codes).toEqual(['attribute-not-signed', 'signing-certificate-reference-missing']);
  });

  it('a certificate that the reference does not mean is not shown as the signer', async () => {
    const { signingCertificate } = await outcome({ signedAttributes: sorted([type, digest, referenceV2(pki.cie2)]) });
    expect(signingCertificate).toBeUndefined();
  });

  it('signed attributes that were taken away and became the content (Strenzke 2023)', async () => {
    const content = set(...GOOD);
    const forged = await outcome({ signedAttributes: undefined, over: content }, { content });
    expect(forged).toMatchObject({
      state: 'broken',
      codes: ['signed-attributes-missing', 'content-is-signed-attributes'],
    });
    const plain = await outcome({ signedAttributes: undefined });
    expect(plain).toMatchObject({ state: 'intact', codes: ['signed-attributes-missing'] });
  });

  it('no signed attributes around a content of another type (RFC 5652 section 5.3)', async () => {
    const contentType = '1.2.840.113549.1.9.16.1.4';
    expect(await outcome({ signedAttributes: undefined }, { contentType })).toMatchObject({ state: 'broken' });
  });

  it('a content swapped under good attributes', async () => {
    const swapped = await outcome({}, { content: OTHER });
    expect(swapped).toMatchObject({ state: 'broken', codes: ['digest-mismatch'] });
  });

  it('a detached content beside one that is inside: what is inside counts, and that is told', async () => {
    const told = { state: 'intact', codes: ['detached-content-ignored'] };
    expect(await outcome({}, {}, OTHER)).toMatchObject(told);
    expect(await outcome({}, { content: undefined }, OTHER)).toMatchObject({ state: 'broken' });
  });
});

describe('the reader', () => {
  const file = craftedFile({
    content: CONTENT,
    signerInfos: [craftedSignerInfo({ entity: pki.cie, signedAttributes: GOOD }, CONTENT)],
    certificates: [pki.cie.der],
  });
  const hugeLength = (bytes: Bytes): Bytes =>
    Uint8Array.of(0x30, 0x88, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, ...bytes);
  let deep: Bytes = new Uint8Array();
  for (let level = 0; level < 200; level++) deep = sequence(deep);
  const indefiniteDeep = Uint8Array.from([
    ...Array.from({ length: 5_000 }, () => [0x30, 0x80]).flat(),
    ...new Uint8Array(10_000),
  ]);

  it('tells bytes after the end', async () => {
    const { signatures } = await readCades(bytesSource(new Uint8Array(Buffer.concat([file, Buffer.from('more')]))));
    expect(signatures[0]?.integrity).toMatchObject({ state: 'intact', findings: [{ code: 'bytes-after-signature' }] });
  });

  it.each<[string, Bytes]>([
    ['nothing', new Uint8Array()],
    ['text', CONTENT],
    ['a file cut off', file.subarray(0, -1)],
    ['a huge length', hugeLength(file)],
    ['a length of nine octets', Uint8Array.of(0x30, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['deep nesting', deep],
    ['deep nesting of indefinite length', indefiniteDeep],
    ['a long-form tag for SEQUENCE', Uint8Array.of(0x3f, 0x10, ...file.subarray(1))],
    ['an endless tag', Uint8Array.from({ length: 64 }, () => 0xff)],
    ['a SEQUENCE of another type', sequence(tlv(0x06, Uint8Array.of(0x2a, 3)), octets(CONTENT))],
    ['a primitive of indefinite length', Uint8Array.of(0x04, 0x80, 0, 0)],
  ])('refuses %s', async (_what, bytes) => {
    await expect(readCades(bytesSource(bytes))).rejects.toMatchObject({
      name: 'SignatureError',
      code: 'malformed-cms',
    });
    expect(() => readSignedData(bytes)).toThrow(expect.objectContaining({ code: 'malformed-cms' }) as Error);
  });
});
