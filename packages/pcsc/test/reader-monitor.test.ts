import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { PcscliteAddon } from '../src/pcsclite/addon.js';
import { ReaderMonitor } from '../src/pcsclite/reader-monitor.js';
import { ReaderStateFlag as Flag } from '../src/winscard.js';

const NAME = 'A';

class PlayedReader extends EventEmitter {
  readonly name = NAME;
  closed = false;

  close(): void {
    this.closed = true;
  }
}

/** The addon's watch, as a test plays it. */
class PlayedMonitor extends EventEmitter {
  start(callback: (error: Error | undefined, names: Uint8Array | undefined) => void): void {
    callback(undefined, new Uint8Array(0));
  }

  close(): void {
    this.removeAllListeners();
  }
}

async function watched(): Promise<{ readonly monitor: ReaderMonitor; readonly reader: PlayedReader }> {
  const played = new PlayedMonitor();
  const reader = new PlayedReader();
  const addon: PcscliteAddon = {
    createMonitor: () => played,
    version: undefined,
    path: '',
  };
  const monitor = new ReaderMonitor(addon);
  played.emit('reader', reader);
  reader.emit('status', { state: Flag.SCARD_STATE_EMPTY });
  played.start(() => undefined);
  await monitor.ready();
  expect(monitor.stateOf(NAME)).toBeDefined();
  return { monitor, reader };
}

describe("the addon's watch over the readers", () => {
  it('takes the error of one reader for the end of the service, before the list tells', async () => {
    const { monitor, reader } = await watched();
    // pcsclite's order when the service is killed: each reader's thread for itself, the list's thread at any time.
    reader.emit('error', new Error('SCardGetStatusChange error: Service not available.(0x8010001d)'));
    reader.emit('end');
    expect(monitor.failure?.code).toBe('service-not-running');
    expect(monitor.stateOf(NAME)).toBeUndefined();
    await monitor.close();
  });

  it('goes on when a reader is unplugged', async () => {
    const { monitor, reader } = await watched();
    reader.emit('end');
    expect(monitor.stateOf(NAME)).toBeUndefined();
    expect(monitor.failure).toBeUndefined();
    await monitor.close();
  });
});
