import type { ChipAssurance } from '@ciekit/core';
import { runWithCode } from './code-operation.js';
import { askCode, type CodeSource } from './code-source.js';
import { ProgressReport } from './progress.js';
import { RECOGNISED_AT, recogniseCard } from './recognise-holder.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';

/** What an operation with a code was about. */
export interface CodeOutcome {
  readonly reader: string;
  readonly nis: string;
  /** `unverified-issuer`: no anchor was held to check the chip's issuer with; the event said so before the code was sent. */
  readonly assurance: ChipAssurance;
}

/**
 * Checks the PIN on the card. Needs the card and the PIN; no pairing. A right PIN gives back all tries, a wrong one
 * costs one.
 *
 * @throws {PinError} `code-incorrect`, `code-blocked`, `last-try-unconfirmed`, `code-outcome-unknown`, `code-format`
 * @throws {CodeRefusedError} `code-half`: nothing was sent
 * @throws {AuthenticityError} the chip did not prove itself; nothing was sent
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 */
export async function verifyPin(
  context: MiddlewareContext,
  source: CodeSource,
  options: CodeUseOptions = {},
): Promise<CodeOutcome> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const { reader, nis } = await recogniseCard(context, options);
  report.at(RECOGNISED_AT, 'recognising-card');
  const pin = await askCode(source, 'pin', options.signal);
  try {
    const { assurance } = await runWithCode(
      context,
      { reader, nis, kind: 'pin', source, options, report },
      (card, codeOptions) => card.verifyPin(pin, codeOptions),
    );
    report.done();
    return { reader, nis, assurance };
  } finally {
    pin.wipe();
  }
}
