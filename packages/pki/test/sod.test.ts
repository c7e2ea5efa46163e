import {
  checkDataGroup,
  cutToAsn1Length,
  hashedPart,
  parseSod,
  verifySodSignature,
  type SodContent,
} from '@ciekit/pki';
import { describe, expect, it } from 'vitest';
import { context, hex, integer, octets, oid, rawInteger, sequence, set, tlv, utf8 } from './support/der-writer.js';
import { codeOf } from './support/errors.js';
import { opensslFixture } from './support/openssl-fixtures.js';
import { specimen } from './support/specimen.js';
import { ecdsa, entity, pkcs1, plainRsa, pss, rsaKey } from './support/test-pki.js';
import { attribute, MESSAGE_DIGEST, SIGNER_NAME, sodFile, type SodSpec } from './support/test-sod.js';

const csca = entity('authority', 'csca');
const signer = entity('end', '', { subject: SIGNER_NAME, by: csca, key: rsaKey(), serial: '00C1A2' });
const A1 = new Uint8Array(Buffer.from('123456789012'));
const A4 = sequence(integer(5));
const A5 = sequence(integer(7));
const base: SodSpec = {
  generation: 2,
  signerCertificate: signer.der,
  signingKey: signer.key.privateKey,
  groups: [
    ['A5', A5],
    ['1B', sequence()],
    ['A4', A4],
    ['A1', A1],
  ],
  issuer: csca.subject,
  serial: '00C1A2',
};
const SHORT_HASH = sequence(
  integer(1),
  sequence(oid('2.16.840.1.101.3.4.2.3')),
  sequence(sequence(rawInteger('A4'), octets(new Uint8Array(63)))),
);
const make = (changes: Partial<SodSpec> = {}): Uint8Array => sodFile({ ...base, ...changes });
const parseCode = (changes: Partial<SodSpec>) => codeOf(() => parseSod(make(changes)));
const verifyCode = (changes: Partial<SodSpec>) => {
  const sod = parseSod(make(changes));
  return codeOf(() => verifySodSignature(sod));
};
/** What openssl made, in the wrapper that the card puts around it. */
const opensslSod = (fixture: string): SodContent => parseSod(tlv(0x77, opensslFixture(fixture)));

describe('parseSod refuses', () => {
  const good = make();
  const inner = good.subarray(4);
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a file of zeros', new Uint8Array(100)],
    ['another tag', Uint8Array.of(0x78, ...good.subarray(1))],
    ['no tag 77', inner],
    ['a value cut short', good.subarray(0, -1)],
    ['bytes after it', Uint8Array.of(...good, 0, 1)],
    ['an indefinite length', Uint8Array.of(0x77, 0x80, ...inner, 0, 0)],
    ['more bytes than any SOD has', tlv(0x77, octets(new Uint8Array(66_000)))],
    ['a claim of 4 GB', hex('7784FFFFFFFF30')],
    ['another CMS type', tlv(0x77, sequence(oid('1.2.840.113549.1.7.1'), context(0, octets(A1))))],
    ['tag 77 and nothing in it', tlv(0x77)],
  ])('%s', (_, file) => {
    expect(codeOf(() => parseSod(file))).toBe('malformed-sod');
  });

  it.each<[string, Partial<SodSpec>]>([
    ['another content type', { contentType: '1.2.840.113549.1.7.1' }],
    ['no signer', { signers: 0 }],
    ['two signers', { signers: 2 }],
    ['no signed attributes', { withoutAttributes: true }],
    ['LDS version 2', { ldsVersion: 2 }],
    ['no hashes', { groups: [] }],
    ['seventeen hashes', { groups: Array.from({ length: 17 }, (_, i) => [(i + 1).toString(16).padStart(2, '0'), A1]) }],
    ['a data group twice', { groups: [...base.groups, ['A4', A4]] }],
    ['a data group twice in two spellings', { groups: [...base.groups, ['00A4', A4]] }],
    ['a data-group number of two bytes', { groups: [['01A4', A4]] }],
    ['a data-group number of three bytes', { groups: [['0000A4', A4]] }],
    ['an empty data-group number', { groups: [['', A4]] }],
    ['a certificate that is none', { certificates: [sequence()] }],
    ['nine certificates', { certificates: Array.from({ length: 9 }, () => signer.der) }],
    ['content that is none', { changeContent: () => utf8('?') }],
    ['content with something after it', { changeContent: (content) => Uint8Array.of(...content, 0) }],
    ['a hash of another length', { changeContent: () => SHORT_HASH }],
    ['a signer named by neither way', { signerIdentifier: sequence(csca.subject) }],
  ])('%s', (_, changes) => {
    expect(parseCode(changes)).toBe('malformed-sod');
  });

  it('hashes below SHA-256', () => {
    expect(parseCode({ hash: 'sha1', digest: 'sha256' })).toBe('unsupported-algorithm');
  });
});

