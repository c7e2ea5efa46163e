import { desktop } from './desktop.js';
import { loud } from './loud-object.js';

/** Everything that leaves the app is written down and goes nowhere. */
export const shell = loud(
  {
    openExternal: (url: string, options?: object): Promise<void> => {
      desktop.record('shell.openExternal', { url, ...(options === undefined ? {} : { options }) });
      return Promise.resolve();
    },
    openPath: (path: string): Promise<string> => {
      desktop.record('shell.openPath', { path });
      return Promise.resolve('');
    },
    showItemInFolder: (path: string): void => {
      desktop.record('shell.showItemInFolder', { path });
    },
    trashItem: (path: string): Promise<void> => {
      desktop.record('shell.trashItem', { path });
      return Promise.resolve();
    },
    beep: (): void => {
      desktop.record('shell.beep', {});
    },
  },
  'shell',
);
