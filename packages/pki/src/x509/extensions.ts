import {
  Asn1Fields,
  CERTIFICATE_LIMITS,
  contentOf,
  isContext,
  isUniversal,
  octetsOf,
  oidOf,
  parseBer,
  smallIntegerOf,
  Tag,
  type Asn1Node,
} from '../asn1/ber.js';
import { PkiError } from '../errors.js';
import { readDistributionPoints, type CrlDistributionPoint } from './distribution-points.js';
import { Oid } from './oids.js';
import { readQcStatements, type QcStatements } from './qc-statements.js';

/** Key usage bits (RFC 5280 section 4.2.1.3), in the order of the bit string. */
export const KEY_USAGES = [
  'digitalSignature',
  'contentCommitment',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

export interface BasicConstraints {
  readonly ca: boolean;
  /** How many further CA certificates may follow below this one. */
  readonly pathLength: number | undefined;
}

/** The extensions of a certificate that anything here looks at. */
export interface CertificateExtensions {
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined;
  /** Key purposes, dotted identifiers. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly basicConstraints: BasicConstraints | undefined;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  /** Policy identifiers, dotted. */
  readonly policies: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly caIssuersUrls: readonly string[];
  readonly crlUrls: readonly string[];
  readonly crlDistributionPoints: readonly CrlDistributionPoint[];
  /** Where delta lists are (RFC 5280 section 4.2.1.15). */
  readonly freshestCrlUrls: readonly string[];
  readonly qcStatements: QcStatements | undefined;
  /** id-pkix-ocsp-nocheck: nobody need ask about this responder's own status. */
  readonly ocspNoCheck: boolean;
  /** Those that are marked critical, dotted. */
  readonly critical: ReadonlySet<string>;
  /** Critical extensions that nothing here understands: such a certificate is of no use in a chain. */
  readonly criticalUnknown: readonly string[];
  /** Informational extensions that were there and could not be read. They hold addresses and policies, never rights. */
  readonly unreadable: readonly string[];
}

const CODE = 'malformed-certificate';
const MAX_EXTENSIONS = 64;
const MAX_LIST = 64;
const URI = 6;

/** Understood, or without any bearing on what a key may do. */
const HARMLESS_WHEN_CRITICAL: ReadonlySet<string> = new Set([
  Oid.subjectAltName,
  Oid.issuerAltName,
  Oid.privateKeyUsagePeriod,
  Oid.documentTypeList,
  Oid.nameChange,
  Oid.ocspNoCheck,
]);

interface RawExtension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/**
 * Reads the `extensions` component.
 *
 * @param node the SEQUENCE, `undefined` for a certificate without
 * @throws {PkiError} `malformed-certificate`: one that limits what a key may do cannot be read, or occurs twice
 */
export function readExtensions(node: Asn1Node | undefined): CertificateExtensions {
  const raw = node === undefined ? new Map<string, RawExtension>() : rawExtensions(node);
  const known = new Set<string>();
  const unreadable: string[] = [];

  const required = <T>(oid: string, read: (schema: Asn1Node) => T): T | undefined => {
    known.add(oid);
    const extension = raw.get(oid);
    if (extension === undefined) return undefined;
    const schema = parseBer(extension.value, CERTIFICATE_LIMITS, CODE);
    try {
      return read(schema);
    } catch (cause) {
      throw cause instanceof PkiError ? cause : new PkiError(CODE, `extension ${oid}`, { cause });
    }
  };
  const informational = <T>(oid: string, empty: T, read: (schema: Asn1Node) => T): T => {
    try {
      return required(oid, read) ?? empty;
    } catch (error) {
      if (raw.get(oid)?.critical === true) throw error;
      unreadable.push(oid);
      return empty;
    }
  };

  const access = informational(Oid.authorityInfoAccess, { ocsp: [], caIssuers: [] }, readInfoAccess);
  const points = informational<readonly CrlDistributionPoint[]>(Oid.cRLDistributionPoints, [], readDistributionPoints);
  const extensions = {
    keyUsage: required(Oid.keyUsage, readKeyUsage),
    extendedKeyUsage: required(Oid.extKeyUsage, readKeyPurposes),
    basicConstraints: required(Oid.basicConstraints, readBasicConstraints),
    subjectKeyIdentifier: required(Oid.subjectKeyIdentifier, (schema) => Uint8Array.from(octetsOf(schema, CODE))),
    authorityKeyIdentifier: required(Oid.authorityKeyIdentifier, readAuthorityKeyIdentifier),
    policies: informational(Oid.certificatePolicies, [], readPolicies),
    ocspUrls: access.ocsp,
    caIssuersUrls: access.caIssuers,
    crlUrls: points.flatMap(({ urls }) => urls).slice(0, MAX_LIST),
    crlDistributionPoints: points,
    freshestCrlUrls: informational<readonly CrlDistributionPoint[]>(Oid.freshestCRL, [], readDistributionPoints)
      .flatMap(({ urls }) => urls)
      .slice(0, MAX_LIST),
    qcStatements: informational<QcStatements | undefined>(Oid.qcStatements, undefined, readQcStatements),
    ocspNoCheck: raw.has(Oid.ocspNoCheck),
  };
  return {
    ...extensions,
    critical: new Set([...raw].filter(([, { critical }]) => critical).map(([oid]) => oid)),
    criticalUnknown: [...raw]
      .filter(([oid, { critical }]) => critical && !known.has(oid) && !HARMLESS_WHEN_CRITICAL.has(oid))
      .map(([oid]) => oid),
    unreadable,
  };
}

function rawExtensions(node: Asn1Node): Map<string, RawExtension> {
  const raw = new Map<string, RawExtension>();
  for (const extension of Asn1Fields.ofSequence(node, CODE).rest()) {
    const fields = Asn1Fields.ofSequence(extension, CODE);
    const oid = oidOf(fields.any(), CODE);
    const critical = fields.optionalUniversal(Tag.boolean);
    const value = octetsOf(fields.any(), CODE);
    fields.end();
    // RFC 5280 section 4.2: one instance of each; two would let two readers see two certificates.
    if (raw.has(oid) || raw.size === MAX_EXTENSIONS) throw new PkiError(CODE, 'extension repeated, or too many');
    raw.set(oid, { critical: critical !== undefined && contentOf(critical)[0] !== 0, value });
  }
  return raw;
}

function readKeyUsage(schema: Asn1Node): ReadonlySet<KeyUsage> {
  const content = contentOf(schema);
  if (!isUniversal(schema, Tag.bitString) || content.length < 1 || content.length > 3) {
    throw new PkiError(CODE, 'key usage');
  }
  const bits = content.subarray(1);
  return new Set(KEY_USAGES.filter((_, index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0));
}

function readKeyPurposes(schema: Asn1Node): readonly string[] {
  return Asn1Fields.ofSequence(schema, CODE)
    .rest()
    .map((purpose) => oidOf(purpose, CODE));
}

function readBasicConstraints(schema: Asn1Node): BasicConstraints {
  const fields = Asn1Fields.ofSequence(schema, CODE);
  const ca = fields.optionalUniversal(Tag.boolean);
  const pathLength = fields.optionalUniversal(Tag.integer);
  fields.end();
  return {
    ca: ca !== undefined && contentOf(ca)[0] !== 0,
    pathLength: pathLength && smallIntegerOf(pathLength, CODE),
  };
}

function readAuthorityKeyIdentifier(schema: Asn1Node): Uint8Array | undefined {
  const fields = Asn1Fields.ofSequence(schema, CODE);
  const keyIdentifier = fields.optionalContext(0);
  // The issuer's name and its serial number: nothing here looks for an issuer by them.
  fields.optionalContext(1);
  fields.optionalContext(2);
  fields.end();
  if (keyIdentifier?.isConstructed === true) throw new PkiError(CODE, 'authority key identifier');
  return keyIdentifier && Uint8Array.from(contentOf(keyIdentifier));
}

function readPolicies(schema: Asn1Node): readonly string[] {
  return Asn1Fields.ofSequence(schema, CODE)
    .rest()
    .slice(0, MAX_LIST)
    .map((policy) => oidOf(Asn1Fields.ofSequence(policy, CODE).any(), CODE));
}

function readInfoAccess(schema: Asn1Node): { readonly ocsp: readonly string[]; readonly caIssuers: readonly string[] } {
  const descriptions = Asn1Fields.ofSequence(schema, CODE)
    .rest()
    .slice(0, MAX_LIST)
    .map((description) => {
      const fields = Asn1Fields.ofSequence(description, CODE);
      const method = oidOf(fields.any(), CODE);
      const url = uriOf(fields.any());
      fields.end();
      return { method, url };
    });
  const urls = (wanted: string): string[] =>
    descriptions.flatMap(({ method, url }) => (method === wanted && url !== undefined ? [url] : []));
  return { ocsp: urls(Oid.ocsp), caIssuers: urls(Oid.caIssuers) };
}

/** Of a GeneralName (RFC 5280 section 4.2.1.6): its text is IA5String. */
function uriOf(name: Asn1Node): string | undefined {
  if (!isContext(name, URI) || name.isConstructed) return undefined;
  return Buffer.from(contentOf(name)).toString('latin1');
}
