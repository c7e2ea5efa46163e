import { createHash } from 'node:crypto';
import { cutToAsn1Length } from '../asn1/der.js';
import { sameBytes } from '../bytes.js';
import { PkiError } from '../errors.js';
import type { SodContent } from './sod.js';

/** The files that an SOD of the IAS application speaks of, by their data-group number (`A0|SFI`; EF.DH has SFI 1B). */
export const DataGroup = {
  servicesId: 0xa1,
  documentNumber: 0xa2,
  holderCertificate: 0xa3,
  internalAuthenticationKey: 0xa4,
  servicesKey: 0xa5,
  dhParameters: 0x1b,
} as const;

/** Files of fixed length, in bytes; the rest end where their ASN.1 value ends. */
const FIXED_LENGTH: Readonly<Record<number, number>> = { [DataGroup.servicesId]: 12, [DataGroup.documentNumber]: 9 };

/**
 * The part of a file that its hash in the SOD covers: 12 bytes of EF.ID_Servizi, 9 of EF.Seriale, and without padding
 * whatever is ASN.1; a view. A file too short for that is returned whole, and will not match.
 */
export function hashedPart(group: number, file: Uint8Array): Uint8Array {
  const fixed = FIXED_LENGTH[group];
  return fixed === undefined ? (cutToAsn1Length(file) ?? file) : file.subarray(0, fixed);
}

/**
 * Compares a file of the card with its signed hash. The SOD's signature is not looked at here.
 *
 * @param group data-group number, for example `DataGroup.internalAuthenticationKey`
 * @throws {PkiError} `sod-hash-missing`: the SOD does not list the group; `sod-hash-mismatch`
 */
export function checkDataGroup(sod: SodContent, group: number, file: Uint8Array): void {
  const name = group.toString(16).toUpperCase();
  const expected = sod.lds.dataGroupHashes.get(group);
  if (expected === undefined) throw new PkiError('sod-hash-missing', `data group ${name} is not listed`);
  const hash = createHash(sod.lds.hashAlgorithm).update(hashedPart(group, file)).digest();
  if (!sameBytes(hash, expected)) throw new PkiError('sod-hash-mismatch', `data group ${name} differs`);
}
