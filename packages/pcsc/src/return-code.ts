import { TransportError, type TransportErrorCode } from '@ciekit/core';
import { ReturnCode } from './winscard.js';

const NAMES = new Map<number, string>(Object.entries(ReturnCode).map(([name, value]) => [value, name]));

/**
 * A PC/SC return code as the unsigned 32-bit number that the documentation prints.
 *
 * LONG is signed, 8 bytes with pcsc-lite on 64-bit systems (where 8010000C stays positive) and 4 bytes on Windows and
 * macOS (where it is negative); an FFI hands over either a number or a bigint.
 *
 * @example
 * ```ts
 * unsignedReturnCode(-2146435060); // 0x8010000C
 * unsignedReturnCode(0x8010000cn); // 0x8010000C
 * ```
 */
export function unsignedReturnCode(value: number | bigint): number {
  return Number(BigInt.asUintN(32, BigInt(value)));
}

/** `SCARD_E_NO_SMARTCARD (8010000C)`, or the bare number where it has no name here. */
export function describeReturnCode(code: number): string {
  const hex = code.toString(16).toUpperCase().padStart(8, '0');
  const name = NAMES.get(code);
  return name === undefined ? hex : `${name} (${hex})`;
}

/** What a PC/SC function returned: the `cause` of every TransportError of this package that began there. */
export class PcscCallError extends Error {
  readonly call: string;
  readonly returnCode: number;

  constructor(call: string, returnCode: number, options?: ErrorOptions) {
    super(`${call}: ${describeReturnCode(returnCode)}`, options);
    this.name = 'PcscCallError';
    this.call = call;
    this.returnCode = returnCode;
  }
}

/** Where a call stands: the same code means another thing before and after there was a card to talk to. */
export type CallPhase = 'service' | 'connect' | 'card';

const SERVICE_CODES: readonly number[] = [
  ReturnCode.SCARD_E_NO_SERVICE,
  ReturnCode.SCARD_E_SERVICE_STOPPED,
  ReturnCode.SCARD_P_SHUTDOWN,
  ReturnCode.SCARD_E_SYSTEM_CANCELLED,
  ReturnCode.ERROR_BROKEN_PIPE,
];

const READER_GONE_CODES: readonly number[] = [
  ReturnCode.SCARD_E_UNKNOWN_READER,
  ReturnCode.SCARD_E_READER_UNAVAILABLE,
  ReturnCode.SCARD_E_NO_READERS_AVAILABLE,
];

/**
 * What a return code means, where it alone tells.
 *
 * @returns `undefined` for codes that only say "it did not work": the state of the reader has to be asked then
 */
export function transportErrorCode(returnCode: number, phase: CallPhase): TransportErrorCode | undefined {
  if (SERVICE_CODES.includes(returnCode)) return 'service-not-running';
  // No card was asked: it is the service that hung up. pcscd closes its clients' connections before its own socket.
  if (phase === 'service' && returnCode === ReturnCode.SCARD_F_COMM_ERROR) return 'service-not-running';
  if (READER_GONE_CODES.includes(returnCode)) return phase === 'card' ? 'reader-removed' : 'no-reader';
  switch (returnCode) {
    case ReturnCode.SCARD_W_SECURITY_VIOLATION:
    case ReturnCode.SCARD_E_NO_ACCESS:
    case ReturnCode.ERROR_ACCESS_DENIED:
      return 'access-denied';
    case ReturnCode.SCARD_E_SHARING_VIOLATION:
      return 'sharing-violation';
    case ReturnCode.SCARD_E_NO_SMARTCARD:
    case ReturnCode.SCARD_W_REMOVED_CARD:
      return phase === 'card' ? 'card-removed' : 'no-card';
    case ReturnCode.SCARD_W_UNRESPONSIVE_CARD:
    case ReturnCode.SCARD_W_UNPOWERED_CARD:
    case ReturnCode.SCARD_W_UNSUPPORTED_CARD:
      return 'mute-card';
    case ReturnCode.SCARD_W_RESET_CARD:
      return 'card-reset';
    case ReturnCode.SCARD_E_TIMEOUT:
    case ReturnCode.SCARD_F_WAITED_TOO_LONG:
      return 'timeout';
    default:
      return undefined;
  }
}

const SENTENCES: Readonly<Record<TransportErrorCode, string>> = {
  'service-not-running': 'the smart card service is not running',
  'binding-unavailable': 'no PC/SC binding could be loaded',
  'no-reader': 'there is no such reader',
  'no-card': 'there is no card in the reader',
  'mute-card': 'the card does not answer; it may lie badly on the reader',
  'card-removed': 'the card was removed',
  'card-reset': 'another program reset the card',
  'reader-removed': 'the reader was unplugged',
  'sharing-violation': 'another program uses the card',
  'access-denied': 'the system does not let this user use smart card readers',
  'communication-failed': 'the reader or the card did not complete the exchange',
  timeout: 'the reader did not answer in time',
};

/** The TransportError with its usual sentence. A cause is asked of every caller: none of these errors begins here. */
export function transportError(code: TransportErrorCode, cause: unknown, sentence?: string): TransportError {
  return new TransportError(code, sentence ?? SENTENCES[code], { cause });
}

/**
 * The TransportError for a return code; `communication-failed` where the code does not tell more.
 *
 * @example
 * ```ts
 * returnCodeError('SCardConnect', 0x8010000c, 'connect').code; // 'no-card'
 * ```
 */
export function returnCodeError(call: string, returnCode: number, phase: CallPhase): TransportError {
  const code = transportErrorCode(returnCode, phase) ?? 'communication-failed';
  return transportError(code, new PcscCallError(call, returnCode));
}

/**
 * Whether the service is gone, from what it said to somebody whom it had let in before. pcsc-lite calls it a security
 * violation when a service hangs up before it has greeted, as one does that is being killed.
 */
export function isServiceGone(error: unknown): boolean {
  return error instanceof TransportError && ['service-not-running', 'access-denied'].includes(error.code);
}
