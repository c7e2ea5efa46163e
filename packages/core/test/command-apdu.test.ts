import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex, toHex } from '../src/bytes.js';
import { MalformedCommandError, MalformedResponseError } from '../src/errors.js';
import { CommandApdu } from '../src/iso7816/command-apdu.js';
import { ResponseApdu } from '../src/iso7816/response-apdu.js';

const HEADER = { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x0c };

describe('command APDU', () => {
  // ISO 7816-4 section 5.1, the seven cases.
  it.each([
    ['1', {}, 'short', '00A4040C'],
    ['2S', { le: 256 }, 'short', '00A4040C00'],
    ['2S', { le: 12 }, 'short', '00A4040C0C'],
    ['3S', { data: fromHex('3F00') }, 'short', '00A4040C023F00'],
    ['4S', { data: fromHex('3F00'), le: 256 }, 'short', '00A4040C023F0000'],
    ['2E', { le: 65_536 }, 'extended', '00A4040C000000'],
    ['3E', { data: fromHex('3F00') }, 'extended', '00A4040C0000023F00'],
    ['4E', { data: fromHex('3F00'), le: 256 }, 'extended', '00A4040C0000023F000100'],
  ] as const)('encodes and reads back case %s', (_case, fields, form, hex) => {
    const command = new CommandApdu({ ...HEADER, ...fields });
    expect(toHex(command.encode(form))).toBe(hex);
    const parsed = CommandApdu.parse(fromHex(hex));
    expect(toHex(parsed.command.encode(form))).toBe(hex);
    if (hex.length > 8) expect(parsed.extended).toBe(form === 'extended');
  });

  it.each([
    '',
    '00A404',
    '00A4040C0201',
    '00A4040C02010203FF',
    '00A4040C0000',
    '00A4040C00000001',
    '00A4040C00000201',
    '00A4040C00000101FF',
  ])('refuses %s: the lengths do not add up', (hex) => {
    expect(() => CommandApdu.parse(fromHex(hex))).toThrow(MalformedCommandError);
  });

  it('refuses fields out of range before anything is sent', () => {
    expect(() => new CommandApdu({ ...HEADER, cla: 256 })).toThrow(RangeError);
    expect(() => new CommandApdu({ ...HEADER, p1: 1.5 })).toThrow(RangeError);
    expect(() => new CommandApdu({ ...HEADER, le: 0 })).toThrow(RangeError);
    expect(() => new CommandApdu({ ...HEADER, le: 65_537 })).toThrow(RangeError);
    expect(() => new CommandApdu({ ...HEADER, data: new Uint8Array(65_536) })).toThrow(RangeError);
    expect(() => new CommandApdu({ ...HEADER, data: new Uint8Array(256) }).encode('short')).toThrow(RangeError);
  });

  it('reads what it wrote, whatever the fields', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const fields = fc.record({
      cla: byte,
      ins: byte,
      p1: byte,
      p2: byte,
      data: fc.uint8Array({ maxLength: 600 }),
      le: fc.option(fc.integer({ min: 1, max: 65_536 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fields, ({ le, ...rest }) => {
        const command = new CommandApdu(le === undefined ? rest : { ...rest, le });
        const { command: read } = CommandApdu.parse(command.encode('extended'));
        expect(read).toEqual(command);
        if (command.fitsShort) expect(CommandApdu.parse(command.encode('short')).command).toEqual(command);
      }),
      propertyRuns(),
    );
  });

  it('reads any bytes to a command or a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          const { command, extended } = CommandApdu.parse(bytes);
          expect(toHex(command.encode(extended ? 'extended' : 'short'))).toBe(toHex(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedCommandError);
        }
      }),
      propertyRuns(),
    );
  });
});

describe('response APDU', () => {
  it('splits data and status word', () => {
    const response = ResponseApdu.parse(fromHex('0102 9000'));
    expect(toHex(response.data)).toBe('0102');
    expect(response.isSuccess).toBe(true);
    expect(toHex(response.encode())).toBe('01029000');
  });

  it.each(['', '90', '5000', '6000', 'A000', '0001'])('refuses %s', (hex) => {
    expect(() => ResponseApdu.parse(fromHex(hex))).toThrow(MalformedResponseError);
  });

  it('refuses more than an APDU can hold', () => {
    const huge = new Uint8Array(65_539);
    huge.set([0x90, 0x00], huge.length - 2);
    expect(() => ResponseApdu.parse(huge)).toThrow(MalformedResponseError);
  });
});
