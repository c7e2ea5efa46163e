import type { Certificate } from '../x509/certificate.js';
import type { TrustAnchors, TrustPurpose } from './trust-anchors.js';
import { qualifiedUsesAt, type TrustedListOrigin } from './trusted-list-origin.js';

/** Whose word a signature of a document is believed on; what the signature package takes for a validation. */
export interface SignatureTrust {
  anchors(purpose: 'signer' | 'tsa'): readonly Certificate[];
  intermediates(purpose: 'signer' | 'tsa'): readonly Certificate[];
  /** Whether an anchor is one of the CIE's: signatures under it are advanced ones. */
  isCieIssuer(anchor: Certificate): boolean;
  /** What a trusted list says the certificates of an authority were for at a time; `undefined`: not qualified. */
  qualifiedService(
    certificate: Certificate,
    at: Date,
  ): { readonly signatures: boolean; readonly seals: boolean } | undefined;
}

/** Both kinds of trust store fit. */
export interface TrustWithOrigins extends TrustAnchors {
  originsOf(sha256: string): readonly TrustedListOrigin[];
}

/**
 * A trust store as the anchors of a validation: signers are vouched for by `holder-issuer` and `document-signer`, time
 * stamps by `tsa`.
 *
 * @example
 * ```ts
 * const trust = signatureTrust(await TrustStoreDirectory.open(folder));
 * trust.anchors('signer').length;
 * ```
 */
export function signatureTrust(store: TrustWithOrigins): SignatureTrust {
  const purposes = (purpose: 'signer' | 'tsa'): readonly TrustPurpose[] =>
    purpose === 'tsa' ? ['tsa'] : ['holder-issuer', 'document-signer'];
  return {
    anchors: (purpose) => purposes(purpose).flatMap((each) => store.anchors(each)),
    intermediates: (purpose) => purposes(purpose).flatMap((each) => store.intermediates(each)),
    isCieIssuer: ({ sha256 }) => store.anchors('holder-issuer').some((anchor) => anchor.sha256 === sha256),
    qualifiedService: (certificate, at) => {
      // ETSI TS 119 612 section 5.5.3: an identity is a key and a name; a cross-certificate of the two is the same service.
      const same = store.anchors('document-signer').filter((anchor) => isSameIdentity(anchor, certificate));
      const uses = qualifiedUsesAt(
        same.flatMap(({ sha256 }) => store.originsOf(sha256)),
        at,
      );
      return uses.length === 0 ? undefined : { signatures: uses.includes('signature'), seals: uses.includes('seal') };
    },
  };
}

function isSameIdentity(a: Certificate, b: Certificate): boolean {
  return Buffer.compare(a.publicKey.spki, b.publicKey.spki) === 0 && a.subject.equals(b.subject);
}
