/**
 * Work that takes seconds, may use the card, shows progress and can be cancelled. Codes travel as bytes in `codes`, once,
 * and are wiped by whoever passed them on.
 */
import type { AssuranceView, ErrorView, PairedCardView } from './views.js';
import type { ExtractedView, SignedFileView, VerifiedFileView } from './document-views.js';
import type { BrowserSetUpView, DoctorView, ReportView } from './system-views.js';

/** What an operation gives when it ends well. */
export interface OperationResults {
  readonly pair: { readonly card: PairedCardView; readonly renewed: boolean };
  readonly 'verify-pin': { readonly nis: string };
  readonly 'change-pin': { readonly nis: string };
  readonly 'unblock-pin': { readonly nis: string };
  readonly sign: { readonly files: readonly SignedFileView[]; readonly stoppedBy: ErrorView | undefined };
  readonly verify: { readonly files: readonly VerifiedFileView[]; readonly at: string };
  readonly report: ReportView;
  readonly extract: ExtractedView;
  readonly timestamp: ExtractedView;
  readonly doctor: DoctorView;
  readonly 'fetch-trust': { readonly added: number };
  readonly 'fetch-lists': { readonly lists: number; readonly problems: readonly string[] };
  readonly 'set-up-browsers': BrowserSetUpView;
}

export type OperationKind = keyof OperationResults;

export type OperationOutcome<K extends OperationKind = OperationKind> =
  { readonly ok: true; readonly result: OperationResults[K] } | { readonly ok: false; readonly error: ErrorView };

/** A decision that only the holder can take, asked for before a code is sent. */
export type QuestionView =
  /** The last PIN try, or one of the last two PUK tries. */
  | { readonly ask: 'last-try'; readonly codeKind: 'pin' | 'puk'; readonly triesRemaining: number | undefined }
  /** Few PUK tries are left: recovery is safer. */
  | { readonly ask: 'advise-puk'; readonly triesRemaining: number }
  /** The new PIN is easy to guess. */
  | { readonly ask: 'weak-pin'; readonly reasons: readonly string[] }
  /** Nobody vouches for the chip's issuer. */
  | { readonly ask: 'unverified-issuer' };

/** Told while an operation runs. */
export type OperationEvent =
  | { readonly type: 'progress'; readonly percent: number; readonly step: string; readonly sentence: string }
  | { readonly type: 'question'; readonly questionId: number; readonly question: QuestionView }
  | { readonly type: 'file'; readonly fileId: string; readonly state: 'begun' | 'done' | 'failed' }
  /** The chip was judged; no code was sent yet. */
  | { readonly type: 'chip'; readonly assurance: AssuranceView }
  /** Tries left as the card told before a code is sent. */
  | { readonly type: 'tries'; readonly codeKind: 'pin' | 'puk'; readonly triesRemaining: number | undefined };
