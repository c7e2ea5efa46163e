import type { PinnedPurpose } from './trust-anchors.js';

/** A certificate that this software trusts by its fingerprint, before anybody has given it the certificate itself. */
export interface PinnedAnchor {
  /** SHA-256 of the DER, upper-case hexadecimal. */
  readonly sha256: string;
  readonly purpose: PinnedPurpose;
  /** Name for people. */
  readonly name: string;
  /** Calendar years of validity, where they are known before the certificate is. */
  readonly years: { readonly from: number; readonly to: number } | undefined;
  /** Who publishes it. */
  readonly publisher: string;
}

const PUBLISHER = "Ministero dell'Interno";
const CSCA = 'Italian Country Signer CA';
const ROOT = 'National root CA for the Italian Electronic Identity Card';

const pin = (
  purpose: PinnedPurpose,
  name: string,
  sha256: string,
  years?: { readonly from: number; readonly to: number },
): PinnedAnchor => ({ sha256, purpose, name, years, publisher: PUBLISHER });

/**
 * The authorities of the CIE (docs/card-protocol.md sections 3 and 4). Adding one is a decision with two sources, and a
 * line in the change log; nothing adds to this list at run time.
 */
export const PINNED_ANCHORS: readonly PinnedAnchor[] = [
  pin('chip-signer', CSCA, 'F9F2C2554B60C7C6C1F17A3696CFD46AFB65618FEE17A3D42AC89BE3A8F8C689', {
    from: 2020,
    to: 2035,
  }),
  pin('chip-signer', CSCA, '1CEBE30F2122B8D134B0A3018554ED0F62945056290942FCE08396407B944146', {
    from: 2016,
    to: 2031,
  }),
  pin('chip-signer', CSCA, '24490B589DE47553733DB6053865EDFE14266D5D46BC3933186327A7CB7CFB8E', {
    from: 2016,
    to: 2031,
  }),
  pin('chip-signer', 'CERTIFICATION AUTHORITY 01', '881C9C09589C134B3DBB99635BA8487F6B19BDE7B56E4918EADB9621BE7112F9', {
    from: 2011,
    to: 2027,
  }),
  pin('chip-signer', 'CERTIFICATION AUTHORITY', '67854114C1EB9CDF204193F109A45E0C5DF89AE775B9EA339670692022C9F02F', {
    from: 2006,
    to: 2022,
  }),
  pin('holder-issuer', ROOT, '87364FB476E74962E7C495B9BBAF727813EE007CB56A0ADA6AB9868123DB267E', {
    from: 2016,
    to: 2036,
  }),
  pin('holder-issuer', ROOT, '40F425927E8A1E6A297A15C2A9D79E2221BF4FE25B2F21E3BFAD53A1BA58B0D7', {
    from: 2024,
    to: 2044,
  }),
  pin('holder-issuer', 'SUBCA1', 'B1A742662B31738726071132840880C251F63D47DB6B60A6DC6A8333EB1706AE'),
  pin('holder-issuer', 'SUBCA002', '363A3386E9016ECBAFA3D11BE2877540812B52D6839E71DD22AB98D8A734CA05'),
  pin('holder-issuer', 'SUBCA003', '8F3CCE1555F96594D294F00FEC381FDA9D8BAC7271FCBDC8BB8F7766B0E27EEE'),
];
