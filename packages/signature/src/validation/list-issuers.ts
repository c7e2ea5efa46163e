import type { Certificate } from '@ciekit/pki';
import { findChain } from './chain-judgement.js';
import type { ValidationContext, ValidationPurpose } from './context.js';

/** A chain whose certificates' status is judged, and what may help. */
export interface JudgedChain {
  /** The certificate first, the anchor last. */
  readonly chain: readonly Certificate[];
  readonly purpose: ValidationPurpose;
  /** Certificates that came with the signature. */
  readonly known: readonly Certificate[];
}

/** One that signs lists of certificates that another authority issued. */
export interface ListIssuer {
  readonly certificate: Certificate;
  /** `undefined` for an anchor. */
  readonly issuer: Certificate | undefined;
}

/** Candidates of the names that a certificate gives: more is no accident. */
const MAX_CANDIDATES = 4;

/**
 * Issuers of indirect lists that a certificate names (RFC 5280 section 6.3.3 (b)(1)): looked for among what the file and the
 * trust store hold, then at the addresses that the certificate gives. Each has to have a path to the anchor of the
 * certificate's own chain (section 6.3.3 (f)).
 */
export async function listIssuersOf(
  certificate: Certificate,
  { chain, purpose, known }: JudgedChain,
  context: ValidationContext,
  time: Date,
): Promise<readonly ListIssuer[]> {
  const names = certificate.extensions.crlDistributionPoints
    .flatMap(({ crlIssuers }) => crlIssuers)
    .filter((name) => !name.equals(certificate.issuer));
  if (names.length === 0) return [];
  const isNamed = ({ subject }: Certificate): boolean => names.some((name) => name.equals(subject));
  const { trust, knownCertificates = [], revocation, signal } = context;
  const held = [...known, ...trust.intermediates(purpose), ...knownCertificates, ...trust.anchors(purpose)];
  let candidates = held.filter(isNamed);
  if (candidates.length === 0) {
    candidates = ((await revocation?.fetchIssuers?.(certificate, { signal })) ?? []).filter(isNamed);
  }
  const anchor = chain.at(-1);
  const found: ListIssuer[] = [];
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    const path = await findChain(candidate, purpose, known, context, time);
    if (path.anchor !== undefined && path.anchor.sha256 === anchor?.sha256) {
      found.push({ certificate: candidate, issuer: path.chain[1] });
    }
  }
  return found;
}
