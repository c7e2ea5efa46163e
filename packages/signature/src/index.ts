export { SignatureError, type SignatureErrorCode } from './errors.js';
export type { Signer } from './signer.js';
export type {
  CertificateState,
  Finding,
  Indication,
  IntegrityState,
  RevocationState,
  SubIndication,
  TrustState,
  Verdict,
} from './validation/verdict.js';
export type {
  Coverage,
  SignatureEvidence,
  SignatureFormat,
  SignatureLevel,
  TimestampEvidence,
} from './validation/evidence.js';
export { judge } from './validation/judge.js';
export type {
  QualifiedService,
  RevocationSource,
  RevocationValues,
  ValidationContext,
  ValidationPurpose,
  ValidationTrust,
} from './validation/context.js';
export { FINDING_CODES, type FindingCode } from './validation/findings.js';
export { INDICATION_TABLE, summarise, type IndicationRow, type Summary } from './validation/indication.js';
export type {
  BestTime,
  SignatureReport,
  SignerIdentity,
  TimestampReport,
  Verdicts,
  Worth,
} from './validation/report.js';
export {
  timestampClient,
  type TimestampClient,
  type TimestampClientOptions,
  type TimestampFetch,
} from './timestamp/timestamp-client.js';
export { readPades } from './pades/read.js';
export { bytesSource, chunksOf, fileSource, type ByteSource, type FileSource } from './cms/byte-source.js';
export {
  contentStream,
  signCades,
  type ContentStream,
  type SignCadesOptions,
  type SignOptions,
} from './cades/sign-cades.js';
export {
  addSigner,
  checkAddSigner,
  checkCounterSign,
  counterSign,
  type AddSignerOptions,
  type CounterSignOptions,
} from './cades/add-signer.js';
export { extendCades, type ExtendCadesOptions } from './cades/extend-cades.js';
export { extractCades, type ExtractedContent } from './cades/extract-cades.js';
export type { Wrapping } from './cms/unwrap.js';
export { readCades, type CadesReading, type ReadCadesOptions } from './cades/read-cades.js';
export { FORMAT_HEAD, formatOf, type FileFormat } from './format-of.js';
export { validateFile, type FileReport, type LayerReport, type ValidateFileOptions } from './validate-file.js';
export { gatherValidationData, type GatherContext } from './long-term/gather.js';
export { readXades, type ReadXadesOptions } from './xades/read-xades.js';
export { signXades, type SignXadesOptions } from './xades/sign-xades.js';
export { checkCounterSignXades, counterSignXades, type CounterSignXadesOptions } from './xades/counter-sign-xades.js';
export { extendXades, type ExtendXadesOptions } from './xades/extend-xades.js';
export {
  readTimestampFile,
  timestampFile,
  type TimestampFileFormat,
  type TimestampFileOptions,
  type TimestampFileReading,
} from './timestamp/timestamp-file.js';
export type { ValidationData, ValidationDataQuestion } from './validation-data.js';
export { PdfDocument, type PdfIndirectObject } from './pdf/document.js';
export type {
  PdfArray,
  PdfBoolean,
  PdfDictionary,
  PdfName,
  PdfNull,
  PdfNumber,
  PdfObject,
  PdfReference,
  PdfStream,
  PdfString,
} from './pdf/objects.js';
export type { PdfRevision } from './pdf/revisions.js';
export type { XrefEntry, XrefSection } from './pdf/xref-section.js';
export { fieldsOf, type PdfField } from './pdf/form-fields.js';
export { pagesOf, type PdfPage, type PdfRectangle } from './pdf/pages.js';
export type {
  AppearanceLine,
  DisplayedRectangle,
  PadesDetails,
  PadesOptions,
  Place,
  VisibleSignature,
} from './pades/create-options.js';
export type { Picture } from './pades/appearance-picture.js';
export {
  preparePades,
  signPades,
  type PadesSigningOptions,
  type PreparationOptions,
} from './pades/create-signature.js';
export type { PreparedSignature } from './pades/create-placeholder.js';
export { addDocumentTimestamp, addValidationData, extendPades, type PadesExtension } from './pades/create-long-term.js';
export { qualificationAt, stateAt } from './trusted-list/qualification.js';
export {
  fetchTrustedLists,
  type FetchTrustedListsOptions,
  type TrustedListAttempt,
  type TrustedListFetch,
} from './trusted-list/fetch-trusted-lists.js';
export {
  readTrustedList,
  type ReadTrustedListOptions,
  type TrustedListFailure,
  type TrustedListResult,
} from './trusted-list/read-trusted-list.js';
export type { ServiceState, TrustedList, TrustedListPointer, TrustService } from './trusted-list/trusted-list.js';
