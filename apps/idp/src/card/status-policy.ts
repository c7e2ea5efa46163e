import { checkOcsp, type Certificate, type OcspResult } from '@ciekit/pki';
import type { CardRefusal } from './card-refusal.js';

/**
 * Whether the status of a certificate is asked for (OCSP): `off`; `where-reachable`: a login goes on without an answer,
 * never against one or with one that is not to be believed; `required`: no login without.
 */
export const STATUS_MODES = ['off', 'where-reachable', 'required'] as const;
export type StatusMode = (typeof STATUS_MODES)[number];

export interface StatusPolicyOptions {
  readonly mode: StatusMode;
  /** Asked instead of the responders that certificates name, which for test certificates do not exist. */
  readonly responder?: string | undefined;
}

/** Decides what the status of a certificate means for a login. */
export class StatusPolicy {
  readonly #options: StatusPolicyOptions;

  constructor(options: StatusPolicyOptions) {
    this.#options = options;
  }

  /** Why the login ends, or `undefined` when it goes on. */
  async refusal(certificate: Certificate, issuer: Certificate): Promise<CardRefusal | undefined> {
    const { mode, responder } = this.#options;
    if (mode === 'off') return undefined;
    const urls = responder === undefined ? undefined : [responder];
    const result = await checkOcsp(certificate, issuer, { fetch, at: new Date(), urls });
    if (result.status === 'unreachable') return mode === 'required' ? 'status-unreachable' : undefined;
    return MEANING[result.status];
  }
}

const MEANING: Readonly<Record<Exclude<OcspResult['status'], 'unreachable'>, CardRefusal | undefined>> = {
  good: undefined,
  revoked: 'revoked',
  unknown: 'status-unknown',
  invalid: 'status-not-believed',
};
