import type { Destination } from '../contract/views.js';

/** What tray and menu can do. */
export interface QuickActions {
  /** Brings the window to the front, or opens it. */
  readonly open: () => void;
  /** The window, at a screen. */
  readonly lead: (to: Destination) => void;
  /** Ends every log-in with the card. */
  readonly lock: () => void;
  readonly quit: () => void;
}
