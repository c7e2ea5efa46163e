import { findChain, NO_CHAIN } from './chain-judgement.js';
import type { ValidationContext } from './context.js';
import { withDigest } from './digest-judgement.js';
import type { SignatureEvidence } from './evidence.js';
import { failure, isoTime, isTime, warning } from './finding.js';
import { summarise } from './indication.js';
import type { ProvedTimes } from './proof-of-existence.js';
import type { BestTime, SignatureReport, Verdicts } from './report.js';
import { judgeRevocation, withAuthorities } from './revocation-judgement.js';
import { judgeCertificate } from './signing-certificate.js';
import { judgeTimestamps, type TimestampJudgement } from './timestamps.js';
import type { Finding } from './verdict.js';
import { signerOf, worthOf } from './worth.js';

/** Counter-signatures of counter-signatures: nobody writes more. */
const MAX_DEPTH = 4;

/**
 * Judges one signature whose format has been read (ETSI EN 319 102-1 sections 5.3, 5.5 and 5.6 in one): the time stamps
 * first, then the signing certificate at the time that they prove, else at the validation time.
 *
 * Any evidence gets a report. Nobody is asked unless the context has a source of revocation values.
 *
 * @throws what the source of revocation values throws, and the signal's reason once it is aborted
 * @example
 * ```ts
 * const { indication, verdicts } = await judge(evidence, { at: new Date(), trust });
 * if (verdicts.integrity.state === 'broken') refuse();
 * ```
 */
export function judge(evidence: SignatureEvidence, context: ValidationContext): Promise<SignatureReport> {
  return judgeAtDepth(evidence, context, 0);
}

async function judgeAtDepth(
  evidence: SignatureEvidence,
  context: ValidationContext,
  depth: number,
): Promise<SignatureReport> {
  context.signal?.throwIfAborted();
  const { signingCertificate: certificate } = evidence;
  const stamps = await judgeTimestamps(evidence, context);
  const times: ProvedTimes = {
    reference: stamps.proved ?? context.at,
    isProved: stamps.proved !== undefined,
    notBefore: stamps.notBefore,
  };
  const found =
    certificate === undefined
      ? NO_CHAIN
      : await findChain(certificate, 'signer', evidence.certificates, context, times.reference);
  const revocation = await judgeRevocation(
    { chain: found.chain, purpose: 'signer', known: evidence.certificates },
    evidence,
    context,
    times,
  );
  const form = judgeCertificate(certificate, 'signer', times, revocation.verdict.state);
  const order = stamps.isOutOfOrder ? [failure('timestamp-order')] : [];
  const verdicts: Verdicts = {
    integrity: withDigest(evidence.integrity, evidence.digestAlgorithm, times, order),
    certificate: {
      ...form,
      findings: [...form.findings, ...stamps.findings, ...claimFindings(evidence, context, stamps)],
    },
    trust: withAuthorities(found.verdict, revocation),
    revocation: revocation.verdict,
  };
  const below = depth < MAX_DEPTH ? evidence.counterSignatures : [];
  const counterSignatures: SignatureReport[] = [];
  for (const counterSignature of below)
    counterSignatures.push(await judgeAtDepth(counterSignature, context, depth + 1));
  return {
    ...summarise(verdicts),
    format: evidence.format,
    level: evidence.level,
    name: evidence.name,
    verdicts,
    bestTime: bestTimeOf(evidence, stamps),
    claimedTime: evidence.claimedTime,
    validationTime: context.at,
    signer: certificate && signerOf(certificate),
    chain: found.chain,
    worth: worthOf(certificate, found, context.trust, times.reference),
    digestAlgorithm: evidence.digestAlgorithm,
    coverage: evidence.coverage,
    reason: evidence.reason,
    place: evidence.place,
    timestamps: stamps.reports,
    counterSignatures,
  };
}

function bestTimeOf({ claimedTime }: SignatureEvidence, { proved }: TimestampJudgement): BestTime {
  if (proved !== undefined) return { kind: 'proved', time: proved };
  return isTime(claimedTime) ? { kind: 'claimed', time: claimedTime } : { kind: 'none', time: undefined };
}

/** Signers' clocks differ a little from those of authorities. */
const SKEW_MS = 5 * 60_000;

/** A claim proves nothing; one that cannot be true is worth saying. */
function claimFindings(
  { claimedTime }: SignatureEvidence,
  { at }: ValidationContext,
  { proved }: TimestampJudgement,
): readonly Finding[] {
  if (!isTime(claimedTime)) return [];
  const isLaterThan = (time: Date): boolean => claimedTime.getTime() > time.getTime() + SKEW_MS;
  const values = { time: isoTime(claimedTime) };
  if (proved !== undefined && isLaterThan(proved)) return [warning('claimed-after-proved-time', values)];
  return isLaterThan(at) ? [warning('claimed-in-future', values)] : [];
}
