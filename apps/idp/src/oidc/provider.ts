import { createPrivateKey, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import Provider, { interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { CLAIMS_BY_SCOPE, SINGLE_CLAIMS } from '../claims.js';
import { secure } from '../http/answer.js';
import { LEVELS } from '../levels.js';
import { renderPage, type Page } from '../pages/page.js';
import { LABEL, TEXT } from '../pages/words.js';
import type { Accounts } from './accounts.js';
import type { Clients } from './clients.js';
import { MemoryAdapters } from './memory-adapter.js';

/** Seconds. A person needs some minutes to find the card and the PIN; everything after that is quick. */
export const LIFETIME = { interaction: 600, session: 600, code: 60 } as const;

/**
 * The OpenID Connect half, by panva's certified library: authorization code with PKCE (S256) and nothing else,
 * pairwise subjects, signed request objects taken where a service sends them, no single sign-on.
 */
export async function createProvider(issuer: string, accounts: Accounts, clients: Clients): Promise<Provider> {
  const adapters = new MemoryAdapters();
  const { port } = new URL(issuer);
  const cookie = (name: string): string => `ciekit_idp_${port}_${name}`;
  const configuration: Configuration = {
    adapter: (model) => (model === 'Client' ? clients.adapter : adapters.factory(model)),
    jwks: { keys: [await signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies do not know ports: two services on this machine would overwrite each other's.
      names: { session: cookie('session'), interaction: cookie('interaction'), resume: cookie('resume') },
      long: { httpOnly: true, sameSite: 'lax', secure: true, signed: true },
      short: { httpOnly: true, sameSite: 'lax', secure: true, signed: true },
    },
    responseTypes: ['code'],
    pkce: { methods: ['S256'], required: () => true },
    scopes: ['openid', 'profile'],
    claims: { ...CLAIMS_BY_SCOPE, ...Object.fromEntries(SINGLE_CLAIMS.map((claim) => [claim, null])) },
    // The federation gives what a scope asks for in the ID token, too.
    conformIdTokenClaims: false,
    // Whoever asks for level 1 or 2 is served with 3, which the federation allows.
    acrValues: LEVELS.map(({ acr }) => acr),
    subjectTypes: ['pairwise'],
    clientDefaults: { subject_type: 'pairwise', id_token_signed_response_alg: 'RS256' },
    pairwiseIdentifier: (_ctx, accountId, client) => accounts.subject(accountId, client.clientId),
    clientAuthMethods: ['private_key_jwt', 'none'],
    enabledJWA: {
      idTokenSigningAlgValues: ['RS256'],
      clientAuthSigningAlgValues: ['RS256', 'ES256'],
      requestObjectSigningAlgValues: ['RS256', 'ES256'],
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      requestObjects: { request: true, requestUri: false, mode: 'strict' },
      rpInitiatedLogout: { enabled: true, logoutSource: showLogOut, postLogoutSuccessSource: showLoggedOut },
    },
    ttl: {
      Interaction: LIFETIME.interaction,
      Session: LIFETIME.session,
      Grant: LIFETIME.session,
      IdToken: LIFETIME.session,
      AccessToken: LIFETIME.session,
      AuthorizationCode: LIFETIME.code,
    },
    findAccount: (_ctx, id) => {
      const claims = accounts.claims(id);
      return claims && { accountId: id, claims: () => Promise.resolve({ sub: id, ...claims }) };
    },
    interactions: { policy: cardAndConsentEachTime(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    // Only what was agreed to in this very login.
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId;
      return grantId === undefined ? undefined : ctx.oidc.provider.Grant.find(grantId);
    },
    renderError: (ctx, out) => {
      show(ctx, {
        text: TEXT.badRequest,
        facts: Object.entries(out).map(([name, value]) => ({ name: { it: name, en: name }, value: String(value) })),
        code: 'badRequest',
      });
    },
  };
  return new Provider(issuer, configuration);
}

/** At level 3 there is no single sign-on: each login is a new signature by the card. */
function cardAndConsentEachTime(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('card', 'the card is asked for at each login', (ctx) =>
        ctx.oidc.result?.login === undefined
          ? interactionPolicy.Check.REQUEST_PROMPT
          : interactionPolicy.Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

async function signingKey(): Promise<Record<string, unknown>> {
  // Encoded, and read back as another key object: Node 20 can deadlock when the generated one is exported.
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { ...createPrivateKey(privateKey).export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}

function show(ctx: KoaContextWithOIDC, page: Page, formTargets: readonly string[] = []): void {
  secure(ctx.res, formTargets);
  ctx.type = 'html';
  ctx.body = renderPage(page);
}

function showLogOut(ctx: KoaContextWithOIDC): void {
  const { state } = ctx.oidc.session ?? {};
  const { secret, postLogoutRedirectUri } = (state ?? {}) as { secret?: string; postLogoutRedirectUri?: string };
  const form = (id: 'logOut' | 'stay', fields: Record<string, string>): NonNullable<Page['actions']>[number] => ({
    kind: 'form',
    id,
    label: LABEL[id],
    action: `${ctx.oidc.issuer}/session/end/confirm`,
    fields: { xsrf: secret ?? '', ...fields },
  });
  show(
    ctx,
    { text: TEXT.logOut, actions: [form('logOut', { logout: 'yes' }), form('stay', {})], code: 'logOut' },
    postLogoutRedirectUri === undefined ? [] : [new URL(postLogoutRedirectUri).origin],
  );
}

function showLoggedOut(ctx: KoaContextWithOIDC): void {
  show(ctx, { text: TEXT.loggedOut, code: 'loggedOut' });
}
