import { createHash } from 'node:crypto';
import { Certificate, cutToAsn1Length, Oid, PublicKey, readCertificateBundle } from '@ciekit/pki';
import { describe, expect, it } from 'vitest';
import {
  bits,
  bmp,
  context,
  generalizedTime,
  integer,
  name,
  octets,
  oid,
  sequence,
  set,
  teletex,
  tlv,
  utf8,
} from './support/der-writer.js';
import { codeOf } from './support/errors.js';
import { opensslFixture } from './support/openssl-fixtures.js';
import {
  basicConstraints,
  certificateDer,
  ecdsa,
  ecKey,
  extension,
  FROM,
  infoAccess,
  keyUsage,
  pkcs1,
  spkiOf,
  TO,
  type CertificateSpec,
} from './support/test-pki.js';

const key = ecKey();
const base: CertificateSpec = {
  subject: name({ CN: 'subject' }),
  issuer: name({ CN: 'issuer' }),
  spki: spkiOf(key),
  signingKey: key.privateKey,
};
const read = (spec: Partial<CertificateSpec>): Certificate => Certificate.fromDer(certificateDer({ ...base, ...spec }));
const refusal = (spec: Partial<CertificateSpec>) => codeOf(() => read(spec));

describe('Certificate.fromDer refuses', () => {
  const der = certificateDer(base);
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a value cut short', der.subarray(0, -1)],
    ['bytes after it', Uint8Array.of(...der, 0)],
    ['another type', octets(der)],
    ['an empty sequence', sequence()],
    ['two certificates in a sequence', sequence(der, der)],
    ['more bytes than any certificate has', sequence(octets(new Uint8Array(70_000)))],
  ])('%s', (_, bytes) => {
    expect(codeOf(() => Certificate.fromDer(bytes))).toBe('malformed-certificate');
  });

  it('a depth that would exhaust the stack', () => {
    let nested = sequence();
    for (let i = 0; i < 2_000; i++) nested = sequence(nested);
    expect(codeOf(() => Certificate.fromDer(nested))).toBe('malformed-certificate');
  });

  it('a certificate of more than 64 KiB that is otherwise good', () => {
    const sized = (length: number) => [extension('1.2.3.4', octets(new Uint8Array(length)))];
    expect(refusal({ extensions: sized(60_000) })).toBeUndefined();
    expect(refusal({ extensions: sized(66_000) })).toBe('malformed-certificate');
  });

  it('key bits that are no whole octets', () => {
    expect(refusal({ spki: sequence(sequence(oid('1.2.3')), bits(Uint8Array.of(0x80), 1)) })).toBe(
      'malformed-certificate',
    );
  });

  it('a name in a BMPString of odd length', () => {
    expect(refusal({ subject: name({ CN: tlv(0x1e, Uint8Array.of(0, 0x41, 0)) }) })).toBe('malformed-certificate');
  });

  it('another algorithm inside than outside', () => {
    expect(refusal({ innerAlgorithm: pkcs1('sha256').algorithm })).toBe('malformed-certificate');
  });

  it('an extension that occurs twice', () => {
    expect(refusal({ extensions: [basicConstraints(false), basicConstraints(true)] })).toBe('malformed-certificate');
  });

  it.each<[string, string]>([
    ['key usage', Oid.keyUsage],
    ['extended key usage', Oid.extKeyUsage],
    ['basic constraints', Oid.basicConstraints],
    ['authority key identifier', Oid.authorityKeyIdentifier],
    ['subject key identifier', Oid.subjectKeyIdentifier],
  ])('an unreadable %s, critical or not', (_, id) => {
    expect(refusal({ extensions: [extension(id, utf8('?'))] })).toBe('malformed-certificate');
    expect(refusal({ extensions: [extension(id, new Uint8Array())] })).toBe('malformed-certificate');
  });

  it('a path length that is no length', () => {
    const negative = extension(Oid.basicConstraints, sequence(tlv(1, Uint8Array.of(255)), tlv(2, Uint8Array.of(0x80))));
    const huge = extension(Oid.basicConstraints, sequence(tlv(1, Uint8Array.of(255)), integer(2n ** 80n)));
    expect(refusal({ extensions: [negative] })).toBe('malformed-certificate');
    expect(refusal({ extensions: [huge] })).toBe('malformed-certificate');
  });

  it.each([
    '20210229000000Z',
    '20211301000000Z',
    '20210101240000Z',
    '20210101006000Z',
    '20210101000060Z',
    '20210101000000',
    '2021Z',
  ])('the time %s', (text) => {
    const valid = Buffer.from(certificateDer({ ...base, notAfter: new Date('2050-01-01T00:00:00Z') }));
    const time = Buffer.from(generalizedTime(new Date('2050-01-01T00:00:00Z')));
    const at = valid.indexOf(time);
    const broken = Buffer.from(tlv(0x18, Buffer.from(text.padEnd(15, ' ')))).subarray(0, time.length);
    broken.copy(valid, at);
    expect(codeOf(() => Certificate.fromDer(valid))).toBe('malformed-certificate');
  });
});

