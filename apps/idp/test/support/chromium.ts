import { chromium, type Browser as Connection, type Page as Tab } from 'playwright-core';
import { LOOK, NO_PAGE, type Browser, type Page } from './browser.js';
import type { StartedProgram, UnprivilegedUser } from './unprivileged-user.js';

const CHROMIUM = '/usr/bin/chromium';
export const CHROMIUM_DATABASE = '.pki/nssdb';

const FLAGS = [
  '--headless',
  // The sandbox takes name spaces that containers do not give.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--password-store=basic',
  '--window-size=1280,900',
  '--remote-debugging-port=0',
];

/** Chromium without a window, on a new profile and the database {@link CHROMIUM_DATABASE} of a user's home. */
export class Chromium implements Browser {
  readonly name = 'Chromium';
  readonly #program: StartedProgram;
  readonly #connection: Connection;
  readonly #tab: Tab;

  private constructor(program: StartedProgram, connection: Connection, tab: Tab) {
    this.#program = program;
    this.#connection = connection;
    this.#tab = tab;
  }

  /** @param cardSites origins that are given the card's certificate without asking which one */
  static async start(
    user: UnprivilegedUser,
    cardSites: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Chromium> {
    const profile = user.newFolder('chromium');
    user.write(`${profile}/Default/Preferences`, JSON.stringify(preferences(cardSites)));
    const program = user.start(CHROMIUM, [...FLAGS, `--user-data-dir=${user.folder(profile)}`, 'about:blank'], env);
    const [, endpoint] = await program.matched(/DevTools listening on (ws:\S+)/);
    const connection = await chromium.connectOverCDP(endpoint!);
    const context = connection.contexts()[0]!;
    const tab = context.pages()[0] ?? (await context.newPage());
    return new Chromium(program, connection, tab);
  }

  /** A page of a private window: what the browser remembers for others does not count there. */
  async privateWindow(): Promise<Chromium> {
    const context = await this.#connection.newContext();
    return new Chromium(this.#program, this.#connection, await context.newPage());
  }

  async open(url: string): Promise<string | undefined> {
    try {
      await this.#tab.goto(url, { timeout: 60_000 });
      return undefined;
    } catch (error) {
      if (error instanceof Error && error.message.includes('net::')) return error.message;
      throw error;
    }
  }

  async click(selector: string): Promise<void> {
    await this.#tab.click(selector, { noWaitAfter: true, timeout: 5_000 });
  }

  async read(): Promise<Page> {
    try {
      return await this.#tab.evaluate<Page>(LOOK);
    } catch (error) {
      if (this.#tab.isClosed()) throw error;
      return { ...NO_PAGE, text: error instanceof Error ? error.message : '' };
    }
  }

  picture(): Promise<Uint8Array> {
    return this.#tab.screenshot({ fullPage: true });
  }

  log(): string {
    return this.#program.log();
  }

  async close(): Promise<void> {
    await this.#connection.close().catch(() => undefined);
    await this.#program.stop();
  }
}

/** What the policy AutoSelectCertificateForUrls sets for a whole machine, in this profile alone. */
function preferences(cardSites: readonly string[]): unknown {
  const setting = { setting: { filters: [{}] } };
  const rules = Object.fromEntries(cardSites.map((origin) => [`${origin},*`, setting]));
  return { profile: { content_settings: { exceptions: { auto_select_certificate: rules } } } };
}
