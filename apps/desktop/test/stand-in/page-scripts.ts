import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreloadSettings } from './renderer-messages.js';

/** The bundles beside the executable; stand-in-distribution.ts makes them. */
export const MAIN_WORLD_BUNDLE = 'main-world.js';
export const PRELOAD_WORLD_BUNDLE = 'preload-world.js';

const bundle = (name: string): string => readFileSync(join(__dirname, name), 'utf8');

/** Each bundle leaves its exports in a variable of this name. */
export const BUNDLE_VARIABLE = 'standInBundle';

export function mainWorldScript(secret: string): string {
  return `(() => {${bundle(MAIN_WORLD_BUNDLE)}\n${BUNDLE_VARIABLE}.openMainWorld(${JSON.stringify(secret)});})()`;
}

/** The preload script is a CommonJS module: its text becomes the body of a function. */
export function preloadWorldScript(settings: PreloadSettings, preload: string): string {
  const script = `function (require, module, exports, process) {${preload}\n}`;
  const start = `${BUNDLE_VARIABLE}.openPreloadWorld(${JSON.stringify(settings)}, ${script});`;
  return `(() => {${bundle(PRELOAD_WORLD_BUNDLE)}\n${start}})()`;
}
