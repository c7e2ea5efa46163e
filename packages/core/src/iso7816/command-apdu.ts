import { byteAt, concatBytes, uintToBytes } from '../bytes.js';
import { MalformedCommandError } from '../errors.js';

/** Ne of a short Le byte 00 and of an extended Le 0000. */
export const MAX_SHORT_LE = 256;
export const MAX_EXTENDED_LE = 65_536;
export const MAX_SHORT_DATA = 255;
export const MAX_EXTENDED_DATA = 65_535;

/** CLA bit of command chaining (ISO 7816-4 section 5.4.1). */
export const CLA_CHAINING = 0x10;
/** CLA bits of secure messaging with an authenticated header (first interindustry class). */
export const CLA_SECURE_MESSAGING = 0x0c;

export interface CommandHeader {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
}

export interface CommandFields extends CommandHeader {
  /** Data field, 0 to 65,535 bytes. */
  readonly data?: Uint8Array;
  /** Ne, the number of bytes expected: 1 to 65,536; absent when no data is expected. 256 is a short Le of 00. */
  readonly le?: number;
}

/**
 * A command APDU (ISO 7816-4 section 5.1), independent of how its lengths will be encoded.
 *
 * @example
 * ```ts
 * const readBinary = new CommandApdu({ cla: 0x00, ins: 0xb0, p1: 0x81, p2: 0x00, le: 12 });
 * readBinary.encode('short'); // 00 B0 81 00 0C
 * ```
 */
export class CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  readonly le: number | undefined;

  /** @throws {RangeError} when a field is out of range. */
  constructor(fields: CommandFields) {
    for (const byte of [fields.cla, fields.ins, fields.p1, fields.p2]) {
      if (!Number.isInteger(byte) || byte < 0 || byte > 0xff) throw new RangeError('header field is not a byte');
    }
    const { le } = fields;
    if (le !== undefined && (!Number.isInteger(le) || le < 1 || le > MAX_EXTENDED_LE))
      throw new RangeError('Le out of range');
    const data = fields.data ?? new Uint8Array(0);
    if (data.length > MAX_EXTENDED_DATA) throw new RangeError('data field too long');
    this.cla = fields.cla;
    this.ins = fields.ins;
    this.p1 = fields.p1;
    this.p2 = fields.p2;
    this.data = data;
    this.le = le;
  }

  /** Whether the short form can hold this command. */
  get fitsShort(): boolean {
    return this.data.length <= MAX_SHORT_DATA && (this.le ?? 0) <= MAX_SHORT_LE;
  }

  get header(): Uint8Array {
    return Uint8Array.of(this.cla, this.ins, this.p1, this.p2);
  }

  /** The same command with some fields replaced. `le: undefined` removes Le. */
  with(changes: { readonly cla?: number; readonly data?: Uint8Array; readonly le?: number | undefined }): CommandApdu {
    const le = 'le' in changes ? changes.le : this.le;
    return new CommandApdu({
      cla: changes.cla ?? this.cla,
      ins: this.ins,
      p1: this.p1,
      p2: this.p2,
      data: changes.data ?? this.data,
      ...(le === undefined ? {} : { le }),
    });
  }

  /** @throws {RangeError} when `short` is asked for and does not fit. */
  encode(form: 'short' | 'extended'): Uint8Array {
    const { data, le } = this;
    if (form === 'short') {
      if (!this.fitsShort) throw new RangeError('command does not fit a short APDU');
      const lc = data.length > 0 ? Uint8Array.of(data.length) : new Uint8Array(0);
      const leField = le === undefined ? new Uint8Array(0) : Uint8Array.of(le % 256);
      return concatBytes(this.header, lc, data, leField);
    }
    if (data.length === 0 && le === undefined) return this.header;
    const lc = data.length > 0 ? concatBytes(Uint8Array.of(0), uintToBytes(data.length, 2)) : Uint8Array.of(0);
    const leField = le === undefined ? new Uint8Array(0) : uintToBytes(le % 65_536, 2);
    return concatBytes(this.header, lc, data, leField);
  }

  /**
   * Reads a command in any of the seven cases of the standard.
   *
   * @returns the command and whether its lengths were extended
   * @throws {MalformedCommandError} when the lengths do not add up
   */
  static parse(bytes: Uint8Array): { readonly command: CommandApdu; readonly extended: boolean } {
    if (bytes.length < 4) throw new MalformedCommandError('shorter than a header');
    const header = { cla: byteAt(bytes, 0), ins: byteAt(bytes, 1), p1: byteAt(bytes, 2), p2: byteAt(bytes, 3) };
    const body = bytes.subarray(4);
    if (body.length === 0) return { command: new CommandApdu(header), extended: false };
    const first = byteAt(body, 0);
    if (body.length === 1) return { command: new CommandApdu({ ...header, le: first || 256 }), extended: false };
    if (first !== 0) return { command: parseShort(header, body, first), extended: false };
    return { command: parseExtended(header, body), extended: true };
  }
}

function parseShort(header: CommandHeader, body: Uint8Array, lc: number): CommandApdu {
  const data = body.slice(1, 1 + lc);
  if (body.length === 1 + lc) return new CommandApdu({ ...header, data });
  if (body.length === 2 + lc) return new CommandApdu({ ...header, data, le: byteAt(body, 1 + lc) || 256 });
  throw new MalformedCommandError('Lc does not match the data');
}

function parseExtended(header: CommandHeader, body: Uint8Array): CommandApdu {
  if (body.length < 3) throw new MalformedCommandError('extended length cut short');
  const length = (byteAt(body, 1) << 8) | byteAt(body, 2);
  if (body.length === 3) return new CommandApdu({ ...header, le: length || MAX_EXTENDED_LE });
  if (length === 0) throw new MalformedCommandError('extended Lc of zero');
  const data = body.slice(3, 3 + length);
  if (body.length === 3 + length) return new CommandApdu({ ...header, data });
  if (body.length === 5 + length) {
    const le = (byteAt(body, 3 + length) << 8) | byteAt(body, 4 + length);
    return new CommandApdu({ ...header, data, le: le || MAX_EXTENDED_LE });
  }
  throw new MalformedCommandError('extended Lc does not match the data');
}
