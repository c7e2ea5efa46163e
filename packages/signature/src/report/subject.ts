import type { FileReport } from '../validate-file.js';

/** A page as it was when it was signed. */
export interface PagePreview {
  /** From 1, in the signed revision. */
  readonly page: number;
  /** From 1; the whole file where nothing says which. */
  readonly revision: number;
  /** Names of the signatures that lie on the page, or that have no place of their own and sign this revision. */
  readonly signatures: readonly string[];
  /** As displayed, in points. */
  readonly width: number;
  readonly height: number;
  /** A document of this one page, without annotations, actions or scripts; it was written here. */
  readonly pdf: Uint8Array;
  /** PNG; `undefined` where no picture could be made, see `pictureProblem`. */
  readonly picture: Uint8Array | undefined;
  readonly pictureProblem: PreviewProblem | undefined;
}

/**
 * Why a page is not shown.
 *
 * - `unreadable`: the page cannot be taken out of the file as it is written
 * - `too-large`: it needs more objects, bytes or pixels than a report should have
 * - `layers`: parts of the file are hidden by its layers, and programs differ about what to show then
 * - `renderer-missing`: pdfjs-dist or \@napi-rs/canvas is not installed
 * - `renderer-failed`, `renderer-timeout`: it gave up, or took too long or too much memory
 */
export type PreviewProblem =
  'unreadable' | 'too-large' | 'layers' | 'renderer-missing' | 'renderer-failed' | 'renderer-timeout';

export interface PagePreviews {
  readonly pages: readonly PagePreview[];
  /** Why pages are missing from `pages`. */
  readonly problem: PreviewProblem | undefined;
  /** How many more pages have signatures than a report shows. */
  readonly more: number;
}

/** What a report is about. Personal data: do not log. */
export interface ReportSubject {
  readonly file: {
    /** Without its folders. */
    readonly name: string;
    /** In bytes. */
    readonly size: number;
    /** Hexadecimal. */
    readonly sha256: string;
  };
  readonly report: FileReport;
  /** When it was done; `at` of the validation may be another time. */
  readonly createdAt: Date;
  readonly software: { readonly name: string; readonly version: string };
  /** Whether responders were asked. */
  readonly network: 'offline' | 'online';
  /** Of a PDF; absent where nobody asked for them. */
  readonly previews?: PagePreviews | undefined;
}
