import { PinError } from '@ciekit/core';
import { CodeRefusedError, describeError, type Language } from '@ciekit/middleware';
import { DesktopError, ownErrorView } from '../contract/desktop-error.js';
import type { ErrorView } from '../contract/views.js';

/** An error in words, without anything of the error itself but its code and the tries left. */
export function errorView(error: unknown, language: Language): ErrorView {
  if (error instanceof DesktopError) return ownErrorView(error.code);
  const { code, title, meaning, nextStep } = describeError(error, language);
  return {
    code,
    title,
    meaning,
    nextStep,
    codeKind: error instanceof PinError || error instanceof CodeRefusedError ? error.kind : undefined,
    triesRemaining: error instanceof PinError ? error.triesRemaining : undefined,
  };
}
