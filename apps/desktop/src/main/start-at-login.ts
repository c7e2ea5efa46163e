import { app } from 'electron';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.js';

/** With it the app starts into the tray, without a window. */
export const HIDDEN = '--hidden';

/** The switch may be turned faster than a disk writes: what was wanted last is what stays. */
let written: Promise<void> = Promise.resolve();

/** Has the system start the app when the person logs in, or no longer. A system that refuses costs nothing else. */
export function startAtLogin(wanted: boolean): Promise<void> {
  written = written.then(() => setEntry(wanted));
  return written;
}

/** What was wanted so far is on the disk, or could not be written. */
export function loginEntryWritten(): Promise<void> {
  return written;
}

async function setEntry(wanted: boolean): Promise<void> {
  try {
    if (process.platform !== 'linux') {
      app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN] });
      return;
    }
    // Electron knows no login items on Linux: https://specifications.freedesktop.org/autostart-spec
    const path = join(app.getPath('appData'), 'autostart', 'org.ciekit.CieKit.desktop');
    await (wanted ? writeWhole(path, autostartEntry(command())) : rm(path, { force: true }));
  } catch {
    // A read-only home: the switch stays as it is, the app has to be started by hand.
  }
}

/** An AppImage is mounted anew at each start: its own file is the lasting one. */
function command(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), HIDDEN];
}

/** A file of the XDG autostart folder. */
function autostartEntry(command: readonly string[]): string {
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=CIE Kit', `Exec=${command.map(quoted).join(' ')}`];
  return `${[...lines, 'X-GNOME-Autostart-enabled=true'].join('\n')}\n`;
}

/** Desktop Entry Specification, "The Exec key"; backslashes are doubled once more, as in every string of such a file. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}
