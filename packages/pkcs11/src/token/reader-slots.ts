import type { CardState, ReaderWatchEvent } from '@ciekit/middleware';
import { CardLogIn, type LogInSurroundings } from './card-log-in.js';
import { cardObjects } from './card-objects.js';
import { EMPTY_SLOT } from './offline-token.js';
import { asError, errorCodeOf } from './return-value-of.js';
import type { Slot, SlotBoard, SlotToken } from './slot.js';

/** Fits into the 32 bytes of a token's label. */
const UNPAIRED_LABEL = 'CIE: pair this card first';
/** How long a card that could not be used is left alone before somebody's question makes us look again, ms. */
const LOOK_AGAIN_MS = 10_000;
/** How long a program's list of slots waits for the cards of the start, ms: less than the front end's patience. */
const FIRST_LOOK_MS = 1_500;

/** What lies on a reader. `other`: no CIE, or a card that cannot be read. */
export type PresentCard = 'none' | 'other' | 'unpaired' | 'paired';

/** One stay of one card in a reader. */
interface Stay {
  /** `undefined`: the card could not be asked. */
  readonly nis: string | undefined;
  readonly gone: AbortController;
  /** `undefined` until the card was read, and for one that is not paired. */
  logIn: CardLogIn | undefined;
  lookedAt: number;
  /** Why the card cannot be used, as last told. */
  trouble: string | undefined;
  isLooking: boolean;
}

interface ReaderSlot extends Slot {
  token: SlotToken | undefined;
  /** `undefined`: the slot waits for the first reader. */
  readonly reader: string | undefined;
  card: PresentCard;
  /** Of a card that is a CIE. */
  stay: Stay | undefined;
}

/** What the service can say of a slot. */
export interface TokenSlotStatus {
  readonly slot: number;
  /** Empty: no reader has come yet. */
  readonly reader: string;
  readonly card: PresentCard;
  /** Of a paired card; else empty. */
  readonly serialNumber: string;
  /** The holder's own name for a paired card; else empty. */
  readonly label: string;
  /** Whether a log-in is open on the card. */
  readonly loggedIn: boolean;
  /** Who is logged in; `undefined` for a program that the platform does not tell. */
  readonly programs: readonly (string | undefined)[];
  /** Since the last signature or log-in, ms; 0 where nobody is logged in. */
  readonly idleMs: number;
}

/** The slots, kept as the readers and cards are. A reader keeps its slot when it goes away, so ids never change hands. */
export class ReaderSlots implements SlotBoard {
  readonly #around: LogInSurroundings;
  readonly #slots: ReaderSlot[] = [{ ...EMPTY_SLOT, reader: undefined, card: 'none', stay: undefined }];
  readonly #listeners = new Set<(slotId: number) => void>();
  readonly #looks = new Set<Promise<void>>();
  #lastHandle = 0;
  #firstLook: Promise<void> | undefined;
  #endFirstLook = (): void => undefined;

  constructor(around: LogInSurroundings) {
    this.#around = around;
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }

  get firstLook(): Promise<void> | undefined {
    return this.#firstLook;
  }

  slot(id: number): Slot | undefined {
    return this.#slots[id - 1];
  }

