import { app } from 'electron';

export interface Ending {
  /** At once: no window, no question and no timer is left. */
  readonly close: () => void;
  /** What has to be on the disk, or told to the card, before the processes go. */
  readonly settle: () => Promise<unknown>;
  /** At last. */
  readonly end: () => void;
}

/** Lets work come to its end before the app does. */
export function quitCleanly({ close, settle, end }: Ending): void {
  let isSettled = false;
  app.on('before-quit', () => {
    if (!isSettled) close();
  });
  app.on('will-quit', (event) => {
    if (isSettled) return;
    event.preventDefault();
    void settle().finally(() => {
      isSettled = true;
      end();
      app.quit();
    });
  });
}
