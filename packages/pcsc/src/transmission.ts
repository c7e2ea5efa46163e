import type { TransportError } from '@ciekit/core';
import { transportError } from './return-code.js';
import { MAX_COMMAND_LENGTH } from './winscard.js';

/** @throws {RangeError} the command is shorter than a header or longer than any APDU can be */
export function checkCommandLength(command: Uint8Array): void {
  if (command.length < 4 || command.length > MAX_COMMAND_LENGTH)
    throw new RangeError(`a command APDU has 4 to ${MAX_COMMAND_LENGTH} bytes`);
}

/** The answer, which has a status word at least. @throws {TransportError} `communication-failed` */
export function checkResponse(response: Uint8Array): Uint8Array {
  if (response.length >= 2) return response;
  throw transportError('communication-failed', new Error('an answer without a status word'));
}

/** What a command gets whose connection was closed under it. */
export function closedError(): TransportError {
  return transportError(
    'communication-failed',
    new Error('close() was called'),
    'the connection to the card was closed',
  );
}
