import type { Certificate } from '@ciekit/pki';
import type { RevocationSource, RevocationValues, ValidationContext } from './context.js';
import { failure, isoTime, note, warning } from './finding.js';
import type { ProvedTimes } from './proof-of-existence.js';
import { isNeverRevoked } from './never-revoked.js';
import { answersAbout, type RevocationAnswer } from './revocation-answers.js';
import type { Finding, RevocationState, TrustState, Verdict } from './verdict.js';

/** What is known of the status of a chain. */
export interface RevocationJudgement {
  /** About the signing certificate; where it is good and an authority's status is not known: that. */
  readonly verdict: Verdict<RevocationState>;
  /** An authority of the chain was revoked: the chain is worth nothing. */
  readonly authorityRevoked: Finding | undefined;
}

/**
 * The status of every certificate of a chain but the anchor (ETSI EN 319 102-1 sections 5.2.5 and 5.2.6.4 step 4):
 * with the values in the file first; what they leave open is asked online, where a source is given.
 *
 * @param chain the certificate first, the anchor last
 */
export async function judgeRevocation(
  chain: readonly Certificate[],
  values: RevocationValues,
  context: ValidationContext,
  times: ProvedTimes,
): Promise<RevocationJudgement> {
  const [certificate, issuer] = chain;
  if (certificate === undefined) return { verdict: notAsked(), authorityRevoked: undefined };
  // Trusted as it is, or without an issuer whose word would count.
  if (issuer === undefined) return { verdict: statusOfLoneCertificate(context), authorityRevoked: undefined };
  const own = await statusOf(certificate, issuer, values, context, times);
  let verdict = own;
  let authorityRevoked: Finding | undefined;
  for (const [index, authority] of chain.slice(1, -1).entries()) {
    const above = chain[index + 2];
    if (above === undefined) continue;
    const status = await statusOf(authority, above, values, context, times);
    if (status.state === 'good') continue;
    const subject = authority.subject.toString();
    const reason = status.findings.find(({ code }) => code === 'revoked');
    if (reason !== undefined) authorityRevoked ??= failure('authority-revoked', { ...reason.values, subject });
    else if (verdict.state === 'good') {
      verdict = { state: 'unknown', findings: [failure('authority-revocation-unknown', { subject }), ...own.findings] };
    }
  }
  return { verdict, authorityRevoked };
}

/** The trust verdict, with what was found out about the authorities of the chain. */
export function withAuthorities(
  trust: Verdict<TrustState>,
  { authorityRevoked }: RevocationJudgement,
): Verdict<TrustState> {
  if (authorityRevoked === undefined) return trust;
  return { state: 'untrusted', findings: [authorityRevoked, ...trust.findings] };
}

const notAsked = (): Verdict<RevocationState> => ({ state: 'not-asked', findings: [failure('revocation-not-asked')] });

function statusOfLoneCertificate({ revocation }: ValidationContext): Verdict<RevocationState> {
  return revocation === undefined ? notAsked() : { state: 'unknown', findings: [failure('revocation-no-source')] };
}

async function statusOf(
  certificate: Certificate,
  issuer: Certificate,
  values: RevocationValues,
  context: ValidationContext,
  times: ProvedTimes,
): Promise<Verdict<RevocationState>> {
  if (isNeverRevoked(certificate)) return { state: 'good', findings: [note('revocation-not-applicable')] };
  const embedded = answersAbout(certificate, issuer, values, context.at);
  const first = decide(certificate, embedded.answers, times);
  if (first !== undefined && first.state !== 'unknown') {
    return { ...first, findings: [...first.findings, ...embedded.refused] };
  }
  const { revocation } = context;
  if (revocation === undefined) {
    const findings = [...(first?.findings ?? []), ...embedded.refused];
    return findings.length === 0 ? notAsked() : { state: 'unknown', findings };
  }
  const fetched = answersAbout(certificate, issuer, await ask(revocation, certificate, issuer, context), context.at);
  const decided = decide(certificate, [...embedded.answers, ...fetched.answers], times);
  const refused = [...embedded.refused, ...fetched.refused];
  if (decided !== undefined) return { ...decided, findings: [...decided.findings, ...refused] };
  const { ocspUrls, crlUrls } = certificate.extensions;
  const silence = ocspUrls.length + crlUrls.length === 0 ? 'revocation-no-source' : 'revocation-unreachable';
  return { state: 'unknown', findings: [failure(silence), ...refused] };
}

async function ask(
  source: RevocationSource,
  certificate: Certificate,
  issuer: Certificate,
  { at, signal }: ValidationContext,
): Promise<RevocationValues> {
  signal?.throwIfAborted();
  const values = await source.revocationValues(certificate, issuer, { at, signal });
  signal?.throwIfAborted();
  return values;
}

/**
 * What several answers say together. Revoked is for ever, whichever answer says so; of good and on hold the later one
 * counts. A good one counts if it is about the judged time: issued then or later, or then not yet out of date (5.2.5).
 *
 * @returns `undefined` without any answer
 */
function decide(
  { notAfter }: Certificate,
  answers: readonly RevocationAnswer[],
  times: ProvedTimes,
): Verdict<RevocationState> | undefined {
  const revoked = answers
    .filter(({ status }) => status === 'revoked')
    .reduce<RevocationAnswer | undefined>(
      (first, next) => (revokedAt(next) < revokedAt(first) ? next : first),
      undefined,
    );
  if (revoked !== undefined) return judgeRevoked(revoked, times);
  // After the end of a certificate its issuer need not know about it any more: the last day is what counts.
  const time = times.reference > notAfter ? notAfter : times.reference;
  const usable = answers.filter(({ status, issuedAt, speaksOf }) => {
    if (status === 'unknown') return false;
    return speaksOf(time) && (issuedAt <= notAfter || status === 'hold');
  });
  const last = usable.reduce<RevocationAnswer | undefined>(
    (latest, next) => (latest === undefined || next.issuedAt > latest.issuedAt ? next : latest),
    undefined,
  );
  if (last !== undefined) {
    const values = { time: isoTime(last.revokedAt ?? last.issuedAt), source: last.source };
    return last.status === 'hold'
      ? { state: 'suspended', findings: [failure('suspended', values)] }
      : { state: 'good', findings: [note('not-revoked', values)] };
  }
  const [any] = answers;
  if (any === undefined) return undefined;
  const findings = answers.map((answer) =>
    answer.status === 'unknown'
      ? failure('revocation-status-unknown', { source: answer.source })
      : failure('revocation-stale', { time: isoTime(answer.issuedAt), source: answer.source }),
  );
  return { state: 'unknown', findings: findings.slice(0, 4) };
}

const revokedAt = (answer: RevocationAnswer | undefined): number => answer?.revokedAt?.getTime() ?? Infinity;

/** ETSI EN 319 102-1 section 5.5.4 step 4: what is proved to be older than the revocation stands. */
function judgeRevoked({ revokedAt: time, reason }: RevocationAnswer, times: ProvedTimes): Verdict<RevocationState> {
  const values = { time: time === undefined ? '?' : isoTime(time), reason };
  if (time !== undefined && times.isProved && times.reference < time) {
    // Whoever has the key can sign; the authority learns of it later than it happens.
    const weigh = reason === 'keyCompromise' ? warning : note;
    return { state: 'good', findings: [weigh('revoked-after-proved-time', values)] };
  }
  const isProvedLater = time !== undefined && times.notBefore !== undefined && times.notBefore >= time;
  return { state: 'revoked', findings: [failure(isProvedLater ? 'signed-after-revocation' : 'revoked', values)] };
}
