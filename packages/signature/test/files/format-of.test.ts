import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/format-of.js';
import { propertyRuns } from '../../../../fixtures/property-runs.js';

const bytes = (text: string, encoding: BufferEncoding = 'latin1'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));
const hex = (text: string): Uint8Array => bytes(text.replace(/\s/g, ''), 'hex');

const SIGNED_DATA = '06092a864886f70d010702 a082 0100 3082 00fc 020101 310d300b0609608648016503040201';
const CMS = hex(`3082 0110 ${SIGNED_DATA} 300b 06092a864886f70d010701`);
const INDEFINITE = hex(`3080 ${SIGNED_DATA.replace('a082 0100 3082 00fc', 'a080 3080')} 3080 06092a864886f70d010701`);
const TOKEN = hex(`3082 0110 ${SIGNED_DATA} 3010 060b2a864886f70d0109100104`);
const base64 = (content: Uint8Array): string => Buffer.from(content).toString('base64').replace(/.{40}/g, '$&\r\n');

describe('what a file is', () => {
  it.each<[string, string, Uint8Array]>([
    ['cms', 'DER', CMS],
    ['cms', 'BER without a length', INDEFINITE],
    ['cms', 'PEM', bytes(`-----BEGIN PKCS7-----\n${base64(CMS)}\n-----END PKCS7-----\n`)],
    ['cms', 'PEM of another label', bytes(`\r\n-----BEGIN CMS-----\r\n${base64(CMS)}`)],
    ['cms', 'base64', bytes(base64(CMS))],
    ['timestamp-token', 'a token', TOKEN],
    ['timestamp-answer', 'an answer', hex(`3082 0119 3003 020100 ${Buffer.from(TOKEN).toString('hex')}`)],
    ['timestamped-data', 'content and stamps', hex('3082 0100 060b2a864886f70d010910011f a082 00f0 3082')],
    ['pdf', 'PDF', bytes('%PDF-1.7\n%\u00e2\u00e3')],
    ['pdf', 'PDF behind something', bytes('MIME-Version: 1.0\r\n\r\n%PDF-1.4')],
    ['xml', 'XML', bytes('<?xml version="1.0"?><a/>')],
    ['xml', 'XML with a mark', hex('efbbbf 20 3c61 2f3e')],
    ['xml', 'XML in UTF-16', bytes('\ufeff<Fattura/>', 'utf16le')],
    ['asic', 'a container', bytes('PK\u0003\u0004\u0014\u0000mimetypeapplication/vnd.etsi.asic-e+zip')],
    ['asic', 'a container without its type first', bytes('PK\u0003\u0004\u0014\u0000META-INF/signatures.p7s')],
    ['other', 'another archive', bytes('PK\u0003\u0004\u0014\u0000word/document.xml')],
    ['other', 'a certificate', hex('3082 0100 3081 f0 a003 020102')],
    ['other', 'text', bytes('MIA CARA, ti scrivo questa lettera per dirti che')],
    ['other', 'nothing', new Uint8Array()],
  ])('is %s: %s', (format, _, content) => {
    expect(formatOf(content)).toBe(format);
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom(CMS, TOKEN, new Uint8Array()), (tail, head) => {
        expect(typeof formatOf(new Uint8Array(Buffer.concat([head.subarray(0, tail.length), tail])))).toBe('string');
      }),
      propertyRuns(300),
    );
  });
});
