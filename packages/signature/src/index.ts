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
