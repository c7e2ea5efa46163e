import type { CodeSource } from '@ciekit/middleware';
import type { CallingProgram } from '../token/calling-program.js';

/** What a prompt says besides the question: who wants the card, and which card. */
export interface PinPromptContext {
  /** `undefined`: it is not known who asks, and the prompt says so. */
  readonly program: CallingProgram | undefined;
  readonly card: PromptedCard;
  /** Fires when the program hangs up, the card leaves or the service ends: the prompt goes away unanswered. */
  readonly signal: AbortSignal;
}

export interface PromptedCard {
  readonly reader: string;
  readonly serialNumber: string;
  /** The holder's own name for the card; may be empty. */
  readonly label: string;
}

/** A way to ask the holder for the PIN while some program waits for a signature. */
export interface PinPrompt {
  /** For the log: `pinentry`, `terminal`, `desktop`, `none`. */
  readonly name: string;
  /** Whether it can ask now. */
  isAvailable(): Promise<boolean>;
  /** One source per log-in. Its `askPin` throws CancelledError when the holder declines. */
  open(context: PinPromptContext): CodeSource;
}
