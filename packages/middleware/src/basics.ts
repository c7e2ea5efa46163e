/**
 * The use cases, their words and their errors, without the readers of this PC and the store's own records. An entry of its
 * own, since a command is read anew at each start: none should wait for PC/SC that asks for no card.
 */
export { createMiddleware, type Middleware, type MiddlewareOptions } from './middleware.js';
export type { CardSelection, CardUseOptions, CodeUseOptions, UseCaseEvent, UseCaseOptions } from './use-case.js';
export type { ProgressEvent, ProgressEventListener, ProgressStep } from './progress.js';

export type { FoundCard } from './find-card.js';
export type { CardState, ReaderStatus, StatusOptions } from './status.js';
export type { ReaderWatchEvent } from './watch-readers.js';
export type { PairOptions, PairResult } from './pair.js';
export type { PairedCard, PairedCards } from './list-cards.js';
export type { UnpairedAll } from './unpair.js';
export type { CardInfo, IssuerStatus } from './card-info.js';
export type { ExportedCertificate } from './export-certificate.js';
export type { CodeStatus, PinStatus } from './pin-status.js';
export type { CodeOutcome } from './verify-pin.js';
export type { CardCredentials, CardSigner } from './card-signer.js';
export type { SignerOptions } from './open-signer.js';
export { GRACE_DAYS, cardValidity, type CardValidity, type ValidityState } from './card-validity.js';
export type {
  FetchTrustOptions,
  FetchedTrust,
  TrustAddition,
  TrustAdditions,
  TrustList,
  TrustedCertificate,
} from './trust.js';
export type {
  FetchTrustedListsOptions,
  HeldTrustedList,
  TrustedListAddition,
  TrustedListSigners,
} from './trusted-lists.js';
export type { BatchOptions, BatchRequest, FileWithoutResult } from './documents/batch.js';
export type { SeenFile } from './documents/input-file.js';
export type { SignFilesOptions, SignFilesRequest, SignedFile, SigningSummary } from './documents/sign-files.js';
export type {
  VerificationSummary,
  VerifiedFile,
  VerifyFilesOptions,
  VerifyFilesRequest,
} from './documents/verify-files.js';
export type { ReportFormat, WriteReportRequest } from './documents/write-report.js';
export type { ExtractFileRequest, ExtractedFile } from './documents/extract-file.js';
export type { ExtractRevisionRequest } from './documents/extract-revision.js';
export type { SignedRevision } from './documents/signed-revisions.js';
export type { TimestampFileRequest, TimestampedFile } from './documents/timestamp-file.js';
export type { DetailsRequest, OwnPlace } from './documents/pdf-details.js';
export type { PlanRequest, SigningFormat } from './documents/sign-plan.js';
export type { TimestampAuthority } from './documents/signing-services.js';
export type { VisibleOptions } from './documents/visible-signature.js';
export type { InputFile } from './documents/input-file.js';
export type { FileEvent, FileListener } from './documents/file-progress.js';
export { isPlainAddress, networkSettings, type NetworkSettings } from './documents/network.js';
export { validationVocabulary, type ValidationVocabulary } from './documents/validation-vocabulary.js';
export type {
  FileReport,
  Finding as ValidationFinding,
  SignatureReport,
  TimestampReport,
  Verdicts,
} from '@ciekit/signature';
export type { DoctorInspector, DoctorOptions, DoctorReport } from './doctor.js';
export { identityOfProcess, type Identity } from './doctor-privacy.js';
export type { BindingReport } from './doctor-readers.js';
export {
  FINDINGS,
  FINDING_IDS,
  FINDING_SECTIONS,
  finding,
  type Finding,
  type FindingId,
  type FindingSection,
  type Severity,
} from './doctor-finding.js';

export { askCode, requireNewPin, type CodeRefusal, type CodeRequest, type CodeSource } from './code-source.js';
export { CODE_LENGTH, requireCodeFormat } from './code-format.js';
export { weakPinReason, type WeakPinReason } from './weak-pin.js';
export { birthDatePatterns, pinWarnings, type KnownHolderData, type PinWarning } from './pin-warnings.js';
export { PIN_CONFIRM_AT, PUK_ADVISE_AT, PUK_CONFIRM_AT, triesAdvice, type TriesAdvice } from './code-thresholds.js';

export {
  CardSelectionError,
  CodeRefusedError,
  FileError,
  MiddlewareError,
  PairingError,
  StoreError,
  type CardCandidate,
  type CardSelectionErrorCode,
  type CodeRefusalCode,
  type FileErrorCode,
  type PairingErrorCode,
  type StoreErrorCode,
} from './errors.js';
export {
  EXIT_CLASSES,
  errorCatalogue,
  errorCodeOf,
  exitClassOf,
  type DocumentErrorCode,
  type ErrorCatalogueEntry,
  type ErrorCode,
  type ExitClass,
} from './error-catalogue.js';
export {
  LANGUAGES,
  type AssuranceKey,
  type Catalogue,
  type CodeErrorKey,
  type ErrorText,
  type FindingText,
  type Language,
  type ServiceFact,
  type TokenNoticeKey,
  type TokenTexts,
  type TriesText,
} from './messages/catalogue.js';
export { assuranceKey, describeAssurance } from './messages/describe-assurance.js';
export { catalogueOf, loadCatalogue } from './messages/catalogues.js';
export { onSystem, type SystemText, type TextSystem } from './messages/system-text.js';
export {
  describeError,
  describeFacts,
  describeTries,
  errorFacts,
  fillIn,
  type ErrorDescription,
  type ErrorFacts,
} from './messages/describe-error.js';

export { defaultStoreDirectory, type Surroundings } from './store-location.js';
