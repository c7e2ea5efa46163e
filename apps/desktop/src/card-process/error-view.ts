import {
  describeFacts,
  errorCatalogue,
  errorFacts,
  exitClassOf,
  FileError,
  type ErrorFacts,
  type Language,
} from '@ciekit/middleware';
import { DesktopError, ownErrorView } from '../contract/desktop-error.js';
import type { ErrorAgain } from '../contract/requests.js';
import type { ErrorSentences, ErrorView } from '../contract/views.js';
import { shownPlace } from './shown-place.js';

/** An error in words, without anything of the error itself but its code, the tries left and the name of a file. */
export function errorView(error: unknown, language: Language): ErrorView {
  if (error instanceof DesktopError) return ownErrorView(error.code);
  const facts = errorFacts(withoutFolder(error));
  return {
    ...describeFacts(facts, language),
    language,
    values: facts.values,
    about: ABOUT_FILES.has(exitClassOf(error)) ? 'files' : undefined,
    codeKind: facts.kind,
    triesRemaining: facts.triesRemaining,
  };
}

/**
 * The sentences of an error that a window shows, in another language.
 * @throws {DesktopError} `refused`: no error is called so
 */
export function errorSentences(
  { code, codeKind, triesRemaining, values }: ErrorAgain,
  language: Language,
): ErrorSentences {
  const known = errorCatalogue.find((entry) => entry.code === code);
  if (known === undefined) throw new DesktopError('refused');
  const facts: ErrorFacts = { code: known.code, kind: codeKind, triesRemaining, values };
  const { title, meaning, nextStep } = describeFacts(facts, language);
  return { title, meaning, nextStep };
}

const ABOUT_FILES: ReadonlySet<string> = new Set(['file', 'network']);

/** A window knows files by their names. */
function withoutFolder(error: unknown): unknown {
  return error instanceof FileError ? new FileError(error.code, shownPlace(error.path).name) : error;
}
