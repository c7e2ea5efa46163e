import { createHash } from 'node:crypto';
import { Asn1Fields, contentOf, octetsOf, parseBer } from '@ciekit/pki/asn1';
import { schemeOf } from './crl.js';
import { bits, context, generalizedTime, NULL, octets, oid, rawInteger, sequence, tlv } from './der-writer.js';
import { extension, FROM, hashAlgorithm, NOW, type Entity } from './test-pki.js';

const HOUR = 3_600_000;
const sha1 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha1').update(bytes).digest());

export interface OcspSpec {
  readonly subject: Entity;
  readonly issuer: Entity;
  /** Who signs; the issuer where absent. */
  readonly by?: Entity;
  /** Whose certificates are sent along. */
  readonly sent?: readonly Entity[];
  readonly status?: 'good' | 'unknown' | 'revoked';
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date | undefined;
  readonly producedAt?: Date;
  readonly nonce?: Uint8Array;
  readonly byKey?: boolean;
  readonly criticalExtension?: boolean;
  /** AlgorithmIdentifier of the hash in CertID without NULL. */
  readonly bareHash?: boolean;
  /** Content of the serial number answered for, hexadecimal. */
  readonly serial?: string;
  readonly revokedAt?: Date;
  /** CRLReason, a number; 6 is certificateHold. */
  readonly reason?: number;
  /** Hash of the CertID; SHA-1 where absent. */
  readonly idHash?: 'sha1' | 'sha256';
  /** One bit of the signature is turned. */
  readonly badSignature?: boolean;
  /** archiveCutoff (RFC 6960 section 4.4.4), in the single response. */
  readonly archiveCutoff?: Date;
}

/** An OCSPResponse (RFC 6960 section 4.2.1), with one thing wrong if wanted. */
export function ocspResponse(spec: OcspSpec): Uint8Array {
  const { subject, issuer, by = issuer, status = 'good', thisUpdate = new Date(NOW.getTime() - HOUR) } = spec;
  const nextUpdate = 'nextUpdate' in spec ? spec.nextUpdate : new Date(NOW.getTime() + HOUR);
  const { idHash = 'sha1' } = spec;
  const hashed = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash(idHash).update(bytes).digest());
  const id = sequence(
    hashAlgorithm(idHash, spec.bareHash !== true),
    octets(hashed(issuer.certificate.subject.encoded)),
    octets(hashed(issuer.certificate.publicKey.keyBits)),
    rawInteger(spec.serial ?? subject.certificate.serialNumber),
  );
  const reason = spec.reason === undefined ? [] : [context(0, tlv(0x0a, Uint8Array.of(spec.reason)))];
  const statuses = {
    good: tlv(0x80),
    unknown: tlv(0x82),
    revoked: context(1, generalizedTime(spec.revokedAt ?? FROM), ...reason),
  };
  const extensions = [
    ...(spec.nonce === undefined ? [] : [extension('1.3.6.1.5.5.7.48.1.2', octets(spec.nonce))]),
    ...(spec.criticalExtension === true ? [extension('1.2.3.4', octets(Uint8Array.of(1)), true)] : []),
  ];
  const data = sequence(
    spec.byKey === true ? context(2, octets(sha1(by.certificate.publicKey.keyBits))) : context(1, by.subject),
    generalizedTime(spec.producedAt ?? thisUpdate),
    sequence(
      sequence(
        id,
        statuses[status],
        generalizedTime(thisUpdate),
        ...(nextUpdate === undefined ? [] : [context(0, generalizedTime(nextUpdate))]),
        ...(spec.archiveCutoff === undefined
          ? []
          : [context(1, sequence(extension('1.3.6.1.5.5.7.48.1.6', generalizedTime(spec.archiveCutoff))))]),
      ),
    ),
    ...(extensions.length === 0 ? [] : [context(1, sequence(...extensions))]),
  );
  const scheme = schemeOf(by);
  const signature = scheme.sign(by.key.privateKey, data);
  const last = signature.length - 1;
  if (spec.badSignature === true) signature[last] = (signature[last] ?? 0) ^ 1;
  const basic = sequence(
    data,
    scheme.algorithm,
    bits(signature),
    ...(spec.sent === undefined ? [] : [context(0, sequence(...spec.sent.map(({ der }) => der)))]),
  );
  return sequence(tlv(0x0a, Uint8Array.of(0)), context(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))));
}

/** OCSPResponse with a status other than successful, and so without a signature. */
export const ocspRefusal = (status: number): Uint8Array => sequence(tlv(0x0a, Uint8Array.of(status)));

/** id-pkix-ocsp-nocheck (RFC 6960 section 4.2.2.2.1): nobody asks about the responder's own status. */
export const ocspNoCheck = extension('1.3.6.1.5.5.7.48.1.5', NULL);

/** Serial number (hexadecimal, as in `Certificate.serialNumber`) and nonce of an OCSPRequest for one certificate. */
export function readOcspRequest(request: Uint8Array): {
  readonly serial: string;
  readonly nonce: Uint8Array | undefined;
} {
  const code = 'malformed-ocsp';
  const limits = { maxLength: 65_536, maxNodes: 500, maxDepth: 16 };
  const body = Asn1Fields.ofSequence(Asn1Fields.ofSequence(parseBer(request, limits, code), code).any(), code);
  const single = Asn1Fields.ofSequence(Asn1Fields.ofSequence(body.any(), code).any(), code);
  const id = Asn1Fields.ofSequence(single.any(), code);
  id.any();
  id.any();
  id.any();
  const serial = Buffer.from(contentOf(id.any())).toString('hex').toUpperCase();
  const extensions = body.optionalContext(2);
  if (extensions === undefined) return { serial, nonce: undefined };
  const nonce = Asn1Fields.ofSequence(
    Asn1Fields.ofSequence(Asn1Fields.ofConstructed(extensions, code).any(), code).any(),
    code,
  );
  nonce.any();
  const wrapped = octetsOf(nonce.any(), code);
  return { serial, nonce: Uint8Array.from(octetsOf(parseBer(wrapped, limits, code), code)) };
}
