import type { Certificate } from '../x509/certificate.js';

/**
 * What an anchor may vouch for. Two hierarchies of the State, which have nothing to do with each other: the signer of the
 * chips' security objects (country signing authorities), and the holders' certificates (root and issuing authorities).
 * And those that the user takes from files or trusted lists: signers of documents other than holders of a CIE, and
 * authorities that stamp time. What vouches for holders vouches for the documents that they sign.
 */
export const TRUST_PURPOSES = ['chip-signer', 'holder-issuer', 'document-signer', 'tsa'] as const;
export type TrustPurpose = (typeof TRUST_PURPOSES)[number];

/** Those whose anchors are built in as fingerprints. */
export type PinnedPurpose = 'chip-signer' | 'holder-issuer';
/** Those that a trusted list may give anchors for. */
export type ListedPurpose = Exclude<TrustPurpose, PinnedPurpose>;

/** What judging needs of a trust store. */
export interface TrustAnchors {
  anchors(purpose: TrustPurpose): readonly Certificate[];
  /** Certificates that may lie between; they are not trusted by themselves. */
  intermediates(purpose: TrustPurpose): readonly Certificate[];
  /** Whether a pinned authority has this name. The State keeps a name when it changes the key behind it. */
  isPinnedName(purpose: TrustPurpose, commonName: string): boolean;
}
