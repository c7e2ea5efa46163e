/**
 * Every reason that a report can give, with a stable code. docs/verification.md explains each for integrators, the
 * message catalogues have a sentence for people. A code never changes its meaning.
 */
export const FINDING_CODES = [
  // When

  /** A time stamp that passed proves that the signature existed at `{time}`; everything is judged at that time. */
  'judged-at-proved-time',
  /** Nothing proves when the signature was made: everything is judged at the validation time `{time}`. */
  'judged-at-validation-time',
  /** The signer claims a time that lies after the proved one, `{time}`. */
  'claimed-after-proved-time',
  /** The signer claims a time in the future of the validation, `{time}`. */
  'claimed-in-future',

  // Certificate

  /** No signing certificate in the file that matches the signature. */
  'signing-certificate-missing',
  /** Proved: the signature was made after the certificate ended at `{time}`. */
  'signed-after-expiry',
  /** Proved: the signature was made before the certificate began at `{time}`. */
  'signed-before-validity',
  /** The certificate ended at `{time}`, and nothing proves that the signature is older. */
  'certificate-expired',
  /** As `certificate-expired`; it had not been revoked when it ended. */
  'certificate-expired-not-revoked',
  /** The certificate begins at `{time}`, after the time that is judged. */
  'certificate-not-yet-valid',
  /** The key usage says neither digital signature nor content commitment: the key is not for documents. */
  'key-usage',
  /** The certificate of a time-stamping authority lacks the one key purpose for it, or has others (RFC 3161 section 2.3). */
  'not-a-tsa-certificate',
  /** A critical extension that nothing here understands. */
  'critical-extension',
  /** The signer's key `{algorithm}` is too weak today, and nothing proves that the signature is older. */
  'weak-key-no-proof',
  /** The signer's key `{algorithm}` was too weak already when the signature was made, or never fit. */
  'weak-key',

  // Integrity, as the judgement adds to it

  /** The hash `{algorithm}` is too weak today, and nothing proves that the signature is older. */
  'weak-digest-no-proof',
  /** The hash `{algorithm}` was too weak already when the signature was made, or never fit. */
  'digest-was-weak',
  /** The hash `{algorithm}` is too weak today; the signature is proved to be older than the day it became so. */
  'weak-digest-proved-earlier',

  // Trust

  /** The chain leads to `{anchor}`. */
  'trusted-anchor',
  /** No issuer held vouches for `{subject}`; its issuer `{issuer}` is not held. */
  'no-anchor',
  /** The signature on the certificate of `{subject}` is not its issuer's. */
  'chain-signature',
  /** The authority `{subject}` had ended at the time that is judged. */
  'authority-expired',
  /** The authority `{subject}` had not begun at the time that is judged. */
  'authority-not-yet-valid',
  /** `{subject}` issued a certificate and is no authority, or one that may not issue such. */
  'authority-constraints',
  /** The certificate of `{subject}` has a critical extension that nothing here understands. */
  'chain-critical-extension',
  /** The certificate of `{subject}` is signed with an algorithm that nothing here accepts. */
  'chain-algorithm',
  /** The authority `{subject}` was revoked at `{time}`. */
  'authority-revoked',

  // Revocation

  /** Not revoked, says an answer of `{time}` (`{source}`: ocsp or crl). */
  'not-revoked',
  /** Revoked at `{time}` for `{reason}`, after the signature is proved to have existed. */
  'revoked-after-proved-time',
  /** Proved: the signature was made after the certificate was revoked at `{time}` for `{reason}`. */
  'signed-after-revocation',
  /** Revoked at `{time}` for `{reason}`, and nothing proves that the signature is older. */
  'revoked',
  /** Put on hold at `{time}`: neither good nor revoked. */
  'suspended',
  /** Asked, and the authority does not know the certificate. */
  'revocation-status-unknown',
  /** An answer that says nothing about the time that is judged: out of date, or made after the certificate ended (`{reason}`). */
  'revocation-stale',
  /** An answer that is not believed: `{reason}`. */
  'revocation-answer-refused',
  /** Nobody was asked: offline, and the file holds no answers. */
  'revocation-not-asked',
  /** The services that the certificate names could not be reached, or did not answer. */
  'revocation-unreachable',
  /** The certificate names nobody who could be asked. */
  'revocation-no-source',
  /** The certificate is one that is not revoked by its nature (short-lived, or id-ce-noRevAvail). */
  'revocation-not-applicable',
  /** Whether the authority `{subject}` is revoked is not known. */
  'authority-revocation-unknown',

  // Time stamps

  /** A time stamp of `{time}` did not pass: it proves nothing. */
  'timestamp-not-proved',
  /** A time stamp lies in the future of the validation, `{time}`. */
  'timestamp-in-future',
  /** The time stamps contradict each other: what was stamped first says the later time. */
  'timestamp-order',
  /** The time in a stamp cannot be read. */
  'timestamp-no-time',

  // Worth

  /** Made with a CIE: an advanced electronic signature for dealings with the public administration. */
  'worth-fea-cie',
  /** The certificate has the form of a CIE's and no authority of the CIE vouches for it. */
  'worth-cie-not-confirmed',
  /** A qualified certificate, a qualified device, and a trusted list that confirms both. */
  'worth-qualified',
  /** A qualified seal of an organisation, confirmed by a trusted list. */
  'worth-qualified-seal',
  /** The certificate says that it is qualified; no trusted list held confirms it. */
  'worth-qualified-not-confirmed',
  /** Qualified certificate, and nothing says that the key lies in a qualified device. */
  'worth-qualified-certificate-only',
  /** A certificate that makes no claim to be qualified. */
  'worth-not-qualified',
  /** Nobody vouches for the certificate. */
  'worth-unknown',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];
