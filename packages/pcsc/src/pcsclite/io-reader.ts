import { MAX_RESPONSE_LENGTH } from '../winscard.js';
import type { AddonReader } from './addon.js';
import type { AddonReaderClass } from './reader-monitor.js';

/**
 * Readers that were given up. Version 1.0.1 of the addon does not initialise the id of its status thread, and joins that
 * thread when the object is collected: an object that never had one must never be collected.
 */
const keptForEver: AddonReader[] = [];
const inUse = new Map<string, AddonReader>();

/**
 * The object of the addon that connects and transmits, apart from the one that reports the status: the addon locks an
 * object for the length of a transmit, and takes the same lock on the main thread to report a change.
 */
export function ioReader(readerClass: AddonReaderClass, name: string): AddonReader {
  const known = inUse.get(name);
  if (known !== undefined) return known;
  const reader = new readerClass(name);
  inUse.set(name, reader);
  return reader;
}

/** Takes a new object the next time: the context inside this one belonged to a service that is gone, or is stuck. */
export function discardIoReader(name: string): void {
  const reader = inUse.get(name);
  if (reader === undefined) return;
  keptForEver.push(reader);
  inUse.delete(name);
}

/**
 * The addon calls back without telling Node, which then does not run what was awaiting until something else happens:
 * settling from an immediate makes it happen.
 */
function soon(settle: () => void): void {
  setImmediate(settle);
}

/** The same for every reader. */
export function discardIoReaders(): void {
  for (const name of [...inUse.keys()]) discardIoReader(name);
}

/** SCardConnect. Resolves with the active protocol, rejects with the addon's error. */
export function addonConnect(reader: AddonReader, shareMode: number, protocols: number): Promise<number> {
  reader.connected = false;
  return new Promise((resolve, reject) => {
    reader.connect({ share_mode: shareMode, protocol: protocols }, (error, protocol) => {
      soon(() => {
        if (error) reject(error);
        else resolve(protocol ?? 0);
      });
    });
  });
}

/** SCardDisconnect. Rejects with the addon's error. */
export function addonDisconnect(reader: AddonReader, disposition: number): Promise<void> {
  return new Promise((resolve, reject) => {
    reader.disconnect(disposition, (error) => {
      soon(() => {
        if (error) reject(error);
        else resolve();
      });
    });
  });
}

/** SCardTransmit. Rejects with the addon's error. */
export function addonTransmit(reader: AddonReader, protocol: number, command: Uint8Array): Promise<Uint8Array> {
  // The addon copies the command; this copy of ours is wiped at once.
  const request = Buffer.from(command);
  return new Promise((resolve, reject) => {
    reader.transmit(request, MAX_RESPONSE_LENGTH, protocol, (error, response) => {
      soon(() => {
        if (error) reject(error);
        else resolve(Uint8Array.from(response ?? []));
      });
    });
    request.fill(0);
  });
}
