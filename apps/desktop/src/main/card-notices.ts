import type { OperationOutcome } from '../contract/operations.js';
import type { DeskView } from '../contract/views.js';
import type { Notice } from './notice.js';

type CardNotice = 'pin-blocked' | 'blocked-for-ever' | 'new-card';

interface Placed {
  readonly nis: string;
  readonly told: Set<CardNotice>;
}

/** Watches cards and outcomes for what has to be told while no window is in front. */
export class CardNotices {
  readonly #tell: (notice: Notice) => void;
  readonly #placed = new Map<string, Placed>();

  /** @param tell what comes while a window is in front is dropped by it: there the screen says it */
  constructor(tell: (notice: Notice) => void) {
    this.#tell = tell;
  }

  /** Each thing once for as long as the card lies there. */
  follow({ readers }: DeskView): void {
    const there = new Set(readers.filter(({ card }) => card.kind === 'cie').map(({ name }) => name));
    for (const reader of this.#placed.keys()) if (!there.has(reader)) this.#placed.delete(reader);
    for (const { name, card } of readers) {
      if (card.kind !== 'cie') continue;
      const { told } = this.#at(name, card.nis);
      const { tries } = card;
      // Not asked yet: what is known of it a moment later decides.
      if (tries === undefined) continue;
      if (tries.puk === 0) this.#once(told, 'blocked-for-ever');
      else if (tries.pin === 0) this.#once(told, 'pin-blocked');
      else {
        told.delete('pin-blocked');
        if (card.paired === undefined) this.#once(told, 'new-card');
      }
    }
  }

  /** A wrong code; that the last one blocked it is told when the card says so. */
  ended(outcome: OperationOutcome): void {
    if (outcome.ok || outcome.error.code !== 'code-incorrect') return;
    const { codeKind = 'pin', triesRemaining: left } = outcome.error;
    if (left !== 0) this.#tell({ kind: 'wrong-code', codeKind, left });
  }

  #at(reader: string, nis: string): Placed {
    const known = this.#placed.get(reader);
    if (known?.nis === nis) return known;
    const placed: Placed = { nis, told: new Set() };
    this.#placed.set(reader, placed);
    return placed;
  }

  #once(told: Set<CardNotice>, kind: CardNotice): void {
    if (told.has(kind)) return;
    told.add(kind);
    this.#tell({ kind });
  }
}