describe('parseSod', () => {
  it('reads both generations', () => {
    const second = parseSod(make());
    expect(second).toMatchObject({ generation: 2, lds: { version: 1, hashAlgorithm: 'sha512' } });
    expect(second.lds.versionInfo).toEqual({ lds: '0108', unicode: '040000' });
    const first = parseSod(make({ generation: 1 }));
    expect(first).toMatchObject({ generation: 1, lds: { version: 0, hashAlgorithm: 'sha256' } });
    expect(first.lds.versionInfo).toBeUndefined();
  });

  it('keeps the order of the card, and takes both spellings of a byte above 7F', () => {
    const numbers = (groups: SodSpec['groups']) => [...parseSod(make({ groups })).lds.dataGroupHashes.keys()];
    const order = ['A5', '1B', 'A4', 'A3', 'A2', 'A1'];
    const expected = order.map((number) => Number.parseInt(number, 16));
    expect(numbers(order.map((number) => [number, A1]))).toEqual(expected);
    expect(numbers(order.map((number) => [`00${number}`, A1]))).toEqual(expected);
  });

  it('takes the zeros that pad a file', () => {
    const padded = new Uint8Array(8_192);
    padded.set(make());
    expect(parseSod(padded).generation).toBe(2);
  });

  it.each([1, 2] as const)('reads the software card of generation %i, which other hands personalised', (generation) => {
    const sod = parseSod(specimen(generation).sod);
    expect(sod.generation).toBe(generation);
    expect(new Set(sod.lds.dataGroupHashes.keys())).toEqual(new Set([0x1b, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5]));
    expect(sod.certificates).toHaveLength(1);
  });

  it('reads an object that was written as a stream, its content in pieces (X.690 section 8.7.3)', () => {
    const stream = opensslFixture('cms-streamed');
    expect(opensslSod('cms-streamed').signedContent).toEqual(opensslSod('cms-generation-1').signedContent);
    expect(stream.subarray(0, 2)).toEqual(hex('3080'));
  });
});

describe('verifySodSignature refuses', () => {
  it('a changed hash', () => {
    const file = make();
    const at = Buffer.from(file).indexOf(tlv(0x02, hex('A4')));
    file[at + 5] = (file[at + 5] ?? 0) ^ 1;
    expect(codeOf(() => verifySodSignature(parseSod(file)))).toBe('sod-signature');
  });

  it('a changed signature', () => {
    const file = make();
    file[file.length - 1] = (file[file.length - 1] ?? 0) ^ 1;
    expect(codeOf(() => verifySodSignature(parseSod(file)))).toBe('sod-signature');
  });

  it.each<[string, Partial<SodSpec>]>([
    ['another key', { signingKey: rsaKey().privateKey }],
    ['another salt length than stated', { scheme: { ...pss('sha512', 64), sign: pss('sha512', 32).sign } }],
    ['another content type in the attributes', { attributeContentType: '1.2.840.113549.1.7.1' }],
    ['a missing content type', { attributes: (_, digest) => [digest] }],
    ['a missing message digest', { attributes: (type) => [type] }],
    ['a content type twice', { attributes: (type, digest) => [type, digest, type] }],
    ['a message digest twice', { attributes: (type, digest) => [type, digest, digest] }],
    // The right one first.
    [
      'a message digest with two values',
      {
        attributes: (type, digest) => [type, attribute(MESSAGE_DIGEST, digest.slice(-66), octets(new Uint8Array(64)))],
      },
    ],
    ['a message digest without a value', { attributes: (type) => [type, attribute(MESSAGE_DIGEST)] }],
    ['a message digest of another type', { attributes: (type) => [type, attribute(MESSAGE_DIGEST, utf8('?'))] }],
    ['an attribute that is none', { attributes: (type, digest) => [type, digest, octets(A1)] }],
    ['a signature over the [0] that the attributes are sent under', { signedBytes: (all) => context(0, ...all) }],
    ['a signature over the content itself', { signedBytes: () => A4 }],
    ['a key that is not the certificate’s', { signerCertificate: entityWithSameName().der }],
  ])('%s', (_, changes) => {
    expect(verifyCode(changes)).toBe('sod-signature');
  });

  it('a signer whose certificate is not there', () => {
    expect(verifyCode({ serial: '00C1A3' })).toBe('sod-signer');
    expect(verifyCode({ issuer: SIGNER_NAME })).toBe('sod-signer');
    expect(verifyCode({ certificates: [] })).toBe('sod-signer');
    expect(verifyCode({ signerIdentifier: tlv(0x80, Uint8Array.of(1, 2, 3)) })).toBe('sod-signer');
  });

  it('algorithms that nobody accepts, or that do not fit the key', () => {
    const md5 = { ...pkcs1('sha256'), algorithm: sequence(oid('1.2.840.113549.1.1.4')) };
    expect(verifyCode({ scheme: md5 })).toBe('unsupported-algorithm');
    expect(verifyCode({ scheme: { ...pkcs1('sha256'), algorithm: ecdsa.algorithm } })).toBe('unsupported-algorithm');
  });

  function entityWithSameName() {
    return entity('end', '', { subject: SIGNER_NAME, by: csca, key: rsaKey(), serial: '00C1A2' });
  }
});

