/**
 * Attacks on XML signatures, made here from a good signature:
 * - McIntosh, Austel: "XML Signature Element Wrapping Attacks and Countermeasures" (SWS 2005);
 * - Gajek, Jensen, Liao, Schwenk: "Analysis of Signature Wrapping Attacks and Countermeasures" (ICWS 2009);
 * - Somorovsky et al.: "On Breaking SAML: Be Whoever You Want to Be" (USENIX Security 2012);
 * - Hill: "A Taxonomy of Attacks against XML Digital Signatures and Encryption" (2007): transforms, algorithms, key information.
 */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { SignatureError } from '../../src/errors.js';
import { readXades } from '../../src/xades/read-xades.js';
import { newSignatureId, signedElement } from '../../src/xades/sign-signature.js';
import { signXades } from '../../src/xades/sign-xades.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/xml-document.js';
import { elementsIn } from '../../src/xml/xml-tree.js';
import { bytes, INVOICE, text } from './support/invoice.js';

const pki = signingPki({ at: new Date() });
const signer = softwareSigner(pki.cie, [pki.subCa]);
const signed = text(await signXades(bytes(INVOICE), signer));
const signature = /<ds:Signature.*<\/ds:Signature>/su.exec(signed)?.[0] ?? '';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** A document of which one element is signed by its Id, as messages are. */
async function elementSigned(): Promise<{ readonly order: string; readonly signature: string }> {
  const order = '<order Id="o"><amount>10</amount></order>';
  const { root } = await parseXml(bytes(`<message>${order}</message>`));
  const [apex] = elementsIn(root);
  const octets = canonicalize({ apex: apex ?? root }, { mode: 'exclusive', withComments: false });
  const digest = new Uint8Array(createHash('sha256').update(octets).digest());
  const reference = { digest, uri: '#o', transforms: ['exclusive'], mimeType: 'text/xml' } as const;
  const content = { id: newSignatureId(), references: [reference], signingTime: new Date() };
  return { order, signature: await signedElement(signer, content, undefined) };
}

const states = async (document: string): Promise<unknown> =>
  (await readXades(bytes(document))).map(({ integrity, coverage }) => ({
    state: integrity.state,
    findings: integrity.findings.map(({ code }) => code),
    extent: coverage.extent,
    changes: coverage.changes.map(({ code, values }) => `${code} ${values?.['path'] ?? ''}`.trim()),
  }));

const good = { state: 'intact', findings: [], extent: 'whole', changes: [] };
const replaced = (from: string | RegExp, to: string): string => {
  const result = signed.replace(from, () => to);
  expect(result).not.toBe(signed);
  return result;
};

/** An enveloping signature over one of its parts, referred to by its type. */
async function enveloping(
  type: 'Object' | 'Manifest',
): Promise<{ readonly good: string; readonly attack: (objects: string) => string; readonly part: string }> {
  const list = `<ds:Manifest xmlns:ds="${DSIG}" Id="o"><a/></ds:Manifest>`;
  const part = type === 'Manifest' ? list : `<ds:Object xmlns:ds="${DSIG}" Id="o">dGVzdA==</ds:Object>`;
  const { root } = await parseXml(bytes(part));
  const octets = canonicalize({ apex: root }, { mode: 'exclusive', withComments: false });
  const digest = new Uint8Array(createHash('sha256').update(octets).digest());
  const reference = { digest, uri: '#o', transforms: ['exclusive'], mimeType: 'text/xml' } as const;
  const content = { id: newSignatureId(), references: [reference], signingTime: new Date() };
  const own = await signedElement(signer, content, undefined);
  const closed = (objects: string): string => own.replace('</ds:Signature>', () => `${objects}</ds:Signature>`);
  return { good: closed(type === 'Manifest' ? `<ds:Object>${part}</ds:Object>` : part), attack: closed, part };
}

test('a signature over its own properties alone signs nothing, wherever it is put', async () => {
  const content = { id: newSignatureId(), references: [], signingTime: new Date() };
  const own = await signedElement(signer, content, undefined);
  expect(await states(`<message><amount>10</amount>${own}</message>`)).toEqual([
    { state: 'broken', findings: ['no-content-signed'], extent: 'unknown', changes: [] },
  ]);
});

