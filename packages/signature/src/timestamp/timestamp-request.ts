import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag } from '../cms/ber.js';
import { derAlgorithm, derOctets, derOid, derSequence, derUnsigned } from '../cms/der-values.js';
import { CmsOid } from '../cms/oids.js';

const VERSION = encodeDer(BerTag.integer, Uint8Array.of(1));
const TRUE = encodeDer(BerTag.boolean, Uint8Array.of(0xff));

/**
 * TimeStampReq (RFC 3161 section 2.4.1), which asks for the authority's certificate.
 *
 * @param digest SHA-256, 32 bytes
 * @param policy dotted; the authority's usual one where absent
 */
export function encodeTimestampRequest(digest: Uint8Array, nonce: Uint8Array, policy?: string): Uint8Array {
  return derSequence(
    VERSION,
    derSequence(derAlgorithm(CmsOid.sha256, true), derOctets(digest)),
    ...(policy === undefined ? [] : [derOid(policy)]),
    derUnsigned(nonce),
    TRUE,
  );
}
