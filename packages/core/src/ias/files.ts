import { concatBytes, uintToBytes } from '../bytes.js';
import { MalformedResponseError, StatusWordError } from '../errors.js';
import type { ApduChannel } from '../iso7816/channel.js';
import { CommandApdu, MAX_SHORT_LE } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import type { ResponseApdu } from '../iso7816/response-apdu.js';
import { StatusWord } from '../iso7816/status-word.js';
import { announcedLength, parseTlvs, unwrapTlv, type Tlv } from '../iso7816/tlv.js';
import { sendExpectingSuccess } from './expect.js';
import { type ElementaryFile } from './identifiers.js';

/** Most bytes that a CIE gives in one READ BINARY (card-protocol.md section 2). */
const MAX_READ = 0xe7;
/** No file of a CIE comes near; a card that announces more is not read further. */
const MAX_FILE_LENGTH = 32 * 1024;
/** A card that gives a few bytes at a time would keep its holder waiting for ever. */
const MAX_READS = 300;
/** Offsets of the even READ BINARY have 15 bits. */
const MAX_EVEN_OFFSET = 0x7fff;

const DO_OFFSET = 0x54;
const DO_DISCRETIONARY_DATA = 0x53;

/** SELECT by DF name (ISO 7816-4 section 7.1.1), no answer wanted. */
export function selectApplication(aid: Uint8Array): CommandApdu {
  return new CommandApdu({ cla: 0x00, ins: Ins.SELECT, p1: 0x04, p2: 0x0c, data: aid, le: MAX_SHORT_LE });
}

/** SELECT of the MF without data: how the NXP, Actalis and Bit4id chips come to their IAS application. */
export function selectMasterFile(): CommandApdu {
  return new CommandApdu({ cla: 0x00, ins: Ins.SELECT, p1: 0x00, p2: 0x00, le: MAX_SHORT_LE });
}

/** SELECT of an EF below the current DF, with its FCP. */
export function selectElementaryFile(fid: number): CommandApdu {
  return new CommandApdu({
    cla: 0x00,
    ins: Ins.SELECT,
    p1: 0x02,
    p2: 0x04,
    data: uintToBytes(fid, 2),
    le: MAX_SHORT_LE,
  });
}

/** File control parameters (ISO 7816-4 section 7.4.3), as far as a CIE fills them. */
export interface FileControlParameters {
  /** Content length in bytes, padding included (tag 80). */
  readonly size: number | undefined;
  readonly fid: number | undefined;
  readonly sfi: number | undefined;
}

/** @throws {MalformedResponseError} when it is no FCP template */
export function parseFcp(response: Uint8Array): FileControlParameters {
  const objects = parseTlvs(unwrapTlv(response, [0x62]));
  const uint = (tag: number, maxLength: number): number | undefined => {
    const value = objects.find((object: Tlv) => object.tag === tag)?.value;
    if (value === undefined || value.length === 0) return undefined;
    if (value.length > maxLength) throw new MalformedResponseError('FCP field too long');
    return value.reduce((sum, byte) => sum * 256 + byte, 0);
  };
  const sfiByte = uint(0x88, 1);
  // Tag 88 holds the SFI in its five high bits (ISO 7816-4 table 12).
  return { size: uint(0x80, 4), fid: uint(0x83, 2), sfi: sfiByte === undefined ? undefined : sfiByte >> 3 };
}

/** READ BINARY of the current EF, or of the EF with `sfi`, which becomes current. */
export function readBinary(offset: number, le: number, sfi?: number): CommandApdu {
  if (sfi !== undefined && offset <= 0xff)
    return new CommandApdu({ cla: 0, ins: Ins.READ_BINARY, p1: 0x80 | sfi, p2: offset, le });
  if (offset <= MAX_EVEN_OFFSET)
    return new CommandApdu({ cla: 0, ins: Ins.READ_BINARY, p1: offset >> 8, p2: offset & 0xff, le });
  return readBinaryOdd(offset, le, sfi);
}

