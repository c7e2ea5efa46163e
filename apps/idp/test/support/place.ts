import {
  startIdentityProvider,
  startRelyingParty,
  type IdentityProvider,
  type IdentityProviderEvent,
  type Login,
  type RelyingParty,
} from '@ciekit/idp';

/** A service to log in to, with an identity provider of its own. */
export class Place {
  /** Whom the service was told about, in this order. */
  readonly logins: readonly Login[];
  readonly #events: readonly IdentityProviderEvent[];
  readonly #idp: IdentityProvider;
  readonly #rp: RelyingParty;

  private constructor(
    idp: IdentityProvider,
    events: readonly IdentityProviderEvent[],
    rp: RelyingParty,
    logins: readonly Login[],
  ) {
    this.#idp = idp;
    this.#events = events;
    this.#rp = rp;
    this.logins = logins;
  }

  /** @param name of this machine in addresses; two places with one name would share their cookies */
  static async open(name: 'localhost' | '127.0.0.1'): Promise<Place> {
    const events: IdentityProviderEvent[] = [];
    const logins: Login[] = [];
    const idp = await startIdentityProvider({ name, onEvent: (event) => events.push(event) });
    const rp = await startRelyingParty({
      name,
      issuer: idp.issuer,
      ca: idp.authority.certificatePem,
      credentials: idp.authority.issue([name]),
      onLogin: (login) => logins.push(login),
    });
    idp.registerClient(rp.client);
    return new Place(idp, events, rp, logins);
  }

  /** The service's page. */
  get origin(): string {
    return this.#rp.origin;
  }

  /** Where the browser is asked for the card. */
  get cardOrigin(): string {
    return this.#idp.cardOrigin;
  }

  get authorityPem(): string {
    return this.#idp.authority.certificatePem;
  }

  log(): string {
    return this.#events.map((event) => Object.values(event).join(' ')).join('\n');
  }

  async close(): Promise<void> {
    await this.#rp.close();
    await this.#idp.close();
  }
}
