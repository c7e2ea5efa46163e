import { constants, createHash, generateKeyPairSync, sign as signWith, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { readXades } from '../../src/xades/read-xades.js';
import { signXades } from '../../src/xades/sign-xades.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/xml-document.js';
import { elementsIn, type XmlElement } from '../../src/xml/xml-tree.js';
import { bytes, INVOICE, text } from './support/invoice.js';

const MORE = 'http://www.w3.org/2007/05/xmldsig-more#';
const SHA = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
};
const pki = signingPki();

function find(element: XmlElement, local: string): XmlElement | undefined {
  if (element.local === local) return element;
  return elementsIn(element)
    .map((each) => find(each, local))
    .find((each) => each !== undefined);
}

/** A document signed as our signer does, with SignedInfo changed and signed anew. */
async function signedWith(
  change: (signedInfo: string) => string,
  sign: (data: Uint8Array) => Uint8Array,
  source = INVOICE,
): Promise<Uint8Array> {
  const original = text(await signXades(bytes(source), softwareSigner(pki.cie)));
  const changed = original.replace(/<ds:SignedInfo.*?<\/ds:SignedInfo>/su, change);
  const { root } = await parseXml(bytes(changed));
  const apex = find(root, 'SignedInfo');
  if (apex === undefined) throw new Error('no SignedInfo');
  const value = Buffer.from(sign(canonicalize({ apex }, { mode: 'exclusive', withComments: false }))).toString(
    'base64',
  );
  return bytes(changed.replace(/(<ds:SignatureValue[^>]*>)[^<]*/u, `$1${value}`));
}

const method = (inner: string) => (signedInfo: string) =>
  signedInfo.replace(/<ds:SignatureMethod[^>]*\/>|<ds:SignatureMethod.*?<\/ds:SignatureMethod>/su, inner);

const pss =
  (hash: string, saltLength: number, key: KeyObject = pki.cie.key.privateKey) =>
  (data: Uint8Array): Uint8Array =>
    signWith(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });

const stateOf = async (file: Uint8Array): Promise<unknown> => {
  const [signature] = await readXades(file);
  return [signature?.integrity.state, ...(signature?.integrity.findings ?? []).map(({ code }) => code)];
};

const parameters = (inner: string): string =>
  `<ds:SignatureMethod Algorithm="${MORE}rsa-pss"><p:RSAPSSParams xmlns:p="${MORE}">${inner}</p:RSAPSSParams></ds:SignatureMethod>`;
const digest = (uri: string): string => `<ds:DigestMethod Algorithm="${uri}"/>`;
const generator = (uri: string): string =>
  `<p:MaskGenerationFunction Algorithm="${MORE}MGF1">${digest(uri)}</p:MaskGenerationFunction>`;

describe('algorithms that others sign with', () => {
  test.each([
    [`<ds:SignatureMethod Algorithm="${MORE}sha256-rsa-MGF1"/>`, 'sha256', 32],
    [`<ds:SignatureMethod Algorithm="${MORE}sha512-rsa-MGF1"/>`, 'sha512', 64],
    // RFC 9231 section 2.3.9: everything has a default.
    [`<ds:SignatureMethod Algorithm="${MORE}rsa-pss"/>`, 'sha256', 32],
    [parameters(''), 'sha256', 32],
    [parameters('<p:SaltLength>20</p:SaltLength><p:TrailerField>1</p:TrailerField>'), 'sha256', 20],
    [parameters(digest(SHA.sha384) + generator(SHA.sha384)), 'sha384', 48],
    // The mask's hash follows the signature's, as the Java platform leaves it out.
    [parameters(digest(SHA.sha384)), 'sha384', 48],
  ])('RSA-PSS (%#)', async (algorithm, hash, saltLength) => {
    expect(await stateOf(await signedWith(method(algorithm), pss(hash, saltLength)))).toEqual(['intact']);
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(await stateOf(await signedWith(method(algorithm), pss(hash, saltLength, other)))).toEqual([
      'broken',
      'signature-mismatch',
    ]);
  });

  test.each([
    parameters('<p:SaltLength>-1</p:SaltLength>'),
    parameters('<p:SaltLength>100000</p:SaltLength>'),
    parameters('<p:TrailerField>2</p:TrailerField>'),
    parameters(digest('urn:other')),
    parameters(`<p:MaskGenerationFunction Algorithm="urn:other"/>`),
    `<ds:SignatureMethod Algorithm="${MORE}rsa-pss"><x/></ds:SignatureMethod>`,
  ])('RSA-PSS with parameters that nothing here accepts is not judged (%#)', async (algorithm) => {
    expect(await stateOf(await signedWith(method(algorithm), pss('sha256', 32)))).toEqual([
      'undetermined',
      'unsupported-signature',
    ]);
  });

  test.each(['sha3-256', 'sha3-384', 'sha3-512'])('%s as the digest of a reference', async (name) => {
    const source = '<invoice><total>1</total></invoice>';
    const withDigest = (value: string) => (signedInfo: string) =>
      signedInfo.replace(
        /(<ds:Reference[^>]*URI="".*?)<ds:DigestMethod[^>]*\/>(\s*)<ds:DigestValue>[^<]*/su,
        `$1<ds:DigestMethod Algorithm="${MORE}${name}"/>$2<ds:DigestValue>${value}`,
      );
    const digestOf = (content: string): string => createHash(name).update(content).digest('base64');
    const sign = (data: Uint8Array): Uint8Array => signWith('sha256', data, pki.cie.key.privateKey);
    expect(await stateOf(await signedWith(withDigest(digestOf(source)), sign, source))).toEqual(['intact']);
    expect(await stateOf(await signedWith(withDigest(digestOf('other')), sign, source))).toEqual([
      'broken',
      'reference-digest-mismatch',
    ]);
  });
});
