import type { CodeSource } from './code-source.js';
import { setNewPin } from './set-new-pin.js';
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
  return setNewPin(context, source, options, 'puk', (card, { code, newPin }, codeOptions) =>
    card.unblockPin(code, newPin, codeOptions),
  );
}
