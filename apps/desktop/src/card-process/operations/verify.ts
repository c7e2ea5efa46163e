import { validationVocabulary, type VerifiedFile } from '@ciekit/middleware';
import type { VerifiedFileView } from '../../contract/document-views.js';
import { shownPlace } from '../shown-place.js';
import { errorView } from '../error-view.js';
import { proxySettings } from '../network-settings.js';
import { languageOf, useCaseOptions, type Operation, type OperationContext } from '../operation-context.js';
import { indicationView, layerView } from '../validation-views.js';

type Judged = Extract<VerifiedFile, { status: 'verified' }>;

/** What was verified last, by the window's name of the file, for reports; of a few files only. */
const verified = new Map<string, { readonly file: Judged; readonly online: boolean }>();
const KEPT = 200;

/** Judges the signatures of many files; a broken file leaves the others. */
export const verify: Operation<'verify'> = async (context, { files, online, content }) => {
  const { middleware, running, configuration } = context;
  const named = files.map((id) => ({ id, path: context.path(id) }));
  const summary = await middleware.verifyFiles(
    {
      files: named.map(({ path }) => path),
      online,
      network: proxySettings(configuration.proxyUrl),
      detachedContent: content === undefined ? undefined : context.path(content),
    },
    {
      ...useCaseOptions(context),
      onFile: (event) => {
        const fileId = named.find(({ path }) => path === event.path)?.id ?? '';
        running.tell({ type: 'file', fileId, state: event.type });
      },
    },
  );
  const views: VerifiedFileView[] = [];
  for (const [index, file] of summary.files.entries()) {
    views.push(await verifiedFileView(context, file, named[index]?.id ?? '', online));
  }
  return { files: views, at: summary.at.toISOString() };
};

/** Writes the report of what was verified before, beside the file. @throws {RangeError} it was not */
export const report: Operation<'report'> = async (context, { file, format }) => {
  const judged = verified.get(file);
  if (judged === undefined) throw new RangeError('a file that was not verified');
  const path = await context.middleware.writeReport(
    {
      file: judged.file,
      format,
      language: languageOf(context),
      online: judged.online,
      software: { name: 'CIE Kit', version: context.version },
    },
    { signal: context.running.signal },
  );
  return { fileId: context.written(path), ...shownPlace(path) };
};

async function verifiedFileView(
  context: OperationContext,
  file: VerifiedFile,
  fileId: string,
  online: boolean,
): Promise<VerifiedFileView> {
  const { name } = shownPlace(file.path);
  if (file.status === 'failed') {
    return { status: 'failed', fileId, name, error: errorView(file.error, languageOf(context)) };
  }
  if (file.status === 'not-begun') return { status: 'not-begun', fileId, name };
  const [oldest] = verified.keys();
  if (verified.size >= KEPT && oldest !== undefined) verified.delete(oldest);
  verified.set(fileId, { file, online });
  const vocabulary = await validationVocabulary(languageOf(context));
  return {
    status: 'verified',
    fileId,
    name,
    kind: file.report.status,
    indication: file.report.indication && indicationView(file.report.indication),
    layers: file.report.layers.map((layer) => layerView(layer, vocabulary)),
    content: file.content === undefined ? undefined : shownPlace(file.content).name,
    extractable: holdsContent(file),
  };
}

/** Whether a document is inside, to be taken out. */
function holdsContent({ report, content }: Judged): boolean {
  const signatures = report.layers[0]?.signatures ?? [];
  return (
    report.format === 'cms' && content === undefined && signatures.some(({ coverage }) => coverage.extent !== 'unknown')
  );
}
