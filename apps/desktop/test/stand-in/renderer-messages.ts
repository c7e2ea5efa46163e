import type { EncodedValue } from './value-codec.js';

/** The binding that only the preload's world has, and the function through which main answers there. */
export const TO_MAIN = '__standInToMain';
export const FROM_MAIN = '__standInFromMain';

/** The name that Electron gives to the preload's world. */
export const PRELOAD_WORLD = 'Electron Isolated Context';

export type MessageToMain =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: EncodedValue }
  | { readonly kind: 'send'; readonly channel: string; readonly values: EncodedValue }
  | { readonly kind: 'preload-failed'; readonly message: string };

export type MessageFromMain =
  | { readonly kind: 'result'; readonly id: number; readonly value: EncodedValue }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly values: EncodedValue };

/** What the preload's world is started with. */
export interface PreloadSettings {
  /** Known to the two worlds and to main, never to the page. */
  readonly secret: string;
  readonly preloadPath: string;
  readonly process: Readonly<Record<string, unknown>>;
}

/** What the preload asks by pausing: main reads `file` and writes `path` (file-paths.ts). */
export interface PathQuestion {
  readonly secret: string;
  readonly file: unknown;
  path: string | undefined;
}
