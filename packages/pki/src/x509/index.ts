/** Certificates, their keys and their chains. */
export { PkiError, undefinedWhenRefused, type PkiErrorCode } from '../errors.js';
export { Certificate } from './certificate.js';
export { DistinguishedName, type NameAttribute } from './distinguished-name.js';
export type { CrlDistributionPoint } from './distribution-points.js';
export { purposeFailure, type KeyPurpose, type PurposeFailure } from './key-purpose.js';
export type { QcStatements } from './qc-statements.js';
export { KEY_USAGES, type BasicConstraints, type CertificateExtensions, type KeyUsage } from './extensions.js';
export {
  HASH_LENGTH,
  hashByOid,
  readAlgorithmIdentifier,
  signatureSchemeOf,
  type AlgorithmIdentifier,
  type HashAlgorithm,
  type SignatureScheme,
} from './algorithms.js';
export { PublicKey, type VerificationInput } from './public-key.js';
export { buildChain, buildChains, type ChainFailure, type ChainOptions, type ChainResult } from './chain.js';
export { findChain, type FindChainOptions } from './find-chain.js';
export { GRACE_PERIOD_DAYS, readHolderIdentity, type HolderIdentity } from './holder-identity.js';
export { Oid } from './oids.js';
