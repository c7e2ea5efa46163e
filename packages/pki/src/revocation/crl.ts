import { bitStringOctetsOf, CERTIFICATE_LIMITS, parseBer } from '../asn1/ber.js';
import { DerCursor } from '../asn1/der-cursor.js';
import { sameBytes } from '../bytes.js';
import { PkiError } from '../errors.js';
import { readAlgorithmIdentifier, signatureSchemeOf, type AlgorithmIdentifier } from '../x509/algorithms.js';
import type { Certificate } from '../x509/certificate.js';
import { DistinguishedName } from '../x509/distinguished-name.js';
import { timeOf } from '../x509/time.js';
import { findCrlEntry, scanCrlEntries, type CrlEntry } from './crl-entries.js';
import { NO_CRL_EXTENSIONS, readCrlExtensions, type CrlExtensions } from './crl-extensions.js';

const CODE = 'malformed-crl';
/** Bytes. The biggest lists of the member states' issuers have about 30 MB. */
export const MAX_CRL_LENGTH = 64 * 1_048_576;
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const EXTENSIONS = 0xa0;
/** Encoded Name; long ones of real issuers have 300 bytes. */
const MAX_NAME_LENGTH = 8_192;

/**
 * A certificate revocation list (RFC 5280 section 5). The entries stay bytes: looking a number up walks over them, and a
 * list of a megabyte costs a megabyte. Nothing about it is trusted yet.
 */
export class Crl {
  /** As it was sent. Do not modify. */
  readonly der: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly extensions: CrlExtensions;
  /** How many certificates it names. */
  readonly length: number;
  /** Whether an entry holds a critical extension that is not understood: then the list is of no use (section 5.3). */
  readonly hasUnknownCriticalEntry: boolean;
  readonly #toBeSigned: Uint8Array;
  readonly #algorithm: AlgorithmIdentifier;
  readonly #signature: Uint8Array;
  readonly #entries: { readonly from: number; readonly to: number };

  private constructor(bytes: Uint8Array) {
    if (bytes.length > MAX_CRL_LENGTH) throw new PkiError(CODE, 'too long');
    this.der = bytes.slice();
    const outer = new DerCursor(this.der, CODE);
    outer.read(SEQUENCE);
    if (!outer.isAtEnd()) throw new PkiError(CODE, 'bytes after the list');
    const list = new DerCursor(this.der, CODE, outer.contentStart, outer.end);
    list.read(SEQUENCE);
    this.#toBeSigned = list.value;
    const fields = new DerCursor(this.der, CODE, list.contentStart, list.end);
    list.read(SEQUENCE);
    const algorithm = small(list.value);
    this.#algorithm = readAlgorithmIdentifier(parseBer(algorithm, CERTIFICATE_LIMITS, CODE), CODE);
    list.read(BIT_STRING);
    this.#signature = bitStringOctetsOf(parseBer(small(list.value), CERTIFICATE_LIMITS, CODE), CODE);
    if (!list.isAtEnd()) throw new PkiError(CODE, 'unexpected ASN.1 component');

    if (fields.nextTag === INTEGER) readVersion(fields);
    fields.read(SEQUENCE);
    if (!sameBytes(fields.value, algorithm)) throw new PkiError(CODE, 'two signature algorithms');
    fields.read(SEQUENCE);
    if (fields.value.length > MAX_NAME_LENGTH) throw new PkiError(CODE, 'name too long');
    this.issuer = DistinguishedName.fromNode(parseBer(fields.value, CERTIFICATE_LIMITS, CODE), CODE);
    this.thisUpdate = readTime(fields);
    this.nextUpdate = isTime(fields.nextTag) ? readTime(fields) : undefined;
    this.#entries = readEntries(fields);
    this.extensions = fields.nextTag === EXTENSIONS ? readExtensionsAt(fields) : NO_CRL_EXTENSIONS;
    if (!fields.isAtEnd()) throw new PkiError(CODE, 'unexpected ASN.1 component');
    const scan = scanCrlEntries(this.der, this.#entries, this.extensions.scope?.indirect === true);
    this.length = scan.length;
    this.hasUnknownCriticalEntry = scan.unknownCritical;
  }

  /**
   * Reads one list that fills the bytes (DER). The entries are walked over once.
   *
   * @param der at most 64 MiB
   * @throws {PkiError} `malformed-crl`
   * @example
   * ```ts
   * const crl = Crl.fromDer(await readFile('issuer.crl'));
   * crl.find(certificate.serialNumber)?.reason;
   * ```
   */
  static fromDer(der: Uint8Array): Crl {
    return new Crl(der);
  }

  /**
   * Looks one certificate up.
   *
   * @param serialNumber hexadecimal, as in `Certificate.serialNumber`
   * @param certificateIssuer whose certificate it is, for an indirect list; the list's own issuer where absent
   */
  find(serialNumber: string, certificateIssuer: DistinguishedName = this.issuer): CrlEntry | undefined {
    const indirect = this.extensions.scope?.indirect === true;
    return findCrlEntry(this.der, this.#entries, {
      serial: new Uint8Array(Buffer.from(serialNumber, 'hex')),
      issuer: certificateIssuer,
      listIssuer: this.issuer,
      indirect,
    });
  }

  /**
   * Whether the key of `signer` signed it. Names and rights are not looked at.
   *
   * @throws {PkiError} `unsupported-algorithm`, `explicit-ec-parameters`, `unsupported-key`, `weak-key`
   */
  isSignedBy(signer: Certificate): boolean {
    return signer.publicKey.verify(signatureSchemeOf(this.#algorithm), this.#toBeSigned, this.#signature);
  }
}

/** Bounds what goes through the parser that builds a tree. */
function small(value: Uint8Array): Uint8Array {
  if (value.length > MAX_NAME_LENGTH) throw new PkiError(CODE, 'too long');
  return value;
}

/** RFC 5280 section 5.1.2.1: 1, which means version 2. */
function readVersion(fields: DerCursor): void {
  fields.read(INTEGER);
  if (fields.content.length !== 1 || (fields.content[0] ?? 0) > 1) throw new PkiError(CODE, 'version');
}

const isTime = (tag: number | undefined): boolean => tag === UTC_TIME || tag === GENERALIZED_TIME;

function readTime(fields: DerCursor): Date {
  fields.read();
  return timeOf(parseBer(small(fields.value), CERTIFICATE_LIMITS, CODE), CODE);
}

function readEntries(fields: DerCursor): { readonly from: number; readonly to: number } {
  if (fields.nextTag !== SEQUENCE) return { from: 0, to: 0 };
  fields.read();
  return { from: fields.contentStart, to: fields.end };
}

function readExtensionsAt(fields: DerCursor): CrlExtensions {
  fields.read();
  return readCrlExtensions(parseBer(fields.content, CERTIFICATE_LIMITS, CODE));
}
