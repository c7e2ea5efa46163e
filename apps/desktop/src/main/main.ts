/** Entry of the main process. */
import { app } from 'electron';
import { join } from 'node:path';
import { registerAppScheme, serveApp } from './app-protocol.js';
import { guardAllContents, refusePermissions } from './guards.js';
import { takeWindowsOffNetwork } from './off-network.js';
import { nameOwnCommand } from './own-command.js';
import { startDesktop } from './start-desktop.js';
import { SystemOpenings } from './system-openings.js';

nameOwnCommand();
takeWindowsOffNetwork();
registerAppScheme();
guardAllContents();
const openings = new SystemOpenings();
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => {
    refusePermissions();
    serveApp(join(__dirname, 'window'));
    startDesktop({ folder: __dirname, openings });
  });
} else {
  // The first one shows its window and opens what this one was asked to open.
  app.quit();
}
