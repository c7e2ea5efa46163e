import { Certificate, cutToAsn1Length, PkiError } from '@ciekit/pki';
import { CERTIFICATE_LIMITS, encodeDer, oidOf, octetsOf, parseBer, type Asn1Node } from '@ciekit/pki/asn1';
import * as asn1js from 'asn1js';
import fc from 'fast-check';
import * as pkijs from 'pkijs';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { opensslFixture } from './support/openssl-fixtures.js';
import { specimen } from './support/specimen.js';

/** What asn1js makes of the same bytes, for comparing; `undefined` where it refuses them. */
function byAsn1js(bytes: Uint8Array): asn1js.BaseBlock | undefined {
  try {
    const { offset, result } = asn1js.fromBER(bytes, { parseEmbedded: false });
    return offset === bytes.length && result.error === '' ? result : undefined;
  } catch {
    return undefined;
  }
}

function parse(bytes: Uint8Array): Asn1Node | undefined {
  try {
    return parseBer(bytes, CERTIFICATE_LIMITS, 'malformed-certificate');
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}

const RUNS = propertyRuns();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** asn1js leaves strings in pieces as they are. */
const hasComponents = (tagClass: number, tagNumber: number): boolean => tagClass !== 0 || [16, 17].includes(tagNumber);

function shape({ tagClass, tagNumber, isConstructed, encoded, children }: Asn1Node): unknown[] {
  return [
    tagClass,
    tagNumber,
    isConstructed,
    hex(encoded),
    hasComponents(tagClass, tagNumber) ? children.map(shape) : [],
  ];
}

function shapeByAsn1js(node: asn1js.BaseBlock): unknown[] {
  const { tagClass, tagNumber, isConstructed } = node.idBlock;
  const inside = (node.valueBlock as { readonly value?: unknown }).value;
  const children =
    hasComponents(tagClass - 1, tagNumber) && Array.isArray(inside) ? (inside as asn1js.BaseBlock[]) : [];
  return [tagClass - 1, tagNumber, isConstructed, hex(node.valueBeforeDecodeView), children.map(shapeByAsn1js)];
}

const cards = [specimen(1), specimen(2)];
const real = [
  ...cards.flatMap(({ sod, csca, subCa, rootCa }) => [sod, csca, subCa, rootCa]),
  ...['pss-sha512', 'pss-sha256-mgf1-sha1', 'ecdsa-p256', 'cms-streamed'].map(opensslFixture),
].map((bytes) => cutToAsn1Length(bytes) ?? bytes);

const changed = fc
  .tuple(fc.constantFrom(...real), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }))
  .map(([original, changes]) => {
    const bytes = original.slice();
    for (const [at, value] of changes) bytes[at % bytes.length] = value;
    return bytes;
  });

describe('What asn1js and we both take', () => {
  it('is the same tree: real structures', () => {
    for (const bytes of real) {
      const [ours, theirs] = [parse(bytes), byAsn1js(bytes)];
      expect(ours && shape(ours)).toEqual(theirs && shapeByAsn1js(theirs));
      expect(ours).toBeDefined();
    }
  });

  it('is the same tree: changed structures', () => {
    fc.assert(
      fc.property(changed, (bytes) => {
        const [ours, theirs] = [parse(bytes), byAsn1js(bytes)];
        if (ours !== undefined && theirs !== undefined) expect(shape(ours)).toEqual(shapeByAsn1js(theirs));
      }),
      RUNS,
    );
  });

  it('has the same object identifiers', () => {
    const numbers = fc.array(fc.nat({ max: 0x7fffffff }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), fc.nat(39), numbers, (root, second, rest) => {
        const oid = [root, second, ...rest].join('.');
        const bytes = new Uint8Array(new asn1js.ObjectIdentifier({ value: oid }).toBER());
        expect(oidOf(parseBer(bytes, CERTIFICATE_LIMITS, 'malformed-certificate'), 'malformed-certificate')).toBe(oid);
      }),
      RUNS,
    );
  });
});

describe('The extensions that pkijs and we read', () => {
  it('are the same', () => {
    for (const bytes of real.filter((der) => parse(der)?.children.length === 3)) {
      const theirs = readByPkijs(bytes);
      if (theirs === undefined) continue;
      const { extensions } = Certificate.fromDer(bytes);
      expect({
        ca: extensions.basicConstraints?.ca,
        pathLength: extensions.basicConstraints?.pathLength,
        purposes: extensions.extendedKeyUsage,
        policies: extensions.policies,
        authorityKeyIdentifier: extensions.authorityKeyIdentifier && hex(extensions.authorityKeyIdentifier),
        ocspUrls: extensions.ocspUrls,
        caIssuersUrls: extensions.caIssuersUrls,
      }).toEqual(theirs);
    }
  });
});

