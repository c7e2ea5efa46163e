import {
  Asn1Fields,
  bitStringOctetsOf,
  CERTIFICATE_LIMITS,
  contentOf,
  encodedOf,
  isContext,
  octetsOf,
  oidOf,
  parseBer,
  Tag,
  type Asn1Node,
} from '../asn1/ber.js';
import { PkiError, type PkiErrorCode } from '../errors.js';
import { readAlgorithmIdentifier, type AlgorithmIdentifier } from '../x509/algorithms.js';
import { Certificate } from '../x509/certificate.js';
import { Oid } from '../x509/oids.js';
import { timeOf } from '../x509/time.js';
import { crlReasonOf, type CrlReason } from './crl-reason.js';
import type { CertificateId } from './ocsp-certificate-id.js';

/** What a responder says about one certificate. */
interface OcspSingleResponse {
  readonly id: CertificateId;
  readonly status:
    { readonly kind: 'good' | 'unknown' } | { readonly kind: 'revoked'; readonly at: Date; readonly reason: CrlReason };
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** Certificates that ended after this time are still answered for (RFC 6960 section 4.4.4). */
  readonly archiveCutoff: Date | undefined;
}

/** A BasicOCSPResponse taken apart; nothing about it is verified. */
export interface BasicOcspResponse {
  /** ResponseData, as it was signed. */
  readonly signed: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** Certificates that came with it. */
  readonly certificates: readonly Certificate[];
  /** Encoded Name, or SHA-1 of the public key. */
  readonly responder: { readonly name: Uint8Array } | { readonly keyHash: Uint8Array };
  readonly producedAt: Date;
  readonly responses: readonly OcspSingleResponse[];
  /** The value of the nonce extension. */
  readonly nonce: Uint8Array | undefined;
  /** Whether it holds a critical extension that nothing here understands. */
  readonly criticalUnknown: boolean;
}

/** RFC 6960 section 4.2.1: everything but 0 comes without a signature. */
export type OcspAnswer =
  { readonly successful: false } | { readonly successful: true; readonly basic: BasicOcspResponse };

// Stays inside: whoever asks for a status gets a result and not an error.
const CODE: PkiErrorCode = 'malformed-ocsp';
const ENUMERATED = 10;
const MAX_CERTIFICATES = 8;
const MAX_RESPONSES = 32;

/** @throws {PkiError} for bytes that are no OCSPResponse with a basic response (RFC 6960 section 4.2.1) */
export function parseOcspResponse(bytes: Uint8Array): OcspAnswer {
  const fields = Asn1Fields.ofSequence(parseBer(bytes, CERTIFICATE_LIMITS, CODE), CODE);
  const status = contentOf(fields.universal(ENUMERATED));
  const wrapped = fields.optionalContext(0);
  fields.end();
  if (status.length !== 1) throw new PkiError(CODE, 'response status');
  if (status[0] !== 0) return { successful: false };
  if (wrapped === undefined) throw new PkiError(CODE, 'no response');
  const responseBytes = Asn1Fields.ofSequence(Asn1Fields.ofConstructed(wrapped, CODE).any(), CODE);
  if (oidOf(responseBytes.any(), CODE) !== Oid.ocspBasic) throw new PkiError(CODE, 'response of another type');
  return { successful: true, basic: readBasic(octetsOf(responseBytes.any(), CODE)) };
}

function readBasic(bytes: Uint8Array): BasicOcspResponse {
  const fields = Asn1Fields.ofSequence(parseBer(bytes, CERTIFICATE_LIMITS, CODE), CODE);
  const data = fields.universal(Tag.sequence);
  const algorithm = readAlgorithmIdentifier(fields.any(), CODE);
  const signature = Uint8Array.from(bitStringOctetsOf(fields.any(), CODE));
  const certificates = fields.optionalContext(0);
  fields.end();
  return {
    signed: Uint8Array.from(encodedOf(data)),
    algorithm,
    signature,
    certificates: certificates === undefined ? [] : readCertificates(certificates),
    ...readResponseData(data),
  };
}

function readCertificates(node: Asn1Node): readonly Certificate[] {
  return Asn1Fields.ofSequence(Asn1Fields.ofConstructed(node, CODE).any(), CODE)
    .rest()
    .slice(0, MAX_CERTIFICATES)
    .map((certificate) => Certificate.fromDer(encodedOf(certificate)));
}

