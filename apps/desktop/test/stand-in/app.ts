import { mkdirSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { defaultPath } from './app-paths.js';
import { browser } from './browser.js';
import { desktop } from './desktop.js';
import { chromiumLocale, systemLanguages } from './locale.js';
import { loud } from './loud-object.js';
import { ModelledEmitter, preventable } from './modelled-emitter.js';
import { openWindows } from './open-windows.js';
import { SingleInstance } from './single-instance.js';

const EVENTS = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  // A test emits these: macOS does, and a person at the desk.
  'open-file',
  'open-url',
  'activate',
  // These come only when something is wrong that cannot happen here.
  'child-process-gone',
  'certificate-error',
  'select-client-certificate',
  'login',
  'session-created',
];

interface LoginItem {
  readonly openAtLogin?: boolean;
  readonly openAsHidden?: boolean;
  readonly path?: string;
  readonly args?: readonly string[];
}

/** What package.json of the app says, and where it lies. */
export interface AppIdentity {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

export class App extends ModelledEmitter {
  readonly isPackaged = false;
  /** Only macOS has one. */
  readonly dock = undefined;
  readonly commandLine: object;
  readonly switches: Map<string, string>;
  userAgentFallback = '';
  accessibilitySupportEnabled = false;
  private identity: AppIdentity;
  private readonly paths = new Map<string, string>();
  private readonly protocols = new Set<string>();
  private readonly singleInstance: SingleInstance;
  private loginItem: LoginItem = {};
  private ready = false;
  private quitting = false;
  private readonly whenStarted: Promise<void>;
  private started!: () => void;

  constructor(identity: AppIdentity, switches: Map<string, string>) {
    super('app', EVENTS);
    this.identity = identity;
    this.switches = switches;
    this.whenStarted = new Promise((resolve) => {
      this.started = resolve;
    });
    this.commandLine = loud(
      {
        appendSwitch: (name: string, value = ''): void => void switches.set(name, value),
        hasSwitch: (name: string): boolean => switches.has(name),
        getSwitchValue: (name: string): string => switches.get(name) ?? '',
        removeSwitch: (name: string): void => void switches.delete(name),
      },
      'app.commandLine',
    );
    this.singleInstance = new SingleInstance(({ argv, workingDirectory, additionalData }) => {
      // Electron promises that it comes after `ready`.
      void this.whenReady().then(() =>
        this.emit('second-instance', preventable({}), argv, workingDirectory, additionalData),
      );
    });
    process.once('exit', () => {
      this.singleInstance.release();
    });
  }

  /** Chromium runs; `isReady` may be replaced (Playwright holds the app back until it listens), this may not. */
  get hasStarted(): boolean {
    return this.ready;
  }

  get isQuitting(): boolean {
    return this.quitting;
  }

  announceReady(): void {
    this.ready = true;
    this.started();
    this.emit('will-finish-launching', preventable({}));
    this.emit('ready', preventable({}), {});
  }

  whenReady(): Promise<void> {
    return this.whenStarted;
  }

  isReady(): boolean {
    return this.ready;
  }

  get name(): string {
    return this.identity.name;
  }

  set name(name: string) {
    this.identity = { ...this.identity, name };
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.identity.version;
  }

  getAppPath(): string {
    return this.identity.path;
  }

  getPath(name: string): string {
    const path = this.paths.get(name) ?? defaultPath(name, this);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (defaultPath(name, this) === undefined) throw new Error(`Failed to set path '${name}'`);
    this.paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    const folder = path ?? this.getPath('logs');
    this.setPath('logs', folder);
    mkdirSync(folder, { recursive: true });
  }

  getLocale(): string {
    const language = this.switches.get('lang');
    return chromiumLocale(language ?? this.getSystemLocale());
  }

  getSystemLocale(): string {
    return systemLanguages(process.env)[0] ?? 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return systemLanguages(process.env);
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    return this.singleInstance.request(this.getPath('userData'), process.argv, additionalData);
  }

  hasSingleInstanceLock(): boolean {
    return this.singleInstance.held;
  }

  releaseSingleInstanceLock(): void {
    this.singleInstance.release();
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.protocols.add(protocol);
    return true;
  }

  isDefaultProtocolClient(protocol: string): boolean {
    return this.protocols.has(protocol);
  }

  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.protocols.delete(protocol);
  }

  setLoginItemSettings(settings: LoginItem): void {
    this.loginItem = settings;
  }

  getLoginItemSettings(): { openAtLogin: boolean; openAsHidden: boolean; wasOpenedAtLogin: boolean } {
    const { openAtLogin = false, openAsHidden = false } = this.loginItem;
    return { openAtLogin, openAsHidden, wasOpenedAtLogin: false };
  }

  setBadgeCount(count = 0): boolean {
    desktop.badgeCount = count;
    return true;
  }

  getBadgeCount(): number {
    return desktop.badgeCount;
  }

  addRecentDocument(path: string): void {
    desktop.record('app.addRecentDocument', { path });
  }

  clearRecentDocuments(): void {
    desktop.record('app.clearRecentDocuments', {});
  }

  setAppUserModelId(): void {
    // Windows alone groups windows by it.
  }

  enableSandbox(): void {
    // On anyway: nothing else is modelled.
  }

  disableHardwareAcceleration(): void {
    // Off anyway: there is no GPU.
  }

  focus(): void {
    [...openWindows.values()].at(-1)?.focus();
  }

  relaunch(): void {
    desktop.record('app.relaunch', {});
  }

  /** Asks every window first; one that stays open stays so for all of them. */
  quit(): void {
    if (this.quitting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (openWindows.size === 0) {
      this.finishQuitting();
      return;
    }
    for (const window of [...openWindows.values()]) {
      window.close();
      if (!window.isClosing) {
        this.quitting = false;
        return;
      }
    }
  }

  /** Told by a window that has gone. */
  afterWindowClosed(): void {
    if (openWindows.size > 0) return;
    if (this.quitting) this.finishQuitting();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  exit(code = 0): void {
    this.quitting = true;
    this.emit('quit', preventable({}), code);
    this.singleInstance.release();
    void browser.close().then(() => process.exit(code));
  }

  private finishQuitting(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    this.quitting = !event.defaultPrevented;
    // The script that asked runs to its end first.
    if (this.quitting)
      setImmediate(() => {
        this.exit(0);
      });
  }
}