describe('wrapping', () => {
  test('a signature over one element covers that element and no more', async () => {
    const { order, signature: own } = await elementSigned();
    expect(await states(`<message>${order}${own}</message>`)).toEqual([
      { ...good, extent: 'part', changes: ['covers-element /message/order', 'unsigned-content /message'] },
    ]);
  });

  test('the signed element moved aside, another in its place: shown where it went', async () => {
    const { order, signature: own } = await elementSigned();
    const evil = '<order><amount>9999</amount></order>';
    expect(await states(`<message>${evil}<wrapper>${order}</wrapper>${own}</message>`)).toEqual([
      { ...good, extent: 'part', changes: ['covers-element /message/wrapper/order', 'unsigned-content /message'] },
    ]);
  });

  test('the signed element hidden in an object of its signature', async () => {
    const { order, signature: own } = await elementSigned();
    const hidden = own.replace('</ds:Signature>', `<ds:Object>${order}</ds:Object></ds:Signature>`);
    expect(await states(`<message><order><amount>9999</amount></order>${hidden}</message>`)).toEqual([
      {
        ...good,
        extent: 'part',
        changes: [
          'covers-element /message/Signature/Object/order',
          'unsigned-content /message',
          'signed-content-in-signature /message/Signature/Object/order',
        ],
      },
    ]);
  });

  test.each(['Object', 'Manifest'] as const)('the signed %s wrapped, another in its place', async (type) => {
    const { good: document, attack, part } = await enveloping(type);
    expect(await states(document)).toMatchObject([{ state: 'intact', extent: 'whole' }]);
    const evil = part.replace('"o"', '"evil"').replace(/dGVzdA==|<a\/>/u, 'ZXZpbA==');
    const holder = (inner: string): string => (type === 'Manifest' ? `<ds:Object>${inner}</ds:Object>` : inner);
    const wrappers = [
      `<wrapper>${holder(part)}</wrapper>`,
      holder(part),
      `<ds:Signature>${holder(part)}</ds:Signature>`,
    ];
    for (const wrapped of wrappers) {
      const [evidence] = await readXades(bytes(attack(`${holder(evil)}<ds:Object>${wrapped}</ds:Object>`)));
      expect(evidence?.integrity).toEqual({
        state: 'broken',
        findings: [{ code: 'reference-misplaced', weight: 'failure', values: { reference: '#o' } }],
      });
    }
  });

  // The base64 transform signs text alone: only the reference's type says what the text was in.
  test('text that was signed in an object, in an element that is none', async () => {
    const typed = (document: string): string =>
      document.replace('<ds:Reference ', `<ds:Reference Type="${DSIG}Object" `);
    const { good: document } = await enveloping('Object');
    const elsewhere = document.replace(/<ds:Object (.*? Id="o">.*?)<\/ds:Object>/u, '<ds:Object><x $1</x></ds:Object>');
    const codes = (await readXades(bytes(typed(elsewhere)))).map(({ integrity }) => integrity.findings[0]?.code);
    expect(codes).toEqual(['reference-misplaced']);
  });

  test('an object that nobody signed beside the signed one', async () => {
    const { attack, part } = await enveloping('Object');
    expect(await states(attack(`<ds:Object Id="evil">ZXZpbA==</ds:Object>${part}`))).toEqual([
      { ...good, extent: 'part', changes: ['unsigned-content /Signature/Object'] },
    ]);
  });

  test('two elements with the signed Id, whatever the attribute is called', async () => {
    const { order, signature: own } = await elementSigned();
    for (const name of ['Id', 'ID', 'id', 'xml:id']) {
      const evil = `<order ${name}="o"><amount>9999</amount></order>`;
      expect(await states(`<message>${evil}${order}${own}</message>`)).toMatchObject([
        { state: 'broken', findings: ['duplicate-id', 'no-content-signed'].slice(0, 1) },
      ]);
    }
  });

  test('the signed root moved below another', async () => {
    const body = signed.replace(/^[^]*?(<p:Fattura)/u, '$1').replace(/(<\/p:FatturaElettronica>)[^]*$/u, '$1');
    expect(await states(`<evil>${body}</evil>`)).toMatchObject([
      { state: 'broken', findings: ['reference-digest-mismatch'] },
    ]);
  });

  test('content put into the signature, which the signature leaves out', async () => {
    const object = `<ds:Object><p:FatturaElettronica xmlns:p="urn:x"/></ds:Object></ds:Signature>`;
    expect(await states(replaced('</ds:Signature>', object))).toEqual([
      { ...good, extent: 'part', changes: ['unsigned-content /FatturaElettronica/Signature/Object'] },
    ]);
    expect(await states(replaced('</ds:Signature>', '<evil/></ds:Signature>'))).toMatchObject([
      { state: 'broken', findings: ['signature-malformed'] },
    ]);
  });

  test('content put into a second, made-up signature', async () => {
    const fake = `<ds:Signature xmlns:ds="${DSIG}"><order/></ds:Signature>`;
    expect(await states(signed.replace('</p:FatturaElettronica>', `${fake}</p:FatturaElettronica>`))).toMatchObject([
      { state: 'intact', extent: 'part', changes: ['unsigned-content /FatturaElettronica/Signature/order'] },
      { state: 'broken', findings: ['signature-malformed'] },
    ]);
  });

  test('the signed properties moved, others in their place', async () => {
    const properties = /<xades:SignedProperties.*<\/xades:SignedProperties>/su.exec(signed)?.[0] ?? '';
    const evil = properties
      .replace(/ Id="[^"]*"/u, '')
      .replace(/SigningTime>[^<]*</u, 'SigningTime>2001-01-01T00:00:00Z<');
    const aside = `<ds:Object xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${properties}</ds:Object></ds:Signature>`;
    const moved = signed.replace(properties, () => evil).replace('</ds:Signature>', () => aside);
    const [evidence] = await readXades(bytes(moved));
    expect(evidence?.integrity.state).toBe('broken');
    expect(evidence?.integrity.findings.map(({ code }) => code)).toEqual([
      'signed-properties-not-signed',
      'signed-properties-misplaced',
    ]);
  });

  test('two sets of properties, and properties of another signature', async () => {
    const qualifying = /<ds:Object><xades:Qualifying.*<\/ds:Object>/su.exec(signed)?.[0] ?? '';
    expect(await states(replaced(qualifying, qualifying + qualifying))).toMatchObject([
      { findings: ['signature-malformed'] },
    ]);
    expect(await states(replaced(/Target="#/u, 'Target="#x'))).toMatchObject([{ findings: ['signature-malformed'] }]);
    expect(await states(replaced(qualifying, ''))).toMatchObject([{ state: 'broken' }]);
  });

  test('a counter-signature that signs something else', async () => {
    const unsigned =
      '</xades:SignedProperties><xades:UnsignedProperties><xades:UnsignedSignatureProperties>' +
      `<xades:CounterSignature>${signature.replaceAll(/xades-[0-9a-f-]+/gu, (id) => `${id}-again`)}</xades:CounterSignature>` +
      '</xades:UnsignedSignatureProperties></xades:UnsignedProperties>';
    const [evidence] = await readXades(bytes(replaced('</xades:SignedProperties>', unsigned)));
    expect(evidence?.integrity.state).toBe('intact');
    expect(evidence?.counterSignatures[0]?.integrity.findings.map(({ code }) => code)).toContain(
      'counter-signature-misplaced',
    );
  });
});

describe('transforms and algorithms', () => {
  test('an expression that leaves out the signatures of the root alone signs those further down', async () => {
    const filter = (expression: string): string =>
      `<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"><f:XPath xmlns:f="http://www.w3.org/2002/06/xmldsig-filter2" Filter="subtract">${expression}</f:XPath></ds:Transform>`;
    const digestOf = (document: string): string => createHash('sha256').update(document).digest('base64');
    const document = (inside: string, expression: string): string =>
      `<a>${inside}<ds:Signature xmlns:ds="${DSIG}"><ds:SignedInfo><ds:CanonicalizationMethod/><ds:SignatureMethod/><ds:Reference URI=""><ds:Transforms>${filter(expression)}</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${digestOf(`<a>${inside}</a>`)}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature></a>`;
    const nested = `<b><ds:Signature xmlns:ds="${DSIG}"></ds:Signature></b>`;
    const found = async (of: string): Promise<unknown> =>
      (await readXades(bytes(of)))
        .at(-1)
        ?.integrity.findings.map(({ code }) => code)
        .filter((code) => /^(?:reference|transform)/u.test(code));
    expect(await found(document('', '/*/ds:Signature'))).toEqual([]);
    expect(await found(document(nested, '/*/ds:Signature'))).toEqual([]);
    expect(await found(document(nested, '/descendant::ds:Signature'))).toEqual(['reference-digest-mismatch']);
    expect(await found(document(nested, '/*/*/ds:Signature'))).toEqual(['transform-refused']);
  });

  const filter = '/descendant::ds:Signature';
  test.each([
    ['an expression that leaves more out', replaced.bind(undefined, filter, '/descendant::ds:Signature | //Nota')],
    ['another expression', replaced.bind(undefined, filter, '/descendant::Nota')],
    ['an intersection', replaced.bind(undefined, 'Filter="subtract"', 'Filter="intersect"')],
    ['a prefix of another namespace', replaced.bind(undefined, filter, '/descendant::filter2:Signature')],
    [
      'XSLT',
      replaced.bind(
        undefined,
        'Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"',
        'Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"',
      ),
    ],
    [
      'XPath 1.0',
      replaced.bind(
        undefined,
        'Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"',
        'Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"',
      ),
    ],
  ])('%s is refused', async (_, attack) => {
    const [evidence] = await readXades(bytes(attack()));
    expect(evidence?.integrity.findings).toContainEqual(
      expect.objectContaining({ code: 'transform-refused', weight: 'warning' }),
    );
    expect(evidence?.integrity.state).toBe('broken');
  });

  test.each([
    ['http://www.w3.org/2000/09/xmldsig#hmac-sha1'],
    ['http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'],
    ['http://www.w3.org/2000/09/xmldsig#dsa-sha1'],
    ['__proto__'],
    ['constructor'],
  ])('%s signs nothing: the public key would be the secret', async (uri) => {
    const forged = replaced('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', uri);
    const value = createHmac('sha256', pki.cie.certificate.publicKey.spki).update('x').digest('base64');
    const document = forged.replace(/(<ds:SignatureValue[^>]*>)[^<]*/u, (_, start: string) => start + value);
    expect(await states(document)).toMatchObject([{ state: 'undetermined', findings: ['unsupported-signature'] }]);
  });

  test('SHA-1 is said to be weak, an unknown digest is not followed', async () => {
    const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
    expect(await states(replaced(sha256, 'http://www.w3.org/2000/09/xmldsig#sha1'))).toMatchObject([
      { state: 'broken', findings: ['weak-digest', 'reference-digest-mismatch', 'signature-mismatch'] },
    ]);
    expect(await states(replaced(sha256, 'http://www.w3.org/2001/04/xmldsig-more#md5'))).toMatchObject([
      { state: 'broken', findings: ['unsupported-digest', 'signature-mismatch'] },
    ]);
  });

  test('a reference outside is not fetched', async () => {
    const [evidence] = await readXades(bytes(replaced('URI=""', 'URI="file:///etc/passwd"')));
    expect(evidence?.integrity.findings[0]).toMatchObject({
      code: 'content-missing',
      values: { reference: 'file:///etc/passwd' },
    });
  });
});

describe('key information', () => {
  const certificate = Buffer.from(pki.cie.der).toString('base64');

  test('another certificate of the same key is not the signer’s', async () => {
    const other = Buffer.from(pki.revoked.der).toString('base64');
    const [evidence] = await readXades(bytes(replaced(certificate, other)));
    expect(evidence).toMatchObject({ integrity: { state: 'broken' }, signingCertificate: undefined });
    expect(evidence?.integrity.findings).toContainEqual({
      code: 'signing-certificate-mismatch',
      weight: 'failure',
      values: { reason: 'hash-mismatch' },
    });
  });

  test.each([
    ['hash-mismatch', /(<xades:CertDigest>.*?<ds:DigestValue>)[^<]*/u],
    ['issuer-serial-mismatch', /(<xades:IssuerSerialV2>)[^<]*/u],
  ])('a reference to the certificate that is no base64: %s, and the rest is read', async (reason, pattern) => {
    const broken = signed.replace(pattern, '$1...');
    const document = broken.includes('...')
      ? broken
      : signed.replace('</xades:CertDigest>', '$&<xades:IssuerSerialV2>...</xades:IssuerSerialV2>');
    const [evidence] = await readXades(bytes(document));
    expect(evidence?.integrity.findings).toContainEqual({
      code: 'signing-certificate-mismatch',
      weight: 'failure',
      values: { reason },
    });
    expect(evidence?.claimedTime).toBeInstanceOf(Date);
  });

  test('a bare key is nobody’s', async () => {
    const { n = '' } = pki.cie.key.publicKey.export({ format: 'jwk' });
    const modulus = Buffer.from(n, 'base64url').toString('base64');
    const bare = `<ds:KeyInfo><ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${modulus}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo>`;
    const [evidence] = await readXades(bytes(replaced(/<ds:KeyInfo>.*<\/ds:KeyInfo>/su, bare)));
    expect(evidence).toMatchObject({
      integrity: { state: 'undetermined', findings: [{ code: 'signing-certificate-missing' }] },
      signingCertificate: undefined,
    });
  });

  // "XML comment" truncation of text values, Duo Labs 2018.
  test('a comment inside a value', async () => {
    const commented = signed.replace(/(<ds:DigestValue>.{8})/u, '$1<!-- -->');
    expect(await states(commented)).toMatchObject([{ state: 'broken', findings: ['signature-malformed'] }]);
  });
});

describe('any bytes', () => {
  test('many references over much content end in an error, soon', async () => {
    const content = '<n>text</n>'.repeat(10_000);
    const reference = `<ds:Reference URI=""><ds:DigestMethod Algorithm="x"/><ds:DigestValue/></ds:Reference>`;
    const heavy = `<ds:Signature xmlns:ds="${DSIG}"><ds:SignedInfo><ds:CanonicalizationMethod/><ds:SignatureMethod/>${reference.repeat(100)}</ds:SignedInfo><ds:SignatureValue/></ds:Signature>`;
    // Ten times what it takes on a machine that does nothing else: quadratic would be minutes.
    const started = performance.now();
    await expect(readXades(bytes(`<a>${content}${heavy.repeat(100)}</a>`))).rejects.toMatchObject({
      code: 'malformed-xml',
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test.each([
    ['tags', '<a>'.repeat(1_200_000)],
    ['text', 'x'.repeat(4_000_000)],
    ['signatures', `<a>${`<ds:Signature xmlns:ds="${DSIG}"/>`.repeat(68_000)}</a>`],
    ['elements of one Id', `<a>${'<b Id="x"/>'.repeat(156_000)}<ds:Signature xmlns:ds="${DSIG}"/></a>`],
  ])('4 MB of %s end soon', async (_, document) => {
    const started = performance.now();
    await readXades(bytes(document)).catch((error: unknown) => {
      expect(error).toBeInstanceOf(SignatureError);
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('a changed signature gives evidence or a typed error', async () => {
    const bits = fc.record({
      at: fc.nat(signed.length - 1),
      length: fc.nat(30),
      text: fc.constantFrom('', '<', 'x', '"', '<ds:Object/>', '<!-- -->', ' Id="a"', 'AAAA'),
    });
    const unharmed = (document: string): string => document.replace(/\s/gu, '');
    await fc.assert(
      fc.asyncProperty(bits, async ({ at, length, text: inserted }) => {
        const start = signed.indexOf('<ds:Signature');
        const place = start + (at % signature.length);
        const document = signed.slice(0, place) + inserted + signed.slice(place + length);
        try {
          const [evidence] = await readXades(bytes(document));
          const isSame = unharmed(document) === unharmed(signed);
          if (evidence?.integrity.state === 'intact' && !isSame) {
            // Only what no reference covers can have changed: further certificates, Ids nobody refers to.
            expect(evidence.signingCertificate?.sha256).toBe(pki.cie.certificate.sha256);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SignatureError);
        }
      }),
      propertyRuns(200),
    );
  });
});
