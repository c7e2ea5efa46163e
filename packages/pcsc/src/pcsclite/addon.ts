import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PcscCallError } from '../return-code.js';

/** A reader of the addon. The addon's own declarations lack `connected` and the constructor. */
export interface AddonReader {
  readonly name: string;
  /** Set by the addon after SCardConnect and SCardDisconnect; a stale `true` makes connect() do nothing. */
  connected: boolean;
  on(event: 'status', listener: (status: { readonly state: number; readonly atr?: Uint8Array }) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  connect(
    options: { readonly share_mode: number; readonly protocol: number },
    callback: (error: Error | null | undefined, protocol?: number) => void,
  ): void;
  disconnect(disposition: number, callback: (error: Error | null | undefined) => void): void;
  transmit(
    command: Buffer,
    responseLength: number,
    protocol: number,
    callback: (error: Error | null | undefined, response?: Uint8Array) => void,
  ): void;
  /** Ends the thread that reports the status. Blocks for as long as a transmit on this same object runs. */
  close(): void;
}

/** The addon's watch over the readers. */
export interface AddonMonitor {
  on(event: 'reader', listener: (reader: AddonReader) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  /** Called by the addon itself, once, in the tick after the monitor was made. */
  start(callback: (error: Error | undefined, names: Uint8Array | undefined) => void): void;
  close(): void;
}

/** The npm package pcsclite, loaded. */
export interface PcscliteAddon {
  /** @throws {Error} the service does not run */
  readonly createMonitor: () => AddonMonitor;
  readonly version: string | undefined;
  /** The directory of the package. */
  readonly path: string;
}

/**
 * Loads the compiled addon.
 *
 * @throws {Error} when it is not installed, was not compiled, or was compiled for another Node
 */
export function loadPcscliteAddon(): PcscliteAddon {
  const require = createRequire(import.meta.url);
  const createMonitor = require('pcsclite') as () => AddonMonitor;
  const path = dirname(require.resolve('pcsclite'));
  return { createMonitor, version: packageVersion(path), path };
}

function packageVersion(directory: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The addon ends its messages with the return code, in as many digits as a LONG has. */
const RETURN_CODE = /^(\w+) error: .*\(0x([0-9a-f]{8,16})\)$/is;

/** The PC/SC return code in an error of the addon; `undefined` when the error came from elsewhere. */
export function addonCallError(error: Error): PcscCallError | undefined {
  const match = RETURN_CODE.exec(error.message);
  if (match === null) return undefined;
  const [, call, hex] = match;
  return call === undefined || hex === undefined
    ? undefined
    : new PcscCallError(call, Number.parseInt(hex.slice(-8), 16), { cause: error });
}
