import type { RsaKeyImage } from '../card-image.js';
import { issueCertificate, keyIdentifier, type Authority } from './certificate.js';
import * as extensions from './certificate-extensions.js';
import { encodeName } from './distinguished-name.js';
import { TEST_MARK } from './notice.js';
import { OID } from './object-identifiers.js';
import type { RandomSource } from './random-source.js';
import { generateRsaKey, type RsaModulusBits } from './rsa-key.js';
import type { SignatureScheme } from './rsa-signature.js';

export const TEST_PKI_ROLES = [
  /** Country signers and document signers of the two generations of EF.SOD. */
  'csca1',
  'documentSigner1',
  'csca2',
  'documentSigner2',
  /** A country signer that no host has heard of, for false cards. */
  'strangerCsca',
  'strangerDocumentSigner',
  /** The chain of holder certificates. */
  'rootCa',
  'subCa',
  /** Services of that chain: status of holder certificates, RFC 3161 time stamps. */
  'ocspResponder',
  'timeStampAuthority',
] as const;

export type TestPkiRole = (typeof TEST_PKI_ROLES)[number];

/** Where the test PKI's services would be: names that resolve nowhere (RFC 6761 section 6.4). */
export const TEST_PKI_URLS = {
  ocsp: 'http://ocsp.cie-test.invalid/',
  rootCrl: 'http://crl.cie-test.invalid/cierootca.crl',
  subCaCrl: 'http://crl.cie-test.invalid/ciesubca.crl',
  rootCertificate: 'http://crl.cie-test.invalid/cierootca.cer',
  subCaCertificate: 'http://crl.cie-test.invalid/ciesubca.cer',
  cps: 'http://crl.cie-test.invalid/cps.html',
} as const;

/** The user notice of the chain of holder certificates. */
export const TEST_PKI_USER_NOTICE =
  `${TEST_MARK}. Facsimile di prova, senza valore. Certificate of a software card made for tests: ` +
  'it identifies nobody, nobody may rely on it, and its keys are published.';

/** As on real chains the first country signers are of 2016, the second of 2020; all last until tests no longer matter. */
const NOT_BEFORE_FIRST = new Date('2016-01-01T00:00:00Z');
const NOT_BEFORE_SECOND = new Date('2020-01-01T00:00:00Z');
const NOT_AFTER = new Date('2046-01-01T00:00:00Z');

interface AuthorityProfile {
  readonly subject: Uint8Array;
  readonly bits: RsaModulusBits;
  readonly notBefore: Date;
  /** Without one the certificate is self-signed. */
  readonly issuer?: Issuer;
  readonly scheme: SignatureScheme;
  readonly extensions: readonly Uint8Array[];
}

interface Issuer {
  readonly subject: Uint8Array;
  readonly key: RsaKeyImage;
}

/** Where an authority's key comes from. */
export type KeyMaker = (bits: RsaModulusBits, random: RandomSource) => RsaKeyImage;

/** An authority that others are signed with: its encoded name is kept next to it. */
interface Issued extends Authority, Issuer {}

function establish(profile: AuthorityProfile, random: RandomSource, makeKey: KeyMaker): Issued {
  const key = makeKey(profile.bits, random.fork('key'));
  const issuer = profile.issuer ?? { subject: profile.subject, key };
  const certificate = issueCertificate(
    {
      issuer: issuer.subject,
      subject: profile.subject,
      publicKey: key,
      notBefore: profile.notBefore,
      notAfter: NOT_AFTER,
      extensions: [
        ...profile.extensions,
        extensions.subjectKeyIdentifier(keyIdentifier(key)),
        extensions.authorityKeyIdentifier(keyIdentifier(issuer.key)),
      ],
    },
    issuer.key,
    profile.scheme,
    random.fork('certificate'),
  );
  return { certificate, key, subject: profile.subject };
}

function testName(commonName: string): Uint8Array {
  return encodeName(['countryName', 'IT'], ['organizationName', TEST_MARK], ['commonName', commonName]);
}

interface CountrySignerProfile {
  readonly commonName: string;
  readonly bits: RsaModulusBits;
  readonly notBefore: Date;
  readonly cscaScheme: SignatureScheme;
  readonly documentSignerScheme: SignatureScheme;
  readonly documentSignerExtensions: readonly Uint8Array[];
}

/** ICAO Doc 9303-12: a country signer CA signs document signers and nothing below them. */
function establishCountrySigner(
  profile: CountrySignerProfile,
  random: RandomSource,
  makeKey: KeyMaker,
): { readonly csca: Issued; readonly documentSigner: Issued } {
  const csca = establish(
    {
      subject: testName(profile.commonName),
      bits: profile.bits,
      notBefore: profile.notBefore,
      scheme: profile.cscaScheme,
      extensions: [extensions.certificateAuthority(0), extensions.keyUsage('certificate-and-crl-signing')],
    },
    random.fork('csca'),
    makeKey,
  );
  const documentSigner = establish(
    {
      subject: testName('eIdentityCardSigner'),
      bits: 2048,
      notBefore: profile.notBefore,
      issuer: csca,
      scheme: profile.documentSignerScheme,
      extensions: [
        extensions.keyUsage('digital-signature'),
        extensions.privateKeyUsagePeriod(profile.notBefore, NOT_AFTER),
        ...profile.documentSignerExtensions,
      ],
    },
    random.fork('document signer'),
    makeKey,
  );
  return { csca, documentSigner };
}

