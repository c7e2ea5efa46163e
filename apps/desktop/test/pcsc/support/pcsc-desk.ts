import { serveVirtualReader } from '@ciekit/emulator';
import { expect } from 'vitest';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import {
  FIRST_READER,
  FIRST_READER_PORT,
  PcscDaemon,
  SECOND_READER,
  SECOND_READER_PORT,
} from '../../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { UNPRESENTABLE_ATR, VirtualCard } from '../../../../../packages/pcsc/test/support/virtual-card.js';
import { OTHER_ATR, type Desk, type OddCard } from '../../support/desk/desk.js';
import { quietCard } from '../../support/desk/quiet-card.js';

const PORTS: Readonly<Record<string, number>> = {
  [FIRST_READER]: FIRST_READER_PORT,
  [SECOND_READER]: SECOND_READER_PORT,
};
/** pcscd asks the driver for the card every 400 ms, less often when the machine is busy. */
const SERVICE_NOTICES = { timeout: 20_000, interval: 20 };
/** ISO 7816-4: instruction not supported. What a card that is no CIE says to everything. */
const NOT_SUPPORTED = Uint8Array.of(0x6d, 0x00);

/** Takes away what lies on a reader. */
type TakeAway = () => Promise<void>;

/** The real daemon with its virtual reader: nothing of the app is another's, it finds the reader by itself. */
export class PcscDesk implements Desk, AsyncDisposable {
  readonly reader = FIRST_READER;
  readonly #lying = new Map<string, TakeAway>();
  #daemon: PcscDaemon | undefined;

  second(): string {
    return SECOND_READER;
  }

  async put(card: DeskCard, reader: string = FIRST_READER): Promise<void> {
    await this.#lay(reader, () => {
      const stop = new AbortController();
      const served = serveVirtualReader({ card: card.card, port: portOf(reader), signal: stop.signal });
      return Promise.resolve(async () => {
        stop.abort();
        await served.closed;
      });
    });
  }

  async putOdd(kind: OddCard, reader: string = FIRST_READER): Promise<void> {
    await this.#lay(reader, async () => {
      const atr = kind === 'mute' ? UNPRESENTABLE_ATR : OTHER_ATR;
      const card = await VirtualCard.insert(() => NOT_SUPPORTED, { port: portOf(reader), atr });
      return () => card.pull();
    });
  }

  async take(reader: string = FIRST_READER): Promise<void> {
    await this.#lying.get(reader)?.();
    this.#lying.delete(reader);
    const daemon = this.#daemon;
    if (daemon !== undefined) await expect.poll(() => daemon.cardsIn(reader), SERVICE_NOTICES).toBe(0);
  }

  async clear(): Promise<void> {
    for (const reader of Object.keys(PORTS)) await this.take(reader);
    await this.startService();
  }

  quiet(card: DeskCard): Promise<void> {
    return quietCard(card);
  }

  /** Starts the daemon where it does not run; what lies on the readers is found by it. */
  async startService(options?: { readonly readers: boolean }): Promise<void> {
    this.#daemon ??= await PcscDaemon.start(options);
  }

  async stopService(): Promise<void> {
    await this.#daemon?.stop();
    this.#daemon = undefined;
  }

  /** As the kernel would: nothing is said to anybody. */
  async killService(): Promise<void> {
    await this.#daemon?.kill();
    this.#daemon = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const takeAway of this.#lying.values()) await takeAway();
    await this.stopService();
  }

  async #lay(reader: string, lay: () => Promise<TakeAway>): Promise<void> {
    await this.take(reader);
    this.#lying.set(reader, await lay());
    const daemon = this.#daemon;
    if (daemon !== undefined) await expect.poll(() => daemon.cardsIn(reader), SERVICE_NOTICES).toBe(1);
  }
}

function portOf(reader: string): number {
  const port = PORTS[reader];
  if (port === undefined) throw new Error(`the virtual reader has no "${reader}"`);
  return port;
}
