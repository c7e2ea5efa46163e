import type { ErrorDescription, Language } from '@ciekit/middleware';
import { CliError } from './cli-errors.js';
import { EXIT_CODES } from './exit-codes.js';
import type { Page } from './terminal/page.js';
import type { Words } from './words/words.js';

/** A failure in words, and how a script tells it from others. */
export interface Failure extends Omit<ErrorDescription, 'code'> {
  readonly code: string;
  readonly class: keyof typeof EXIT_CODES;
  readonly exitCode: number;
  readonly triesRemaining: number | undefined;
  readonly candidates: readonly { readonly reader: string; readonly serialNumber: string | undefined }[] | undefined;
}

/** Describes anything that was thrown; the use cases' words are loaded only for their errors. */
export async function describeFailure(error: unknown, words: Words, language: Language): Promise<Failure> {
  const own = ownError(error);
  if (own !== undefined) {
    const text = words.errors[own.code];
    const { suggestion } = own.values;
    const values = { ...own.values, suggestion: suggestion === undefined ? '' : words.didYouMean(suggestion) };
    return {
      code: own.code,
      class: own.exitClass,
      exitCode: EXIT_CODES[own.exitClass],
      title: fill(text.title, values),
      meaning: fill(text.meaning, values),
      nextStep: fill(text.nextStep, values),
      triesRemaining: undefined,
      candidates: undefined,
    };
  }
  const { CardSelectionError, describeError, exitClassOf } = await import('@ciekit/middleware/basics');
  const { PinError } = await import('@ciekit/core/basics');
  const exitClass = exitClassOf(error);
  const { code, title, meaning, nextStep } = describeError(error, language);
  return {
    code,
    class: exitClass,
    exitCode: EXIT_CODES[exitClass],
    title,
    meaning,
    nextStep,
    triesRemaining: error instanceof PinError ? error.triesRemaining : undefined,
    candidates: error instanceof CardSelectionError ? error.candidates : undefined,
  };
}

/** A software card whose state cannot be used answers as a reader does; what is behind it is more useful to know. */
function ownError(error: unknown): CliError | undefined {
  if (error instanceof CliError) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || cause.name !== 'CardStateError' || !('code' in cause)) return undefined;
  const unusable = cause.code === 'state-unwritable' || cause.code === 'state-unreadable';
  const code = unusable ? 'card-state-unusable' : 'card-state-damaged';
  return new CliError(code, {}, { cause: error });
}

export function failureJson(failure: Failure): Readonly<Record<string, unknown>> {
  const { code, exitCode, title, meaning, nextStep, triesRemaining, candidates } = failure;
  return {
    error: {
      code,
      class: failure.class,
      exitCode,
      message: title,
      meaning,
      nextStep,
      ...(triesRemaining === undefined ? {} : { triesRemaining }),
      ...(candidates === undefined
        ? {}
        : {
            candidates: candidates.map(({ reader, serialNumber }) => ({ reader, serialNumber: serialNumber ?? null })),
          }),
    },
  };
}

/** What happened, what it means, and the next step. */
export function showFailure(failure: Failure, page: Page, unicode: boolean): void {
  page.item({ text: unicode ? '✗' : 'x', as: 'red' }, failure.title);
  if (failure.meaning !== '') page.item(' ', failure.meaning);
  if (failure.nextStep !== '') page.item({ text: unicode ? '→' : '>', as: 'cyan' }, failure.nextStep);
  page.item(' ', `[${failure.code}]`);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_placeholder, name: string) => values[name] ?? '');
}

/**
 * The chain of causes, one line each, for the log.
 *
 * @param messages CIE Kit's own errors hold no code and no key; what others say is passed on only when asked for
 */
export function causesOf(error: unknown, messages: boolean): readonly string[] {
  const lines: string[] = [];
  for (let at = error; at instanceof Error && lines.length < 8; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? ` (${at.code})` : '';
    const frame =
      at.stack
        ?.split('\n')
        .find((line) => line.trimStart().startsWith('at '))
        ?.trim() ?? '';
    lines.push([`${at.name}${code}`, messages ? at.message : '', frame].filter((part) => part !== '').join(' '));
  }
  return lines;
}
