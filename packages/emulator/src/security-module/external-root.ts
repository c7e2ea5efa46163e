import { fromHex, padStartBytes } from '@ciekit/core/bytes';
import type { CardImage } from '../card-image.js';

const MODULUS_LENGTH = 256;

/** Object BFA004: the public key under which terminals' certificates are verified. */
export interface ExternalRoot {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
  /** CHR, 12 bytes. */
  readonly holderReference: Uint8Array;
  /** CHA, 7 bytes. The CIE's ends in 00, where IAS ECC wants a role; cards take it. */
  readonly holderAuthorisation: Uint8Array;
  /** CAR: the last 8 bytes of the CHR, by which certificates name this key. */
  readonly authorityReference: Uint8Array;
}

/** @throws {RangeError} when a field is not hexadecimal or too long */
export function loadExternalRoot(image: CardImage['externalRoot']): ExternalRoot {
  const holderReference = fromHex(image.chr);
  return {
    modulus: padStartBytes(fromHex(image.n), MODULUS_LENGTH),
    exponent: fromHex(image.e),
    holderReference,
    holderAuthorisation: fromHex(image.cha),
    authorityReference: holderReference.subarray(4),
  };
}