function readResponseData(
  data: Asn1Node,
): Pick<BasicOcspResponse, 'responder' | 'producedAt' | 'responses' | 'nonce' | 'criticalUnknown'> {
  const fields = Asn1Fields.ofSequence(data, CODE);
  // version, which is 1
  fields.optionalContext(0);
  const responder = readResponder(fields.any());
  const producedAt = timeOf(fields.any(), CODE);
  const singles = Asn1Fields.ofSequence(fields.universal(Tag.sequence), CODE).rest();
  const extensions = readExtensions(fields.optionalContext(1));
  fields.end();
  if (singles.length > MAX_RESPONSES) throw new PkiError(CODE, 'too many responses');
  const responses = singles.map(readSingle);
  return {
    responder,
    producedAt,
    responses,
    nonce: extensions.nonce,
    criticalUnknown: extensions.criticalUnknown || responses.some(({ criticalUnknown }) => criticalUnknown),
  };
}

function readResponder(node: Asn1Node): BasicOcspResponse['responder'] {
  const content = Asn1Fields.ofConstructed(node, CODE);
  if (isContext(node, 1)) return { name: Uint8Array.from(encodedOf(content.any())) };
  if (isContext(node, 2)) return { keyHash: Uint8Array.from(octetsOf(content.any(), CODE)) };
  throw new PkiError(CODE, 'responder');
}

function readSingle(node: Asn1Node): OcspSingleResponse & { readonly criticalUnknown: boolean } {
  const fields = Asn1Fields.ofSequence(node, CODE);
  const id = readCertificateId(fields.universal(Tag.sequence));
  const status = readStatus(fields.any());
  const thisUpdate = timeOf(fields.any(), CODE);
  const nextUpdate = fields.optionalContext(0);
  const { criticalUnknown, archiveCutoff } = readExtensions(fields.optionalContext(1));
  fields.end();
  return {
    id,
    status,
    thisUpdate,
    nextUpdate: nextUpdate && timeOf(Asn1Fields.ofConstructed(nextUpdate, CODE).any(), CODE),
    archiveCutoff,
    criticalUnknown,
  };
}

function readCertificateId(node: Asn1Node): CertificateId {
  const fields = Asn1Fields.ofSequence(node, CODE);
  const { oid } = readAlgorithmIdentifier(fields.any(), CODE);
  const octets = (): Uint8Array => Uint8Array.from(octetsOf(fields.any(), CODE));
  const id = { hashOid: oid, issuerNameHash: octets(), issuerKeyHash: octets() };
  const serialNumber = Uint8Array.from(contentOf(fields.universal(Tag.integer)));
  fields.end();
  return { ...id, serialNumber };
}

function readStatus(node: Asn1Node): OcspSingleResponse['status'] {
  if (isContext(node, 0)) return { kind: 'good' };
  if (isContext(node, 1)) return readRevokedInfo(Asn1Fields.ofConstructed(node, CODE));
  if (isContext(node, 2)) return { kind: 'unknown' };
  throw new PkiError(CODE, 'certificate status');
}

function readRevokedInfo(fields: Asn1Fields): OcspSingleResponse['status'] {
  const at = timeOf(fields.any(), CODE);
  const wrapped = fields.optionalContext(0);
  fields.end();
  if (wrapped === undefined) return { kind: 'revoked', at, reason: 'unspecified' };
  const reason = contentOf(Asn1Fields.ofConstructed(wrapped, CODE).universal(ENUMERATED));
  if (reason.length !== 1) throw new PkiError(CODE, 'reason');
  return { kind: 'revoked', at, reason: crlReasonOf(reason[0]) };
}

function readExtensions(node: Asn1Node | undefined): {
  readonly nonce: Uint8Array | undefined;
  readonly archiveCutoff: Date | undefined;
  readonly criticalUnknown: boolean;
} {
  let nonce: Uint8Array | undefined;
  let archiveCutoff: Date | undefined;
  let criticalUnknown = false;
  if (node === undefined) return { nonce, archiveCutoff, criticalUnknown };
  for (const extension of Asn1Fields.ofSequence(Asn1Fields.ofConstructed(node, CODE).any(), CODE).rest()) {
    const fields = Asn1Fields.ofSequence(extension, CODE);
    const oid = oidOf(fields.any(), CODE);
    const critical = fields.optionalUniversal(Tag.boolean);
    const value = octetsOf(fields.any(), CODE);
    if (oid === Oid.ocspNonce) nonce = Uint8Array.from(value);
    else if (oid === Oid.ocspArchiveCutoff) archiveCutoff = timeOf(parseBer(value, CERTIFICATE_LIMITS, CODE), CODE);
    else if (critical !== undefined && contentOf(critical)[0] !== 0) criticalUnknown = true;
  }
  return { nonce, archiveCutoff, criticalUnknown };
}
