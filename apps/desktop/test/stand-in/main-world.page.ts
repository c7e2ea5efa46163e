import { WorldBridge } from './world-bridge.page.js';

/** Runs in the page's own world before its scripts: what the preload exposes becomes a frozen property of `window`. */
export function openMainWorld(secret: string): void {
  new WorldBridge(`${secret}-preload`, `${secret}-page`, (key, api) => {
    const name = String(key);
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: freeze(api), enumerable: true, configurable: false, writable: false });
  });
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
