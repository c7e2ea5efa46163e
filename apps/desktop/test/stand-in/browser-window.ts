import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { desktop } from './desktop.js';
import { notModelled } from './loud-object.js';
import { app } from './main-process.js';
import { tellMenusTheFocus } from './menu.js';
import { preventable } from './modelled-emitter.js';
import { openWindows } from './open-windows.js';
import { PlacedWindow } from './placed-window.js';
import { WebContents } from './web-contents.js';
import type { WebPreferences } from './web-contents.js';
import type { GeometryOptions } from './window-geometry.js';

const EVENTS = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'page-title-updated',
  'always-on-top-changed',
  // No page hangs without a test knowing it, and no session ends.
  'unresponsive',
  'responsive',
  'session-end',
];

interface Preferences extends WebPreferences {
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly webSecurity?: boolean;
  readonly nodeIntegration?: boolean;
  readonly nodeIntegrationInWorker?: boolean;
  readonly nodeIntegrationInSubFrames?: boolean;
  readonly allowRunningInsecureContent?: boolean;
  readonly webviewTag?: boolean;
  readonly session?: unknown;
  readonly partition?: string;
}

export interface WindowOptions extends GeometryOptions {
  readonly show?: boolean;
  readonly title?: string;
  readonly parent?: BrowserWindow;
  readonly modal?: boolean;
  readonly resizable?: boolean;
  readonly alwaysOnTop?: boolean;
  readonly skipTaskbar?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences?: Preferences;
}

let last = 0;
let focused: BrowserWindow | undefined;
tellMenusTheFocus(() => focused);

export class BrowserWindow extends PlacedWindow {
  readonly id = ++last;
  readonly webContents: WebContents;
  accessibleTitle = '';
  private readonly parent: BrowserWindow | undefined;
  private readonly modal: boolean;
  private title: string;
  private backgroundColor: string;
  private visible: boolean;
  private resizable: boolean;
  private alwaysOnTop: boolean;
  private protectedContent = false;
  private menuBarVisible = true;
  private closing = false;
  private gone = false;

  constructor(options: WindowOptions = {}) {
    if (!app.hasStarted) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseInsecure(options.webPreferences ?? {});
    super(options, EVENTS);
    this.title = options.title ?? app.name;
    this.parent = options.parent;
    this.modal = options.modal ?? false;
    this.visible = options.show ?? true;
    this.resizable = options.resizable ?? true;
    this.alwaysOnTop = options.alwaysOnTop ?? false;
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF';
    openWindows.set(this.id, this);
    this.webContents = new WebContents(
      {
        close: () => {
          this.close();
        },
        contentSize: () => this.getBounds(),
      },
      options.webPreferences ?? {},
    );
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', preventable({})));
    this.webContents.on('page-title-updated', (event: { defaultPrevented: boolean }, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.title = title;
    });
    app.emit('browser-window-created', preventable({}), this);
    if (this.visible) this.takeFocus();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return openWindows.get(id) ?? null;
  }

  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return [...openWindows.values()].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  loadFile(path: string, { hash, query = {} }: { hash?: string; query?: Record<string, string> } = {}): Promise<void> {
    const url = pathToFileURL(resolve(app.getAppPath(), path));
    if (hash !== undefined) url.hash = hash;
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return this.loadURL(url.href);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.takeFocus();
  }

  /** Without taking the focus from whoever has it. */
  showInactive(): void {
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.loseFocus();
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.visible && !this.isMinimized();
  }

  focus(): void {
    if (this.visible) this.takeFocus();
  }

  blur(): void {
    this.loseFocus();
  }

  isFocused(): boolean {
    return focused === this;
  }

  moveTop(): void {
    // Nothing lies above a headless window.
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  setResizable(resizable: boolean): void {
    this.resizable = resizable;
  }

  isResizable(): boolean {
    return this.resizable;
  }

  setAlwaysOnTop(flag: boolean): void {
    if (flag === this.alwaysOnTop) return;
    this.alwaysOnTop = flag;
    this.emit('always-on-top-changed', preventable({}), flag);
  }

  isAlwaysOnTop(): boolean {
    return this.alwaysOnTop;
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  getBackgroundColor(): string {
    return this.backgroundColor;
  }

  setContentProtection(enable: boolean): void {
    this.protectedContent = enable;
  }

  isContentProtected(): boolean {
    return this.protectedContent;
  }

  flashFrame(flag: boolean): void {
    desktop.record('window.flashFrame', { window: this.id, flag });
  }

  setProgressBar(progress: number): void {
    desktop.record('window.setProgressBar', { window: this.id, progress });
  }

  setSkipTaskbar(): void {
    // There is no task bar.
  }

  setIcon(): void {
    // Nothing draws it.
  }

  setMenu(): void {
    // The application's menu is the model (menu.ts).
  }

  removeMenu(): void {
    this.menuBarVisible = false;
  }

  setAutoHideMenuBar(): void {
    // No menu bar is drawn.
  }

  setMenuBarVisibility(visible: boolean): void {
    this.menuBarVisible = visible;
  }

  isMenuBarVisible(): boolean {
    return this.menuBarVisible;
  }

  getParentWindow(): BrowserWindow | null {
    return this.parent ?? null;
  }

  getChildWindows(): BrowserWindow[] {
    return [...openWindows.values()].filter((window) => window.parent === this);
  }

  isModal(): boolean {
    return this.modal;
  }

  /** The app may keep it open: `close` can be prevented. */
  close(): void {
    if (this.closing) return;
    const event = preventable({});
    this.emit('close', event);
    // A listener may have destroyed it.
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.closing) return;
    this.closing = true;
    for (const child of this.getChildWindows()) child.destroy();
    this.loseFocus();
    setImmediate(() => {
      this.gone = true;
      openWindows.delete(this.id);
      void this.webContents.dispose().catch(() => undefined);
      this.emit('closed');
      app.afterWindowClosed();
    });
  }

  /** For app.quit: whether `close` was not prevented. */
  get isClosing(): boolean {
    return this.closing;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  protected override resized(): void {
    this.webContents.refreshSize();
  }

  protected override takeFocus(): void {
    if (focused === this) return;
    focused?.loseFocus();
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- one window of all has the focus
    focused = this;
    this.webContents.focus();
    this.emit('focus');
    app.emit('browser-window-focus', preventable({}), this);
  }

  protected override loseFocus(): void {
    if (focused !== this) return;
    focused = undefined;
    this.emit('blur');
    app.emit('browser-window-blur', preventable({}), this);
  }
}

/** Electron's defaults are the secure ones, and nothing else is modelled. */
function refuseInsecure(preferences: Preferences): void {
  const on = ['contextIsolation', 'sandbox', 'webSecurity'] as const;
  const off = [
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'webviewTag',
  ] as const;
  const insecure = [
    ...on.filter((name) => preferences[name] === false),
    ...off.filter((name) => preferences[name] === true),
  ];
  if (insecure.length > 0) throw notModelled(`a window with an unsafe setting of ${insecure.join(', ')}`);
  if (preferences.partition !== undefined) throw notModelled('a partition of its own');
}
