import type { Frame } from '../rpc/frame.js';

/** One client's view of the token: its sessions, its log-in. Never throws: a bad request has an error reply. */
export interface TokenConnection {
  /**
   * Answers one request: at once where nothing has to be waited for, which is nearly always; by a promise that is never
   * rejected where a card, a person or a slot event is. Requests of one client may overlap (a client waits for slot
   * events in a thread of its own), so replies may overtake each other.
   */
  handle(request: Frame): Frame | Promise<Frame>;
  /** The client hung up: everything of it is dropped, a prompt that waits for it goes away. */
  close(): void;
}
