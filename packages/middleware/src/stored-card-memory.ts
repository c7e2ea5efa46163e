import { ATR_PROFILES, type CardMemory, type CodeKind, type KnownCard } from '@ciekit/core';
import { StoreError } from './errors.js';
import { MAX_REMEMBERED_READERS, isStorableReaderName, type PairingRecord } from './pairing-record.js';
import type { PairingStore } from './pairing-store.js';
import type { TriesMemory } from './tries-memory.js';

/** What core wants to know of a paired card. */
export function knownCardOf({ open: { card }, preferences }: PairingRecord): KnownCard {
  const profile = ATR_PROFILES.find(({ name }) => name === card.profile)?.name ?? 'unlisted';
  return { ...card, profile, extendedRefusedBy: preferences.extendedRefusedBy };
}

/**
 * Core's memory of cards, kept in the store. What is remembered makes operations faster and warns earlier; it is never a
 * condition for using one's own card. So a store that fails is reported through `onProblem` and the operation goes on
 * as with a card never seen before.
 */
export class StoredCardMemory implements CardMemory {
  readonly #pairings: PairingStore;
  readonly #tries: TriesMemory;
  readonly #onProblem: (error: StoreError) => void;

  constructor(pairings: PairingStore, tries: TriesMemory, onProblem: (error: StoreError) => void = () => undefined) {
    this.#pairings = pairings;
    this.#tries = tries;
    this.#onProblem = onProblem;
  }

  async recall(nis: string): Promise<KnownCard | undefined> {
    const record = await this.#survive(() => this.#pairings.find(nis));
    return record && knownCardOf(record);
  }

  /** Keeps what may change without the seal: the readers that refused extended lengths. The rest was proved at pairing. */
  async update(known: KnownCard): Promise<void> {
    const extendedRefusedBy = known.extendedRefusedBy.filter(isStorableReaderName).slice(-MAX_REMEMBERED_READERS);
    await this.#survive(() =>
      this.#pairings.updatePreferences(known.nis, (preferences) => ({ ...preferences, extendedRefusedBy })),
    );
  }

  /**
   * Never zero: what was used up here may have been unblocked on another PC, and the card alone knows. The holder is
   * asked to confirm as for a last try; a code that is blocked costs nothing more.
   */
  async recallTries(nis: string, kind: CodeKind): Promise<number | undefined> {
    const remembered = (await this.#survive(() => this.#tries.recall(nis)))?.[kind];
    return remembered === undefined ? undefined : Math.max(1, remembered);
  }

  async rememberTries(nis: string, kind: CodeKind, triesRemaining: number | undefined): Promise<void> {
    await this.#survive(() => this.#tries.remember(nis, kind, triesRemaining));
  }

  async #survive<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#onProblem(error);
      return undefined;
    }
  }
}
