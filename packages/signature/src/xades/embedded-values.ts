import type { Certificate } from '@ciekit/pki';
import { SignatureError } from '../errors.js';
import { Namespace } from '../xml/namespaces.js';
import { childNamed, childrenNamed, isElement, type XmlElement } from '../xml/xml-tree.js';
import { certificatesIn } from './signing-certificate.js';
import { base64Of, unsignedPropertiesOf, type XmlSignature } from './xml-signature.js';

const MAX_VALUES = 200;

/** Certificates and revocation values in the unsigned properties (ETSI EN 319 132-1 section 5.4, annex A.1). */
export interface EmbeddedValues {
  readonly certificates: readonly Certificate[];
  /** DER, as the file has them: nothing of it is read here. */
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

export function embeddedValuesOf(signature: XmlSignature): EmbeddedValues {
  const properties = unsignedPropertiesOf(signature);
  // xades141:TimeStampValidationData holds the same two for a time-stamping authority.
  const holders = properties.flatMap((each) => {
    const isForTimestamp = isElement(each, Namespace.xades141, 'TimeStampValidationData');
    return isForTimestamp
      ? [
          ...childrenNamed(each, Namespace.xades, 'CertificateValues'),
          ...childrenNamed(each, Namespace.xades, 'RevocationValues'),
        ]
      : [each];
  });
  const valuesIn = (holder: string, list: string | undefined, value: string): readonly XmlElement[] =>
    holders
      .filter((each) => isElement(each, Namespace.xades, holder))
      .map((each) => (list === undefined ? each : childNamed(each, Namespace.xades, list)))
      .flatMap((each) => (each === undefined ? [] : childrenNamed(each, Namespace.xades, value)));
  return {
    certificates: certificatesIn(valuesIn('CertificateValues', undefined, 'EncapsulatedX509Certificate')),
    ocspResponses: octetsIn(valuesIn('RevocationValues', 'OCSPValues', 'EncapsulatedOCSPValue')),
    crls: octetsIn(valuesIn('RevocationValues', 'CRLValues', 'EncapsulatedCRLValue')),
  };
}

function octetsIn(elements: readonly XmlElement[]): readonly Uint8Array[] {
  return elements.slice(0, MAX_VALUES).flatMap((element) => {
    try {
      return [base64Of(element)];
    } catch (error) {
      if (error instanceof SignatureError) return [];
      throw error;
    }
  });
}
