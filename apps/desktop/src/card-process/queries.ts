/** Short questions to the process that has the readers: no code, no progress. Main asks them, never a window. */
import type { VerifiedFileView } from '../contract/document-views.js';
import type { DoctorView, TokenView, TrustView } from '../contract/system-views.js';
import type { ErrorAgain } from '../contract/requests.js';
import type { ErrorSentences, FactsView, PairedCardsView } from '../contract/views.js';

export interface QueryArguments {
  readonly facts: undefined;
  readonly 'list-cards': undefined;
  readonly unpair: { readonly nis: string };
  readonly 'unpair-all': undefined;
  /** DER, and a name for the file. */
  readonly certificate: { readonly reader: string; readonly nis: string };
  readonly 'try-out-card': { readonly action: 'insert' | 'remove' | 'renew' };
  readonly 'list-trust': undefined;
  readonly 'add-trust': { readonly paths: readonly string[] };
  readonly 'remove-trust': { readonly fingerprint: string };
  readonly 'add-lists': { readonly paths: readonly string[] };
  readonly 'remove-list': { readonly country: string };
  readonly 'token-status': undefined;
  readonly 'token-lock': undefined;
  /** What was found before, in the words of another language: nothing is looked at again. */
  readonly 'verified-again': { readonly files: readonly string[] };
  readonly 'doctor-again': undefined;
  readonly 'error-again': ErrorAgain;
}

export interface QueryResults {
  readonly facts: FactsView;
  readonly 'list-cards': PairedCardsView;
  readonly unpair: PairedCardsView;
  readonly 'unpair-all': PairedCardsView;
  readonly certificate: { readonly name: string; readonly der: Uint8Array };
  readonly 'try-out-card': undefined;
  readonly 'list-trust': TrustView;
  readonly 'add-trust': TrustView;
  readonly 'remove-trust': TrustView;
  readonly 'add-lists': TrustView;
  readonly 'remove-list': TrustView;
  readonly 'token-status': TokenView;
  readonly 'token-lock': TokenView;
  readonly 'verified-again': readonly VerifiedFileView[];
  readonly 'doctor-again': DoctorView | undefined;
  readonly 'error-again': ErrorSentences;
}

export type QueryName = keyof QueryResults;