/**
 * Makes every key and certificate of a test PKI: two generations of country signers, a stranger, the holders' chain.
 *
 * @param makeKey is called in the order of {@link TEST_PKI_ROLES}
 */
export function createAuthorities(
  random: RandomSource,
  makeKey: KeyMaker = generateRsaKey,
): Record<TestPkiRole, Authority> {
  const first = establishCountrySigner(
    {
      commonName: 'Italian Country Signer CA 1 (test)',
      bits: 2048,
      notBefore: NOT_BEFORE_FIRST,
      // As on the real anchors of that time: hosts pin it and do not judge its own signature.
      cscaScheme: 'sha1-pkcs1',
      documentSignerScheme: 'sha256-pkcs1',
      documentSignerExtensions: [],
    },
    random.fork('generation 1'),
    makeKey,
  );
  const second = establishCountrySigner(
    {
      commonName: 'Italian Country Signer CA 2 (test)',
      bits: 4096,
      notBefore: NOT_BEFORE_SECOND,
      cscaScheme: 'sha512-pss',
      documentSignerScheme: 'sha512-pss',
      documentSignerExtensions: [extensions.documentTypeList('C')],
    },
    random.fork('generation 2'),
    makeKey,
  );
  const stranger = establishCountrySigner(
    {
      commonName: 'Country Signer CA of nobody (test)',
      bits: 2048,
      notBefore: NOT_BEFORE_FIRST,
      cscaScheme: 'sha256-pkcs1',
      documentSignerScheme: 'sha256-pkcs1',
      documentSignerExtensions: [extensions.documentTypeList('C')],
    },
    random.fork('stranger'),
    makeKey,
  );
  const rootCa = establish(
    {
      subject: testName('National root CA for the Italian Electronic Identity Card (test)'),
      bits: 4096,
      notBefore: NOT_BEFORE_FIRST,
      scheme: 'sha256-pkcs1',
      extensions: [
        extensions.certificateAuthority(),
        extensions.keyUsage('certificate-and-crl-signing'),
        extensions.certificatePolicy(OID.cieRootPolicy, TEST_PKI_URLS.cps, TEST_PKI_USER_NOTICE),
      ],
    },
    random.fork('root CA'),
    makeKey,
  );
  const subCa = establish(
    {
      subject: testName('Issuing sub CA for the Italian Electronic Identity Card (test)'),
      bits: 4096,
      notBefore: NOT_BEFORE_FIRST,
      issuer: rootCa,
      scheme: 'sha256-pkcs1',
      extensions: [
        extensions.certificateAuthority(0),
        extensions.keyUsage('certificate-and-crl-signing'),
        extensions.certificatePolicy(OID.cieSubCaPolicy, TEST_PKI_URLS.cps, TEST_PKI_USER_NOTICE),
        extensions.authorityInfoAccess({ ocsp: TEST_PKI_URLS.ocsp, caIssuers: TEST_PKI_URLS.rootCertificate }),
        extensions.crlDistributionPoint(TEST_PKI_URLS.rootCrl),
      ],
    },
    random.fork('sub CA'),
    makeKey,
  );
  const service = (commonName: string, purpose: readonly Uint8Array[]): Issued =>
    establish(
      {
        subject: testName(commonName),
        bits: 2048,
        notBefore: NOT_BEFORE_FIRST,
        issuer: subCa,
        scheme: 'sha256-pkcs1',
        extensions: [extensions.keyUsage('digital-signature'), ...purpose],
      },
      random.fork(commonName),
      makeKey,
    );
  const ocspResponder = service('OCSP responder (test)', [
    extensions.extendedKeyUsage('ocspSigning'),
    extensions.ocspNoCheck(),
  ]);
  const timeStampAuthority = service('Time stamp authority (test)', [
    extensions.extendedKeyUsage('timeStamping'),
    extensions.crlDistributionPoint(TEST_PKI_URLS.subCaCrl),
  ]);
  return {
    csca1: withoutName(first.csca),
    documentSigner1: withoutName(first.documentSigner),
    csca2: withoutName(second.csca),
    documentSigner2: withoutName(second.documentSigner),
    strangerCsca: withoutName(stranger.csca),
    strangerDocumentSigner: withoutName(stranger.documentSigner),
    rootCa: withoutName(rootCa),
    subCa: withoutName(subCa),
    ocspResponder: withoutName(ocspResponder),
    timeStampAuthority: withoutName(timeStampAuthority),
  };
}

function withoutName({ certificate, key }: Issued): Authority {
  return { certificate, key };
}
