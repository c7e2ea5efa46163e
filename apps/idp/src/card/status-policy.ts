import type { Certificate } from '@ciekit/pki';
import type { CardRefusal } from './card-refusal.js';

/** Decides what the status of a certificate means for a login. */
export interface StatusPolicy {
  /** Why the login ends, or `undefined` when it goes on. */
  refusal(certificate: Certificate, issuer: Certificate): Promise<CardRefusal | undefined>;
}

/** Nobody is asked. */
export const STATUS_OFF: StatusPolicy = { refusal: () => Promise.resolve(undefined) };
