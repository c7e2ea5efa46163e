import type { Notification } from './notifications.js';
import type { Tray } from './tray.js';

/** Something that left the app: a dialog shown, a link opened, a menu popped up. */
interface DesktopCall {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** The desktop around the app, as a test sees it: what it was shown, and what it is set to. */
class Desktop {
  /** In the order in which they came. */
  readonly calls: DesktopCall[] = [];
  readonly notifications: Notification[] = [];
  readonly trays: Tray[] = [];
  badgeCount = 0;

  record(kind: string, details: Readonly<Record<string, unknown>>): void {
    this.calls.push({ kind, ...details });
  }
}

export const desktop = new Desktop();
