import type { CodeSource } from './code-source.js';
import { setNewPin } from './set-new-pin.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';
import type { CodeOutcome } from './verify-pin.js';

/**
 * Changes the PIN. Needs the card and the PIN in use; no pairing, but a paired card lets the program warn about a new
 * PIN that holds the birth date. Both codes are asked for before the card is used.
 *
 * @throws {PinError} `change-outcome-unknown`: the answer was lost, the old or the new PIN may be the valid one. The
 *   program tries neither. For the holder the fewest tries are lost so: look at the tries left (free), then try the NEW
 *   PIN once: the card was changing it when the answer was lost; a wrong try costs one of three, and the old PIN, right
 *   then, gives it back.
 * @throws {PinError} `code-incorrect`, `code-blocked`, `last-try-unconfirmed`, `code-outcome-unknown`, `code-format`
 * @throws {CodeRefusedError} `weak-pin`, `pin-unchanged`, `code-half`, `new-pin-mismatch`: nothing was sent
 * @throws {AuthenticityError} the chip did not prove itself; nothing was sent
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 */
export async function changePin(
  context: MiddlewareContext,
  source: CodeSource,
  options: CodeUseOptions = {},
): Promise<CodeOutcome> {
  return setNewPin(context, source, options, 'pin', (card, { code, newPin }, codeOptions) =>
    card.changePin(code, newPin, codeOptions),
  );
}
