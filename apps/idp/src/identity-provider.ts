import { BoundedStore } from './bounded-store.js';
import { serveCardStep, startCardServer, type CardServerOptions, type Handoff } from './card/card-server.js';
import type { CardRefusal } from './card/card-refusal.js';
import { StatusPolicy, type StatusMode } from './card/status-policy.js';
import type { ClientRegistration } from './client-registration.js';
import { readAnchors, testAnchors } from './anchors.js';
import { answerPage, secure } from './http/answer.js';
import { startLocalServer } from './http/local-server.js';
import { Accounts } from './oidc/accounts.js';
import { Clients } from './oidc/clients.js';
import { answerInteraction, type Ticket } from './oidc/interaction-pages.js';
import { createProvider, LIFETIME } from './oidc/provider.js';
import { FACT, TEXT } from './pages/words.js';
import {
  createThrowawayAuthority,
  type ServerCredentials,
  type ThrowawayAuthority,
} from './tls/throwaway-authority.js';

/** What happened, without a word about whom it happened to. */
export type IdentityProviderEvent =
  | { readonly kind: 'card-accepted' }
  | { readonly kind: 'card-refused'; readonly reason: CardRefusal }
  | { readonly kind: 'failure'; readonly error: unknown };

export interface IdentityProviderOptions {
  /** The address to listen on; default 127.0.0.1. */
  readonly host?: string | undefined;
  /** The host's name in addresses, where it differs from {@link host}, as in containers. */
  readonly name?: string | undefined;
  /** Of pages and OpenID Connect; default 0, any that is free. */
  readonly port?: number | undefined;
  /** Of the card step; default 0. */
  readonly cardPort?: number | undefined;
  /** Whose cards are accepted: certificates (PEM, DER, bundles); self-signed ones are roots. Default: the test PKI. */
  readonly clientAnchors?: readonly Uint8Array[] | undefined;
  /** Whether revoked cards are found out; default `where-reachable`. */
  readonly ocsp?: StatusMode | undefined;
  /** Address of an OCSP responder to ask instead of the one that certificates name. */
  readonly ocspResponder?: string | undefined;
  /** Default: made by {@link IdentityProvider.authority}. */
  readonly credentials?: ServerCredentials | undefined;
  readonly clients?: readonly ClientRegistration[] | undefined;
  readonly onEvent?: ((event: IdentityProviderEvent) => void) | undefined;
}

/** A running test service. */
export interface IdentityProvider {
  /** Where OpenID Connect begins: `https://127.0.0.1:PORT`. */
  readonly issuer: string;
  /** Where the card is asked for. Policies that choose a certificate automatically name this address. */
  readonly cardOrigin: string;
  /** What browsers and programs have to trust to reach this service; it can issue for others on the machine. */
  readonly authority: ThrowawayAuthority;
  /** Registers a service, or changes one. */
  registerClient(client: ClientRegistration): void;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** How long a login may take to go to the card step, and to come back from it. */
const HANDOFF_MS = LIFETIME.interaction * 1_000;
const TICKET_MS = 60_000;
const CAPACITY = 1_000;

/**
 * Starts an identity provider that behaves like "Entra con CIE" at level 3, for development and CI: never for real
 * services. It keeps everything in memory.
 *
 * @throws {RangeError} the anchors hold no root
 * @example
 * ```ts
 * await using idp = await startIdentityProvider({ clients: [{ clientId: 'my-app', redirectUris: [callback] }] });
 * idp.issuer; // https://127.0.0.1:43211
 * ```
 */
export async function startIdentityProvider(options: IdentityProviderOptions = {}): Promise<IdentityProvider> {
  const { host = '127.0.0.1', onEvent = () => undefined } = options;
  const name = options.name ?? host;
  const anchors = options.clientAnchors === undefined ? await testAnchors() : readAnchors(options.clientAnchors);
  const authority = createThrowawayAuthority();
  const credentials = options.credentials ?? authority.issue([...new Set([name, 'localhost', '127.0.0.1', '::1'])]);
  const onFailure = (error: unknown): void => {
    onEvent({ kind: 'failure', error });
  };
  const server = await startLocalServer({ host, name, port: options.port ?? 0, credentials, onFailure });
  const cardOptions: CardServerOptions = {
    host,
    name,
    port: options.cardPort ?? 0,
    credentials,
    anchors,
    status: new StatusPolicy({ mode: options.ocsp ?? 'where-reachable', responder: options.ocspResponder }),
    onFailure,
  };
  const cardServer = await startCardServer(cardOptions);

  const issuer = server.origin;
  const clients = new Clients();
  for (const client of options.clients ?? []) clients.register(client);
  const accounts = new Accounts(LIFETIME.session * 1_000);
  const provider = await createProvider(issuer, accounts, clients);
  provider.on('server_error', (_ctx, error) => {
    onFailure(error);
  });
  const oidc = provider.callback();
  const handoffs = new BoundedStore<Handoff>(CAPACITY);
  const tickets = new BoundedStore<Ticket>(CAPACITY);
  const confirmations = new BoundedStore<string>(CAPACITY);

  serveCardStep(cardServer, cardOptions, {
    redeemHandoff: (key) => handoffs.redeem(key),
    recognised: ({ interaction, page }, holder) => {
      const ticket = tickets.issue({ interaction, accountId: accounts.remember(holder) }, TICKET_MS);
      onEvent({ kind: 'card-accepted' });
      return `${page}/card?ticket=${ticket}`;
    },
    refused: (reason) => {
      onEvent({ kind: 'card-refused', reason });
    },
  });
  const cardAddress = (interaction: string): string => {
    const page = `${issuer}/interaction/${interaction}`;
    return `${cardServer.origin}/card/${handoffs.issue({ interaction, page }, HANDOFF_MS)}`;
  };
  server.serve(async (request, response, url) => {
    if (url.pathname === '/') {
      answerPage(response, 200, {
        text: TEXT.about,
        facts: [{ name: FACT.issuer, value: `${issuer}/.well-known/openid-configuration` }],
        code: 'about',
      });
      return;
    }
    const port = { provider, accounts, cardAddress, tickets, confirmations };
    if (await answerInteraction(port, request, response, url)) return;
    secure(response);
    await oidc(request, response);
  });
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), cardServer.close()]);
  };
  return {
    issuer,
    cardOrigin: cardServer.origin,
    authority,
    registerClient: (client) => {
      clients.register(client);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
