import { EventEmitter } from 'node:events';
import { loud } from './loud-object.js';
import type { WebContents } from './web-contents.js';
import type { WebFrameMain } from './web-frame-main.js';

export interface SenderEvent {
  readonly type: 'frame';
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain;
  readonly frameId: number;
  readonly processId: number;
  readonly reply: (channel: string, ...values: unknown[]) => void;
}

type Handler = (event: SenderEvent, ...values: unknown[]) => unknown;

/** `ipcMain`: any channel may be listened to, so its events have no list. */
export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  constructor() {
    super();
    return loud(this, 'ipcMain');
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.handlers.delete(channel);
      return handler(event, ...values);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** What the handler of a channel answers. */
  async answer(channel: string, event: SenderEvent, values: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...values);
  }
}

/** What `ipcRenderer.invoke` rejects with, in Electron's words. */
export function refusalOf(channel: string, error: unknown): string {
  return `Error invoking remote method '${channel}': ${String(error)}`;
}
