import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../src/bytes.js';
import { CancelledError, MalformedResponseError, TransportError } from '../src/errors.js';
import { TransportChannel, type LengthPolicy } from '../src/iso7816/channel.js';
import { CommandApdu } from '../src/iso7816/command-apdu.js';
import { TapeError, TapeRecorder, TapeTransport } from '../src/iso7816/replay.js';
import type { Transport } from '../src/iso7816/transport.js';

function lengths(extended: boolean, maxCommandLength = 65_544): LengthPolicy & { extended: boolean } {
  return {
    extended,
    maxCommandLength,
    refuseExtended() {
      this.extended = false;
    },
  };
}

function onTape(
  lines: readonly string[],
  policy: LengthPolicy = lengths(false),
): { channel: TransportChannel; tape: TapeTransport } {
  const tape = new TapeTransport(lines.join('\n'));
  return { channel: new TransportChannel(tape, policy, undefined), tape };
}

const READ = new CommandApdu({ cla: 0, ins: 0xb0, p1: 0x81, p2: 0, le: 256 });
const LONG = new CommandApdu({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xa6, data: new Uint8Array(266).fill(0xaa) });

describe('transport channel', () => {
  it('collects 61xx by GET RESPONSE, with the length that the card names', async () => {
    const { channel, tape } = onTape([
      '=> 00B0810000',
      '<= 016102',
      '=> 00C0000002',
      '<= 02036101',
      '=> 00C0000001',
      '<= 049000',
    ]);
    const response = await channel.send(READ);
    expect(toHex(response.data)).toBe('01020304');
    tape.assertUsedUp();
  });

  it('repeats with the right Le on 6Cxx, once', async () => {
    const { channel, tape } = onTape(['=> 00B0810000', '<= 6C02', '=> 00B0810002', '<= 01029000']);
    expect(toHex((await channel.send(READ)).data)).toBe('0102');
    tape.assertUsedUp();
    const again = onTape(['=> 00B0810000', '<= 6C02', '=> 00B0810002', '<= 6C03']);
    expect((await again.channel.send(READ)).sw).toBe(0x6c03);
  });

  it.each([0x20, 0x24, 0x2c])(
    'never repeats a command that carries a code (INS %s), whatever the card says',
    async (ins) => {
      const command = new CommandApdu({ cla: 0, ins, p1: 0, p2: 0x81, data: fromHex('3132333435363738'), le: 256 });
      let sent = 0;
      const transport: Transport = { transmit: () => Promise.resolve((sent++, fromHex('6C08'))) };
      expect((await new TransportChannel(transport, lengths(false), undefined).send(command)).sw).toBe(0x6c08);
      expect(sent).toBe(1);
    },
  );

  it('gives up on an answer without an end', async () => {
    const transport: Transport = { transmit: () => Promise.resolve(fromHex('00 6101')) };
    await expect(new TransportChannel(transport, lengths(false), undefined).send(READ)).rejects.toThrow(
      MalformedResponseError,
    );
  });

  it('chains a long command in 255-byte blocks where extended length is not allowed', async () => {
    const { channel, tape } = onTape([
      `=> 102241A6FF${'AA'.repeat(255)}`,
      '<= 9000',
      `=> 002241A60B${'AA'.repeat(11)}`,
      '<= 9000',
    ]);
    await channel.send(LONG);
    tape.assertUsedUp();
  });

  it('stops a chain at the first block that is refused', async () => {
    const { channel, tape } = onTape([`=> 102241A6FF${'AA'.repeat(255)}`, '<= 6884']);
    expect((await channel.send(LONG)).sw).toBe(0x6884);
    tape.assertUsedUp();
  });

  it('sends one extended command where card and reader take it', async () => {
    const { channel, tape } = onTape([`=> 002241A600010A${'AA'.repeat(266)}`, '<= 9000'], lengths(true));
    await channel.send(LONG);
    tape.assertUsedUp();
  });

  it('keeps below the longest command that the card names', async () => {
    const { channel, tape } = onTape(
      [`=> 102241A6FF${'AA'.repeat(255)}`, '<= 9000', `=> 002241A60B${'AA'.repeat(11)}`, '<= 9000'],
      lengths(true, 270),
    );
    await channel.send(LONG);
    tape.assertUsedUp();
  });

  it.each(['6700', '6D00', '6E00', '6F00'])(
    'falls back to chaining when the first extended command is refused with %s, and remembers',
    async (sw) => {
      const policy = lengths(true);
      const { channel, tape } = onTape(
        [
          `=> 002241A600010A${'AA'.repeat(266)}`,
          `<= ${sw}`,
          `=> 102241A6FF${'AA'.repeat(255)}`,
          '<= 9000',
          `=> 002241A60B${'AA'.repeat(11)}`,
          '<= 9000',
        ],
        policy,
      );
      await channel.send(LONG);
      tape.assertUsedUp();
      expect(policy.extended).toBe(false);
    },
  );

  it('falls back when the reader refuses the extended command, and not when the card is gone', async () => {
    const failing = (code: 'communication-failed' | 'card-removed'): Transport => ({
      transmit: (command) =>
        command.length > 261 ? Promise.reject(new TransportError(code, code)) : Promise.resolve(fromHex('9000')),
    });
    expect(
      (await new TransportChannel(failing('communication-failed'), lengths(true), undefined).send(LONG)).isSuccess,
    ).toBe(true);
    await expect(
      new TransportChannel(failing('card-removed'), lengths(true), undefined).send(LONG),
    ).rejects.toMatchObject({ code: 'card-removed' });
  });

  it('looks at a cancellation before each command, and still collects an answer that is on its way', async () => {
    const abort = new AbortController();
    const answers = ['016101', '029000'];
    const transport: Transport = {
      transmit: () => {
        abort.abort();
        return Promise.resolve(fromHex(answers.shift() ?? '6F00'));
      },
    };
    const channel = new TransportChannel(transport, lengths(false), abort.signal);
    expect(toHex((await channel.send(READ)).data)).toBe('0102');
    await expect(channel.send(READ)).rejects.toThrow(CancelledError);
  });
});

