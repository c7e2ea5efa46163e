import { compose } from './compose.js';
import type { ReportSubject } from './subject.js';
import type { ReportWords } from './words.js';

/**
 * The report as a PDF for the files of an office: A4, tagged, its fonts embedded, every word of it text.
 *
 * @example
 * ```ts
 * await writeFile('report.pdf', await reportPdf(subject, await reportWords('it', findingSentences)));
 * ```
 */
export async function reportPdf(subject: ReportSubject, words: ReportWords): Promise<Uint8Array> {
  // A megabyte of code that no other kind of report needs.
  const { drawReport } = await import('./pdf-report.js');
  const omitted = words.previewOmitted.replace('{reason}', words.previewProblems.unreadable);
  return drawReport(compose(subject, words), subject.createdAt, omitted);
}
