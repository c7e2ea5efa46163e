import type { FaultKind } from './fault-kinds.js';

/** The faults that only the card itself can commit, because they need its keys or its secrets. */
export type TamperingKind = Extract<
  FaultKind,
  'bad-mac' | 'wrong-ssc' | 'oversized-content' | 'weak-dh-one' | 'weak-dh-minus-one' | 'weak-dh-small-order'
>;

/** One such fault for one command, and whether there was an occasion for it. */
export class Tampering {
  readonly kind: TamperingKind;
  #applied = false;

  constructor(kind: TamperingKind) {
    this.kind = kind;
  }

  get applied(): boolean {
    return this.#applied;
  }

  /** Whether `kind` is to be committed here and now; asking is doing. */
  apply(kind: TamperingKind): boolean {
    if (kind !== this.kind) return false;
    this.#applied = true;
    return true;
  }
}
