import type { ChipAssurance, CieCard, CodeOptions, SecretBytes } from '@ciekit/core';
import type { CodeKind } from '@ciekit/core/basics';
import { runWithCode } from './code-operation.js';
import { askCode, askNewPin, type CodeSource } from './code-source.js';
import { pinWarnings } from './pin-warnings.js';
import { ProgressReport } from './progress.js';
import { recogniseHolder } from './recognise-holder.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';
import type { CodeOutcome } from './verify-pin.js';

/** Sends the code that allows it and the new PIN, once. */
export type NewPinSender = (
  card: CieCard,
  codes: { readonly code: SecretBytes; readonly newPin: SecretBytes },
  options: CodeOptions,
) => Promise<{ readonly assurance: ChipAssurance }>;

/**
 * Sets a new PIN by the PIN in use or the PUK. Both codes are asked for before the card is used, and wiped whatever comes.
 *
 * @throws what {@link askNewPin} and {@link runWithCode} throw
 */
export async function setNewPin(
  context: MiddlewareContext,
  source: CodeSource,
  options: CodeUseOptions,
  kind: CodeKind,
  send: NewPinSender,
): Promise<CodeOutcome> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const { reader, nis, known } = await recogniseHolder(context, options, report);
  const code = await askCode(source, kind, options.signal);
  const [oldPin, puk] = kind === 'pin' ? [code, undefined] : [undefined, code];
  try {
    const newPin = await askNewPin(source, oldPin, (candidate) => pinWarnings(candidate, known, puk), options.signal);
    try {
      const { assurance } = await runWithCode(
        context,
        { reader, nis, kind, source, options, report },
        (card, codeOptions) => send(card, { code, newPin }, codeOptions),
      );
      report.done();
      return { reader, nis, assurance };
    } finally {
      newPin.wipe();
    }
  } finally {
    code.wipe();
  }
}
