import type { HolderIdentity } from '@ciekit/pki';

/** Names of user attributes in the SPID/CIE OpenID Connect specifications (docs.italia.it, "User attributes"). */
export const CLAIM = {
  givenName: 'given_name',
  familyName: 'family_name',
  fiscalNumber: 'https://attributes.eid.gov.it/fiscal_number',
  documentDetails: 'document_details',
} as const;

/** What the card's certificate says about its holder, by the federation's names. Personal data. */
export interface HolderClaims {
  readonly given_name?: string;
  readonly family_name?: string;
  /** `TINIT-` and the codice fiscale (ETSI EN 319 412-1). */
  readonly 'https://attributes.eid.gov.it/fiscal_number': string;
  readonly document_details: { readonly type: 'cartaIdentita'; readonly document_number: string };
}

/**
 * Claims by scope. `profile` also has `birthdate` in the federation: a certificate holds none, and the codice fiscale
 * does not tell the century, so that it is left out here.
 */
export const CLAIMS_BY_SCOPE: Readonly<Record<string, string[]>> = {
  openid: ['sub', 'acr', 'amr'],
  profile: [CLAIM.givenName, CLAIM.familyName, CLAIM.fiscalNumber],
};

/** Claims to be asked for one by one, with the `claims` parameter. */
export const SINGLE_CLAIMS: readonly string[] = [CLAIM.documentDetails];

/** Names are given as the certificate has them, in capitals. */
export function claimsOf(holder: HolderIdentity): HolderClaims {
  return {
    ...(holder.givenName === undefined ? {} : { [CLAIM.givenName]: holder.givenName }),
    ...(holder.surname === undefined ? {} : { [CLAIM.familyName]: holder.surname }),
    [CLAIM.fiscalNumber]: `TINIT-${holder.fiscalCode}`,
    [CLAIM.documentDetails]: { type: 'cartaIdentita', document_number: holder.documentNumber },
  };
}

/** Each claim in one line, for people. */
export function describeClaims(
  claims: HolderClaims,
): readonly { readonly claim: keyof HolderClaims; readonly value: string }[] {
  const { given_name: givenName, family_name: familyName, document_details: document } = claims;
  return [
    ...(givenName === undefined ? [] : [{ claim: CLAIM.givenName, value: givenName }]),
    ...(familyName === undefined ? [] : [{ claim: CLAIM.familyName, value: familyName }]),
    { claim: CLAIM.fiscalNumber, value: claims[CLAIM.fiscalNumber] },
    { claim: CLAIM.documentDetails, value: document.document_number },
  ];
}
