import type { TransportError } from '@ciekit/core';
import type { BindingName, PcscBinding, PcscLog, PcscTimeouts } from './binding.js';
import { processLanes, watchLane } from './call-lanes.js';
import { ExitGuard } from './exit-guard.js';
import { NativeBinding } from './native/native-binding.js';
import { loadWinscardLibrary, type WinscardLibrary } from './native/winscard-library.js';
import { loadPcscliteAddon, type PcscliteAddon } from './pcsclite/addon.js';
import { PcscliteBinding } from './pcsclite/pcsclite-binding.js';
import { transportError } from './return-code.js';

/** Something that loads or does not; tried once in a process. */
type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Error };

function once<T>(load: () => T): () => Loaded<T> {
  let loaded: Loaded<T> | undefined;
  return () => {
    if (loaded === undefined) {
      try {
        loaded = { ok: true, value: load() };
      } catch (error) {
        loaded = { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
      }
    }
    return loaded;
  };
}

const native = once<WinscardLibrary>(loadWinscardLibrary);
const pcsclite = once<PcscliteAddon>(loadPcscliteAddon);

const exitGuard = new ExitGuard(
  () => processLanes.running + watchLane.running,
  (exitCode) => {
    const library = native();
    // Without the FFI nobody can call _exit; a process that is killed is better than one that never ends.
    if (library.ok) library.value.exitProcessNow(exitCode);
    else process.kill(process.pid, 'SIGKILL');
  },
);

/** A binding as a diagnosis shows it. */
export interface BindingDescription {
  readonly name: BindingName;
  readonly available: boolean;
  /** Why it is not available: what the loader said, first line. */
  readonly reason: string | undefined;
  /** The npm package behind it and its version, where it could be loaded. */
  readonly packageName: 'koffi' | 'pcsclite';
  readonly packageVersion: string | undefined;
  /** The PC/SC library: what was asked of the loader, and the file that it took where the system tells. */
  readonly library: string | undefined;
}

/**
 * Which bindings there are, in the order in which `auto` tries them. Loads them, and asks the service nothing.
 *
 * @example
 * ```ts
 * describeBindings().find((binding) => binding.available)?.name; // 'native'
 * ```
 */
export function describeBindings(): readonly BindingDescription[] {
  const library = native();
  const addon = pcsclite();
  return [
    {
      name: 'native',
      available: library.ok,
      reason: library.ok ? undefined : firstLine(library.error),
      packageName: 'koffi',
      packageVersion: library.ok ? library.value.koffiVersion : undefined,
      library: library.ok ? library.value.library() : undefined,
    },
    {
      name: 'pcsclite',
      available: addon.ok,
      reason: addon.ok ? undefined : firstLine(addon.error),
      packageName: 'pcsclite',
      packageVersion: addon.ok ? addon.value.version : undefined,
      library: addon.ok ? addon.value.path : undefined,
    },
  ];
}

/** @throws {TransportError} `binding-unavailable`, with the way to get one */
export function openBinding(
  wanted: 'auto' | BindingName,
  options: { readonly log: PcscLog; readonly timeouts: PcscTimeouts },
): PcscBinding {
  const { log, timeouts } = options;
  const failures: Error[] = [];
  if (wanted !== 'pcsclite') {
    const library = native();
    if (library.ok) {
      const { api, contextSockets: sockets } = library.value;
      return new NativeBinding({ api, sockets, exitGuard, timeouts, log });
    }
    failures.push(library.error);
    log(`native: ${firstLine(library.error)}`);
  }
  if (wanted !== 'native') {
    const addon = pcsclite();
    if (addon.ok) return new PcscliteBinding({ addon: addon.value, exitGuard, timeouts, log });
    failures.push(addon.error);
    log(`pcsclite: ${firstLine(addon.error)}`);
  }
  throw unavailable(wanted, failures, process.platform);
}

/** @internal */
export function unavailable(
  wanted: 'auto' | BindingName,
  failures: readonly Error[],
  platform: NodeJS.Platform,
): TransportError {
  const system =
    platform === 'win32' || platform === 'darwin'
      ? 'PC/SC is part of this system'
      : 'on Linux PC/SC needs the packages pcscd and libpcsclite1 (pcsc-lite)';
  const remedy = wanted === 'pcsclite' ? 'npm install pcsclite (it needs a compiler)' : 'npm install koffi';
  return transportError(
    'binding-unavailable',
    new AggregateError(failures, failures.map(firstLine).join('; ')),
    `smart card readers cannot be used: ${remedy}; ${system}. The software card works without`,
  );
}

function firstLine(error: Error): string {
  return error.message.split('\n', 1)[0] ?? error.name;
}
