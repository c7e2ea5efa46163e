import { purposeFailure, type Certificate } from '@ciekit/pki/x509';
import { fitnessAt, keyStrength } from './crypto-constraints.js';
import { failure, isoTime, note } from './finding.js';
import type { ProvedTimes } from './proof-of-existence.js';
import type { CertificateState, Finding, RevocationState, Verdict } from './verdict.js';

/**
 * Dates, key usage and form of a certificate that signed (ETSI EN 319 102-1 section 5.2.6.4 steps 4 to 7), at the time
 * that is proved, else at the validation time.
 *
 * @param revocation what is known of its status: an expired one that had not been revoked is said to be so
 */
export function judgeCertificate(
  certificate: Certificate | undefined,
  role: 'signer' | 'tsa',
  times: ProvedTimes,
  revocation: RevocationState,
): Verdict<CertificateState> {
  if (certificate === undefined) return { state: 'undetermined', findings: [failure('signing-certificate-missing')] };
  const invalid: Finding[] = [...formFailures(certificate, role)];
  const undetermined: Finding[] = [];
  const { notBefore, notAfter } = certificate;
  const { reference, isProved } = times;
  if (times.notBefore !== undefined && times.notBefore > notAfter) {
    invalid.push(failure('signed-after-expiry', { time: isoTime(notAfter) }));
  } else if (reference > notAfter) {
    const code = revocation === 'good' ? 'certificate-expired-not-revoked' : 'certificate-expired';
    undetermined.push(failure(code, { time: isoTime(notAfter) }));
  } else if (!(reference >= notBefore)) {
    const finding = failure(isProved ? 'signed-before-validity' : 'certificate-not-yet-valid', {
      time: isoTime(notBefore),
    });
    (isProved ? invalid : undetermined).push(finding);
  }
  const strength = keyStrength(certificate.publicKey);
  const fitness = fitnessAt(strength.fitness, reference, times.notBefore);
  const values = { algorithm: strength.name };
  if (fitness === 'was-unfit') invalid.push(failure('weak-key', values));
  if (fitness === 'no-proof') undetermined.push(failure('weak-key-no-proof', values));
  const basis = note(isProved ? 'judged-at-proved-time' : 'judged-at-validation-time', { time: isoTime(reference) });
  const state = invalid.length > 0 ? 'invalid' : undetermined.length > 0 ? 'undetermined' : 'valid';
  return { state, findings: [...invalid, ...undetermined, basis] };
}

function formFailures(certificate: Certificate, role: 'signer' | 'tsa'): readonly Finding[] {
  const { criticalUnknown } = certificate.extensions;
  const purpose = purposeFailure(certificate, role === 'tsa' ? 'time-stamping' : 'document-signing');
  const code = role === 'tsa' && purpose !== 'key-usage' ? 'not-a-tsa-certificate' : 'key-usage';
  return [
    ...(purpose === undefined ? [] : [failure(code, { reason: purpose })]),
    ...(criticalUnknown.length === 0 ? [] : [failure('critical-extension')]),
  ];
}
