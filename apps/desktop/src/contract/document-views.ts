/** Signed and verified files as the windows see them. */
import type { ErrorView } from './views.js';

type SignatureFormatView = 'cades' | 'pades' | 'xades';
export type SignatureLevelView = 'b' | 't' | 'lt' | 'lta';

/** A file of which there is no result: it failed, or everything ended before its turn. */
type FileWithoutResultView =
  | { readonly status: 'failed'; readonly fileId: string; readonly name: string; readonly error: ErrorView }
  | { readonly status: 'not-begun'; readonly fileId: string; readonly name: string };

/** What became of one file of a batch. `output` names the new file for `files.show` and for a next step. */
export type SignedFileView =
  | {
      readonly status: 'signed';
      readonly fileId: string;
      readonly name: string;
      readonly output: { readonly fileId: string; readonly name: string; readonly folder: string };
      readonly format: SignatureFormatView;
      readonly level: SignatureLevelView;
    }
  | FileWithoutResultView;

/** One reason, as a sentence in the language of the windows. */
export interface FindingView {
  readonly code: string;
  readonly weight: string;
  readonly sentence: string;
}

/** One of the four answers; `state` is stable, e.g. `intact`, `broken`, `not-checked`. */
export interface VerdictView {
  readonly state: string;
  readonly word: string;
  readonly findings: readonly FindingView[];
}

export interface VerdictsView {
  readonly integrity: VerdictView;
  readonly certificate: VerdictView;
  readonly trust: VerdictView;
  readonly revocation: VerdictView;
}

export interface TimestampView {
  /** What it is on, in words. */
  readonly kind: string;
  /** ISO 8601; `undefined`: it carries none that can be read. */
  readonly time: string | undefined;
  readonly authority: string | undefined;
  readonly indication: IndicationView;
  readonly verdicts: VerdictsView;
}

/** EN 319 102-1 section 5.1.3. */
export type IndicationView = 'passed' | 'failed' | 'indeterminate';

export interface SignatureView {
  readonly name: string;
  readonly format: SignatureFormatView;
  readonly level: SignatureLevelView;
  readonly indication: IndicationView;
  readonly subIndication: string | undefined;
  /** As shown: the holder's name, else the certificate's subject. */
  readonly signer: string | undefined;
  readonly codiceFiscale: string | undefined;
  readonly organization: string | undefined;
  /** The certificate's own words for the signer. */
  readonly subject: string | undefined;
  readonly issuer: string | undefined;
  /** The last day of the signer's certificate, as people write it. */
  readonly validUntil: string | undefined;
  readonly digestAlgorithm: string | undefined;
  /** A proved time, else the signer's word, else nothing. ISO 8601. */
  readonly bestTime: { readonly kind: 'proved' | 'claimed' | 'none'; readonly time: string | undefined };
  readonly verdicts: VerdictsView;
  readonly worth: { readonly kind: string; readonly word: string; readonly findings: readonly FindingView[] };
  /** What the signature covers, and what was changed afterwards. */
  readonly coverage: {
    readonly extent: string;
    readonly word: string;
    readonly changes: readonly FindingView[];
    /** Of a PDF that was added to afterwards: which revision of the file was signed, for `extract`. */
    readonly revision: number | undefined;
  };
  readonly reason: string | undefined;
  readonly place: string | undefined;
  readonly timestamps: readonly TimestampView[];
  readonly counterSignatures: readonly SignatureView[];
}

/** The signatures of a file, or of the file inside it. */
export interface LayerView {
  /** 0 for the file itself. */
  readonly depth: number;
  readonly format: string;
  readonly problem: ErrorView | undefined;
  readonly signatures: readonly SignatureView[];
  readonly timestamps: readonly TimestampView[];
}

export type VerifiedFileView =
  | {
      readonly status: 'verified';
      readonly fileId: string;
      readonly name: string;
      readonly kind: 'judged' | 'not-signed' | 'not-supported';
      /** The worst of all. */
      readonly indication: IndicationView | undefined;
      readonly layers: readonly LayerView[];
      /** Name of the file that a detached signature was compared with. */
      readonly content: string | undefined;
      /** Whether there is a content to take out. */
      readonly extractable: boolean;
    }
  | FileWithoutResultView;

export interface ExtractedView {
  readonly fileId: string;
  readonly name: string;
  readonly folder: string;
}
