import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { TransportError, toHex } from '@ciekit/core';
import { DEFAULT_TIMEOUTS } from '../src/binding.js';
import { CallLanes } from '../src/call-lanes.js';
import { noContextSockets } from '../src/native/context-socket.js';
import { NativeBinding } from '../src/native/native-binding.js';
import { ReaderStateFlag as Flag, ReturnCode } from '../src/winscard.js';
import { ScriptedWinscard } from './support/scripted-winscard.js';

const SELECT = Uint8Array.of(0x00, 0xa4, 0x00, 0x00);
const {
  SCARD_S_SUCCESS: SUCCESS,
  SCARD_W_RESET_CARD: RESET,
  SCARD_W_REMOVED_CARD: REMOVED,
  SCARD_E_SHARING_VIOLATION: SHARING,
  SCARD_F_COMM_ERROR: COMM_ERROR,
} = ReturnCode;

let api: ScriptedWinscard;
let binding: NativeBinding;

/** A return code that comes when the test says so. */
function blocked(): { readonly code: Promise<number>; readonly comes: (code: number) => void } {
  let comes: (code: number) => void = () => undefined;
  const code = new Promise<number>((resolve) => {
    comes = resolve;
  });
  return { code, comes };
}

function make(timeouts: Partial<typeof DEFAULT_TIMEOUTS> = {}): NativeBinding {
  return new NativeBinding({
    api,
    sockets: noContextSockets,
    exitGuard: { arm: () => undefined },
    timeouts: { ...DEFAULT_TIMEOUTS, ...timeouts },
    log: () => undefined,
    lanes: new CallLanes(4),
  });
}

beforeEach(() => {
  api = new ScriptedWinscard();
  binding = make();
});

describe('list', () => {
  it('gives nothing for no readers', async () => {
    api.readers.clear();
    expect(await binding.list()).toEqual([]);
    expect(api.open).toBe(0);
  });

  it('asks anew when a reader vanishes in between', async () => {
    api.answer('getStatusChange', ReturnCode.SCARD_E_UNKNOWN_READER);
    expect((await binding.list()).map(({ name }) => name)).toEqual(['R']);
  });

  it.each([
    [ReturnCode.SCARD_E_NO_SERVICE, 'service-not-running'],
    [ReturnCode.SCARD_W_SECURITY_VIOLATION, 'access-denied'],
    [ReturnCode.ERROR_ACCESS_DENIED, 'access-denied'],
    [COMM_ERROR, 'service-not-running'],
    [ReturnCode.SCARD_F_INTERNAL_ERROR, 'communication-failed'],
  ])('explains %s of SCardEstablishContext', async (returnCode, code) => {
    api.answer('establishContext', returnCode);
    await expect(binding.list()).rejects.toMatchObject({ code, cause: { returnCode } });
    expect(api.open).toBe(0);
  });

  it('does not wait for ever for a service that hangs, and gives back what it gets late', async () => {
    binding = make({ serviceMs: 5 });
    const hanging = blocked();
    api.answer('establishContext', hanging.code);
    await expect(binding.list()).rejects.toMatchObject({ code: 'timeout' });
    expect(binding.stuckCalls).toBe(1);
    hanging.comes(SUCCESS);
    await expect.poll(() => [binding.stuckCalls, api.open]).toEqual([0, 0]);
  });
});

