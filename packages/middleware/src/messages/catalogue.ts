/** The form of a message catalogue. English defines the keys; a test compares the placeholders of the languages. */
import type { ErrorCode } from '../error-catalogue.js';
import type { FindingId, FindingSection } from '../doctor-finding.js';
import type { PinWarning } from '../pin-warnings.js';
import type { ProgressStep } from '../progress.js';
import type { ValidityState } from '../card-validity.js';
import type { SystemText } from './system-text.js';

export const LANGUAGES = ['it', 'en', 'de', 'fr', 'sl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What happened; what it means for the card; what to do next. */
export interface ErrorText {
  readonly title: string;
  readonly meaning: string;
  readonly nextStep: SystemText;
}

/** Errors whose words depend on which of the two codes is meant. `{tries}` is a sentence of `tries`. */
export type CodeErrorKey =
  'code-incorrect' | 'code-blocked' | 'code-format' | 'code-half' | 'last-try-unconfirmed' | 'code-outcome-unknown';

export interface TriesText {
  readonly none: string;
  readonly one: string;
  /** With `{count}`. */
  readonly many: string;
  readonly unknown: string;
}

/** A fact about a public service, which may change without us. */
export interface ServiceFact {
  readonly title: string;
  readonly text: string;
  /** Where the fact is from. */
  readonly source: string;
  /** When it was last looked up, ISO 8601. */
  readonly date: string;
}

/** What the holder is told while some program waits for the card. `{card}` is its serial number and name. */
export interface TokenTexts {
  readonly prompt: {
    readonly title: string;
    /** With `{program}`, `{card}`. */
    readonly asks: string;
    /** With `{card}`: it is not known which program. */
    readonly somethingAsks: string;
    /** What the name of the program is worth. */
    readonly nameIsReported: string;
    readonly enterPin: string;
    readonly pinLabel: string;
    readonly allow: string;
    readonly cancel: string;
    readonly useLastTry: string;
    readonly sendAllTheSame: string;
  };
  /** Shown where nobody can be asked, or after something that the holder should know. With `{program}`, `{card}`. */
  readonly notices: Readonly<Record<TokenNoticeKey, { readonly title: string; readonly text: string }>>;
  /** For `{program}` where it is not known. */
  readonly unknownProgram: string;
}

export type TokenNoticeKey = 'no-prompt' | 'pin-blocked' | 'last-try-kept' | 'not-signed';

/** Who vouches for a chip: the State, an authority that the user added, nobody who could be checked. */
export type AssuranceKey = 'genuine' | 'genuine-chosen' | 'unverified-issuer';

/** What was seen; what it means for the use of the card, where the title does not say it all; what to do next. */
export interface FindingText {
  readonly title: string;
  readonly meaning?: string | undefined;
  readonly advice: SystemText;
}

export interface Catalogue {
  readonly errors: Readonly<Record<Exclude<ErrorCode, CodeErrorKey>, ErrorText>>;
  readonly codeErrors: Readonly<Record<CodeErrorKey, { readonly pin: ErrorText; readonly puk: ErrorText }>>;
  readonly tries: { readonly pin: TriesText; readonly puk: TriesText };
  readonly progress: Readonly<Record<ProgressStep, string>>;
  readonly assurance: Readonly<Record<AssuranceKey, string>>;
  readonly validity: Readonly<Record<ValidityState, string>>;
  /** Which clock dates are judged by. */
  readonly clock: string;
  readonly pinWarnings: Readonly<Record<PinWarning, string>>;
  readonly prompts: {
    readonly pin: string;
    readonly puk: string;
    readonly newPin: string;
    readonly newPinAgain: string;
    readonly whyEightDigits: string;
    readonly confirmLastPinTry: string;
    /** With `{count}`. */
    readonly confirmLastPukTries: string;
    /** With `{count}`. */
    readonly advisePuk: string;
    readonly keepWeakPin: string;
    readonly confirmUnverifiedIssuer: string;
  };
  /** On a page of a PDF. */
  readonly visibleSignature: {
    readonly signedBy: string;
    readonly date: string;
    readonly reason: string;
    readonly place: string;
    /** With `{name}`; read aloud instead of the picture. */
    readonly alternativeText: string;
  };
  readonly token: TokenTexts;
  readonly doctor: Readonly<Record<FindingId, FindingText>>;
  /** Headings of the doctor's findings. */
  readonly doctorSections: Readonly<Record<FindingSection, string>>;
  readonly services: {
    readonly pukRecovery: ServiceFact;
    readonly codesReprint: ServiceFact;
    readonly blockCard: ServiceFact;
    readonly accessLevels: ServiceFact;
    readonly minors: ServiceFact;
    readonly expiry: ServiceFact;
  };
}
