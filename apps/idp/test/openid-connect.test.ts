import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anna } from './support/cards.js';
import { browserHas, HOLDER_EXTENSIONS, HOLDER_NAME, issue, subCa } from './support/issued.js';
import { openLoginPlace, type LoginPlace } from './support/login-place.js';
import { targetOf, type Answer, type TestBrowser } from './support/test-browser.js';

const CALLBACK = 'https://service.example/callback';
const CLIENT = 'public-service';
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');
const GOOD = {
  client_id: CLIENT,
  redirect_uri: CALLBACK,
  response_type: 'code',
  scope: 'openid profile',
  state: 'a-state-that-nobody-guesses-0000000',
  nonce: 'a-nonce-that-nobody-guesses-0000000',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

describe('the identity provider, asked by a service', () => {
  let place: LoginPlace;
  beforeAll(async () => {
    place = await openLoginPlace({ clients: [{ clientId: CLIENT, redirectUris: [CALLBACK] }] });
  });
  afterAll(() => place.close());

  const authorization = (changes: Record<string, string | undefined> = {}): string => {
    const parameters = Object.entries({ ...GOOD, ...changes }).filter((pair): pair is [string, string] => !!pair[1]);
    return `${place.idp.issuer}/auth?${new URLSearchParams(parameters).toString()}`;
  };
  /** Follows redirects until they leave this machine. */
  const untilCallback = async (browser: TestBrowser, answer: Answer): Promise<URL> => {
    let current = answer;
    for (;;) {
      const location = new URL(String(current.headers['location']), current.url);
      if (location.origin === new URL(CALLBACK).origin) return location;
      current = await browser.step(location.href);
    }
  };
  const pressUntilCallback = async (browser: TestBrowser, page: Answer, id: string): Promise<URL> => {
    const { url, form } = targetOf(page, id);
    return untilCallback(browser, await browser.step(url, form));
  };
  const login = async (browser: TestBrowser, changes: Record<string, string | undefined> = {}): Promise<URL> => {
    const consent = await browser.press(await browser.go(authorization(changes)), 'card');
    return pressUntilCallback(browser, consent, 'consent');
  };
  const redeem = (browser: TestBrowser, code: string, changes: Record<string, string> = {}): Promise<Answer> =>
    browser.step(`${place.idp.issuer}/token`, {
      grant_type: 'authorization_code',
      code,
      client_id: CLIENT,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
      ...changes,
    });
  const claimsOf = (jwt: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  it('says what it can do', async () => {
    const answer = await place.browser().go(`${place.idp.issuer}/.well-known/openid-configuration`);
    expect(JSON.parse(answer.body)).toMatchObject({
      issuer: place.idp.issuer,
      acr_values_supported: expect.arrayContaining(['https://www.spid.gov.it/SpidL3']) as string[],
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      authorization_response_iss_parameter_supported: true,
      claims_parameter_supported: true,
    });
    const { keys } = JSON.parse((await place.browser().go(`${place.idp.issuer}/jwks`)).body) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('gives an ID token of level 3 and what was asked for', async () => {
    const browser = place.browser();
    const callback = await login(browser);
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({ state: GOOD.state, iss: place.idp.issuer });
    const tokens = JSON.parse((await redeem(browser, callback.searchParams.get('code') ?? '')).body) as {
      id_token: string;
      access_token: string;
    };
    const idToken = claimsOf(tokens.id_token);
    expect(idToken).toMatchObject({
      iss: place.idp.issuer,
      aud: CLIENT,
      nonce: GOOD.nonce,
      acr: 'https://www.spid.gov.it/SpidL3',
      amr: ['sc', 'pin'],
      given_name: 'ANNA',
      'https://attributes.eid.gov.it/fiscal_number': 'TINIT-SPCNNA85C52H501U',
    });
    expect(idToken).not.toHaveProperty('document_details');
    expect(idToken['at_hash']).toBeDefined();
    const userinfo = await browser.step(`${place.idp.issuer}/me`, undefined, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(JSON.parse(userinfo.body)).toEqual({
      sub: idToken['sub'],
      given_name: 'ANNA',
      family_name: 'SPECIMEN',
      'https://attributes.eid.gov.it/fiscal_number': 'TINIT-SPCNNA85C52H501U',
    });
  });

  it('gives a service that asks for nothing but openid the subject alone', async () => {
    const browser = place.browser();
    const callback = await login(browser, { scope: 'openid' });
    const tokens = JSON.parse((await redeem(browser, callback.searchParams.get('code') ?? '')).body) as {
      id_token: string;
    };
    expect(JSON.stringify(claimsOf(tokens.id_token))).not.toMatch(/SPCNNA|ANNA/);
  });

  it.each(['https://www.spid.gov.it/SpidL1', 'https://www.spid.gov.it/SpidL2'])(
    'serves a service that would do with less: %s',
    async (level) => {
      const browser = place.browser();
      const callback = await login(browser, { acr_values: level });
      const tokens = JSON.parse((await redeem(browser, callback.searchParams.get('code') ?? '')).body) as {
        id_token: string;
      };
      expect(claimsOf(tokens.id_token)['acr']).toBe('https://www.spid.gov.it/SpidL3');
    },
  );

  it('knows a person again at the same service, and tells two services different names for them', async () => {
    const subject = async (): Promise<unknown> => {
      const browser = place.browser();
      const callback = await login(browser);
      const { body } = await redeem(browser, callback.searchParams.get('code') ?? '');
      return claimsOf((JSON.parse(body) as { id_token: string }).id_token)['sub'];
    };
    const first = await subject();
    expect(await subject()).toBe(first);
    const browser = place.browser();
    await browser.press(await browser.press(await place.beginLogin(browser), 'card'), 'consent');
    expect(place.logins.at(-1)?.subject).not.toBe(first);
  });

  it.each([
    ['PKCE is missing', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['PKCE is plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a method of PKCE is not named', { code_challenge_method: undefined }, 'invalid_request'],
    ['tokens are wanted without a code', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['a code and a token are wanted', { response_type: 'code id_token' }, 'unsupported_response_type'],
    ['nobody may be asked', { prompt: 'none' }, 'login_required'],
    ['a request by address is given', { request_uri: 'https://service.example/request' }, 'request_uri_not_supported'],
  ])('refuses a request where %s', async (_, changes, error) => {
    const browser = place.browser();
    const callback = await untilCallback(browser, await browser.step(authorization(changes)));
    const said = new URLSearchParams(callback.search || callback.hash.slice(1));
    expect(said.get('error')).toBe(error);
    expect(said.get('code')).toBeNull();
  });

  it.each([
    ['goes back to another address', { redirect_uri: 'https://elsewhere.example/callback' }],
    ['goes back to an address that begins the same', { redirect_uri: `${CALLBACK}/more` }],
    ['goes back to an address with a query', { redirect_uri: `${CALLBACK}?a=b` }],
    ['comes from nobody known', { client_id: 'somebody' }],
  ])('shows a page and goes nowhere when a request %s', async (_, changes) => {
    const answer = await place.browser().go(authorization(changes));
    expect(answer).toMatchObject({ status: 400, page: 'badRequest' });
    expect(answer.body).toContain('TEST SERVICE');
  });

  it('escapes what a request wrote into an error', async () => {
    const answer = await place.browser().go(authorization({ client_id: '<script>alert(1)</script>', state: '"><b>' }));
    expect(answer.page).toBe('badRequest');
    expect(answer.body).not.toContain('<script>alert');
    expect(answer.body).not.toContain('"><b>');
  });

  it('redeems a code once: the second time takes back what the first gave', async () => {
    const browser = place.browser();
    const code = (await login(browser)).searchParams.get('code') ?? '';
    const first = await redeem(browser, code);
    expect(first.status).toBe(200);
    const { access_token: token } = JSON.parse(first.body) as { access_token: string };
    const second = await redeem(browser, code);
    expect(second.status).toBe(400);
    expect(JSON.parse(second.body)).toMatchObject({ error: 'invalid_grant' });
    const userinfo = await browser.step(`${place.idp.issuer}/me`, undefined, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(userinfo.status).toBe(401);
  });

  it.each([
    ['another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['another address', { redirect_uri: 'https://elsewhere.example/' }],
  ])('redeems no code with %s', async (_, changes) => {
    const browser = place.browser();
    const code = (await login(browser)).searchParams.get('code') ?? '';
    const answer = await redeem(browser, code, changes);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'invalid_grant' });
  });

  it('redeems no code of a service with keys for somebody without', async () => {
    const browser = place.browser();
    const consent = await browser.press(await place.beginLogin(browser), 'card');
    const { url, form } = targetOf(consent, 'consent');
    const toProvider = await browser.step(url, form);
    const toService = await browser.step(String(toProvider.headers['location']));
    const code = new URL(String(toService.headers['location'])).searchParams.get('code') ?? '';
    const { clientId, redirectUris } = place.rp.client;
    const stolen = await redeem(browser, code, { client_id: clientId, redirect_uri: redirectUris[0] ?? '' });
    expect(stolen.status).toBe(401);
    expect((await redeem(browser, code)).status).toBe(400);
  });

  it('asks for the card and for consent each time, in the same browser too', async () => {
    const browser = place.browser();
    await login(browser);
    const again = await browser.go(authorization());
    expect(again.page).toBe('login');
    expect((await browser.press(again, 'card')).page).toBe('consent');
  });

  it('lets another person use the same browser', async () => {
    const browser = place.browser();
    await login(browser);
    browser.card = browserHas(
      issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: HOLDER_EXTENSIONS }),
      subCa(),
    );
    const answer = await browser.press(await browser.go(authorization()), 'card');
    // The library closes the first person's session with a form that sends itself.
    const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(answer.body) ?? [];
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? '';
    const consent = await browser.go(action, { xsrf, logout: 'yes' });
    expect(consent.page).toBe('consent');
    expect(consent.body).toContain('SMPMRA80A01H501J');
    expect(consent.body).not.toContain('SPCNNA');
  });

  it.each(['cancel', 'refuse'] as const)('tells the service when somebody presses %s', async (id) => {
    const browser = place.browser();
    let page = await browser.go(authorization());
    if (id === 'refuse') page = await browser.press(page, 'card');
    const callback = await pressUntilCallback(browser, page, id);
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({ error: 'access_denied', state: GOOD.state });
  });

  it('takes requests that were signed by the service, and not when they were changed', async () => {
    const browser = place.browser();
    const login = await browser.step(`${place.rp.origin}/login`);
    const address = new URL(String(login.headers['location']));
    expect(address.searchParams.get('request')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const [head = '', body = '', signature = ''] = (address.searchParams.get('request') ?? '').split('.');
    const content = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...content, scope: 'openid' })).toString('base64url');
    address.searchParams.set('request', `${head}.${changed}.${signature}`);
    const answer = await browser.step(address.href);
    expect(new URL(String(answer.headers['location'])).searchParams.get('error')).toBe('invalid_request_object');
  });

  it('answers nothing that is too long, has another name, or another path', async () => {
    const browser = place.browser(anna());
    const { issuer, cardOrigin } = place.idp;
    expect((await browser.step(`${issuer}/auth?${'a'.repeat(20_000)}`)).status).toBe(431);
    expect((await browser.step(`${issuer}/token`, { grant_type: 'x'.repeat(100_000) })).status).toBe(400);
    // Node's client would look for the false name in the certificate.
    browser.tls = { checkServerIdentity: () => undefined };
    for (const origin of [issuer, cardOrigin, place.rp.origin]) {
      expect((await browser.step(`${origin}/`, undefined, { headers: { host: 'evil.example' } })).status).toBe(421);
      expect((await browser.step(`${origin}/nowhere`)).status).toBe(404);
    }
  });

  it('lets no page be framed, cached or scripted', async () => {
    const browser = place.browser();
    for (const page of [await browser.go(authorization()), await browser.go(`${place.rp.origin}/`)]) {
      expect(page.headers['content-security-policy']).toMatch(
        /default-src 'none'.*script-src 'none'.*frame-ancestors 'none'/,
      );
      const style = /<style>([^]*?)<\/style>/.exec(page.body)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(page.headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.headers['x-content-type-options']).toBe('nosniff');
    }
    for (const cookie of (await browser.step(authorization())).headers['set-cookie'] ?? []) {
      expect(cookie).toMatch(/httponly/i);
      expect(cookie).toMatch(/secure/i);
      expect(cookie).toMatch(/samesite=lax/i);
    }
  });
});
