import { loud } from './loud-object.js';

let text = '';

/** A clipboard of its own: text only. */
export const clipboard = loud(
  {
    readText: (): string => text,
    writeText: (value: string): void => {
      text = value;
    },
    clear: (): void => {
      text = '';
    },
  },
  'clipboard',
);
