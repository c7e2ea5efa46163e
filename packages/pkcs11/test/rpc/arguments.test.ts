import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { argumentsDecoder } from '../../src/rpc/decode-arguments.js';
import { MalformedMessage } from '../../src/rpc/malformed-message.js';
import { WireReader } from '../../src/rpc/wire-reader.js';
import { attributes, bytes, uint32, ulong } from '../support/cryptoki-client.js';

const decode = (signature: string, ...parts: readonly Uint8Array[]): unknown[] =>
  argumentsDecoder(signature)(new WireReader(new Uint8Array(Buffer.concat(parts))));

describe('the arguments of a request', () => {
  it('read a null pointer as 0.24 writes it and as later clients do', () => {
    expect(decode('ay', Buffer.of(0), uint32(0))).toEqual([undefined]);
    expect(decode('ay', Buffer.of(1), uint32(0xffff_ffff))).toEqual([undefined]);
    expect(decode('ay', bytes(Buffer.alloc(0)))).toEqual([new Uint8Array(0)]);
  });

  it('tell room of no byte from no room asked for', () => {
    expect(decode('fyfu', uint32(0), uint32(0))).toEqual([0, 0]);
    expect(decode('fyfu', uint32(0xffff_ffff), uint32(7))).toEqual([-1, 7]);
  });

  it('read a mechanism of every client version', () => {
    const none = new Uint8Array(0);
    expect(decode('uMu', ulong(1), uint32(0x40), uint32(0xffff_ffff), ulong(3))).toEqual([
      1,
      { type: 0x40, parameter: none },
      3,
    ]);
    expect(decode('uMu', ulong(1), uint32(0x40), ulong(3))).toEqual([1, { type: 0x40, parameter: none }, 3]);
    expect(decode('uMu', ulong(1), uint32(0xffff_ffff), ulong(3))).toEqual([1, undefined, 3]);
    const [, mechanism] = decode('uM', ulong(1), uint32(0x0d), Buffer.of(1, 2, 3));
    expect(mechanism).toEqual({ type: 0x0d, parameter: Uint8Array.of(1, 2, 3) });
    expect(() => decode('uMu', ulong(1), uint32(0x40), Buffer.alloc(7))).toThrow(MalformedMessage);
  });

  it('read templates of every kind of value', () => {
    const template = attributes({ 0x00: 3, 0x01: true, 0x102: Buffer.from('id') });
    expect(decode('aA', template)).toEqual([
      [
        { type: 0, value: 3, ulongLength: 8 },
        { type: 1, value: true },
        { type: 0x102, value: Uint8Array.from(Buffer.from('id')) },
      ],
    ]);
    const mechanisms = Buffer.concat([
      uint32(1),
      uint32(0x4000_0600),
      Buffer.of(1),
      uint32(16),
      uint32(2),
      ulong(1),
      ulong(0x40),
    ]);
    expect(decode('aA', mechanisms)).toEqual([[{ type: 0x4000_0600, value: [1, 0x40] }]]);
    const unavailable = Buffer.concat([uint32(1), uint32(3), Buffer.of(0)]);
    expect(decode('aA', unavailable)).toEqual([[{ type: 3, value: undefined }]]);
  });

  it('read room for a template nested as 0.25.6, as 0.25.5 and not at all as 0.24', () => {
    const WRAP_TEMPLATE = 0x4000_0211;
    const inner = Buffer.concat([uint32(1), uint32(0x103), uint32(1)]);
    const after = Buffer.concat([uint32(3), uint32(64)]);
    const expected = (length: number): unknown => [
      [
        { type: WRAP_TEMPLATE, length },
        { type: 3, length: 64 },
      ],
    ];
    expect(decode('fA', uint32(2), uint32(WRAP_TEMPLATE), uint32(24), inner, after)).toEqual(expected(24));
    expect(decode('fA', uint32(2), uint32(WRAP_TEMPLATE), uint32(0), uint32(0), after)).toEqual(expected(0));
    expect(decode('fA', uint32(2), uint32(WRAP_TEMPLATE), uint32(24), after)).toEqual(expected(24));
  });

  it.each([
    ['a count larger than the message', 'aA', uint32(0xffff_ffff)],
    ['a count of room larger than the message', 'fA', Buffer.concat([uint32(0x2000_0000), Buffer.alloc(8)])],
    ['more attributes than anybody asks for', 'fA', Buffer.concat([uint32(257), Buffer.alloc(257 * 8)])],
    ['a length past the end', 'ay', Buffer.concat([Buffer.of(1), uint32(10), Buffer.alloc(9)])],
    ['a length that has no sign', 'ay', Buffer.concat([Buffer.of(1), uint32(0x8000_0000)])],
    ['bytes after the last argument', 'u', Buffer.alloc(9)],
    ['half an argument', 'u', Buffer.alloc(7)],
  ])('refuse %s', (_what, signature, message) => {
    expect(() => decode(signature, message)).toThrow(MalformedMessage);
  });

  it('refuse templates nested more than eight deep', () => {
    const nested = (depth: number): Buffer =>
      depth === 0
        ? uint32(0)
        : Buffer.concat([uint32(1), uint32(0x4000_0211), Buffer.of(1), uint32(24), nested(depth - 1)]);
    expect(() => decode('aA', nested(8))).not.toThrow();
    expect(() => decode('aA', nested(10))).toThrow(MalformedMessage);
    const room = (depth: number): Buffer =>
      depth === 0 ? uint32(0) : Buffer.concat([uint32(1), uint32(0x4000_0211), uint32(24), room(depth - 1)]);
    expect(() => decode('fA', room(8))).not.toThrow();
    expect(() => decode('fA', room(10))).toThrow(MalformedMessage);
  });

  it('are values or a malformed message, whatever the bytes', () => {
    const signature = fc.constantFrom('yfu', 'ufu', 'uuay', 'uufA', 'uaA', 'uMu', 'uM', 'uayfy', 'ayyay', 'uuayay');
    fc.assert(
      fc.property(signature, fc.uint8Array({ maxLength: 200 }), (letters, message) => {
        try {
          decode(letters, message);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedMessage);
        }
      }),
      propertyRuns(),
    );
  });
});
