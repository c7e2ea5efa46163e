/** Object identifiers of CMS and CAdES by the name that their standard gives them. */
export const CmsOid = {
  // RFC 5652
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  countersignature: '1.2.840.113549.1.9.6',
  // RFC 5035, RFC 2634
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  // ETSI EN 319 122-1, ETSI TS 101 733
  contentTimeStamp: '1.2.840.113549.1.9.16.2.20',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  signerLocation: '1.2.840.113549.1.9.16.2.17',
  certificateValues: '1.2.840.113549.1.9.16.2.23',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  certificateRefs: '1.2.840.113549.1.9.16.2.21',
  revocationRefs: '1.2.840.113549.1.9.16.2.22',
  escTimeStamp: '1.2.840.113549.1.9.16.2.25',
  archiveTimeStampV1: '1.2.840.113549.1.9.16.2.27',
  archiveTimeStampV2: '1.2.840.113549.1.9.16.2.48',
  archiveTimeStampV3: '0.4.0.1733.2.4',
  longTermValidation: '0.4.0.1733.2.2',
  atsHashIndex: '0.4.0.1733.2.5',
  atsHashIndexV2: '0.4.0.19122.1.4',
  atsHashIndexV3: '0.4.0.19122.1.5',
  // RFC 5940
  ocspResponse: '1.3.6.1.5.5.7.16.2',
  // RFC 3161, RFC 5544
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  timestampedData: '1.2.840.113549.1.9.16.1.31',
  // RFC 8017, RFC 5754
  sha256WithRsaEncryption: '1.2.840.113549.1.1.11',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;
