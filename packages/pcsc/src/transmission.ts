import type { CardDisposition, TransportError } from '@ciekit/core';
import { transportError } from './return-code.js';
import { Disposition, MAX_COMMAND_LENGTH } from './winscard.js';

/** @throws {RangeError} the command is shorter than a header or longer than any APDU can be */
export function checkCommandLength(command: Uint8Array): void {
  if (command.length < 4 || command.length > MAX_COMMAND_LENGTH)
    throw new RangeError(`a command APDU has 4 to ${MAX_COMMAND_LENGTH} bytes`);
}

/** Whether there is a status word. Some drivers report success without one when the card left during the command. */
export function isAnswer(response: Uint8Array): boolean {
  return response.length >= 2;
}

/** What a command gets whose connection was closed under it. */
export function closedError(): TransportError {
  return transportError(
    'communication-failed',
    new Error('close() was called'),
    'the connection to the card was closed',
  );
}

/** Whether the card that the connection was made to is out of reach for good. */
export function isFinal(error: TransportError): boolean {
  return error.code === 'card-removed' || error.code === 'reader-removed' || error.code === 'service-not-running';
}

/** `dwDisposition` for the end of a transaction. */
export function dispositionCode(disposition: CardDisposition): number {
  return disposition === 'reset' ? Disposition.SCARD_RESET_CARD : Disposition.SCARD_LEAVE_CARD;
}