  subscribe(listener: (slotId: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  lookAgain(): void {
    const now = this.#around.clock.now();
    for (const slot of this.#slots) {
      const { stay } = slot;
      if (stay === undefined || stay.logIn !== undefined || stay.isLooking) continue;
      if (now - stay.lookedAt >= LOOK_AGAIN_MS) this.#look(slot, stay);
    }
  }

  /** When the cards that are being read now have been read. */
  async settled(): Promise<void> {
    await Promise.all(this.#looks);
  }

  /** The readers are going to be watched. */
  begin(): void {
    this.#firstLook = new Promise((resolve) => {
      const stopWaiting = this.#around.clock.after(FIRST_LOOK_MS, () => {
        this.#endFirstLook();
      });
      this.#endFirstLook = () => {
        this.#endFirstLook = (): void => undefined;
        this.#firstLook = undefined;
        stopWaiting();
        resolve();
      };
    });
  }

  apply(event: ReaderWatchEvent): void {
    switch (event.type) {
      case 'reader-added':
        this.#told(this.#slotOf(event.reader.name));
        return;
      case 'reader-removed':
      case 'card-removed':
        this.#leave(this.#slotOf(event.reader.name));
        return;
      case 'card-recognised':
        this.#arrive(this.#slotOf(event.reader), event.card);
        return;
      case 'all-told':
        void this.settled().then(() => {
          this.#endFirstLook();
        });
        return;
      case 'service-stopped':
        for (const slot of this.#slots) this.#leave(slot);
        return;
      case 'card-inserted':
      case 'service-started':
        return;
    }
  }

  status(): readonly TokenSlotStatus[] {
    return this.#slots.map(({ id, reader, card, stay }) => {
      const logIn = stay?.logIn;
      return {
        slot: id,
        reader: reader ?? '',
        card,
        serialNumber: logIn?.card.serialNumber ?? '',
        label: logIn?.card.label ?? '',
        loggedIn: logIn?.state !== undefined,
        programs: logIn?.state?.users.map(({ program }) => program?.name) ?? [],
        idleMs: logIn?.state?.idleMs ?? 0,
      };
    });
  }

  /** Ends every log-in. @returns how many cards were open */
  async lock(): Promise<number> {
    const locked = await Promise.all(this.#slots.map(async ({ stay }) => (await stay?.logIn?.lock()) === true));
    return locked.filter(Boolean).length;
  }

  /** Every card leaves. */
  async close(): Promise<void> {
    const logIns = this.#slots.flatMap(({ stay }) => stay?.logIn ?? []);
    for (const slot of this.#slots) this.#leave(slot);
    this.#endFirstLook();
    await Promise.all(logIns.map((logIn) => logIn.leave()));
  }

  #slotOf(reader: string): ReaderSlot {
    const known = this.#slots.find((slot) => slot.reader === reader);
    if (known !== undefined) return known;
    const free = this.#slots.findIndex((slot) => slot.reader === undefined);
    const index = free === -1 ? this.#slots.length : free;
    const empty = { token: undefined, card: 'none', stay: undefined } as const;
    const slot: ReaderSlot = { id: index + 1, description: reader, reader, ...empty };
    this.#slots[index] = slot;
    return slot;
  }

  #arrive(slot: ReaderSlot, card: CardState): void {
    this.#leave(slot);
    if (card.kind === 'empty') return;
    slot.card = 'other';
    if (card.kind !== 'cie' && card.kind !== 'unreadable') return;
    const stay: Stay = {
      nis: card.kind === 'cie' ? card.nis : undefined,
      gone: new AbortController(),
      logIn: undefined,
      lookedAt: this.#around.clock.now(),
      trouble: undefined,
      isLooking: false,
    };
    slot.stay = stay;
    if (card.kind === 'unreadable') this.#unusable(slot, stay, card.error);
    else if (card.paired === undefined) this.#showUnpaired(slot, stay);
    else this.#look(slot, stay);
  }

  /** The card is let go of in its own time. */
  #leave(slot: ReaderSlot): void {
    const { stay, card } = slot;
    slot.stay = undefined;
    slot.token = undefined;
    slot.card = 'none';
    if (card !== 'none') this.#around.log({ type: 'card-left', reader: slot.description });
    if (stay === undefined) return;
    stay.gone.abort();
    this.#told(slot);
    void stay.logIn?.leave();
  }

  #look(slot: ReaderSlot, stay: Stay): void {
    stay.isLooking = true;
    const look = this.#read(slot, stay).finally(() => {
      stay.isLooking = false;
      stay.lookedAt = this.#around.clock.now();
      this.#looks.delete(look);
    });
    this.#looks.add(look);
  }

  /** Never rejected: what goes wrong is in the log, and the slot stays as it is. */
  async #read(slot: ReaderSlot, stay: Stay): Promise<void> {
    try {
      const { signal } = stay.gone;
      const { cards, pinMode } = this.#around;
      const credentials = await cards.cardCredentials({ reader: slot.description, signal });
      if (slot.stay !== stay) return;
      const { serialNumber, nis } = credentials;
      const label = credentials.label === '' ? `CIE ${serialNumber}` : credentials.label;
      const loginRequired = pinMode === 'login';
      const objects = cardObjects({ ...credentials, label }, loginRequired, () => ++this.#lastHandle);
      const logIn = new CardLogIn(
        { reader: slot.description, serialNumber, label: credentials.label },
        nis,
        this.#around,
      );
      stay.logIn = logIn;
      this.#show(slot, { label, serialNumber, loginRequired, objects, key: logIn });
    } catch (error) {
      if (slot.stay !== stay) return;
      if (errorCodeOf(error) === 'not-paired') this.#showUnpaired(slot, stay);
      else this.#unusable(slot, stay, asError(error));
    }
  }

  /** The card's serial number is printed on it and not readable: the services id stands in. */
  #showUnpaired(slot: ReaderSlot, { nis = '' }: Stay): void {
    if (slot.token !== undefined) return;
    this.#show(slot, { label: UNPAIRED_LABEL, serialNumber: nis, loginRequired: false, objects: [], key: undefined });
  }

  #show(slot: ReaderSlot, token: SlotToken): void {
    const { serialNumber, key } = token;
    slot.token = token;
    slot.card = key === undefined ? 'unpaired' : 'paired';
    this.#around.log({ type: 'card-recognised', reader: slot.description, serialNumber, paired: key !== undefined });
    this.#told(slot);
  }

  /** Told once: programs that ask every second make us look again and again. */
  #unusable({ description }: ReaderSlot, stay: Stay, error: Error): void {
    const trouble = errorCodeOf(error) ?? error.name;
    if (stay.trouble === trouble) return;
    stay.trouble = trouble;
    this.#around.log({ type: 'card-unusable', reader: description, error });
  }

  #told({ id }: ReaderSlot): void {
    for (const listener of [...this.#listeners]) listener(id);
  }
}
