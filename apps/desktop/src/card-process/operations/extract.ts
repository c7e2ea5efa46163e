import { basename, join } from 'node:path';
import type { ExtractedView } from '../../contract/document-views.js';
import { shownPlace } from '../shown-place.js';
import { proxySettings } from '../network-settings.js';
import { useCaseOptions, type Operation, type OperationContext } from '../operation-context.js';

/**
 * Takes the content out of a signed file, or a PDF as it was when it was signed; nothing is verified, no file is replaced.
 */
export const extract: Operation<'extract'> = async (context, { file, folder, revision }) => {
  const path = context.path(file);
  if (revision !== undefined) {
    const request = { file: path, revision, folder: folder && context.path(folder) };
    return writtenView(context, await context.middleware.extractRevision(request, useCaseOptions(context)));
  }
  const name = basename(path).replace(/(?:\.(?:p7m|tsd))+$/i, '');
  const output = folder === undefined ? undefined : join(context.path(folder), name);
  const extracted = await context.middleware.extractFile({ file: path, output }, useCaseOptions(context));
  return writtenView(context, extracted.output);
};

/** Proves that a file existed now. */
export const timestamp: Operation<'timestamp'> = async (context, { file }) => {
  const { timestampUrl, proxyUrl } = context.configuration;
  const { output } = await context.middleware.timestampFile(
    { file: context.path(file), timestamps: { url: timestampUrl }, network: proxySettings(proxyUrl) },
    useCaseOptions(context),
  );
  return writtenView(context, output);
};

function writtenView(context: OperationContext, path: string): ExtractedView {
  return { fileId: context.written(path), ...shownPlace(path) };
}
