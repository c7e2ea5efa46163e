import { CancelledError, type SecretBytes } from '@ciekit/core/basics';
import type { CodeRefusal, CodeSource } from '@ciekit/middleware';
import type { PinPrompt, PinPromptContext } from './pin-prompt.js';

/** What a token's prompt asks. */
export type PromptQuestion =
  | {
      readonly ask: 'pin';
      /** As the card tells; `undefined`: it does not. */
      readonly triesRemaining: number | undefined;
      /** Why the PIN typed before was not taken; `undefined` the first time. */
      readonly refused: CodeRefusal | undefined;
    }
  /** Whether to use the last try. */
  | { readonly ask: 'last-try'; readonly triesRemaining: number | undefined }
  /** Whether to send the PIN to a chip whose issuer cannot be checked. */
  | { readonly ask: 'unverified-issuer' };

export type PinQuestion = Extract<PromptQuestion, { readonly ask: 'pin' }>;
export type ConfirmQuestion = Exclude<PromptQuestion, PinQuestion>;

/** One way to put questions to the holder. Each call shows one question and takes one answer. */
export interface PromptDialogue {
  /** Whether a question can be put now. */
  isAvailable(): Promise<boolean>;
  /** @throws {CancelledError} the holder declines, the time is over, or `context.signal` fires */
  askPin(question: PinQuestion, context: PinPromptContext): Promise<SecretBytes>;
  /** @throws {CancelledError} `context.signal` fires */
  confirm(question: ConfirmQuestion, context: PinPromptContext): Promise<boolean>;
}

/** A dialogue as a token's prompt. */
export class DialoguePrompt implements PinPrompt {
  readonly name: string;
  readonly #dialogue: PromptDialogue;

  constructor(name: string, dialogue: PromptDialogue) {
    this.name = name;
    this.#dialogue = dialogue;
  }

  isAvailable(): Promise<boolean> {
    return this.#dialogue.isAvailable();
  }

  open(context: PinPromptContext): CodeSource {
    return dialogueSource(this.#dialogue, context);
  }
}

/** The dialogue as the source of a log-in. A token asks for the PIN and nothing else. */
function dialogueSource(dialogue: PromptDialogue, context: PinPromptContext): CodeSource {
  return {
    interactive: true,
    askPin: ({ triesRemaining, refused }) => dialogue.askPin({ ask: 'pin', triesRemaining, refused }, context),
    confirmLastTry: (_kind, triesRemaining) => dialogue.confirm({ ask: 'last-try', triesRemaining }, context),
    confirmUnverifiedIssuer: () => dialogue.confirm({ ask: 'unverified-issuer' }, context),
    askPuk: () => Promise.reject(new CancelledError()),
    askNewPin: () => Promise.reject(new CancelledError()),
    warnWeak: () => Promise.resolve(false),
    advisePuk: () => Promise.resolve(false),
  };
}
