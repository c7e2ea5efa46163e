import type { WebPreferences } from 'electron';

/** What a page of a window may: nothing but talk to the main process through its preload (docs/security-model.md). */
export function windowPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    devTools: false,
    // Nothing here calls `alert`: whoever does would pose as the system.
    disableDialogs: true,
  };
}
