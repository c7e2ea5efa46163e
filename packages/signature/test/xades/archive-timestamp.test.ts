import { createHash, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { extendXades } from '../../src/xades/extend-xades.js';
import { readXades } from '../../src/xades/read-xades.js';
import { signXades, type SignXadesOptions } from '../../src/xades/sign-xades.js';
import { canonicalize, type C14nMethod } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/xml-document.js';
import { attributeOf, childNamed, elementsIn, type XmlElement } from '../../src/xml/xml-tree.js';
import { authority, bytes, INVOICE, text } from './support/invoice.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const XADES_141 = 'http://uri.etsi.org/01903/v1.4.1#';
const EXCLUSIVE: C14nMethod = { mode: 'exclusive', withComments: false };
const INCLUSIVE: C14nMethod = { mode: 'inclusive', withComments: false };

const pki = signingPki({ at: new Date() });
const signer = softwareSigner(pki.cie, [pki.subCa]);
const tsa = authority(pki.tsa);
const values = { certificates: [pki.tsa.der], ocspResponses: [pki.ocsp(pki.cie)], crls: [pki.crl()] };
const validationData = (): Promise<typeof values> => Promise.resolve(values);
const sha256 = (data: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(data).digest());

function find(element: XmlElement, local: string): XmlElement {
  const found = descendant(element, local);
  if (found === undefined) throw new Error(`no ${local}`);
  return found;
}

function descendant(element: XmlElement, local: string): XmlElement | undefined {
  if (element.local === local) return element;
  return elementsIn(element)
    .map((each) => descendant(each, local))
    .find((each) => each !== undefined);
}

/**
 * The octets of ETSI EN 319 132-1 section 5.5.2.3, put together by hand.
 *
 * @param signed the octets of the references over content
 * @param objects which of the other ds:Object elements count
 */
async function octetsOf(
  file: Uint8Array,
  signed: Uint8Array,
  objects: 'all' | 'not-referenced',
  method = EXCLUSIVE,
): Promise<Uint8Array> {
  const signature = find((await parseXml(file)).root, 'Signature');
  const canonical = (apex: XmlElement): Uint8Array => canonicalize({ apex }, method);
  const others = elementsIn(signature).filter(
    (each) => each.local === 'Object' && childNamed(each, XADES, 'QualifyingProperties') === undefined,
  );
  const counted = objects === 'all' ? others : others.filter((each) => attributeOf(each, 'Id') === undefined);
  return new Uint8Array(
    Buffer.concat([
      signed,
      canonical(find(signature, 'SignedProperties')),
      ...['SignedInfo', 'SignatureValue', 'KeyInfo'].map((local) => canonical(find(signature, local))),
      ...elementsIn(find(signature, 'UnsignedSignatureProperties')).map(canonical),
      ...counted.map(canonical),
    ]),
  );
}

/** With an archive time stamp as last unsigned property, over octets of the test's choice. */
async function stampedOver(file: Uint8Array, octets: Uint8Array, namespace: string, more = ''): Promise<Uint8Array> {
  const token = Buffer.from(await tsa.timestamp(sha256(octets))).toString('base64');
  const property =
    `<a:ArchiveTimeStamp xmlns:a="${namespace}" xmlns:xades="${XADES}">${more}` +
    `<ds:CanonicalizationMethod xmlns:ds="${DSIG}" Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>` +
    `<xades:EncapsulatedTimeStamp>${token}</xades:EncapsulatedTimeStamp></a:ArchiveTimeStamp>`;
  const end = '</xades:UnsignedSignatureProperties>';
  return bytes(text(file).replace(end, `${property}${end}`));
}

const archiveStates = async (file: Uint8Array): Promise<unknown> => {
  const [signature] = await readXades(file);
  return signature?.timestamps.filter(({ kind }) => kind === 'archive').map(({ integrity }) => integrity.state);
};

const longTerm = async (options: SignXadesOptions): Promise<Uint8Array> =>
  extendXades(await signXades(bytes(INVOICE), signer, options), 'lt', { timestamp: tsa, validationData });

describe('what an archive time stamp is over', () => {
  test('every ds:Object but that of the properties, in version 1.4.1', async () => {
    const long = await longTerm({ packaging: 'enveloping' });
    const right = await octetsOf(long, bytes(INVOICE), 'all');
    const asked: Uint8Array[] = [];
    const timestamp = {
      timestamp: (digest: Uint8Array) => {
        asked.push(digest);
        return tsa.timestamp(digest);
      },
    };
    await extendXades(long, 'lta', { timestamp, validationData: () => Promise.resolve(nothing) });
    expect(asked).toEqual([sha256(right)]);
    expect(await archiveStates(await stampedOver(long, right, XADES_141))).toEqual(['intact']);
    const without = await octetsOf(long, bytes(INVOICE), 'not-referenced');
    expect(await archiveStates(await stampedOver(long, without, XADES_141))).toEqual(['broken']);
  });
  const nothing = { certificates: [], ocspResponses: [], crls: [] };

  test('only those that no reference names, in version 1.3.2', async () => {
    const long = await longTerm({ packaging: 'enveloping' });
    const right = await octetsOf(long, bytes(INVOICE), 'not-referenced');
    expect(await archiveStates(await stampedOver(long, right, XADES))).toEqual(['intact']);
    const newer = await octetsOf(long, bytes(INVOICE), 'all');
    expect(await archiveStates(await stampedOver(long, newer, XADES))).toEqual(['broken']);
  });

  test('is told where properties are in several places, and left open then', async () => {
    const long = await longTerm({ packaging: 'enveloping' });
    const include = '<xades:Include URI="#elsewhere"/>';
    const octets = await octetsOf(long, bytes(INVOICE), 'all');
    for (const namespace of [XADES, XADES_141]) {
      expect(await archiveStates(await stampedOver(long, octets, namespace, include))).toEqual(['undetermined']);
    }
  });

  test('does not take in what came later', async () => {
    const long = await longTerm({ packaging: 'enveloping' });
    const archived = await stampedOver(long, await octetsOf(long, bytes(INVOICE), 'all'), XADES_141);
    const later = text(archived).replace(/<\/ds:Signature>/u, '<ds:Object>more</ds:Object></ds:Signature>');
    expect(await archiveStates(bytes(later))).toEqual(['broken']);
    const cut = text(archived).replace(/<xades:RevocationValues.*?<\/xades:RevocationValues>/su, '');
    expect(await archiveStates(bytes(cut))).toEqual(['broken']);
  });

  test('a node-set in the canonical form that the stamp names, not in that of its digest', async () => {
    // The reference over the properties ends with a node-set, as those of other programs do.
    const made = text(await signXades(bytes(INVOICE), signer));
    const properties = find((await parseXml(bytes(made))).root, 'SignedProperties');
    const digest = Buffer.from(sha256(canonicalize({ apex: properties }, INCLUSIVE))).toString('base64');
    const bare = made.replace(
      /(<ds:Reference Type="[^"]*#SignedProperties"[^>]*>)<ds:Transforms>.*?<\/ds:Transforms>(.*?<ds:DigestValue>)[^<]*/su,
      `$1$2${digest}`,
    );
    const info = find((await parseXml(bytes(bare))).root, 'SignedInfo');
    const value = sign('sha256', canonicalize({ apex: info }, EXCLUSIVE), pki.cie.key.privateKey).toString('base64');
    const signed = bytes(bare.replace(/(<ds:SignatureValue[^>]*>)[^<]*/u, `$1${value}`));
    expect(await readXades(signed)).toMatchObject([{ integrity: { state: 'intact' } }]);

    const long = await extendXades(signed, 'lt', { timestamp: tsa, validationData });
    const document = await parseXml(long);
    const without = new Set([find(document.root, 'Signature')]);
    const content = canonicalize({ apex: document, without }, EXCLUSIVE);
    const right = await octetsOf(long, content, 'all');
    expect(await archiveStates(await stampedOver(long, right, XADES_141))).toEqual(['intact']);
    const wrong = await octetsOf(long, content, 'all', INCLUSIVE);
    expect(await archiveStates(await stampedOver(long, wrong, XADES_141))).toEqual(['broken']);
    expect(await archiveStates(await extendXades(long, 'lta', { timestamp: tsa }))).toEqual(['intact']);
  });
});
