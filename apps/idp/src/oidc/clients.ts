import type { JsonWebKey } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** A service that may ask who somebody is. */
export interface ClientRegistration {
  readonly clientId: string;
  /** What people read on the consent page; default: the id. */
  readonly name?: string | undefined;
  /** Exact addresses; https, or http on the local machine. */
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[] | undefined;
  /**
   * Public keys: the service proves who it is with `private_key_jwt`, and may sign its requests, as the federation wants.
   * Without, it is a public client that only PKCE protects.
   */
  readonly jwks?: { readonly keys: readonly JsonWebKey[] } | undefined;
}

/** The registered services; they are read by the provider at each request. */
export class Clients {
  readonly #clients = new Map<string, AdapterPayload>();

  /** Registers a service; the same id again replaces it. */
  register(client: ClientRegistration): void {
    const { clientId, jwks } = client;
    this.#clients.set(clientId, {
      client_id: clientId,
      client_name: client.name ?? clientId,
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? [])],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      // One pairwise subject for a service, whichever of its addresses it uses.
      sector_identifier_uri: undefined,
      ...(jwks === undefined
        ? { token_endpoint_auth_method: 'none' }
        : {
            token_endpoint_auth_method: 'private_key_jwt',
            jwks: { keys: jwks.keys.map((key) => ({ ...key })) },
          }),
    });
  }

  readonly adapter: Adapter = {
    find: (id) => Promise.resolve(this.#clients.get(id)),
    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
    upsert: () => Promise.reject(new TypeError('clients are registered by the program')),
    consume: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
    revokeByGrantId: () => Promise.resolve(),
  };
}
