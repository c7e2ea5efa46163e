import type { CardReaders } from '@ciekit/core';
import { TransportError } from '@ciekit/core/basics';

/** For commands that need the store only: nothing of PC/SC is loaded. */
export const noReaders: CardReaders = {
  list: () => Promise.resolve([]),
  // eslint-disable-next-line @typescript-eslint/require-await -- nothing will ever come
  async *watch() {
    yield* [];
  },
  connect: () => Promise.reject(new TransportError('no-reader', 'this command uses no reader')),
  close: () => Promise.resolve(),
};
