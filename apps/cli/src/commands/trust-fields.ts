import type { TrustedCertificate } from '@ciekit/middleware';

export function certificateJson(certificate: TrustedCertificate): Readonly<Record<string, unknown>> {
  return {
    fingerprint: certificate.fingerprint,
    subject: certificate.subject,
    purpose: certificate.purpose,
    basis: certificate.basis,
    notBefore: certificate.notBefore.toISOString(),
    expires: certificate.notAfter.toISOString(),
  };
}
