import { createHash, type KeyObject } from 'node:crypto';
import { context, integer, name, octets, oid, printable, rawInteger, sequence, set, tlv } from './der-writer.js';
import { hashAlgorithm, pkcs1, pss, type Hash, type Scheme } from './test-pki.js';

export interface SodSpec {
  readonly generation: 1 | 2;
  readonly signerCertificate: Uint8Array;
  readonly signingKey: KeyObject;
  /** Group number as the content of its INTEGER in hexadecimal, and the file it is the hash of. */
  readonly groups: readonly (readonly [string, Uint8Array])[];
  readonly issuer: Uint8Array;
  /** Serial number as the content of its INTEGER. */
  readonly serial: string;
  readonly hash?: Hash;
  readonly digest?: Hash;
  readonly scheme?: Scheme;
  readonly ldsVersion?: number;
  readonly certificates?: readonly Uint8Array[];
  readonly contentType?: string;
  readonly attributeContentType?: string;
  /** Replaces the content after the attributes were made of the true one. */
  readonly changeContent?: (content: Uint8Array) => Uint8Array;
  readonly attributes?: (contentType: Uint8Array, messageDigest: Uint8Array) => readonly Uint8Array[];
  /** The bytes that are signed, where they are not the attributes as they stand. */
  readonly signedBytes?: (attributes: readonly Uint8Array[]) => Uint8Array;
  readonly signerIdentifier?: Uint8Array;
  readonly signers?: number;
  readonly withoutAttributes?: boolean;
}

export const attribute = (type: string, ...values: readonly Uint8Array[]): Uint8Array =>
  sequence(oid(type), set(...values));

const LDS_SECURITY_OBJECT = '2.23.136.1.1.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
export const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

export function sodFile(spec: SodSpec): Uint8Array {
  const second = spec.generation === 2;
  const hash = spec.hash ?? (second ? 'sha512' : 'sha256');
  const digest = spec.digest ?? hash;
  const scheme = spec.scheme ?? (second ? pss('sha512', 64) : pkcs1('sha256'));
  const hashOf = (algorithm: Hash, bytes: Uint8Array): Uint8Array =>
    new Uint8Array(createHash(algorithm).update(bytes).digest());
  const content = sequence(
    integer(spec.ldsVersion ?? spec.generation - 1),
    hashAlgorithm(hash, !second),
    sequence(...spec.groups.map(([number, file]) => sequence(rawInteger(number), octets(hashOf(hash, file))))),
    ...(second ? [sequence(printable('0108'), printable('040000'))] : []),
  );
  const contentType = spec.contentType ?? LDS_SECURITY_OBJECT;
  const parts = [
    attribute(CONTENT_TYPE, oid(spec.attributeContentType ?? contentType)),
    attribute(MESSAGE_DIGEST, octets(hashOf(digest, content))),
  ] as const;
  const attributes = spec.attributes?.(...parts) ?? parts;
  const signature = scheme.sign(spec.signingKey, spec.signedBytes?.(attributes) ?? set(...attributes));
  const signerInfo = sequence(
    integer(1),
    spec.signerIdentifier ?? sequence(spec.issuer, rawInteger(spec.serial)),
    hashAlgorithm(digest),
    ...(spec.withoutAttributes === true ? [] : [context(0, ...attributes)]),
    scheme.algorithm,
    octets(signature),
  );
  const signedData = sequence(
    integer(3),
    set(hashAlgorithm(digest)),
    sequence(oid(contentType), context(0, octets(spec.changeContent?.(content) ?? content))),
    context(0, ...(spec.certificates ?? [spec.signerCertificate])),
    set(...Array.from({ length: spec.signers ?? 1 }, () => signerInfo)),
  );
  return tlv(0x77, sequence(oid('1.2.840.113549.1.7.2'), context(0, signedData)));
}

export const SIGNER_NAME = name({ C: 'IT', CN: 'eIdentityCardSigner' });
