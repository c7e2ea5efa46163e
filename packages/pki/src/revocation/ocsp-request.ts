import { encodeDer } from '../asn1/der.js';

/** id-pkix-ocsp-nonce, 1.3.6.1.5.5.7.48.1.2 */
const NONCE_OID = Uint8Array.of(0x06, 0x09, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x02);

/**
 * An OCSPRequest for one certificate (RFC 6960 section 4.1.1), not signed.
 *
 * @param id CertID
 * @param nonce 32 bytes (RFC 9654)
 */
export function encodeOcspRequest(id: Uint8Array, nonce: Uint8Array): Uint8Array {
  const extension = encodeDer(0x30, NONCE_OID, encodeDer(0x04, encodeNonce(nonce)));
  const requests = encodeDer(0x30, encodeDer(0x30, id));
  return encodeDer(0x30, encodeDer(0x30, requests, encodeDer(0xa2, encodeDer(0x30, extension))));
}

/** The nonce as the extension holds it: an OCTET STRING. */
export function encodeNonce(nonce: Uint8Array): Uint8Array {
  return encodeDer(0x04, nonce);
}
