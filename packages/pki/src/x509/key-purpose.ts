import type { Certificate } from './certificate.js';
import type { KeyUsage } from './extensions.js';
import { Oid } from './oids.js';

/**
 * What a key is used for when a signature is judged. `document-signing` is a person's or a body's signature of a
 * document, advanced or qualified.
 */
export type KeyPurpose = 'document-signing' | 'time-stamping' | 'ocsp-signing' | 'crl-signing';

/** Why a certificate is not meant for a purpose. */
export type PurposeFailure =
  | 'key-usage'
  | 'extended-key-usage'
  /** RFC 3161 section 2.3 wants it critical and alone, so that the key is used for nothing else. */
  | 'extended-key-usage-not-critical';

/**
 * Whether a certificate's own extensions allow a purpose. A certificate without key usage allows everything.
 *
 * - `document-signing`: digitalSignature or contentCommitment (nonRepudiation). Purposes besides do not matter, the CIE's
 *   own is clientAuth alone; but a key of a service of the PKI (time stamps, OCSP) signs no documents.
 * - `time-stamping`: RFC 3161 section 2.3.
 * - `ocsp-signing`: RFC 6960 section 4.2.2.2, the delegated responder.
 * - `crl-signing`: RFC 5280 section 4.2.1.3.
 *
 * @returns `undefined` when it does
 * @example
 * ```ts
 * purposeFailure(certificate, 'document-signing') ?? 'fits';
 * ```
 */
export function purposeFailure(certificate: Certificate, purpose: KeyPurpose): PurposeFailure | undefined {
  const { extendedKeyUsage, critical } = certificate.extensions;
  switch (purpose) {
    case 'document-signing':
      if (!allows(certificate, 'digitalSignature', 'contentCommitment')) return 'key-usage';
      return extendedKeyUsage?.every(isService) === true ? 'extended-key-usage' : undefined;
    case 'time-stamping':
      if (!allows(certificate, 'digitalSignature', 'contentCommitment')) return 'key-usage';
      if (extendedKeyUsage?.length !== 1 || extendedKeyUsage[0] !== Oid.timeStamping) return 'extended-key-usage';
      return critical.has(Oid.extKeyUsage) ? undefined : 'extended-key-usage-not-critical';
    case 'ocsp-signing':
      if (!allows(certificate, 'digitalSignature')) return 'key-usage';
      return extendedKeyUsage?.includes(Oid.ocspSigning) === true ? undefined : 'extended-key-usage';
    case 'crl-signing':
      return allows(certificate, 'cRLSign') ? undefined : 'key-usage';
  }
}

function allows({ extensions: { keyUsage } }: Certificate, ...usages: readonly KeyUsage[]): boolean {
  return keyUsage === undefined || usages.some((usage) => keyUsage.has(usage));
}

const isService = (purpose: string): boolean => purpose === Oid.timeStamping || purpose === Oid.ocspSigning;
