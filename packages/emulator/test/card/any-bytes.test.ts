import { concatBytes, fromHex } from '@ciekit/core/bytes';
import { CommandApdu, encodeTlv, ResponseApdu } from '@ciekit/core/iso7816';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { Refusal } from '../../src/card-os/refusal.js';
import { SecureChannel } from '../../src/secure-messaging/secure-channel.js';
import { cardInHand } from '../card-in-hand.js';

const instructions = fc.constantFrom(0x20, 0x22, 0x24, 0x2a, 0x2c, 0x82, 0x84, 0x88, 0xa4, 0xb0, 0xb1, 0xc0, 0xcb);
const byte = fc.integer({ min: 0, max: 255 });
/** Commands that get past the first checks, and bytes that are none. */
const commands = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(
      fc.constantFrom(0x00, 0x0c, 0x10, 0x1c),
      instructions,
      byte,
      byte,
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
    )
    .map(([cla, ins, p1, p2, data]) =>
      concatBytes(Uint8Array.of(cla, ins, p1, p2, data.length), data, Uint8Array.of(0)),
    ),
  fc
    .tuple(
      fc.constantFrom('002241A4', '002241A6', '002281B6', '00CB3FFF', '00A4040C', '00A40204', '00B10000', '002A00AE'),
      fc.array(
        fc.tuple(
          fc.constantFrom(0x4d, 0x54, 0x70, 0x80, 0x83, 0x84, 0x91, 0xa3, 0xa6, 0x7f),
          byte,
          fc.uint8Array({ maxLength: 9 }),
        ),
      ),
    )
    .map(([header, objects]) => {
      const data = concatBytes(
        ...objects.map(([tag, length, value]) => concatBytes(Uint8Array.of(tag, length), value)),
      ).slice(0, 255);
      return concatBytes(fromHex(header), Uint8Array.of(data.length), data, Uint8Array.of(0));
    }),
);

describe('any bytes', () => {
  it('get an answer of the standard, and cost no try of a code', async () => {
    const { card, host, transaction } = await cardInHand();
    await host.selectCie();
    await fc.assert(
      fc.asyncProperty(commands, async (command) => {
        const answer = await transaction.transmit(command);
        expect(() => ResponseApdu.parse(answer)).not.toThrow();
        expect(answer.length).toBeLessThanOrEqual(command[4] === 0 ? 65_538 : 258);
        expect(card.readState()).toMatchObject({ pin: { triesRemaining: 3 }, puk: { triesRemaining: 10 } });
      }),
      propertyRuns(),
    );
  });

  it('never get through secure messaging without its keys', () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.uint8Array({ minLength: 8, maxLength: 8 }).map((mac) => encodeTlv(0x8e, mac)),
      fc
        .tuple(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 8, maxLength: 8 }))
        .map(([data, mac]) => concatBytes(encodeTlv(0x87, data), encodeTlv(0x8e, mac))),
    );
    fc.assert(
      fc.property(instructions, body, (ins, data) => {
        const channel = new SecureChannel({
          encryption: new Uint8Array(16).fill(1),
          mac: new Uint8Array(16).fill(2),
          sendSequenceCounter: new Uint8Array(8),
        });
        expect(() => channel.unwrap(new CommandApdu({ cla: 0x0c, ins, p1: 0, p2: 0x81, data }))).toThrow(
          expect.toSatisfy((error) => error instanceof Refusal && (error.sw === 0x6987 || error.sw === 0x6988)),
        );
      }),
      propertyRuns(),
    );
  });
});
