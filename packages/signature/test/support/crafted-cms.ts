/** SignedData with anything wrong that a forger can think of; the signature value itself is good. */
import { createHash, sign } from 'node:crypto';
import {
  context,
  NULL,
  octets,
  oid,
  rawInteger,
  sequence,
  set,
  tlv,
  utcTime,
} from '../../../pki/test/support/der-writer.js';
import type { Entity } from '../../../pki/test/support/test-pki.js';

type Bytes = Uint8Array;

const hashOf = (name: string, bytes: Bytes): Bytes => new Uint8Array(createHash(name).update(bytes).digest());
export const attribute = (type: string, ...values: readonly Bytes[]): Bytes => sequence(oid(type), set(...values));

export const contentTypeAttribute = (type = '1.2.840.113549.1.7.1'): Bytes =>
  attribute('1.2.840.113549.1.9.3', oid(type));
export const digestAttribute = (content: Bytes, hash = 'sha256'): Bytes =>
  attribute('1.2.840.113549.1.9.4', octets(hashOf(hash, content)));
export const timeAttribute = (time: Date): Bytes => attribute('1.2.840.113549.1.9.5', utcTime(time));

const issuerSerial = ({ certificate }: Entity, serial = certificate.serialNumber): Bytes =>
  sequence(sequence(context(4, certificate.issuer.encoded)), rawInteger(serial));

/** signing-certificate-v2 with SHA-256; `serial` where it is to differ. */
export const referenceV2 = (to: Entity, serial?: string): Bytes =>
  attribute(
    '1.2.840.113549.1.9.16.2.47',
    sequence(sequence(sequence(octets(hashOf('sha256', to.der)), issuerSerial(to, serial)))),
  );
export const referenceV1 = (to: Entity): Bytes =>
  attribute(
    '1.2.840.113549.1.9.16.2.12',
    sequence(sequence(sequence(octets(hashOf('sha1', to.der)), issuerSerial(to)))),
  );

export interface CraftedSigner {
  readonly entity: Entity;
  readonly signedAttributes?: readonly Bytes[] | undefined;
  readonly unsignedAttributes?: readonly Bytes[];
  /** What is signed instead of the attributes as they stand, or the content. */
  readonly over?: Bytes;
  /** Of the signature value; the digest algorithm's where absent. */
  readonly hash?: string;
  readonly digestOid?: string;
  readonly signatureOid?: string;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA = '1.2.840.113549.1.1.1';

export function craftedSignerInfo(spec: CraftedSigner, content: Bytes): Bytes {
  const { entity, signedAttributes, unsignedAttributes, digestOid = SHA256, signatureOid = RSA } = spec;
  const over = spec.over ?? (signedAttributes === undefined ? content : set(...signedAttributes));
  const value = new Uint8Array(sign(spec.hash ?? 'sha256', over, entity.key.privateKey));
  return sequence(
    tlv(0x02, Uint8Array.of(1)),
    sequence(entity.certificate.issuer.encoded, rawInteger(entity.certificate.serialNumber)),
    sequence(oid(digestOid), NULL),
    ...(signedAttributes === undefined ? [] : [context(0, ...signedAttributes)]),
    sequence(oid(signatureOid), NULL),
    octets(value),
    ...(unsignedAttributes === undefined ? [] : [context(1, ...unsignedAttributes)]),
  );
}

export interface CraftedFile {
  readonly content: Bytes | undefined;
  readonly signerInfos: readonly Bytes[];
  readonly certificates?: readonly Bytes[];
  readonly contentType?: string;
}

export function craftedFile(spec: CraftedFile): Bytes {
  const { content, signerInfos, certificates = [], contentType = '1.2.840.113549.1.7.1' } = spec;
  return sequence(
    oid('1.2.840.113549.1.7.2'),
    context(
      0,
      sequence(
        tlv(0x02, Uint8Array.of(1)),
        set(sequence(oid(SHA256), NULL)),
        sequence(oid(contentType), ...(content === undefined ? [] : [context(0, octets(content))])),
        ...(certificates.length === 0 ? [] : [context(0, ...certificates)]),
        set(...signerInfos),
      ),
    ),
  );
}
