import {
  startIdentityProvider,
  startRelyingParty,
  type IdentityProvider,
  type IdentityProviderEvent,
  type IdentityProviderOptions,
  type Login,
  type RelyingParty,
} from '@ciekit/idp';
import { anna } from './cards.js';
import { TestBrowser, type Answer, type ClientCertificate } from './test-browser.js';

/** An identity provider, a service, and what both saw. */
export interface LoginPlace {
  readonly idp: IdentityProvider;
  readonly rp: RelyingParty;
  readonly events: IdentityProviderEvent[];
  readonly logins: Login[];
  browser(card?: ClientCertificate): TestBrowser;
  /** From the service's page to the page where the card is asked for. */
  beginLogin(browser: TestBrowser): Promise<Answer>;
  /** From the service's page to what the card step answers. */
  showCard(card: ClientCertificate | undefined): Promise<Answer>;
  close(): Promise<void>;
}

export async function openLoginPlace(options: IdentityProviderOptions = {}): Promise<LoginPlace> {
  const events: IdentityProviderEvent[] = [];
  const logins: Login[] = [];
  const idp = await startIdentityProvider({ onEvent: (event) => events.push(event), ...options });
  const rp = await startRelyingParty({
    issuer: idp.issuer,
    ca: idp.authority.certificatePem,
    credentials: idp.authority.issue(['127.0.0.1']),
    onLogin: (login) => logins.push(login),
  });
  idp.registerClient(rp.client);
  const beginLogin = async (browser: TestBrowser): Promise<Answer> =>
    browser.press(await browser.go(`${rp.origin}/`), 'login');
  const browser = (card?: ClientCertificate): TestBrowser => new TestBrowser(idp.authority.certificatePem, card);
  return {
    idp,
    rp,
    events,
    logins,
    browser: (card = anna()) => browser(card),
    beginLogin,
    showCard: async (card) => {
      const shown = browser(card);
      return shown.press(await beginLogin(shown), 'card');
    },
    close: async () => {
      await rp.close();
      await idp.close();
    },
  };
}
