import type { JsonWebKey } from 'node:crypto';

/** A service that may ask who somebody is. */
export interface ClientRegistration {
  readonly clientId: string;
  /** What people read on the consent page; default: the id. */
  readonly name?: string | undefined;
  /** Exact addresses; https, or http on the local machine. */
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[] | undefined;
  /**
   * Public keys: the service proves who it is with `private_key_jwt`, and may sign its requests, as the federation
   * wants. Without, it is a public client that only PKCE protects.
   */
  readonly jwks?: { readonly keys: readonly JsonWebKey[] } | undefined;
}
