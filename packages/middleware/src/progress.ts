import type { CardProgress, CardStep } from '@ciekit/core';

/** Every sentence of a progress bar; the words are in the message catalogues under `progress`. */
export type ProgressStep =
  | CardStep
  | 'searching-card'
  | 'preparing-store'
  | 'saving-pairing'
  | 'fetching-certificates'
  | 'fetching-trusted-lists'
  | 'checking-system'
  | 'looking-at-files'
  | 'signing-files'
  | 'verifying-files'
  | 'extracting-file'
  | 'stamping-file';

export interface ProgressEvent {
  /** 0 to 100, whole, never falling within one use case. */
  readonly percent: number;
  readonly step: ProgressStep;
  readonly messageKey: `progress.${ProgressStep}`;
}

export type ProgressEventListener = (event: ProgressEvent) => void;

/** One rising percentage over the phases of a use case, of which the card's own progress is one. */
export class ProgressReport {
  readonly #listener: ProgressEventListener | undefined;
  #percent = 0;

  constructor(listener: ProgressEventListener | undefined) {
    this.#listener = listener;
  }

  /** Says a step at this percentage, or at the one reached if that is higher: a repeated operation does not go back. */
  at(percent: number, step: ProgressStep): void {
    this.#percent = Math.max(this.#percent, Math.min(100, Math.round(percent)));
    this.#listener?.({ percent: this.#percent, step, messageKey: `progress.${step}` });
  }

  /** A listener for a card operation that takes this part of the whole. Its own end is not the end of the use case. */
  span(from: number, to: number): (progress: CardProgress) => void {
    return ({ step, fraction }) => {
      if (step !== 'done') this.at(from + (to - from) * fraction, step);
    };
  }

  done(): void {
    this.at(100, 'done');
  }
}
