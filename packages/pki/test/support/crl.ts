import { bits, context, generalizedTime, integer, octets, rawInteger, sequence, tlv, utcTime } from './der-writer.js';
import { ecdsa, extension, FROM, NOW, pkcs1, type Entity, type Scheme } from './test-pki.js';

const HOUR = 3_600_000;

/** RFC 5280 section 5.3.1. */
export const CRL_REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const;

export interface CrlEntrySpec {
  /** Content of the serial number, hexadecimal: `Certificate.serialNumber`. */
  readonly serial: string;
  readonly revokedAt?: Date;
  /** Number, so that those which do not exist can be written. */
  readonly reason?: number;
  readonly invalidityDate?: Date;
  /** Encoded Name: certificateIssuer of an indirect list. */
  readonly certificateIssuer?: Uint8Array;
  readonly criticalExtension?: boolean;
}

interface DistributionPointSpec {
  readonly url?: string;
  readonly onlyUserCertificates?: boolean;
  readonly onlyAuthorities?: boolean;
  readonly onlyAttributes?: boolean;
  /** First octet of ReasonFlags: 40 keyCompromise, 20 cACompromise. */
  readonly onlySomeReasons?: number;
  readonly indirect?: boolean;
}

export interface CrlSpec {
  /** Whose list it says to be. */
  readonly issuer: Entity;
  /** Who signs; the issuer where absent. */
  readonly by?: Entity;
  readonly entries?: readonly CrlEntrySpec[];
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date | undefined;
  readonly number?: number;
  /** BaseCRLNumber: makes it a delta list. */
  readonly delta?: number;
  /** Where changes to it are (freshestCRL). */
  readonly freshestUrl?: string;
  readonly distributionPoint?: DistributionPointSpec;
  readonly scheme?: Scheme;
  /** The algorithm inside the signed part, where it is to differ. */
  readonly innerAlgorithm?: Uint8Array;
  readonly criticalExtension?: boolean;
  readonly version1?: boolean;
  /** One bit of the signature is turned. */
  readonly badSignature?: boolean;
}

/** The scheme that fits an entity's key, with SHA-256. */
export const schemeOf = ({ key }: Entity): Scheme =>
  key.privateKey.asymmetricKeyType === 'ec' ? ecdsa : pkcs1('sha256');

/** A CertificateList (RFC 5280 section 5.1), with one thing wrong if wanted. */
export function crlDer(spec: CrlSpec): Uint8Array {
  const { issuer, by = issuer, entries = [], thisUpdate = new Date(NOW.getTime() - HOUR), number = 1 } = spec;
  const scheme = spec.scheme ?? schemeOf(by);
  const nextUpdate = 'nextUpdate' in spec ? spec.nextUpdate : new Date(NOW.getTime() + 24 * HOUR);
  const extensions = [
    extension('2.5.29.35', sequence(tlv(0x80, by.keyId))),
    extension('2.5.29.20', integer(number)),
    ...(spec.freshestUrl === undefined ? [] : [freshestCrl(spec.freshestUrl)]),
    ...(spec.delta === undefined ? [] : [extension('2.5.29.27', integer(spec.delta), true)]),
    ...(spec.distributionPoint === undefined ? [] : [issuingDistributionPoint(spec.distributionPoint)]),
    ...(spec.criticalExtension === true ? [extension('1.2.3.4', octets(Uint8Array.of(1)), true)] : []),
  ];
  const toBeSigned = sequence(
    ...(spec.version1 === true ? [] : [integer(1)]),
    spec.innerAlgorithm ?? scheme.algorithm,
    issuer.subject,
    time(thisUpdate),
    ...(nextUpdate === undefined ? [] : [time(nextUpdate)]),
    ...(entries.length === 0 ? [] : [sequence(...entries.map(entryDer))]),
    ...(spec.version1 === true ? [] : [context(0, sequence(...extensions))]),
  );
  const signature = scheme.sign(by.key.privateKey, toBeSigned);
  const last = signature.length - 1;
  if (spec.badSignature === true) signature[last] = (signature[last] ?? 0) ^ 1;
  return sequence(toBeSigned, scheme.algorithm, bits(signature));
}

const time = (date: Date): Uint8Array => (date.getUTCFullYear() < 2050 ? utcTime(date) : generalizedTime(date));

function entryDer(entry: CrlEntrySpec): Uint8Array {
  const extensions = [
    ...(entry.reason === undefined ? [] : [extension('2.5.29.21', tlv(0x0a, Uint8Array.of(entry.reason)))]),
    ...(entry.invalidityDate === undefined ? [] : [extension('2.5.29.24', generalizedTime(entry.invalidityDate))]),
    ...(entry.certificateIssuer === undefined
      ? []
      : [extension('2.5.29.29', sequence(context(4, entry.certificateIssuer)), true)]),
    ...(entry.criticalExtension === true ? [extension('1.2.3.4', octets(Uint8Array.of(1)), true)] : []),
  ];
  return sequence(
    rawInteger(entry.serial),
    time(entry.revokedAt ?? FROM),
    ...(extensions.length === 0 ? [] : [sequence(...extensions)]),
  );
}

/** RFC 5280 section 5.2.5. */
function issuingDistributionPoint(spec: DistributionPointSpec): Uint8Array {
  const flag = (tag: number, value: boolean | undefined): readonly Uint8Array[] =>
    value === true ? [Uint8Array.of(tag, 1, 0xff)] : [];
  return extension(
    '2.5.29.28',
    sequence(
      ...(spec.url === undefined ? [] : [context(0, context(0, uri(spec.url)))]),
      ...flag(0x81, spec.onlyUserCertificates),
      ...flag(0x82, spec.onlyAuthorities),
      ...(spec.onlySomeReasons === undefined ? [] : [tlv(0x83, Uint8Array.of(0, spec.onlySomeReasons))]),
      ...flag(0x84, spec.indirect),
      ...flag(0x85, spec.onlyAttributes),
    ),
    true,
  );
}

const uri = (url: string): Uint8Array => tlv(0x86, new Uint8Array(Buffer.from(url)));

/** cRLDistributionPoints of a certificate; `crlIssuer` is the encoded Name of an indirect list's issuer. */
export const crlDistributionPoint = (url: string, crlIssuer?: Uint8Array): Uint8Array =>
  extension('2.5.29.31', sequence(distributionPoint(url, crlIssuer)));

/** freshestCRL, of a certificate or a list. */
export const freshestCrl = (url: string): Uint8Array => extension('2.5.29.46', sequence(distributionPoint(url)));

const distributionPoint = (url: string, crlIssuer?: Uint8Array): Uint8Array =>
  sequence(context(0, context(0, uri(url))), ...(crlIssuer === undefined ? [] : [context(2, context(4, crlIssuer))]));

/** As many entries as wanted, with serial numbers from 40000000 on, the even ones with a reason. */
export const manyEntries = (count: number): readonly CrlEntrySpec[] =>
  Array.from({ length: count }, (_, index) => ({
    serial: (0x4000_0000 + index).toString(16).toUpperCase(),
    ...(index % 2 === 0 ? { reason: CRL_REASONS.superseded } : {}),
  }));
