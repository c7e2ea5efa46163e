/** Words for people who read what a validation found; the codes are for programs. */
import type { Worth } from '../validation/report.js';
import type {
  CertificateState,
  Finding,
  Indication,
  IntegrityState,
  RevocationState,
  TrustState,
} from '../validation/verdict.js';
import type { Coverage } from '../validation/evidence.js';
import { enJudgement } from './en-judgement.js';
import { enReading } from './en-reading.js';
import { itJudgement } from './it-judgement.js';
import { itReading } from './it-reading.js';

export type WordsLanguage = 'it' | 'en';

/** The vocabulary of a report. */
export interface ValidationWords {
  /** Headings of the four verdicts. */
  readonly questions: Readonly<Record<'integrity' | 'certificate' | 'trust' | 'revocation', string>>;
  readonly integrity: Readonly<Record<IntegrityState, string>>;
  readonly certificate: Readonly<Record<CertificateState, string>>;
  readonly trust: Readonly<Record<TrustState, string>>;
  readonly revocation: Readonly<Record<RevocationState, string>>;
  readonly indications: Readonly<Record<Indication, string>>;
  readonly worth: Readonly<Record<Worth['kind'], string>>;
  readonly coverage: Readonly<Record<Coverage['extent'], string>>;
  /** With `{code}`: a reason that has no words yet. */
  readonly otherReason: string;
}

const EN: ValidationWords = {
  questions: { integrity: 'Integrity', certificate: 'Certificate', trust: 'Trust', revocation: 'Revocation' },
  integrity: { intact: 'intact', broken: 'broken', undetermined: 'cannot be told' },
  certificate: { valid: 'valid', invalid: 'not valid', undetermined: 'cannot be told' },
  trust: { trusted: 'trusted', untrusted: 'not trusted', undetermined: 'cannot be told' },
  revocation: {
    good: 'not revoked',
    revoked: 'revoked',
    suspended: 'suspended',
    unknown: 'not known',
    'not-asked': 'not asked',
  },
  indications: {
    'TOTAL-PASSED': 'The signature is valid.',
    'TOTAL-FAILED': 'The signature is not valid.',
    INDETERMINATE: 'Whether the signature is valid cannot be told.',
  },
  worth: {
    fea: 'advanced electronic signature (FEA) with the identity card',
    qualified: 'qualified electronic signature',
    'qualified-seal': 'qualified electronic seal',
    advanced: 'electronic signature',
    unknown: 'not known',
  },
  coverage: { whole: 'the whole file', part: 'a part of the file', unknown: 'not known' },
  otherReason: 'Another reason ({code}).',
};

const IT: ValidationWords = {
  questions: { integrity: 'Integrità', certificate: 'Certificato', trust: 'Fiducia', revocation: 'Revoca' },
  integrity: { intact: 'integro', broken: 'non integro', undetermined: 'non si può dire' },
  certificate: { valid: 'valido', invalid: 'non valido', undetermined: 'non si può dire' },
  trust: { trusted: 'affidabile', untrusted: 'non affidabile', undetermined: 'non si può dire' },
  revocation: {
    good: 'non revocato',
    revoked: 'revocato',
    suspended: 'sospeso',
    unknown: 'non si sa',
    'not-asked': 'non è stato chiesto',
  },
  indications: {
    'TOTAL-PASSED': 'La firma è valida.',
    'TOTAL-FAILED': 'La firma non è valida.',
    INDETERMINATE: 'Non si può dire se la firma sia valida.',
  },
  worth: {
    fea: 'firma elettronica avanzata (FEA) con la carta d’identità',
    qualified: 'firma elettronica qualificata',
    'qualified-seal': 'sigillo elettronico qualificato',
    advanced: 'firma elettronica',
    unknown: 'non si sa',
  },
  coverage: { whole: 'tutto il file', part: 'una parte del file', unknown: 'non si sa' },
  otherReason: 'Un altro motivo ({code}).',
};

const WORDS: Readonly<Record<WordsLanguage, ValidationWords>> = { en: EN, it: IT };
const FINDINGS: Readonly<Record<WordsLanguage, Readonly<Record<string, string>>>> = {
  en: { ...enJudgement, ...enReading },
  it: { ...itJudgement, ...itReading },
};

export function validationWords(language: WordsLanguage): ValidationWords {
  return WORDS[language];
}

/** A sentence for each code, with `{time}` and the like where values belong: what a report is written with. */
export function findingSentences(language: WordsLanguage): Readonly<Record<string, string>> {
  return FINDINGS[language];
}

/**
 * One reason as a sentence. Values come from foreign files: nothing in them can rewrite a terminal's line.
 *
 * @example
 * ```ts
 * describeFinding({ code: 'digest-mismatch', weight: 'failure' }, 'en'); // 'The content is not the one that was signed.'
 * ```
 */
export function describeFinding({ code, values = {} }: Finding, language: WordsLanguage): string {
  const text = Object.hasOwn(FINDINGS[language], code) ? FINDINGS[language][code] : undefined;
  const filled = (text ?? WORDS[language].otherReason).replace(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value =
      name === 'code' && text === undefined ? code : Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return printable(name === 'time' ? localTime(value, language) : value);
  });
  // What a value was left out of.
  return filled.replace(/ ?\((?:[a-z]+ )?\)/gi, '').replace(/: \./g, '.');
}

/** As people write it, in Italy's time; what is no time stays as it is. */
export function localTime(time: Date | string, language: WordsLanguage): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  return new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Rome',
  }).format(date);
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 256);
}
