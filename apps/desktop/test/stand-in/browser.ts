import type { DevToolsPipe } from './cdp-pipe.js';
import { startChromium } from './chromium.js';
import type { Chromium } from './chromium.js';
import { Targets } from './targets.js';
import type { Page } from './targets.js';

export interface Connection {
  readonly pipe: DevToolsPipe;
  readonly targets: Targets;
  /** As Chromium names it, such as 156.0.8078.79. */
  readonly version: string;
}

/** The Chromium behind the app: one a process, started once the app's main script has run. */
class Browser {
  readonly connected: Promise<Connection>;
  private connect!: (connection: Connection) => void;
  private chromium: Chromium | undefined;
  private closing = false;

  constructor() {
    this.connected = new Promise((resolve) => {
      this.connect = resolve;
    });
  }

  async start(
    profile: string,
    switches: ReadonlyMap<string, string>,
    onPopup: (page: Page, opener: string | undefined) => void,
  ): Promise<Connection> {
    this.chromium = startChromium(profile, switches);
    const { pipe, process: child } = this.chromium;
    child.once('exit', (code) => {
      if (this.closing) return;
      process.stderr.write(`electron stand-in: Chromium ended by itself (${code ?? 'killed'})\n`);
      process.exit(1);
    });
    const targets = new Targets(pipe, onPopup);
    const [{ product }] = await Promise.all([pipe.send('Browser.getVersion'), targets.watch()]);
    const connection = { pipe, targets, version: product.slice(product.indexOf('/') + 1) };
    this.connect(connection);
    return connection;
  }

  /** Resolves when Chromium has ended; one that does not within `patience` milliseconds is killed. */
  close(patience = 3000): Promise<void> {
    this.closing = true;
    const { chromium } = this;
    if (chromium === undefined || chromium.process.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      chromium.process.once('exit', () => {
        resolve();
      });
      chromium.pipe.send('Browser.close').catch(() => undefined);
      setTimeout(() => chromium.process.kill('SIGKILL'), patience).unref();
    });
  }
}

export const browser = new Browser();
