import { uintToBytes } from '@ciekit/core/bytes';
import { encodeTlv } from '@ciekit/core/iso7816';
import type { DedicatedFile, ElementaryFile, ReadCondition } from './files.js';

/** File control parameters (ISO 7816-4 section 7.4.3). */
const FCP = 0x62;
const FILE_SIZE = 0x80;
const FILE_DESCRIPTOR = 0x82;
const FILE_IDENTIFIER = 0x83;
const DF_NAME = 0x84;
const SHORT_FILE_IDENTIFIER = 0x88;
const LIFE_CYCLE = 0x8a;
const SECURITY_ATTRIBUTES_COMPACT = 0x8c;

const TRANSPARENT_WORKING_EF = 0x01;
const DEDICATED_FILE = 0x38;
const OPERATIONAL_ACTIVATED = 0x05;

/** Access mode byte READ alone, and the security condition bytes of ISO 7816-4 section 9.3.3. */
const ACCESS_READ = 0x01;
const SECURITY_CONDITION: Readonly<Record<ReadCondition, number>> = {
  always: 0x00,
  // all conditions, secure messaging, user authentication
  'protected-and-pin': 0xd0,
};

/** The FCP template that SELECT returns for an elementary file. */
export function describeElementaryFile(file: ElementaryFile): Uint8Array {
  return encodeTlv(
    FCP,
    encodeTlv(FILE_SIZE, uintToBytes(file.content.length, 2)),
    encodeTlv(FILE_DESCRIPTOR, Uint8Array.of(TRANSPARENT_WORKING_EF)),
    encodeTlv(FILE_IDENTIFIER, uintToBytes(file.fid, 2)),
    // the short identifier stands in the upper five bits; an empty object says that there is none
    encodeTlv(SHORT_FILE_IDENTIFIER, file.sfi === undefined ? new Uint8Array(0) : Uint8Array.of(file.sfi << 3)),
    encodeTlv(LIFE_CYCLE, Uint8Array.of(OPERATIONAL_ACTIVATED)),
    encodeTlv(SECURITY_ATTRIBUTES_COMPACT, Uint8Array.of(ACCESS_READ, SECURITY_CONDITION[file.read])),
  );
}

/** The FCP template that SELECT returns for the MF or an application, under the name that it was selected by. */
export function describeDedicatedFile(file: DedicatedFile, name: Uint8Array | undefined): Uint8Array {
  return encodeTlv(
    FCP,
    encodeTlv(FILE_DESCRIPTOR, Uint8Array.of(DEDICATED_FILE)),
    ...(file.fid === undefined ? [] : [encodeTlv(FILE_IDENTIFIER, uintToBytes(file.fid, 2))]),
    ...(name === undefined ? [] : [encodeTlv(DF_NAME, name)]),
    encodeTlv(LIFE_CYCLE, Uint8Array.of(OPERATIONAL_ACTIVATED)),
  );
}
