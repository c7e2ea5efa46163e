import { createHash } from 'node:crypto';
import {
  Asn1Fields,
  bitStringOctetsOf,
  CERTIFICATE_LIMITS,
  contentOf,
  encodedOf,
  parseBer,
  smallIntegerOf,
  Tag,
} from '../asn1/ber.js';
import { cutToAsn1Length } from '../asn1/der.js';
import { sameBytes, sha256Hex, toHex } from '../bytes.js';
import { PkiError } from '../errors.js';
import {
  readAlgorithmIdentifier,
  signatureSchemeOf,
  type AlgorithmIdentifier,
  type HashAlgorithm,
} from './algorithms.js';
import { DistinguishedName } from './distinguished-name.js';
import { readExtensions, type CertificateExtensions } from './extensions.js';
import { PublicKey } from './public-key.js';
import { timeOf } from './time.js';

const CODE = 'malformed-certificate';
/** RFC 5280 section 4.1.2.2 allows 20 octets; issuers have been seen to exceed it a little. */
const MAX_SERIAL_LENGTH = 40;

/** An X.509 certificate (RFC 5280), read once, with the bytes it came in. Nothing about it is trusted yet. */
export class Certificate {
  /** The certificate as it was sent. Do not modify. */
  readonly der: Uint8Array;
  /** SHA-256 of {@link der}, 64 upper-case hexadecimal digits. */
  readonly sha256: string;
  /** 1 or 3 (2 in theory). */
  readonly version: number;
  /** Upper-case hexadecimal of the INTEGER's content, sign octet included. */
  readonly serialNumber: string;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: PublicKey;
  readonly extensions: CertificateExtensions;
  readonly #toBeSigned: Uint8Array;
  readonly #signatureAlgorithm: AlgorithmIdentifier;
  readonly #signature: Uint8Array;

  private constructor(bytes: Uint8Array) {
    this.der = Uint8Array.from(bytes);
    this.sha256 = sha256Hex(this.der);
    const certificate = Asn1Fields.ofSequence(parseBer(this.der, CERTIFICATE_LIMITS, CODE), CODE);
    const toBeSigned = certificate.universal(Tag.sequence);
    const signatureAlgorithm = certificate.universal(Tag.sequence);
    this.#toBeSigned = encodedOf(toBeSigned);
    this.#signatureAlgorithm = readAlgorithmIdentifier(signatureAlgorithm, CODE);
    this.#signature = bitStringOctetsOf(certificate.any(), CODE);
    certificate.end();

    const fields = Asn1Fields.ofSequence(toBeSigned, CODE);
    const version = fields.optionalContext(0);
    this.version = version === undefined ? 1 : smallIntegerOf(Asn1Fields.ofConstructed(version, CODE).any(), CODE) + 1;
    const serial = contentOf(fields.universal(Tag.integer));
    if (serial.length === 0 || serial.length > MAX_SERIAL_LENGTH) throw new PkiError(CODE, 'serial number');
    this.serialNumber = toHex(serial);
    // RFC 5280 section 4.1.1.2: the algorithm inside the signature and the one beside it are the same.
    if (!sameBytes(encodedOf(fields.universal(Tag.sequence)), encodedOf(signatureAlgorithm))) {
      throw new PkiError(CODE, 'two signature algorithms');
    }
    this.issuer = DistinguishedName.fromNode(fields.any(), CODE);
    const validity = Asn1Fields.ofSequence(fields.any(), CODE);
    this.notBefore = timeOf(validity.any(), CODE);
    this.notAfter = timeOf(validity.any(), CODE);
    validity.end();
    this.subject = DistinguishedName.fromNode(fields.any(), CODE);
    this.publicKey = PublicKey.fromNode(fields.any(), CODE);
    fields.optionalContext(1);
    fields.optionalContext(2);
    const extensions = fields.optionalContext(3);
    fields.end();
    this.extensions = readExtensions(extensions && Asn1Fields.ofConstructed(extensions, CODE).any());
  }

  /**
   * Reads one certificate that fills the bytes.
   *
   * @throws {PkiError} `malformed-certificate`
   * @example
   * ```ts
   * const certificate = Certificate.fromDer(await readFile('holder.der'));
   * certificate.subject.toString();
   * ```
   */
  static fromDer(der: Uint8Array): Certificate {
    return new Certificate(der);
  }

  /**
   * Reads the certificate that a card file begins with; EF.Cert_CIE is padded with zeros to its size.
   *
   * @throws {PkiError} `malformed-certificate`
   */
  static fromPaddedFile(file: Uint8Array): Certificate {
    const der = cutToAsn1Length(file);
    if (der === undefined) throw new PkiError(CODE, 'no certificate in the file');
    return new Certificate(der);
  }

  /** Whether `at` lies in the validity period, both ends included. */
  isValidAt(at: Date): boolean {
    return this.notBefore <= at && at <= this.notAfter;
  }

  get isSelfIssued(): boolean {
    return this.subject.equals(this.issuer);
  }

  /**
   * The subject key identifier, or where there is none the usual SHA-1 of the key bits (RFC 5280 section 4.2.1.2,
   * method 1) that issuers put into the certificates below.
   */
  get keyIdentifier(): Uint8Array {
    return this.extensions.subjectKeyIdentifier ?? createHash('sha1').update(this.publicKey.keyBits).digest();
  }

  /**
   * Whether the issuer's key made this certificate's signature. Names, dates and rights are not looked at.
   *
   * @throws {PkiError} `unsupported-algorithm`, `explicit-ec-parameters`, `unsupported-key`, `weak-key`
   */
  isSignedBy(issuer: Certificate): boolean {
    const scheme = signatureSchemeOf(this.#signatureAlgorithm);
    return issuer.publicKey.verify(scheme, this.#toBeSigned, this.#signature);
  }

  /**
   * The hash that the issuer signed: who finds two certificates of the same hash has one that nobody issued.
   *
   * @throws {PkiError} `unsupported-algorithm`
   */
  get signatureHash(): HashAlgorithm {
    return signatureSchemeOf(this.#signatureAlgorithm).hash;
  }

  /** PEM with 64 characters a line and a final line end (RFC 7468). */
  toPem(): string {
    const lines =
      Buffer.from(this.der)
        .toString('base64')
        .match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }
}
