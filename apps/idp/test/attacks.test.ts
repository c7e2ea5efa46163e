import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserHas, HOLDER_EXTENSIONS, HOLDER_NAME, issue, subCa } from './support/issued.js';
import { openLoginPlace, type LoginPlace } from './support/login-place.js';
import { targetOf, type ClientCertificate } from './support/test-browser.js';

/** The one who attacks has a card, too. */
const mallory = (): ClientCertificate =>
  browserHas(issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: HOLDER_EXTENSIONS }), subCa());

describe('a login that somebody else began', () => {
  let place: LoginPlace;
  beforeAll(async () => {
    place = await openLoginPlace();
  });
  afterAll(() => place.close());

  it('gives the attacker nothing when a victim follows the address of the card step (session fixation)', async () => {
    const attacker = place.browser(mallory());
    const victim = place.browser();
    const begun = await place.beginLogin(attacker);
    const lure = targetOf(begun, 'card').url;
    const answer = await victim.go(lure);
    expect(answer).toMatchObject({ page: 'otherBrowser', status: 400 });
    // The ticket was in the victim's browser only; had it leaked, it would be spent.
    const leaked = victim.visited.find((url) => url.includes('ticket='));
    expect(leaked).toBeDefined();
    expect(await attacker.step(leaked ?? '')).toMatchObject({ page: 'otherBrowser', status: 400 });
    expect((await attacker.go(begun.url)).page).toBe('login');
  });

  it('gives a ticket to the browser only that the login was begun in', async () => {
    const attacker = place.browser(mallory());
    const victim = place.browser();
    const handoff = targetOf(await place.beginLogin(attacker), 'card').url;
    const ticket = String((await attacker.step(handoff)).headers['location']);
    // The victim is to be logged in as the attacker (login CSRF): in no login, and in one of their own.
    expect((await victim.go(ticket)).page).toBe('otherBrowser');
    const other = targetOf(await place.beginLogin(attacker), 'card').url;
    const second = new URL(String((await attacker.step(other)).headers['location']));
    const own = new URL((await place.beginLogin(victim)).url);
    expect((await victim.go(`${own.href}/card${second.search}`)).page).toBe('otherBrowser');
  });

  it('redeems a ticket once', async () => {
    const browser = place.browser();
    const handoff = targetOf(await place.beginLogin(browser), 'card').url;
    const ticket = String((await browser.step(handoff)).headers['location']);
    const consent = await browser.go(ticket);
    expect(consent.page).toBe('consent');
    expect((await browser.go(ticket)).page).toBe('otherBrowser');
  });

  it('takes no ticket that it did not issue', async () => {
    const browser = place.browser();
    const login = await place.beginLogin(browser);
    for (const search of ['', '?ticket=', '?ticket=AAAA', `?ticket=${'A'.repeat(43)}`, '?ticket=__proto__']) {
      expect((await browser.go(`${login.url}/card${search}`)).page).toBe('otherBrowser');
    }
  });

  it('uses an address of the card step once', async () => {
    const browser = place.browser();
    const handoff = targetOf(await place.beginLogin(browser), 'card').url;
    expect((await browser.step(handoff)).status).toBe(303);
    expect(await browser.step(handoff)).toMatchObject({ status: 400, page: 'otherBrowser' });
  });

  it('lets nobody consent for somebody else', async () => {
    const attacker = place.browser(mallory());
    const victim = place.browser();
    const consent = await victim.press(await place.beginLogin(victim), 'card');
    const { url, form } = targetOf(consent, 'consent');
    // In another browser, without the value of the form, and with one of another login.
    expect((await attacker.step(url, form)).page).toBe('otherBrowser');
    expect((await victim.step(url, {})).page).toBe('otherBrowser');
    const foreign = targetOf(await attacker.press(await place.beginLogin(attacker), 'card'), 'consent').form;
    expect((await victim.step(url, foreign)).page).toBe('otherBrowser');
    expect((await victim.step(url, { padding: 'x'.repeat(10_000) })).page).toBe('otherBrowser');
    // The victim's own value still works.
    expect((await victim.press(consent, 'consent')).page).toBe('visitor');
  });

  it('consents to nothing before the card was shown', async () => {
    const browser = place.browser();
    const login = await place.beginLogin(browser);
    const { form } = targetOf(login, 'cancel');
    expect((await browser.step(`${login.url}/consent`, form)).page).toBe('otherBrowser');
  });

  it('logs nobody in at the service with an answer to somebody else', async () => {
    const attacker = place.browser(mallory());
    const victim = place.browser();
    const consent = await attacker.press(await place.beginLogin(attacker), 'card');
    const { url, form } = targetOf(consent, 'consent');
    const toProvider = await attacker.step(url, form);
    const callback = String((await attacker.step(String(toProvider.headers['location']))).headers['location']);
    const before = place.logins.length;
    expect((await victim.go(callback)).page).toBe('otherBrowser');
    await victim.step(`${place.rp.origin}/login`);
    expect((await victim.go(callback)).page).toBe('failed');
    expect(place.logins).toHaveLength(before);
    expect((await victim.go(`${place.rp.origin}/`)).page).toBe('stranger');
  });
});

describe('a session at the service', () => {
  let place: LoginPlace;
  beforeAll(async () => {
    place = await openLoginPlace();
  });
  afterAll(() => place.close());

  it('ends where it was begun, and at the identity provider', async () => {
    const browser = place.browser();
    const consent = await browser.press(await place.beginLogin(browser), 'card');
    const visitor = await browser.press(consent, 'consent');
    expect(JSON.parse((await browser.go(`${place.rp.origin}/claims.json`)).body)).toMatchObject({
      acr: 'https://www.spid.gov.it/SpidL3',
    });
    const asked = await browser.press(visitor, 'logout');
    expect(asked.page).toBe('logOut');
    expect(asked.body).toContain('SERVIZIO DI PROVA');
    expect((await browser.press(asked, 'logOut')).page).toBe('stranger');
    expect((await browser.step(`${place.rp.origin}/claims.json`)).status).toBe(401);
    expect((await browser.step(`${place.rp.origin}/logout`)).status).toBe(404);
  });

  it('has another name after the login than before', async () => {
    const browser = place.browser();
    const consent = await browser.press(await place.beginLogin(browser), 'card');
    const { url, form } = targetOf(consent, 'consent');
    const toProvider = await browser.step(url, form);
    const toService = await browser.step(String(toProvider.headers['location']));
    const callback = await browser.step(String(toService.headers['location']));
    const cookies = [callback.headers['set-cookie'] ?? []].flat();
    expect(cookies.filter((cookie) => /^__Host-ciekit-rp-\d+-session=[\w-]{43};/.test(cookie))).toHaveLength(1);
    expect(cookies.filter((cookie) => /-attempt=;/.test(cookie))).toHaveLength(1);
  });
});
