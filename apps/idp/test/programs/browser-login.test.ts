import { specimenImage } from '@ciekit/emulator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { build } from '../../../cli/test/support/program.js';
import { PcscDaemon, skipWithoutPcscd } from '../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { closedToOthers, skipWithout } from '../../../../packages/pkcs11/test/support/installed.js';
import { until, type Browser } from '../support/browser.js';
import { CardInReader } from '../support/card-in-reader.js';
import { Chromium } from '../support/chromium.js';
import type { Question } from '../support/pinentry.js';
import { Place } from '../support/place.js';
import { TokenUser } from '../support/token-user.js';

const image = specimenImage();
const PIN = image.codes.pin;
const WRONG_PIN = '90817263';
const ALL_TRIES = 3;
const LOGIN_MS = 20_000;
const TEST_MS = 60_000;
const SETUP_MS = 90_000;
const SPECIMEN = {
  acr: 'https://www.spid.gov.it/SpidL3',
  claims: { 'https://attributes.eid.gov.it/fiscal_number': 'TINIT-SPCNNA85C52H501U', given_name: 'ANNA' },
};

const skip =
  skipWithout('chromium', 'firefox-esr', 'certutil', 'p11-kit-modules', 'p11kit') ||
  skipWithoutPcscd() ||
  closedToOthers();
const BROWSERS: readonly Browser['name'][] = ['Chromium', 'Firefox'];

