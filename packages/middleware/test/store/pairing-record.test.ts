import {
  decodePairingRecord,
  encodePairingRecord,
  MAX_RECORD_BYTES,
  StoreError,
  type PairingRecord,
} from '@ciekit/middleware';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { pairingRecord } from '../support/record.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function outcome(bytes: Uint8Array): PairingRecord | string {
  try {
    return decodePairingRecord(bytes, '/store/file.json');
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

/** The record's JSON with a change made to it. */
function changed(change: (json: Record<string, Record<string, unknown>>) => void): Uint8Array {
  const json = JSON.parse(decoder.decode(encodePairingRecord(pairingRecord()))) as Record<
    string,
    Record<string, unknown>
  >;
  change(json);
  return encoder.encode(JSON.stringify(json));
}

describe('a pairing file', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['no JSON', encoder.encode('{')],
    ['a list', encoder.encode('[]')],
    ['null', encoder.encode('null')],
    ['another format', encoder.encode('{"format":"other","version":1}')],
    ['another format that claims to be newer', encoder.encode('{"format":"other","version":2}')],
    ['no version', encoder.encode('{"format":"ciekit-pairing"}')],
    ['a version that is no number', encoder.encode('{"format":"ciekit-pairing","version":"1"}')],
    ['version zero', encoder.encode('{"format":"ciekit-pairing","version":0}')],
    ['UTF-8 that is none', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['a byte order mark', encoder.encode(`\uFEFF${decoder.decode(encodePairingRecord(pairingRecord()))}`)],
    ['too much', new Uint8Array(MAX_RECORD_BYTES + 1).fill(0x20)],
    ['an unknown key', changed((json) => (json['more'] = {}))],
    ['an unknown key deep inside', changed((json) => ((json['open']?.['card'] as Record<string, unknown>)['x'] = 1))],
    ['a missing key', changed((json) => delete json['open']?.['serialNumber'])],
    ['a serial number with a control character', changed((json) => (json['open']!['serialNumber'] = 'CA0\u001b[2JA'))],
    ['a label with a control character', changed((json) => (json['preferences']!['label'] = 'a\nb'))],
    ['a label that turns the text', changed((json) => (json['preferences']!['label'] = 'a\u202eb'))],
    ['a day that does not exist', changed((json) => (json['open']!['notAfter'] = '2034-02-30T00:00:00.000Z'))],
    ['bytes that are not base64', changed((json) => (json['sealed']!['nonce'] = '****************'))],
    ['base64 with bits left over', changed((json) => (json['sealed']!['nonce'] = 'AAAAAAAAAAAAAAA='))],
    ['a nonce of another length', changed((json) => (json['sealed']!['nonce'] = 'AAAA'))],
    ['a million readers', changed((json) => (json['preferences']!['extendedRefusedBy'] = Array<string>(33).fill('r')))],
    [
      'prototype pollution',
      changed((json) => Object.defineProperty(json, '__proto__', { value: {}, enumerable: true })),
    ],
  ])('with %s is damaged', (_name, bytes) => {
    expect(outcome(bytes)).toBe('store-damaged');
  });

  it('of a later version says so, whatever else is in it', () => {
    expect(outcome(encoder.encode('{"format":"ciekit-pairing","version":2,"novelty":[1]}'))).toBe(
      'store-newer-version',
    );
  });

  it('names its path and nothing of its content in the error', () => {
    const bytes = changed((json) => (json['open']!['serialNumber'] = 'secret number'));
    expect(() => decodePairingRecord(bytes, '/store/file.json')).toThrow(
      expect.objectContaining({ code: 'store-damaged', path: '/store/file.json' }) as Error,
    );
    try {
      decodePairingRecord(bytes);
    } catch (error) {
      expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain('secret number');
    }
  });

  it('comes back as it was written', () => {
    const record = pairingRecord();
    expect(decodePairingRecord(encodePairingRecord(record))).toEqual(record);
    const sparse: PairingRecord = {
      ...record,
      open: {
        ...record.open,
        assurance: { outcome: 'unverified-issuer' },
        card: { ...record.open.card, efDh: undefined, maxCommandLength: undefined },
      },
      preferences: { label: '', extendedRefusedBy: [] },
    };
    expect(decodePairingRecord(encodePairingRecord(sparse))).toEqual(sparse);
  });

  it('keeps the profile of a chip that this version does not know', () => {
    const record = pairingRecord();
    const other = { ...record, open: { ...record.open, card: { ...record.open.card, profile: 'chip-of-2031' } } };
    expect(decodePairingRecord(encodePairingRecord(other))).toEqual(other);
  });

  it('is a record or a typed error, whatever the bytes', () => {
    const json = fc.json().map((text) => encoder.encode(text));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 512 }), json), (bytes) => {
        expect(outcome(bytes)).toMatch(/^store-(damaged|newer-version)$/);
      }),
      propertyRuns(),
    );
  });

  it('with a change anywhere is a record or a typed error', () => {
    const good = encodePairingRecord(pairingRecord());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        fc.nat(good.length),
        fc.boolean(),
        (edits, cut, cutting) => {
          const bytes = Uint8Array.from(good);
          for (const [position, byte] of edits) bytes[position] = byte;
          const result = outcome(cutting ? bytes.slice(0, cut) : bytes);
          if (typeof result === 'string') expect(result).toMatch(/^store-(damaged|newer-version)$/);
          else expect(outcome(encodePairingRecord(result))).toEqual(result);
        },
      ),
      propertyRuns(),
    );
  });
});