/** READ BINARY with odd INS: the offset in DO 54, any length; `sfi` 0 or absent is the current EF. */
export function readBinaryOdd(offset: number, le: number, sfi = 0): CommandApdu {
  const width = offset > 0xffff ? 3 : 2;
  const data = concatBytes(Uint8Array.of(DO_OFFSET, width), uintToBytes(offset, width));
  return new CommandApdu({ cla: 0, ins: Ins.READ_BINARY_ODD, p1: 0, p2: sfi, data, le });
}

/** The bytes of one answer: those of DO 53 for the odd form. */
function readData(command: CommandApdu, response: ResponseApdu): Uint8Array {
  return command.ins === Ins.READ_BINARY_ODD ? unwrapTlv(response.data, [DO_DISCRETIONARY_DATA]) : response.data;
}

export interface ReadOptions {
  /**
   * Bytes wanted: a number; `asn1` to stop at the end of the data object that the file begins with; `first-read` for
   * what one READ BINARY gives.
   */
  readonly until: number | 'asn1' | 'first-read';
}

/**
 * Reads a file by its short identifier, 231 bytes at a time, and not a byte more than asked for; by SELECT and READ
 * where the card does not take the short identifier.
 *
 * @throws {StatusWordError} the file is not there or not allowed
 * @throws {MalformedResponseError} the card gives nothing, too much, or announces more than 32 KiB
 */
export async function readFile(channel: ApduChannel, file: ElementaryFile, options: ReadOptions): Promise<Uint8Array> {
  const firstCommand = readBinary(0, MAX_SHORT_LE, file.sfi);
  let first = await channel.send(firstCommand);
  if (!isReadable(first) && SFI_REFUSALS.has(first.sw)) {
    await sendExpectingSuccess(channel, selectElementaryFile(file.fid));
    first = await channel.send(readBinary(0, MAX_SHORT_LE));
  }
  if (!isReadable(first)) throw new StatusWordError(first.sw, firstCommand);
  return readRest(channel, first, file.name, options);
}

/** What a card may say when it knows the file but not by a short identifier. */
const SFI_REFUSALS: ReadonlySet<number> = new Set([
  StatusWord.FILE_NOT_FOUND,
  StatusWord.WRONG_P1_P2,
  StatusWord.FUNCTION_NOT_SUPPORTED,
  StatusWord.WRONG_OFFSET,
]);

function isReadable(response: ResponseApdu): boolean {
  return response.isSuccess || response.sw === StatusWord.END_OF_FILE;
}

async function readRest(
  channel: ApduChannel,
  first: ResponseApdu,
  name: string,
  options: ReadOptions,
): Promise<Uint8Array> {
  if (options.until === 'first-read') return first.data;
  const parts = [first.data];
  let length = first.data.length;
  let ended = first.sw === StatusWord.END_OF_FILE;
  const wanted = options.until === 'asn1' ? announcedLength(first.data) : options.until;
  if (wanted === undefined) throw new MalformedResponseError(`${name} is shorter than a data object`);
  if (wanted > MAX_FILE_LENGTH) throw new MalformedResponseError(`${name} announces more than a card can hold`);
  while (length < wanted && !ended) {
    const command = readBinary(length, Math.min(MAX_READ, wanted - length));
    const response = await channel.send(command);
    if (response.sw === StatusWord.WRONG_OFFSET) break;
    if (!isReadable(response)) throw new StatusWordError(response.sw, command);
    const data = readData(command, response);
    if (data.length === 0 || parts.length === MAX_READS) break;
    parts.push(data);
    length += data.length;
    ended = response.sw === StatusWord.END_OF_FILE;
  }
  if (length < wanted) throw new MalformedResponseError(`${name} ends before its announced length`);
  return concatBytes(...parts).slice(0, wanted);
}
