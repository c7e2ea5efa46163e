import type { Certificate } from '@ciekit/pki';
import type { QualifiedService } from '../validation/context.js';
import type { ServiceState, TrustedList, TrustService } from './trusted-list.js';

/** Statuses in which a service counts as supervised: today's, and those before Regulation (EU) 910/2014 (section D.5). */
const GRANTED: ReadonlySet<string> = new Set([
  'granted',
  'recognisedatnationallevel',
  'undersupervision',
  'supervisionincessation',
  'accredited',
]);
const CA_QC = 'CA/QC';
/** 1 July 2016: before, CA/QC stood for signatures, and the additional information was not yet required. */
const EIDAS_APPLIES = new Date('2016-07-01T00:00:00Z');

/** The state of a service at a time; `undefined` before the list knows of it. */
export function stateAt({ states }: Pick<TrustService, 'states'>, at: Date): ServiceState | undefined {
  return states.find(({ since }) => since <= at);
}

/**
 * What the lists say about the service behind a certificate of a signer's path, at a time (ETSI TS 119 615 section 4.3): for
 * the `qualifiedService` of a validation's trust.
 *
 * @returns `undefined` where no list has the service as a granted CA/QC then
 * @example
 * ```ts
 * qualificationAt(lists, issuer, new Date('2025-06-01'))?.signatures;
 * ```
 */
export function qualificationAt(
  lists: readonly TrustedList[],
  certificate: Certificate,
  at: Date,
): QualifiedService | undefined {
  const states = lists
    .flatMap(({ services }) => services)
    .filter(
      ({ type, certificates }) => type === CA_QC && certificates.some((each) => isSameIdentity(each, certificate)),
    )
    .map((service) => stateAt(service, at))
    .filter((state) => state !== undefined)
    .filter(({ status }) => GRANTED.has(status));
  if (states.length === 0) return undefined;
  const isEarly = at < EIDAS_APPLIES;
  return {
    signatures: states.some(
      ({ additional }) => additional.includes('ForeSignatures') || (isEarly && additional.length === 0),
    ),
    seals: states.some(({ additional }) => additional.includes('ForeSeals')),
  };
}

/** Section 5.5.3: an identity is a key and a name; a renewed certificate of the same two is the same service. */
function isSameIdentity(a: Certificate, b: Certificate): boolean {
  return Buffer.compare(a.publicKey.spki, b.publicKey.spki) === 0 && a.subject.equals(b.subject);
}
