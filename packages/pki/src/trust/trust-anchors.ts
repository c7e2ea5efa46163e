import type { Certificate } from '../x509/certificate.js';

/**
 * What an anchor may vouch for: the signer of the chips' security objects (country signing authorities), or the holders'
 * certificates (root and issuing authorities). The two hierarchies have nothing to do with each other.
 */
export const TRUST_PURPOSES = ['chip-signer', 'holder-issuer'] as const;
export type TrustPurpose = (typeof TRUST_PURPOSES)[number];

/** What judging needs of a trust store. */
export interface TrustAnchors {
  anchors(purpose: TrustPurpose): readonly Certificate[];
  /** Certificates that may lie between; they are not trusted by themselves. */
  intermediates(purpose: TrustPurpose): readonly Certificate[];
  /** Whether a pinned authority has this name. The State keeps a name when it changes the key behind it. */
  isPinnedName(purpose: TrustPurpose, commonName: string): boolean;
}
