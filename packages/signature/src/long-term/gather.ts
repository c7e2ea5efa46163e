import type { Certificate } from '@ciekit/pki';
import { SignatureError } from '../errors.js';
import { judgeChain } from '../validation/chain-judgement.js';
import type {
  RevocationSource,
  RevocationValues,
  ValidationContext,
  ValidationPurpose,
} from '../validation/context.js';
import { isNeverRevoked } from '../validation/never-revoked.js';
import { answersAbout } from '../validation/revocation-answers.js';

/** Whose validation data are wanted. */
export interface GatherSubject {
  readonly certificate: Certificate;
  readonly purpose: ValidationPurpose;
}

/** Like a validation, with a source of revocation values that is not optional. */
export interface GatherContext extends ValidationContext {
  readonly revocation: RevocationSource;
  /** Values that are in the file already: what they answer is not asked for again. */
  readonly values?: RevocationValues | undefined;
}

/** What makes a signature verifiable without anybody's help (ETSI EN 319 122-1 section 6.3, level LT); DER each. */
export interface ValidationData extends RevocationValues {
  /** Every certificate of every chain, anchors included, each once. */
  readonly certificates: readonly Uint8Array[];
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
 * const data = await gatherValidationData([{ certificate, purpose: 'signer' }, { certificate: tsa, purpose: 'tsa' }], context);
 * data.ocspResponses.length;
 * ```
 */
export async function gatherValidationData(
  subjects: readonly GatherSubject[],
  context: GatherContext,
): Promise<ValidationData> {
  const certificates = new Map<string, Uint8Array>();
  const ocspResponses = new Map<string, Uint8Array>();
  const crls = new Map<string, Uint8Array>();
  const waiting = [...subjects];
  const settled = new Set<string>();
  for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
    const chain = chainOf(subject, context);
    for (const [index, certificate] of chain.entries()) {
      certificates.set(certificate.sha256, certificate.der);
      if (certificates.size > MAX_CERTIFICATES) throw unavailable(certificate, 'too many certificates');
      const issuer = chain[index + 1];
      if (issuer === undefined || settled.has(certificate.sha256) || isNeverRevoked(certificate)) continue;
      settled.add(certificate.sha256);
      const { source, der, signer, signerUnchecked } = await statusOf(certificate, issuer, context);
      (source === 'ocsp' ? ocspResponses : crls).set(Buffer.from(der).toString('base64'), der);
      certificates.set(signer.sha256, signer.der);
      if (!signerUnchecked) waiting.push({ certificate: signer, purpose: subject.purpose });
    }
  }
  return {
    certificates: [...certificates.values()],
    ocspResponses: [...ocspResponses.values()],
    crls: [...crls.values()],
  };
}

function chainOf({ certificate, purpose }: GatherSubject, context: GatherContext): readonly Certificate[] {
  const { chain, anchor } = judgeChain(certificate, purpose, [], context, context.at);
  if (anchor === undefined) throw unavailable(certificate, 'no chain to an anchor');
  return chain;
}

async function statusOf(
  certificate: Certificate,
  issuer: Certificate,
  context: GatherContext,
): Promise<{
  readonly source: 'ocsp' | 'crl';
  readonly der: Uint8Array;
  readonly signer: Certificate;
  readonly signerUnchecked: boolean;
}> {
  const { at: now, revocation, signal, values } = context;
  signal?.throwIfAborted();
  const at = now > certificate.notAfter ? certificate.notAfter : now;
  const question = { certificate, issuer, at, now };
  const held = values === undefined ? [] : answersAbout(question, values);
  const status = held.find((answer) => answer.status !== 'unknown') ?? (await revocation.status(question, { signal }));
  signal?.throwIfAborted();
  if (status.status === 'unknown') throw unavailable(certificate, status.reason);
  return status.evidence;
}

function unavailable({ subject }: Certificate, reason: string): SignatureError {
  return new SignatureError('revocation-unavailable', `${subject.toString()}: ${reason}`);
}
