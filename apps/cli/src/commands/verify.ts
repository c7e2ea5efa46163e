import { readFileSync } from 'node:fs';
import { validationVocabulary, type Middleware, type VerifiedFile } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import type { Ending } from '../exit-codes.js';
import { REPORT_KINDS } from '../grammar/signature-commands.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { progressTo } from '../use-cases.js';
import { networkOf, tellFileFailure } from './document-fields.js';
import { verifiedFileJson } from './verification-json.js';
import { VerificationPage } from './verification-page.js';

/** From the best to the worst; of several files the worst counts. */
const RESULTS = ['passed', 'indeterminate', 'file', 'failed'] as const;
type Result = (typeof RESULTS)[number];

const ENDINGS: Readonly<Record<Result, Ending>> = {
  passed: 'done',
  indeterminate: 'not-decided',
  file: 'file',
  failed: 'not-valid',
};

export async function run(context: CommandContext): Promise<Answer> {
  const { options, words } = context;
  const online = options.flag('online');
  const middleware = openMiddleware(context, noReaders);
  const { files, at, expiredLists } = await middleware.verifyFiles(
    {
      files: context.arguments,
      online,
      network: online ? networkOf(context) : undefined,
      at: dateOf(options.text('at')),
      trustFolder: options.text('trust'),
      detachedContent: options.text('detached-content'),
    },
    {
      signal: context.signal,
      onProgress: progressTo(context),
      onFile: (event) => {
        if (event.type === 'failed') tellFileFailure(context, event.path, event.error);
      },
    },
  );
  const reports = await writeReports(context, middleware, files, online);
  const worst = worstOf(files);
  const result = reports.complete || worst === 'failed' ? worst : 'file';
  const vocabulary = await validationVocabulary(context.language);
  return {
    json: {
      at: at.toISOString(),
      online,
      result,
      expiredLists,
      files: files.map((file) => ({
        ...verifiedFileJson(context, file, vocabulary),
        report: reports.paths.get(file) ?? null,
      })),
    },
    show: (page) => {
      for (const file of files) {
        new VerificationPage(context, page, vocabulary).show(file);
        const report = reports.paths.get(file);
        if (report !== undefined) page.line(words.signatures.reportWritten(report));
      }
      if (files.length > 1) page.line(words.signatures.results[result]);
      if (expiredLists.length > 0) context.notes.line(words.signatures.expiredLists(expiredLists.join(', ')));
      if (!online) context.notes.line(words.signatures.offlineHint);
    },
    ending: files.some(({ status }) => status === 'not-begun') ? 'cancelled' : ENDINGS[result],
  };
}

interface Reports {
  readonly paths: ReadonlyMap<VerifiedFile, string>;
  /** Whether every report that was asked for is there. */
  readonly complete: boolean;
}

async function writeReports(
  context: CommandContext,
  middleware: Middleware,
  files: readonly VerifiedFile[],
  online: boolean,
): Promise<Reports> {
  const format = REPORT_KINDS.find((kind) => kind === context.options.text('report'));
  const paths = new Map<VerifiedFile, string>();
  if (format === undefined) return { paths, complete: true };
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Version;
  let complete = true;
  for (const file of files) {
    if (file.status !== 'verified') continue;
    const { language, signal } = context;
    const software = { name: 'CIE Kit', version };
    try {
      paths.set(file, await middleware.writeReport({ file, format, language, online, software }, { signal }));
    } catch (error) {
      // What was found out is worth showing without a report.
      complete = false;
      tellFileFailure(context, file.path, error);
    }
  }
  return { paths, complete };
}

interface Version {
  readonly version: string;
}

function worstOf(files: readonly VerifiedFile[]): Result {
  return RESULTS[Math.max(0, ...files.map((file) => RESULTS.indexOf(resultOf(file))))] ?? 'file';
}

function resultOf(file: VerifiedFile): Result {
  if (file.status !== 'verified') return 'file';
  switch (file.report.indication) {
    case 'TOTAL-PASSED':
      return 'passed';
    case 'TOTAL-FAILED':
      return 'failed';
    case 'INDETERMINATE':
      return 'indeterminate';
    case undefined:
      return 'file';
  }
}

/** The end of the day where only a day is given; in UTC where no zone is. */
function dateOf(at: string | undefined): Date | undefined {
  if (at === undefined) return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(at);
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?$/.test(at);
  const date = new Date(isDay ? `${at}T23:59:59Z` : /(?:Z|[+-]\d\d:\d\d)$/.test(at) ? at : `${at}Z`);
  if ((!isDay && !isTime) || Number.isNaN(date.getTime())) {
    throw new UsageError('invalid-value', { word: '--at', choices: 'YYYY-MM-DD' });
  }
  return date;
}
