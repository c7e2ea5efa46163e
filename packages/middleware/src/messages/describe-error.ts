import type { CodeKind } from '@ciekit/core';
import { PinError, StatusWordError, TapeError } from '@ciekit/core/basics';
import { errorCodeOf, type ErrorCode } from '../error-catalogue.js';
import { CardSelectionError, CodeRefusedError, FileError, StoreError } from '../errors.js';
import { printableText } from '../printable-text.js';
import type { Catalogue, CodeErrorKey, ErrorText, Language } from './catalogue.js';
import { catalogueOf } from './catalogues.js';
import { onSystem } from './system-text.js';

/** An error in words. */
export interface ErrorDescription extends ErrorText {
  readonly code: ErrorCode;
  /** On the system that this runs on. */
  readonly nextStep: string;
}

/** What an error tells, without its words: enough to tell it again in another language. Plain data. */
export interface ErrorFacts {
  readonly code: ErrorCode;
  /** Where it is about one of the two codes. */
  readonly kind?: CodeKind | undefined;
  /** Where the card told. */
  readonly triesRemaining?: number | undefined;
  /** What its texts name: a file, a status word, cards. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What happened, what it means for the card, and the next step. Takes anything that can be thrown.
 *
 * @example
 * ```ts
 * describeError(new PinError('code-incorrect', 'pin', 2), 'en').meaning; // '… You have 2 PIN tries left.'
 * ```
 */
export function describeError(error: unknown, language: Language): ErrorDescription {
  return describeFacts(errorFacts(error), language);
}

/** The facts of anything that can be thrown. */
export function errorFacts(error: unknown): ErrorFacts {
  const code = errorCodeOf(error);
  const kind = error instanceof PinError || error instanceof CodeRefusedError ? error.kind : undefined;
  const { title, meaning, nextStep } = textOf(code, kind, catalogueOf('en'));
  const text = `${title}${meaning}${onSystem(nextStep)}`;
  const named = Object.entries(valuesOf(error)).filter(([name]) => text.includes(`{${name}}`));
  return {
    code,
    kind,
    triesRemaining: error instanceof PinError ? error.triesRemaining : undefined,
    values: Object.fromEntries(named),
  };
}

/** An error in words, of its facts alone. */
export function describeFacts(
  { code, kind, triesRemaining, values }: ErrorFacts,
  language: Language,
): ErrorDescription {
  const catalogue = catalogueOf(language);
  const text = textOf(code, kind, catalogue);
  const all = { ...values, tries: triesSentence(catalogue, kind ?? 'pin', triesRemaining) };
  return {
    code,
    title: fillIn(text.title, all),
    meaning: fillIn(text.meaning, all),
    nextStep: fillIn(onSystem(text.nextStep), all),
  };
}

/**
 * How many tries a code has left, as a sentence.
 *
 * @param triesRemaining `undefined`: the card does not tell
 */
export function describeTries(kind: CodeKind, triesRemaining: number | undefined, language: Language): string {
  return triesSentence(catalogueOf(language), kind, triesRemaining);
}

/** Puts values where a text has `{name}`; a placeholder without a value stays, so that a test can see it. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? placeholder) : placeholder,
  );
}

function triesSentence(catalogue: Catalogue, kind: CodeKind, triesRemaining: number | undefined): string {
  const texts = catalogue.tries[kind];
  if (triesRemaining === undefined) return texts.unknown;
  if (triesRemaining <= 0) return texts.none;
  return triesRemaining === 1 ? texts.one : fillIn(texts.many, { count: String(triesRemaining) });
}

const CODE_ERRORS: ReadonlySet<string> = new Set<CodeErrorKey>([
  'code-incorrect',
  'code-blocked',
  'code-format',
  'code-half',
  'last-try-unconfirmed',
  'code-outcome-unknown',
]);

function isCodeError(code: ErrorCode): code is CodeErrorKey {
  return CODE_ERRORS.has(code);
}

function textOf(code: ErrorCode, kind: CodeKind | undefined, catalogue: Catalogue): ErrorText {
  return isCodeError(code) ? catalogue.codeErrors[code][kind ?? 'pin'] : catalogue.errors[code];
}

function valuesOf(error: unknown): Readonly<Record<string, string>> {
  if (error instanceof StoreError || error instanceof FileError) return { path: printableText(error.path ?? '') };
  if (error instanceof StatusWordError) return { status: error.sw.toString(16).toUpperCase().padStart(4, '0') };
  if (error instanceof TapeError) return { line: String(error.line) };
  if (error instanceof CardSelectionError) {
    const names = error.candidates.map(({ reader, serialNumber }) =>
      serialNumber === undefined ? reader : `${reader} (${serialNumber})`,
    );
    return { candidates: printableText(names.join('; ')) };
  }
  return {};
}
