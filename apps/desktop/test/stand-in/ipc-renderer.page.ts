import { loud } from './loud-object.js';
import type { MessageFromMain, MessageToMain } from './renderer-messages.js';
import { decodeValue, encodeValue } from './value-codec.js';

type Listener = (event: object, ...values: unknown[]) => void;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** `ipcRenderer` of the preload script, and the door through which main's messages come. */
export function makeIpcRenderer(post: (message: MessageToMain) => void): {
  readonly ipcRenderer: object;
  readonly receive: (message: MessageFromMain) => void;
} {
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const add = (channel: string, listener: Listener, once: boolean): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener): object => {
    const kept = [...(listeners.get(channel) ?? [])];
    const at = kept.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) kept.splice(at, 1);
    listeners.set(channel, kept);
    return ipcRenderer;
  };

  const ipcRenderer: object = loud(
    {
      invoke: (channel: string, ...values: unknown[]): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const id = ++last;
          post({ kind: 'invoke', id, channel, values: encodeValue(values) });
          waiting.set(id, { resolve, reject });
        }),
      send: (channel: string, ...values: unknown[]): void => {
        post({ kind: 'send', channel, values: encodeValue(values) });
      },
      on: (channel: string, listener: Listener) => add(channel, listener, false),
      addListener: (channel: string, listener: Listener) => add(channel, listener, false),
      once: (channel: string, listener: Listener) => add(channel, listener, true),
      off: remove,
      removeListener: remove,
      removeAllListeners: (channel?: string): object => {
        if (channel === undefined) listeners.clear();
        else listeners.delete(channel);
        return ipcRenderer;
      },
    },
    'ipcRenderer',
  );

  const receive = (message: MessageFromMain): void => {
    if (message.kind === 'event') {
      const values = decodeValue(message.values) as unknown[];
      for (const { listener, once } of listeners.get(message.channel) ?? []) {
        if (once) remove(message.channel, listener);
        listener({ sender: ipcRenderer, ports: [] }, ...values);
      }
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'result') call?.resolve(decodeValue(message.value));
    else call?.reject(new Error(message.message));
  };

  return { ipcRenderer, receive };
}
