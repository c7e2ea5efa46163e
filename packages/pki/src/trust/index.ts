/** Whom to trust for what: the store, its entries, what it is fed with from files. */
export { PkiError, undefinedWhenRefused, type PkiErrorCode } from '../errors.js';
export {
  TRUST_PURPOSES,
  type ListedPurpose,
  type PinnedPurpose,
  type TrustAnchors,
  type TrustPurpose,
} from './trust-anchors.js';
export { signatureTrust, type SignatureTrust, type TrustWithOrigins } from './signature-trust.js';
export {
  originsAt,
  qualifiedUsesAt,
  stampsQualifiedTimeAt,
  type ListedUse,
  type TrustedListOrigin,
} from './trusted-list-origin.js';
export { PINNED_ANCHORS, type PinnedAnchor } from './pinned-anchors.js';
export { readCertificateBundle, type CertificateBundle } from './certificate-bundle.js';
export {
  TRUST_BASES,
  TrustStore,
  type AddOptions,
  type AddOutcome,
  type AddResult,
  type EntryValidity,
  type ListedEntry,
  type ListedService,
  type TrustBasis,
  type TrustEntry,
  type TrustListing,
} from './trust-store.js';
export { TrustStoreDirectory, type TrustStoreProblem } from './trust-store-directory.js';
export type { TrustedListRecord, TrustedListRecords } from './trusted-list-records.js';
export {
  CERTIFICATE_SOURCES,
  MANUAL_SOURCES,
  type CertificateSource,
  type ManualSource,
} from './certificate-sources.js';
export { holderIssuers, judgeHolderCertificate } from './holder-chain.js';
