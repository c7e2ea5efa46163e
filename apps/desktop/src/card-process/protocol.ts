/** Messages between the main process and the process that has the readers. Plain data; codes as bytes, once. */
import type { OperationEvent, OperationKind, OperationOutcome } from '../contract/operations.js';
import type { OperationArgument } from '../contract/requests.js';
import type { DeskView, PairedCardsView, WindowLanguage } from '../contract/views.js';
import type { Reply } from '../contract/bridge.js';
import type { QueryArguments, QueryName, QueryResults } from './queries.js';

/** What the process needs to know of the app's settings. */
export interface Configuration {
  readonly language: WindowLanguage;
  readonly proxyUrl: string;
  readonly timestampUrl: string;
}

/** How the process starts; given once, as its argument. */
export interface ProcessSettings {
  /** A software card instead of PC/SC: "try it without a card". */
  readonly software: boolean;
  /** Watches readers and tells of them; the process for documents does not. */
  readonly watches: boolean;
  /** Folder of the paired cards; the platform's unless given. */
  readonly storeDirectory: string | undefined;
  readonly version: string;
  readonly configuration: Configuration;
}

/** Files by the names that windows have for them. */
export type Paths = Readonly<Record<string, string>>;

/** What the files to sign were when the person chose them; `modified` is `stat`'s `mtimeNs`. */
export type SeenFiles = Readonly<Record<string, { readonly size: number; readonly modified: string }>>;

export type ToProcess =
  | { readonly type: 'configure'; readonly configuration: Configuration }
  | {
      readonly type: 'operate';
      readonly id: string;
      readonly kind: OperationKind;
      readonly argument: OperationArgument<OperationKind>;
      readonly paths: Paths;
      readonly seen?: SeenFiles | undefined;
    }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'answer'; readonly id: string; readonly questionId: number; readonly yes: boolean }
  | {
      readonly type: 'query';
      readonly id: number;
      readonly name: QueryName;
      readonly argument: QueryArguments[QueryName];
    }
  | { readonly type: 'look-again' }
  | { readonly type: 'ping'; readonly number: number };

/** A file that the process wrote, under the name that its answer has for it. */
export interface WrittenFile {
  readonly fileId: string;
  readonly path: string;
}

export type FromProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'desk'; readonly desk: DeskView }
  | { readonly type: 'paired'; readonly paired: PairedCardsView }
  | { readonly type: 'event'; readonly id: string; readonly event: OperationEvent }
  | {
      readonly type: 'outcome';
      readonly id: string;
      readonly outcome: OperationOutcome;
      readonly written: readonly WrittenFile[];
    }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<QueryResults[QueryName]> }
  | { readonly type: 'pong'; readonly number: number };
