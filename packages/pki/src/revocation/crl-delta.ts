import { sameBytes } from '../bytes.js';
import { undefinedWhenRefused } from '../errors.js';
import type { Certificate } from '../x509/certificate.js';
import { Crl } from './crl.js';
import { freshnessFailure, type RevocationQuestion, type RevocationUnknown } from './revocation-status.js';

/** Lists whose signature is verified for one base: who brings more has something in mind. */
const MAX_DELTAS = 8;

/** Which changes count for a base list, and why others do not. */
export interface DeltaChoice {
  /** The latest that fits and holds. */
  readonly delta: Crl | undefined;
  /** Where none counts although some were offered. */
  readonly refused: RevocationUnknown | undefined;
}

/**
 * Looks for the latest changes to a list (RFC 5280 sections 5.2.4 and 6.3.3 (c)): of the same issuer and scope, signed with
 * the same key, made for this base or an earlier one, and later than it. A list that is none of changes is passed over.
 *
 * @param signer whose key signed the base
 */
export function chooseDelta(
  base: Crl,
  offered: readonly (Crl | Uint8Array)[],
  signer: Certificate,
  question: RevocationQuestion,
): DeltaChoice {
  let delta: Crl | undefined;
  let refused: RevocationUnknown | undefined;
  let looked = 0;
  for (const each of offered) {
    const list = each instanceof Crl ? each : undefinedWhenRefused(() => Crl.fromDer(each));
    if (list === undefined) refused ??= 'malformed';
    if (list?.extensions.baseNumber === undefined || looked === MAX_DELTAS) continue;
    looked++;
    const failure = deltaFailure(base, list, signer, question);
    if (failure !== undefined) refused ??= failure;
    else if (numberOf(list) > numberOf(delta ?? base)) delta = list;
  }
  return { delta, refused: delta === undefined ? refused : undefined };
}

const numberOf = ({ extensions: { number } }: Crl): bigint => number ?? -1n;

function deltaFailure(
  base: Crl,
  delta: Crl,
  signer: Certificate,
  question: RevocationQuestion,
): RevocationUnknown | undefined {
  if (!fits(base, delta)) return 'delta-base';
  if (undefinedWhenRefused(() => delta.isSignedBy(signer)) !== true) return 'signature';
  if (delta.extensions.criticalUnknown || delta.hasUnknownCriticalEntry) return 'critical-extension';
  const { thisUpdate, nextUpdate } = delta;
  return freshnessFailure({ thisUpdate, nextUpdate, producedAt: thisUpdate }, question);
}

/** Section 5.2.4: the conditions (a) to (c) for putting the two together, and (d) but for lists of the same moment. */
function fits(base: Crl, delta: Crl): boolean {
  const [ofBase, ofDelta] = [base.extensions, delta.extensions];
  if (ofBase.number === undefined || ofDelta.number === undefined || ofDelta.baseNumber === undefined) return false;
  return (
    base.issuer.equals(delta.issuer) &&
    sameOrBothAbsent(ofBase.encodedScope, ofDelta.encodedScope) &&
    sameOrBothAbsent(ofBase.authorityKeyIdentifier, ofDelta.authorityKeyIdentifier) &&
    ofBase.number >= ofDelta.baseNumber &&
    ofBase.number <= ofDelta.number
  );
}

function sameOrBothAbsent(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameBytes(a, b);
}
