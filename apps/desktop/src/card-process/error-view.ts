import { PinError } from '@ciekit/core';
import { CodeRefusedError, describeError, exitClassOf, FileError, type Language } from '@ciekit/middleware';
import { DesktopError, ownErrorView } from '../contract/desktop-error.js';
import type { ErrorView } from '../contract/views.js';
import { shownPlace } from './shown-place.js';

/** An error in words, without anything of the error itself but its code, the tries left and the name of a file. */
export function errorView(error: unknown, language: Language): ErrorView {
  if (error instanceof DesktopError) return ownErrorView(error.code);
  const { code, title, meaning, nextStep } = describeError(withoutFolder(error), language);
  return {
    code,
    title,
    meaning,
    nextStep,
    about: ABOUT_FILES.has(exitClassOf(error)) ? 'files' : undefined,
    codeKind: error instanceof PinError || error instanceof CodeRefusedError ? error.kind : undefined,
    triesRemaining: error instanceof PinError ? error.triesRemaining : undefined,
  };
}

const ABOUT_FILES: ReadonlySet<string> = new Set(['file', 'network']);

/** A window knows files by their names. */
function withoutFolder(error: unknown): unknown {
  return error instanceof FileError ? new FileError(error.code, shownPlace(error.path).name) : error;
}
