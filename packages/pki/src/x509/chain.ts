import { sameBytes } from '../bytes.js';
import { PkiError } from '../errors.js';
import type { Certificate } from './certificate.js';

/** Why a certificate that leads to an anchor is not accepted. */
export type ChainFailure =
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'not-a-ca'
  | 'key-usage'
  | 'path-length'
  | 'critical-extension'
  | 'unsupported-algorithm';

/** What a chain search found. */
export type ChainResult =
  | {
      readonly status: 'trusted';
      /** The certificate asked about first, the anchor last. */
      readonly path: readonly Certificate[];
      readonly anchor: Certificate;
    }
  | {
      readonly status: 'no-anchor';
      /** The last certificate of the longest path found: its issuer is the one that is not held. */
      readonly lastKnown: Certificate;
    }
  | {
      readonly status: 'invalid';
      readonly reason: ChainFailure;
      /** The one that failed. */
      readonly certificate: Certificate;
    };

export interface ChainOptions {
  /** Trusted as they are, by fingerprint; their self-signature is not judged. */
  readonly anchors: readonly Certificate[];
  /** Untrusted certificates that may lie between. */
  readonly intermediates?: readonly Certificate[];
  /** The time that every certificate of the path, the anchor included, is judged at. */
  readonly at: Date;
}

/** Certificates on a path, both ends included. The CIE needs three, with link certificates a few more. */
const MAX_PATH = 8;
/** Signature checks in one search: what a hostile set of look-alike certificates may cost. */
const MAX_SIGNATURE_CHECKS = 64;

interface Search {
  readonly options: ChainOptions;
  signatureChecks: number;
  failure: { readonly status: 'invalid'; readonly reason: ChainFailure; readonly certificate: Certificate } | undefined;
  longest: readonly Certificate[];
}

/**
 * Looks for a path from `certificate` to an anchor: issuer name, key identifier and signature match at each step, then
 * RFC 5280 section 6.1 without policies and name constraints (a critical one is refused as not understood).
 * With several candidate paths the first good one is taken.
 *
 * - `trusted`: there is one.
 * - `invalid`: an anchor is held that names itself the issuer (name and key identifier), and the chain to it is not good.
 * - `no-anchor`: no anchor held has to do with it.
 *
 * Revocation is not asked about here.
 *
 * @example
 * ```ts
 * const result = buildChain(holder, { anchors: store.anchors('holder-issuer'), at: new Date() });
 * if (result.status === 'trusted') result.anchor.sha256;
 * ```
 */
export function buildChain(certificate: Certificate, options: ChainOptions): ChainResult {
  const search: Search = { options, signatureChecks: 0, failure: undefined, longest: [certificate] };
  const path = extend([certificate], search);
  if (path !== undefined) return { status: 'trusted', path, anchor: path.at(-1) ?? certificate };
  return search.failure ?? { status: 'no-anchor', lastKnown: search.longest.at(-1) ?? certificate };
}

/** Depth first; the path is validated as a whole once it reaches an anchor. */
function extend(path: readonly Certificate[], search: Search): readonly Certificate[] | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  const { anchors, intermediates = [] } = search.options;
  if (anchors.some((anchor) => anchor.sha256 === last.sha256)) {
    const failure = validate(path, search.options.at);
    if (failure === undefined) return path;
    search.failure ??= { status: 'invalid', ...failure };
    return undefined;
  }
  if (path.length > search.longest.length) search.longest = path;
  if (path.length === MAX_PATH) return undefined;
  for (const [candidates, trusted] of [
    [anchors, true],
    [intermediates, false],
  ] as const) {
    for (const candidate of candidates) {
      if (isOnPath(candidate, path) || !isIssuer(last, candidate, trusted, search)) continue;
      const found = extend([...path, candidate], search);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** One key may stand on a path once: a self-issued certificate for the same key adds nothing but a loop. */
function isOnPath(candidate: Certificate, path: readonly Certificate[]): boolean {
  return path.some(
    (certificate) =>
      certificate.sha256 === candidate.sha256 ||
      (sameBytes(certificate.publicKey.spki, candidate.publicKey.spki) &&
        certificate.subject.equals(candidate.subject)),
  );
}

function isIssuer(certificate: Certificate, candidate: Certificate, trusted: boolean, search: Search): boolean {
  if (!certificate.issuer.equals(candidate.subject)) return false;
  const wanted = certificate.extensions.authorityKeyIdentifier;
  const identified = wanted !== undefined && sameBytes(wanted, candidate.keyIdentifier);
  // An identifier that the issuer states of itself decides. One that had to be computed may be of another method.
  if (wanted !== undefined && !identified && candidate.extensions.subjectKeyIdentifier !== undefined) return false;
  if (search.signatureChecks === MAX_SIGNATURE_CHECKS) return false;
  search.signatureChecks++;
  const reason = signatureFailure(certificate, candidate);
  if (reason === undefined) return true;
  // Only where name and key identifier both say so is a wrong signature a forgery and not another key's.
  if (trusted && (identified || reason !== 'signature')) {
    search.failure ??= { status: 'invalid', reason, certificate };
  }
  return false;
}

function signatureFailure(certificate: Certificate, issuer: Certificate): ChainFailure | undefined {
  try {
    return certificate.isSignedBy(issuer) ? undefined : 'signature';
  } catch (error) {
    if (error instanceof PkiError) return 'unsupported-algorithm';
    throw error;
  }
}

/** RFC 5280 section 6.1.3 and 6.1.4 on a path whose names and signatures are known to fit. */
function validate(
  path: readonly Certificate[],
  at: Date,
): { readonly reason: ChainFailure; readonly certificate: Certificate } | undefined {
  for (const [index, certificate] of path.entries()) {
    const reason =
      timeFailure(certificate, at) ?? (index === 0 ? undefined : authorityFailure(certificate, path, index));
    if (reason !== undefined) return { reason, certificate };
    if (certificate.extensions.criticalUnknown.length > 0) return { reason: 'critical-extension', certificate };
  }
  return undefined;
}

function timeFailure(certificate: Certificate, at: Date): ChainFailure | undefined {
  if (at < certificate.notBefore) return 'not-yet-valid';
  return at > certificate.notAfter ? 'expired' : undefined;
}

function authorityFailure(
  certificate: Certificate,
  path: readonly Certificate[],
  index: number,
): ChainFailure | undefined {
  const { basicConstraints, keyUsage } = certificate.extensions;
  const isAnchor = index === path.length - 1;
  // An old anchor may lack the extension that says so; it is an authority because it is an anchor.
  if (!(basicConstraints?.ca ?? isAnchor)) return 'not-a-ca';
  if (keyUsage !== undefined && !keyUsage.has('keyCertSign')) return 'key-usage';
  const below = path.slice(1, index).filter((authority) => !authority.isSelfIssued).length;
  const pathLength = basicConstraints?.pathLength;
  return pathLength !== undefined && below > pathLength ? 'path-length' : undefined;
}
