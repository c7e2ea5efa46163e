import { CancelledError } from '@ciekit/core';
import { assuranceKey, type CardState, type Language, type Middleware } from '@ciekit/middleware';
import {
  EMPTY_DESK,
  type CardView,
  type DeskView,
  type ReaderView,
  type ServiceView,
  type TriesView,
} from '../contract/views.js';
import { holderView, pairedCardView, triesView } from './card-views.js';
import { errorView } from './error-view.js';

export interface DeskWatchOptions {
  readonly middleware: Middleware;
  readonly language: () => Language;
  readonly tell: (desk: DeskView) => void;
}

/** After a failed watch; a service that is being installed or restarted is found again. */
const AGAIN_MS = 2_000;
/** A service that came back has told of its readers by then. */
const SETTLED_AFTER_MS = 300;
/** Changes that come together are told together: a reader that floods with them may not hold the windows up. */
const TELL_EVERY_MS = 15;
/** A card is only asked for tries and holder when nobody else wants it. */
const LOOK_WAIT_MS = 1_000;

/** A card and the service with their errors as they are: in words when they are told, since the language may change. */
type WatchedCard =
  | Exclude<CardView, { readonly kind: 'unreadable' | 'cie' }>
  | { readonly kind: 'unreadable'; readonly error: unknown }
  | WatchedCie;
type WatchedCie = Omit<Extract<CardView, { readonly kind: 'cie' }>, 'problem'> & { readonly problem: unknown };
type WatchedService =
  { readonly state: 'starting' | 'ready' } | { readonly state: 'unusable'; readonly error: unknown };

/**
 * Keeps the windows' picture of readers and cards: what is there, then the tries left and the holder of each CIE, read one
 * after the other while no operation has the card. Needs no code.
 */
