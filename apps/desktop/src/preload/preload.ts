import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AppEvent, Bridge } from '../contract/bridge.js';
import { CHANNEL } from '../contract/bridge.js';
import { wipeCodes } from '../contract/wipe-codes.js';

/** The only thing that the page gets from outside. */
const bridge: Bridge = {
  request: (name, argument) => sent(argument, ipcRenderer.invoke(CHANNEL.request, name, argument)) as never,
  operate: (id, kind, argument) => sent(argument, ipcRenderer.invoke(CHANNEL.operation, id, kind, argument)) as never,
  listen: (listener) => {
    const take = (_: unknown, event: AppEvent): void => {
      listener(event);
    };
    ipcRenderer.on(CHANNEL.event, take);
    return () => {
      ipcRenderer.off(CHANNEL.event, take);
    };
  },
  dropped: (files) => ipcRenderer.invoke(CHANNEL.dropped, pathsOf(files)) as never,
};

/** What the page handed over is a copy of this world's own, and so is the message by now: codes are in neither any more. */
function sent(argument: unknown, answer: Promise<unknown>): Promise<unknown> {
  wipeCodes(argument);
  return answer;
}

/**
 * The path is the system's word: a file that the page made has none. Nothing of the page's own runs here: an object that
 * it made up instead of a list could answer with paths of its choice.
 */
function pathsOf(files: unknown): string[] {
  const paths: string[] = [];
  if (!Array.isArray(files)) return paths;
  for (let index = 0; index < files.length; index++) {
    const path = pathOf(files[index] as File);
    if (path !== '') paths.push(path);
  }
  return paths;
}

function pathOf(file: File): string {
  try {
    return webUtils.getPathForFile(file);
  } catch {
    // No file at all.
    return '';
  }
}

contextBridge.exposeInMainWorld('ciekit', bridge);
