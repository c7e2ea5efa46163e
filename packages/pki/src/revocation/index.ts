/** What lists and answers say about a certificate; who asks for them is not here. */
export {
  judgeOcspEvidence,
  judgeOcspResponse,
  type OcspFailure,
  type OcspJudgement,
  type OcspQuestion,
  type OcspUnknown,
} from './ocsp-judgement.js';
export { Crl } from './crl.js';
export type { CrlEntry } from './crl-entries.js';
export type { CrlExtensions, CrlScope } from './crl-extensions.js';
export { judgeCrl } from './crl-judgement.js';
export type { CrlReason } from './crl-reason.js';
export {
  statusAt,
  type RevocationEvidence,
  type RevocationQuestion,
  type RevocationStatus,
  type RevocationUnknown,
} from './revocation-status.js';
