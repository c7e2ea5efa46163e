/**
 * What a software card is made of, as JSON. Nothing here is a secret worth anything: the keys are test keys, the codes
 * are published, and the file says so itself.
 */

export const ATR_PROFILE_NAMES = [
  'gemalto',
  'gemalto2',
  'stm',
  'stm2',
  'stm3',
  'nxp',
  'actalis',
  'bit4id',
  'actalis2023',
  'bit4id2023',
  'bit4id-b9547',
  'actalis-b946',
] as const;

export type AtrProfileName = (typeof ATR_PROFILE_NAMES)[number];

/** An RSA private key with its primes, each number in upper-case hexadecimal. */
export interface RsaKeyImage {
  readonly n: string;
  readonly e: string;
  readonly d: string;
  readonly p: string;
  readonly q: string;
  readonly dp: string;
  readonly dq: string;
  readonly qi: string;
}

export interface CardImage {
  readonly format: 'ciekit-card-image';
  readonly version: 1;
  /** A sentence that says that this is a specimen with published keys and codes. */
  readonly notice: string;
  readonly profile: AtrProfileName;
  readonly sodGeneration: 1 | 2;
  /** Elementary files by four-digit hexadecimal FID, content in hexadecimal, padding included. */
  readonly files: {
    readonly D003: string;
    readonly D004: string;
    readonly '2F01': string;
    readonly '011C': string;
    readonly '1001': string;
    readonly '1002': string;
    readonly '1003': string;
    readonly '1004': string;
    readonly '1005': string;
    readonly '1006': string;
  };
  readonly keys: {
    /** CIE.PrK, reference 81. */
    readonly holder: RsaKeyImage;
    /** IntAu.PrK, reference 82. */
    readonly internalAuthentication: RsaKeyImage;
    /** SrvInt.PrK, reference 83. */
    readonly services: RsaKeyImage;
  };
  /** K_DH, hexadecimal. */
  readonly dh: { readonly p: string; readonly q: string; readonly g: string };
  /** Object BFA004, hexadecimal. */
  readonly externalRoot: { readonly n: string; readonly e: string; readonly chr: string; readonly cha: string };
  /** The codes that the card is born with: 8 digits each. */
  readonly codes: { readonly pin: string; readonly puk: string };
  /** The test PKI's certificates (DER, base64), so that a host can be told to trust this specimen. */
  readonly pki: {
    readonly cscaCertificate: string;
    readonly documentSignerCertificate: string;
    readonly rootCaCertificate: string;
    readonly subCaCertificate: string;
  };
}