describe('Certificate', () => {
  it('reads what openssl wrote', () => {
    const der = opensslFixture('rsa-sha256');
    const certificate = Certificate.fromDer(der);
    expect(certificate.subject.toString()).toBe('CN=rsa-sha256,O=Test - not valid,C=IT');
    expect(certificate.subject.single(Oid.commonName)).toBe('rsa-sha256');
    expect(certificate.version).toBe(3);
    expect(certificate.extensions.basicConstraints?.ca).toBe(true);
    expect(certificate.sha256).toBe(createHash('sha256').update(der).digest('hex').toUpperCase());
    expect(certificate.der).toEqual(der);
  });

  it('keeps bytes of its own', () => {
    const der = certificateDer(base);
    const certificate = Certificate.fromDer(der);
    der.fill(0);
    expect(certificate.isSignedBy(certificate)).toBe(true);
  });

  it('is found in a zero-padded card file, and not in an empty one', () => {
    const der = certificateDer(base);
    const file = new Uint8Array(4_096);
    expect(codeOf(() => Certificate.fromPaddedFile(file))).toBe('malformed-certificate');
    file.set(der);
    expect(Certificate.fromPaddedFile(file).der).toEqual(der);
    expect(codeOf(() => Certificate.fromPaddedFile(file.subarray(0, der.length - 1)))).toBe('malformed-certificate');
  });

  it('writes PEM that reads back', () => {
    const certificate = read({});
    const pem = certificate.toPem();
    expect(pem.split('\n').every((line) => line.length <= 64)).toBe(true);
    expect(readCertificateBundle(Buffer.from(pem)).certificates).toEqual([certificate.der]);
  });

  it('includes both ends of the validity period', () => {
    const certificate = read({ notBefore: FROM, notAfter: TO });
    const before = (date: Date) => new Date(date.getTime() - 1);
    expect([before(FROM), FROM, TO].map((at) => certificate.isValidAt(at))).toEqual([false, true, true]);
    expect(certificate.isValidAt(new Date(TO.getTime() + 1))).toBe(false);
  });

  it('reads years on both sides of the UTCTime pivot', () => {
    const certificate = read({
      notBefore: new Date('1999-12-31T23:59:59Z'),
      notAfter: new Date('2066-02-28T00:00:00Z'),
    });
    expect(certificate.notBefore.toISOString()).toBe('1999-12-31T23:59:59.000Z');
    expect(certificate.notAfter.toISOString()).toBe('2066-02-28T00:00:00.000Z');
  });

  it('reads addresses and policies', () => {
    const { extensions } = read({
      extensions: [
        infoAccess(['ocsp', 'http://ocsp.test/'], ['caIssuers', 'http://ca.test/ca.cer'], ['ocsp', 'http://two.test/']),
        extension(
          Oid.cRLDistributionPoints,
          sequence(sequence(context(0, context(0, tlv(0x86, Buffer.from('http://crl.test/a.crl')))))),
        ),
        extension(Oid.certificatePolicies, sequence(sequence(oid('1.3.76.47.4')))),
      ],
    });
    expect(extensions).toMatchObject({
      ocspUrls: ['http://ocsp.test/', 'http://two.test/'],
      caIssuersUrls: ['http://ca.test/ca.cer'],
      crlUrls: ['http://crl.test/a.crl'],
      policies: ['1.3.76.47.4'],
      unreadable: [],
    });
  });

  it('survives informational extensions that cannot be read, unless they are critical', () => {
    const ids = [Oid.authorityInfoAccess, Oid.cRLDistributionPoints, Oid.certificatePolicies];
    const { extensions } = read({ extensions: ids.map((id) => extension(id, utf8('?'))) });
    expect([...extensions.unreadable].sort()).toEqual([...ids].sort());
    for (const id of ids) {
      expect(refusal({ extensions: [extension(id, utf8('?'), true)] })).toBe('malformed-certificate');
    }
  });

  it('names critical extensions that nobody understands', () => {
    const { extensions } = read({
      extensions: [extension('1.2.3.4', utf8('?'), true), extension('1.2.3.5', utf8('?')), keyUsage(0x80)],
    });
    expect(extensions.criticalUnknown).toEqual(['1.2.3.4']);
  });
});

