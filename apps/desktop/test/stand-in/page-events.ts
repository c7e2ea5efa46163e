import type { EventEmitter } from 'node:events';
import { consoleMessage } from './console-message.js';
import { app, schemes } from './main-process.js';
import { preventable } from './modelled-emitter.js';
import type { PageSession } from './page-session.js';
import type { AnnouncedWindow } from './popups.js';
import type { WebFrameMain } from './web-frame-main.js';

/** What is known of a page from its events. */
export interface PageState {
  readonly frame: WebFrameMain;
  /** Windows that the page asked for, not yet seen. */
  readonly announced: AnnouncedWindow[];
  loading: boolean;
  crashed: boolean;
}

/** Chromium's events of a page, as Electron's of its web contents. */
export function watchPage(session: PageSession, state: PageState, contents: EventEmitter): void {
  const { targetId } = session.page;
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    state.crashed = false;
    state.frame.url = schemes.fromWire(frame.url + (frame.urlFragment ?? ''));
    contents.emit('did-navigate', preventable({}), state.frame.url, 200, '');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId !== targetId) return;
    state.frame.url = schemes.fromWire(url);
    contents.emit('did-navigate-in-page', preventable({}), state.frame.url, true, 1, 1);
  });
  session.on('Page.frameStartedLoading', ({ frameId }) => {
    if (frameId !== targetId || state.loading) return;
    state.loading = true;
    contents.emit('did-start-loading');
  });
  session.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (frameId !== targetId) return;
    state.loading = false;
    contents.emit('did-stop-loading');
  });
  session.on('Page.domContentEventFired', () => contents.emit('dom-ready', preventable({})));
  session.on('Page.loadEventFired', () => {
    if (state.frame.url !== 'about:blank') contents.emit('did-finish-load', preventable({}));
  });
  session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    state.announced.push({ url: schemes.fromWire(url), frameName: windowName, features: windowFeatures.join(',') });
  });
  session.on('Inspector.targetCrashed', () => {
    state.crashed = true;
    const details = { reason: 'crashed', exitCode: 1 };
    contents.emit('render-process-gone', preventable({}), details);
    app.emit('render-process-gone', preventable({}), contents, details);
  });
  session.on('Runtime.consoleAPICalled', (call) => {
    contents.emit('console-message', consoleMessage(call));
  });
}
