import type { CieCard, CodeOptions } from '@ciekit/core';
import { CancelledError, PinError, type CodeKind } from '@ciekit/core/basics';
import { operationOptions, requireSameCard, withCard } from './card-session.js';
import type { CodeSource } from './code-source.js';
import { triesAdvice } from './code-thresholds.js';
import type { ProgressReport } from './progress.js';
import { RECOGNISED_AT } from './recognise-holder.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';

/** The card and the code of an operation that sends one. */
export interface CodeOperation {
  readonly reader: string;
  /** The card that the holder was asked about; any other is refused before a code is sent. */
  readonly nis: string;
  readonly kind: CodeKind;
  readonly source: CodeSource;
  readonly options: CodeUseOptions;
  readonly report: ProgressReport;
}

/** What is left after the card's part: saving what was read. */
const PROGRESS_TO = 95;

/** Few PUK tries are left and nobody advised the holder yet; thrown before the PUK is sent, never leaves this file. */
class AdviceDue extends Error {
  readonly triesRemaining: number;

  constructor(triesRemaining: number) {
    super('PUK advice is due');
    this.triesRemaining = triesRemaining;
  }
}

/** The issuer could not be checked and nobody agreed yet; thrown before a code is sent, never leaves this file. */
class IssuerDue extends Error {}

/**
 * Runs a card operation that sends a code. What has to be asked first ends the operation before the code is sent, is
 * asked with the card free, and the operation begins again; so a code goes out at most once.
 *
 * @throws {PinError} `last-try-unconfirmed` when the holder does not confirm, and what `attempt` throws
 * @throws {CancelledError} the holder takes the advice to recover the PUK, or does not trust an unchecked issuer
 * @throws {CardSelectionError} `card-swapped`
 */
export async function runWithCode<T>(
  context: MiddlewareContext,
  operation: CodeOperation,
  attempt: (card: CieCard, options: CodeOptions) => Promise<T>,
): Promise<T> {
  const { reader, nis, kind, source, options, report } = operation;
  let advised = false;
  let issuerAccepted = source.confirmUnverifiedIssuer === undefined;
  /** The count that the holder confirmed; fewer tries than that need a new confirmation. */
  let confirmedDownTo = options.allowLastTry === true ? 0 : undefined;
  for (;;) {
    const allowLastTry = confirmedDownTo !== undefined;
    try {
      return await withCard(context, reader, options, (card) =>
        attempt(card, {
          ...operationOptions(options),
          onProgress: report.span(RECOGNISED_AT, PROGRESS_TO),
          allowLastTry,
          onChip: (assurance, chipNis) => {
            requireSameCard(chipNis, nis);
            options.onEvent?.({ type: 'chip-checked', assurance });
            if (assurance.outcome === 'unverified-issuer' && !issuerAccepted) throw new IssuerDue();
          },
          onTries: (told, triesRemaining) => {
            options.onEvent?.({ type: 'tries', kind: told, triesRemaining });
            const advice = triesAdvice(told, triesRemaining);
            if (triesRemaining === undefined) return;
            if (advice === 'advise' && !advised) throw new AdviceDue(triesRemaining);
            if (advice === 'confirm' && confirmedDownTo !== undefined && triesRemaining < confirmedDownTo) {
              throw new PinError('last-try-unconfirmed', told, triesRemaining);
            }
          },
        }),
      );
    } catch (error) {
      if (error instanceof AdviceDue) {
        if (!(await source.advisePuk(error.triesRemaining))) throw new CancelledError({ cause: error });
        advised = true;
      } else if (error instanceof IssuerDue) {
        if ((await source.confirmUnverifiedIssuer?.()) !== true) throw new CancelledError({ cause: error });
        issuerAccepted = true;
      } else if (error instanceof PinError && error.code === 'last-try-unconfirmed') {
        if (!(await source.confirmLastTry(kind, error.triesRemaining))) throw error;
        confirmedDownTo = error.triesRemaining ?? 0;
        advised = true;
      } else {
        throw error;
      }
      if (options.signal?.aborted === true) throw new CancelledError({ cause: options.signal.reason });
    }
  }
}