/** `undefined` for what is no certificate. */
function readByPkijs(bytes: Uint8Array): unknown {
  let certificate: pkijs.Certificate;
  try {
    certificate = pkijs.Certificate.fromBER(bytes);
  } catch {
    return undefined;
  }
  const valueOf = <T>(oid: string, type: new (source: { readonly schema: unknown }) => T): T | undefined => {
    const extension = certificate.extensions?.find(({ extnID }) => extnID === oid);
    if (extension === undefined) return undefined;
    return new type({ schema: asn1js.fromBER(extension.extnValue.valueBlock.valueHexView).result });
  };
  const constraints = valueOf('2.5.29.19', pkijs.BasicConstraints);
  const access = valueOf('1.3.6.1.5.5.7.1.1', pkijs.InfoAccess)?.accessDescriptions ?? [];
  const urls = (method: string): unknown[] =>
    access
      .filter(({ accessMethod }) => accessMethod === method)
      .map(({ accessLocation }) => accessLocation.value as unknown);
  const authority = valueOf('2.5.29.35', pkijs.AuthorityKeyIdentifier)?.keyIdentifier?.valueBlock.valueHexView;
  return {
    ca: constraints?.cA,
    pathLength: constraints?.pathLenConstraint,
    purposes: valueOf('2.5.29.37', pkijs.ExtKeyUsage)?.keyPurposes,
    policies: (valueOf('2.5.29.32', pkijs.CertificatePolicies)?.certificatePolicies ?? []).map(
      ({ policyIdentifier }) => policyIdentifier,
    ),
    authorityKeyIdentifier: authority && hex(authority),
    ocspUrls: urls('1.3.6.1.5.5.7.48.1'),
    caIssuersUrls: urls('1.3.6.1.5.5.7.48.2'),
  };
}

describe('parseBer refuses', () => {
  it.each([
    ['no length', '30'],
    ['a length that goes beyond the bytes', '30030101'],
    ['a component that goes beyond what it lies in', '3003020201'],
    ['a length of nine octets', '3089000000000000000000'],
    ['a length that is reserved', '30ff'],
    ['an indefinite length of a primitive value', '04800000'],
    ['an indefinite length without an end', '3080020101'],
    ['end-of-contents octets in a definite length', '30020000'],
    ['end-of-contents octets alone', '0000'],
    ['end-of-contents octets with a length', '3080000100'],
    ['a long tag that fits the short form', '1f1000'],
    ['a long tag that begins with nothing', '1f801f00'],
    ['a tag without an end', '1fffffffffffff'],
    ['a primitive SEQUENCE', '1000'],
    ['an INTEGER in pieces', '2203020101'],
    ['a BOOLEAN of two octets', '01020000'],
    ['a NULL with content', '050100'],
    ['bytes behind the value', '05000500'],
  ])('%s', (_, text) => {
    expect(parse(new Uint8Array(Buffer.from(text, 'hex')))).toBeUndefined();
  });

  it('more values, and deeper ones, than it may', () => {
    const nested = (depth: number): Uint8Array => {
      let value: Uint8Array = Uint8Array.of(5, 0);
      for (let count = 1; count < depth; count++) value = encodeDer(0x30, value);
      return value;
    };
    expect(parse(nested(CERTIFICATE_LIMITS.maxDepth))).toBeDefined();
    expect(parse(nested(CERTIFICATE_LIMITS.maxDepth + 1))).toBeUndefined();
    const many = (count: number): Uint8Array =>
      encodeDer(
        0x30,
        new Uint8Array(count * 2).map((_, at) => (at % 2 ? 0 : 5)),
      );
    expect(parse(many(CERTIFICATE_LIMITS.maxNodes - 1))).toBeDefined();
    expect(parse(many(CERTIFICATE_LIMITS.maxNodes))).toBeUndefined();
  });
});

describe('Values', () => {
  const node = (text: string): Asn1Node =>
    parseBer(new Uint8Array(Buffer.from(text, 'hex')), CERTIFICATE_LIMITS, 'malformed-certificate');

  it('of an OCTET STRING in pieces are put together', () => {
    expect(hex(octetsOf(node('2480040101248004020203' + '0000'.repeat(2)), 'malformed-certificate'))).toBe('010203');
    expect(() => octetsOf(node('2403020101'), 'malformed-certificate')).toThrow(PkiError);
  });

  it('of an object identifier may have 128 bits', () => {
    const oid = '2.25.340282366920938463463374607431768211455';
    expect(oidOf(node('061469' + '83' + 'ff'.repeat(17) + '7f'), 'malformed-certificate')).toBe(oid);
  });

  it.each([
    ['no octets', '0600'],
    ['a number without an end', '06022a86'],
    ['a number that begins with nothing', '06032a8001'],
    ['another type', '04012a'],
  ])('of an object identifier are none: %s', (_, text) => {
    expect(() => oidOf(node(text), 'malformed-certificate')).toThrow(PkiError);
  });
});
