import { runWithCode } from './code-operation.js';
import { askCode, askNewPin, type CodeSource } from './code-source.js';
import { pinWarnings } from './pin-warnings.js';
import { ProgressReport } from './progress.js';
import { recogniseHolder } from './recognise-holder.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';
import type { CodeOutcome } from './verify-pin.js';

/**
 * Unblocks the PIN with the PUK and sets a new one; works also where the PIN is forgotten and not blocked. Needs the
 * card and the PUK; no pairing. From eight PUK tries down the holder is advised to recover the PUK first, from two down
 * asked to confirm: the tenth wrong one ends the card's use online for ever.
 *
 * @throws {PinError} `change-outcome-unknown`: the answer was lost. The tries left tell, without a code: none for the PIN
 *   means that it is still blocked, some that the new PIN is valid if the PIN was blocked before.
 * @throws {PinError} `code-incorrect`, `code-blocked`, `last-try-unconfirmed`, `code-outcome-unknown`, `code-format`
 * @throws {CodeRefusedError} `weak-pin`, `code-half`, `new-pin-mismatch`: nothing was sent
 * @throws {AuthenticityError} the chip did not prove itself; nothing was sent
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 */
export async function unblockPin(
  context: MiddlewareContext,
  source: CodeSource,
  options: CodeUseOptions = {},
): Promise<CodeOutcome> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const { reader, nis, known } = await recogniseHolder(context, options, report);
  const puk = await askCode(source, 'puk', options.signal);
  try {
    const newPin = await askNewPin(
      source,
      undefined,
      (candidate) => pinWarnings(candidate, known, puk),
      options.signal,
    );
    try {
      const { assurance } = await runWithCode(
        context,
        { reader, nis, kind: 'puk', source, options, report },
        (card, codeOptions) => card.unblockPin(puk, newPin, codeOptions),
      );
      report.done();
      return { reader, nis, assurance };
    } finally {
      newPin.wipe();
    }
  } finally {
    puk.wipe();
  }
}
