import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampToken } from '../../../pki/test/support/tsa.js';
import {
  addValidationData,
  extendPades,
  fieldsOf,
  PdfDocument,
  SignatureError,
  signPades,
  type PadesSigningOptions,
  type TimestampClient,
  type VisibleSignature,
} from '../../src/index.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import { CmsOid } from '../../src/cms/oids.js';
import { attributeValues } from '../../src/cms/signer-info.js';
import type { PdfDictionary } from '../../src/pdf/objects.js';
import { readPades } from '../../src/pades/read.js';
import { emptyField, PDF_CORPUS, taggedPdf, withEmptyField } from '../support/pdf-corpus.js';
import { bytesOf, newPdf, textOf, update } from '../support/raw-pdf.js';

const AT = new Date('2026-03-01T10:20:30Z');
const pki = signingPki({ at: AT });
const signer = softwareSigner(pki.cie, [pki.subCa]);
const second = softwareSigner(pki.cie2, [pki.subCa]);
const simple = PDF_CORPUS.find(([name]) => name === '1.7')?.[1] ?? new Uint8Array();
const timestamps: TimestampClient = {
  timestamp: (imprint) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint, time: AT })),
};
const visible: VisibleSignature = {
  place: { page: 1, rectangle: { unit: 'fraction', x: 0.5, y: 0.8, width: 0.4, height: 0.1 } },
  lines: [
    { text: 'Maria Čšžőß', strong: true },
    { label: 'Reason', text: 'Approved' },
  ],
  alternativeText: 'Signature of Maria',
};

const sign = (pdf: Uint8Array, more: Partial<PadesSigningOptions> = {}): Promise<Uint8Array> =>
  signPades(pdf, signer, { signingTime: AT, ...more });

async function codeOf(action: () => unknown): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return error instanceof SignatureError ? error.code : String(error);
  }
}

/** The signature dictionaries in the order of the fields. */
function signatures(pdf: Uint8Array): readonly PdfDictionary[] {
  const document = PdfDocument.open(pdf);
  return fieldsOf(document).flatMap(({ dictionary }) => {
    const value = document.get(dictionary, 'V');
    return value?.kind === 'dictionary' ? [value] : [];
  });
}

function byteRangeOf(signature: PdfDictionary): readonly number[] {
  const range = signature.entries.get('ByteRange');
  return range?.kind === 'array' ? range.items.map((item) => (item.kind === 'number' ? item.value : -1)) : [];
}

/** SHA-256 of what the signature covers, and the CMS structure without the zeros behind it. */
function covered(pdf: Uint8Array, signature: PdfDictionary): { readonly digest: string; readonly cms: Uint8Array } {
  const [start = 0, length = 0, from = 0, rest = 0] = byteRangeOf(signature);
  const parts = [pdf.subarray(start, start + length), pdf.subarray(from, from + rest)];
  const contents = signature.entries.get('Contents');
  const bytes = contents?.kind === 'string' ? Buffer.from(contents.bytes) : Buffer.alloc(0);
  const digest = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  return { digest, cms: bytes.subarray(0, 4 + bytes.readUInt16BE(2)) };
}

