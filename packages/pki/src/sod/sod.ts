import {
  Asn1Fields,
  contentOf,
  encodedOf,
  isContext,
  isUniversal,
  octetsOf,
  oidOf,
  parseBer,
  smallIntegerOf,
  Tag,
  type Asn1Node,
} from '../asn1/ber.js';
import { tlvAt } from '../asn1/der.js';
import { PkiError } from '../errors.js';
import {
  hashByOid,
  readAlgorithmIdentifier,
  type AlgorithmIdentifier,
  type HashAlgorithm,
} from '../x509/algorithms.js';
import { Certificate } from '../x509/certificate.js';
import { DistinguishedName } from '../x509/distinguished-name.js';
import { Oid } from '../x509/oids.js';
import { parseLdsSecurityObject, type LdsSecurityObject } from './lds-security-object.js';

const CODE = 'malformed-sod';
/** Real ones have 2 to 4 kB. */
const LIMITS = { maxLength: 65_536, maxNodes: 6_000, maxDepth: 32 };
/** ICAO Doc 9303-10 section 4.6.2: application tag 23, constructed. */
const SOD_TAG = 0x77;
const MAX_CERTIFICATES = 8;

/** How the signer names its certificate (RFC 5652 section 5.3). */
export type SignerIdentifier =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: DistinguishedName; readonly serialNumber: Uint8Array }
  | { readonly kind: 'subject-key-identifier'; readonly keyIdentifier: Uint8Array };

/** The one SignerInfo of an SOD. */
export interface SodSigner {
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: HashAlgorithm;
  /** The `[0]` SET OF attributes as it was sent. */
  readonly signedAttributes: Asn1Node;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/** An EF.SOD taken apart; nothing about it is verified. */
export interface SodContent {
  readonly lds: LdsSecurityObject;
  /** 1: LDS version 0, SHA-256, PKCS#1; 2: LDS version 1, SHA-512, PSS (since about 2022). */
  readonly generation: 1 | 2;
  /** What the message digest is computed over. */
  readonly signedContent: Uint8Array;
  readonly contentType: string;
  /** The certificates that came along; the document signer's is among them. */
  readonly certificates: readonly Certificate[];
  readonly signer: SodSigner;
}

/**
 * Reads the security object of the IAS application, either generation (ICAO Doc 9303-10 section 4.6.2; RFC 5652).
 *
 * @param file EF.SOD, with or without the zeros that pad it to the file size
 * @throws {PkiError} `malformed-sod`, or `unsupported-algorithm` for a hash function that is not accepted
 * @example
 * ```ts
 * const sod = parseSod(file);
 * sod.lds.dataGroupHashes.get(0xa4); // the signed hash of EF.Int.Kpub
 * ```
 */
export function parseSod(file: Uint8Array): SodContent {
  try {
    return readContentInfo(parseBer(unwrap(file), LIMITS, CODE));
  } catch (error) {
    if (!(error instanceof PkiError) || error.code === CODE || error.code === 'unsupported-algorithm') throw error;
    throw new PkiError(CODE, 'certificate in the SOD', { cause: error });
  }
}

function unwrap(file: Uint8Array): Uint8Array {
  if (file.length > LIMITS.maxLength) throw new PkiError(CODE, 'too long');
  const extent = tlvAt(file, 0);
  if (extent?.tag !== SOD_TAG) throw new PkiError(CODE, 'tag 77 expected');
  if (file.subarray(extent.end).some((byte) => byte !== 0)) throw new PkiError(CODE, 'bytes after the SOD');
  return file.subarray(extent.contentStart, extent.end);
}

function readContentInfo(node: Asn1Node): SodContent {
  const contentInfo = Asn1Fields.ofSequence(node, CODE);
  if (oidOf(contentInfo.any(), CODE) !== Oid.signedData) throw new PkiError(CODE, 'not SignedData');
  const content = Asn1Fields.ofConstructed(explicit(contentInfo.any(), 0), CODE);
  contentInfo.end();
  const signedData = Asn1Fields.ofSequence(content.any(), CODE);
  content.end();
  smallIntegerOf(signedData.any(), CODE);
  signedData.universal(Tag.set);

  const encapsulated = Asn1Fields.ofSequence(signedData.any(), CODE);
  const contentType = oidOf(encapsulated.any(), CODE);
  if (contentType !== Oid.ldsSecurityObject) throw new PkiError(CODE, 'not an LDS security object');
  const signedContent = Uint8Array.from(
    octetsOf(Asn1Fields.ofConstructed(explicit(encapsulated.any(), 0), CODE).any(), CODE),
  );
  encapsulated.end();

  const certificates = signedData.optionalContext(0);
  signedData.optionalContext(1);
  const signers = Asn1Fields.ofSet(signedData.any(), CODE).rest();
  signedData.end();
  const [signerInfo] = signers;
  if (signerInfo === undefined || signers.length !== 1) throw new PkiError(CODE, 'exactly one signer expected');

  const lds = parseLdsSecurityObject(signedContent);
  return {
    lds,
    generation: lds.version === 0 ? 1 : 2,
    signedContent,
    contentType,
    certificates: certificates === undefined ? [] : readCertificates(certificates),
    signer: readSigner(signerInfo),
  };
}

function explicit(node: Asn1Node, tagNumber: number): Asn1Node {
  if (!isContext(node, tagNumber)) throw new PkiError(CODE, 'another ASN.1 tag expected');
  return node;
}

function readCertificates(node: Asn1Node): readonly Certificate[] {
  const certificates = Asn1Fields.ofConstructed(node, CODE).rest();
  if (certificates.length > MAX_CERTIFICATES) throw new PkiError(CODE, 'too many certificates');
  return certificates.map((certificate) => Certificate.fromDer(encodedOf(certificate)));
}

function readSigner(node: Asn1Node): SodSigner {
  const fields = Asn1Fields.ofSequence(node, CODE);
  smallIntegerOf(fields.any(), CODE);
  const identifier = readSignerIdentifier(fields.any());
  const digest = readAlgorithmIdentifier(fields.any(), CODE);
  const digestAlgorithm = hashByOid(digest.oid);
  if (digestAlgorithm === undefined) throw new PkiError('unsupported-algorithm', `digest algorithm ${digest.oid}`);
  // RFC 5652 section 5.3: there must be some, because the content type is not id-data.
  const signedAttributes = explicit(fields.any(), 0);
  const signatureAlgorithm = readAlgorithmIdentifier(fields.any(), CODE);
  const signature = Uint8Array.from(octetsOf(fields.any(), CODE));
  fields.optionalContext(1);
  fields.end();
  return { identifier, digestAlgorithm, signedAttributes, signatureAlgorithm, signature };
}

function readSignerIdentifier(node: Asn1Node): SignerIdentifier {
  if (isContext(node, 0)) return { kind: 'subject-key-identifier', keyIdentifier: Uint8Array.from(contentOf(node)) };
  const fields = Asn1Fields.ofSequence(node, CODE);
  const issuer = DistinguishedName.fromNode(fields.any(), CODE);
  const serial = fields.any();
  fields.end();
  if (!isUniversal(serial, Tag.integer)) throw new PkiError(CODE, 'serial number expected');
  return { kind: 'issuer-and-serial', issuer, serialNumber: Uint8Array.from(contentOf(serial)) };
}
