/** Validation reports that can be filed: HTML and PDF for people, JSON for programs. */
export { reportHtml } from './html.js';
export { reportPdf } from './pdf.js';
export { pagePreviews, type PagePreviewOptions } from './previews.js';
export {
  REPORT_SCHEMA,
  reportJson,
  type JsonCertificate,
  type JsonCoverage,
  type JsonFinding,
  type JsonLayer,
  type JsonReport,
  type JsonSignature,
  type JsonTimestamp,
  type JsonVerdict,
  type JsonVerdicts,
} from './json.js';
export type { PagePreview, PagePreviews, PreviewProblem, ReportSubject } from './subject.js';
export * from './vocabulary.js';