describe('signing a PDF', () => {
  it.each(PDF_CORPUS)('keeps the bytes and covers the file: %s', async (_, pdf) => {
    const once = await sign(pdf, { visible });
    const twice = await signPades(once, second, { signingTime: AT });
    expect(Buffer.compare(once.subarray(0, pdf.length), pdf)).toBe(0);
    expect(Buffer.compare(twice.subarray(0, once.length), once)).toBe(0);
    const before = PdfDocument.open(pdf);
    const after = PdfDocument.open(twice);
    expect(after.revisions()).toHaveLength(before.revisions().length + 2);
    expect(after.sections[0]?.kind === 'stream').toBe(before.sections[0]?.kind === 'stream');
    const made = signatures(twice);
    expect(made).toHaveLength(2);
    const ends = made.map((signature) => {
      const { digest, cms } = covered(twice, signature);
      const [signerInfo] = readSignedData(cms).signerInfos;
      const digests = attributeValues(signerInfo?.signedAttributes, CmsOid.messageDigest);
      expect(digests.map((value) => Buffer.from(value.subarray(2)).toString('hex'))).toEqual([digest]);
      expect(attributeValues(signerInfo?.signedAttributes, CmsOid.signingTime)).toEqual([]);
      const [, , from = 0, rest = 0] = byteRangeOf(signature);
      return from + rest;
    });
    expect(ends).toEqual([once.length, twice.length]);
  });

  it.each(PDF_CORPUS)('adds nothing that our own reader holds against the first signature: %s', async (_, pdf) => {
    const thrice = await sign(await signPades(await sign(pdf), second, { signingTime: AT, visible }));
    const read = await readPades(thrice);
    expect(read.map(({ integrity }) => integrity.state)).toEqual(['intact', 'intact', 'intact']);
  });

  it('keeps identifier, Info and generations, and writes a new second identifier', async () => {
    const file = PDF_CORPUS.find(([name]) => name === 'page of generation 2')?.[1] ?? new Uint8Array();
    const document = PdfDocument.open(await sign(file));
    expect(document.indirect(3)?.generation).toBe(2);
    const ids = document.get(document.trailer, 'ID');
    const [first, fresh] = ids?.kind === 'array' ? ids.items : [];
    expect(first?.kind === 'string' ? Buffer.from(first.bytes).toString('hex') : '').toBe(
      '00112233445566778899aabbccddeeff',
    );
    expect(fresh?.kind === 'string' ? Buffer.from(fresh.bytes).toString('hex') : '').not.toBe(
      '00112233445566778899aabbccddeeff',
    );
  });

  it('writes what the signer says, in any script', async () => {
    const [signature] = signatures(
      await sign(simple, { name: 'Rossi', reason: 'Però (sì)', location: 'Bolzano\\Bozen' }),
    );
    const text = (key: string): string => {
      const value = signature?.entries.get(key);
      return value?.kind === 'string' ? Buffer.from(value.bytes).toString('latin1') : '';
    };
    expect(text('M')).toBe('D:20260301102030Z');
    expect(text('Location')).toBe('Bolzano\\Bozen');
    expect(Buffer.from(text('Reason'), 'latin1').subarray(2).swap16().toString('utf16le')).toBe('Però (sì)');
  });

  it('finds its own dictionary, not one that the file holds already', async () => {
    const trap = '<< /Type /Sig /ByteRange [0 /********** /********** /**********] /Contents <00> >>';
    const file = bytesOf(update(textOf(simple), { 6: trap }));
    const signed = await sign(file);
    expect(Buffer.compare(signed.subarray(0, file.length), file)).toBe(0);
  });

  it('drops NeedAppearances and sets both flags', async () => {
    const form = PDF_CORPUS.find(([name]) => name === 'form')?.[1] ?? new Uint8Array();
    const document = PdfDocument.open(await sign(form));
    const value = document.get(document.catalog, 'AcroForm');
    const entries = value?.kind === 'dictionary' ? value.entries : new Map();
    expect([...entries.keys()].sort()).toEqual(['DA', 'Fields', 'SigFlags']);
    expect(entries.get('SigFlags')).toMatchObject({ value: 3 });
  });

  it('gives every field a name of its own', async () => {
    const taken = withEmptyField();
    const file = bytesOf(update(textOf(taken), { 6: emptyField('', 'Signature1') }));
    const names = fieldsOf(PdfDocument.open(await sign(await sign(file)))).map(({ name }) => name);
    expect(names).toEqual(['Signature1', 'Signature2', 'Signature3']);
  });
});

