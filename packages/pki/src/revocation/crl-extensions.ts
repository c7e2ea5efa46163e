import {
  Asn1Fields,
  CERTIFICATE_LIMITS,
  contentOf,
  isContext,
  isUniversal,
  octetsOf,
  oidOf,
  parseBer,
  Tag,
  type Asn1Node,
} from '../asn1/ber.js';
import { PkiError, undefinedWhenRefused } from '../errors.js';
import { readDistributionPoints } from '../x509/distribution-points.js';
import { Oid } from '../x509/oids.js';
import { timeOf } from '../x509/time.js';

const CODE = 'malformed-crl';
const URI = 6;
const MAX_NUMBER_LENGTH = 21;

/** issuingDistributionPoint (RFC 5280 section 5.2.5): what a list is about. */
export interface CrlScope {
  /** Addresses of the part that this list is, empty where it is named otherwise; `undefined` for a list that is not in parts. */
  readonly urls: readonly string[] | undefined;
  readonly onlyUserCertificates: boolean;
  readonly onlyAuthorities: boolean;
  readonly onlyAttributeCertificates: boolean;
  readonly onlySomeReasons: boolean;
  /** It names certificates of other issuers. */
  readonly indirect: boolean;
}

/** The extensions of a list that anything here looks at. */
export interface CrlExtensions {
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  /** cRLNumber (section 5.2.3). */
  readonly number: bigint | undefined;
  /** deltaCRLIndicator (section 5.2.4): it holds the changes since the list of that number, and no more. */
  readonly baseNumber: bigint | undefined;
  /** Where changes to this list are (section 5.2.6). */
  readonly freshestUrls: readonly string[];
  readonly scope: CrlScope | undefined;
  /** The value of issuingDistributionPoint, by which lists of one scope are known. */
  readonly encodedScope: Uint8Array | undefined;
  /** Certificates that ended after this time are still named (X.509 section 9.5.2.8). */
  readonly expiredCertificatesFrom: Date | undefined;
  readonly criticalUnknown: boolean;
}

export const NO_CRL_EXTENSIONS: CrlExtensions = {
  authorityKeyIdentifier: undefined,
  number: undefined,
  baseNumber: undefined,
  freshestUrls: [],
  scope: undefined,
  encodedScope: undefined,
  expiredCertificatesFrom: undefined,
  criticalUnknown: false,
};

/** @param node the SEQUENCE of extensions @throws {PkiError} `malformed-crl` */
export function readCrlExtensions(node: Asn1Node): CrlExtensions {
  let read = NO_CRL_EXTENSIONS;
  const seen = new Set<string>();
  for (const extension of Asn1Fields.ofSequence(node, CODE).rest()) {
    const fields = Asn1Fields.ofSequence(extension, CODE);
    const oid = oidOf(fields.any(), CODE);
    const critical = fields.optionalUniversal(Tag.boolean);
    const value = octetsOf(fields.any(), CODE);
    fields.end();
    if (seen.has(oid)) throw new PkiError(CODE, 'extension repeated');
    seen.add(oid);
    const parsed = (): Asn1Node => parseBer(value, CERTIFICATE_LIMITS, CODE);
    if (oid === Oid.authorityKeyIdentifier) read = { ...read, authorityKeyIdentifier: readKeyIdentifier(parsed()) };
    else if (oid === Oid.cRLNumber) read = { ...read, number: undefinedWhenRefused(() => readNumber(parsed())) };
    else if (oid === Oid.deltaCRLIndicator) read = { ...read, baseNumber: readNumber(parsed()) };
    else if (oid === Oid.freshestCRL) read = { ...read, freshestUrls: readFreshest(value) };
    else if (oid === Oid.issuingDistributionPoint) {
      read = { ...read, scope: readScope(parsed()), encodedScope: Uint8Array.from(value) };
    } else if (oid === Oid.expiredCertsOnCRL) read = { ...read, expiredCertificatesFrom: timeOf(parsed(), CODE) };
    else if (critical !== undefined && contentOf(critical)[0] !== 0) read = { ...read, criticalUnknown: true };
  }
  return read;
}

function readKeyIdentifier(node: Asn1Node): Uint8Array | undefined {
  const identifier = Asn1Fields.ofSequence(node, CODE).optionalContext(0);
  return identifier && Uint8Array.from(contentOf(identifier));
}

/** RFC 5280 section 5.2.3: at most 20 octets, never negative. */
function readNumber(node: Asn1Node): bigint {
  const content = contentOf(node);
  if (!isUniversal(node, Tag.integer) || content.length === 0 || content.length > MAX_NUMBER_LENGTH) {
    throw new PkiError(CODE, 'list number');
  }
  return BigInt(`0x${Buffer.from(content).toString('hex')}`);
}

/** Addresses only: one that cannot be read is one that is not asked. */
function readFreshest(value: Uint8Array): readonly string[] {
  const points = undefinedWhenRefused(() => readDistributionPoints(parseBer(value, CERTIFICATE_LIMITS, CODE))) ?? [];
  return points.flatMap(({ urls }) => urls);
}

function readScope(node: Asn1Node): CrlScope {
  const fields = Asn1Fields.ofSequence(node, CODE);
  const point = fields.optionalContext(0);
  const flag = (number: number): boolean => {
    const value = fields.optionalContext(number);
    return value !== undefined && contentOf(value)[0] !== 0;
  };
  const onlyUserCertificates = flag(1);
  const onlyAuthorities = flag(2);
  const onlySomeReasons = fields.optionalContext(3) !== undefined;
  const indirect = flag(4);
  const onlyAttributeCertificates = flag(5);
  fields.end();
  return {
    urls: point === undefined ? undefined : readPointUrls(point),
    onlyUserCertificates,
    onlyAuthorities,
    onlySomeReasons,
    indirect,
    onlyAttributeCertificates,
  };
}

/** DistributionPointName: fullName [0] GeneralNames; the other choice, relative to the issuer, has no address. */
function readPointUrls(node: Asn1Node): readonly string[] {
  const names = Asn1Fields.ofConstructed(node, CODE).any();
  if (!isContext(names, 0)) return [];
  return Asn1Fields.ofConstructed(names, CODE)
    .rest()
    .filter((name) => isContext(name, URI))
    .map((name) => Buffer.from(contentOf(name)).toString('latin1'));
}
