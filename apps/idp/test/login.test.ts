import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityProvider,
  startRelyingParty,
  type IdentityProvider,
  type IdentityProviderEvent,
  type Login,
  type RelyingParty,
} from '@ciekit/idp';
import { anna } from './support/cards.js';
import { TestBrowser } from './support/test-browser.js';

const LEVEL_3 = 'https://www.spid.gov.it/SpidL3';

describe('a login at level 3', () => {
  let idp: IdentityProvider;
  let rp: RelyingParty;
  const events: IdentityProviderEvent[] = [];
  const logins: Login[] = [];

  beforeAll(async () => {
    idp = await startIdentityProvider({ onEvent: (event) => events.push(event) });
    rp = await startRelyingParty({
      issuer: idp.issuer,
      ca: idp.authority.certificatePem,
      credentials: idp.authority.issue(['127.0.0.1']),
      onLogin: (login) => logins.push(login),
    });
    idp.registerClient(rp.client);
  });
  afterAll(async () => {
    await rp.close();
    await idp.close();
  });

  it('tells the service who is in front of the reader', async () => {
    const browser = new TestBrowser(idp.authority.certificatePem, anna());
    const start = await browser.go(`${rp.origin}/`);
    expect(start.page).toBe('stranger');
    const login = await browser.press(start, 'login');
    expect(login).toMatchObject({ page: 'login', status: 200 });
    const consent = await browser.press(login, 'card');
    expect(events).toEqual([{ kind: 'card-accepted' }]);
    expect(consent.page).toBe('consent');
    expect(consent.body).toContain('SPCNNA85C52H501U');
    const visitor = await browser.press(consent, 'consent');
    expect(visitor.page).toBe('visitor');
    expect(visitor.body).toContain('TINIT-SPCNNA85C52H501U');
    expect(logins).toEqual([
      {
        subject: expect.stringMatching(/^[\w-]{43}$/) as string,
        acr: LEVEL_3,
        claims: {
          given_name: 'ANNA',
          family_name: 'SPECIMEN',
          'https://attributes.eid.gov.it/fiscal_number': 'TINIT-SPCNNA85C52H501U',
          document_details: { type: 'cartaIdentita', document_number: 'CA00000AA' },
        },
      },
    ]);
  });
});
