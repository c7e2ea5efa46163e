import type { BrowserWindow } from 'electron';

/** A page that asks again and again would cover the screen with dialogs: one is open for a window, and no other. */
const asking = new WeakSet<BrowserWindow>();

/** Asks the person something over this window. @returns `otherwise` when they are being asked something already */
export async function oneQuestion<T>(window: BrowserWindow, otherwise: T, ask: () => Promise<T>): Promise<T> {
  if (asking.has(window)) return otherwise;
  asking.add(window);
  try {
    return await ask();
  } finally {
    asking.delete(window);
  }
}
