/**
 * The port through which use cases ask the holder for codes and decisions. Every call happens outside a card
 * transaction: the holder may take a minute, and other programs may use the card meanwhile.
 */
import { CancelledError, PinError, type CodeKind, type SecretBytes } from '@ciekit/core/basics';
import { requireCodeFormat } from './code-format.js';
import { CodeRefusedError } from './errors.js';
import type { PinWarning } from './pin-warnings.js';
import { weakPinReason } from './weak-pin.js';

/** Why the code typed before was not taken; nothing of it was sent. */
export type CodeRefusal = PinError | CodeRefusedError;

export interface CodeRequest {
  /** Why the holder is asked again; `undefined` the first time. */
  readonly refused: CodeRefusal | undefined;
  /** Tries left, where they are known before the code is asked for; left out where they are not. */
  readonly triesRemaining?: number | undefined;
}

/** Whoever asks the holder: prompts, windows, standard input. Each code returned becomes the use case's, which wipes it. */
export interface CodeSource {
  /**
   * Whether somebody is there to correct a code that was refused before it was sent. False for codes that come from
   * standard input: a refusal is then the operation's error.
   */
  readonly interactive: boolean;
  askPin(request: CodeRequest): Promise<SecretBytes>;
  askPuk(request: CodeRequest): Promise<SecretBytes>;
  /** Typed twice at a prompt; throws CodeRefusedError `new-pin-mismatch` when the two differ. */
  askNewPin(request: CodeRequest): Promise<SecretBytes>;
  /** The last PIN try, or one of the last two PUK tries. False: the operation ends with `last-try-unconfirmed`. */
  confirmLastTry(kind: CodeKind, triesRemaining: number | undefined): Promise<boolean>;
  /** The new PIN is easy to guess. True: keep it. */
  warnWeak(reasons: readonly PinWarning[]): Promise<boolean>;
  /**
   * The chip is consistent and nobody vouches for its issuer: no certificate of it is held. True: send the code all the
   * same. Left out: the operation goes on, and its result says so.
   */
  confirmUnverifiedIssuer?(): Promise<boolean>;
  /** Few PUK tries are left: recovery (product.md rule 7) is safer. True: go on with the PUK that was typed. */
  advisePuk(triesRemaining: number): Promise<boolean>;
}

/** How often a code is asked for again in one operation; a person who needs more starts over. */
const MAX_ASKED = 5;

/**
 * The PIN or the PUK in use, well-formed.
 *
 * @param triesRemaining for whoever asks to show
 * @throws {CodeRefusedError | PinError} as `requireCodeFormat`, when nobody corrects it
 */
export function askCode(
  source: CodeSource,
  kind: CodeKind,
  signal?: AbortSignal,
  triesRemaining?: number,
): Promise<SecretBytes> {
  const ask = ({ refused }: CodeRequest): Promise<SecretBytes> => {
    const request = { refused, triesRemaining };
    return kind === 'pin' ? source.askPin(request) : source.askPuk(request);
  };
  return askUntilAccepted(source, ask, signal, (code) => {
    requireCodeFormat(code, kind);
    return Promise.resolve();
  });
}

/**
 * A new PIN that passes every guard.
 *
 * @param oldPin where it is known; a new one that is the same changes nothing
 * @param warningsFor what is said, not forbidden
 * @throws {CodeRefusedError} `weak-pin`, `pin-unchanged`, `code-half`, `new-pin-mismatch`, when nobody corrects it
 * @throws {CancelledError} the holder does not keep an easily guessed PIN and nobody types another
 */
export function askNewPin(
  source: CodeSource,
  oldPin: SecretBytes | undefined,
  warningsFor: (newPin: SecretBytes) => readonly PinWarning[],
  signal?: AbortSignal,
): Promise<SecretBytes> {
  const ask = (request: CodeRequest): Promise<SecretBytes> => source.askNewPin(request);
  return askUntilAccepted(source, ask, signal, async (code) => {
    requireNewPin(code, oldPin);
    const warnings = warningsFor(code);
    if (warnings.length > 0 && !(await source.warnWeak(warnings))) throw new DeclinedPin();
  });
}

/**
 * The guards of a new PIN that forbid (product.md rules 1 and 4).
 *
 * @throws {CodeRefusedError} `weak-pin`, `pin-unchanged`, `code-half`
 * @throws {PinError} `code-format`
 */
export function requireNewPin(newPin: SecretBytes, oldPin: SecretBytes | undefined): void {
  requireCodeFormat(newPin, 'pin');
  if (weakPinReason(newPin) !== undefined) throw new CodeRefusedError('weak-pin', 'pin');
  if (oldPin?.equals(newPin) === true) throw new CodeRefusedError('pin-unchanged', 'pin');
}

/** The holder prefers to choose another PIN; never leaves this file. */
class DeclinedPin extends Error {}

async function askUntilAccepted(
  source: CodeSource,
  ask: (request: CodeRequest) => Promise<SecretBytes>,
  signal: AbortSignal | undefined,
  accept: (code: SecretBytes) => Promise<void>,
): Promise<SecretBytes> {
  let refused: CodeRefusal | undefined;
  for (let asked = 1; ; asked++) {
    if (signal?.aborted === true) throw new CancelledError();
    let code: SecretBytes | undefined;
    try {
      code = await ask({ refused });
      await accept(code);
      return code;
    } catch (error) {
      code?.wipe();
      const again = source.interactive && asked < MAX_ASKED;
      if (error instanceof DeclinedPin) {
        if (!again) throw new CancelledError({ cause: error });
        refused = undefined;
      } else if (again && (error instanceof CodeRefusedError || error instanceof PinError)) {
        refused = error;
      } else {
        throw error;
      }
    }
  }
}
