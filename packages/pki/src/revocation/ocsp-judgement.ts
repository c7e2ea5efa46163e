import { sameBytes } from '../bytes.js';
import { PkiError } from '../errors.js';
import { signatureSchemeOf } from '../x509/algorithms.js';
import type { Certificate } from '../x509/certificate.js';
import { Oid } from '../x509/oids.js';
import { certificateId, keyHash, sameCertificateId } from './ocsp-certificate-id.js';
import { encodeNonce } from './ocsp-request.js';
import { parseOcspResponse, type BasicOcspResponse, type OcspAnswer } from './ocsp-response.js';

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

const SKEW_MS = 5 * 60_000;
/** For answers that do not say when the next one comes. */
const MAX_AGE_MS = 24 * 3_600_000;

/**
 * Judges an answer by RFC 6960 section 3.2: it is about this certificate, signed by the issuer or by somebody whom the
 * issuer itself certified for it, recent, and not the answer to another question. A responder may leave the nonce out
 * (RFC 9654 section 2.1: many sign in advance); a wrong one is refused. The status of the responder's own certificate
 * is not asked about.
 */
export function judgeOcspResponse(bytes: Uint8Array, question: OcspQuestion): OcspJudgement {
  const invalid = (reason: OcspFailure): OcspJudgement => ({ status: 'invalid', reason });
  let answer: OcspAnswer;
  try {
    answer = parseOcspResponse(bytes);
  } catch (error) {
    if (error instanceof PkiError) return invalid('malformed');
    throw error;
  }
  if (!answer.successful) return { status: 'declined' };
  const { basic } = answer;
  const { certificate, issuer, at } = question;
  const signer = findSigner(basic, issuer, at);
  if (signer === undefined) return invalid('responder');
  if (!isSigned(basic, signer)) return invalid('signature');
  if (basic.criticalUnknown) return invalid('critical-extension');
  if (
    basic.nonce !== undefined &&
    question.nonce !== undefined &&
    !sameBytes(basic.nonce, encodeNonce(question.nonce))
  ) {
    return invalid('nonce');
  }
  const wanted = certificateId(certificate, issuer);
  const single = basic.responses.find(({ id }) => sameCertificateId(id, wanted));
  if (single === undefined) return invalid('other-certificate');
  const { thisUpdate, status } = single;
  const goodUntil = single.nextUpdate?.getTime() ?? thisUpdate.getTime() + MAX_AGE_MS;
  const fresh =
    thisUpdate.getTime() <= at.getTime() + SKEW_MS &&
    basic.producedAt.getTime() <= at.getTime() + SKEW_MS &&
    goodUntil >= at.getTime() - SKEW_MS;
  if (!fresh) return invalid('not-fresh');
  return status.kind === 'revoked'
    ? { status: 'revoked', thisUpdate, revokedAt: status.at }
    : { status: status.kind, thisUpdate };
}

/** RFC 6960 section 4.2.2.2: the issuer itself, or directly below it with the purpose of signing answers. */
function findSigner(
  { responder, certificates }: BasicOcspResponse,
  issuer: Certificate,
  at: Date,
): Certificate | undefined {
  return [issuer, ...certificates].find(
    (candidate) =>
      ('name' in responder
        ? sameBytes(candidate.subject.encoded, responder.name)
        : sameBytes(keyHash(candidate), responder.keyHash)) &&
      (candidate.sha256 === issuer.sha256 || isAuthorised(candidate, issuer, at)),
  );
}

function isAuthorised(candidate: Certificate, issuer: Certificate, at: Date): boolean {
  const { extendedKeyUsage, keyUsage, criticalUnknown } = candidate.extensions;
  return (
    extendedKeyUsage?.includes(Oid.ocspSigning) === true &&
    keyUsage?.has('digitalSignature') !== false &&
    criticalUnknown.length === 0 &&
    candidate.isValidAt(at) &&
    candidate.issuer.equals(issuer.subject) &&
    orFalse(() => candidate.isSignedBy(issuer))
  );
}

function isSigned({ algorithm, signed, signature }: BasicOcspResponse, signer: Certificate): boolean {
  return orFalse(() => signer.publicKey.verify(signatureSchemeOf(algorithm), signed, signature));
}

/** An algorithm or key that nothing here accepts proves nothing. */
function orFalse(verify: () => boolean): boolean {
  try {
    return verify();
  } catch (error) {
    if (error instanceof PkiError) return false;
    throw error;
  }
}
