import type { Certificate, RevocationQuestion, RevocationStatus } from '@ciekit/pki';
import { SignatureError } from '../errors.js';
import type { ValidationData, ValidationDataQuestion } from '../validation-data.js';
import { findChain } from '../validation/chain-judgement.js';
import type {
  RevocationSource,
  RevocationValues,
  ValidationContext,
  ValidationPurpose,
} from '../validation/context.js';
import { listIssuersOf, type JudgedChain } from '../validation/list-issuers.js';
import { isNeverRevoked } from '../validation/never-revoked.js';
import { answersAbout } from '../validation/revocation-answers.js';

/** Like a validation, with a source of revocation values that is not optional. */
export interface GatherContext extends ValidationContext {
  readonly revocation: RevocationSource;
  /** Values that are in the file already: what they answer is not asked for again. */
  readonly values?: RevocationValues | undefined;
}

interface GatherSubject {
  readonly certificate: Certificate;
  readonly purpose: ValidationPurpose;
  /** It signed answers: lists speak for it, and what is not to be had is left out, as a validation does. */
  readonly signedAnswers?: boolean | undefined;
}

/** Signer, time stamps and OCSP responders with their chains: real signatures have about ten. */
const MAX_CERTIFICATES = 64;

/**
 * Collects chains and revocation values for a signer and its time stamps, and for those who signed the values, until
 * nobody's status is open: issuers that say that their responder need not be asked about (id-pkix-ocsp-nocheck) end it.
 *
 * A value that says "revoked" is data as well: whether the signature is older is for its validation to say.
 *
 * @throws {SignatureError} `revocation-unavailable`: a chain or a status could not be had; the message names whose
 * @example
 * ```ts
 * extendCades(file, 'lt', { timestamp, validationData: (question) => gatherValidationData(question, context) });
 * ```
 */
export async function gatherValidationData(
  { signers, timestampers, known }: ValidationDataQuestion,
  context: GatherContext,
): Promise<ValidationData> {
  const certificates = new Map<string, Uint8Array>();
  const ocspResponses = new Map<string, Uint8Array>();
  const crls = new Map<string, Uint8Array>();
  const waiting: GatherSubject[] = [
    ...signers.map((certificate) => ({ certificate, purpose: 'signer' as const })),
    ...timestampers.map((certificate) => ({ certificate, purpose: 'tsa' as const })),
  ];
  const settled = new Set<string>();
  for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
    const chain = await chainOf(subject, known, context);
    for (const [index, certificate] of chain.entries()) {
      certificates.set(certificate.sha256, certificate.der);
      if (certificates.size > MAX_CERTIFICATES) throw unavailable(certificate, 'too many certificates');
      const issuer = chain[index + 1];
      if (issuer === undefined || settled.has(certificate.sha256) || isNeverRevoked(certificate)) continue;
      settled.add(certificate.sha256);
      const isAnswerSigner = index === 0 && subject.signedAnswers === true;
      const judged = { chain, purpose: subject.purpose, known };
      const status = await statusOf(certificate, issuer, judged, isAnswerSigner, context);
      if (status.status === 'unknown') {
        if (isAnswerSigner) continue;
        throw unavailable(certificate, status.reason);
      }
      const { source, der, deltaDer, signer, signerUnchecked } = status.evidence;
      (source === 'ocsp' ? ocspResponses : crls).set(Buffer.from(der).toString('base64'), der);
      if (deltaDer !== undefined) crls.set(Buffer.from(deltaDer).toString('base64'), deltaDer);
      certificates.set(signer.sha256, signer.der);
      if (!signerUnchecked) waiting.push({ certificate: signer, purpose: subject.purpose, signedAnswers: true });
    }
  }
  return {
    certificates: [...certificates.values()],
    ocspResponses: [...ocspResponses.values()],
    crls: [...crls.values()],
  };
}

async function chainOf(
  { certificate, purpose }: GatherSubject,
  known: readonly Certificate[],
  context: GatherContext,
): Promise<readonly Certificate[]> {
  const { chain, anchor } = await findChain(certificate, purpose, known, context, context.at);
  if (anchor === undefined) throw unavailable(certificate, 'no chain to an anchor');
  return chain;
}

async function statusOf(
  certificate: Certificate,
  issuer: Certificate,
  judged: JudgedChain,
  onlyLists: boolean,
  context: GatherContext,
): Promise<RevocationStatus> {
  const { at: now, revocation, signal, values } = context;
  signal?.throwIfAborted();
  const at = now > certificate.notAfter ? certificate.notAfter : now;
  const crlIssuers = (await listIssuersOf(certificate, judged, context, at)).map((each) => each.certificate);
  const question: RevocationQuestion = { certificate, issuer, at, now, crlIssuers, onlyLists };
  const held = values === undefined ? [] : answersAbout(question, values);
  const status = held.find((answer) => answer.status !== 'unknown') ?? (await revocation.status(question, { signal }));
  signal?.throwIfAborted();
  return status;
}

function unavailable({ subject }: Certificate, reason: string): SignatureError {
  return new SignatureError('revocation-unavailable', `${subject.toString()}: ${reason}`);
}
