/**
 * How the platforms differ in the memory layout of one and the same interface. Nothing here loads anything, so that all
 * three can be tested anywhere.
 *
 * pcsc-lite (wintypes.h): LONG, DWORD and both handles are C `long`. Windows (winscard.h): LONG and DWORD are 32 bits,
 * handles have the size of a pointer, names are UTF-16 in the W functions, the ATR field has 36 bytes. macOS
 * (PCSC.framework, wintypes.h and pcsclite.h): everything is 32 bits, structures are packed, the ATR field has 33 bytes.
 */
export interface WinscardLayout {
  /** What the dynamic loader is asked for. */
  readonly library: string;
  readonly callingConvention: 'cdecl' | 'stdcall';
  /** Suffix of the functions that take or give names. */
  readonly nameSuffix: '' | 'W';
  readonly nameEncoding: 'utf8' | 'utf16le';
  /** macOS kept the name SCardControl for a function with other parameters. */
  readonly controlFunction: 'SCardControl' | 'SCardControl132';
  /** Bytes of LONG and DWORD. */
  readonly longSize: 4 | 8;
  /** Bytes of SCARDCONTEXT and SCARDHANDLE. */
  readonly handleSize: 4 | 8;
  readonly pointerSize: 4 | 8;
  /** Bytes of SCARD_READERSTATE.rgbAtr. */
  readonly atrFieldSize: 33 | 36;
  /** `#pragma pack(1)` around the structures. */
  readonly packed: boolean;
  /** Whether another program's transaction makes SCardGetAttrib and SCardControl fail at once instead of blocking. */
  readonly attributesFailWhenLocked: boolean;
}

/** @param pointerSize bytes of a pointer in this process */
export function winscardLayout(platform: NodeJS.Platform, pointerSize: 4 | 8): WinscardLayout {
  const base = {
    callingConvention: 'cdecl',
    nameSuffix: '',
    nameEncoding: 'utf8',
    controlFunction: 'SCardControl',
    pointerSize,
  } as const;
  if (platform === 'win32') {
    return {
      ...base,
      library: 'winscard.dll',
      callingConvention: 'stdcall',
      nameSuffix: 'W',
      nameEncoding: 'utf16le',
      longSize: 4,
      handleSize: pointerSize,
      atrFieldSize: 36,
      packed: false,
      attributesFailWhenLocked: false,
    };
  }
  if (platform === 'darwin') {
    return {
      ...base,
      library: '/System/Library/Frameworks/PCSC.framework/PCSC',
      controlFunction: 'SCardControl132',
      longSize: 4,
      handleSize: 4,
      atrFieldSize: 33,
      packed: true,
      attributesFailWhenLocked: false,
    };
  }
  return {
    ...base,
    library: 'libpcsclite.so.1',
    longSize: pointerSize,
    handleSize: pointerSize,
    atrFieldSize: 33,
    packed: false,
    attributesFailWhenLocked: true,
  };
}

/** Byte offsets inside SCARD_READERSTATE. */
export interface ReaderStateOffsets {
  readonly szReader: number;
  readonly pvUserData: number;
  readonly dwCurrentState: number;
  readonly dwEventState: number;
  readonly cbAtr: number;
  readonly rgbAtr: number;
  /** Distance to the next element of an array. */
  readonly size: number;
}

/** Offsets by the rules of the C ABI: each field at a multiple of its size, the whole at a multiple of the largest. */
export function readerStateOffsets(layout: WinscardLayout): ReaderStateOffsets {
  const { pointerSize, longSize } = layout;
  const dwCurrentState = 2 * pointerSize;
  const rgbAtr = dwCurrentState + 3 * longSize;
  const end = rgbAtr + layout.atrFieldSize;
  const alignment = layout.packed ? 1 : Math.max(pointerSize, longSize);
  return {
    szReader: 0,
    pvUserData: pointerSize,
    dwCurrentState,
    dwEventState: dwCurrentState + longSize,
    cbAtr: dwCurrentState + 2 * longSize,
    rgbAtr,
    size: Math.ceil(end / alignment) * alignment,
  };
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Writes an unsigned integer of 4 or 8 bytes, little-endian as on every machine that koffi runs on. */
export function writeUnsigned(bytes: Uint8Array, offset: number, size: 4 | 8, value: bigint): void {
  if (size === 4) view(bytes).setUint32(offset, Number(BigInt.asUintN(32, value)), true);
  else view(bytes).setBigUint64(offset, BigInt.asUintN(64, value), true);
}

/** Reads what `writeUnsigned` writes. */
export function readUnsigned(bytes: Uint8Array, offset: number, size: 4 | 8): bigint {
  return size === 4 ? BigInt(view(bytes).getUint32(offset, true)) : view(bytes).getBigUint64(offset, true);
}

/** One element of the array given to SCardGetStatusChange. */
export interface ReaderStateEntry {
  /** Address of the NUL-terminated name, which has to outlive the call. */
  readonly nameAddress: bigint;
  readonly currentState: number;
}

/** The array of SCARD_READERSTATE for these entries. */
export function encodeReaderStates(entries: readonly ReaderStateEntry[], layout: WinscardLayout): Uint8Array {
  const offsets = readerStateOffsets(layout);
  const bytes = new Uint8Array(new ArrayBuffer(offsets.size * entries.length));
  entries.forEach((entry, index) => {
    const at = offsets.size * index;
    writeUnsigned(bytes, at + offsets.szReader, layout.pointerSize, entry.nameAddress);
    writeUnsigned(bytes, at + offsets.dwCurrentState, layout.longSize, BigInt(entry.currentState));
  });
  return bytes;
}

/** dwEventState and the ATR of each element. A length beyond the ATR field counts as no ATR. */
export function decodeReaderStates(
  bytes: Uint8Array,
  layout: WinscardLayout,
): { readonly eventState: number; readonly atr: Uint8Array }[] {
  const offsets = readerStateOffsets(layout);
  const states: { readonly eventState: number; readonly atr: Uint8Array }[] = [];
  for (let at = 0; at + offsets.size <= bytes.length; at += offsets.size) {
    const eventState = Number(BigInt.asUintN(32, readUnsigned(bytes, at + offsets.dwEventState, layout.longSize)));
    const told = readUnsigned(bytes, at + offsets.cbAtr, layout.longSize);
    const length = told <= BigInt(layout.atrFieldSize) ? Number(told) : 0;
    states.push({ eventState, atr: bytes.slice(at + offsets.rgbAtr, at + offsets.rgbAtr + length) });
  }
  return states;
}

/** SCARD_IO_REQUEST: dwProtocol and cbPciLength. pcsc-lite declares both `unsigned long`, the others 32 bits. */
export function encodeIoRequest(protocol: number, layout: WinscardLayout): Uint8Array {
  const bytes = new Uint8Array(2 * layout.longSize);
  writeUnsigned(bytes, 0, layout.longSize, BigInt(protocol));
  writeUnsigned(bytes, layout.longSize, layout.longSize, BigInt(bytes.length));
  return bytes;
}