describe('names', () => {
  const subjectOf = (attributes: Readonly<Record<string, string | Uint8Array>>) =>
    read({ subject: name(attributes) }).subject;
  const valueOf = (value: Uint8Array) => subjectOf({ CN: value }).single(Oid.commonName);

  it.each<[string, Uint8Array, string]>([
    ['UTF8String', utf8('Niccolò Đorđević 李'), 'Niccolò Đorđević 李'],
    ['broken UTF-8', tlv(0x0c, Uint8Array.of(0x41, 0xff, 0x42)), 'A\ufffdB'],
    ['BMPString', bmp('Müller ð'), 'Müller ð'],
    ['BMPString with half a surrogate pair', tlv(0x1e, Uint8Array.of(0xd8, 0x00, 0, 0x41)), '\ufffdA'],
    ['TeletexString', teletex('Niccolò'), 'Niccolò'],
    ['UniversalString', tlv(0x1c, Uint8Array.of(0, 1, 0xf6, 0, 0, 0x11, 0, 0)), '\u{1f600}\ufffd'],
    ['something that is not text', octets(Uint8Array.of(1, 2)), '#04020102'],
    ['an empty string', utf8(''), ''],
  ])('%s', (_, value, text) => {
    expect(valueOf(value)).toBe(text);
  });

  it('carry no commands for a terminal', () => {
    expect(valueOf(utf8('A\u001b[31mB\u009bC\u202eD\nE'))).toBe('A\ufffd[31mB\ufffdC\ufffdD\ufffdE');
  });

  it('match across string types, letter case and spaces (RFC 5280 section 7.1)', () => {
    const one = subjectOf({ C: tlv(0x13, Buffer.from('IT')), CN: utf8('Country  Signer CA ') });
    const other = subjectOf({ C: tlv(0x13, Buffer.from('it')), CN: bmp('country signer ca') });
    expect(one.equals(other)).toBe(true);
    expect(one.equals(subjectOf({ C: 'IT', CN: 'Country Signer CA 2' }))).toBe(false);
  });

  it('do not match when attributes change places or type', () => {
    const one = subjectOf({ O: 'a', CN: 'b' });
    expect(one.equals(subjectOf({ CN: 'b', O: 'a' }))).toBe(false);
    expect(one.equals(subjectOf({ O: 'b', CN: 'a' }))).toBe(false);
    expect(one.equals(subjectOf({ O: 'a=b,CN=b' }))).toBe(false);
  });

  it('match whatever the order inside a multi-valued RDN, and only there', () => {
    const [a, b] = [sequence(oid('2.5.4.3'), utf8('a')), sequence(oid('2.5.4.10'), utf8('b'))];
    const subject = (encoded: Uint8Array) => read({ subject: encoded }).subject;
    expect(subject(sequence(set(a, b))).equals(subject(sequence(set(b, a))))).toBe(true);
    expect(subject(sequence(set(a, b))).equals(subject(sequence(set(a), set(b))))).toBe(false);
  });

  it('escape separators when printed', () => {
    expect(subjectOf({ O: 'A, B+C', CN: 'x' }).toString()).toBe('CN=x,O=A\\, B\\+C');
  });

  it('say that an attribute is not single when it occurs twice', () => {
    const twice = read({
      subject: sequence(set(sequence(oid('2.5.4.3'), utf8('a'))), set(sequence(oid('2.5.4.3'), utf8('b')))),
    });
    expect(twice.subject.single(Oid.commonName)).toBeUndefined();
    expect(twice.subject.values(Oid.commonName)).toEqual(['a', 'b']);
  });
});

