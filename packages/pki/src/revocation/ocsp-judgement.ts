import { sameBytes } from '../bytes.js';
import { undefinedWhenRefused } from '../errors.js';
import { signatureSchemeOf } from '../x509/algorithms.js';
import type { Certificate } from '../x509/certificate.js';
import { purposeFailure } from '../x509/key-purpose.js';
import { certificateId, keyHash, sameCertificateId } from './ocsp-certificate-id.js';
import { encodeNonce } from './ocsp-request.js';
import { parseOcspResponse, type BasicOcspResponse } from './ocsp-response.js';
import {
  freshnessFailure,
  type RevocationEvidence,
  type RevocationQuestion,
  type RevocationStatus,
  type RevocationUnknown,
} from './revocation-status.js';

/** Why an answer is not believed. */
export type OcspFailure =
  | 'malformed'
  /** Nobody who may speak for the issuer signed it. */
  | 'responder'
  | 'signature'
  /** It is about other certificates. */
  | 'other-certificate'
  /** It answers another question: a repeated one. */
  | 'nonce'
  /** Too old, or from the future. */
  | 'not-fresh'
  | 'critical-extension';

/** What an answer is worth. */
export type OcspJudgement =
  | { readonly status: 'good' | 'unknown'; readonly thisUpdate: Date }
  | { readonly status: 'revoked'; readonly thisUpdate: Date; readonly revokedAt: Date }
  /** The responder answered that it does not answer. Unsigned: worth as much as no answer. */
  | { readonly status: 'declined' }
  | { readonly status: 'invalid'; readonly reason: OcspFailure };

export interface OcspQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** What was sent; `undefined` where an answer is judged that was not asked for here. */
  readonly nonce: Uint8Array | undefined;
  readonly at: Date;
}

/**
 * Judges an answer by RFC 6960 section 3.2: it is about this certificate, signed by the issuer or by somebody whom the
 * issuer itself certified for it, recent, and not the answer to another question. A responder may leave the nonce out
 * (RFC 9654 section 2.1: many sign in advance); a wrong one is refused. The status of the responder's own certificate
 * is not asked about.
 */
export function judgeOcspResponse(bytes: Uint8Array, question: OcspQuestion): OcspJudgement {
  const status = judgeOcspEvidence(bytes, question, question.nonce);
  switch (status.status) {
    case 'good':
      return { status: 'good', thisUpdate: status.evidence.thisUpdate };
    case 'revoked':
    case 'suspended':
      return { status: 'revoked', thisUpdate: status.evidence.thisUpdate, revokedAt: status.revokedAt };
    case 'unknown':
      return status.reason === 'declined' ? { status: 'declined' } : failureOf(status);
  }
}

/** The words that this interface has always had. */
function failureOf({ reason, thisUpdate }: OcspUnknown): OcspJudgement {
  if (reason === 'unknown-certificate' && thisUpdate !== undefined) return { status: 'unknown', thisUpdate };
  return { status: 'invalid', reason: FAILURES[reason] ?? 'malformed' };
}

const FAILURES: Readonly<Partial<Record<RevocationUnknown, OcspFailure>>> = {
  signer: 'responder',
  signature: 'signature',
  'not-for-this': 'other-certificate',
  nonce: 'nonce',
  stale: 'not-fresh',
  'from-the-future': 'not-fresh',
  'after-expiry': 'not-fresh',
  'critical-extension': 'critical-extension',
};

export interface OcspUnknown {
  readonly status: 'unknown';
  readonly reason: RevocationUnknown;
  readonly thisUpdate?: Date | undefined;
}

/**
 * Judges an OCSP answer wherever it comes from: asked for now, stapled, or embedded in a signature. As
 * {@link judgeOcspResponse}; the responder's certificate has to have been valid when the answer was made, and the answer
 * must cover the time that is asked about or have been made after it.
 *
 * @param bytes OCSPResponse, DER
 * @param nonce what was sent; `undefined` where nobody asked
 * @example
 * ```ts
 * const status = judgeOcspEvidence(embedded, { certificate, issuer, at: timestamp.time, now: new Date() });
 * if (status.status === 'revoked') status.reason; // 'keyCompromise'
 * ```
 */
