import type { ChipAssurance } from '@ciekit/core';

/**
 * A card whose PIN was verified, open for signatures until it is closed, leaves, or is reset or talked to by another
 * program: other use cases on the same card, those without a code too, are such programs. Holds a shared connection; each
 * signature is one card transaction on the secure messaging session that is there. Signatures that are asked for at once
 * are made one after the other.
 */
export interface CardSigner {
  readonly reader: string;
  readonly nis: string;
  readonly assurance: ChipAssurance;
  /**
   * Signs one DigestInfo of at most 102 bytes with the holder's key (RSASSA-PKCS1-v1_5, RFC 8017 section 8.2).
   *
   * @returns 256 bytes
   * @throws {CardSessionError} `session-lost`: the card left, was reset or dropped the session; a new log-in is needed
   * @throws {TransportError} `sharing-violation`: another program holds the card; the session may still be good
   * @throws {CancelledError} the signal fired before the command went out; the session stays
   * @throws {RangeError} for a longer DigestInfo
   */
  sign(digestInfo: Uint8Array, options?: { readonly signal?: AbortSignal | undefined }): Promise<Uint8Array>;
  /** Resets the chip, so that nobody finds the PIN verified, and lets go. Never throws. */
  close(): Promise<void>;
}

/** What can be told of a paired card without a PIN; the card opens its pairing record itself. */
export interface CardCredentials {
  readonly reader: string;
  readonly nis: string;
  /** Printed on the card, e.g. CA00000AA. */
  readonly serialNumber: string;
  /** The holder's own name for the card; may be empty. */
  readonly label: string;
  /** The holder's certificate, exact DER. */
  readonly certificate: Uint8Array;
  /** Its issuer and the issuer's issuers, as far as the trust store holds them, exact DER, nearest first. */
  readonly issuers: readonly Uint8Array[];
}