describe('tapes', () => {
  const echo: Transport = { transmit: (command) => Promise.resolve(fromHex(command[1] === 0x20 ? '63C2' : '9000')) };

  it('record and replay, in order, used up', async () => {
    const recorder = new TapeRecorder(echo);
    await recorder.transmit(fromHex('00A40000'));
    const tape = new TapeTransport(recorder.tape);
    expect(toHex(await tape.transmit(fromHex('00A40000')))).toBe('9000');
    tape.assertUsedUp();
    await expect(tape.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: 'tape-exhausted' });
  });

  it('never write a code down, and replay the command all the same', async () => {
    const recorder = new TapeRecorder(echo);
    await recorder.transmit(fromHex('0020008108 3139323833373436'));
    expect(recorder.tape).toBe('=> 00200081 redacted\n<= 63C2\n');
    expect(toHex(await new TapeTransport(recorder.tape).transmit(fromHex('0020008108 3030303030303030')))).toBe('63C2');
  });

  it('name the line that does not fit', async () => {
    const tape = new TapeTransport('# a comment\n\n=> 00A40000\n<= 9000\n=> 00B00000\n<= 6B00\n');
    await tape.transmit(fromHex('00A40000'));
    await expect(tape.transmit(fromHex('00B00001'))).rejects.toMatchObject({ code: 'tape-mismatch', line: 5 });
    expect(() => {
      tape.assertUsedUp();
    }).toThrow(expect.objectContaining({ code: 'tape-unused', line: 5 }));
  });

  it.each(['=> 00A4000', '<= 9000', '=> 00A40000', '=> 00A40000\n=> 00', 'hello'])('refuse %j', (text) => {
    expect(() => new TapeTransport(text)).toThrow(TapeError);
  });
});
