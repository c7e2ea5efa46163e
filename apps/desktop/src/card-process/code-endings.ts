/** What the end of an operation with a code says of the card that the window showed. */
import { TransportError } from '@ciekit/core';
import type { CodeUseView, ErrorView, TriesView } from '../contract/views.js';

const OUTCOME_LOST: ReadonlySet<string> = new Set(['code-outcome-unknown', 'change-outcome-unknown']);

/**
 * The tries of which it tells; `undefined`: a code was on its way, and nobody knows whether it cost one.
 *
 * @param codeUse what became of the code, as far as that is certain
 */
export function learnedOf(
  { code, codeKind, triesRemaining }: ErrorView,
  codeUse: CodeUseView | undefined,
): Partial<TriesView> | undefined {
  if (OUTCOME_LOST.has(code)) return undefined;
  // A card that does not tell has one less than before all the same.
  const isTold = triesRemaining !== undefined || code === 'code-incorrect';
  if (codeKind !== undefined && isTold) return { [codeKind]: triesRemaining };
  return codeUse === undefined ? undefined : {};
}

/** The card lay there when the person typed the code: one that is not found any more was taken away. */
export function ofShownCard(error: unknown): unknown {
  if (!(error instanceof TransportError)) return error;
  if (error.code === 'no-card') return new TransportError('card-removed', error.message, { cause: error });
  if (error.code === 'no-reader') return new TransportError('reader-removed', error.message, { cause: error });
  return error;
}
