import { CancelledError, SecretBytes } from '@ciekit/core';
import { describe, expect, test, vi } from 'vitest';
import { GivenCodes, type TypedCodes } from '../src/card-process/given-codes.js';
import type { QuestionView } from '../src/contract/operations.js';

function typed(code: string): Uint8Array {
  return new TextEncoder().encode(code);
}

function given(codes: TypedCodes): GivenCodes {
  return new GivenCodes(codes, () => Promise.resolve(true));
}

describe('the codes of one operation', () => {
  test.each(['askPin', 'askPuk', 'askNewPin'] as const)('%s gives its code once and never again', async (ask) => {
    const source = given({ pin: typed('11111111'), puk: typed('22222222'), newPin: typed('33333333') });
    const code = await source[ask]();
    const digits = { askPin: '11111111', askPuk: '22222222', askNewPin: '33333333' }[ask];
    expect(code.use((bytes) => new TextDecoder().decode(bytes))).toBe(digits);
    await expect(source[ask]()).rejects.toBeInstanceOf(CancelledError);
    code.wipe();
  });

  test('one that was not typed ends the operation; another one does not take its place', async () => {
    const source = given({ pin: typed('11111111') });
    await expect(source.askPuk()).rejects.toBeInstanceOf(CancelledError);
    await expect(source.askNewPin()).rejects.toBeInstanceOf(CancelledError);
    (await source.askPin()).wipe();
  });

  test('are taken from where they came: nothing is left there', () => {
    const codes = { pin: typed('11111111'), puk: typed('22222222'), newPin: typed('33333333') };
    given(codes);
    expect(Object.values(codes).map((code) => [...code])).toEqual(
      Array.from({ length: 3 }, () => Array<number>(8).fill(0)),
    );
  });

  test('that nobody asked for are wiped at the end; one that was given out is its taker’s', async () => {
    const source = given({ pin: typed('11111111'), newPin: typed('33333333') });
    const pin = await source.askPin();
    const wipe = vi.spyOn(SecretBytes.prototype, 'wipe');
    source[Symbol.dispose]();
    expect([wipe.mock.calls.length, pin.isWiped]).toEqual([1, false]);
    wipe.mockRestore();
    await expect(source.askNewPin()).rejects.toBeInstanceOf(CancelledError);
    pin.wipe();
  });

  test('nobody is asked a second time for a code that was refused', () => {
    expect(given({}).interactive).toBe(false);
  });
});

test('each question goes to the window as it is, and its answer comes back', async () => {
  const asked: QuestionView[] = [];
  for (const yes of [true, false]) {
    const source = new GivenCodes({}, (question) => {
      asked.push(question);
      return Promise.resolve(yes);
    });
    expect([
      await source.confirmLastTry('puk', 2),
      await source.warnWeak(['birth-date']),
      await source.confirmUnverifiedIssuer(),
      await source.advisePuk(8),
    ]).toEqual([yes, yes, yes, yes]);
  }
  expect(asked.slice(4)).toEqual([
    { ask: 'last-try', codeKind: 'puk', triesRemaining: 2 },
    { ask: 'weak-pin', reasons: ['birth-date'] },
    { ask: 'unverified-issuer' },
    { ask: 'advise-puk', triesRemaining: 8 },
  ]);
});
