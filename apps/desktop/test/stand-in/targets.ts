import type { DevToolsPipe, Protocol } from './cdp-pipe.js';

type TargetInfo = Protocol.Target.TargetInfo;

export interface Page {
  readonly targetId: string;
  readonly session: string;
}

/**
 * The pages of the browser. Every one is caught before it runs a line: those that a window asked for are handed to it,
 * any other was opened by a page (window.open, a link to a new tab) and goes to `onPopup`.
 */
export class Targets {
  private readonly pipe: DevToolsPipe;
  private readonly own = new Map<string, string>();
  private readonly changes = new Map<string, (target: TargetInfo) => void>();

  constructor(pipe: DevToolsPipe, onPopup: (page: Page, opener: string | undefined) => void) {
    this.pipe = pipe;
    pipe.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type !== 'page') {
        resume(pipe, sessionId);
      } else if (isOwn(targetInfo)) {
        this.own.set(targetInfo.targetId, sessionId);
      } else {
        onPopup({ targetId: targetInfo.targetId, session: sessionId }, targetInfo.openerId);
      }
    });
    pipe.on('Target.targetInfoChanged', ({ targetInfo }) => this.changes.get(targetInfo.targetId)?.(targetInfo));
  }

  async watch(): Promise<void> {
    await this.pipe.send('Target.setDiscoverTargets', { discover: true });
    await this.pipe.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  /** A page in a window of its own, stopped before its first script until `start`. */
  async create(): Promise<Page> {
    const { targetId } = await this.pipe.send('Target.createTarget', { url: BLANK, newWindow: true });
    // Its attachment is reported before the answer.
    const session = this.own.get(targetId);
    this.own.delete(targetId);
    if (session === undefined) throw new Error('electron stand-in: Chromium made a page and did not attach it');
    return { targetId, session };
  }

  /** Title or address have changed. */
  onChange(targetId: string, listener: ((target: TargetInfo) => void) | undefined): void {
    if (listener === undefined) this.changes.delete(targetId);
    else this.changes.set(targetId, listener);
  }

  async close(targetId: string): Promise<void> {
    this.changes.delete(targetId);
    await this.pipe.send('Target.closeTarget', { targetId });
  }
}

const BLANK = 'about:blank';

/** A page that another one opens names it, or has no address yet (a link opened with the Control key). */
function isOwn(target: TargetInfo): boolean {
  return target.openerId === undefined && target.url === BLANK;
}

/** Lets a target run that was stopped at its start; one that has ended meanwhile needs it no more. */
export function resume(pipe: DevToolsPipe, session: string): void {
  pipe.send('Runtime.runIfWaitingForDebugger', {}, session).catch(() => undefined);
}
