import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { win32 } from 'node:path';
import type * as koffiModule from 'koffi';
import { encodeCString, parseMultiString } from '../multi-string.js';
import { unsignedReturnCode } from '../return-code.js';
import { getFeatureRequestControlCode, MAX_RESPONSE_LENGTH, ReturnCode, SCARD_SCOPE_SYSTEM } from '../winscard.js';
import { LinuxContextSockets, noContextSockets, type ContextSockets, type SocketCalls } from './context-socket.js';
import type { CallResult, WinscardApi } from './winscard-api.js';
import {
  decodeReaderStates,
  encodeIoRequest,
  encodeReaderStates,
  readUnsigned,
  winscardLayout,
  writeUnsigned,
  type WinscardLayout,
} from './winscard-layout.js';

type Koffi = typeof koffiModule;
type Argument = number | bigint | Uint8Array | null;
type NativeFunction = (...args: Argument[]) => Promise<number>;

/** pcsc-lite moves at most 264 bytes by SCardGetAttrib; the drivers' feature lists are far shorter. */
const ATTRIBUTE_ROOM = 264;
/** Room for sixteen readers with names of 128 characters, in UTF-16. */
const READER_LIST_ROOM = 8192;

/** The platform's PC/SC library, loaded. */
export interface WinscardLibrary {
  readonly api: WinscardApi;
  /** The file that the dynamic loader took, or the name that it was given where the system does not tell. */
  readonly library: () => string;
  /** Which socket belongs to which context, where that can be known. */
  readonly contextSockets: ContextSockets;
  /** The version of koffi. */
  readonly koffiVersion: string;
  /** Ends the process at once, with no regard to threads that still block in a driver. */
  readonly exitProcessNow: (exitCode: number) => void;
}

/**
 * Loads koffi and, through it, the platform's PC/SC library.
 *
 * @throws {Error} when one of the two is missing; whatever the loader said
 */
export function loadWinscardLibrary(): WinscardLibrary {
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  const pointerSize = koffi.sizeof('void *') === 4 ? 4 : 8;
  const layout = winscardLayout(process.platform, pointerSize);
  const path = libraryPath(layout);
  return {
    api: bindFunctions(koffi, layout, path),
    library: () => loadedFile(path) ?? path,
    contextSockets: process.platform === 'linux' ? new LinuxContextSockets(bindSocketCalls(koffi)) : noContextSockets,
    koffiVersion: koffi.version,
    exitProcessNow: bindExit(koffi),
  };
}

/** The file behind a library that is loaded: Linux lists it, with the version in its name. */
function loadedFile(name: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const line = readFileSync('/proc/self/maps', 'utf8')
      .split('\n')
      .find((entry) => entry.includes(`/${name}`));
    return line?.slice(line.indexOf('/'));
  } catch {
    return undefined;
  }
}

/** On Windows by its full path: a bare name would be looked for beside the program first. */
function libraryPath(layout: WinscardLayout): string {
  if (process.platform !== 'win32') return layout.library;
  return win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', layout.library);
}

function bindExit(koffi: Koffi): (exitCode: number) => void {
  if (process.platform === 'win32') {
    const terminate = koffi.load('kernel32.dll').func('__stdcall', 'TerminateProcess', 'int', ['intptr', 'uint']);
    const currentProcess = -1;
    return (exitCode) => {
      terminate(currentProcess, exitCode);
    };
  }
  const exit = koffi.load(null).func('_exit', 'void', ['int']);
  return (exitCode) => {
    exit(exitCode);
  };
}

const AF_UNIX = 1;
const SHUT_RDWR = 2;
/** sockaddr_un: a family of two bytes and a path of 108. */
const SOCKADDR_UN_SIZE = 110;

