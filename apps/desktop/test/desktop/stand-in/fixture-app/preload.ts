import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent, WebUtils } from 'electron';
import type { FixtureApi } from './contract.js';

const api: FixtureApi = {
  answer: 42,
  nested: { list: [1, 2, 3] },
  platform: () => process.platform,
  twice: (call) => call(call(1)),
  fail: () => {
    throw new RangeError('from the preload script');
  },
  later: (value) => Promise.resolve(`${value}, later`),
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  send: (channel, ...values) => {
    ipcRenderer.send(channel, ...values);
  },
  listen: (channel, listener) => {
    const heard = (_event: IpcRendererEvent, ...values: unknown[]): void => {
      listener(...values);
    };
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.off(channel, heard);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<WebUtils['getPathForFile']>[0]),
  unmodelled: () => {
    try {
      return typeof Reflect.get(ipcRenderer, 'sendToHost');
    } catch (error) {
      return (error as Error).message;
    }
  },
};

Object.assign(globalThis, { secretOfPreload: 'not for the page' });
contextBridge.exposeInMainWorld('fixture', api);
