import type { Certificate } from '../x509/certificate.js';
import { buildChain, type ChainResult } from '../x509/chain.js';
import { Oid } from '../x509/oids.js';
import type { TrustAnchors } from './trust-anchors.js';

/**
 * Judges a holder's certificate against the authorities of the CIE, at a time: chain, validity, and that it is meant for
 * authentication. Revocation is not asked about.
 *
 * @example
 * ```ts
 * const result = judgeHolderCertificate(certificate, store, new Date());
 * if (result.status === 'no-anchor') offerToFetch(certificate);
 * ```
 */
export function judgeHolderCertificate(certificate: Certificate, trust: TrustAnchors, at: Date): ChainResult {
  const result = buildChain(certificate, {
    anchors: trust.anchors('holder-issuer'),
    intermediates: trust.intermediates('holder-issuer'),
    at,
  });
  if (result.status !== 'trusted') return result;
  const { keyUsage, extendedKeyUsage } = certificate.extensions;
  const purposeFits =
    extendedKeyUsage === undefined ||
    extendedKeyUsage.some((purpose) => purpose === Oid.clientAuth || purpose === Oid.anyExtendedKeyUsage);
  if (purposeFits && keyUsage?.has('digitalSignature') !== false) return result;
  return { status: 'invalid', reason: 'key-usage', certificate };
}
