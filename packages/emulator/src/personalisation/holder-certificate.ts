import {
  certificateParts,
  issueCertificate,
  keyIdentifier,
  type Authority,
  type RsaPublicKeyImage,
} from './certificate.js';
import * as extensions from './certificate-extensions.js';
import { encodeName } from './distinguished-name.js';
import { OID } from './object-identifiers.js';
import type { RandomSource } from './random-source.js';
import { TEST_PKI_URLS, TEST_PKI_USER_NOTICE } from './test-pki-authorities.js';

export interface HolderName {
  readonly surname: string;
  readonly givenName: string;
  readonly codiceFiscale: string;
  /** NIS, 12 digits. */
  readonly servicesId: string;
  readonly documentNumber: string;
  /** Citizenship, two letters. */
  readonly citizenship: string;
}

/** The subject of the authentication certificate of a CIE. */
export function encodeHolderName(holder: HolderName): Uint8Array {
  return encodeName(
    ['countryName', holder.citizenship],
    ['serialNumber', `IDCIT-${holder.documentNumber}`],
    ['surname', holder.surname],
    ['givenName', holder.givenName],
    ['commonName', `${holder.codiceFiscale}/${holder.servicesId}`],
  );
}

export interface HolderCertificateFields {
  /** Encoded Name. */
  readonly subject: Uint8Array;
  readonly publicKey: RsaPublicKeyImage;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** The certificate of EF.Cert_CIE, with the extensions of the real ones. */
export function issueHolderCertificate(
  fields: HolderCertificateFields,
  subCa: Authority,
  random: RandomSource,
): Uint8Array {
  return issueCertificate(
    {
      ...fields,
      issuer: certificateParts(subCa.certificate).subject,
      extensions: [
        extensions.authorityKeyIdentifier(keyIdentifier(subCa.key)),
        extensions.subjectKeyIdentifier(keyIdentifier(fields.publicKey)),
        extensions.keyUsage('digital-signature'),
        extensions.extendedKeyUsage('clientAuth'),
        extensions.certificatePolicy(OID.cieHolderPolicy, TEST_PKI_URLS.cps, TEST_PKI_USER_NOTICE),
        extensions.authorityInfoAccess({ ocsp: TEST_PKI_URLS.ocsp, caIssuers: TEST_PKI_URLS.subCaCertificate }),
        extensions.crlDistributionPoint(TEST_PKI_URLS.subCaCrl),
      ],
    },
    subCa.key,
    'sha256-pkcs1',
    random,
  );
}
