import { app } from 'electron';

export interface Ending {
  /** Whether now is a time to end; if not, the person sees why and asks again. */
  readonly mayEnd: () => boolean;
  /** At once: no window, no question and no timer is left. */
  readonly close: () => void;
  /** What has to be on the disk, or told to the card, before the processes go. */
  readonly settle: () => Promise<unknown>;
  /** At last. */
  readonly end: () => void;
}

/** Lets work come to its end before the app does. */
export function quitCleanly({ mayEnd, close, settle, end }: Ending): void {
  let isSettled = false;
  app.on('before-quit', (event) => {
    if (isSettled) return;
    if (mayEnd()) close();
    else event.preventDefault();
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
