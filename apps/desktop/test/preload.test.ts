import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { CHANNEL, type Bridge } from '../src/contract/bridge.js';

interface World {
  bridge?: unknown;
  readonly sent: unknown[][];
  events?: EventEmitter;
}

const world = vi.hoisted((): World => ({ sent: [] }));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (_: string, bridge: unknown) => (world.bridge = bridge) },
  ipcRenderer: {
    // The message is a copy, made at once.
    invoke: (...values: unknown[]) => {
      world.sent.push(structuredClone(values));
      return Promise.resolve('answer');
    },
    on: (name: string, listener: (...values: unknown[]) => void) => world.events?.on(name, listener),
    off: (name: string, listener: (...values: unknown[]) => void) => world.events?.off(name, listener),
  },
  webUtils: {
    getPathForFile: (file: unknown) => {
      if (typeof file !== 'object' || file === null) throw new TypeError('no file');
      return 'path' in file ? String(file.path) : '';
    },
  },
}));

world.events = new EventEmitter();
await import('../src/preload/preload.js');
const bridge = world.bridge as Bridge;
const DIGITS = [...new TextEncoder().encode('19283746')];

test('codes are sent once and left nowhere in the world in between', async () => {
  const [pin, newPin, own] = [Uint8Array.from(DIGITS), Uint8Array.from(DIGITS), Uint8Array.from(DIGITS)];
  const id = crypto.randomUUID();
  expect(await bridge.operate(id, 'change-pin', { reader: 'r', codes: { pin, newPin } } as never)).toBe('answer');
  expect(await bridge.request('prompt.answer', { id, pin: own })).toBe('answer');
  expect([pin, newPin, own].map((code) => [...code])).toEqual(
    Array.from({ length: 3 }, () => Array<number>(8).fill(0)),
  );
  const code = Uint8Array.from(DIGITS);
  expect(world.sent).toEqual([
    [CHANNEL.operation, id, 'change-pin', { reader: 'r', codes: { pin: code, newPin: code } }],
    [CHANNEL.request, 'prompt.answer', { id, pin: code }],
  ]);
});

test.each([undefined, null, 7, 'x', [], {}, { codes: null }, { codes: 'x', pin: 'y' }])(
  'an argument like %j is sent as it is',
  async (argument) => {
    world.sent.length = 0;
    await bridge.request('app.quit', argument as never);
    expect(world.sent).toEqual([[CHANNEL.request, 'app.quit', argument]]);
  },
);

test('dropped files are told by the paths that the system knows; anything else has none', async () => {
  world.sent.length = 0;
  await bridge.dropped([{ path: '/a.pdf' }, {}, 7] as never);
  await bridge.dropped('no list' as never);
  await bridge.dropped({ length: 1, 0: { path: '/a.pdf' } } as never);
  expect(world.sent).toEqual([
    [CHANNEL.dropped, ['/a.pdf']],
    [CHANNEL.dropped, []],
    [CHANNEL.dropped, []],
  ]);
});

test('a listener hears events until it is taken away, and nothing of the message itself', () => {
  const heard: unknown[][] = [];
  const stop = bridge.listen((...values) => heard.push(values));
  world.events?.emit(CHANNEL.event, { sender: 'main' }, { type: 'try-out', on: true });
  stop();
  world.events?.emit(CHANNEL.event, { sender: 'main' }, { type: 'try-out', on: false });
  expect(heard).toEqual([[{ type: 'try-out', on: true }]]);
});
