import { ClientConnection } from './client-connection.js';
import type { Slot, SlotBoard } from './slot.js';
import type { TokenConnection } from './token-connection.js';

/** The slot that is there while no reader is: programs take a list without slots for a broken module. */
export const EMPTY_SLOT: Slot = { id: 1, description: 'CIE Kit: no reader', token: undefined };

const EMPTY_BOARD: SlotBoard = {
  slots: [EMPTY_SLOT],
  slot: (id) => (id === EMPTY_SLOT.id ? EMPTY_SLOT : undefined),
  firstLook: undefined,
  lookAgain: () => undefined,
  subscribe: () => () => undefined,
};

/** A connection to a token that is not there: one slot, no reader, no card. For the time while the service is away. */
export function offlineToken(): TokenConnection {
  return new ClientConnection(EMPTY_BOARD, undefined);
}