describe('connect', () => {
  it.each([
    [ReturnCode.SCARD_E_UNKNOWN_READER, 'no-reader'],
    [ReturnCode.SCARD_E_READER_UNAVAILABLE, 'no-reader'],
    [ReturnCode.SCARD_E_NO_SMARTCARD, 'no-card'],
    [REMOVED, 'no-card'],
    [ReturnCode.SCARD_W_UNRESPONSIVE_CARD, 'mute-card'],
    [ReturnCode.SCARD_W_SECURITY_VIOLATION, 'access-denied'],
    [ReturnCode.SCARD_E_PROTO_MISMATCH, 'communication-failed'],
  ])('explains %s and leaves nothing open', async (returnCode, code) => {
    binding = make({ serviceMs: 50 });
    api.answer('connect', returnCode);
    await expect(binding.connect('R', {})).rejects.toMatchObject({ code, cause: { returnCode } });
    await expect.poll(() => api.open).toBe(0);
  });

  it('asks the reader where the code says nothing', async () => {
    api.readers.set('R', Flag.SCARD_STATE_EMPTY);
    api.answer('connect', COMM_ERROR);
    await expect(binding.connect('R', {})).rejects.toMatchObject({ code: 'no-card' });
  });

  it('tries again while another program holds the card', async () => {
    api.answer('connect', SHARING, SHARING);
    const connection = await binding.connect('R', {});
    expect(api.calls.filter((call) => call === 'connect')).toHaveLength(3);
    expect(connection.maxCommandLength).toBe(2056);
    await connection.close();
    expect(api.open).toBe(0);
  });

  it('lets one blocked attempt per reader stand, whoever gives up, and gives back its card', async () => {
    const hanging = blocked();
    api.answer('connect', hanging.code);
    const stop = new AbortController();
    const first = binding.connect('R', { signal: stop.signal });
    await expect.poll(() => api.calls).toContain('connect');
    stop.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expect(binding.connect('R', { waitMs: 5 })).rejects.toMatchObject({ code: 'sharing-violation' });
    expect(api.calls.filter((call) => call === 'connect')).toHaveLength(1);
    hanging.comes(SUCCESS);
    await expect.poll(() => api.open).toBe(0);
    const connection = await binding.connect('R', {});
    await connection.close();
    expect(api.open).toBe(0);
  });
});

