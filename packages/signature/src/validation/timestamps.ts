import type { Certificate } from '@ciekit/pki';
import { findChain, NO_CHAIN } from './chain-judgement.js';
import type { ValidationContext } from './context.js';
import { withDigest } from './digest-judgement.js';
import type { SignatureEvidence, TimestampEvidence } from './evidence.js';
import { earliest, failure, isoTime, isTime, latest, warning } from './finding.js';
import { summarise } from './indication.js';
import type { ProvedTimes } from './proof-of-existence.js';
import type { TimestampReport, Verdicts } from './report.js';
import { judgeRevocation, withAuthorities } from './revocation-judgement.js';
import { judgeCertificate } from './signing-certificate.js';
import type { CertificateState, Finding, IntegrityState, RevocationState, Verdict } from './verdict.js';

/** Time stamps with what may help to judge them: those of a signature, or of a file. */
type StampedEvidence = Pick<SignatureEvidence, 'timestamps' | 'certificates' | 'ocspResponses' | 'crls'>;

/** What the time stamps of a signature prove. */
export interface TimestampJudgement {
  /** In the order of the evidence. */
  readonly reports: readonly TimestampReport[];
  /** The earliest time at which the signature is proved to have existed. */
  readonly proved: Date | undefined;
  /** The latest time at which it is proved not to have existed: that of a time stamp on the content. */
  readonly notBefore: Date | undefined;
  /** Stamps that prove nothing; warnings. */
  readonly findings: readonly Finding[];
  /** Stamps that passed and contradict each other. */
  readonly isOutOfOrder: boolean;
}

/**
 * Judges the time stamps, the latest first (ETSI EN 319 102-1 section 5.6.3): one that passed and covers everything
 * before it (`archive`, `document`) proves that the earlier ones existed then, and they are judged at its time. So a
 * stamp whose authority has ended since still counts if it was protected while it was good.
 */
export async function judgeTimestamps(
  evidence: StampedEvidence,
  context: ValidationContext,
): Promise<TimestampJudgement> {
  const latestFirst = [...evidence.timestamps].sort(byTimeFromTheLast);
  const reports = new Map<TimestampEvidence, TimestampReport>();
  let protectedAt: Date | undefined;
  for (const stamp of latestFirst) {
    const times: ProvedTimes = {
      reference: protectedAt ?? context.at,
      isProved: protectedAt !== undefined,
      notBefore: isTime(stamp.time) ? stamp.time : undefined,
    };
    const report = await judgeTimestamp(stamp, evidence, context, times);
    reports.set(stamp, report);
    if (coversAll(stamp) && passed(report)) protectedAt = report.time;
  }
  return conclude(evidence.timestamps.flatMap((stamp) => reports.get(stamp) ?? []));
}

/** One without a readable time comes last: it proves nothing and protects nothing. */
const timeOf = ({ time }: TimestampEvidence): number => (isTime(time) ? time.getTime() : -Infinity);

const coversAll = ({ kind }: TimestampEvidence): boolean => kind === 'archive' || kind === 'document';

/** Of two in the same second the one that covers the other came later. Two times that cannot be read are equal. */
function byTimeFromTheLast(a: TimestampEvidence, b: TimestampEvidence): number {
  const [first, second] = [timeOf(a), timeOf(b)];
  return first === second ? Number(coversAll(b)) - Number(coversAll(a)) : second - first;
}

const passed = (report: TimestampReport): report is TimestampReport & { readonly time: Date } =>
  report.indication === 'TOTAL-PASSED' && report.time !== undefined;

function conclude(reports: readonly TimestampReport[]): TimestampJudgement {
  const timesOf = (...kinds: readonly TimestampReport['kind'][]): readonly Date[] =>
    reports.filter(passed).flatMap(({ kind, time }) => (kinds.includes(kind) ? [time] : []));
  const onSignature = timesOf('signature', 'archive', 'document');
  const proved = earliest(onSignature);
  const notBefore = latest(timesOf('content'));
  const findings = reports
    .filter((report) => !passed(report))
    .map(({ time, indication, subIndication }) =>
      warning('timestamp-not-proved', {
        time: time === undefined ? '?' : isoTime(time),
        indication: subIndication ?? indication,
      }),
    );
  // What covers everything covers the first stamp on the signature too, and so came later.
  const isOutOfOrder =
    isAfter(notBefore, proved) || isAfter(earliest(timesOf('signature')), earliest(timesOf('archive', 'document')));
  return { reports, proved, notBefore, findings, isOutOfOrder };
}

const isAfter = (a: Date | undefined, b: Date | undefined): boolean => a !== undefined && b !== undefined && a > b;

async function judgeTimestamp(
  stamp: TimestampEvidence,
  evidence: Omit<StampedEvidence, 'timestamps'>,
  context: ValidationContext,
  times: ProvedTimes,
): Promise<TimestampReport> {
  const { signingCertificate: certificate } = stamp;
  const known = [...stamp.certificates, ...evidence.certificates];
  const found =
    certificate === undefined ? NO_CHAIN : await findChain(certificate, 'tsa', known, context, times.reference);
  const revocation = await judgeRevocation({ chain: found.chain, purpose: 'tsa', known }, evidence, context, times);
  const verdicts: Verdicts = {
    integrity: integrityOf(stamp, context.at, times),
    certificate: judgeAuthority(stamp, certificate, times, revocation.verdict.state),
    trust: withAuthorities(found.verdict, revocation),
    revocation: revocation.verdict,
  };
  return {
    ...summarise(verdicts),
    kind: stamp.kind,
    time: isTime(stamp.time) ? stamp.time : undefined,
    verdicts,
    authority: certificate?.subject.toString(),
    chain: found.chain,
    judgedAt: times.reference,
    coverage: stamp.coverage,
  };
}

function integrityOf(
  { integrity, time, digestAlgorithm }: TimestampEvidence,
  at: Date,
  times: ProvedTimes,
): Verdict<IntegrityState> {
  const findings: Finding[] = [];
  if (!isTime(time)) findings.push(failure('timestamp-no-time'));
  else if (time > at) findings.push(failure('timestamp-in-future', { time: isoTime(time) }));
  return withDigest(integrity, digestAlgorithm, times, findings);
}

/** Its certificate must not have ended, or begun only later, when it says that it stamped. */
function judgeAuthority(
  { time }: TimestampEvidence,
  certificate: Certificate | undefined,
  times: ProvedTimes,
  revocation: RevocationState,
): Verdict<CertificateState> {
  const verdict = judgeCertificate(certificate, 'tsa', times, revocation);
  if (certificate === undefined || !isTime(time) || time >= certificate.notBefore) return verdict;
  const early = failure('signed-before-validity', { time: isoTime(certificate.notBefore) });
  return { state: 'invalid', findings: [early, ...verdict.findings] };
}