function bindSocketCalls(koffi: Koffi): SocketCalls {
  const libc = koffi.load(null);
  const getpeername = libc.func('getpeername', 'int', ['int', 'void *', 'void *']);
  const shutdown = libc.func('shutdown', 'int', ['int', 'int']);
  return {
    peerPath(fd) {
      const address = nativeBytes(SOCKADDR_UN_SIZE);
      const length = nativeBytes(4);
      length.writeUInt32LE(address.length);
      if (getpeername(fd, address, length) !== 0 || address.readUInt16LE(0) !== AF_UNIX) return undefined;
      const end = address.indexOf(0, 2);
      return address.toString('utf8', 2, end === -1 ? address.length : end);
    },
    shutDown(fd) {
      shutdown(fd, SHUT_RDWR);
    },
  };
}

/** Memory outside V8's heap, which neither moves nor is shared: the library may write to it from another thread. */
function nativeBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  bytes.fill(0);
  return bytes;
}

function bindFunctions(koffi: Koffi, layout: WinscardLayout, path: string): WinscardApi {
  const library = koffi.load(path);
  const DWORD = layout.longSize === 8 ? 'uint64' : 'uint32';
  const LONG = layout.longSize === 8 ? 'int64' : 'int32';
  const HANDLE = layout.handleSize === 8 ? 'uint64' : 'uint32';
  const POINTER = 'void *';
  const { longSize, handleSize, nameEncoding, nameSuffix } = layout;

  const bind = (name: string, parameters: string[]): NativeFunction => {
    const native =
      layout.callingConvention === 'stdcall'
        ? library.func('__stdcall', name, LONG, parameters)
        : library.func(name, LONG, parameters);
    return (...args) =>
      new Promise((resolve, reject) => {
        native.async(...args, (error: unknown, result: number | bigint) => {
          // `args` is named here so that the memory in it lives as long as the call.
          if (error !== null && error !== undefined)
            reject(new Error(`${name} could not be called`, { cause: [error, args.length] }));
          else resolve(unsignedReturnCode(result));
        });
      });
  };

  const SCardEstablishContext = bind('SCardEstablishContext', [DWORD, POINTER, POINTER, POINTER]);
  const SCardReleaseContext = bind('SCardReleaseContext', [HANDLE]);
  const SCardListReaders = bind(`SCardListReaders${nameSuffix}`, [HANDLE, POINTER, POINTER, POINTER]);
  const SCardGetStatusChange = bind(`SCardGetStatusChange${nameSuffix}`, [HANDLE, DWORD, POINTER, DWORD]);
  const SCardCancel = bind('SCardCancel', [HANDLE]);
  const SCardConnect = bind(`SCardConnect${nameSuffix}`, [HANDLE, POINTER, DWORD, DWORD, POINTER, POINTER]);
  const SCardReconnect = bind('SCardReconnect', [HANDLE, DWORD, DWORD, DWORD, POINTER]);
  const SCardDisconnect = bind('SCardDisconnect', [HANDLE, DWORD]);
  const SCardBeginTransaction = bind('SCardBeginTransaction', [HANDLE]);
  const SCardEndTransaction = bind('SCardEndTransaction', [HANDLE, DWORD]);
  const SCardTransmit = bind('SCardTransmit', [HANDLE, POINTER, POINTER, DWORD, POINTER, POINTER, POINTER]);
  const SCardGetAttrib = bind('SCardGetAttrib', [HANDLE, DWORD, POINTER, POINTER]);
  const SCardControl = bind(layout.controlFunction, [HANDLE, DWORD, POINTER, DWORD, POINTER, DWORD, POINTER]);

  const long = (value: number): Buffer => {
    const bytes = nativeBytes(longSize);
    writeUnsigned(bytes, 0, longSize, BigInt(value));
    return bytes;
  };
  const readLong = (bytes: Uint8Array): number => Number(BigInt.asUintN(32, readUnsigned(bytes, 0, longSize)));
  const nativeName = (name: string): Buffer => {
    const text = encodeCString(name, nameEncoding);
    const bytes = nativeBytes(text.length);
    bytes.set(text);
    return bytes;
  };
  /** What the library wrote: never more than there was room for, whatever length it tells. */
  const written = (room: Uint8Array, length: Uint8Array): Uint8Array =>
    Uint8Array.from(room.subarray(0, Math.min(readLong(length), room.length)));

  return {
    attributesFailWhenLocked: layout.attributesFailWhenLocked,
    featureRequestControlCode: getFeatureRequestControlCode(process.platform),

    async establishContext() {
      const context = nativeBytes(handleSize);
      const returnCode = await SCardEstablishContext(SCARD_SCOPE_SYSTEM, null, null, context);
      return { returnCode, value: readUnsigned(context, 0, handleSize) };
    },

    releaseContext: (context) => SCardReleaseContext(context),

    async listReaders(context) {
      const unit = nameEncoding === 'utf16le' ? 2 : 1;
      const room = nativeBytes(READER_LIST_ROOM * unit);
      const characters = long(READER_LIST_ROOM);
      const returnCode = await SCardListReaders(context, null, room, characters);
      const used = Math.min(readLong(characters) * unit, room.length);
      const names =
        returnCode === ReturnCode.SCARD_S_SUCCESS ? parseMultiString(room.subarray(0, used), nameEncoding) : [];
      return { returnCode, value: names };
    },

    async getStatusChange(context, timeoutMs, readers) {
      const names = readers.map((reader) => nativeName(reader.name));
      const entries = readers.map((reader, index) => ({
        nameAddress: koffi.address(names[index]),
        currentState: reader.currentState,
      }));
      const states = encodeReaderStates(entries, layout);
      const memory = nativeBytes(states.length);
      memory.set(states);
      const returnCode = await SCardGetStatusChange(context, timeoutMs, memory, readers.length);
      // The structures point into `names`: using them after the call keeps them alive during it.
      const value = names.length === readers.length ? decodeReaderStates(memory, layout) : [];
      return { returnCode, value };
    },

    cancel: (context) => SCardCancel(context),

    async connect(context, readerName, shareMode, protocols) {
      const card = nativeBytes(handleSize);
      const protocol = long(0);
      const returnCode = await SCardConnect(context, nativeName(readerName), shareMode, protocols, card, protocol);
      return { returnCode, value: { card: readUnsigned(card, 0, handleSize), protocol: readLong(protocol) } };
    },

    async reconnect(card, shareMode, protocols, disposition) {
      const protocol = long(0);
      const returnCode = await SCardReconnect(card, shareMode, protocols, disposition, protocol);
      return { returnCode, value: { protocol: readLong(protocol) } };
    },

    disconnect: (card, disposition) => SCardDisconnect(card, disposition),
    beginTransaction: (card) => SCardBeginTransaction(card),
    endTransaction: (card, disposition) => SCardEndTransaction(card, disposition),

    async transmit(card, protocol, command): Promise<CallResult<Uint8Array>> {
      // Copies of our own, wiped after the call: a command or an answer may hold a code.
      const request = nativeBytes(command.length);
      request.set(command);
      const response = Buffer.allocUnsafeSlow(MAX_RESPONSE_LENGTH);
      const length = long(response.length);
      const pci = encodeIoRequest(protocol, layout);
      const sendPci = nativeBytes(pci.length);
      sendPci.set(pci);
      const returnCode = await SCardTransmit(card, sendPci, request, request.length, null, response, length);
      const value = written(response, length);
      request.fill(0);
      response.fill(0, 0, value.length);
      return { returnCode, value };
    },

    async getAttribute(card, attribute) {
      const room = nativeBytes(ATTRIBUTE_ROOM);
      const length = long(room.length);
      const returnCode = await SCardGetAttrib(card, attribute, room, length);
      return { returnCode, value: written(room, length) };
    },

    async control(card, controlCode) {
      const room = nativeBytes(ATTRIBUTE_ROOM);
      const length = long(0);
      const returnCode = await SCardControl(card, controlCode, null, 0, room, room.length, length);
      return { returnCode, value: written(room, length) };
    },
  };
}
