import { catalogueOf, describeError, describeTries, fillIn, type Language } from '@ciekit/middleware';
import type { PinPromptContext, PromptedCard } from './pin-prompt.js';
import { printable } from './printable.js';
import type { PromptQuestion } from './prompt-dialogue.js';

/** A question in words, for prompts that draw nothing themselves. */
export interface PromptTexts {
  readonly title: string;
  /** Who asks for which card, what is wanted and what may be lost, in paragraphs. */
  readonly description: string;
  /** Why it is asked again. */
  readonly error: string | undefined;
  readonly label: string;
  readonly accept: string;
  readonly decline: string;
}

/** The words for a question of a token's prompt. */
export function promptTexts(
  question: PromptQuestion,
  { program, card }: PinPromptContext,
  language: Language,
): PromptTexts {
  const { token, prompts } = catalogueOf(language);
  const values = { program: printable(program?.name ?? ''), card: cardName(card) };
  const asks = fillIn(program === undefined ? token.prompt.somethingAsks : token.prompt.asks, values);
  const whoAsks = program === undefined ? [asks] : [asks, token.prompt.nameIsReported];
  const words = { title: token.prompt.title, label: token.prompt.pinLabel, decline: token.prompt.cancel };
  switch (question.ask) {
    case 'pin': {
      const { refused, triesRemaining } = question;
      const tries = describeTries('pin', triesRemaining, language);
      return {
        ...words,
        description: paragraphs(...whoAsks, `${token.prompt.enterPin} ${tries}`),
        error: refused === undefined ? undefined : refusalText(refused, language),
        accept: token.prompt.allow,
      };
    }
    case 'last-try':
      return {
        ...words,
        description: paragraphs(...whoAsks, prompts.confirmLastPinTry),
        error: undefined,
        accept: token.prompt.useLastTry,
      };
    case 'unverified-issuer':
      return {
        ...words,
        description: paragraphs(...whoAsks, prompts.confirmUnverifiedIssuer),
        error: undefined,
        accept: token.prompt.sendAllTheSame,
      };
  }
}

/** A program in a sentence. */
export function programName(program: string | undefined, language: Language): string {
  return program === undefined ? catalogueOf(language).token.unknownProgram : printable(program);
}

/** The number printed on the card, and the holder's name for it where there is one. */
function cardName({ serialNumber, label }: PromptedCard): string {
  const name = printable(label);
  return name === '' ? printable(serialNumber) : `${printable(serialNumber)} (${name})`;
}

function refusalText(refused: unknown, language: Language): string {
  const { title, meaning } = describeError(refused, language);
  return `${title}. ${meaning}`;
}

function paragraphs(...texts: readonly string[]): string {
  return texts.join('\n\n');
}