describe('signatures', () => {
  const self = (fixture: string): Certificate => Certificate.fromDer(opensslFixture(fixture));

  const fixtures = [
    'rsa-sha1',
    'rsa-sha256',
    'rsa-sha384',
    'rsa-sha512',
    'pss-sha256',
    'pss-sha512',
    'pss-sha256-mgf1-sha1',
    'pss-sha1-default',
    'rsa-pss-key',
    'ecdsa-p256',
    'ecdsa-brainpool-p384r1',
  ];
  it.each(fixtures)('by openssl verify: %s', (fixture) => {
    expect(self(fixture).isSignedBy(self(fixture))).toBe(true);
  });

  it.each(fixtures)('with a changed last bit do not verify: %s', (fixture) => {
    const der = opensslFixture(fixture);
    der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1;
    expect(Certificate.fromDer(der).isSignedBy(self(fixture))).toBe(false);
  });

  it.each(fixtures)('over a changed certificate do not verify: %s', (fixture) => {
    const der = Buffer.from(opensslFixture(fixture));
    der.write('IS', der.indexOf('IT'));
    expect(Certificate.fromDer(der).isSignedBy(self(fixture))).toBe(false);
  });

  it.each([
    ['explicit curve parameters', 'ecdsa-explicit', 'explicit-ec-parameters'],
    ['512-bit RSA', 'rsa-512-bits', 'weak-key'],
  ])('with %s are refused', (_, fixture, code) => {
    expect(codeOf(() => self(fixture).isSignedBy(self(fixture)))).toBe(code);
  });

  it('of one kind with a key of another are refused', () => {
    expect(codeOf(() => self('rsa-sha256').isSignedBy(self('ecdsa-p256')))).toBe('unsupported-algorithm');
    expect(codeOf(() => self('ecdsa-p256').isSignedBy(self('rsa-sha256')))).toBe('unsupported-algorithm');
    expect(codeOf(() => self('rsa-sha256').isSignedBy(self('rsa-pss-key')))).toBe('unsupported-algorithm');
  });

  it('of an algorithm that nobody accepts are refused', () => {
    // md5WithRSAEncryption
    const md5 = { ...ecdsa, algorithm: sequence(oid('1.2.840.113549.1.1.4')) };
    const certificate = read({ scheme: md5 });
    expect(codeOf(() => certificate.isSignedBy(certificate))).toBe('unsupported-algorithm');
  });

  it('by a key that is none are refused', () => {
    const broken = sequence(sequence(oid('1.2.840.113549.1.1.1')), tlv(3, Uint8Array.of(0, 1, 2, 3)));
    const certificate = read({ spki: broken, scheme: pkcs1Shape });
    expect(codeOf(() => certificate.isSignedBy(certificate))).toBe('unsupported-key');
    expect(codeOf(() => PublicKey.fromSpki(utf8('?')))).toBe('unsupported-key');
  });

  const pkcs1Shape = { algorithm: pkcs1('sha256').algorithm, sign: ecdsa.sign };

  it('with RSASSA-PSS parameters that say something else do not verify', () => {
    // The salt length is part of what the signer stated; it is not guessed.
    const der = Buffer.from(opensslFixture('pss-sha256'));
    const salt = Buffer.from('a203020120', 'hex');
    for (let at = der.indexOf(salt); at !== -1; at = der.indexOf(salt, at + 1)) der[at + 4] = 0x1f;
    expect(Certificate.fromDer(der).isSignedBy(self('pss-sha256'))).toBe(false);
  });
});

describe('cutToAsn1Length', () => {
  it.each<[string, number[], number[] | undefined]>([
    ['nothing', [], undefined],
    ['a tag alone', [0x30], undefined],
    ['a value longer than the bytes', [0x30, 2, 0], undefined],
    ['indefinite length', [0x30, 0x80, 0, 0], undefined],
    ['a length of five bytes', [0x30, 0x85, 0, 0, 0, 0, 0], undefined],
    ['a claim of 4 GB', [0x30, 0x84, 255, 255, 255, 255, 1], undefined],
    ['padding', [0x30, 1, 5, 0, 0], [0x30, 1, 5]],
    ['no padding', [0x30, 0x81, 1, 5], [0x30, 0x81, 1, 5]],
  ])('%s', (_, bytes, cut) => {
    expect(cutToAsn1Length(Uint8Array.from(bytes))).toEqual(cut && Uint8Array.from(cut));
  });
});

describe('a certificate of version 1', () => {
  it('has no extensions and reads', () => {
    const certificate = read({ version1: true });
    expect(certificate.version).toBe(1);
    expect(certificate.extensions.keyUsage).toBeUndefined();
  });
});
