import type { Connection } from './browser.js';
import { schemes } from './main-process.js';
import { PageSession } from './page-session.js';
import type { Page } from './targets.js';
import type { WebContents } from './web-contents.js';

interface OpenResponse {
  readonly action: 'allow' | 'deny';
}

/** What a page says when it calls window.open, or a link does it for it. */
export interface AnnouncedWindow {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
}

export interface OpenDetails extends AnnouncedWindow {
  readonly disposition: string;
}

export type WindowOpenHandler = (
  details: OpenDetails & { readonly referrer: { readonly url: string; readonly policy: string } },
) => OpenResponse;

/**
 * A page that another page opened. It is stopped before it asks for anything; the opener's handler decides. One that
 * is allowed runs on as a bare page without a window of Electron, so that a test sees that nobody stopped it.
 */
export async function judgePopup(connection: Connection, page: Page, opener: WebContents): Promise<void> {
  const announced = opener.takeAnnounced();
  const session = new PageSession(connection.pipe, page);
  const close = async (): Promise<void> => {
    session.close();
    await connection.targets.close(page.targetId);
  };
  if (announced !== undefined) {
    if (opener.allowsWindow({ ...announced, disposition: disposition(announced.features) })) session.run();
    else await refuse(session, announced.url, close);
    return;
  }
  // A link opened with the Control key is not announced, and not held back either: the new tab goes where nothing
  // answers (chromium.ts), and its address shows once it is there.
  connection.targets.onChange(page.targetId, ({ url }) => {
    if (url === '') return;
    connection.targets.onChange(page.targetId, undefined);
    const asked = { url: schemes.fromWire(url), frameName: '', features: '', disposition: 'background-tab' };
    if (!opener.allowsWindow(asked)) close().catch(() => undefined);
  });
  session.run();
}

/** How long a refused popup may take to be seen running, in milliseconds. */
const PATIENCE = 500;

/**
 * A popup can share its process with the page that opened it. Closed while it is still stopped, it would leave both
 * stopped for ever: it runs, what it asks for fails, and then it goes.
 */
async function refuse(session: PageSession, url: string, close: () => Promise<void>): Promise<void> {
  const running = new Promise<void>((resolve) => {
    session.on('Fetch.requestPaused', ({ requestId }) => {
      const failed = session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      failed.then(
        () => {
          resolve();
        },
        () => {
          resolve();
        },
      );
    });
    // An empty one asks for nothing, and one without an opener is not always intercepted.
    setTimeout(resolve, /^https?:/.test(schemes.toWire(url)) ? PATIENCE : 0);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  session.run();
  await running;
  await close();
}

function disposition(features: string): string {
  return /\b(width|height|left|top|popup)\b/.test(features) ? 'new-window' : 'foreground-tab';
}
