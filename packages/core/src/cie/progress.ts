/** What a card operation is doing, for a progress bar. Words are the middleware's. */
export type CardStep =
  | 'waiting-for-card'
  | 'recognising-card'
  | 'reading-chip-data'
  | 'checking-chip'
  | 'agreeing-keys'
  | 'authenticating'
  | 'asking-tries'
  | 'checking-code'
  | 'reading-holder-data'
  | 'changing-pin'
  | 'unblocking-pin'
  | 'signing'
  | 'sealing'
  | 'done';

export interface CardProgress {
  readonly step: CardStep;
  /** How much of the operation is done, 0 to 1, never falling. */
  readonly fraction: number;
}

export type ProgressListener = (progress: CardProgress) => void;

/**
 * Turns the steps of an operation into rising fractions. Weights are APDU counts: card time is what the holder feels.
 */
export class ProgressMeter {
  readonly #weights: ReadonlyMap<CardStep, number>;
  readonly #total: number;
  readonly #listener: ProgressListener | undefined;
  #finished = 0;
  #current: CardStep | undefined;

  constructor(plan: readonly (readonly [CardStep, number])[], listener: ProgressListener | undefined) {
    this.#weights = new Map(plan);
    this.#total = plan.reduce((sum, [, weight]) => sum + weight, 0);
    this.#listener = listener;
  }

  /** Begins a step; the one before counts as finished. A step outside the plan has no weight. */
  begin(step: CardStep): void {
    if (this.#current !== undefined) this.#finished += this.#weights.get(this.#current) ?? 0;
    this.#current = step;
    const fraction = step === 'done' || this.#total === 0 ? 1 : Math.min(1, this.#finished / this.#total);
    this.#listener?.({ step, fraction });
  }
}
