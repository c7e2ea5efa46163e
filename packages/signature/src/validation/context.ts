import type { Certificate, RevocationQuestion, RevocationStatus } from '@ciekit/pki';

/** Whose word a signature is believed on: the issuers of signers' certificates, and the authorities that stamp time. */
export type ValidationPurpose = 'signer' | 'tsa';

/** The anchors of a validation; nothing is built in. */
export interface ValidationTrust {
  anchors(purpose: ValidationPurpose): readonly Certificate[];
  /** Certificates that may lie between; they are not trusted by themselves. */
  intermediates(purpose: ValidationPurpose): readonly Certificate[];
  /** Whether an anchor is one of the State's authorities for the CIE: what makes a signature a FEA. */
  isCieIssuer(anchor: Certificate): boolean;
  /**
   * What a trusted list of the European Union says about the service behind a certificate of the path, at a time.
   * `undefined`: no list is held, or none names it as granted then.
   */
  qualifiedService?(certificate: Certificate, at: Date): QualifiedService | undefined;
}

/** ETSI TS 119 612 section 5.5.9.2.3: what the certificates of a granted CA/QC service are for. */
export interface QualifiedService {
  readonly signatures: boolean;
  readonly seals: boolean;
}

/** Revocation values as they were sent, DER each; nothing about them is judged. */
export interface RevocationValues {
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/**
 * Where a status is asked for that the file does not answer; `RevocationClient` is one. Given only when the network may be
 * used.
 *
 * What cannot be had is an `unknown` with its reason; the source throws for the signal alone.
 */
export interface RevocationSource {
  status(
    question: RevocationQuestion,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<RevocationStatus>;
  /** Certificates at the addresses that a certificate names for its issuers; trusted for nothing. */
  fetchIssuers?(
    certificate: Certificate,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<readonly Certificate[]>;
}

export interface ValidationContext {
  /** Validation time: what is not proved to be older is judged at it. */
  readonly at: Date;
  readonly trust: ValidationTrust;
  /** Absent: offline, nobody is asked. */
  readonly revocation?: RevocationSource | undefined;
  /** Certificates beside those in the file, such as the issuers that the trust store of the card knows. */
  readonly knownCertificates?: readonly Certificate[] | undefined;
  readonly signal?: AbortSignal | undefined;
}
