import type { Certificate } from '../x509/certificate.js';
import type { CrlReason } from './crl-reason.js';

/** An answer that was believed, with the bytes that prove it: they can be embedded in a long-term signature. */
export interface RevocationEvidence {
  readonly source: 'ocsp' | 'crl';
  /** OCSPResponse or CertificateList, exact bytes. */
  readonly der: Uint8Array;
  /** The list of changes that counted besides the list (RFC 5280 section 5.2.4): only both prove it. */
  readonly deltaDer?: Uint8Array | undefined;
  /** Why lists of changes that were offered, or named, did not count. */
  readonly deltaRefused?: RevocationUnknown | undefined;
  /** When what it says was known to be true. */
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** When it was signed; of a list the same as {@link thisUpdate}. */
  readonly producedAt: Date;
  /** Whose key signed it: the issuer, or somebody whom it certified for that. */
  readonly signer: Certificate;
  /** Whether the signer is the issuer itself or says that nobody need ask about its own status (id-pkix-ocsp-nocheck). */
  readonly signerUnchecked: boolean;
}

/** Why a question stayed open. */
export type RevocationUnknown =
  | 'malformed'
  /** The signature does not verify. */
  | 'signature'
  /** Nobody who may speak for the issuer signed it. */
  | 'signer'
  /** Who signed it was revoked. */
  | 'signer-revoked'
  /** It ended before the time that was asked about. */
  | 'stale'
  /** It claims to come from the future. */
  | 'from-the-future'
  /** It is about other certificates: another issuer, scope or serial number. */
  | 'not-for-this'
  /** It was made after the certificate's end, when issuers drop it from their lists. */
  | 'after-expiry'
  | 'nonce'
  | 'critical-extension'
  /** A delta list, which means nothing without its base. */
  | 'delta'
  /** A delta list for another base, or older than it. */
  | 'delta-base'
  /** A list of some of the reasons only: absence from it proves nothing. */
  | 'some-reasons'
  /** The responder does not know the certificate. */
  | 'unknown-certificate'
  /** The responder answered, without a signature, that it does not answer. */
  | 'declined'
  /** No address that may be asked is known. */
  | 'no-source'
  | 'unreachable';

/** Whether a certificate was revoked, as one OCSP answer or one list says. */
export type RevocationStatus =
  | { readonly status: 'good'; readonly evidence: RevocationEvidence }
  | {
      readonly status: 'revoked';
      readonly evidence: RevocationEvidence;
      readonly revokedAt: Date;
      readonly reason: CrlReason;
      /** When the key is thought to have been lost; RFC 5280 section 5.3.2. Lists only. */
      readonly invalidityDate: Date | undefined;
    }
  /** certificateHold: may become good again. */
  | { readonly status: 'suspended'; readonly evidence: RevocationEvidence; readonly revokedAt: Date }
  | { readonly status: 'unknown'; readonly reason: RevocationUnknown };

/** Whose status is asked for, and when. */
export interface RevocationQuestion {
  readonly certificate: Certificate;
  /** Whose chain was judged, or will be: what speaks for it is believed. */
  readonly issuer: Certificate;
  /**
   * The time that the status is asked for: now, or a time that is proved by a time stamp. What ended before is stale; what
   * was made after it is welcome, since it knows more.
   */
  readonly at: Date;
  /** The clock, against answers from the future; {@link at} where absent. */
  readonly now?: Date | undefined;
  /** Issuers of indirect lists, whose chains the caller judged. */
  readonly crlIssuers?: readonly Certificate[] | undefined;
  /** Lists alone: a responder does not vouch for itself. */
  readonly onlyLists?: boolean | undefined;
}

const SKEW_MS = 5 * 60_000;
/** Of what does not say when the next one comes. */
const MAX_AGE_MS = 24 * 3_600_000;

/** Freshness by ETSI EN 319 102-1 section 5.2.5, with five minutes between two clocks. */
export function freshnessFailure(
  times: { readonly thisUpdate: Date; readonly nextUpdate: Date | undefined; readonly producedAt: Date },
  { at, now = at }: Pick<RevocationQuestion, 'at' | 'now'>,
): 'stale' | 'from-the-future' | undefined {
  const latest = Math.max(at.getTime(), now.getTime()) + SKEW_MS;
  if (times.thisUpdate.getTime() > latest || times.producedAt.getTime() > latest) return 'from-the-future';
  const goodUntil = times.nextUpdate?.getTime() ?? times.thisUpdate.getTime() + MAX_AGE_MS;
  return goodUntil < at.getTime() - SKEW_MS ? 'stale' : undefined;
}

/**
 * What a status means for a signature that is proved to have existed at `time`: a revocation after it does not touch it
 * (ETSI EN 319 102-1 section 5.5.4). An invalidity date does not move the revocation back: nobody but the issuer dated it.
 *
 * @example
 * ```ts
 * statusAt(status, timestamp.time).status; // 'good' although revoked since
 * ```
 */
export function statusAt(status: RevocationStatus, time: Date): RevocationStatus {
  if (status.status !== 'revoked' && status.status !== 'suspended') return status;
  return status.revokedAt > time ? { status: 'good', evidence: status.evidence } : status;
}
