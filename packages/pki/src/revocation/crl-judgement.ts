import { sameBytes } from '../bytes.js';
import { undefinedWhenRefused } from '../errors.js';
import type { Certificate } from '../x509/certificate.js';
import { purposeFailure } from '../x509/key-purpose.js';
import { Crl } from './crl.js';
import { chooseDelta } from './crl-delta.js';
import type { CrlScope } from './crl-extensions.js';
import {
  freshnessFailure,
  type RevocationEvidence,
  type RevocationQuestion,
  type RevocationStatus,
  type RevocationUnknown,
} from './revocation-status.js';

/**
 * Judges what a revocation list says about a certificate (RFC 5280 section 6.3): it is about such certificates, signed by
 * their issuer (or, for an indirect list, by one of `crlIssuers` that the certificate itself names), and covers the time
 * that is asked about or was made after it. A list may be wrong for one certificate and right for another: nothing is
 * remembered here.
 *
 * @param crl the list, read or as bytes
 * @param deltas lists of changes to it, perhaps: the latest one that fits is put together with it (section 6.3.3), and its
 *   time is what counts then
 * @example
 * ```ts
 * const status = judgeCrl(bytes, { certificate, issuer, at: new Date() });
 * if (status.status === 'revoked') status.revokedAt;
 * ```
 */
export function judgeCrl(
  crl: Crl | Uint8Array,
  question: RevocationQuestion,
  deltas: readonly (Crl | Uint8Array)[] = [],
): RevocationStatus {
  const list = crl instanceof Crl ? crl : undefinedWhenRefused(() => Crl.fromDer(crl));
  const unknown = (reason: RevocationUnknown): RevocationStatus => ({ status: 'unknown', reason });
  if (list === undefined) return unknown('malformed');
  const { certificate, issuer } = question;
  const { extensions } = list;
  if (!isInScope(list, certificate)) return unknown('not-for-this');
  const signer = findSigner(list, question);
  if (signer === undefined) return unknown('signer');
  if (undefinedWhenRefused(() => list.isSignedBy(signer)) !== true) return unknown('signature');
  if (extensions.criticalUnknown || list.hasUnknownCriticalEntry) return unknown('critical-extension');
  if (extensions.baseNumber !== undefined) return unknown('delta');
  const { delta, refused } = chooseDelta(list, deltas, signer, question);
  const { thisUpdate, nextUpdate } = delta ?? list;
  const failure = freshnessFailure({ thisUpdate, nextUpdate, producedAt: thisUpdate }, question);
  if (failure !== undefined) return unknown(failure);
  const evidence: RevocationEvidence = {
    source: 'crl',
    der: list.der,
    ...(delta === undefined ? {} : { deltaDer: delta.der }),
    ...(refused === undefined ? {} : { deltaRefused: refused }),
    thisUpdate,
    nextUpdate,
    producedAt: thisUpdate,
    signer,
    signerUnchecked: signer.sha256 === issuer.sha256,
  };
  const { serialNumber } = certificate;
  const entry = undefinedWhenRefused(() => ({
    found: delta?.find(serialNumber, certificate.issuer) ?? list.find(serialNumber, certificate.issuer),
  }));
  if (entry === undefined) return unknown('malformed');
  const { found } = entry;
  if (found !== undefined && found.reason !== 'removeFromCRL') {
    const { revokedAt, reason, invalidityDate } = found;
    return reason === 'certificateHold'
      ? { status: 'suspended', evidence, revokedAt }
      : { status: 'revoked', evidence, revokedAt, reason, invalidityDate };
  }
  if (extensions.scope?.onlySomeReasons === true) return unknown('some-reasons');
  // Issuers drop what has ended, unless they say since when they keep it.
  const forgets = (extensions.expiredCertificatesFrom ?? thisUpdate) > certificate.notAfter;
  return thisUpdate > certificate.notAfter && forgets ? unknown('after-expiry') : { status: 'good', evidence };
}

/** Whose certificates, and which of them. */
function isInScope({ issuer, extensions: { scope } }: Crl, certificate: Certificate): boolean {
  const named = certificate.extensions.crlDistributionPoints.some(({ crlIssuers }) =>
    crlIssuers.some((name) => name.equals(issuer)),
  );
  const isOwn = issuer.equals(certificate.issuer);
  if (scope === undefined) return isOwn;
  if (!isOwn && !(scope.indirect && named)) return false;
  if (scope.onlyAttributeCertificates) return false;
  const isAuthority = certificate.extensions.basicConstraints?.ca === true;
  if (isAuthority ? scope.onlyUserCertificates : scope.onlyAuthorities) return false;
  return isRightPart(scope, certificate);
}

/** RFC 5280 section 6.3.3 (b)(2)(i): a part of a list names one of the places that the certificate names. */
function isRightPart({ urls }: CrlScope, { extensions: { crlUrls } }: Certificate): boolean {
  return urls === undefined || urls.some((url) => crlUrls.includes(url));
}

/** One key, not one name: a list that the issuer's next key signed is another authority's until somebody says otherwise. */
function findSigner(list: Crl, { issuer, crlIssuers = [] }: RevocationQuestion): Certificate | undefined {
  const { authorityKeyIdentifier } = list.extensions;
  return [issuer, ...crlIssuers].find(
    (candidate) =>
      candidate.subject.equals(list.issuer) &&
      purposeFailure(candidate, 'crl-signing') === undefined &&
      (authorityKeyIdentifier === undefined ||
        candidate.extensions.subjectKeyIdentifier === undefined ||
        sameBytes(authorityKeyIdentifier, candidate.keyIdentifier)),
  );
}
