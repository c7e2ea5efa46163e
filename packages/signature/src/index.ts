export { SignatureError, type SignatureErrorCode } from './errors.js';
export type { Signer } from './signer.js';
export * from './cades/index.js';
export * from './pades/index.js';
export * from './xades/index.js';
export * from './validation/index.js';
export { timestampClient, type TimestampClient, type TimestampClientOptions } from './timestamp/timestamp-client.js';
export { extractContent, type Extraction } from './extract-content.js';
export { FORMAT_HEAD, formatOf, type FileFormat } from './format-of.js';
export { gatherValidationData, type GatherContext } from './long-term/gather.js';
export {
  readTimestampFile,
  timestampFile,
  type TimestampFileFormat,
  type TimestampFileOptions,
  type TimestampFileReading,
} from './timestamp/timestamp-file.js';
export type { ValidationData, ValidationDataQuestion, ValidationDataSource } from './validation-data.js';
export { qualificationAt, stateAt } from './trusted-list/qualification.js';
export {
  fetchTrustedLists,
  type FetchTrustedListsOptions,
  type TrustedListAttempt,
} from './trusted-list/fetch-trusted-lists.js';
export {
  readTrustedList,
  type ReadTrustedListOptions,
  type TrustedListFailure,
  type TrustedListResult,
} from './trusted-list/read-trusted-list.js';
export type { ServiceState, TrustedList, TrustedListPointer, TrustService } from './trusted-list/trusted-list.js';
