import { PkiError, readHolderIdentity, type Certificate, type HolderIdentity } from '@ciekit/pki/x509';
import type { ChainJudgement } from './chain-judgement.js';
import type { ValidationTrust } from './context.js';
import { note, warning } from './finding.js';
import type { SignerIdentity, Worth } from './report.js';

const Name = { commonName: '2.5.4.3', organization: '2.5.4.10' } as const;

export function signerOf(certificate: Certificate): SignerIdentity {
  const { subject, issuer } = certificate;
  return {
    subject: subject.toString(),
    issuer: issuer.toString(),
    commonName: subject.values(Name.commonName)[0],
    organization: subject.values(Name.organization)[0],
    holder: holderOf(certificate),
  };
}

function holderOf(certificate: Certificate): HolderIdentity | undefined {
  try {
    return readHolderIdentity(certificate);
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}

/**
 * What a signature with this certificate is in law. A CIE's is an advanced signature by DPCM 22 February 2013 article
 * 61(2) (CAD article 20); a qualified one needs the certificate's own statements and a trusted list that had its service
 * as granted when the signature was made (eIDAS article 32, ETSI TS 119 615).
 */
export function worthOf(
  certificate: Certificate | undefined,
  { anchor, chain }: ChainJudgement,
  trust: ValidationTrust,
  time: Date,
): Worth {
  if (certificate === undefined) return { kind: 'unknown', findings: [note('worth-unknown')] };
  const isCieForm = holderOf(certificate) !== undefined;
  const claims = certificate.extensions.qcStatements;
  const isSeal = claims?.types.includes('seal') === true;
  if (anchor === undefined) {
    const finding = isCieForm
      ? warning('worth-cie-not-confirmed')
      : claims?.compliance === true
        ? warning('worth-qualified-not-confirmed')
        : note('worth-unknown');
    return { kind: 'unknown', findings: [finding] };
  }
  if (isCieForm) {
    return trust.isCieIssuer(anchor)
      ? { kind: 'fea', findings: [note('worth-fea-cie')] }
      : { kind: 'advanced', findings: [warning('worth-cie-not-confirmed')] };
  }
  if (claims?.compliance !== true) return { kind: 'advanced', findings: [note('worth-not-qualified')] };
  const services = chain.slice(1).flatMap((authority) => trust.qualifiedService?.(authority, time) ?? []);
  const isConfirmed = services.some((service) => (isSeal ? service.seals : service.signatures));
  if (!isConfirmed) return { kind: 'advanced', findings: [warning('worth-qualified-not-confirmed')] };
  if (!claims.device) return { kind: 'advanced', findings: [note('worth-qualified-certificate-only')] };
  return isSeal
    ? { kind: 'qualified-seal', findings: [note('worth-qualified-seal')] }
    : { kind: 'qualified', findings: [note('worth-qualified')] };
}
