import { describe, expect, test } from 'vitest';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { counterSignXades } from '../../src/xades/counter-sign-xades.js';
import { extendXades } from '../../src/xades/extend-xades.js';
import { readXades } from '../../src/xades/read-xades.js';
import { signXades, type SignXadesOptions } from '../../src/xades/sign-xades.js';
import { parseXml } from '../../src/xml/xml-document.js';
import { attributeOf, descendants, elementsIn } from '../../src/xml/xml-tree.js';
import { authority, bytes, INVOICE, text } from './support/invoice.js';

const pki = signingPki({ at: new Date() });
const signer = softwareSigner(pki.cie, [pki.subCa, pki.root]);
const second = softwareSigner(pki.cie2, [pki.subCa, pki.root]);
const qualified = softwareSigner(pki.qualified, [pki.subCa]);
const tsa = authority(pki.tsa);
const invoice = bytes(INVOICE);
const validationValues = {
  certificates: [pki.root.der, pki.tsa.der],
  ocspResponses: [pki.ocsp(pki.cie)],
  crls: [pki.rootCrl()],
};
const validationData = (): Promise<typeof validationValues> => Promise.resolve(validationValues);

describe('an enveloped signature', () => {
  test('is read as what it is, and is the only thing added', async () => {
    const signingTime = new Date('2026-03-04T05:06:07Z');
    const signed = await signXades(invoice, signer, { signingTime, place: 'Forlì & Cesena' });
    const [evidence, more] = await readXades(signed);
    expect(more).toBeUndefined();
    expect(evidence).toMatchObject({
      format: 'xades',
      level: 'b',
      integrity: { state: 'intact', findings: [] },
      claimedTime: signingTime,
      place: 'Forlì & Cesena',
      digestAlgorithm: 'sha256',
      coverage: { extent: 'whole', changes: [] },
    });
    expect(evidence?.signingCertificate?.sha256).toBe(pki.cie.certificate.sha256);
    expect(evidence?.certificates.map(({ sha256 }) => sha256)).toContain(pki.root.certificate.sha256);
    const start = text(signed).indexOf('<ds:Signature');
    const end = text(signed).indexOf('</ds:Signature>') + '</ds:Signature>'.length;
    expect(text(signed).slice(0, start) + text(signed).slice(end)).toBe(INVOICE);
  });

  test.each([
    ['an empty root element', '<a b="1"/>'],
    ['no declaration', '<a>x</a>'],
    ['a root with the prefix of signatures', '<ds:a xmlns:ds="urn:other"><ds:b/></ds:a>'],
    ['a root in the namespace of signatures by default', '<a xmlns="http://www.w3.org/2000/09/xmldsig#"/>'],
    ['windows line ends', '<a>\r\n<b c="d\r\ne"/>\r\n</a>\r\n'],
  ])('takes a document with %s', async (_, document) => {
    const [evidence] = await readXades(await signXades(bytes(document), signer));
    expect(evidence).toMatchObject({ integrity: { state: 'intact' }, coverage: { extent: 'whole' } });
  });

  test.each([
    ['UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>è</a>', 'utf16le')],
    ['windows-1252', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>\u0080</a>', 'latin1')],
  ])('takes a document in %s', async (_, document) => {
    const signed = await signXades(document, signer, { place: 'Forlì' });
    expect(await readXades(signed)).toMatchObject([{ integrity: { state: 'intact' }, place: 'Forlì' }]);
  });

  test('breaks with any change of the content, and not with one of a comment', async () => {
    const signed = text(await signXades(invoice, signer));
    const changed = bytes(signed.replace('Figli', 'Figlie'));
    expect(await readXades(changed)).toMatchObject([
      { integrity: { state: 'broken', findings: [{ code: 'reference-digest-mismatch', weight: 'failure' }] } },
    ]);
    expect(await readXades(bytes(signed.replace('prima', 'poi')))).toMatchObject([{ integrity: { state: 'intact' } }]);
  });

  test('breaks with any change of what is claimed', async () => {
    const signed = text(await signXades(invoice, signer, { signingTime: new Date('2026-01-01T00:00:00Z') }));
    expect(await readXades(bytes(signed.replace('2026-01-01T', '2025-01-01T')))).toMatchObject([
      { integrity: { state: 'broken' } },
    ]);
  });

  test('is refused where the key answers something else', async () => {
    const other = { ...signer, certificate: second.certificate };
    await expect(signXades(invoice, other)).rejects.toMatchObject({ code: 'signature-value' });
    const elliptic = { ...signer, certificate: pki.ec.der };
    await expect(signXades(invoice, elliptic)).rejects.toMatchObject({ code: 'unsupported-algorithm' });
    await expect(signXades(bytes('no XML'), signer)).rejects.toMatchObject({ code: 'malformed-xml' });
  });

  test('has the elements of the schema in its order', async () => {
    const signed = await signXades(invoice, signer, { place: 'Roma' });
    const long = await extendXades(signed, 'lta', { timestamp: tsa, validationData });
    const { root } = await parseXml(await counterSignXades(long, second));
    const children = new Map<string, string[][]>();
    const ids: string[] = [];
    for (const each of descendants(root)) {
      children.set(each.local, [...(children.get(each.local) ?? []), elementsIn(each).map(({ local }) => local)]);
      const id = attributeOf(each, 'Id');
      if (id !== undefined) ids.push(id);
    }
    // XML Signature section 4 and XAdES 1.3.2, 1.4.1: sequences and choices.
    expect(children.get('Signature')?.[0]).toEqual(['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object']);
    expect(children.get('SignedInfo')?.[0]).toEqual([
      'CanonicalizationMethod',
      'SignatureMethod',
      'Reference',
      'Reference',
    ]);
    expect(children.get('QualifyingProperties')?.[0]).toEqual(['SignedProperties', 'UnsignedProperties']);
    expect(children.get('SignedProperties')?.[0]).toEqual(['SignedSignatureProperties', 'SignedDataObjectProperties']);
    expect(children.get('SignedSignatureProperties')?.[0]).toEqual([
      'SigningTime',
      'SigningCertificateV2',
      'SignatureProductionPlaceV2',
    ]);
    expect(children.get('Cert')?.[0]).toEqual(['CertDigest', 'IssuerSerialV2']);
    expect(children.get('CertDigest')?.[0]).toEqual(['DigestMethod', 'DigestValue']);
    expect(children.get('DataObjectFormat')?.[0]).toEqual(['MimeType']);
    expect(children.get('UnsignedSignatureProperties')?.[0]).toEqual([
      'SignatureTimeStamp',
      'CertificateValues',
      'RevocationValues',
      'ArchiveTimeStamp',
      'CounterSignature',
    ]);
    expect(children.get('SignatureTimeStamp')?.[0]).toEqual(['CanonicalizationMethod', 'EncapsulatedTimeStamp']);
    expect(children.get('RevocationValues')?.[0]).toEqual(['CRLValues', 'OCSPValues']);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('other packagings', () => {
  const content = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);

  test('enveloping', async () => {
    const signed = await signXades(content, signer, { packaging: 'enveloping', mimeType: 'application/pdf' });
    expect(await readXades(signed)).toMatchObject([
      { integrity: { state: 'intact', findings: [] }, coverage: { extent: 'whole' } },
    ]);
    const broken = text(signed).replace('AAECAw', 'AAECBA');
    expect(await readXades(bytes(broken))).toMatchObject([{ integrity: { state: 'broken' } }]);
  });

  test('detached, with the content and without', async () => {
    const options = { packaging: 'detached', uri: 'fattura n.1.pdf' } as const;
    const signed = await signXades(content, signer, options);
    expect(await readXades(signed, { detachedContent: content })).toMatchObject([
      { integrity: { state: 'intact', findings: [] }, coverage: { extent: 'whole' } },
    ]);
    expect(await readXades(signed, { detachedContent: new Map([['fattura n.1.pdf', content]]) })).toMatchObject([
      { integrity: { state: 'intact' } },
    ]);
    expect(await readXades(signed)).toMatchObject([
      {
        integrity: { state: 'undetermined', findings: [{ code: 'content-missing' }] },
        coverage: { extent: 'unknown' },
      },
    ]);
    expect(await readXades(signed, { detachedContent: bytes('other') })).toMatchObject([
      { integrity: { state: 'broken' } },
    ]);
    await expect(signXades(content, signer, { packaging: 'detached' })).rejects.toMatchObject({
      code: 'content-missing',
    });
  });
});

describe('further signatures', () => {
  const three = async (first: Uint8Array, options: SignXadesOptions = {}): Promise<Uint8Array> =>
    signXades(await signXades(first, second, options), qualified, options);

  test.each([
    ['enveloped', {}],
    ['enveloping', { packaging: 'enveloping' }],
    ['detached', { packaging: 'detached', uri: 'invoice.xml' }],
  ] as const)('%s: three in parallel, each over everything', async (_, options) => {
    const detachedContent = invoice;
    const signed = await three(await signXades(invoice, signer, options), { detachedContent });
    const evidence = await readXades(signed, { detachedContent });
    expect(evidence).toMatchObject(
      Array.from({ length: 3 }, () => ({
        integrity: { state: 'intact', findings: [] },
        coverage: { extent: 'whole' },
      })),
    );
    const signers = evidence.map(({ signingCertificate }) => signingCertificate?.sha256);
    expect(new Set(signers)).toEqual(
      new Set([pki.cie, pki.cie2, pki.qualified].map(({ certificate }) => certificate.sha256)),
    );
  });

  test('a counter-signature, and one of that', async () => {
    const signed = await signXades(invoice, signer);
    const [first] = await readXades(signed);
    const countered = await counterSignXades(signed, second, { signature: first?.name });
    const [outer, none] = await readXades(countered);
    expect(none).toBeUndefined();
    expect(outer).toMatchObject({
      integrity: { state: 'intact' },
      counterSignatures: [{ integrity: { state: 'intact', findings: [] }, coverage: { extent: 'whole' } }],
    });
    const again = await counterSignXades(countered, qualified, { signature: outer?.counterSignatures[0]?.name });
    expect(await readXades(again)).toMatchObject([
      {
        counterSignatures: [
          { integrity: { state: 'intact' }, counterSignatures: [{ integrity: { state: 'intact' } }] },
        ],
      },
    ]);
    const stamped = await counterSignXades(countered, qualified, { signature: -1, timestamp: tsa });
    expect(await readXades(stamped)).toMatchObject([
      { level: 'b', counterSignatures: [{ level: 'b' }, { level: 't', integrity: { state: 'intact' } }] },
    ]);
    for (const signature of [2, -2, 0]) {
      await expect(counterSignXades(countered, second, { signature })).rejects.toMatchObject({ code: 'not-signed' });
    }
    await expect(counterSignXades(countered, second)).rejects.toMatchObject({ code: 'not-signed' });
    await expect(counterSignXades(invoice, second)).rejects.toMatchObject({ code: 'not-signed' });
  });
});

describe('levels', () => {
  test('time stamp, validation data, archive time stamp, and another one', async () => {
    const stamped = await signXades(invoice, signer, { timestamp: tsa });
    expect(await readXades(stamped)).toMatchObject([
      { level: 't', timestamps: [{ kind: 'signature', integrity: { state: 'intact' } }] },
    ]);
    const long = await extendXades(stamped, 'lt', { timestamp: tsa, validationData });
    const [longEvidence] = await readXades(long);
    expect(longEvidence).toMatchObject({
      level: 'lt',
      ocspResponses: validationValues.ocspResponses,
      crls: validationValues.crls,
    });
    const archived = await extendXades(long, 'lta', { timestamp: tsa });
    const twice = await extendXades(archived, 'lta', { timestamp: tsa });
    const stamps = [{ kind: 'signature' }, { kind: 'archive' }, { kind: 'archive' }];
    expect(await readXades(twice)).toMatchObject([
      {
        level: 'lta',
        integrity: { state: 'intact' },
        timestamps: stamps.map((each) => ({ ...each, integrity: { state: 'intact' } })),
      },
    ]);
    const changed = text(twice).replace('<xades:EncapsulatedCRLValue>M', '<xades:EncapsulatedCRLValue>N');
    expect(await readXades(bytes(changed))).toMatchObject([
      {
        integrity: { state: 'intact' },
        timestamps: [
          { integrity: { state: 'intact' } },
          { integrity: { state: 'broken', findings: [{ code: 'timestamp-imprint-mismatch' }] } },
          { integrity: { state: 'broken' } },
        ],
      },
    ]);
  });

  test('need validation data, the detached content, and a name where there are several', async () => {
    const signed = await signXades(invoice, signer);
    await expect(extendXades(signed, 'lt', { timestamp: tsa })).rejects.toMatchObject({
      code: 'revocation-unavailable',
    });
    const detached = await signXades(invoice, signer, { packaging: 'detached', uri: 'x' });
    await expect(extendXades(detached, 'lta', { timestamp: tsa, validationData })).rejects.toMatchObject({
      code: 'content-missing',
    });
    const two = await signXades(signed, second);
    await expect(extendXades(invoice, 't', { timestamp: tsa })).rejects.toMatchObject({ code: 'not-signed' });
    const [first, other] = await readXades(two);
    const extended = await extendXades(two, 'lta', { timestamp: tsa, validationData, signature: first?.name });
    expect(await readXades(await extendXades(two, 'lta', { timestamp: tsa, validationData }))).toMatchObject([
      { level: 'lta', integrity: { state: 'intact' } },
      { level: 'lta', integrity: { state: 'intact' } },
    ]);
    expect(await readXades(extended)).toMatchObject([
      { level: 'lta', integrity: { state: 'intact' } },
      { level: 'b', integrity: { state: 'intact' }, name: other?.name },
    ]);
  });
});
