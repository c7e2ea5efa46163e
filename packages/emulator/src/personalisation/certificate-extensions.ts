/** Certificate extensions (RFC 5280 section 4.2, ICAO Doc 9303-12), each as one encoded Extension. */
import { asciiToBytes } from '@ciekit/core/bytes';

import * as der from './der.js';
import { OID } from './object-identifiers.js';

function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return der.sequence(der.objectIdentifier(oid), ...(critical ? [der.booleanTrue()] : []), der.octetString(value));
}

/** Critical, with cA TRUE. */
export function certificateAuthority(pathLength?: number): Uint8Array {
  const pathLengthConstraint = pathLength === undefined ? [] : [der.integer(BigInt(pathLength))];
  return extension(OID.basicConstraints, der.sequence(der.booleanTrue(), ...pathLengthConstraint), true);
}

export type KeyUsage = 'digital-signature' | 'certificate-and-crl-signing';

/** Critical. Bits 0, or 5 and 6. */
export function keyUsage(usage: KeyUsage): Uint8Array {
  const bits =
    usage === 'digital-signature' ? der.bitString(Uint8Array.of(0x80), 7) : der.bitString(Uint8Array.of(0x06), 1);
  return extension(OID.keyUsage, bits, true);
}

export type KeyPurpose = 'clientAuth' | 'timeStamping' | 'ocspSigning';

/** Time stamping must be critical (RFC 3161 section 2.3). */
export function extendedKeyUsage(purpose: KeyPurpose): Uint8Array {
  return extension(OID.extendedKeyUsage, der.sequence(der.objectIdentifier(OID[purpose])), purpose === 'timeStamping');
}

export function subjectKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return extension(OID.subjectKeyIdentifier, der.octetString(identifier));
}

export function authorityKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return extension(OID.authorityKeyIdentifier, der.sequence(der.implicit(0, identifier)));
}

/** Where to ask for the status and, for sub CAs and holders, where the issuer's certificate is. */
export function authorityInfoAccess(urls: { readonly ocsp?: string; readonly caIssuers?: string }): Uint8Array {
  const descriptions = (['ocsp', 'caIssuers'] as const).flatMap((method) => {
    const url = urls[method];
    if (url === undefined) return [];
    return [der.sequence(der.objectIdentifier(OID[method]), der.implicit(6, asciiToBytes(url)))];
  });
  return extension(OID.authorityInfoAccess, der.sequence(...descriptions));
}

export function crlDistributionPoint(url: string): Uint8Array {
  const fullName = der.explicit(0, der.implicit(6, asciiToBytes(url)));
  return extension(OID.crlDistributionPoints, der.sequence(der.sequence(der.explicit(0, fullName))));
}

/** One policy with its CPS address and a user notice of at most 200 characters. */
export function certificatePolicy(policy: string, cps: string, notice: string): Uint8Array {
  return extension(
    OID.certificatePolicies,
    der.sequence(
      der.sequence(
        der.objectIdentifier(policy),
        der.sequence(
          der.sequence(der.objectIdentifier(OID.cpsQualifier), der.ia5String(cps)),
          der.sequence(der.objectIdentifier(OID.userNoticeQualifier), der.sequence(der.utf8String(notice))),
        ),
      ),
    ),
  );
}

/** How long a document signer may sign; its certificate lives as long as the documents. */
export function privateKeyUsagePeriod(notBefore: Date, notAfter: Date): Uint8Array {
  return extension(
    OID.privateKeyUsagePeriod,
    der.sequence(der.implicitTime(0, notBefore), der.implicitTime(1, notAfter)),
  );
}

/** The documents that a signer may sign, as in their machine readable zone (Doc 9303-12 section 7.1.1.6). */
export function documentTypeList(...types: readonly string[]): Uint8Array {
  return extension(
    OID.documentTypeList,
    der.sequence(der.integer(0n), der.setOf(...types.map((type) => der.printableString(type)))),
  );
}

/** The certificate of an OCSP responder is not itself asked about (RFC 6960 section 4.2.2.2.1). */
export function ocspNoCheck(): Uint8Array {
  return extension(OID.ocspNoCheck, der.nullValue());
}
