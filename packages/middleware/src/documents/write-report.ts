import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { PagePreviews, ReportSubject, ReportWords } from '@ciekit/signature/report';
import type { Language } from '../messages/catalogue.js';
import type { MiddlewareContext } from '../use-case.js';
import { OpenInput } from './input-file.js';
import { inOneChunk, OutputNames, writeOutput } from './output-file.js';
import { MAX_PDF_LENGTH } from './sign-plan.js';
import { validationVocabulary } from './validation-vocabulary.js';
import type { VerifiedFile } from './verify-files.js';

/** For people, or for programs. */
export type ReportFormat = 'html' | 'pdf' | 'json';

export interface WriteReportRequest {
  readonly file: Extract<VerifiedFile, { status: 'verified' }>;
  readonly format: ReportFormat;
  readonly language: Language;
  /** Whether issuers were asked when it was verified. */
  readonly online: boolean;
  /** Which program it was, for the report. */
  readonly software: { readonly name: string; readonly version: string };
}

/**
 * Writes the report of a verification beside the file: `contract.pdf.report.html`, a number where that is taken.
 *
 * @returns its path
 * @throws {FileError} `input-changed` when the file is no longer the one that was verified, `output-…`
 */
export async function writeReport(
  context: MiddlewareContext,
  request: WriteReportRequest,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const { file, format, language } = request;
  const { reportHtml, reportPdf, reportJson } = await import('@ciekit/signature/report');
  const subject = await subjectOf(context, request, options.signal);
  const { words } = await validationVocabulary(language);
  const content = { html: htmlOf, pdf: reportPdf, json: jsonOf }[format];
  const bytes = await content(subject, words);
  const name = { folder: dirname(file.path), stem: basename(file.path), ending: `.report.${format}` };
  // What a report says of the signer is nobody else's business, whoever may read the document.
  return writeOutput(name, await new OutputNames().choose(name), 0o600, (draft) => draft().write(inOneChunk(bytes)));

  function htmlOf(about: ReportSubject, said: ReportWords): Uint8Array {
    return new TextEncoder().encode(reportHtml(about, said));
  }
  function jsonOf(about: ReportSubject): Uint8Array {
    return new TextEncoder().encode(`${JSON.stringify(reportJson(about), undefined, 2)}\n`);
  }
}

async function subjectOf(
  context: MiddlewareContext,
  { file, format, online, software }: WriteReportRequest,
  signal: AbortSignal | undefined,
): Promise<ReportSubject> {
  const { pagePreviews } = await import('@ciekit/signature/report');
  await using input = await OpenInput.open(file.input);
  const hash = createHash('sha256');
  for await (const chunk of input.chunks()) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  let previews: PagePreviews | undefined;
  if (file.report.format === 'pdf' && format !== 'json') {
    const pdf = await input.readAll(MAX_PDF_LENGTH);
    previews = await pagePreviews(pdf, file.report, { pictures: format === 'html', signal });
  }
  return {
    file: { name: basename(file.path), size: input.size, sha256: hash.digest('hex') },
    report: file.report,
    createdAt: context.clock(),
    software,
    network: online ? 'online' : 'offline',
    previews,
  };
}
