/** A data group number of the chip's SOD: `A0 | SFI` for the files of DF_CIE, 1B for EF.DH. */
export type DataGroup = 0x1b | 0xa1 | 0xa2 | 0xa3 | 0xa4 | 0xa5;

export interface ChipEvidence {
  /** EF.SOD as read, tag 77 included. */
  readonly sod: Uint8Array;
  /** The files that were read, each as it came from the card; the verifier cuts it to its ASN.1 length. */
  readonly files: ReadonlyMap<DataGroup, Uint8Array>;
}

export type ChipRefusal = 'sod-malformed' | 'sod-signature' | 'sod-signer' | 'sod-hash';

/** What the signed object on the chip says about the chip. Three outcomes, never merged. */
export type ChipVerdict =
  /** The signature chains to an anchor that the user holds, every hash fits. `anchor`: SHA-256 of its DER, hexadecimal. */
  | { readonly outcome: 'genuine'; readonly anchor: string }
  /** Signature and hashes fit, but no anchor is held for the signer: the issuer was not checked. */
  | { readonly outcome: 'unverified-issuer' }
  | { readonly outcome: 'refused'; readonly reason: ChipRefusal };

/** A verdict that allows a code to be sent. */
export type ChipAssurance = Exclude<ChipVerdict, { readonly outcome: 'refused' }>;

/**
 * The port through which core asks about signatures of the State. The implementation is the pki package's;
 * the middleware hands it in, so that core needs no X.509.
 */
export interface ChipVerifier {
  /** Signature, signer and every file given, before any code is sent. A file that the SOD does not list is refused, but for EF.DH: device authentication covers it. */
  verify(evidence: ChipEvidence): Promise<ChipVerdict>;
  /** Further files against the hashes of the same SOD, after the PIN (A2, A3). */
  verifyFiles(evidence: ChipEvidence): Promise<ChipVerdict>;
}
