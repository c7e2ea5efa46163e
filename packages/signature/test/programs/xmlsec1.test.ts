/** xmlsec1 as the judge of what we sign, and as the maker of what we read. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { run, type Ending } from '../../../pkcs11/test/support/program.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import type { Entity } from '../../../pki/test/support/test-pki.js';
import { counterSignXades } from '../../src/xades/counter-sign-xades.js';
import { extendXades } from '../../src/xades/extend-xades.js';
import { extractXades } from '../../src/xades/extract-xades.js';
import { readXades } from '../../src/xades/read-xades.js';
import { signXades } from '../../src/xades/sign-xades.js';
import { authority, bytes, INVOICE } from '../xades/support/invoice.js';

const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const IDS = [
  ['--id-attr:Id', `${XADES}:SignedProperties`],
  ['--id-attr:Id', `${DSIG}:Object`],
  ['--id-attr:Id', `${DSIG}:SignatureValue`],
].flat();

const pki = signingPki({ at: new Date() });
const issuers = [pki.subCa, pki.root];
const signer = softwareSigner(pki.cie, issuers);
const second = softwareSigner(pki.cie2, issuers);
const third = softwareSigner(pki.qualified, issuers);
const tsa = authority(pki.tsa);
const invoice = bytes(INVOICE);
const validationValues = { certificates: [pki.tsa.der], ocspResponses: [pki.ocsp(pki.cie)], crls: [pki.crl()] };
const validationData = (): Promise<typeof validationValues> => Promise.resolve(validationValues);

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ciekit-xmlsec-'));
  onTestFinished(async () => {
    await rm(path, { recursive: true });
  });
  return path;
}

/** xmlsec1's verdict on one of the signatures of a document, counted from 1. */
async function judged(document: Uint8Array, place: number): Promise<Ending> {
  const cwd = await folder();
  await writeFile(join(cwd, 'signed.xml'), document);
  await writeFile(join(cwd, 'invoice.xml'), invoice);
  await writeFile(join(cwd, 'root.der'), pki.root.der);
  const xpath = `(//*[local-name()='Signature' and namespace-uri()='${DSIG}'])[${place}]`;
  await writeFile(join(cwd, 'issuer.der'), pki.subCa.der);
  const trust = ['--trusted-der', 'root.der', '--untrusted-der', 'issuer.der'];
  return run('xmlsec1', ['--verify', ...trust, ...IDS, '--node-xpath', xpath, 'signed.xml'], { cwd });
}

async function expectValid(document: Uint8Array, count: number): Promise<void> {
  for (let place = 1; place <= count; place++) {
    const { code, text } = await judged(document, place);
    expect({ place, code, text }).toEqual({ place, code: 0, text: expect.stringContaining('OK') as unknown });
  }
}

