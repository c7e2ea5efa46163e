import type { FileFormat } from '../format-of.js';
import type { SignatureErrorCode } from '../errors.js';
import type { SignatureFormat, SignatureLevel, TimestampEvidence } from '../validation/evidence.js';
import type { Verdicts, Worth } from '../validation/report.js';
import type { Indication, SubIndication } from '../validation/verdict.js';
import type { Reason } from './blocks.js';
import type { PreviewProblem } from './subject.js';

export type ReportLanguage = 'it' | 'en' | 'de' | 'fr' | 'sl';

/** The report's own words; `{…}` are filled in. */
export interface ReportLabels {
  readonly title: string;
  readonly footer: string;
  readonly closing: readonly string[];
  readonly headings: Readonly<
    Record<
      | 'file'
      | 'signature'
      | 'oneSignature'
      | 'timestamp'
      | 'inside'
      | 'who'
      | 'when'
      | 'verdicts'
      | 'coverage'
      | 'worth'
      | 'details'
      | 'timestamps'
      | 'stampCertificates'
      | 'certificates'
      | 'counterSignatures'
      | 'counterSignature'
      | 'previews',
      string
    >
  >;
  readonly facts: Readonly<
    Record<
      | 'fileName'
      | 'fileSize'
      | 'sha256'
      | 'fileFormat'
      | 'createdAt'
      | 'validatedAt'
      | 'software'
      | 'network'
      | 'name'
      | 'fiscalCode'
      | 'organization'
      | 'subject'
      | 'issuer'
      | 'provedTime'
      | 'claimedTime'
      | 'authority'
      | 'format'
      | 'signatureName'
      | 'digest'
      | 'reason'
      | 'place'
      | 'indication'
      | 'kind'
      | 'time'
      | 'verdicts'
      | 'serial'
      | 'validity',
      string
    >
  >;
  readonly network: Readonly<Record<'offline' | 'online', string>>;
  readonly bytes: string;
  readonly validityPeriod: string;
  /** Of a certificate that was described before: `{subject}`, `{sha256}`. */
  readonly certificateAbove: string;
  readonly noTime: string;
  readonly noProof: string;
  readonly unknownSigner: string;
  readonly unknown: string;
  readonly fileFormats: Readonly<Record<FileFormat, string>>;
  readonly formats: Readonly<Record<SignatureFormat, string>>;
  readonly levels: Readonly<Record<SignatureLevel, string>>;
  readonly questions: Readonly<Record<keyof Verdicts, string>>;
  readonly states: {
    readonly [K in keyof Verdicts]: Readonly<Record<Verdicts[K]['state'], string>>;
  };
  readonly weights: Readonly<Record<Reason['weight'], string>>;
  readonly verdictHead: readonly [question: string, answer: string, reasons: string];
  readonly verdictCaption: string;
  /** Of one signature. */
  readonly outcomes: Readonly<Record<Indication, { readonly title: string; readonly text: string }>>;
  readonly timestampOutcomes: Readonly<Record<Indication, string>>;
  readonly subIndications: Readonly<Record<SubIndication, string>>;
  /** Of the file, in one sentence. With `{count}`; `{passed}`, `{failed}` and `{open}` where they differ. */
  readonly summary: {
    readonly one: Readonly<Record<Indication, string>>;
    readonly all: Readonly<Record<Indication, string>>;
    readonly stamp: Readonly<Record<Indication, string>>;
    readonly mixed: string;
    readonly notSigned: { readonly title: string; readonly text: string };
    readonly notSupported: { readonly title: string; readonly text: string };
  };
  readonly worth: Readonly<Record<Worth['kind'], string>>;
  readonly coverage: Readonly<
    Record<'whole' | 'revision' | 'part' | 'unknown' | 'signature' | 'changes' | 'noChanges', string>
  >;
  readonly timestampKinds: Readonly<Record<TimestampEvidence['kind'], string>>;
  readonly layerProblem: string;
  readonly layerProblems: Readonly<Partial<Record<SignatureErrorCode, string>>>;
  readonly previewText: string;
  readonly previewCaption: string;
  readonly previewWhole: string;
  readonly previewMore: string;
  readonly previewOmitted: string;
  readonly previewProblems: Readonly<Record<PreviewProblem, string>>;
  /** For a code that no sentence is given for. */
  readonly noSentence: string;
}

/** All that a report says in a language. */
export interface ReportWords extends ReportLabels {
  readonly language: ReportLanguage;
  /** A sentence for each finding code, with `{time}` and the like where values belong. */
  readonly findings: Readonly<Record<string, string>>;
}

/**
 * @param findings a sentence for each of `FINDING_CODES`; a code without one is shown as it is
 */
export async function reportWords(
  language: ReportLanguage,
  findings: Readonly<Record<string, string>>,
): Promise<ReportWords> {
  return { ...(await labelsOf(language)), language, findings };
}

async function labelsOf(language: ReportLanguage): Promise<ReportLabels> {
  switch (language) {
    case 'it':
      return (await import('./words-it.js')).itReport;
    case 'en':
      return (await import('./words-en.js')).enReport;
    case 'de':
      return (await import('./words-de.js')).deReport;
    case 'fr':
      return (await import('./words-fr.js')).frReport;
    case 'sl':
      return (await import('./words-sl.js')).slReport;
  }
}
