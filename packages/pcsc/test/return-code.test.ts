import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { TransportError } from '@ciekit/core';
import { addonCallError } from '../src/pcsclite/addon.js';
import {
  describeReturnCode,
  PcscCallError,
  returnCodeError,
  transportErrorCode,
  unsignedReturnCode,
} from '../src/return-code.js';
import { ReturnCode } from '../src/winscard.js';

describe('unsignedReturnCode', () => {
  it.each([
    ['pcsc-lite, 64 bits, as a number', 0x8010000c, 0x8010000c],
    ['pcsc-lite, 64 bits, as a bigint', 0x8010000cn, 0x8010000c],
    ['Windows and macOS, 32 bits signed', -2146435060, 0x8010000c],
    ['sign-extended to 64 bits', -2146435060n, 0x8010000c],
    ['success', 0, 0],
  ])('%s', (_name, value, expected) => {
    expect(unsignedReturnCode(value)).toBe(expected);
  });

  it('gives the same code for every way of handing over one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (code) => {
        const signed = code | 0;
        expect(unsignedReturnCode(code)).toBe(code);
        expect(unsignedReturnCode(signed)).toBe(code);
        expect(unsignedReturnCode(BigInt(signed))).toBe(code);
      }),
      propertyRuns(),
    );
  });
});

describe('transportErrorCode', () => {
  it.each([
    ['SCARD_E_NO_SERVICE', 'service-not-running', 'service-not-running'],
    ['SCARD_E_SERVICE_STOPPED', 'service-not-running', 'service-not-running'],
    ['SCARD_W_SECURITY_VIOLATION', 'access-denied', 'access-denied'],
    ['SCARD_E_NO_ACCESS', 'access-denied', 'access-denied'],
    ['ERROR_ACCESS_DENIED', 'access-denied', 'access-denied'],
    ['SCARD_E_UNKNOWN_READER', 'no-reader', 'reader-removed'],
    ['SCARD_E_READER_UNAVAILABLE', 'no-reader', 'reader-removed'],
    ['SCARD_E_NO_READERS_AVAILABLE', 'no-reader', 'reader-removed'],
    ['SCARD_E_NO_SMARTCARD', 'no-card', 'card-removed'],
    ['SCARD_W_REMOVED_CARD', 'no-card', 'card-removed'],
    ['SCARD_W_UNRESPONSIVE_CARD', 'mute-card', 'mute-card'],
    ['SCARD_W_UNPOWERED_CARD', 'mute-card', 'mute-card'],
    ['SCARD_W_RESET_CARD', 'card-reset', 'card-reset'],
    ['SCARD_E_SHARING_VIOLATION', 'sharing-violation', 'sharing-violation'],
    ['SCARD_E_TIMEOUT', 'timeout', 'timeout'],
    ['SCARD_F_COMM_ERROR', undefined, undefined],
    ['SCARD_E_NOT_TRANSACTED', undefined, undefined],
    ['SCARD_E_INVALID_HANDLE', undefined, undefined],
  ] as const)('%s', (name, connecting, connected) => {
    expect(transportErrorCode(ReturnCode[name], 'connect')).toBe(connecting);
    expect(transportErrorCode(ReturnCode[name], 'card')).toBe(connected);
  });

  it('makes a TransportError with a cause of every number', () => {
    const phase = fc.constantFrom('service' as const, 'connect' as const, 'card' as const);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), phase, (code, when) => {
        const error = returnCodeError('SCardConnect', code, when);
        expect(error).toBeInstanceOf(TransportError);
        expect(error.cause).toBeInstanceOf(PcscCallError);
        expect((error.cause as PcscCallError).returnCode).toBe(code);
      }),
      propertyRuns(),
    );
  });

  it('names what it knows', () => {
    expect(describeReturnCode(0x8010000c)).toBe('SCARD_E_NO_SMARTCARD (8010000C)');
    expect(describeReturnCode(0x1234)).toBe('00001234');
  });
});

describe('addonCallError', () => {
  it.each([
    ['SCardConnect error: Sharing violation.(0x8010000b)', 'SCardConnect', 0x8010000b],
    ['SCardTransmit error: Transaction failed.(0xffffffff80100016)', 'SCardTransmit', 0x80100016],
    ['SCardConnect error: Keine Smartcard\r\n vorhanden.(0x8010000c)', 'SCardConnect', 0x8010000c],
  ])('reads %s', (message, call, code) => {
    const error = addonCallError(new Error(message));
    expect(error).toMatchObject({ call, returnCode: code });
  });

  it('leaves other errors alone', () => {
    expect(addonCallError(new Error('Card Reader not connected'))).toBeUndefined();
    expect(addonCallError(new Error('SCardConnect error: nothing'))).toBeUndefined();
  });

  it('survives any message', () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        addonCallError(new Error(message));
      }),
      propertyRuns(),
    );
  });
});
