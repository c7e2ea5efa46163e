import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { CancelledError } from '@ciekit/core';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { StdinLines } from '../src/terminal/stdin-lines.js';

const never = new AbortController().signal;

function linesOf(...chunks: readonly string[]): StdinLines {
  const stream = new PassThrough();
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return new StdinLines(stream);
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('StdinLines', () => {
  it('says that a line is missing', async () => {
    await expect(linesOf().next(never)).rejects.toMatchObject({ code: 'stdin-ended' });
    const lines = linesOf('11112222\n');
    expect(text(await lines.next(never))).toBe('11112222');
    await expect(lines.next(never)).rejects.toMatchObject({ code: 'stdin-ended' });
  });

  it('gives up on an endless line', async () => {
    const lines = linesOf(...Array.from({ length: 40 }, () => '1'.repeat(4096)));
    await expect(lines.next(never)).rejects.toMatchObject({ code: 'stdin-ended' });
  });

  it('keeps a line that is too long too long', async () => {
    const lines = linesOf('1'.repeat(100), `2\n12345678\n`);
    expect(await lines.next(never)).toHaveLength(64);
    expect(text(await lines.next(never))).toBe('12345678');
  });

  it.each([
    [['1\r\n2\r\n'], ['1', '2']],
    [
      ['1\n', '2'],
      ['1', '2'],
    ],
    [
      ['1', '2\n3', '\n'],
      ['12', '3'],
    ],
    [['\n\n'], ['', '']],
  ])('reads %j as lines', async (chunks, expected) => {
    const lines = linesOf(...chunks);
    for (const line of expected) expect(text(await lines.next(never))).toBe(line);
  });

  it('stops when it is told to, before and while waiting', async () => {
    await expect(linesOf('1\n').next(AbortSignal.abort()))
      .resolves.toBeDefined()
      .catch(() => undefined);
    const open = new StdinLines(new PassThrough());
    const stop = new AbortController();
    const waiting = open.next(stop.signal);
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    await expect(open.next(AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
  });

  it('gives every short line back whole, however the input is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[0-9a-z]{0,20}$/), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 8 }),
        async (expected, cuts) => {
          const whole = `${expected.join('\n')}\n`;
          const places = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].sort(
            (a, b) => a - b,
          );
          const chunks = places.slice(1).map((place, index) => whole.slice(places[index], place));
          const lines = linesOf(...chunks);
          for (const line of expected) expect(text(await lines.next(never))).toBe(line);
        },
      ),
      propertyRuns(200),
    );
  });
});
