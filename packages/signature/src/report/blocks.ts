import type { ReportLanguage } from './words.js';

/** What a report consists of, before it is a page of any kind. HTML and PDF are made from the same blocks. */
import type { Certificate } from '@ciekit/pki';
import type { PagePreview } from './subject.js';
import type { Text } from './text.js';

/** Shown as a colour, a sign and a word at once. */
export type Tone = 'good' | 'bad' | 'open';

export interface Fact {
  readonly term: string;
  readonly values: readonly Text[];
}

/** A reason in words, with its code. */
export interface Reason {
  readonly text: Text;
  readonly code: string;
  readonly weight: 'failure' | 'warning' | 'note';
}

export interface VerdictLine {
  readonly question: string;
  readonly tone: Tone;
  readonly answer: string;
  readonly reasons: readonly Reason[];
}

export interface PreviewItem {
  readonly preview: PagePreview;
  readonly caption: Text;
  /** For those who do not see it. */
  readonly alternative: string;
  /** In place of the picture, in HTML. */
  readonly problem: string | undefined;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly quiet?: boolean | undefined }
  | { readonly kind: 'banner'; readonly tone: Tone; readonly title: string; readonly lines: readonly Text[] }
  | {
      readonly kind: 'facts';
      readonly caption: string;
      readonly facts: readonly Fact[];
      /** About this certificate; several signatures have some of them in common. */
      readonly certificate?: Certificate | undefined;
    }
  | { readonly kind: 'verdicts'; readonly caption: string; readonly lines: readonly VerdictLine[] }
  | { readonly kind: 'reasons'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'previews'; readonly items: readonly PreviewItem[] }
  | { readonly kind: 'indented'; readonly blocks: readonly Block[] };

export interface ReportDocument {
  readonly language: ReportLanguage;
  readonly title: string;
  /** Above the title. */
  readonly producer: string;
  readonly subject: Text;
  /** On each printed page, so that a page that got lost can be found again. */
  readonly fingerprint: string;
  readonly blocks: readonly Block[];
  /** At the end. */
  readonly closing: readonly Text[];
  /** At the foot of each printed page; with `{page}` and `{pages}`. */
  readonly footer: string;
  readonly verdictHead: readonly [question: string, answer: string, reasons: string];
  readonly weights: Readonly<Record<Reason['weight'], string>>;
}