export class DeskWatch {
  readonly #options: DeskWatchOptions;
  readonly #readers = new Map<string, WatchedCard>();
  #service: WatchedService = EMPTY_DESK.service;
  #end = new AbortController();
  /** Ends every look at a card that is waiting or under way. */
  #looking = new AbortController();
  #looked: Promise<void> = Promise.resolve();
  #busy = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DeskWatchOptions) {
    this.#options = options;
  }

  get desk(): DeskView {
    const language = this.#options.language();
    const readers: ReaderView[] = [...this.#readers].map(([name, card]) => ({ name, card: cardView(card, language) }));
    return { service: serviceView(this.#service, language), readers, busy: this.#busy > 0 };
  }

  /** The same desk once more, in words of another language; nothing is read for it. */
  tellAgain(): void {
    this.#tell();
  }

  /** Watches until {@link stop}. Never rejects. */
  async run(): Promise<void> {
    const { signal } = this.#end;
    for (;;) {
      try {
        await this.#watchOnce(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#readers.clear();
        this.#service = { state: 'unusable', error };
        this.#tell();
      }
      await pause(AGAIN_MS, signal);
      if (signal.aborted) return;
    }
  }

  stop(): void {
    this.#end.abort();
    this.#stopLooking();
  }

  /** Begins anew: the person says that something changed. */
  async lookAgain(): Promise<void> {
    this.#end.abort();
    this.#stopLooking();
    this.#end = new AbortController();
    this.#readers.clear();
    this.#service = EMPTY_DESK.service;
    this.#tell();
    await this.run();
  }

  /**
   * What an operation learned of a card's tries is newer than what was read before it.
   *
   * @param tries `undefined`: a code may have reached the card and nobody knows what became of it; nothing is said until the
   *   card was asked again
   */
  learn(reader: string, nis: string, tries: Partial<TriesView> | undefined): void {
    const card = this.#readers.get(reader);
    if (card?.kind !== 'cie' || card.nis !== nis || card.tries === undefined) return;
    this.#readers.set(reader, { ...card, tries: tries && { ...card.tries, ...tries } });
    this.#tell();
  }

  /** Keeps away from the cards while `work` has one, then reads again what may have changed. */
  async during<T>(reader: string | undefined, work: () => Promise<T>): Promise<T> {
    this.#busy++;
    this.#stopLooking();
    this.#tell();
    try {
      await this.#looked;
      return await work();
    } finally {
      this.#busy--;
      // Before the caller says how it ended: nobody sees that beside what the card told earlier.
      this.#tellNow();
      if (this.#busy === 0) this.#lookAfter(reader);
    }
  }

  /** What an operation may have changed, and every card whose look had to wait for it. */
  #lookAfter(reader: string | undefined): void {
    for (const [name, card] of this.#readers) {
      const waits = card.kind === 'cie' && card.tries === undefined && card.problem === undefined;
      if (waits || name === reader) this.#refresh(name);
    }
  }

  #stopLooking(): void {
    this.#looking.abort();
    this.#looking = new AbortController();
  }

  /** After pairing or unpairing. */
  refreshAll(): void {
    for (const name of this.#readers.keys()) this.#refresh(name);
  }

  async #watchOnce(signal: AbortSignal): Promise<void> {
    let isServiceThere = true;
    for await (const event of this.#options.middleware.watchReaders(signal)) {
      // Another watch has begun: what this one still hears is not what it tells.
      if (signal.aborted) return;
      switch (event.type) {
        case 'reader-added':
          this.#readers.set(event.reader.name, { kind: event.reader.card === 'empty' ? 'empty' : 'reading' });
          break;
        case 'reader-removed':
          this.#readers.delete(event.reader.name);
          break;
        case 'card-inserted':
          this.#readers.set(event.reader.name, { kind: 'reading' });
          break;
        case 'card-removed':
          this.#readers.set(event.reader.name, { kind: 'empty' });
          break;
        case 'card-recognised':
          this.#recognised(event.reader, event.card);
          break;
        case 'service-stopped':
          isServiceThere = false;
          this.#readers.clear();
          this.#service = { state: 'unusable', error: await this.#serviceError() };
          break;
        case 'service-started':
          isServiceThere = true;
          // Its readers are told one by one: until then nobody knows how many cards there are.
          this.#service = EMPTY_DESK.service;
          setTimeout(() => {
            if (signal.aborted || this.#service.state !== 'starting') return;
            this.#service = { state: 'ready' };
            this.#tell();
          }, SETTLED_AFTER_MS);
          break;
        case 'all-told':
          // It follows a service that is not there too: no reader is not what is wrong then.
          if (isServiceThere) this.#service = { state: 'ready' };
          break;
      }
      this.#tell();
    }
  }

  async #serviceError(): Promise<unknown> {
    try {
      await this.#options.middleware.status();
      return new CancelledError();
    } catch (error) {
      return error;
    }
  }

  #recognised(reader: string, state: CardState): void {
    if (!this.#readers.has(reader)) return;
    switch (state.kind) {
      case 'empty':
      case 'mute':
      case 'other-card':
        this.#readers.set(reader, { kind: state.kind });
        return;
      case 'unreadable':
        this.#readers.set(reader, { kind: 'unreadable', error: state.error });
        return;
      case 'cie': {
        const paired = state.paired && pairedCardView(state.paired);
        this.#readers.set(reader, {
          kind: 'cie',
          nis: state.nis,
          paired,
          tries: undefined,
          holder: undefined,
          problem: undefined,
        });
        this.#refresh(reader);
      }
    }
  }

  /** Reads tries and holder of one card, after those that are being read. */
  #refresh(reader: string): void {
    const { signal } = this.#looking;
    this.#looked = this.#looked.then(async () => {
      if (signal.aborted || this.#busy > 0 || this.#end.signal.aborted) return;
      await this.#look(reader, signal);
    });
  }

  async #look(reader: string, signal: AbortSignal): Promise<void> {
    const { middleware } = this.#options;
    const before = this.#readers.get(reader);
    if (before?.kind !== 'cie') return;
    let seen = before;
    const options = { reader, signal, waitMs: LOOK_WAIT_MS };
    try {
      const status = await middleware.pinStatus(options);
      const cards = await middleware.listCards();
      const paired = cards.cards.find(({ nis }) => nis === status.nis);
      const known = {
        ...seen,
        nis: status.nis,
        tries: triesView(status),
        assurance: assuranceKey(status.assurance),
        paired: paired && pairedCardView(paired),
      };
      seen = this.#put(reader, seen, { ...known, holder: undefined, problem: undefined });
      if (paired === undefined) return;
      const info = await middleware.cardInfo(options);
      this.#put(reader, seen, { ...known, holder: holderView(info), problem: undefined });
    } catch (error) {
      if (error instanceof CancelledError || signal.aborted) return;
      // What was read a moment ago holds; what an operation may have changed since it was read does not.
      const tries = seen === before ? undefined : seen.tries;
      this.#put(reader, seen, { ...seen, tries, holder: undefined, problem: error });
    }
  }

  /** Unless the card left meanwhile, or another one came: what was read of one is never told of the next. */
  #put(reader: string, seen: WatchedCie, card: WatchedCie): WatchedCie {
    if (this.#readers.get(reader) === seen) {
      this.#readers.set(reader, card);
      this.#tell();
    }
    return card;
  }

  #tell(): void {
    if (this.#telling !== undefined) return;
    this.#telling = setTimeout(() => {
      this.#tellNow();
    }, TELL_EVERY_MS);
  }

  #tellNow(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#options.tell(this.desk);
  }
}

function cardView(card: WatchedCard, language: Language): CardView {
  if (card.kind === 'unreadable') return { ...card, error: errorView(card.error, language) };
  if (card.kind !== 'cie') return card;
  return { ...card, problem: card.problem === undefined ? undefined : errorView(card.problem, language) };
}

function serviceView(service: WatchedService, language: Language): ServiceView {
  return service.state === 'unusable' ? { ...service, error: errorView(service.error, language) } : service;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
