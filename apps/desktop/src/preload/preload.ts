import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AppEvent, Bridge } from '../contract/bridge.js';
import { CHANNEL } from '../contract/bridge.js';

/** The only thing that the page gets from outside. */
const bridge: Bridge = {
  request: (name, argument) =>
    ipcRenderer.invoke(CHANNEL.request, name, argument) as ReturnType<Bridge['request']> as never,
  operate: (id, kind, argument) => ipcRenderer.invoke(CHANNEL.operation, id, kind, argument) as never,
  listen: (listener) => {
    const take = (_: unknown, event: AppEvent): void => {
      listener(event);
    };
    ipcRenderer.on(CHANNEL.event, take);
    return () => {
      ipcRenderer.off(CHANNEL.event, take);
    };
  },
  dropped: (files) =>
    ipcRenderer.invoke(
      CHANNEL.dropped,
      // The path is the system's word: a file that the page made has none.
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ) as never,
};

contextBridge.exposeInMainWorld('ciekit', bridge);