describe('an existing field', () => {
  it('is filled by name, and only once', async () => {
    const signed = await sign(withEmptyField(), { field: 'Here', visible: { ...visible, place: undefined } });
    expect(signatures(signed)).toHaveLength(1);
    expect(await codeOf(() => sign(signed, { field: 'Here' }))).toBe('no-such-field');
    expect(await codeOf(() => sign(withEmptyField(), { field: 'There' }))).toBe('no-such-field');
  });

  it.each([
    ['another SubFilter', '/SV << /Ff 2 /SubFilter [/adbe.pkcs7.detached] >>'],
    ['another hash', '/SV << /Ff 64 /DigestMethod [(SHA512)] >>'],
    ['one of its reasons', '/SV << /Ff 8 /Reasons [(I agree)] >>'],
    ['no reason', '/SV << /Ff 8 /Reasons [(.)] >>'],
    ['a certification', '/SV << /MDP << /P 2 >> >>'],
    ['a time stamp', '/SV << /TimeStamp << /URL (http://tsa.example) /Ff 1 >> >>'],
    ['a certain certificate', '/SV << /Cert << /Ff 1 /Subject [<3000>] >> >>'],
    ['a certain issuer', '/SV << /Cert << /Ff 2 /Issuer [<3000>] >> >>'],
  ])('that demands %s is refused', async (_, seed) => {
    expect(await codeOf(() => sign(withEmptyField(seed), { field: 'Here', reason: 'Other' }))).toBe(
      'field-constraints',
    );
  });

  it('whose demands are met is filled', async () => {
    const subject = Buffer.from(pki.cie.der).toString('hex');
    const seed = `/SV << /Ff 74 /SubFilter [/ETSI.CAdES.detached] /DigestMethod [(SHA256)] /Reasons [(I agree)] /Cert << /Ff 1 /Subject [<${subject}>] >> >>`;
    expect(await codeOf(() => sign(withEmptyField(seed), { field: 'Here', reason: 'I agree' }))).toBeUndefined();
  });

  it('with a lock passes it on, and the lock holds', async () => {
    const lock = '/Lock << /Type /SigFieldLock /Action /All >>';
    const signed = await sign(withEmptyField(lock), { field: 'Here' });
    const reference = signatures(signed)[0]?.entries.get('Reference');
    expect(reference?.kind === 'array' ? reference.items : []).toHaveLength(1);
    expect(await codeOf(() => sign(signed))).toBe('changes-forbidden');
    const final = withEmptyField('/Lock << /Action /Include /Fields [(Other)] /P 1 >>');
    expect(await codeOf(async () => sign(await sign(final, { field: 'Here' })))).toBe('changes-forbidden');
    const other = withEmptyField('/Lock << /Action /Include /Fields [(Other)] >>');
    expect(await codeOf(async () => sign(await sign(other, { field: 'Here' })))).toBeUndefined();
  });
});

describe('a certified document', () => {
  const certified = (level: string): Uint8Array =>
    bytesOf(
      newPdf({
        1: '<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP 6 0 R >> >>',
        2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
        6: `<< /Type /Sig /Filter /Adobe.PPKLite /Reference [<< /TransformMethod /DocMDP /TransformParams << ${level} >> >>] >>`,
      }),
    );

  it('is signed only where its certification allows it', async () => {
    expect(await codeOf(() => sign(certified('/P 1')))).toBe('changes-forbidden');
    expect(await codeOf(() => sign(certified('/P 2')))).toBeUndefined();
    expect(await codeOf(() => sign(certified('')))).toBeUndefined();
  });

  // As our own reader judges it, and as pdfsig does not.
  it('takes a visible signature in a new field only where annotations are allowed, in its own always', async () => {
    expect(await codeOf(() => sign(certified('/P 2'), { visible }))).toBe('changes-forbidden');
    expect(await codeOf(() => sign(certified(''), { visible }))).toBe('changes-forbidden');
    expect(await codeOf(() => sign(certified('/P 3'), { visible }))).toBeUndefined();
    const lock = '/Lock << /Action /Include /Fields [(Other)] /P 2 >>';
    const final = await sign(withEmptyField(lock), { field: 'Here' });
    expect(await codeOf(() => sign(final, { visible }))).toBe('changes-forbidden');
    expect(await codeOf(() => sign(final))).toBeUndefined();
    const there = { ...visible, place: undefined };
    const form = update(textOf(certified('/P 2')), {
      1: '<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP 6 0 R >> /AcroForm << /Fields [7 0 R] >> >>',
      7: emptyField(),
    });
    expect(await codeOf(() => sign(bytesOf(form), { field: 'Here', visible: there }))).toBeUndefined();
  });
});

