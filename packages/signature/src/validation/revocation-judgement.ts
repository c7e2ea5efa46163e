import type { Certificate, RevocationQuestion, RevocationStatus, RevocationUnknown } from '@ciekit/pki';
import { believedAnswers } from './answer-signers.js';
import type { RevocationValues, ValidationContext } from './context.js';
import { failure, isoTime, note, warning } from './finding.js';
import type { FindingCode } from './findings.js';
import { listIssuersOf, type JudgedChain, type ListIssuer } from './list-issuers.js';
import { isNeverRevoked } from './never-revoked.js';
import type { ProvedTimes } from './proof-of-existence.js';
import { answersAbout } from './revocation-answers.js';
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
 * @param judged the chain, and what may help to find issuers of lists
 */
export async function judgeRevocation(
  judged: JudgedChain,
  values: RevocationValues,
  context: ValidationContext,
  times: ProvedTimes,
): Promise<RevocationJudgement> {
  const { chain } = judged;
  const [certificate, issuer] = chain;
  if (certificate === undefined) return { verdict: notAsked(), authorityRevoked: undefined };
  // Trusted as it is, or without an issuer whose word would count.
  if (issuer === undefined) return { verdict: statusOfLoneCertificate(context), authorityRevoked: undefined };
  const own = await statusOf(certificate, issuer, judged, values, context, times);
  let verdict = own;
  let authorityRevoked: Finding | undefined;
  for (const [index, authority] of chain.slice(1, -1).entries()) {
    const above = chain[index + 2];
    if (above === undefined) continue;
    const status = await statusOf(authority, above, judged, values, context, times);
    if (status.state === 'good') continue;
    const subject = authority.subject.toString();
    if (status.state === 'revoked') {
      authorityRevoked ??= failure('authority-revoked', { ...status.findings[0]?.values, subject });
    } else if (verdict.state === 'good') {
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
  judged: JudgedChain,
  values: RevocationValues,
  context: ValidationContext,
  times: ProvedTimes,
): Promise<Verdict<RevocationState>> {
  if (isNeverRevoked(certificate)) return { state: 'good', findings: [note('revocation-not-applicable')] };
  // After the end of a certificate its issuer need not know about it any more: its last moment is what counts.
  const at = times.reference > certificate.notAfter ? certificate.notAfter : times.reference;
  const { at: now, revocation, signal } = context;
  const listIssuers = await listIssuersOf(certificate, judged, context, at);
  const crlIssuers = listIssuers.map((each) => each.certificate);
  const question: RevocationQuestion = { certificate, issuer, at, now, crlIssuers };
  const believe = (statuses: readonly RevocationStatus[]): ReturnType<typeof believedAnswers> =>
    believedAnswers(statuses, (signer) => issuerOf(signer, listIssuers, issuer), values, context);
  const embedded = await believe(answersAbout(question, values));
  if (revocation === undefined || embedded.statuses.some(({ status }) => status !== 'unknown')) {
    return embedded.statuses.length === 0 ? notAsked() : remarked(decide(embedded.statuses, times), embedded.remarks);
  }
  signal?.throwIfAborted();
  const asked = await believe([await revocation.status(question, { signal })]);
  const verdict = decide([...embedded.statuses, ...asked.statuses], times);
  const directories = verdict.state === 'unknown' ? directoriesOf(certificate) : [];
  return remarked(verdict, [...asked.remarks, ...directories]);
}

/** A responder is certified by the issuer itself (RFC 6960 section 4.2.2.2); the issuer of a list by whom its path names. */
function issuerOf(
  signer: Certificate,
  listIssuers: readonly ListIssuer[],
  issuer: Certificate,
): Certificate | undefined {
  const listed = listIssuers.find(({ certificate }) => certificate.sha256 === signer.sha256);
  return listed === undefined ? issuer : listed.issuer;
}

function remarked(verdict: Verdict<RevocationState>, remarks: readonly Finding[]): Verdict<RevocationState> {
  return remarks.length === 0 ? verdict : { ...verdict, findings: [...verdict.findings, ...remarks] };
}

const MAX_ADDRESS_LENGTH = 200;

/** Lists in directories (LDAP, RFC 4516), which nothing here asks. */
function directoriesOf({ extensions: { crlUrls } }: Certificate): readonly Finding[] {
  const directory = crlUrls.find((url) => /^ldaps?:/i.test(url));
  if (directory === undefined) return [];
  return [
    note('revocation-directory-not-asked', { address: directory.replace(/\p{C}/gu, '').slice(0, MAX_ADDRESS_LENGTH) }),
  ];
}

type Answered = Exclude<RevocationStatus, { readonly status: 'unknown' }>;

/**
 * What several answers say together. Revoked is for ever, whichever answer says so; of good and on hold the later one
 * counts (ETSI EN 319 102-1 section 5.2.5 has already taken out those that say nothing about the judged time).
 */
function decide(statuses: readonly RevocationStatus[], times: ProvedTimes): Verdict<RevocationState> {
  const answered = statuses.filter((status): status is Answered => status.status !== 'unknown');
  const revoked = answered
    .filter((status) => status.status === 'revoked')
    .reduce<RevokedStatus | undefined>(
      (first, next) => (first === undefined || next.revokedAt < first.revokedAt ? next : first),
      undefined,
    );
  if (revoked !== undefined) return judgeRevoked(revoked, times);
  const last = answered.reduce<Answered | undefined>(
    (latest, next) => (latest === undefined || next.evidence.thisUpdate > latest.evidence.thisUpdate ? next : latest),
    undefined,
  );
  if (last === undefined) return { state: 'unknown', findings: statuses.slice(0, MAX_REASONS).flatMap(reasonOf) };
  const { source, thisUpdate } = last.evidence;
  if (last.status === 'suspended' && !(times.isProved && times.reference < last.revokedAt)) {
    return { state: 'suspended', findings: [failure('suspended', { time: isoTime(last.revokedAt), source })] };
  }
  return { state: 'good', findings: [note('not-revoked', { time: isoTime(thisUpdate), source })] };
}

/** Reasons given of why a status stayed open. */
const MAX_REASONS = 4;

const REASON_CODES: Readonly<Partial<Record<RevocationUnknown, FindingCode>>> = {
  stale: 'revocation-stale',
  'after-expiry': 'revocation-stale',
  'unknown-certificate': 'revocation-status-unknown',
  'signer-revoked': 'revocation-signer-revoked',
  'no-source': 'revocation-no-source',
  unreachable: 'revocation-unreachable',
  declined: 'revocation-unreachable',
};

function reasonOf(status: RevocationStatus): readonly Finding[] {
  if (status.status !== 'unknown') return [];
  const { reason } = status;
  return [failure(REASON_CODES[reason] ?? 'revocation-answer-refused', { reason })];
}

type RevokedStatus = Extract<RevocationStatus, { readonly status: 'revoked' }>;

/** ETSI EN 319 102-1 section 5.5.4 step 4: what is proved to be older than the revocation stands. */
function judgeRevoked({ revokedAt, reason }: RevokedStatus, times: ProvedTimes): Verdict<RevocationState> {
  const values = { time: isoTime(revokedAt), reason };
  if (times.isProved && times.reference < revokedAt) {
    // Whoever has the key can sign; the authority learns of it later than it happens.
    const weigh = reason === 'keyCompromise' ? warning : note;
    return { state: 'good', findings: [weigh('revoked-after-proved-time', values)] };
  }
  const isProvedLater = times.notBefore !== undefined && times.notBefore >= revokedAt;
  return { state: 'revoked', findings: [failure(isProvedLater ? 'signed-after-revocation' : 'revoked', values)] };
}
