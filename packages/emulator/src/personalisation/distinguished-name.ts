import * as der from './der.js';
import { OID } from './object-identifiers.js';

/** The attributes of a name, in the order in which they are to be written. */
export type NameAttribute =
  | 'countryName'
  | 'organizationName'
  | 'organizationalUnitName'
  | 'commonName'
  | 'serialNumber'
  | 'surname'
  | 'givenName';

/** RFC 5280 appendix A: these two are PrintableString; the others are UTF8String. */
const PRINTABLE: ReadonlySet<NameAttribute> = new Set(['countryName', 'serialNumber']);

/**
 * A Name, one attribute in each relative distinguished name.
 *
 * @throws {RangeError} a country or serial number outside PrintableString
 */
export function encodeName(...attributes: readonly (readonly [NameAttribute, string])[]): Uint8Array {
  return der.sequence(
    ...attributes.map(([attribute, text]) =>
      der.setOf(
        der.sequence(
          der.objectIdentifier(OID[attribute]),
          PRINTABLE.has(attribute) ? der.printableString(text) : der.utf8String(text),
        ),
      ),
    ),
  );
}
