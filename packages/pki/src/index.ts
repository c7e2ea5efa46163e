export { PkiError, undefinedWhenRefused, type PkiErrorCode } from './errors.js';
export { cutToAsn1Length } from './asn1/der.js';
export { Certificate } from './x509/certificate.js';
export { DistinguishedName, type NameAttribute } from './x509/distinguished-name.js';
export type { CrlDistributionPoint } from './x509/distribution-points.js';
export { purposeFailure, type KeyPurpose, type PurposeFailure } from './x509/key-purpose.js';
export type { QcStatements } from './x509/qc-statements.js';
export { KEY_USAGES, type BasicConstraints, type CertificateExtensions, type KeyUsage } from './x509/extensions.js';
export type { Asn1Node } from './asn1/ber.js';
export {
  HASH_LENGTH,
  hashByOid,
  readAlgorithmIdentifier,
  signatureSchemeOf,
  type AlgorithmIdentifier,
  type HashAlgorithm,
  type SignatureScheme,
} from './x509/algorithms.js';
export { PublicKey, type VerificationInput } from './x509/public-key.js';
export { buildChain, buildChains, type ChainFailure, type ChainOptions, type ChainResult } from './x509/chain.js';
export { findChain, type FindChainOptions } from './x509/find-chain.js';
export { GRACE_PERIOD_DAYS, readHolderIdentity, type HolderIdentity } from './x509/holder-identity.js';
export { Oid } from './x509/oids.js';
export { parseSod, type SignerIdentifier, type SodContent, type SodSigner } from './sod/sod.js';
export type { LdsSecurityObject } from './sod/lds-security-object.js';
export { verifySodSignature } from './sod/sod-signature.js';
export { judgeSodSigner, type SodSignerFailure, type SodSignerJudgement } from './sod/sod-signer.js';
export { checkDataGroup, DataGroup, hashedPart } from './sod/data-group.js';
export {
  createChipVerifier,
  type ChipRefusal,
  type ChipVerdict,
  type ChipVerificationInput,
  type ChipVerifier,
  type ChipVerifierOptions,
} from './sod/chip-verifier.js';
export {
  TRUST_PURPOSES,
  type ListedPurpose,
  type PinnedPurpose,
  type TrustAnchors,
  type TrustPurpose,
} from './trust/trust-anchors.js';
export { signatureTrust, type SignatureTrust, type TrustWithOrigins } from './trust/signature-trust.js';
export {
  originsAt,
  qualifiedUsesAt,
  stampsQualifiedTimeAt,
  type ListedUse,
  type TrustedListOrigin,
} from './trust/trusted-list-origin.js';
export { PINNED_ANCHORS, type PinnedAnchor } from './trust/pinned-anchors.js';
export { readCertificateBundle, type CertificateBundle } from './trust/certificate-bundle.js';
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
} from './trust/trust-store.js';
export { TrustStoreDirectory, type TrustStoreProblem } from './trust/trust-store-directory.js';
export type { TrustedListRecord, TrustedListRecords } from './trust/trusted-list-records.js';
export {
  CERTIFICATE_SOURCES,
  MANUAL_SOURCES,
  type CertificateSource,
  type ManualSource,
} from './trust/certificate-sources.js';
export {
  fetchPinned,
  type FetchAttempt,
  type FetchFailure,
  type FetchFunction,
  type FetchPinnedOptions,
  type FetchProgress,
  type FetchReport,
  type FetchResponse,
  type FetchTarget,
} from './trust/fetch-pinned.js';
export { holderIssuers, judgeHolderCertificate } from './trust/holder-chain.js';
export { checkOcsp, type OcspFetch, type OcspOptions, type OcspResult } from './revocation/check-ocsp.js';
export {
  judgeOcspEvidence,
  judgeOcspResponse,
  type OcspFailure,
  type OcspJudgement,
  type OcspQuestion,
  type OcspUnknown,
} from './revocation/ocsp-judgement.js';
export { Crl } from './revocation/crl.js';
export type { CrlEntry } from './revocation/crl-entries.js';
export type { CrlExtensions, CrlScope } from './revocation/crl-extensions.js';
export { judgeCrl } from './revocation/crl-judgement.js';
export type { CrlReason } from './revocation/crl-reason.js';
export {
  statusAt,
  type RevocationEvidence,
  type RevocationQuestion,
  type RevocationStatus,
  type RevocationUnknown,
} from './revocation/revocation-status.js';
export {
  RevocationClient,
  type RevocationCallOptions,
  type RevocationClientOptions,
} from './revocation/revocation-client.js';
export { folderRevocationCache, memoryRevocationCache, type RevocationCache } from './revocation/revocation-cache.js';
export {
  createHttpFetch,
  type HttpFetch,
  type HttpFetchInit,
  type HttpFetchOptions,
  type HttpFetchResponse,
} from './network/http-fetch.js';
export type { HttpProxy } from './network/http-proxy.js';
