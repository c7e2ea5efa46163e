import { validationVocabulary, type Language, type VerifiedFile } from '@ciekit/middleware';
import type { VerifiedFileView } from '../../contract/document-views.js';
import { DesktopError } from '../../contract/desktop-error.js';
import { shownPlace } from '../shown-place.js';
import { errorView } from '../error-view.js';
import { proxySettings } from '../network-settings.js';
import { languageOf, useCaseOptions, type Operation } from '../operation-context.js';
import { indicationView, layerView } from '../validation-views.js';

type Begun = Extract<VerifiedFile, { status: 'verified' | 'failed' }>;
type Judged = Extract<Begun, { status: 'verified' }>;

/** What was verified last, by the window's name of the file, for reports and other languages; of a few files only. */
const verified = new Map<string, { readonly file: Begun; readonly online: boolean }>();
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
    const fileId = named[index]?.id ?? '';
    if (file.status !== 'not-begun') keep(fileId, file, online);
    views.push(await verifiedFileView(file, fileId, languageOf(context)));
  }
  return { files: views, at: summary.at.toISOString() };
};

/** Writes the report of what was verified before, beside the file. @throws {DesktopError} `verdict-forgotten` */
export const report: Operation<'report'> = async (context, { file, format }) => {
  const judged = verified.get(file);
  if (judged?.file.status !== 'verified') throw new DesktopError('verdict-forgotten');
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

/** What was found in these files, as far as it is still known; none of them is opened again. */
export async function verifiedAgain(
  language: Language,
  fileIds: readonly string[],
): Promise<readonly VerifiedFileView[]> {
  const views: VerifiedFileView[] = [];
  for (const fileId of fileIds) {
    const known = verified.get(fileId);
    if (known !== undefined) views.push(await verifiedFileView(known.file, fileId, language));
  }
  return views;
}

function keep(fileId: string, file: Begun, online: boolean): void {
  const [oldest] = verified.keys();
  if (verified.size >= KEPT && oldest !== undefined) verified.delete(oldest);
  verified.set(fileId, { file, online });
}

async function verifiedFileView(file: VerifiedFile, fileId: string, language: Language): Promise<VerifiedFileView> {
  const { name } = shownPlace(file.path);
  if (file.status === 'failed') {
    return { status: 'failed', fileId, name, error: errorView(file.error, language) };
  }
  if (file.status === 'not-begun') return { status: 'not-begun', fileId, name };
  const vocabulary = await validationVocabulary(language);
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
