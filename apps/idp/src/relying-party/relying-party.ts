import { createHash, webcrypto, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as oidc from 'openid-client';
import { BoundedStore } from '../bounded-store.js';
import { CLAIM, type HolderClaims } from '../claims.js';
import { answerPage, redirect, secure } from '../http/answer.js';
import { startLocalServer } from '../http/local-server.js';
import { CARD_STEP } from '../levels.js';
import type { ClientRegistration } from '../client-registration.js';
import { TEXT } from '../pages/words.js';
import type { ServerCredentials } from '../tls/throwaway-authority.js';
import { createHttpsFetch } from './https-fetch.js';
import { failurePage, strangerPage, visitorPage } from './relying-party-pages.js';

/** Whom the identity provider says that somebody is, after every check of OpenID Connect. Personal data. */
export interface Login {
  readonly subject: string;
  /** Level, as an authentication context class; always that of level 3. */
  readonly acr: string;
  readonly claims: HolderClaims;
}

export interface RelyingPartyOptions {
  readonly issuer: string;
  /** PEM: the authority that the identity provider's own certificate is checked with. */
  readonly ca: string;
  readonly credentials: ServerCredentials;
  readonly host?: string | undefined;
  /** The host's name in addresses, where it differs from {@link host}. */
  readonly name?: string | undefined;
  /** Default 0, any that is free. */
  readonly port?: number | undefined;
  readonly clientId?: string | undefined;
  readonly onLogin?: ((login: Login) => void) | undefined;
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/** A running sample service. */
export interface RelyingParty {
  /** The page with the button. */
  readonly origin: string;
  /** To be given to the identity provider. */
  readonly client: ClientRegistration;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A login that was begun in a browser. */
interface Attempt {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

interface Session {
  readonly login: Login;
  readonly idToken: string;
}

const ATTEMPT_MS = 600_000;
const SESSION_MS = 600_000;
const CAPACITY = 1_000;
/** RFC 7518: ECDSA with P-256. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * Starts a service that people log in to: a page with a button, and afterwards a page with what the identity provider
 * said. It shows what a real one has to do: code with PKCE, state and nonce bound to the browser, requests signed as
 * the federation wants, the level checked, a new session after the login.
 *
 * @example
 * ```ts
 * const rp = await startRelyingParty({
 *   issuer: idp.issuer,
 *   ca: idp.authority.certificatePem,
 *   credentials: idp.authority.issue(['127.0.0.1']),
 * });
 * idp.registerClient(rp.client);
 * ```
 */
export async function startRelyingParty(options: RelyingPartyOptions): Promise<RelyingParty> {
  const { host = '127.0.0.1', clientId = 'ciekit-sample-service', onFailure = () => undefined } = options;
  const keyPair = await webcrypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const publicJwk = (await webcrypto.subtle.exportKey('jwk', keyPair.publicKey)) as JsonWebKey;
  const signingKey = { key: keyPair.privateKey, kid: keyId(publicJwk) };
  const server = await startLocalServer({
    host,
    name: options.name ?? host,
    port: options.port ?? 0,
    credentials: options.credentials,
    onFailure,
  });
  const redirectUri = `${server.origin}/callback`;
  const attempts = new BoundedStore<Attempt>(CAPACITY);
  const sessions = new BoundedStore<Session>(CAPACITY);
  const cookies = browserCookies(new URL(server.origin).port);

  let configuration: oidc.Configuration | undefined;
  const provider = async (): Promise<oidc.Configuration> =>
    (configuration ??= await oidc.discovery(
      new URL(options.issuer),
      clientId,
      { id_token_signed_response_alg: 'RS256' },
      oidc.PrivateKeyJwt(signingKey),
      { [oidc.customFetch]: createHttpsFetch(options.ca) },
    ));

  const beginLogin = async (response: ServerResponse): Promise<void> => {
    const known = await provider();
    const attempt = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() };
    const address = await oidc.buildAuthorizationUrlWithJAR(
      known,
      {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        claims: JSON.stringify({ userinfo: { [CLAIM.documentDetails]: { essential: true } } }),
        acr_values: CARD_STEP.acr,
        prompt: 'consent',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      },
      signingKey,
    );
    cookies.set(response, 'attempt', attempts.issue(attempt, ATTEMPT_MS), ATTEMPT_MS);
    redirect(response, address.href);
  };

  const endLogin = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const attempt = attempts.redeem(cookies.get(request, 'attempt'));
    cookies.clear(response, 'attempt');
    if (attempt === undefined) {
      answerPage(response, 400, { text: TEXT.otherBrowser, code: 'otherBrowser' });
      return;
    }
    const { login, idToken } = await redeemCode(await provider(), url, attempt);
    sessions.redeem(cookies.get(request, 'session'));
    cookies.set(response, 'session', sessions.issue({ login, idToken }, SESSION_MS), SESSION_MS);
    options.onLogin?.(login);
    redirect(response, '/');
  };

  const logOut = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const session = sessions.redeem(cookies.get(request, 'session'));
    cookies.clear(response, 'session');
    if (session === undefined) {
      redirect(response, '/');
      return;
    }
    const end = oidc.buildEndSessionUrl(await provider(), {
      id_token_hint: session.idToken,
      post_logout_redirect_uri: `${server.origin}/`,
    });
    redirect(response, end.href);
  };

  server.serve(async (request, response, url) => {
    const session = sessions.get(cookies.get(request, 'session'));
    const route = `${request.method ?? ''} ${url.pathname}`;
    try {
      if (route === 'GET /') {
        answerPage(
          response,
          200,
          session === undefined ? strangerPage() : visitorPage(session.login),
          // The form that logs out leads there.
          [new URL(options.issuer).origin],
        );
      } else if (route === 'GET /login') await beginLogin(response);
      else if (route === 'GET /callback') await endLogin(request, response, url);
      // The session cookie is SameSite=Lax: a form on another site does not carry it.
      else if (route === 'POST /logout') await logOut(request, response);
      else if (route === 'GET /claims.json') answerClaims(response, session);
      else answerPage(response, 404, { text: TEXT.notFound, code: 'notFound' });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      answerPage(response, 400, failurePage(refusal));
    }
  });
  return {
    origin: server.origin,
    client: {
      clientId,
      redirectUris: [redirectUri],
      postLogoutRedirectUris: [`${server.origin}/`],
      jwks: { keys: [{ ...publicJwk, kid: signingKey.kid, use: 'sig', alg: 'ES256' }] },
    },
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

async function redeemCode(configuration: oidc.Configuration, url: URL, attempt: Attempt): Promise<Session> {
  const tokens = await oidc.authorizationCodeGrant(configuration, url, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const idToken = tokens.claims();
  if (idToken === undefined || tokens.id_token === undefined) throw new TypeError('no ID token');
  // A service that needs level 3 has to look: the identity provider answers with the level that it has.
  if (idToken['acr'] !== CARD_STEP.acr) throw new TypeError('not level 3');
  const info = await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub);
  return { login: { subject: idToken.sub, acr: CARD_STEP.acr, claims: holderClaims(info) }, idToken: tokens.id_token };
}

function holderClaims(info: Readonly<Record<string, unknown>>): HolderClaims {
  const text = (name: string): string | undefined => {
    const value = info[name];
    return typeof value === 'string' ? value : undefined;
  };
  const fiscalNumber = text(CLAIM.fiscalNumber);
  const details = info[CLAIM.documentDetails];
  const documentNumber =
    details instanceof Object && 'document_number' in details ? details.document_number : undefined;
  if (fiscalNumber === undefined || typeof documentNumber !== 'string') throw new TypeError('a claim is missing');
  const givenName = text(CLAIM.givenName);
  const familyName = text(CLAIM.familyName);
  return {
    ...(givenName === undefined ? {} : { given_name: givenName }),
    ...(familyName === undefined ? {} : { family_name: familyName }),
    [CLAIM.fiscalNumber]: fiscalNumber,
    [CLAIM.documentDetails]: { type: 'cartaIdentita', document_number: documentNumber },
  };
}

/** The word of the identity provider for why it gave nothing, where the error is that. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return error.error;
  return error instanceof oidc.ClientError ? (error.code ?? 'refused') : undefined;
}

function answerClaims(response: ServerResponse, session: Session | undefined): void {
  secure(response);
  response.statusCode = session === undefined ? 401 : 200;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(session === undefined ? { error: 'not logged in' } : session.login));
}

/** RFC 7638 section 3, for an EC key. */
function keyId({ crv, kty, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

interface BrowserCookies {
  /** Empty when there is none. */
  get(request: IncomingMessage, name: 'attempt' | 'session'): string;
  set(response: ServerResponse, name: 'attempt' | 'session', value: string, lifetimeMs: number): void;
  clear(response: ServerResponse, name: 'attempt' | 'session'): void;
}

/** Cookies do not know ports, so that names do; `__Host-` keeps other hosts of a domain from setting them. */
function browserCookies(port: string): BrowserCookies {
  const cookieName = (name: string): string => `__Host-ciekit-rp-${port}-${name}`;
  const add = (response: ServerResponse, name: string, value: string, seconds: number): void => {
    response.appendHeader(
      'Set-Cookie',
      `${cookieName(name)}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${String(seconds)}`,
    );
  };
  return {
    get: (request, name) => {
      const prefix = `${cookieName(name)}=`;
      const pair = (request.headers.cookie ?? '').split(/;\s*/).find((candidate) => candidate.startsWith(prefix));
      return pair?.slice(prefix.length) ?? '';
    },
    set: (response, name, value, lifetimeMs) => {
      add(response, name, value, lifetimeMs / 1_000);
    },
    clear: (response, name) => {
      add(response, name, '', 0);
    },
  };
}
