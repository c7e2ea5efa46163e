import { makeIpcRenderer } from './ipc-renderer.page.js';
import { loud } from './loud-object.js';
import { FROM_MAIN, TO_MAIN } from './renderer-messages.js';
import type { MessageFromMain, MessageToMain, PathQuestion, PreloadSettings } from './renderer-messages.js';
import { WorldBridge } from './world-bridge.page.js';

/** The preload script as a function of what CommonJS gives to a module. */
type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: PreloadSettings['process'],
) => void;

/** Runs in the preload's world: the `electron` module of a sandboxed preload script, and the script itself. */
export function openPreloadWorld(settings: PreloadSettings, preload: Preload): void {
  const world = globalThis as unknown as Record<string, ((text: string) => void) | undefined>;
  const toMain = world[TO_MAIN];
  // A global of this world would also be one of the preload script's.
  Reflect.deleteProperty(world, TO_MAIN);
  // Frames inside the page have no preload script (nodeIntegrationInSubFrames is off).
  if (window !== window.top || toMain === undefined) return;

  const post = (message: MessageToMain): void => {
    toMain(JSON.stringify(message));
  };
  const { ipcRenderer, receive } = makeIpcRenderer(post);
  Object.defineProperty(world, FROM_MAIN, {
    value: (text: string) => {
      receive(JSON.parse(text) as MessageFromMain);
    },
  });

  const bridge = new WorldBridge(`${settings.secret}-page`, `${settings.secret}-preload`, () => undefined);
  const contextBridge = loud(
    {
      exposeInMainWorld: (key: string, api: unknown): void => {
        bridge.farRoot(key, api);
      },
    },
    'contextBridge',
  );
  const webUtils = loud({ getPathForFile: (file: unknown) => pathOf(file, settings.secret) }, 'webUtils');
  const electron = loud({ contextBridge, ipcRenderer, webUtils }, 'electron (preload)');

  const require = (name: string): unknown => {
    if (['electron', 'electron/renderer', 'electron/common'].includes(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, settings.process);
  } catch (error) {
    // The page's console is where Electron says it, too.
    /* eslint-disable no-console */
    console.error(`Unable to load preload script: ${settings.preloadPath}`);
    console.error(error);
    /* eslint-enable no-console */
    post({ kind: 'preload-failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/**
 * The path must be there when this returns, and only main can know it. A paused script is the one state in which the
 * DevTools protocol answers while JavaScript waits: main finds `question` in this frame, writes the path and resumes.
 */
function pathOf(file: unknown, secret: string): string {
  if (!(file instanceof File))
    throw new TypeError('getPathForFile expected to receive a File object but one was not provided');
  const question: PathQuestion = { secret, file, path: undefined };
  // eslint-disable-next-line no-debugger -- see above
  debugger;
  if (question.path === undefined) throw new Error('electron stand-in: nobody answered where a file is');
  return question.path;
}
