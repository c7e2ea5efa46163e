import type { Certificate, TrustAnchors, TrustPurpose } from '@ciekit/pki';
import type { ValidationPurpose, ValidationTrust } from '@ciekit/signature';

/** What of the trust store vouches for whom. */
const PURPOSES: Readonly<Record<ValidationPurpose, readonly TrustPurpose[]>> = {
  signer: ['holder-issuer', 'document-signer'],
  tsa: ['tsa'],
};

/**
 * The anchors that signatures are judged by: the trust store's, and those of a folder that the user named for this once.
 *
 * @param extra trusted for signers and for time stamps; never as authorities of the CIE
 */
export function signatureTrust(store: TrustAnchors, extra: readonly Certificate[] = []): ValidationTrust {
  const anchors = extra.filter(({ isSelfIssued }) => isSelfIssued);
  const between = extra.filter(({ isSelfIssued }) => !isSelfIssued);
  const cie = new Set(store.anchors('holder-issuer').map(({ sha256 }) => sha256));
  return {
    anchors: (purpose) => [...PURPOSES[purpose].flatMap((each) => store.anchors(each)), ...anchors],
    intermediates: (purpose) => [...PURPOSES[purpose].flatMap((each) => store.intermediates(each)), ...between],
    isCieIssuer: ({ sha256 }) => cie.has(sha256),
  };
}
