import { asciiToBytes, SecretBytes } from '@ciekit/core';
import { describe, expect, it } from 'vitest';
import { pinOfHolder, pinOfProgram } from '../../src/token/pin-sources.js';

const ASKED = { refused: undefined };
const pin = (): SecretBytes => SecretBytes.takeFrom(asciiToBytes('19283746'));

describe('the PIN of a program', () => {
  it('is given once: whatever asks again gets none', async () => {
    const own = pin();
    const source = pinOfProgram(own);
    const given = await source.askPin(ASKED);
    expect(given.equals(own)).toBe(true);
    given.wipe();
    // The program keeps its own.
    expect(own.isWiped).toBe(false);
    await expect(source.askPin(ASKED)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is never for a last try, and nobody is asked anything else', async () => {
    const source = pinOfProgram(pin());
    expect(source.interactive).toBe(false);
    expect(await source.confirmLastTry('pin', 1)).toBe(false);
    expect(await source.confirmLastTry('pin', undefined)).toBe(false);
    await expect(source.askPuk(ASKED)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(source.askNewPin(ASKED)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the PIN of a holder who had typed it before', () => {
  it('goes first, once; then the prompt asks', async () => {
    const typed = pin();
    const asked: unknown[] = [];
    const prompt = {
      ...pinOfProgram(pin()),
      askPin: (request: unknown): Promise<SecretBytes> => {
        asked.push(request);
        return Promise.resolve(pin());
      },
    };
    const source = pinOfHolder(prompt, undefined, typed);
    expect((await source.askPin(ASKED)).equals(typed)).toBe(true);
    expect(asked).toEqual([]);
    await source.askPin(ASKED);
    expect(asked).toHaveLength(1);
  });
});
