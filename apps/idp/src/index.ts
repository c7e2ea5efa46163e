/**
 * A local identity provider that behaves like "Entra con CIE" at level 3, and a relying party to try it with. For
 * development and CI only.
 *
 * @packageDocumentation
 */
export {
  startIdentityProvider,
  type IdentityProvider,
  type IdentityProviderEvent,
  type IdentityProviderOptions,
} from './identity-provider.js';
export {
  startRelyingParty,
  type Login,
  type RelyingParty,
  type RelyingPartyOptions,
} from './relying-party/relying-party.js';
export { CARD_REFUSALS, type CardRefusal } from './card/card-refusal.js';
export { STATUS_MODES, type StatusMode } from './card/status-policy.js';
export type { HolderClaims } from './claims.js';
export type { ClientRegistration } from './client-registration.js';
export type { ServerCredentials, ThrowawayAuthority } from './tls/throwaway-authority.js';
