import { createHash } from 'node:crypto';
import { bits, context, generalizedTime, NULL, octets, oid, rawInteger, sequence, tlv } from './der-writer.js';
import { ecdsa, extension, FROM, NOW, type Entity } from './test-pki.js';

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
}

/** An OCSPResponse (RFC 6960 section 4.2.1), with one thing wrong if wanted. */
export function ocspResponse(spec: OcspSpec): Uint8Array {
  const { subject, issuer, by = issuer, status = 'good', thisUpdate = new Date(NOW.getTime() - HOUR) } = spec;
  const nextUpdate = 'nextUpdate' in spec ? spec.nextUpdate : new Date(NOW.getTime() + HOUR);
  const id = sequence(
    sequence(oid('1.3.14.3.2.26'), ...(spec.bareHash === true ? [] : [NULL])),
    octets(sha1(issuer.certificate.subject.encoded)),
    octets(sha1(issuer.certificate.publicKey.keyBits)),
    rawInteger(spec.serial ?? subject.certificate.serialNumber),
  );
  const statuses = { good: tlv(0x80), unknown: tlv(0x82), revoked: context(1, generalizedTime(FROM)) };
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
      ),
    ),
    ...(extensions.length === 0 ? [] : [context(1, sequence(...extensions))]),
  );
  const basic = sequence(
    data,
    ecdsa.algorithm,
    bits(ecdsa.sign(by.key.privateKey, data)),
    ...(spec.sent === undefined ? [] : [context(0, sequence(...spec.sent.map(({ der }) => der)))]),
  );
  return sequence(tlv(0x0a, Uint8Array.of(0)), context(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))));
}

/** OCSPResponse with a status other than successful, and so without a signature. */
export const ocspRefusal = (status: number): Uint8Array => sequence(tlv(0x0a, Uint8Array.of(status)));
