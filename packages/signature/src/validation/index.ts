/** What is found out about signatures of any format: a reader is loaded when a file of its kind comes. */
export { SignatureError, type SignatureErrorCode } from '../errors.js';
export type {
  CertificateState,
  Finding,
  Indication,
  IntegrityState,
  RevocationState,
  SubIndication,
  TrustState,
  Verdict,
} from './verdict.js';
export type { Coverage, SignatureEvidence, SignatureFormat, SignatureLevel, TimestampEvidence } from './evidence.js';
export { judge } from './judge.js';
export type {
  QualifiedService,
  RevocationSource,
  RevocationValues,
  ValidationContext,
  ValidationPurpose,
  ValidationTrust,
} from './context.js';
export { FINDING_CODES, type FindingCode } from './findings.js';
export { INDICATION_TABLE, summarise, type IndicationRow, type Summary } from './indication.js';
export type { BestTime, SignatureReport, SignerIdentity, TimestampReport, Verdicts, Worth } from './report.js';
export { validateFile, type FileReport, type LayerReport, type ValidateFileOptions } from '../validate-file.js';
