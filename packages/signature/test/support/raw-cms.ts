/** CMS signatures for PDF, written with the tests' own DER writer: nothing here is read back by the code that wrote it. */
import { createHash, sign } from 'node:crypto';
import {
  context,
  integer,
  octets,
  oid,
  rawInteger,
  sequence,
  set,
  tlv,
  utcTime,
} from '../../../pki/test/support/der-writer.js';
import { entity, hashAlgorithm, pkcs1, rsaKey, type Entity, type Hash } from '../../../pki/test/support/test-pki.js';
import { attribute } from '../../../pki/test/support/test-sod.js';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** Who signs in these tests: RSA like the card's key, below an authority. */
export interface TestSigner {
  readonly holder: Entity;
  readonly authority: Entity;
}

let made: TestSigner | undefined;

/** One signer for all files: an RSA key costs more than everything else here. */
export function testSigner(): TestSigner {
  if (made === undefined) {
    const authority = entity('authority', 'Authority of the tests', { key: rsaKey(), scheme: pkcs1('sha256') });
    const holder = entity('end', 'Maria Bianchi', { key: rsaKey(), by: authority, scheme: pkcs1('sha256') });
    made = { holder, authority };
  }
  return made;
}

export interface CmsOptions {
  readonly signer?: TestSigner;
  readonly hash?: Hash;
  /** Where the CMS carries a content of its own. */
  readonly embedded?: Uint8Array;
  /** Instead of the digest of the content. */
  readonly messageDigest?: Uint8Array;
  readonly signingTime?: Date;
  readonly unsigned?: readonly Uint8Array[];
  readonly contentType?: string;
}

/** SHA-256 or another hash, as bytes. */
export function digest(bytes: Uint8Array, hash: Hash = 'sha256'): Uint8Array {
  return new Uint8Array(createHash(hash).update(bytes).digest());
}

/** A CAdES-B signature of `content`, detached unless told otherwise (RFC 5652, EN 319 122-1). */
export function cms(content: Uint8Array, options: CmsOptions = {}): Uint8Array {
  const { signer = testSigner(), hash = 'sha256', embedded, unsigned = [], contentType = DATA } = options;
  const scheme = pkcs1(hash);
  const { holder, authority } = signer;
  const attributes = [
    attribute(CONTENT_TYPE, oid(contentType)),
    attribute(MESSAGE_DIGEST, octets(options.messageDigest ?? digest(content, hash))),
    ...(options.signingTime === undefined ? [] : [attribute(SIGNING_TIME, utcTime(options.signingTime))]),
    attribute(SIGNING_CERTIFICATE_V2, sequence(sequence(sequence(octets(digest(holder.der)))))),
  ].sort((a, b) => Buffer.compare(a, b));
  const signerInfo = sequence(
    integer(1),
    sequence(authority.subject, rawInteger(holder.certificate.serialNumber)),
    hashAlgorithm(hash),
    tlv(0xa0, ...attributes),
    scheme.algorithm,
    octets(scheme.sign(holder.key.privateKey, set(...attributes))),
    ...(unsigned.length === 0 ? [] : [tlv(0xa1, ...unsigned)]),
  );
  const signedData = sequence(
    integer(contentType === DATA ? 1 : 3),
    set(hashAlgorithm(hash)),
    sequence(oid(contentType), ...(embedded === undefined ? [] : [context(0, octets(embedded))])),
    context(0, holder.der, authority.der),
    set(signerInfo),
  );
  return sequence(oid(SIGNED_DATA), context(0, signedData));
}

/** What Contents holds with the SubFilter adbe.x509.rsa_sha1 (ISO 32000-1, 12.8.3.2). */
export function bareSignature(content: Uint8Array, hash: Hash = 'sha1', signer = testSigner().holder): Uint8Array {
  return octets(new Uint8Array(sign(hash, content, signer.key.privateKey)));
}
