import type { PinnedPurpose } from './trust-anchors.js';

/** A public address that certificates can be had from. Being there is no reason to trust: only pins and chains are. */
export interface CertificateSource {
  readonly url: string;
  readonly purpose: PinnedPurpose;
  readonly publisher: string;
}

/** Where a person finds a certificate that the program cannot fetch, and which file to hand over. */
export interface ManualSource {
  readonly page: string;
  readonly file: string;
}

/**
 * Addresses known in 2026. There is none for the issuing authorities (SUBCA…): their addresses are in the certificates
 * that they issue (AIA caIssuers) where the issuer wrote one.
 */
export const CERTIFICATE_SOURCES: readonly CertificateSource[] = [
  {
    url: 'https://csca-ita.interno.gov.it/certificatiCSCA/IT_MasterListCSCA.zip',
    purpose: 'chip-signer',
    publisher: "Ministero dell'Interno",
  },
  {
    url: 'https://eidas.agid.gov.it/TL/TSL-IT.xml',
    purpose: 'holder-issuer',
    publisher: "Agenzia per l'Italia Digitale",
  },
];

/** By purpose: the page to open when nothing could be fetched. */
export const MANUAL_SOURCES: Readonly<Record<PinnedPurpose, ManualSource>> = {
  'chip-signer': { page: 'https://csca-ita.interno.gov.it/html/csca.html', file: 'IT_MasterListCSCA.zip' },
  'holder-issuer': { page: 'https://eidas.agid.gov.it/TL/TSL-IT.xml', file: 'TSL-IT.xml' },
};
