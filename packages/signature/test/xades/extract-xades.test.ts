import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { SignatureError } from '../../src/errors.js';
import { counterSignXades } from '../../src/xades/counter-sign-xades.js';
import { extractXades } from '../../src/xades/extract-xades.js';
import { readXades } from '../../src/xades/read-xades.js';
import { signXades } from '../../src/xades/sign-xades.js';
import { bytes, INVOICE, text } from './support/invoice.js';

const pki = signingPki({ at: new Date() });
const signer = softwareSigner(pki.cie, [pki.subCa]);
const second = softwareSigner(pki.cie2, [pki.subCa]);
const invoice = bytes(INVOICE);
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('base64');

describe('the content of an XML signature', () => {
  test('is what an enveloping one holds, byte for byte', async () => {
    const photo = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);
    const signed = await signXades(photo, signer, { packaging: 'enveloping' });
    const twice = await counterSignXades(await signXades(signed, second), second, { signature: 1 });
    for (const file of [signed, twice]) {
      expect(await extractXades(file)).toEqual({ content: photo, canonicalization: undefined });
    }
  });

  test('is the document without its signatures, in the bytes whose digest is signed', async () => {
    const signed = await signXades(invoice, signer);
    const { content, canonicalization } = await extractXades(signed);
    expect(canonicalization).toBe(EXCLUSIVE);
    expect(text(signed)).toContain(`<ds:DigestValue>${sha256(content)}</ds:DigestValue>`);
    expect(text(content)).toContain('<Denominazione>Società &amp; Figli \u20ac</Denominazione>');
    expect(text(content)).not.toContain('Signature');
    const more = await counterSignXades(await signXades(signed, second), second, { signature: -1 });
    expect(await extractXades(more)).toEqual({ content, canonicalization });
    // What came out is the document: signed again, it is the same again.
    expect((await extractXades(await signXades(content, signer))).content).toEqual(content);
  });

  test('is not in a file of detached signatures, and not in one without any', async () => {
    const detached = await signXades(invoice, signer, { packaging: 'detached', uri: 'invoice.xml' });
    await expect(extractXades(detached)).rejects.toMatchObject({ code: 'content-missing' });
    await expect(extractXades(invoice)).rejects.toMatchObject({ code: 'not-signed' });
    await expect(extractXades(bytes('<a'))).rejects.toMatchObject({ code: 'malformed-xml' });
  });

  /** A signature over a ds:Object, of which nothing but the structure counts here. */
  const overObject = (object: string, transforms = ''): Uint8Array =>
    bytes(`<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="${INCLUSIVE}"/>
      <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
      <Reference URI="#o">${transforms}<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>AAAA</DigestValue></Reference>
      </SignedInfo><SignatureValue>AAAA</SignatureValue>${object}</Signature>`);

  test.each<[string, Uint8Array, string, string | undefined]>([
    [
      'base64 that is only said to be',
      overObject('<Object Id="o" Encoding="http://www.w3.org/2000/09/xmldsig#base64">aGFs\nbG8=</Object>'),
      'hallo',
      undefined,
    ],
    ['text', overObject('<Object Id="o">hallo &amp; Co</Object>'), 'hallo & Co', undefined],
    [
      'an element',
      overObject('<Object Id="o">\n<a xmlns="urn:a" c="1"  b="2"/>\n</Object>'),
      '<a xmlns="urn:a" b="2" c="1"></a>',
      INCLUSIVE,
    ],
    [
      'an element that has the Id itself, in the exclusive form',
      overObject(
        '<Object><a xmlns="urn:a" xmlns:u="urn:u" Id="o"/></Object>',
        `<Transforms><Transform Algorithm="${EXCLUSIVE}"/></Transforms>`,
      ),
      '<a xmlns="urn:a" Id="o"></a>',
      EXCLUSIVE,
    ],
  ])('comes out of an object: %s', async (_, document, content, canonicalization) => {
    expect(await extractXades(document)).toEqual({ content: bytes(content), canonicalization });
  });

  test.each([
    ['an Id that two have', overObject('<Object Id="o">a</Object><Object Id="o">b</Object>')],
    [
      'a transform that chooses',
      overObject(
        '<Object Id="o">a</Object>',
        '<Transforms><Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></Transforms>',
      ),
    ],
    ['an Id that nobody has', overObject('<Object Id="p">a</Object>')],
  ])('does not come out through %s', async (_, document) => {
    await expect(extractXades(document)).rejects.toMatchObject({ code: 'content-missing' });
  });

  test('of a changed file comes out, or there is an error with a code', async () => {
    const signed = text(await signXades(bytes('<a><b>1</b></a>'), signer));
    const change = fc.tuple(fc.nat(signed.length - 1), fc.constantFrom('<', '"', '#', 'x', '/', '&', ' '));
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        const changed = bytes(signed.slice(0, at) + character + signed.slice(at + 1));
        const [outcome] = await Promise.allSettled([extractXades(changed)]);
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(SignatureError);
        else if ((await readXades(changed))[0]?.integrity.state === 'intact')
          expect(text(outcome.value.content)).toBe('<a><b>1</b></a>');
      }),
      propertyRuns(150),
    );
  });
});
