import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { ClientRegistration } from '../client-registration.js';

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