describe.skipIf(skip !== false)('logging in with the card', { timeout: TEST_MS }, () => {
  let daemon: PcscDaemon;
  let card: CardInReader;
  let place: Place;
  /** A second service, for a second login of one browser. */
  let elsewhere: Place;
  let person: TokenUser;

  beforeAll(async () => {
    await build();
    daemon = await PcscDaemon.start();
    card = new CardInReader(image);
    place = await Place.open('localhost');
    elsewhere = await Place.open('127.0.0.1');
    person = await TokenUser.settle(image, PIN, [place.authorityPem, elsewhere.authorityPem]);
    await person.startService();
  }, SETUP_MS);

  afterAll(async () => {
    await person.leave();
    await place.close();
    await elsewhere.close();
    await card.close();
    await daemon.stop();
  });

  beforeEach(async () => {
    onTestFailed(() => {
      process.stderr.write(`${person.log()}\n--- identity provider\n${place.log()}\n`);
    });
    await person.serviceSees('present');
  });

  afterEach(async () => {
    await person.closeBrowsers();
    person.pinentry.forget();
    card.reader.insert();
    await person.startService();
    card.tries = ALL_TRIES;
  });

  const open = async (name: Browser['name'], at = place): Promise<Browser> => {
    const browser = await person.browser(name, [place.cardOrigin, elsewhere.cardOrigin]);
    expect(await browser.open(at.origin)).toBeUndefined();
    return browser;
  };

  let saidBefore = 0;

  /** Up to the point where the card is asked for. */
  const toTheCard = async (browser: Browser, at = place): Promise<void> => {
    saidBefore = person.serviceLogLength;
    await browser.open(at.origin);
    await browser.click('#login');
    await until(browser, ({ code }) => code === 'login', LOGIN_MS);
    await browser.click('#card');
  };

  /**
   * Begins again until the PIN is asked for, as a person would who has just put the card in or whose service has just
   * come back: NSS believes for a second that a slot is as it was, and Chromium remembers for a site that there was no certificate, though not for a private
   * window.
   */
  const untilAsked = async (
    browser: Browser,
    at = place,
  ): Promise<{ readonly asking: Browser; readonly question: Question }> => {
    const asked = person.pinentry.question();
    const deadline = performance.now() + LOGIN_MS;
    for (let asking = browser; ; asking = browser instanceof Chromium ? await browser.privateWindow() : browser) {
      await toTheCard(asking, at);
      const refused = until(asking, ({ code }) => code === 'no-certificate', LOGIN_MS).then(
        () => undefined,
        () => undefined,
      );
      // Answered at once: looking at a page may take as long as its handshake, and Chromium gives that 30 seconds.
      const question = await Promise.race([asked, refused]);
      if (question !== undefined) return { asking, question };
      if (performance.now() > deadline) throw new Error(`${browser.name} does not see the card`);
    }
  };

  const goesOn = async (browser: Browser, at = place): Promise<void> => {
    const before = at.logins.length;
    await until(browser, ({ code }) => code === 'consent', LOGIN_MS);
    await browser.click('#consent');
    const { text } = await until(browser, ({ code }) => code === 'visitor', LOGIN_MS);
    expect(text).toContain(SPECIMEN.claims['https://attributes.eid.gov.it/fiscal_number']);
    expect(text).toContain(SPECIMEN.acr);
    expect(at.logins.slice(before)).toEqual([expect.objectContaining({ acr: SPECIMEN.acr })]);
    expect(at.logins.at(-1)?.claims).toMatchObject(SPECIMEN.claims);
  };

  /**
   * Nobody was logged in. Chromium says in its own words that it could not connect. Firefox does not look at how its
   * handshake ended when the signature failed (NSSSocketControl): it shows nothing and waits for the server to give up.
   */
  const fails = async (browser: Browser, at = place): Promise<void> => {
    const before = at.logins.length;
    if (browser.name === 'Chromium') {
      await until(browser, ({ url }) => url.startsWith('chrome-error:'), LOGIN_MS);
    } else {
      await person.serviceSays(/signature-failed|log-in-failed/, saidBefore);
      expect(await browser.read()).toMatchObject({ code: 'login' });
    }
    expect(at.logins).toHaveLength(before);
  };

  describe.each(BROWSERS)('in %s', (name) => {
    it('succeeds with the right PIN, which the card is given once', async () => {
      const sent = card.codesSent;
      const browser = await open(name);
      await toTheCard(browser);
      const question = await person.pinentry.question();
      expect(question.text).toContain('CA00000AA');
      question.answer(PIN);
      await goesOn(browser);
      expect(card.codesSent - sent).toBe(1);
      expect(card.tries).toBe(ALL_TRIES);
    });

    it('asks again after a wrong PIN, which costs one try, and succeeds with the right one', async () => {
      const sent = card.codesSent;
      const browser = await open(name);
      await toTheCard(browser);
      (await person.pinentry.question()).answer(WRONG_PIN);
      const again = await person.pinentry.question();
      expect([card.codesSent - sent, card.tries]).toEqual([1, ALL_TRIES - 1]);
      again.answer(PIN);
      await goesOn(browser);
      expect([card.codesSent - sent, card.tries]).toEqual([2, ALL_TRIES]);
    });

    it('keeps the last try unless the holder confirms it', async () => {
      card.tries = 1;
      const sent = card.codesSent;
      const browser = await open(name);
      await toTheCard(browser);
      const question = await person.pinentry.question();
      expect(question.kind).toBe('confirmation');
      question.cancel();
      await fails(browser);
      expect([card.codesSent - sent, card.tries]).toEqual([0, 1]);
    });

    it('fails with a blocked PIN, and asks for none and sends none', async () => {
      card.tries = 0;
      const [sent, asked] = [card.codesSent, person.pinentry.asked.length];
      const browser = await open(name);
      await toTheCard(browser);
      await fails(browser);
      expect([card.codesSent, person.pinentry.asked.length]).toEqual([sent, asked]);
    });

    it('fails when the holder cancels, sends nothing, and can be begun again', async () => {
      const sent = card.codesSent;
      const browser = await open(name);
      await toTheCard(browser);
      (await person.pinentry.question()).cancel();
      await fails(browser);
      expect(card.codesSent).toBe(sent);
      await toTheCard(browser);
      (await person.pinentry.question()).answer(PIN);
      await goesOn(browser);
      expect(card.codesSent - sent).toBe(1);
    });

    it('fails when the card is taken while the PIN is asked for, and the question goes away', async () => {
      const sent = card.codesSent;
      const browser = await open(name);
      await toTheCard(browser);
      const question = await person.pinentry.question();
      card.reader.remove();
      await question.gone;
      await fails(browser);
      expect([card.codesSent, card.tries]).toEqual([sent, ALL_TRIES]);
      await person.serviceSees('absent');
    });

    it('fails when the card is taken while it signs, and succeeds when it is back', async () => {
      const sent = card.codesSent;
      const fault = card.takeAwayWhenItSigns();
      const browser = await open(name);
      await toTheCard(browser);
      (await person.pinentry.question()).answer(PIN);
      await fails(browser);
      expect(fault.outcome).toBe('applied');
      await person.serviceSees('absent');
      card.reader.insert();
      await person.serviceSees('present');
      await toTheCard(browser);
      (await person.pinentry.question()).answer(PIN);
      await goesOn(browser);
      expect([card.codesSent - sent, card.tries]).toEqual([2, ALL_TRIES]);
    });

    it('finds a card that is put in after the browser was started', async () => {
      card.reader.remove();
      await person.serviceSees('absent');
      const browser = await open(name);
      card.reader.insert();
      await person.serviceSees('present');
      const { asking, question } = await untilAsked(browser);
      question.answer(PIN);
      await goesOn(asking);
    });

    it('finds a card that is put in after a site asked in vain', async () => {
      card.reader.remove();
      await person.serviceSees('absent');
      const browser = await open(name);
      await toTheCard(browser);
      await until(browser, ({ code }) => code === 'no-certificate', LOGIN_MS);
      card.reader.insert();
      await person.serviceSees('present');
      const { asking, question } = await untilAsked(browser);
      question.answer(PIN);
      await goesOn(asking);
    });

    it('goes on when the service was started again under the browser', async () => {
      const browser = await open(name);
      await toTheCard(browser);
      (await person.pinentry.question()).answer(PIN);
      await goesOn(browser);
      await person.stopService();
      await person.startService();
      await person.serviceSees('present');
      const { asking, question } = await untilAsked(browser, elsewhere);
      question.answer(PIN);
      await goesOn(asking, elsewhere);
    });

    it('finds a service that is started after the browser', async () => {
      await person.stopService();
      const browser = await open(name);
      await person.startService();
      await person.serviceSees('present');
      const { asking, question } = await untilAsked(browser);
      question.answer(PIN);
      await goesOn(asking);
    });
  });

  it('asks for the PIN in each of two browsers, by its name, when both log in at once', async () => {
    const sent = card.codesSent;
    const browsers = await Promise.all(BROWSERS.map((name) => open(name)));
    await Promise.all(browsers.map((browser) => toTheCard(browser)));
    const texts: string[] = [];
    while (texts.length < browsers.length) {
      const question = await person.pinentry.question();
      texts.push(question.text.toLowerCase());
      question.answer(PIN);
    }
    for (const browser of browsers) await goesOn(browser);
    expect(texts.filter((text) => text.includes('chromium'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('firefox'))).toHaveLength(1);
    expect(card.codesSent - sent).toBe(browsers.length);
  });
});
