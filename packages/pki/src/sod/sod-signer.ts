import type { Certificate } from '../x509/certificate.js';
import { buildChain, type ChainFailure } from '../x509/chain.js';
import { Oid } from '../x509/oids.js';
import type { TrustAnchors } from '../trust/trust-anchors.js';

/** What a document signer's certificate is worth. */
export type SodSignerJudgement =
  | {
      readonly status: 'trusted';
      readonly anchor: Certificate;
      readonly path: readonly Certificate[];
      /** The certificate has ended since. That alone is no reason to refuse: see {@link judgeSodSigner}. */
      readonly signerExpired: boolean;
    }
  /** No anchor is held that has to do with it. `lastKnown.issuer` is the authority to get. */
  | { readonly status: 'no-anchor'; readonly lastKnown: Certificate }
  | { readonly status: 'invalid'; readonly reason: SodSignerFailure; readonly certificate: Certificate };

/** `not-yet-valid` with a good card means a computer whose clock is wrong. */
export type SodSignerFailure = ChainFailure | 'not-a-document-signer';

/** A computer's clock may be this far behind the issuer's. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/** Roles that the same country authority certifies and that may not sign documents (ICAO Doc 9303-12 section 7.1). */
const OTHER_ROLES: readonly string[] = [Oid.masterListSigner, Oid.deviationListSigner, Oid.serverAuth, Oid.clientAuth];

/**
 * Judges the certificate that signed an SOD, after {@link verifySodSignature}.
 *
 * At which time? An SOD says nothing about when it was signed. A document signer's key signs for about three months from
 * the certificate's start on (ICAO Doc 9303-12 section 4.2), and the certificate should last as long as the documents, but
 * cards outlive certificates: validity of a card was prolonged by law, and for some holders it is decades. So the
 * path is judged at the signer certificate's `notBefore`, when the authorities above it must all have been in force; that
 * it has ended since is told (`signerExpired`), not refused: the end of a document's validity is in the document. What a
 * stolen and expired signer key could do is for revocation lists to stop, not for a date.
 * A signer whose validity lies in the future of `at` is refused.
 */
export function judgeSodSigner(signer: Certificate, trust: TrustAnchors, at: Date): SodSignerJudgement {
  const result = buildChain(signer, {
    anchors: trust.anchors('chip-signer'),
    intermediates: trust.intermediates('chip-signer'),
    at: signer.notBefore,
  });
  if (result.status !== 'trusted') return result;
  const reason = roleFailure(signer) ?? dateFailure(signer, at);
  if (reason !== undefined) return { status: 'invalid', reason, certificate: signer };
  const { anchor, path } = result;
  return { status: 'trusted', anchor, path, signerExpired: at > signer.notAfter };
}

function roleFailure(signer: Certificate): SodSignerFailure | undefined {
  const { keyUsage, extendedKeyUsage = [], basicConstraints } = signer.extensions;
  if (keyUsage !== undefined && !keyUsage.has('digitalSignature')) return 'key-usage';
  const isOther = extendedKeyUsage.some((purpose) => OTHER_ROLES.includes(purpose));
  return isOther || basicConstraints?.ca === true ? 'not-a-document-signer' : undefined;
}

function dateFailure(signer: Certificate, at: Date): SodSignerFailure | undefined {
  return signer.notBefore.getTime() > at.getTime() + CLOCK_TOLERANCE_MS ? 'not-yet-valid' : undefined;
}
