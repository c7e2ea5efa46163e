/** The one object that preload puts into a window, and what crosses it. */
import type { OperationEvent, OperationKind, OperationOutcome } from './operations.js';
import type { OperationArgument, PromptView, RequestArgument, RequestName, RequestResults } from './requests.js';
import type { ArrivalView, DeskView, Destination, ErrorView, PairedCardsView, SettingsView } from './views.js';

/** The channels; nothing else is listened to. */
export const CHANNEL = {
  request: 'ciekit:request',
  /** The only one that carries codes from the window; `prompt.answer` of the PIN window beside it. */
  operation: 'ciekit:operation',
  event: 'ciekit:event',
  /** From preload alone: paths of files that the person dropped. */
  dropped: 'ciekit:dropped',
} as const;

export type Reply<T> = { readonly ok: true; readonly result: T } | { readonly ok: false; readonly error: ErrorView };

/** Told without being asked. */
export type AppEvent =
  | { readonly type: 'desk'; readonly desk: DeskView }
  | { readonly type: 'paired'; readonly paired: PairedCardsView }
  | { readonly type: 'settings'; readonly settings: SettingsView }
  /** Whether the settings are on the disk; what holds now may be gone at the next start. */
  | { readonly type: 'unsaved'; readonly unsaved: boolean }
  | { readonly type: 'try-out'; readonly on: boolean }
  | { readonly type: 'operation'; readonly id: string; readonly event: OperationEvent }
  | ({ readonly type: 'navigate'; readonly to: Destination } & ArrivalView)
  | { readonly type: 'prompt'; readonly prompt: PromptView | undefined };

export interface Bridge {
  request<N extends RequestName>(name: N, argument: RequestArgument<N>): Promise<Reply<RequestResults[N]>>;
  /**
   * @param id the caller's, for events, cancelling and answers
   * @returns how it ended; never rejects for what an operation can end with
   */
  operate<K extends OperationKind>(id: string, kind: K, argument: OperationArgument<K>): Promise<OperationOutcome<K>>;
  /** @returns takes the listener away */
  listen(listener: (event: AppEvent) => void): () => void;
  /** Files dropped on the window; a file that the page made itself is none. */
  dropped(files: readonly File[]): Promise<ArrivalView>;
}
