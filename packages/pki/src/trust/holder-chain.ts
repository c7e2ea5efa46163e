import { PkiError } from '../errors.js';
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

/** More than root and issuing authority with link certificates in between. */
const MAX_ISSUERS = 7;

/**
 * The authorities above a holder's certificate that the trust store holds, the issuer first; for programs that send them
 * along. Found by name and signature alone: no verdict, and an expired one is among them.
 */
export function holderIssuers(certificate: Certificate, trust: TrustAnchors): readonly Certificate[] {
  const held = [...trust.anchors('holder-issuer'), ...trust.intermediates('holder-issuer')];
  const issuers: Certificate[] = [];
  for (let last = certificate; !last.isSelfIssued && issuers.length < MAX_ISSUERS;) {
    const child = last;
    const issuer = held.find((candidate) => child.issuer.equals(candidate.subject) && signed(child, candidate));
    if (issuer === undefined || issuers.includes(issuer)) break;
    issuers.push(issuer);
    last = issuer;
  }
  return issuers;
}

/** An algorithm that we do not know proves nothing. */
function signed(certificate: Certificate, issuer: Certificate): boolean {
  try {
    return certificate.isSignedBy(issuer);
  } catch (error) {
    if (error instanceof PkiError) return false;
    throw error;
  }
}
