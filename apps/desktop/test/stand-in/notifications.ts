import { desktop } from './desktop.js';
import { ModelledEmitter } from './modelled-emitter.js';

export interface NotificationOptions {
  readonly title?: string;
  readonly subtitle?: string;
  readonly body?: string;
  readonly silent?: boolean;
  readonly icon?: unknown;
  readonly urgency?: 'normal' | 'critical' | 'low';
  readonly timeoutType?: 'default' | 'never';
  readonly actions?: readonly { readonly type: 'button'; readonly text?: string }[];
}

/** A notification: a test finds it in the desktop's `notifications` and emits 'click' or 'action' on it. */
export class Notification extends ModelledEmitter {
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  urgency: string;
  timeoutType: string;
  actions: readonly { readonly type: 'button'; readonly text?: string }[];

  constructor(options: NotificationOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'action', 'failed', 'reply']);
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
    this.actions = options.actions ?? [];
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    desktop.notifications.push(this);
    setImmediate(() => this.emit('show', {}));
  }

  close(): void {
    const at = desktop.notifications.indexOf(this);
    if (at < 0) return;
    desktop.notifications.splice(at, 1);
    setImmediate(() => this.emit('close', {}));
  }
}
