import type { Bridge } from '../../contract/bridge.js';

declare global {
  interface Window {
    /** Put there by preload; frozen. */
    readonly ciekit: Bridge;
  }
}

/** The only way out of the window. */
export const bridge: Bridge = window.ciekit;
