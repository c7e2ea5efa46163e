import { encodeTlv, MAX_SHORT_LE, ResponseApdu, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import { parseObjects, requireObject } from '../card-os/data-objects.js';
import { refuse } from '../card-os/refusal.js';
import type { ElementaryFile, ReadCondition } from './files.js';
import type { FileSystem } from './file-system.js';

/** The most that one READ BINARY brings, in clear, protected and extended: what fits a protected short answer. */
const MAX_READ = 0xe7;
/** Tag and length of DO 53 around more than 127 bytes. */
const ODD_OVERHEAD = 3;
const MAX_READ_ODD = MAX_READ - ODD_OVERHEAD;

const DO_OFFSET = 0x54;
const DO_DISCRETIONARY = 0x53;
const P1_SHORT_IDENTIFIER = 0x80;

/** What a card says when a read with a definite Le goes beyond the end: data with 6282, or 6Cxx. Chips differ. */
export type EndOfFileAnswer = '6282' | '6Cxx';

export interface ReadContext {
  readonly fileSystem: FileSystem;
  readonly endOfFile: EndOfFileAnswer;
  /** Whether the present security status meets a condition. */
  readonly mayRead: (condition: ReadCondition) => boolean;
}

/** READ BINARY with an even INS: offset in P1-P2, or short file identifier in P1 (ISO 7816-4 section 11.3.3). @throws {Refusal} */
export function readBinary(command: CommandApdu, context: ReadContext): ResponseApdu {
  const { p1, p2 } = command;
  if (command.data.length !== 0) refuse(StatusWord.WRONG_LENGTH);
  const le = command.le ?? refuse(StatusWord.WRONG_LENGTH);
  let file: ElementaryFile;
  let offset: number;
  if ((p1 & P1_SHORT_IDENTIFIER) === 0) {
    file = context.fileSystem.currentEf ?? refuse(StatusWord.COMMAND_NOT_ALLOWED);
    offset = (p1 << 8) | p2;
  } else {
    if ((p1 & 0x60) !== 0) refuse(StatusWord.WRONG_P1_P2);
    file = context.fileSystem.selectShort(p1 & 0x1f);
    offset = p2;
  }
  const slice = readSlice(file, offset, { wanted: le, limit: MAX_READ, overhead: 0 }, context);
  return new ResponseApdu(slice.bytes, slice.sw);
}

/** READ BINARY with an odd INS: file in P1-P2, offset in DO 54, data in DO 53. @throws {Refusal} */
export function readBinaryOdd(command: CommandApdu, context: ReadContext): ResponseApdu {
  const le = command.le ?? refuse(StatusWord.WRONG_LENGTH);
  const offsetBytes = requireObject(parseObjects(command.data), DO_OFFSET);
  if (offsetBytes.length === 0 || offsetBytes.length > 4) refuse(StatusWord.WRONG_DATA);
  const offset = offsetBytes.reduce((value, byte) => value * 256 + byte, 0);
  const file = fileOfOddRead((command.p1 << 8) | command.p2, context.fileSystem);
  // Le counts the whole data object, so its header goes off
  const wanted = le >= MAX_SHORT_LE ? le : Math.max(le - (le > 0x81 ? ODD_OVERHEAD : 2), 0);
  if (wanted === 0) refuse(StatusWord.WRONG_LENGTH);
  const slice = readSlice(file, offset, { wanted, limit: MAX_READ_ODD, overhead: ODD_OVERHEAD }, context);
  return new ResponseApdu(encodeTlv(DO_DISCRETIONARY, slice.bytes), slice.sw);
}

/** P1-P2 of an odd READ BINARY: 0000 the current file, 0001..001E a short identifier, anything else a file identifier. */
function fileOfOddRead(reference: number, fileSystem: FileSystem): ElementaryFile {
  if (reference === 0) return fileSystem.currentEf ?? refuse(StatusWord.COMMAND_NOT_ALLOWED);
  return reference < 0x1f ? fileSystem.selectShort(reference) : fileSystem.selectIdentifier(reference);
}

interface SliceRequest {
  readonly wanted: number;
  readonly limit: number;
  /** What stands around the bytes in the answer, for a 6Cxx. */
  readonly overhead: number;
}

function readSlice(
  file: ElementaryFile,
  offset: number,
  { wanted, limit, overhead }: SliceRequest,
  context: ReadContext,
): { readonly bytes: Uint8Array; readonly sw: number } {
  if (!context.mayRead(file.read)) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
  const available = file.content.length - offset;
  if (available <= 0) refuse(StatusWord.WRONG_OFFSET);
  // Le 00 (0000) asks for as much as there is and cannot be too much (ISO 7816-4 section 5.1)
  const asMuchAsFits = wanted === MAX_SHORT_LE || wanted > 0xffff;
  const count = Math.min(wanted, available, limit);
  const bytes = file.content.slice(offset, offset + count);
  if (asMuchAsFits || Math.min(wanted, limit) <= available) return { bytes, sw: StatusWord.SUCCESS };
  if (context.endOfFile === '6Cxx') refuse(0x6c00 | (available + overhead));
  return { bytes, sw: StatusWord.END_OF_FILE };
}
