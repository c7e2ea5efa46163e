import type { ChipAssurance } from '@ciekit/core';
import { operationOptions, withCard } from './card-session.js';
import { triesAdvice, type TriesAdvice } from './code-thresholds.js';
import { findCard } from './find-card.js';
import { ProgressReport } from './progress.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/** Tries of one code; `triesRemaining` is `undefined` where neither the card nor this PC's memory tells. */
export interface CodeStatus {
  readonly triesRemaining: number | undefined;
  readonly advice: TriesAdvice;
}

export interface PinStatus {
  readonly reader: string;
  readonly nis: string;
  readonly assurance: ChipAssurance;
  readonly pin: CodeStatus;
  readonly puk: CodeStatus;
}

/**
 * How many tries are left for PIN and PUK. Needs the card; no code, no pairing, and spends no try.
 *
 * @throws {AuthenticityError} the chip did not prove itself
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 */
export async function pinStatus(context: MiddlewareContext, options: CardUseOptions = {}): Promise<PinStatus> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const { reader } = await findCard(context, options);
  const { nis, assurance, tries } = await withCard(context, reader, options, (card) =>
    card.triesLeft({ ...operationOptions(options), onProgress: report.span(0, 95) }),
  );
  report.done();
  return {
    reader,
    nis,
    assurance,
    pin: { triesRemaining: tries.pin, advice: triesAdvice('pin', tries.pin) },
    puk: { triesRemaining: tries.puk, advice: triesAdvice('puk', tries.puk) },
  };
}
