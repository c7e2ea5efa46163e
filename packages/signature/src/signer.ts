/** Who signs: a key and the certificates that speak for it. The card is one, a key in memory (tests) is another. */
export interface Signer {
  /** The signing certificate, exact DER. */
  readonly certificate: Uint8Array;
  /** Its issuer and the issuer's issuers as far as they are known, nearest first, exact DER. */
  readonly issuers: readonly Uint8Array[];
  /**
   * Signs one DigestInfo (RFC 8017 section 9.2, notes) with RSASSA-PKCS1-v1_5.
   *
   * @param digestInfo DER, at most 102 bytes: what the card takes
   * @returns the signature value, as long as the modulus (256 bytes with a CIE)
   * @throws whatever stands between the caller and the key, such as the card's errors; nothing was signed then
   */
  sign(digestInfo: Uint8Array, options?: { readonly signal?: AbortSignal | undefined }): Promise<Uint8Array>;
}
