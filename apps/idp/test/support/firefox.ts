import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { LOOK, NO_PAGE, type Browser, type Page } from './browser.js';
import { Marionette, MarionetteError } from './marionette.js';
import type { StartedProgram, UnprivilegedUser } from './unprivileged-user.js';

const FIREFOX = '/usr/bin/firefox-esr';
/** The profile that a person set up; the tests start each browser on a copy. */
export const FIREFOX_PROFILE = '.mozilla/firefox/citizen';
const DATABASES = ['cert9.db', 'key4.db', 'pkcs11.txt'];
const PORT_FILE = 'MarionetteActivePort';

/** What a person would have set by hand, and silence towards the network. */
const PREFERENCES: Readonly<Record<string, string | number | boolean>> = {
  // Firefox writes the port that it chose into a file of the profile.
  'marionette.port': 0,
  'security.default_personal_cert': 'Select Automatically',
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutConfig.showWarning': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'security.OCSP.enabled': 0,
  'services.settings.server': 'http://127.0.0.1:1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Firefox ESR without a window, on a new profile with the databases of {@link FIREFOX_PROFILE} in a user's home. */
export class Firefox implements Browser {
  readonly name = 'Firefox';
  readonly #program: StartedProgram;
  readonly #marionette: Marionette;

  private constructor(program: StartedProgram, marionette: Marionette) {
    this.#program = program;
    this.#marionette = marionette;
  }

  static async start(user: UnprivilegedUser, env: NodeJS.ProcessEnv = {}): Promise<Firefox> {
    const name = user.newFolder('firefox');
    const profile = user.folder(name);
    for (const file of DATABASES) user.write(join(name, file), readFileSync(join(user.home, FIREFOX_PROFILE, file)));
    const lines = Object.entries(PREFERENCES).map(
      ([name, setting]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(setting)});`,
    );
    user.write(join(name, 'user.js'), `${lines.join('\n')}\n`);
    const program = user.start(
      FIREFOX,
      ['--headless', '--marionette', '--no-remote', '--profile', profile],
      // One browser's crash reporter and sandbox have no place in a container.
      { MOZ_CRASHREPORTER_DISABLE: '1', MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900', ...env },
    );
    const port = await portOf(profile, program);
    return new Firefox(program, await Marionette.connect(port));
  }

  async open(url: string): Promise<string | undefined> {
    try {
      await this.#marionette.navigate(url);
      return undefined;
    } catch (error) {
      if (error instanceof MarionetteError && error.code !== 'closed') return error.message;
      throw error;
    }
  }

  click(selector: string): Promise<void> {
    return this.#marionette.click(selector);
  }

  async read(): Promise<Page> {
    try {
      // `null` while one page makes way for the next.
      return ((await this.#marionette.evaluate(LOOK)) ?? NO_PAGE) as Page;
    } catch (error) {
      if (error instanceof MarionetteError && error.code !== 'closed') return { ...NO_PAGE, text: error.message };
      throw error;
    }
  }

  picture(): Promise<Uint8Array> {
    return this.#marionette.picture();
  }

  log(): string {
    return this.#program.log();
  }

  async close(): Promise<void> {
    // Its children stay behind when it dies; asked to quit, it takes them along.
    await this.#marionette.quit().catch(() => undefined);
    await this.#program.stop();
  }
}

/** The port that Firefox listens on, as soon as it does. */
async function portOf(profile: string, program: StartedProgram): Promise<number> {
  const file = join(profile, PORT_FILE);
  const stop = new AbortController();
  const watcher = watch(profile, { signal: stop.signal });
  watcher.on('error', () => undefined);
  void program.ended.then(() => {
    stop.abort();
  });
  try {
    for (;;) {
      const port = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : 0;
      if (port > 0) return port;
      await once(watcher, 'change', { signal: stop.signal });
    }
  } catch (error) {
    throw new Error(`Firefox did not start:\n${program.log()}`, { cause: error });
  } finally {
    stop.abort();
  }
}
