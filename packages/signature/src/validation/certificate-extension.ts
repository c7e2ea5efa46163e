import { PkiError, type Certificate } from '@ciekit/pki/x509';
import {
  Asn1Fields,
  CERTIFICATE_LIMITS,
  isContext,
  octetsOf,
  oidOf,
  parseBer,
  Tag,
  type Asn1Node,
} from '@ciekit/pki/asn1';

const CODE = 'malformed-certificate';

/**
 * The value of an extension that `Certificate` has no field for, parsed.
 *
 * @returns `undefined` where there is none, or it cannot be read: it grants nothing then
 */
export function extensionOf(certificate: Certificate, oid: string): Asn1Node | undefined {
  try {
    const toBeSigned = Asn1Fields.ofSequence(parseBer(certificate.der, CERTIFICATE_LIMITS, CODE), CODE).any();
    const wrapped = Asn1Fields.ofSequence(toBeSigned, CODE)
      .rest()
      .findLast((node) => isContext(node, 3));
    if (wrapped === undefined) return undefined;
    for (const extension of Asn1Fields.ofSequence(Asn1Fields.ofConstructed(wrapped, CODE).any(), CODE).rest()) {
      const fields = Asn1Fields.ofSequence(extension, CODE);
      if (oidOf(fields.any(), CODE) !== oid) continue;
      fields.optionalUniversal(Tag.boolean);
      return parseBer(octetsOf(fields.any(), CODE), CERTIFICATE_LIMITS, CODE);
    }
    return undefined;
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}
