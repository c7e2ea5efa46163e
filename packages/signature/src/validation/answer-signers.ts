import type { Certificate, RevocationEvidence, RevocationQuestion, RevocationStatus } from '@ciekit/pki';
import type { RevocationValues, ValidationContext } from './context.js';
import { warning } from './finding.js';
import { isNeverRevoked } from './never-revoked.js';
import { answersAbout } from './revocation-answers.js';
import type { Finding } from './verdict.js';

/** Answers about one certificate as far as those who signed them may be believed, and what is to be said about that. */
export interface BelievedAnswers {
  readonly statuses: readonly RevocationStatus[];
  readonly remarks: readonly Finding[];
}

/** Signers whose own status is looked for, for one certificate: files that bring more have something in mind. */
const MAX_SIGNERS = 4;

/**
 * Looks at the status of those who signed answers: a responder that its issuer certified without saying that nobody need ask
 * about it (id-pkix-ocsp-nocheck, RFC 6960 section 4.2.2.2.1), or the issuer of an indirect list. Lists speak for them, never
 * a responder for itself. What a revoked one said does not count; one whose status is not to be had counts, with a warning.
 *
 * @param issuerOf who issued the signer's certificate; `undefined` for one that is trusted as it is
 */
export async function believedAnswers(
  statuses: readonly RevocationStatus[],
  issuerOf: (signer: Certificate) => Certificate | undefined,
  values: RevocationValues,
  context: ValidationContext,
): Promise<BelievedAnswers> {
  const checked = new Map<string, SignerState>();
  const believed: RevocationStatus[] = [];
  const remarks: Finding[] = [];
  for (const status of statuses) {
    if (status.status === 'unknown') {
      believed.push(status);
      continue;
    }
    const { signer, deltaRefused } = status.evidence;
    const known = checked.get(signer.sha256);
    const state =
      known ?? (checked.size < MAX_SIGNERS ? await stateOf(status.evidence, issuerOf, values, context) : 'open');
    if (!status.evidence.signerUnchecked) checked.set(signer.sha256, state);
    if (state === 'revoked') {
      believed.push({ status: 'unknown', reason: 'signer-revoked' });
      continue;
    }
    believed.push(status);
    if (state === 'open') remarks.push(warning('revocation-signer-unchecked', { subject: signer.subject.toString() }));
    if (deltaRefused !== undefined) remarks.push(warning('revocation-changes-refused', { reason: deltaRefused }));
  }
  return { statuses: believed, remarks };
}

type SignerState = 'good' | 'revoked' | 'open';

async function stateOf(
  { signer, signerUnchecked, producedAt }: RevocationEvidence,
  issuerOf: (signer: Certificate) => Certificate | undefined,
  { crls }: RevocationValues,
  { at: now, revocation, signal }: ValidationContext,
): Promise<SignerState> {
  if (signerUnchecked || isNeverRevoked(signer)) return 'good';
  const issuer = issuerOf(signer);
  if (issuer === undefined) return 'good';
  const at = producedAt > signer.notAfter ? signer.notAfter : producedAt;
  const question: RevocationQuestion = { certificate: signer, issuer, at, now, onlyLists: true };
  const own = answersAbout(question, { ocspResponses: [], crls }).filter(({ status }) => status !== 'unknown');
  if (own.length === 0 && revocation !== undefined) {
    signal?.throwIfAborted();
    own.push(await revocation.status(question, { signal }));
  }
  const states = own.map((status) => stateBy(status, producedAt));
  return states.find((state) => state === 'revoked') ?? states.find((state) => state === 'good') ?? 'open';
}

/** Reasons that say nothing against what the key signed before (RFC 5280 section 5.3.1). */
const HARMLESS: ReadonlySet<string> = new Set([
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
]);

function stateBy(status: RevocationStatus, producedAt: Date): SignerState {
  // Only the issuer's own word ends the questions.
  if (status.status === 'unknown' || !status.evidence.signerUnchecked) return 'open';
  if (status.status === 'good') return 'good';
  if (status.revokedAt <= producedAt) return 'revoked';
  return status.status === 'suspended' || HARMLESS.has(status.reason) ? 'good' : 'revoked';
}
