import {
  hashByOid,
  readAlgorithmIdentifier,
  signatureSchemeOf,
  undefinedWhenRefused,
  type HashAlgorithm,
  type SignatureScheme,
} from '@ciekit/pki/x509';
import { CERTIFICATE_LIMITS, parseBer } from '@ciekit/pki/asn1';
import { SignatureError } from '../errors.js';
import { BerTag, type BerValue } from './ber.js';

/** An AlgorithmIdentifier (RFC 5280 section 4.1.1.2). */
export interface CmsAlgorithm {
  /** Dotted. */
  readonly oid: string;
  readonly encoded: Uint8Array;
}

/** @throws {SignatureError} `malformed-cms` */
export function readAlgorithm(value: BerValue): CmsAlgorithm {
  const [oid, , ...more] = value.expect(BerTag.sequence).children();
  if (oid === undefined || more.length > 0) throw new SignatureError('malformed-cms', 'algorithm');
  return { oid: oid.oid(), encoded: value.encoded };
}

/**
 * The hash that a SignerInfo's digestAlgorithm means. Some signers write their signature algorithm there; it names a hash
 * too.
 */
export function digestOf(
  algorithm: CmsAlgorithm,
): { readonly name: HashAlgorithm; readonly misnamed: boolean } | undefined {
  const name = hashByOid(algorithm.oid);
  if (name !== undefined) return { name, misnamed: false };
  const scheme = schemeOf(algorithm);
  return scheme && { name: scheme.hash, misnamed: true };
}

/**
 * @param digest the hash that the signer states beside it: bare key algorithms mean that one (RFC 3370 section 3.2)
 * @returns `undefined` for an algorithm that nothing here verifies
 */
export function schemeOf({ encoded }: CmsAlgorithm, digest?: HashAlgorithm): SignatureScheme | undefined {
  return undefinedWhenRefused(() => {
    const code = 'unsupported-algorithm';
    return signatureSchemeOf(readAlgorithmIdentifier(parseBer(encoded, CERTIFICATE_LIMITS, code), code), digest);
  });
}
