import { CancelledError, PinError, StatusWordError, type CodeKind } from '../errors.js';
import { MAX_TRIES, readTriesRemaining } from '../ias/pin.js';
import type { ApduChannel } from '../iso7816/channel.js';
import type { CardMemory } from './known-card.js';

/** From how many tries left on the holder has to confirm the use of a code (product.md rule 3). */
export const CONFIRMATION_FROM: Readonly<Record<CodeKind, number>> = { pin: 1, puk: 2 };

export interface CodeGuardOptions {
  readonly nis: string;
  readonly kind: CodeKind;
  readonly memory: CardMemory | undefined;
  readonly allowLastTry: boolean;
  readonly onTries: ((kind: CodeKind, triesRemaining: number | undefined) => void) | undefined;
}

/** Tries left before a code is used. */
export interface KnownTries {
  /** By the card itself; `undefined` where it does not tell. */
  readonly told: number | undefined;
  /** By the card, else by what is remembered of it. */
  readonly remaining: number | undefined;
}

/** Asks the card, then the memory: one command, no try spent. */
export async function knownTries(
  channel: ApduChannel,
  nis: string,
  kind: CodeKind,
  memory: CardMemory | undefined,
): Promise<KnownTries> {
  const told = await readTriesRemaining(channel, kind);
  return { told, remaining: told ?? (await memory?.recallTries(nis, kind)) };
}

/**
 * Uses a code under the rules that protect the holder: tries are known first where they can be, the last ones need a
 * confirmation, nothing is sent to a blocked code, and the memory for cards that do not tell is written before the
 * code goes out, so that a crash in between cannot hide a spent try.
 *
 * @param known the tries as they are now on the card
 * @param send sends the code once, over the protected channel
 * @throws {PinError} `code-blocked` and `last-try-unconfirmed` with nothing sent; `code-incorrect`; `code-outcome-unknown`
 */
export async function useCode(
  { told, remaining: tries }: KnownTries,
  options: CodeGuardOptions,
  send: () => Promise<void>,
): Promise<void> {
  const { nis, kind, memory } = options;
  options.onTries?.(kind, tries);
  // A memory of none left may be out of date: the code may have been unblocked on another PC. Only the card blocks.
  if (told === 0) throw new PinError('code-blocked', kind, 0);
  if (tries !== undefined && tries <= CONFIRMATION_FROM[kind] && !options.allowLastTry) {
    throw new PinError('last-try-unconfirmed', kind, tries);
  }
  const remember = async (remaining: number | undefined): Promise<void> => {
    if (told === undefined && memory !== undefined) await memory.rememberTries(nis, kind, remaining);
  };
  // Nothing known stays nothing known: a guess would be shown as a fact.
  const ifSpent = tries === undefined ? undefined : Math.max(0, tries - 1);
  await remember(ifSpent);
  try {
    await once('code-outcome-unknown', kind, send, tries);
  } catch (error) {
    if (error instanceof PinError && error.triesRemaining !== undefined && error.code !== 'code-outcome-unknown') {
      await remember(error.triesRemaining);
    } else if (error instanceof CancelledError) {
      await remember(tries);
    }
    throw error;
  }
  await remember(MAX_TRIES[kind]);
}

/**
 * Sends a command that carries a code and tells a definite outcome from a lost one. Only an answer that the protected
 * channel vouches for is definite: a status in clear, a wrong MAC, a card pulled away leave open what the chip did.
 */
export async function once(
  whenLost: 'code-outcome-unknown' | 'change-outcome-unknown',
  kind: CodeKind,
  send: () => Promise<void>,
  tries?: number,
): Promise<void> {
  try {
    await send();
  } catch (error) {
    // A cancellation is looked at before a command goes out, never after.
    const definite = error instanceof PinError || error instanceof StatusWordError || error instanceof CancelledError;
    throw definite ? error : new PinError(whenLost, kind, tries, { cause: error });
  }
}
