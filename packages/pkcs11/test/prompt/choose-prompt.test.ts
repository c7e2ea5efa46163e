import { CancelledError, SecretBytes } from '@ciekit/core';
import { describe, expect, it } from 'vitest';
import { TokenServiceError, type PinPrompt, type PinPromptContext } from '../../src/index.js';
import { choosePrompt } from '../../src/prompt.js';

const CONTEXT: PinPromptContext = {
  program: undefined,
  card: { reader: 'Reader A', serialNumber: 'CA00000AA', label: '' },
  signal: new AbortController().signal,
};

interface Scripted extends PinPrompt {
  asked: number;
  available: boolean;
}

function prompt(name: string, pin: string | Error, available = true): Scripted {
  const answer = <T>(value: T): Promise<T> => {
    scripted.asked++;
    return typeof pin === 'string' ? Promise.resolve(value) : Promise.reject(pin);
  };
  const scripted: Scripted = {
    name,
    asked: 0,
    available,
    isAvailable: () => Promise.resolve(scripted.available),
    open: () => ({
      interactive: true,
      askPin: () => answer(SecretBytes.takeFrom(Buffer.from(typeof pin === 'string' ? pin : ''))),
      confirmLastTry: () => answer(true),
      confirmUnverifiedIssuer: () => answer(true),
      askPuk: () => answer(SecretBytes.takeFrom(new Uint8Array())),
      askNewPin: () => answer(SecretBytes.takeFrom(new Uint8Array())),
      warnWeak: () => answer(false),
      advisePuk: () => answer(false),
    }),
  };
  return scripted;
}

const textOf = (secret: SecretBytes): string => secret.use((bytes) => Buffer.from(bytes).toString());
const failed = new TokenServiceError('token-prompt-failed');

describe('of several prompts', () => {
  it('the first that is there asks, and no other', async () => {
    const [away, first, second] = [prompt('a', '11111111', false), prompt('b', '22222222'), prompt('c', '33333333')];
    const chosen = choosePrompt([away, first, second]);
    expect(await chosen.isAvailable()).toBe(true);
    const source = chosen.open(CONTEXT);
    expect(textOf(await source.askPin({ refused: undefined }))).toBe('22222222');
    expect(await source.confirmLastTry('pin', 1)).toBe(true);
    expect([away.asked, first.asked, second.asked]).toEqual([0, 2, 0]);
  });

  it('one that turns out not to be able to is passed over, for good', async () => {
    const [broken, second] = [prompt('a', failed), prompt('b', '22222222')];
    const source = choosePrompt([broken, second]).open(CONTEXT);
    expect(textOf(await source.askPin({ refused: undefined }))).toBe('22222222');
    expect(textOf(await source.askPin({ refused: undefined }))).toBe('22222222');
    expect([broken.asked, second.asked]).toEqual([1, 2]);
  });

  it('a cancel is an answer: nobody else asks', async () => {
    const [first, second] = [prompt('a', new CancelledError()), prompt('b', '22222222')];
    const source = choosePrompt([first, second]).open(CONTEXT);
    await expect(source.askPin({ refused: undefined })).rejects.toBeInstanceOf(CancelledError);
    expect(second.asked).toBe(0);
  });

  it('none there: it says so beforehand, and refuses', async () => {
    const away = prompt('a', '11111111', false);
    const chosen = choosePrompt([away]);
    expect(await chosen.isAvailable()).toBe(false);
    const unavailable = { code: 'token-prompt-unavailable' };
    await expect(chosen.open(CONTEXT).askPin({ refused: undefined })).rejects.toMatchObject(unavailable);
    await expect(
      choosePrompt([prompt('b', failed)])
        .open(CONTEXT)
        .confirmLastTry('pin', 1),
    ).rejects.toMatchObject(unavailable);
    expect(away.asked).toBe(0);
  });
});