describe('verifySodSignature accepts', () => {
  it.each<[string, Partial<SodSpec>]>([
    ['the second generation', {}],
    ['the first generation', { generation: 1 }],
    ['sha1WithRSA over a SHA-1 digest', { generation: 1, scheme: pkcs1('sha1'), digest: 'sha1' }],
    ['sha1WithRSA beside a SHA-256 digest, signed with SHA-1', { generation: 1, scheme: pkcs1('sha1') }],
    ['sha1WithRSA beside a SHA-256 digest, signed with SHA-256', { generation: 1, scheme: pkcs1('sha256', 'sha1') }],
    ['plain rsaEncryption', { generation: 1, scheme: plainRsa('sha256') }],
    ['attributes in the other order, signed as they stand', { attributes: (type, digest) => [digest, type] }],
    [
      'attributes in the other order, signed sorted',
      { attributes: (type, digest) => [digest, type], signedBytes: ([digest, type]) => set(type!, digest!) },
    ],
    ['further attributes', { attributes: (type, digest) => [type, attribute('1.2.3.4', utf8('?')), digest] }],
    ['a serial number without its sign octet', { serial: 'C1A2' }],
    ['further certificates', { certificates: [csca.der, signer.der] }],
    ['a signer named by key identifier', { signerIdentifier: tlv(0x80, signer.keyId) }],
  ])('%s', (_, changes) => {
    expect(verifySodSignature(parseSod(make(changes))).sha256).toBe(signer.certificate.sha256);
  });

  it('an ECDSA signer', () => {
    const other = entity('end', '', { subject: SIGNER_NAME, by: csca, serial: '0102' });
    const changes = { signerCertificate: other.der, signingKey: other.key.privateKey, scheme: ecdsa, serial: '0102' };
    expect(verifySodSignature(parseSod(make(changes))).sha256).toBe(other.certificate.sha256);
  });

  it.each(['cms-generation-1', 'cms-generation-2', 'cms-key-identifier', 'cms-streamed', 'cms-sha1'])(
    'what openssl signed: %s',
    (fixture) => {
      const sod = opensslSod(fixture);
      expect(verifySodSignature(sod).subject.toString()).toBe('CN=signer,C=IT');
      for (const [group, file] of [
        [0xa1, 'file-a1'],
        [0xa4, 'file-a4'],
        [0xa5, 'file-a5'],
      ] as const) {
        expect(
          codeOf(() => {
            checkDataGroup(sod, group, opensslFixture(file));
          }),
        ).toBeUndefined();
      }
    },
  );

  it.each([1, 2] as const)('the software card of generation %i', (generation) => {
    const { sod, files } = specimen(generation);
    const content = parseSod(sod);
    expect(verifySodSignature(content).subject.toString()).toContain('CN=eIdentityCardSigner');
    for (const [group, file] of files)
      expect(
        codeOf(() => {
          checkDataGroup(content, group, file);
        }),
      ).toBeUndefined();
  });
});

describe('checkDataGroup', () => {
  const sod = parseSod(
    make({ groups: [...base.groups, ['A2', new Uint8Array(Buffer.from('CA00000AA'))], ['A3', A5]] }),
  );
  const check = (group: number, file: Uint8Array) =>
    codeOf(() => {
      checkDataGroup(sod, group, file);
    });
  const padded = (file: Uint8Array) => Uint8Array.of(...file, ...new Uint8Array(50));

  it('refuses another content', () => {
    expect(check(0xa4, A5)).toBe('sod-hash-mismatch');
    expect(check(0xa1, new Uint8Array(12))).toBe('sod-hash-mismatch');
    expect(check(0xa4, new Uint8Array())).toBe('sod-hash-mismatch');
    expect(check(0xa1, A1.subarray(0, 11))).toBe('sod-hash-mismatch');
  });

  it('refuses a group that is not listed', () => {
    expect(check(0xa6, A4)).toBe('sod-hash-missing');
  });

  it('cuts each file where its hash ends', () => {
    const files = [
      [0xa1, A1],
      [0xa2, new Uint8Array(Buffer.from('CA00000AA'))],
      [0xa3, A5],
      [0xa4, A4],
      [0xa5, A5],
      [0x1b, sequence()],
    ] as const;
    for (const [group, file] of files) {
      expect([check(group, file), check(group, padded(file))]).toEqual([undefined, undefined]);
      expect(hashedPart(group, padded(file))).toEqual(file);
    }
    expect(cutToAsn1Length(padded(A4))).toEqual(A4);
  });

  it('does not let padding hide a change', () => {
    expect(check(0xa4, Uint8Array.of(...A4.subarray(0, -1), 6, 0, 0))).toBe('sod-hash-mismatch');
  });
});
