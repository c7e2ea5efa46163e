import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { App } from './app.js';
import type { BrowserWindow } from './browser-window.js';
import type { clipboard } from './clipboard.js';
import type { dialog } from './dialogs.js';
import type { electron } from './electron-module.js';
import type { IpcMain } from './ipc-main.js';
import type { Menu, MenuItem } from './menu.js';
import type { NativeImage } from './native-image.js';
import type { NativeTheme } from './native-theme.js';
import type { Notification } from './notifications.js';
import type { PowerMonitor } from './power-monitor.js';
import type { Screen } from './screen.js';
import type { Session, WebRequest } from './session.js';
import type { shell } from './shell.js';
import type { Tray } from './tray.js';
import type { UtilityProcess } from './utility-process.js';
import type { WebContents } from './web-contents.js';
import type { WebFrameMain } from './web-frame-main.js';

/**
 * The compiler's check that the stand-in models Electron and invents nothing: every public member of a model is a
 * member of the real class, or is named here as a door for the stand-in and its tests.
 */
type Invented<Model, Real> = Exclude<keyof Model, keyof Real | keyof EventEmitter>;

/** `true` only when both name the same members. */
type Exactly<A, B> = [Exclude<A, B>, Exclude<B, A>] extends [never, never] ? true : Exclude<A, B> | Exclude<B, A>;

type AppDoors = 'switches' | 'hasStarted' | 'isQuitting' | 'announceReady' | 'afterWindowClosed';
type WindowDoors = 'isClosing';
type ContentsDoors = 'opened' | 'takeAnnounced' | 'allowsWindow' | 'refreshSize' | 'refreshTheme' | 'dispose';
type ThemeDoors = 'setDesktop' | 'mediaFeatures';
type RequestDoors = 'allows' | 'headersFor';

/** A wrong entry is an error of the compiler here. */
export const CHECKED: {
  readonly module: Exactly<never, Invented<typeof electron, typeof Electron>>;
  readonly app: Exactly<AppDoors, Invented<App, Electron.App>>;
  readonly browserWindow: Exactly<WindowDoors, Invented<BrowserWindow, Electron.BrowserWindow>>;
  readonly webContents: Exactly<ContentsDoors, Invented<WebContents, Electron.WebContents>>;
  readonly webFrameMain: Exactly<'destroy', Invented<WebFrameMain, Electron.WebFrameMain>>;
  readonly ipcMain: Exactly<'answer', Invented<IpcMain, Electron.IpcMain>>;
  readonly session: Exactly<'wouldGrant', Invented<Session, Electron.Session>>;
  readonly webRequest: Exactly<RequestDoors, Invented<WebRequest, Electron.WebRequest>>;
  readonly nativeTheme: Exactly<ThemeDoors, Invented<NativeTheme, Electron.NativeTheme>>;
  readonly tray: Exactly<'shown', Invented<Tray, Electron.Tray>>;
  readonly notification: Exactly<never, Invented<Notification, Electron.Notification>>;
  readonly menu: Exactly<never, Invented<Menu, Electron.Menu>>;
  readonly menuItem: Exactly<never, Invented<MenuItem, Electron.MenuItem>>;
  readonly nativeImage: Exactly<never, Invented<NativeImage, Electron.NativeImage>>;
  readonly screen: Exactly<never, Invented<Screen, Electron.Screen>>;
  readonly powerMonitor: Exactly<never, Invented<PowerMonitor, Electron.PowerMonitor>>;
  readonly utilityProcess: Exactly<never, Invented<UtilityProcess, Electron.UtilityProcess>>;
  readonly dialog: Exactly<never, Invented<typeof dialog, Electron.Dialog>>;
  readonly shell: Exactly<never, Invented<typeof shell, Electron.Shell>>;
  readonly clipboard: Exactly<never, Invented<typeof clipboard, Electron.Clipboard>>;
} = {
  module: true,
  app: true,
  browserWindow: true,
  webContents: true,
  webFrameMain: true,
  ipcMain: true,
  session: true,
  webRequest: true,
  nativeTheme: true,
  tray: true,
  notification: true,
  menu: true,
  menuItem: true,
  nativeImage: true,
  screen: true,
  powerMonitor: true,
  utilityProcess: true,
  dialog: true,
  shell: true,
  clipboard: true,
};
