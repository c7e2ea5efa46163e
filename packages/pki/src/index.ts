export { PkiError, undefinedWhenRefused, type PkiErrorCode } from './errors.js';
export * from './x509/index.js';
export * from './trust/index.js';
export * from './revocation/index.js';
export { cutToAsn1Length } from './asn1/der.js';
export type { Asn1Node } from './asn1/ber.js';
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
  fetchPinned,
  type FetchAttempt,
  type FetchFailure,
  type FetchPinnedOptions,
  type FetchProgress,
  type FetchReport,
  type FetchTarget,
} from './trust/fetch-pinned.js';
export { checkOcsp, type OcspOptions, type OcspResult } from './revocation/check-ocsp.js';
export {
  RevocationClient,
  type RevocationCallOptions,
  type RevocationClientOptions,
} from './revocation/revocation-client.js';
export { folderRevocationCache, memoryRevocationCache, type RevocationCache } from './revocation/revocation-cache.js';
export { boundedBody } from './network/bounded-body.js';
export { withDeadline } from './network/with-deadline.js';
export {
  createHttpFetch,
  type HttpFetch,
  type HttpFetchInit,
  type HttpFetchOptions,
  type HttpFetchResponse,
} from './network/http-fetch.js';
export type { HttpProxy } from './network/http-proxy.js';
