import { loud } from './loud-object.js';

/** The main frame of a page, as senders of IPC messages are known to the app. */
export class WebFrameMain {
  readonly parent = null;
  readonly name = '';
  readonly frames: readonly WebFrameMain[] = [];
  readonly processId: number;
  readonly routingId = 1;
  readonly frameTreeNodeId: number;
  url = '';
  private gone = false;

  constructor(id: number) {
    this.processId = id;
    this.frameTreeNodeId = id;
    return loud(this, 'WebFrameMain');
  }

  get top(): this {
    return this;
  }

  get origin(): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(this.url)?.[0] ?? 'null';
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  /** Its window is closed. */
  destroy(): void {
    this.gone = true;
  }
}
