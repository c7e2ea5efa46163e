import {
  initialCardState,
  MemoryState,
  serveVirtualReader,
  SoftwareCard,
  type CardImage,
  type InjectedFault,
  type VirtualReader,
} from '@ciekit/emulator';

/** INS of VERIFY (ISO 7816-4, section 11.6.6). */
const VERIFY = 0x20;
/** The command that signs. */
const INTERNAL_AUTHENTICATE = 0x88;
/** DO with padding indicator and cryptogram: the command carries data (ISO 7816-4, section 10.2). */
const CRYPTOGRAM = 0x87;
const HEADER = 4;

/** A card on the first virtual reader, and what it was asked. */
export class CardInReader {
  readonly card: SoftwareCard;
  readonly reader: VirtualReader;
  readonly #image: CardImage;
  readonly #state: MemoryState;
  readonly #stop = new AbortController();
  #codesSent = 0;

  constructor(image: CardImage) {
    this.#image = image;
    this.#state = new MemoryState(image);
    this.card = new SoftwareCard({
      image,
      state: this.#state,
      onExchange: (command) => {
        if (command[1] === VERIFY && command[HEADER + 1] === CRYPTOGRAM) this.#codesSent++;
      },
    });
    this.reader = serveVirtualReader({ card: this.card, signal: this.#stop.signal });
  }

  /** How many PINs reached the card so far, right ones and wrong ones. */
  get codesSent(): number {
    return this.#codesSent;
  }

  /** PIN tries left. Set while nobody uses the card, as if others had been typed before. */
  get tries(): number {
    return this.#state.load().pin.triesRemaining;
  }

  set tries(triesRemaining: number) {
    const state = initialCardState(this.#image);
    this.#state.save({ ...state, pin: { ...state.pin, triesRemaining } });
  }

  /** Takes the card out of the reader when it is to sign, after the next PIN. */
  takeAwayWhenItSigns(): InjectedFault {
    const before = this.#codesSent;
    return this.card.faults.inject({
      kind: 'card-removed',
      at: ({ ins }) => ins === INTERNAL_AUTHENTICATE && this.#codesSent > before,
    });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.reader.closed;
  }
}
