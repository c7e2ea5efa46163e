import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';

/** What lies on a reader and is no CIE. */
export type OddCard = 'mute' | 'other-card';

/** An ISO 14443 memory card, as a bus ticket is. */
export const OTHER_ATR = Uint8Array.from(Buffer.from('3B8F8001804F0CA000000306030001000000006A', 'hex'));

/**
 * Readers, cards and the service as they lie in front of the person of a test, whichever way the app comes to them: a
 * flow that is written against it runs in process and through the real service.
 */
export interface Desk {
  /** The reader that is meant where none is named. */
  readonly reader: string;
  /** One more reader, empty. @returns its name */
  second(): string;
  put(card: DeskCard, reader?: string): void | Promise<void>;
  putOdd(kind: OddCard, reader?: string): void | Promise<void>;
  take(reader?: string): void | Promise<void>;
  /** Nothing on the readers, and a service that runs, whatever was before. */
  clear(): Promise<void>;
  /** Resolves once nothing has gone through the card for a moment: the app has read what it shows. */
  quiet(card: DeskCard): Promise<void>;
  /** The service ends under the app: every card in use is lost. */
  stopService(): void | Promise<void>;
  startService(): void | Promise<void>;
}
