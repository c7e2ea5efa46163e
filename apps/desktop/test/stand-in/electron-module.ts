import { BrowserWindow } from './browser-window.js';
import { clipboard } from './clipboard.js';
import { dialog } from './dialogs.js';
import { loud } from './loud-object.js';
import { app, defaultSession, ipcMain, nativeTheme } from './main-process.js';
import { Menu, MenuItem } from './menu.js';
import { nativeImage } from './native-image.js';
import { Notification } from './notifications.js';
import { PowerMonitor } from './power-monitor.js';
import { Screen } from './screen.js';
import { shell } from './shell.js';
import { Tray } from './tray.js';
import { utilityProcess } from './utility-process.js';
import { WebContents } from './web-contents.js';

/** The `electron` module of the main process. What is not here is a loud failure. */
export const electron = loud(
  {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    ipcMain,
    Menu,
    MenuItem,
    nativeImage,
    nativeTheme,
    Notification,
    powerMonitor: new PowerMonitor(),
    protocol: defaultSession.protocol,
    screen: new Screen(),
    session: loud({ defaultSession }, 'session'),
    shell,
    Tray,
    utilityProcess: loud(utilityProcess, 'utilityProcess'),
    webContents: loud(
      {
        fromId: (id: number) => WebContents.fromId(id),
        fromDevToolsTargetId: (targetId: string) => WebContents.fromDevToolsTargetId(targetId),
        getAllWebContents: () => WebContents.getAllWebContents(),
        getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
      },
      'webContents',
    ),
  },
  'electron',
);
