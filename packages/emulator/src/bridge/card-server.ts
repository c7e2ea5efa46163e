import { byteAt } from '@ciekit/core/bytes';
import type { Emission } from '../faults/faulty-exchange.js';
import type { CardLease, ResetKind, SoftwareCard } from '../software-card.js';
import { VpcdControl } from './vpcd-frames.js';

export type PowerEvent = 'power-on' | 'power-off' | 'reset';

/** How long another user of the card is waited for before the card counts as taken out of this reader. */
const ACQUIRE_WAIT_MS = 10_000;
/** After so long without a command another process may use the card; its session stays as it is until then. */
const IDLE_RELEASE_MS = 1000;

/**
 * The card's side of one connection to the virtual reader. The daemon above knows transactions, this protocol does not:
 * the card is held from a command until nothing was asked of it for a second, or it is switched off.
 */
export class CardServer {
  readonly #card: SoftwareCard;
  readonly #gone: AbortSignal;
  readonly #onPower: (event: PowerEvent) => void;
  #lease: CardLease | undefined;
  #idle: NodeJS.Timeout | undefined;
  #ending: Promise<void> = Promise.resolve();

  constructor(card: SoftwareCard, gone: AbortSignal, onPower: (event: PowerEvent) => void) {
    this.#card = card;
    this.#gone = gone;
    this.#onPower = onPower;
  }

  /**
   * Serves one frame.
   *
   * @returns what goes back; `undefined` when nothing does
   * @throws {TransportError} the card could not be had
   */
  async serve(frame: Uint8Array): Promise<Emission | undefined> {
    if (frame.length !== 1) return this.#exchange(frame);
    switch (byteAt(frame, 0)) {
      case VpcdControl.GET_ATR:
        return { kind: 'answer', bytes: this.#card.atr };
      case VpcdControl.POWER_ON:
        this.#onPower('power-on');
        return undefined;
      case VpcdControl.POWER_OFF:
        await this.#reset('power', 'power-off');
        return undefined;
      case VpcdControl.RESET:
        await this.#reset('warm', 'reset');
        return undefined;
      default:
        // a control that this version of the protocol does not know wants no answer
        return undefined;
    }
  }

  /** Gives the card up; it loses its power. */
  async close(): Promise<void> {
    await this.#release();
    this.#card.reset('power');
  }

  async #exchange(command: Uint8Array): Promise<Emission> {
    const lease = await this.#acquire();
    const emission = await lease.exchange(command, this.#gone);
    this.#idle = setTimeout(() => {
      this.#ending = this.#release();
    }, IDLE_RELEASE_MS);
    return emission;
  }

  async #reset(kind: ResetKind, event: PowerEvent): Promise<void> {
    const lease = await this.#acquire();
    await lease.reset(kind);
    await this.#release();
    this.#onPower(event);
  }

  async #acquire(): Promise<CardLease> {
    clearTimeout(this.#idle);
    await this.#ending;
    this.#lease ??= await this.#card.acquire({ gone: this.#gone, deadline: performance.now() + ACQUIRE_WAIT_MS });
    return this.#lease;
  }

  async #release(): Promise<void> {
    clearTimeout(this.#idle);
    const lease = this.#lease;
    this.#lease = undefined;
    await lease?.release();
  }
}