describe('a visible signature', () => {
  it.each([
    ['a page behind the last', { ...visible.place!, page: 2 }],
    ['page 0', { ...visible.place!, page: 0 }],
    ['a rectangle over the edge', { page: 1, rectangle: { unit: 'point', x: 500, y: 10, width: 100, height: 10 } }],
    ['an empty rectangle', { page: 1, rectangle: { unit: 'point', x: 1, y: 1, width: 0, height: 10 } }],
    ['no number', { page: 1, rectangle: { unit: 'point', x: Number.NaN, y: 1, width: 5, height: 10 } }],
  ] as const)('does not go to %s', async (_, place) => {
    expect(await codeOf(() => sign(simple, { visible: { ...visible, place } }))).toBe('no-such-place');
  });

  it('refuses pictures before it unpacks them', async () => {
    const bomb = Buffer.alloc(64);
    bomb.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    bomb.write('IHDR', 12);
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(100_000, 20);
    for (const picture of [bomb, Buffer.from('GIF89a'), Buffer.alloc(0)]) {
      expect(await codeOf(() => sign(simple, { visible: { ...visible, picture } }))).toBe('unusable-picture');
    }
  });

  it('embeds a subset of the font, named as one, and nothing transparent', async () => {
    const document = PdfDocument.open(await sign(simple, { visible }));
    const names = document.numbers().flatMap((number) => {
      const value = document.indirect(number)?.value;
      if (value?.kind !== 'dictionary') return [];
      const name = value.entries.get('BaseFont') ?? value.entries.get('FontName');
      return name?.kind === 'name' ? [name.value] : [];
    });
    const embedded = names.filter((name) => name !== 'Helvetica');
    expect(embedded.length).toBeGreaterThan(0);
    for (const name of embedded) expect(name).toMatch(/^[A-Z]{6}\+TitilliumWeb-/u);
  });

  it('is an element of its own in a tagged file', async () => {
    const document = PdfDocument.open(await sign(taggedPdf(), { visible }));
    const field = fieldsOf(document)[0]?.dictionary;
    const root = document.get(document.catalog, 'StructTreeRoot');
    const tree = root?.kind === 'dictionary' ? document.get(root, 'ParentTree') : undefined;
    const numbers = tree?.kind === 'dictionary' ? document.get(tree, 'Nums') : undefined;
    const [, , key, reference] = numbers?.kind === 'array' ? numbers.items : [];
    const element = document.resolve(reference);
    expect(key).toMatchObject({ value: 1 });
    expect(field?.entries.get('StructParent')).toMatchObject({ value: 1 });
    expect(field?.entries.get('TU')?.kind).toBe('string');
    expect(element?.kind === 'dictionary' ? [...element.entries.keys()] : []).toContain('Alt');
  });
});

describe('levels', () => {
  const data = {
    certificates: [pki.subCa.der, pki.root.der],
    ocspResponses: [pki.ocsp(pki.cie)],
    crls: [pki.crl(), pki.rootCrl()],
  };

  it('T holds a time stamp over the signature value', async () => {
    const signed = await sign(simple, { timestamps });
    const [signature] = signatures(signed);
    const [signerInfo] = readSignedData(covered(signed, signature!).cms).signerInfos;
    expect(attributeValues(signerInfo?.unsignedAttributes, CmsOid.signatureTimeStamp)).toHaveLength(1);
  });

  it('LT holds the validation data, once', async () => {
    const extended = await extendPades(await sign(simple), { level: 'lt', validationData: data });
    const document = PdfDocument.open(extended);
    const store = document.get(document.catalog, 'DSS');
    const lengths = ['Certs', 'OCSPs', 'CRLs'].map((key) => {
      const list = store?.kind === 'dictionary' ? document.get(store, key) : undefined;
      return list?.kind === 'array' ? list.items.length : 0;
    });
    expect(lengths).toEqual([2, 1, 2]);
    expect(addValidationData(extended, data)).toBe(extended);
  });

  it('LTA ends with a document time stamp over everything', async () => {
    const signed = await sign(simple);
    const extended = await extendPades(signed, { level: 'lta', validationData: data, timestamps });
    expect(Buffer.compare(extended.subarray(0, signed.length), signed)).toBe(0);
    const [, stamp] = signatures(extended);
    expect(stamp?.entries.get('Type')).toMatchObject({ value: 'DocTimeStamp' });
    expect(stamp?.entries.get('SubFilter')).toMatchObject({ value: 'ETSI.RFC3161' });
    const [, , from = 0, rest = 0] = byteRangeOf(stamp!);
    expect(from + rest).toBe(extended.length);
  });

  it('refuses to extend what is not signed', async () => {
    expect(await codeOf(() => extendPades(simple, { level: 'lt', validationData: data }))).toBe('not-signed');
    expect(await codeOf(() => extendPades(simple, { level: 't', timestamps }))).toBe('not-signed');
  });
});