describe('transactions', () => {
  it('acknowledges a reset by another program before its own transaction', async () => {
    const connection = await binding.connect('R', {});
    api.answer('beginTransaction', RESET);
    const transaction = await connection.beginTransaction();
    expect(api.calls.slice(-4)).toEqual(['beginTransaction', 'reconnect', 'getAttribute', 'beginTransaction']);
    expect(toHex(await transaction.transmit(SELECT))).toBe('9000');
  });

  it('tells a reset inside the transaction: what the chip had verified is gone', async () => {
    const transaction = await (await binding.connect('R', {})).beginTransaction();
    api.answer('transmit', RESET);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({
      code: 'card-reset',
      cause: { returnCode: RESET },
    });
  });

  it.each([
    [ReturnCode.SCARD_E_READER_UNAVAILABLE, 'reader-removed'],
    [REMOVED, 'card-removed'],
    [ReturnCode.SCARD_E_NO_SERVICE, 'service-not-running'],
  ])('gives everything back at once after %s', async (returnCode, code) => {
    const connection = await binding.connect('R', {});
    const transaction = await connection.beginTransaction();
    api.answer('transmit', returnCode);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code });
    expect(api.open).toBe(0);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code });
    await transaction.end('reset');
    await expect(connection.beginTransaction()).rejects.toMatchObject({ code });
    await connection.close();
    expect(api.open).toBe(0);
  });

  it.each([
    ['gone', undefined, 'reader-removed'],
    ['unplugged', Flag.SCARD_STATE_UNKNOWN | Flag.SCARD_STATE_UNAVAILABLE, 'reader-removed'],
    ['empty', Flag.SCARD_STATE_EMPTY, 'card-removed'],
    ['counting another card', (2 << 16) | Flag.SCARD_STATE_PRESENT, 'card-removed'],
    ['mute', Flag.SCARD_STATE_PRESENT | Flag.SCARD_STATE_MUTE, 'mute-card'],
    ['as before', Flag.SCARD_STATE_PRESENT, 'communication-failed'],
  ])('explains a vague failure by a reader that is %s', async (_name, flags, code) => {
    const transaction = await (await binding.connect('R', {})).beginTransaction();
    if (flags === undefined) api.readers.delete('R');
    else api.readers.set('R', flags);
    api.answer('transmit', COMM_ERROR);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code, cause: { returnCode: COMM_ERROR } });
  });

  it.each([
    ['gone', ReturnCode.SCARD_E_NO_SERVICE],
    ['hanging up', ReturnCode.SCARD_W_SECURITY_VIOLATION],
  ])('calls a vague failure by its cause when the service is %s', async (_how, returnCode) => {
    const transaction = await (await binding.connect('R', {})).beginTransaction();
    api.answer('transmit', COMM_ERROR);
    api.answer('establishContext', returnCode);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'service-not-running' });
  });

  it('calls a vague failure by its cause when the service goes while it is asked', async () => {
    const transaction = await (await binding.connect('R', {})).beginTransaction();
    api.answer('transmit', COMM_ERROR);
    api.answer('getStatusChange', COMM_ERROR);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'service-not-running' });
  });

  it('lets go of a card whose transaction could not be ended', async () => {
    const connection = await binding.connect('R', {});
    const transaction = await connection.beginTransaction();
    api.answer('endTransaction', REMOVED);
    await transaction.end('reset');
    expect(api.open).toBe(0);
    await expect(connection.beginTransaction()).rejects.toMatchObject({ code: 'card-removed' });
  });

  it('asks for a busy driver’s limits again inside the transaction', async () => {
    api.answer('control', SHARING);
    const connection = await binding.connect('R', {});
    expect(connection.maxCommandLength).toBeUndefined();
    await (await connection.beginTransaction()).end('leave');
    expect(connection.maxCommandLength).toBe(2056);
  });

  it('gives back a lock that comes after nobody wants it any more (Windows, macOS)', async () => {
    api.attributesFailWhenLocked = false;
    const connection = await binding.connect('R', {});
    const hanging = blocked();
    api.answer('beginTransaction', hanging.code);
    const stop = new AbortController();
    const waiting = connection.beginTransaction({ signal: stop.signal });
    await expect.poll(() => api.calls).toContain('beginTransaction');
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(connection.beginTransaction({ waitMs: 5 })).rejects.toMatchObject({ code: 'sharing-violation' });
    hanging.comes(SUCCESS);
    const transaction = await connection.beginTransaction();
    expect(api.calls.filter((call) => call.endsWith('Transaction'))).toEqual([
      'beginTransaction',
      'endTransaction',
      'beginTransaction',
    ]);
    await transaction.end('leave');
    await connection.close();
    expect(api.open).toBe(0);
  });

  it('gives up a command without an answer, and releases the card when the driver does', async () => {
    binding = make({ transmitMs: 5 });
    const connection = await binding.connect('R', {});
    const transaction = await connection.beginTransaction();
    const hanging = blocked();
    api.answer('transmit', hanging.code);
    await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'timeout' });
    await transaction.end('reset');
    await connection.close();
    expect(binding.stuckCalls).toBe(1);
    hanging.comes(SUCCESS);
    await expect.poll(() => binding.stuckCalls).toBe(0);
    await expect.poll(() => api.calls.at(-1)).toBe('releaseContext');
  });

  it('closes what is open', async () => {
    const connection = await binding.connect('R', {});
    await connection.beginTransaction();
    await binding.connect('R', {});
    await binding.close();
    expect(api.open).toBe(0);
    await expect(connection.beginTransaction()).rejects.toMatchObject({ code: 'communication-failed' });
  });
});

describe('any return codes', () => {
  const code = fc.oneof(
    fc.constantFrom(...Object.values(ReturnCode).filter((value) => value !== SHARING && value !== RESET)),
    fc.integer({ min: 0, max: 0xffffffff }),
  );

  it('lead to an answer or a CardError with a cause, and leave nothing open', async () => {
    await fc.assert(
      fc.asyncProperty(code, code, code, code, async (connect, begin, transmit, end) => {
        api = new ScriptedWinscard();
        api.answer('connect', connect);
        api.answer('beginTransaction', begin);
        api.answer('transmit', transmit);
        api.answer('endTransaction', end);
        binding = make({ sharingMs: 0 });
        try {
          const connection = await binding.connect('R', {});
          api.readers.set('R', Flag.SCARD_STATE_EMPTY);
          const transaction = await connection.beginTransaction();
          await transaction.transmit(SELECT).finally(() => transaction.end('reset'));
        } catch (error) {
          expect(error).toBeInstanceOf(TransportError);
          expect((error as TransportError).cause).toBeInstanceOf(Error);
        } finally {
          api.readers.set('R', Flag.SCARD_STATE_EMPTY);
          await binding.close();
        }
        await expect.poll(() => api.open, { interval: 1 }).toBe(0);
      }),
      propertyRuns(100),
    );
  });
});
