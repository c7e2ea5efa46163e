import { resolve } from 'node:path';
import { browser } from './browser.js';
import { desktop } from './desktop.js';
import { refusalOf } from './ipc-main.js';
import type { SenderEvent } from './ipc-main.js';
import { app, defaultSession, ipcMain, nativeTheme, schemes } from './main-process.js';
import { ModelledEmitter, preventable } from './modelled-emitter.js';
import { NativeImage } from './native-image.js';
import { PageSession } from './page-session.js';
import { watchPage } from './page-events.js';
import type { PageState } from './page-events.js';
import type { AnnouncedWindow, OpenDetails, WindowOpenHandler } from './popups.js';
import { printParameters } from './printing.js';
import type { PrintToPdfOptions } from './printing.js';
import type { MessageFromMain, MessageToMain } from './renderer-messages.js';
import { RequestInterception } from './request-interception.js';
import type { Session } from './session.js';
import { decodeValue, encodeValue } from './value-codec.js';
import { WebFrameMain } from './web-frame-main.js';

const EVENTS = [
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'dom-ready',
  'will-navigate',
  'will-frame-navigate',
  'did-navigate',
  'did-navigate-in-page',
  'page-title-updated',
  'console-message',
  'preload-error',
  'render-process-gone',
  'destroyed',
  // Guards against what cannot happen here: no webview, no redirect, no hang that Chromium reports to us, no page that
  // is asked whether its window may close.
  'will-prevent-unload',
  'will-attach-webview',
  'will-redirect',
  'unresponsive',
  'responsive',
  'did-create-window',
  'select-client-certificate',
  'login',
];

export interface WebPreferences {
  readonly preload?: string;
  readonly additionalArguments?: readonly string[];
}

/** The window around a page. */
export interface Host {
  close(): void;
  contentSize(): { readonly width: number; readonly height: number };
}

const byTarget = new Map<string, WebContents>();
let last = 0;

export class WebContents extends ModelledEmitter {
  readonly id = ++last;
  readonly session: Session = defaultSession;
  readonly mainFrame = new WebFrameMain(this.id);
  /** For the window: what the page was opened with, and when it can be talked to. */
  readonly opened: Promise<PageSession>;
  private readonly host: Host;
  private readonly preferences: WebPreferences;
  private requests: RequestInterception | undefined;
  private openHandler: WindowOpenHandler | undefined;
  private title = '';
  private readonly state: PageState = { frame: this.mainFrame, announced: [], loading: false, crashed: false };
  private gone = false;
  private zoom = 1;
  private callPolicy = 'default';

  constructor(host: Host, preferences: WebPreferences) {
    super('webContents', EVENTS);
    this.host = host;
    this.preferences = preferences;
    this.opened = this.open();
    this.opened.catch((error: unknown) => {
      if (this.gone) return;
      process.stderr.write(`electron stand-in: a window could not be opened: ${String(error)}\n`);
      app.exit(1);
    });
    app.emit('web-contents-created', preventable({}), this);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return byTarget.get(targetId);
  }

  static fromId(id: number): WebContents | undefined {
    return [...byTarget.values()].find((contents) => contents.id === id);
  }

  static getAllWebContents(): WebContents[] {
    return [...byTarget.values()];
  }

  private async open(): Promise<PageSession> {
    const { pipe, targets } = await browser.connected;
    const page = await targets.create();
    const session = new PageSession(pipe, page);
    byTarget.set(page.targetId, this);
    targets.onChange(page.targetId, ({ title }) => {
      this.retitle(title);
    });
    watchPage(session, this.state, this);
    const { preload, additionalArguments: argv = [] } = this.preferences;
    this.requests = new RequestInterception(session, this.session, schemes, (url) => this.mayNavigate(url));
    await Promise.all([
      this.requests.enable(),
      session.openWorlds(preload === undefined ? undefined : { path: resolve(preload), argv }, (message, answer) => {
        void this.receive(message, answer);
      }),
      session.send('Inspector.enable'),
      this.applySize(session),
      this.applyTheme(session),
    ]);
    session.run();
    return session;
  }

