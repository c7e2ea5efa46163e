import { buildChain, type Certificate, type ChainFailure, type ChainResult } from '@ciekit/pki/x509';
import type { ValidationContext, ValidationPurpose } from './context.js';
import { fitnessAt, hashFitness } from './crypto-constraints.js';
import { failure, note } from './finding.js';
import type { FindingCode } from './findings.js';
import type { Finding, TrustState, Verdict } from './verdict.js';

/** Whether a chain leads to an anchor, and which. */
export interface ChainJudgement {
  readonly verdict: Verdict<TrustState>;
  /** The certificate asked about first; down to the anchor where the verdict is `trusted`. */
  readonly chain: readonly Certificate[];
  readonly anchor: Certificate | undefined;
  /** The end of the longest path found, whose issuer is not held. */
  readonly gap?: Certificate | undefined;
}

/** Without a certificate there is nothing to look for. */
export const NO_CHAIN: ChainJudgement = {
  verdict: { state: 'undetermined', findings: [] },
  chain: [],
  anchor: undefined,
};

const FAILURES: Readonly<Record<ChainFailure, FindingCode>> = {
  signature: 'chain-signature',
  expired: 'authority-expired',
  'not-yet-valid': 'authority-not-yet-valid',
  'not-a-ca': 'authority-constraints',
  'key-usage': 'authority-constraints',
  'path-length': 'authority-constraints',
  'critical-extension': 'chain-critical-extension',
  'unsupported-algorithm': 'chain-algorithm',
};

/** Foreign files may bring any number of certificates; a search looks at so many. */
const MAX_CANDIDATES = 200;

/**
 * Looks for a chain (ETSI EN 319 102-1 section 5.2.6.4 steps 2 and 4). That the certificate itself has ended or not begun is
 * another question: the chain is then judged at the nearest end of its life, as in past certificate validation
 * (section 5.6.2.1).
 *
 * @param known certificates that came with the signature
 * @param time proved time, else validation time
 */
function judgeChain(
  certificate: Certificate,
  purpose: ValidationPurpose,
  known: readonly Certificate[],
  context: ValidationContext,
  time: Date,
): ChainJudgement {
  const { trust, knownCertificates = [] } = context;
  const intermediates = distinct([...trust.intermediates(purpose), ...known, ...knownCertificates]);
  const at = within(time, certificate.notBefore, certificate.notAfter);
  const result = buildChain(certificate, {
    anchors: trust.anchors(purpose),
    intermediates: intermediates.slice(0, MAX_CANDIDATES),
    at,
  });
  return { verdict: verdictOf(result, time), ...partsOf(result, certificate) };
}

function within(time: Date, from: Date, to: Date): Date {
  if (time > to) return to;
  return time < from ? from : time;
}

function distinct(certificates: readonly Certificate[]): readonly Certificate[] {
  return [...new Map(certificates.map((certificate) => [certificate.sha256, certificate])).values()];
}

function verdictOf(result: ChainResult, time: Date): Verdict<TrustState> {
  switch (result.status) {
    case 'trusted': {
      const findings = [
        ...weakHashes(result.path, time),
        note('trusted-anchor', { anchor: result.anchor.subject.toString() }),
      ];
      return { state: findings.length > 1 ? 'undetermined' : 'trusted', findings };
    }
    case 'no-anchor': {
      const { subject, issuer } = result.lastKnown;
      const values = { subject: subject.toString(), issuer: issuer.toString() };
      return { state: 'untrusted', findings: [failure('no-anchor', values)] };
    }
    case 'invalid': {
      const values = { subject: result.certificate.subject.toString() };
      return { state: 'untrusted', findings: [failure(FAILURES[result.reason], values)] };
    }
  }
}

/**
 * Certificates whose issuer signed a hash that is too weak now and was not proved to be older (section 5.2.6.4 step 6). The
 * anchor is trusted for itself, whatever signed it.
 */
function weakHashes(path: readonly Certificate[], time: Date): readonly Finding[] {
  return path.slice(0, -1).flatMap(({ signatureHash, subject }) => {
    const isFit = fitnessAt(hashFitness(signatureHash), time, undefined) === 'fit';
    return isFit ? [] : [failure('chain-weak-digest', { subject: subject.toString(), algorithm: signatureHash })];
  });
}

function partsOf(result: ChainResult, certificate: Certificate): Pick<ChainJudgement, 'chain' | 'anchor' | 'gap'> {
  if (result.status === 'trusted') return { chain: result.path, anchor: result.anchor };
  const gap = result.status === 'no-anchor' ? result.lastKnown : undefined;
  return { chain: [certificate], anchor: undefined, gap };
}

/** Issuers that are asked for one after the other: more than a chain needs. */
const MAX_FETCHES = 4;

/**
 * As {@link judgeChain}; where the network may be used, issuers that are missing are looked for at the addresses that
 * certificates give for them (RFC 5280 section 4.2.2.1).
 */
export async function findChain(
  certificate: Certificate,
  purpose: ValidationPurpose,
  known: readonly Certificate[],
  context: ValidationContext,
  time: Date,
): Promise<ChainJudgement> {
  const { revocation: source, signal } = context;
  let found = judgeChain(certificate, purpose, known, context, time);
  const fetched: Certificate[] = [];
  for (let fetches = 0; fetches < MAX_FETCHES && found.gap?.isSelfIssued === false; fetches++) {
    const { gap } = found;
    const issuers = (await source?.fetchIssuers?.(gap, { signal })) ?? [];
    if (issuers.length === 0) break;
    fetched.push(...issuers);
    found = judgeChain(certificate, purpose, [...fetched, ...known], context, time);
    if (found.gap?.sha256 === gap.sha256) break;
  }
  return found;
}
