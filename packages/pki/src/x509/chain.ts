import { sameBytes } from '../bytes.js';
import { PkiError } from '../errors.js';
import type { Certificate } from './certificate.js';
import { purposeFailure, type KeyPurpose } from './key-purpose.js';

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
  /** The time that every certificate of the path, the anchor included, is judged at: now, or a time that is proved. */
  readonly at: Date;
  /**
   * `shell` (RFC 5280, the default): all of them valid at that time. `chain` (ETSI EN 319 102-1 section 5.2.6.4): each
   * issuer valid when the certificate below it began.
   */
  readonly model?: 'shell' | 'chain' | undefined;
  /** What the first certificate has to be meant for. */
  readonly purpose?: KeyPurpose | undefined;
}

/** Certificates on a path, both ends included. The CIE needs three, with link certificates a few more. */
const MAX_PATH = 8;
/** Signature checks in one search: what a hostile set of look-alike certificates may cost. */
const MAX_SIGNATURE_CHECKS = 64;
const MAX_CHAINS = 8;

interface Search {
  readonly options: ChainOptions;
  /** How many paths are looked for. */
  readonly wanted: number;
  readonly found: (readonly Certificate[])[];
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
  const search = searchFrom(certificate, options, 1);
  const [path] = search.found;
  if (path !== undefined) return { status: 'trusted', path, anchor: path.at(-1) ?? certificate };
  return search.failure ?? { status: 'no-anchor', lastKnown: search.longest.at(-1) ?? certificate };
}

/**
 * All good paths from a certificate to anchors, as {@link buildChain} finds them, at most eight: with cross-certificates
 * there are several, and one of them may have a revoked authority on it where another has not.
 *
 * @returns the certificate asked about first in each, the anchor last; empty where there is none
 * @example
 * ```ts
 * for (const path of buildChains(certificate, { anchors, intermediates, at })) await isRevoked(path[1]);
 * ```
 */
export function buildChains(certificate: Certificate, options: ChainOptions): readonly (readonly Certificate[])[] {
  return searchFrom(certificate, options, MAX_CHAINS).found;
}

function searchFrom(certificate: Certificate, options: ChainOptions, wanted: number): Search {
  const longest = [certificate];
  const search: Search = { options, wanted, found: [], signatureChecks: 0, failure: undefined, longest };
  extend([certificate], search);
  return search;
}

/** Depth first; the path is validated as a whole once it reaches an anchor. */
function extend(path: readonly Certificate[], search: Search): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const { anchors, intermediates = [] } = search.options;
  if (anchors.some((anchor) => anchor.sha256 === last.sha256)) {
    const failure = validate(path, search.options);
    if (failure === undefined) search.found.push(path);
    else search.failure ??= { status: 'invalid', ...failure };
    return;
  }
  if (path.length > search.longest.length) search.longest = path;
  if (path.length === MAX_PATH) return;
  for (const [candidates, trusted] of [
    [anchors, true],
    [intermediates, false],
  ] as const) {
    for (const candidate of candidates) {
      if (search.found.length === search.wanted) return;
      // An anchor that is also among the certificates between is one path and not two.
      if (!trusted && anchors.some(({ sha256 }) => sha256 === candidate.sha256)) continue;
      if (!isOnPath(candidate, path) && isIssuer(last, candidate, trusted, search))
        extend([...path, candidate], search);
    }
  }
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
  { at, model = 'shell', purpose }: ChainOptions,
): { readonly reason: ChainFailure; readonly certificate: Certificate } | undefined {
  for (const [index, certificate] of path.entries()) {
    const time = model === 'shell' ? at : (path[index - 1]?.notBefore ?? at);
    const reason =
      timeFailure(certificate, time) ?? (index === 0 ? undefined : authorityFailure(certificate, path, index));
    if (reason !== undefined) return { reason, certificate };
    if (certificate.extensions.criticalUnknown.length > 0) return { reason: 'critical-extension', certificate };
    if (index === 0 && purpose !== undefined && purposeFailure(certificate, purpose) !== undefined) {
      return { reason: 'key-usage', certificate };
    }
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
  // An old root may lack the extension that says so. An anchor can also be the very key that signs or stamps.
  if (!(basicConstraints?.ca ?? (isAnchor && certificate.isSelfIssued))) return 'not-a-ca';
  if (keyUsage !== undefined && !keyUsage.has('keyCertSign')) return 'key-usage';
  const below = path.slice(1, index).filter((authority) => !authority.isSelfIssued).length;
  const pathLength = basicConstraints?.pathLength;
  return pathLength !== undefined && below > pathLength ? 'path-length' : undefined;
}