  private async receive(message: MessageToMain, answer: (reply: MessageFromMain) => void): Promise<void> {
    if (message.kind === 'preload-failed') {
      const path = resolve(this.preferences.preload ?? '');
      this.emit('preload-error', preventable({}), path, new Error(message.message));
      return;
    }
    const event: SenderEvent = preventable({
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      frameId: this.mainFrame.routingId,
      processId: this.mainFrame.processId,
      reply: (channel: string, ...values: unknown[]) => {
        this.send(channel, ...values);
      },
    });
    const values = decodeValue(message.values) as unknown[];
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, event, ...values);
      return;
    }
    const { id, channel } = message;
    try {
      answer({ kind: 'result', id, value: encodeValue(await ipcMain.answer(channel, event, values)) });
    } catch (error) {
      answer({ kind: 'refusal', id, message: refusalOf(channel, error) });
    }
  }

  private mayNavigate(url: string): boolean {
    const event = preventable({ url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame });
    this.emit('will-frame-navigate', event);
    if (!event.defaultPrevented) this.emit('will-navigate', event, url, false, true);
    return !event.defaultPrevented;
  }

  private retitle(title: string): void {
    if (title === this.title || this.mainFrame.url === 'about:blank') return;
    this.title = title;
    this.emit('page-title-updated', preventable({}), title, true);
  }

  /** For popups.ts. */
  takeAnnounced(): AnnouncedWindow | undefined {
    return this.state.announced.shift();
  }

  /** For popups.ts: what the app says to a new window; Electron allows it when nobody is asked. */
  allowsWindow(details: OpenDetails): boolean {
    const answer = this.openHandler?.({ ...details, referrer: { url: this.getURL(), policy: 'default' } });
    return answer === undefined || answer.action === 'allow';
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const session = await this.opened;
    const wire = schemes.toWire(url);
    this.requests?.expect(wire);
    const loaded = new Promise<void>((done) => {
      this.once('did-finish-load', () => {
        done();
      });
    });
    const { errorText, loaderId } = await session.send('Page.navigate', { url: wire });
    if (errorText !== undefined) {
      const code = errorText.replace(/^net::/, '');
      this.emit('did-fail-load', preventable({}), -2, code, url, true);
      throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
    }
    // Without a loader it went to a place in the same document.
    if (loaderId !== undefined) await loaded;
  }

  reload(): void {
    this.requests?.expect(schemes.toWire(this.getURL()));
    void this.opened.then((session) => session.send('Page.reload')).catch(() => undefined);
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.gone) throw new TypeError('Object has been destroyed');
    const message = { kind: 'event', channel, values: encodeValue(values) } as const;
    void this.opened.then((session) => {
      session.tell(message);
    });
  }

  getURL(): string {
    return this.mainFrame.url === 'about:blank' ? '' : this.mainFrame.url;
  }

  getTitle(): string {
    return this.title;
  }

  isLoading(): boolean {
    return this.state.loading;
  }

  isCrashed(): boolean {
    return this.state.crashed;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  /** The browser has the strictest for all pages (chromium.ts); what the app wants is told to a test. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.callPolicy = policy;
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.callPolicy;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  openDevTools(): void {
    desktop.record('webContents.openDevTools', {});
  }

  closeDevTools(): void {
    // Never open.
  }

  focus(): void {
    void this.opened.then((session) => session.send('Page.bringToFront')).catch(() => undefined);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const session = await this.opened;
    const answer = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails !== undefined) {
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    }
    return answer.result.value as unknown;
  }

  async printToPDF(options: PrintToPdfOptions = {}): Promise<Buffer> {
    const session = await this.opened;
    return Buffer.from((await session.send('Page.printToPDF', printParameters(options))).data, 'base64');
  }

  /** The person prints: there is no printer, a test sees what was asked. */
  print(options: object = {}, done?: (success: boolean, failureReason: string) => void): void {
    desktop.record('webContents.print', { options, url: this.getURL() });
    setImmediate(() => done?.(true, ''));
  }

  async capturePage(): Promise<NativeImage> {
    const session = await this.opened;
    return new NativeImage(Buffer.from((await session.send('Page.captureScreenshot')).data, 'base64'));
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
    this.refreshSize();
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  forcefullyCrashRenderer(): void {
    void this.opened.then((session) => session.send('Page.crash')).catch(() => undefined);
  }

  close(): void {
    this.host.close();
  }

  /** For the window, whose size changed. */
  refreshSize(): void {
    void this.opened.then((session) => this.applySize(session)).catch(() => undefined);
  }

  /** For every page, when the theme changed. */
  refreshTheme(): void {
    void this.opened.then((session) => this.applyTheme(session)).catch(() => undefined);
  }

  /** For the window, which closes. */
  async dispose(): Promise<void> {
    this.gone = true;
    this.mainFrame.destroy();
    this.emit('destroyed');
    const { targets } = await browser.connected;
    const session = await this.opened;
    byTarget.delete(session.page.targetId);
    session.close();
    await targets.close(session.page.targetId);
  }

  /** Zoom makes fewer, larger CSS pixels of the same window. */
  private async applySize(session: PageSession): Promise<void> {
    const { width, height } = this.host.contentSize();
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / this.zoom),
      height: Math.round(height / this.zoom),
      deviceScaleFactor: this.zoom === 1 ? 0 : this.zoom,
      mobile: false,
    });
  }

  private async applyTheme(session: PageSession): Promise<void> {
    await session.send('Emulation.setEmulatedMedia', { features: nativeTheme.mediaFeatures() });
  }
}