describe.skipIf(skipWithout('xmlsec1', 'xmllint'))('xmlsec1', () => {
  test.each([
    ['enveloped', {}],
    ['enveloping', { packaging: 'enveloping' }],
    ['detached', { packaging: 'detached', uri: 'invoice.xml' }],
  ] as const)('accepts what is signed %s, and keeps the earlier of three', async (_, options) => {
    const detachedContent = invoice;
    const one = await signXades(invoice, signer, options);
    await expectValid(one, 1);
    const two = await signXades(one, second, { detachedContent });
    await expectValid(two, 2);
    const three = await signXades(two, third, { detachedContent });
    await expectValid(three, 3);
  });

  test('refuses it changed, and from another root', async () => {
    const signed = await signXades(invoice, signer);
    const changed = bytes(new TextDecoder().decode(signed).replace('Figli', 'Figlie'));
    expect((await judged(changed, 1)).code).toBe(1);
    const stranger = await signXades(invoice, softwareSigner(pki.stranger));
    expect((await judged(stranger, 1)).code).toBe(1);
  });

  test.each([
    ['<a/>'],
    ['<a xmlns="urn:x" xml:lang="it"><b xmlns=""/></a>'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a>à</a>'],
  ])('accepts %s signed', async (document) => {
    await expectValid(await signXades(Buffer.from(document, 'latin1'), signer, { place: 'Forlì' }), 1);
  });

  test('accepts a document with the levels and a counter-signature', async () => {
    const long = await extendXades(await signXades(invoice, signer), 'lta', { timestamp: tsa, validationData });
    await expectValid(await counterSignXades(long, second), 2);
  });

  test('and xmllint agree about what comes out of an enveloped signature', async () => {
    const { content } = await extractXades(await signXades(await signXades(invoice, signer), second));
    const cwd = await folder();
    await writeFile(join(cwd, 'invoice.xml'), invoice);
    const { code, stdout } = await run('xmllint', ['--exc-c14n', 'invoice.xml'], { cwd });
    expect([code, new TextDecoder().decode(content)]).toEqual([
      0,
      // xmllint writes comments, which a reference to a whole document leaves out (XML Signature section 4.4.3.3).
      stdout.toString('utf8').replace('<!-- prima -->\n', '').replace('\n<!-- dopo -->', ''),
    ]);
  });

  interface Template {
    readonly by: Entity;
    readonly method?: string;
    readonly canonical?: string;
    readonly digest?: string;
    readonly transforms?: readonly string[];
  }

  const algorithm = (uri: string, inside = ''): string => `Algorithm="${uri}">${inside}`;
  const envelopedTransform = `<Transform ${algorithm(`${DSIG}enveloped-signature`)}</Transform>`;

  /** A XAdES template as other programs write it, signed by xmlsec1. */
  async function signedByXmlsec(template: Template, document = INVOICE): Promise<Uint8Array> {
    const {
      by,
      method = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonical = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      digest = 'http://www.w3.org/2001/04/xmlenc#sha256',
      transforms = [envelopedTransform],
    } = template;
    const certificateHash = createHash('sha256').update(by.der).digest('base64');
    const digestMethod = `<DigestMethod Algorithm="${digest}"/>`;
    const signature = `<Signature xmlns="${DSIG}" Id="S">
      <SignedInfo><CanonicalizationMethod Algorithm="${canonical}"/><SignatureMethod Algorithm="${method}"/>
        <Reference URI=""><Transforms>${transforms.join('')}</Transforms>${digestMethod}<DigestValue/></Reference>
        <Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#P">${digestMethod}<DigestValue/></Reference>
      </SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo>
      <Object><x:QualifyingProperties xmlns:x="${XADES}" Target="#S"><x:SignedProperties Id="P"><x:SignedSignatureProperties>
        <x:SigningTime>2026-01-02T03:04:05+01:00</x:SigningTime>
        <x:SigningCertificate><x:Cert><x:CertDigest><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
          <DigestValue>${certificateHash}</DigestValue></x:CertDigest><x:IssuerSerial><X509IssuerName>CN=x</X509IssuerName>
          <X509SerialNumber>${BigInt(`0x${by.certificate.serialNumber}`)}</X509SerialNumber></x:IssuerSerial></x:Cert></x:SigningCertificate>
      </x:SignedSignatureProperties></x:SignedProperties></x:QualifyingProperties></Object></Signature>`;
    const cwd = await folder();
    await writeFile(
      join(cwd, 'in.xml'),
      document.replace('</p:', () => `${signature}</p:`),
    );
    await writeFile(join(cwd, 'key.pem'), by.key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(join(cwd, 'certificate.pem'), by.certificate.toPem());
    const args = ['--sign', '--privkey-pem', 'key.pem,certificate.pem', ...IDS, '--output', 'out.xml', 'in.xml'];
    const { code, text } = await run('xmlsec1', args, { cwd });
    expect({ code, text }).toEqual({ code: 0, text: '' });
    const { stdout } = await run('cat', ['out.xml'], { cwd });
    return new Uint8Array(stdout);
  }

  const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

  test.each<[string, Partial<Template>]>([
    ['RSA with the inclusive form', {}],
    ['RSA with version 1.1 of it', { canonical: 'http://www.w3.org/2006/12/xml-c14n11' }],
    ['RSA with the exclusive form and comments', { canonical: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments' }],
    ['SHA-512', { method: `${MORE}rsa-sha512`, digest: 'http://www.w3.org/2001/04/xmlenc#sha512' }],
    ['SHA-384', { method: `${MORE}rsa-sha384`, digest: `${MORE}sha384` }],
    ['an elliptic curve', { by: pki.ec, method: `${MORE}ecdsa-sha256` }],
    ['an elliptic curve with SHA-512', { by: pki.ec, method: `${MORE}ecdsa-sha512` }],
    [
      'two transforms, prefixes kept',
      {
        transforms: [
          envelopedTransform,
          `<Transform ${algorithm(
            'http://www.w3.org/2001/10/xml-exc-c14n#',
            '<InclusiveNamespaces xmlns="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="p #default"/>',
          )}</Transform>`,
        ],
      },
    ],
    [
      'signatures left out by Filter 2.0',
      {
        transforms: [
          `<Transform ${algorithm(
            'http://www.w3.org/2002/06/xmldsig-filter2',
            `<XPath xmlns="http://www.w3.org/2002/06/xmldsig-filter2" xmlns:d="${DSIG}" Filter="subtract">/descendant::d:Signature</XPath>`,
          )}</Transform>`,
        ],
      },
    ],
    [
      'signatures left out by XPath 1.0',
      {
        transforms: [
          `<Transform ${algorithm(
            'http://www.w3.org/TR/1999/REC-xpath-19991116',
            `<XPath xmlns:d="${DSIG}">not(ancestor-or-self::d:Signature)</XPath>`,
          )}</Transform>`,
        ],
      },
    ],
  ])('makes signatures that are read right: %s', async (_, template) => {
    const signed = await signedByXmlsec({ by: pki.cie, ...template });
    const by = template.by ?? pki.cie;
    const [evidence] = await readXades(signed);
    expect(evidence).toMatchObject({
      integrity: { state: 'intact', findings: [{ code: 'signing-certificate-v1', weight: 'note' }] },
      coverage: { extent: 'whole' },
      claimedTime: new Date('2026-01-02T02:04:05Z'),
    });
    expect(evidence?.signingCertificate?.sha256).toBe(by.certificate.sha256);
    const changed = bytes(new TextDecoder().decode(signed).replace('Figli', 'Figlie'));
    expect(await readXades(changed)).toMatchObject([{ integrity: { state: 'broken' } }]);
  });

  test('makes a signature beside which ours goes, both valid to both', async () => {
    const signed = await signedByXmlsec({ by: pki.cie });
    const two = await signXades(signed, second);
    expect(await readXades(two)).toMatchObject([
      { integrity: { state: 'intact' } },
      { integrity: { state: 'intact' } },
    ]);
    const three = await signXades(two, third);
    expect((await readXades(three)).map(({ integrity }) => integrity.state)).toEqual(['intact', 'intact', 'intact']);
    await expectValid(three, 3);
  });
});
