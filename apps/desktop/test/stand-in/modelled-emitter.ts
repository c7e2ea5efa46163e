import { EventEmitter } from 'node:events';
import { loud, notModelled } from './loud-object.js';

/** An event as Electron hands it to listeners: they may prevent what would follow. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T): PreventableEvent & T {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/**
 * An emitter of Electron whose events are known: listening to one that never comes is a loud failure, because a test
 * that waits for it, or an app that relies on it, would otherwise do so in vain.
 */
export class ModelledEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    this.setMaxListeners(0);
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && event !== 'removeListener' && !events.includes(event)) {
        throw notModelled(`event '${event}' of ${name}`);
      }
    });
    return loud(this, name);
  }
}
