import type { Finding } from '@ciekit/signature';
import type { ReportWords } from '@ciekit/signature/report';
import type { Language } from '../messages/catalogue.js';

/** The words for what a validation found. */
export interface ValidationVocabulary {
  readonly words: ReportWords;
  /** One reason as a sentence; nothing in it can rewrite a terminal's line. */
  readonly say: (finding: Finding) => string;
  /** As people write it, in Italy's time. */
  readonly time: (time: Date) => string;
  /** The day alone. */
  readonly day: (time: Date) => string;
}

/** Loaded for those who verify, and nobody else. */
export async function validationVocabulary(language: Language): Promise<ValidationVocabulary> {
  const { findingText, formatDay, formatTime, reportWords } = await import('@ciekit/signature/report/vocabulary');
  const words = await reportWords(language, await findingSentences(language));
  return {
    words,
    say: (finding) => findingText(finding, words),
    time: (time) => formatTime(time, language),
    day: (time) => formatDay(time, language),
  };
}

async function findingSentences(language: Language): Promise<Readonly<Record<string, string>>> {
  switch (language) {
    case 'en':
      return (await import('../messages/en-findings.js')).enFindings;
    case 'it':
      return (await import('../messages/it-findings.js')).itFindings;
    case 'de':
      return (await import('../messages/de-findings.js')).deFindings;
    case 'fr':
      return (await import('../messages/fr-findings.js')).frFindings;
    case 'sl':
      return (await import('../messages/sl-findings.js')).slFindings;
  }
}
