import { describe, expect, test } from 'vitest';
import { FileNames } from '../src/card-process/operation-context.js';
import { RunningOperation } from '../src/card-process/running-operations.js';
import type { OperationEvent } from '../src/contract/operations.js';

const QUESTION = { ask: 'unverified-issuer' } as const;

function operation(): { readonly running: RunningOperation; readonly told: readonly OperationEvent[] } {
  const told: OperationEvent[] = [];
  return { running: new RunningOperation(crypto.randomUUID(), (event) => told.push(event)), told };
}

describe('a question of an operation', () => {
  test('gets the answer that has its number, once', async () => {
    const { running, told } = operation();
    const [first, second] = [running.ask(QUESTION), running.ask(QUESTION)];
    expect(told).toMatchObject([{ questionId: 1 }, { questionId: 2 }]);
    running.answer(2, true);
    running.answer(2, false);
    running.answer(1, false);
    running.answer(7, true);
    expect([await first, await second]).toEqual([false, true]);
  });

  test('is answered with no when the operation is cancelled, also one that was not asked yet', async () => {
    const { running, told } = operation();
    const waiting = running.ask(QUESTION);
    running.cancel();
    running.answer(1, true);
    expect(await waiting).toBe(false);
    expect(running.signal.aborted).toBe(true);
    expect(await running.ask(QUESTION)).toBe(false);
    expect(told.length).toBe(1);
  });
});

test('a file that the main process does not name has no path, whatever it is called', () => {
  const names = new FileNames({ known: '/a.pdf' });
  expect(names.path('known')).toBe('/a.pdf');
  for (const name of ['other', '__proto__', 'constructor', '']) expect(() => names.path(name)).toThrow(RangeError);
  const fileId = names.add('/b.pdf');
  expect(names.written).toEqual([{ fileId, path: '/b.pdf' }]);
});