export function judgeOcspEvidence(
  bytes: Uint8Array,
  question: RevocationQuestion,
  nonce?: Uint8Array,
): Exclude<RevocationStatus, { readonly status: 'unknown' }> | OcspUnknown {
  const unknown = (reason: RevocationUnknown, thisUpdate?: Date): OcspUnknown => ({
    status: 'unknown',
    reason,
    thisUpdate,
  });
  const answer = undefinedWhenRefused(() => parseOcspResponse(bytes));
  if (answer === undefined) return unknown('malformed');
  if (!answer.successful) return unknown('declined');
  const { basic } = answer;
  const { certificate, issuer } = question;
  const signer = findSigner(basic, issuer);
  if (signer === undefined) return unknown('signer');
  if (!isSigned(basic, signer)) return unknown('signature');
  if (basic.criticalUnknown) return unknown('critical-extension');
  if (basic.nonce !== undefined && nonce !== undefined && !sameBytes(basic.nonce, encodeNonce(nonce))) {
    return unknown('nonce');
  }
  const single = basic.responses.find(({ id }) =>
    sameCertificateId(id, certificateId(certificate, issuer, id.hashOid)),
  );
  if (single === undefined) return unknown('not-for-this');
  const { thisUpdate, nextUpdate, status } = single;
  const { producedAt } = basic;
  const failure = freshnessFailure({ thisUpdate, nextUpdate, producedAt }, question);
  if (failure !== undefined) return unknown(failure);
  const evidence: RevocationEvidence = {
    source: 'ocsp',
    der: bytes.slice(),
    thisUpdate,
    nextUpdate,
    producedAt,
    signer,
    signerUnchecked: signer.sha256 === issuer.sha256 || signer.extensions.ocspNoCheck,
  };
  if (status.kind === 'unknown') return unknown('unknown-certificate', thisUpdate);
  if (status.kind === 'revoked') {
    const { at: revokedAt, reason } = status;
    return reason === 'certificateHold'
      ? { status: 'suspended', evidence, revokedAt }
      : { status: 'revoked', evidence, revokedAt, reason, invalidityDate: undefined };
  }
  // A responder answers "good" about what it has forgotten, unless it says how long it remembers.
  const forgets = (single.archiveCutoff ?? thisUpdate) > certificate.notAfter;
  return thisUpdate > certificate.notAfter && forgets ? unknown('after-expiry') : { status: 'good', evidence };
}

/** RFC 6960 section 4.2.2.2: the issuer itself, or directly below it with the purpose of signing answers. */
function findSigner(basic: BasicOcspResponse, issuer: Certificate): Certificate | undefined {
  const { responder, certificates, producedAt } = basic;
  return [issuer, ...certificates].find(
    (candidate) =>
      ('name' in responder
        ? sameBytes(candidate.subject.encoded, responder.name)
        : sameBytes(keyHash(candidate), responder.keyHash)) &&
      (candidate.sha256 === issuer.sha256 || isAuthorised(candidate, issuer, producedAt)),
  );
}

function isAuthorised(candidate: Certificate, issuer: Certificate, at: Date): boolean {
  return (
    purposeFailure(candidate, 'ocsp-signing') === undefined &&
    candidate.extensions.criticalUnknown.length === 0 &&
    candidate.isValidAt(at) &&
    candidate.issuer.equals(issuer.subject) &&
    undefinedWhenRefused(() => candidate.isSignedBy(issuer)) === true
  );
}

function isSigned({ algorithm, signed, signature }: BasicOcspResponse, signer: Certificate): boolean {
  return undefinedWhenRefused(() => signer.publicKey.verify(signatureSchemeOf(algorithm), signed, signature)) === true;
}
