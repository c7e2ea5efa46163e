import { basename, dirname, join } from 'node:path';
import { proxySettings } from '../network-settings.js';
import { useCaseOptions, type Operation } from '../operation-context.js';

/** Takes the content out of a signed file; nothing is verified, no file is replaced. */
export const extract: Operation<'extract'> = async (context, { file, folder }) => {
  const path = context.path(file);
  const name = basename(path).replace(/(?:\.(?:p7m|tsd))+$/i, '');
  const output = folder === undefined ? undefined : join(context.path(folder), name);
  const extracted = await context.middleware.extractFile({ file: path, output }, useCaseOptions(context));
  return {
    fileId: context.written(extracted.output),
    name: basename(extracted.output),
    folder: basename(dirname(extracted.output)),
  };
};

/** Proves that a file existed now. */
export const timestamp: Operation<'timestamp'> = async (context, { file }) => {
  const { timestampUrl, proxyUrl } = context.configuration;
  const { output } = await context.middleware.timestampFile(
    { file: context.path(file), timestamps: { url: timestampUrl }, network: proxySettings(proxyUrl) },
    useCaseOptions(context),
  );
  context.written(output);
  return { name: basename(output) };
};
