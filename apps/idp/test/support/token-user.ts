import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CardImage } from '@ciekit/emulator';
import { PROGRAM } from '../../../cli/test/support/program.js';
import type { Browser } from './browser.js';
import { Chromium, CHROMIUM_DATABASE } from './chromium.js';
import { Firefox, FIREFOX_PROFILE } from './firefox.js';
import { NssDatabase } from './nss-database.js';
import { Pinentry } from './pinentry.js';
import { UnprivilegedUser, type StartedProgram } from './unprivileged-user.js';

const PROFILES_INI = '[Profile0]\nName=citizen\nIsRelative=1\nPath=citizen\nDefault=1\n';
const POLL_MS = 50;
const PATIENCE_MS = 20_000;

/** A person with a paired card and browsers set up by `cie token install`, and the service that serves the card. */
export class TokenUser {
  readonly user: UnprivilegedUser;
  readonly pinentry: Pinentry;
  readonly #browsers: Browser[] = [];
  #service: StartedProgram | undefined;
  #log = '';

  private constructor(user: UnprivilegedUser, pinentry: Pinentry) {
    this.user = user;
    this.pinentry = pinentry;
  }

  /**
   * Pairs the card on the reader and sets the browsers up.
   *
   * @param authorities PEM: they vouch for the servers that the browsers go to
   */
  static async settle(image: CardImage, pin: string, authorities: readonly string[]): Promise<TokenUser> {
    const user = new UnprivilegedUser();
    const settled = new TokenUser(user, await Pinentry.listen(user));
    const trust = (name: string, purpose: string): Promise<unknown> =>
      settled.cie(['trust', 'add', user.folder('.') + name, '--purpose', purpose, '--trust-unpinned', '--yes']);
    user.write('chip.pem', pem(image.pki.cscaCertificate));
    user.write('root.pem', pem(image.pki.rootCaCertificate));
    user.write('sub.pem', pem(image.pki.subCaCertificate));
    await trust('/chip.pem', 'chip-signer');
    await trust('/root.pem', 'holder-issuer');
    await trust('/sub.pem', 'holder-issuer');
    await settled.cie(['pair', '--wait', '--pin-stdin', '--yes'], `${pin}\n`);
    for (const database of [CHROMIUM_DATABASE, FIREFOX_PROFILE]) {
      const store = await NssDatabase.create(user, database);
      for (const [index, authority] of authorities.entries()) await store.trustServers(`servers ${index}`, authority);
    }
    user.write('.mozilla/firefox/profiles.ini', PROFILES_INI);
    // Modules of the machine stay out: this is about the card's.
    user.write('.config/pkcs11/pkcs11.conf', 'user-config: only\n');
    await settled.cie(['token', 'install', '--p11-kit', '--chromium', '--firefox', '--yes']);
    return settled;
  }

  /** Runs `cie` to its end. @throws {Error} when it fails */
  cie(argv: readonly string[], input = ''): Promise<string> {
    return this.user.run(process.execPath, [PROGRAM, ...argv], input);
  }

  /** Starts `cie token serve` unless it runs, and waits until it listens. */
  async startService(): Promise<void> {
    if (this.#service !== undefined) return;
    const service = this.user.start(process.execPath, [PROGRAM, 'token', 'serve', '--json'], {
      CIEKIT_PINENTRY: this.pinentry.program,
      // Without a screen or a terminal nobody could be asked.
      GPG_TTY: '/dev/tty',
    });
    this.#service = service;
    const socket = join(this.user.runtime, 'ciekit', 'token.sock');
    await becomes(() => service.child.exitCode !== null || existsSync(socket));
    if (service.child.exitCode !== null) throw new Error(`cie token serve ended:\n${service.log()}`);
  }

  /** Ends the service as a log-out would. */
  async stopService(): Promise<void> {
    const service = this.#service;
    if (service === undefined) return;
    this.#service = undefined;
    service.child.kill('SIGTERM');
    await service.ended;
    this.#log += service.log();
  }

  /** How much the service has said so far, to be given to `serviceSays`. */
  get serviceLogLength(): number {
    return this.#service?.log().length ?? 0;
  }

  /** Waits for an event of the service, from a position of its log on. */
  async serviceSays(event: RegExp, from: number): Promise<void> {
    await this.#service?.matched(new RegExp(`"event":"(?:${event.source})`), from);
  }

  /** Waits until the service has seen the card come or go: of the two events one is the last. */
  async serviceSees(card: 'present' | 'absent'): Promise<void> {
    const [seen, other] = card === 'present' ? ['card-recognised', 'card-left'] : ['card-left', 'card-recognised'];
    await this.serviceSays(new RegExp(`${seen}"(?![^]*"event":"${other})`), 0);
  }

  /** Starts a browser on a new profile. `stop` ends it. */
  async browser(name: Browser['name'], cardSites: readonly string[]): Promise<Browser> {
    const browser = name === 'Chromium' ? await Chromium.start(this.user, cardSites) : await Firefox.start(this.user);
    this.#browsers.push(browser);
    return browser;
  }

  async closeBrowsers(): Promise<void> {
    await Promise.all(this.#browsers.splice(0).map((browser) => browser.close()));
  }

  /** What the service and the open browsers wrote. */
  log(): string {
    const browsers = this.#browsers.map((browser) => `--- ${browser.name}\n${browser.log()}`);
    return [`--- service\n${this.#log}${this.#service?.log() ?? ''}`, ...browsers].join('\n');
  }

  async leave(): Promise<void> {
    await this.closeBrowsers();
    await this.stopService();
    this.pinentry.close();
    await this.user.leave();
  }
}

async function becomes(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('waited in vain');
    await delay(POLL_MS);
  }
}

function pem(base64: string): string {
  const lines = base64.match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
