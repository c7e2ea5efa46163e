import { describe, expect, it } from 'vitest';
import { desk, errorOf } from '../support/desk.js';
import { Holder, NEW_PIN, PIN, PUK } from '../support/holder.js';

describe('unblocking', () => {
  it.each([
    ['half of a PUK', { puks: ['6473'] }, 'code-half'],
    ['no digits', { puks: ['abcdefgh'] }, 'code-format'],
    ['an easy new PIN', { newPins: ['98765432'] }, 'weak-pin'],
  ])('refuses %s before anything is sent', async (_name, answers, errorCode) => {
    const { middleware, card } = await desk();
    expect((await errorOf(middleware.unblockPin(new Holder({ ...answers, interactive: false })))).code).toBe(errorCode);
    expect(card.codeCommands).toEqual([]);
  });

  it('a wrong PUK costs one try and is sent once', async () => {
    const { middleware, card } = await desk();
    expect(await errorOf(middleware.unblockPin(new Holder({ puks: ['11112222'] })))).toMatchObject({
      code: 'code-incorrect',
      kind: 'puk',
      triesRemaining: 9,
    });
    expect(card.codeCommands).toEqual([0x20]);
    expect(card.tries).toEqual({ pin: 3, puk: 9 });
  });

  it('advises from eight tries down, before the PUK is sent', async () => {
    const { middleware, card } = await desk();
    card.set({ puk: 8 });
    const cautious = new Holder({ followAdvice: true });
    expect((await errorOf(middleware.unblockPin(cautious))).code).toBe('cancelled');
    expect(cautious.asked).toEqual(['puk', 'new-pin', 'advise 8']);
    expect(card.codeCommands).toEqual([]);
    const sure = new Holder();
    await middleware.unblockPin(sure);
    expect(sure.asked).toEqual(['puk', 'new-pin', 'advise 8']);
    expect(card.tries.puk).toBe(10);
    expect(card.pin).toBe(NEW_PIN);
  });

  it('does not advise at nine', async () => {
    const { middleware, card } = await desk();
    card.set({ puk: 9 });
    const holder = new Holder();
    await middleware.unblockPin(holder);
    expect(holder.asked).toEqual(['puk', 'new-pin']);
  });

  it('asks for a confirmation from two down', async () => {
    const { middleware, card } = await desk();
    card.set({ puk: 2 });
    const holder = new Holder();
    expect(await errorOf(middleware.unblockPin(holder))).toMatchObject({ code: 'last-try-unconfirmed', kind: 'puk' });
    expect(holder.asked).toEqual(['puk', 'new-pin', 'confirm puk 2']);
    expect(card.codeCommands).toEqual([]);
  });

  it('a PUK that is used up is told without a question', async () => {
    const { middleware, card } = await desk();
    card.set({ puk: 0 });
    const holder = new Holder({ confirm: true });
    expect(await errorOf(middleware.unblockPin(holder))).toMatchObject({ code: 'code-blocked', kind: 'puk' });
    expect(holder.asked).toEqual(['puk', 'new-pin']);
    expect(card.codeCommands).toEqual([]);
  });

  it('a PIN blocked by three wrong ones works again, with the new value', async () => {
    const { middleware, card } = await desk();
    for (const left of [2, 1, 0]) {
      const error = await errorOf(middleware.verifyPin(new Holder({ pins: ['99999999'], confirm: true })));
      expect(error).toMatchObject(left === 0 ? { code: 'code-blocked' } : { triesRemaining: left });
    }
    expect((await middleware.pinStatus()).pin.advice).toBe('blocked');
    await middleware.unblockPin(new Holder());
    expect(card.tries).toEqual({ pin: 3, puk: 10 });
    await middleware.verifyPin(new Holder({ pins: [NEW_PIN] }));
    expect((await errorOf(middleware.verifyPin(new Holder({ pins: [PIN] })))).code).toBe('code-incorrect');
  });

  it('warns when the new PIN is the PUK', async () => {
    const { middleware, card } = await desk();
    const holder = new Holder({ newPins: [PUK, NEW_PIN] });
    await middleware.unblockPin(holder);
    expect(holder.asked).toEqual(['puk', 'new-pin', 'weak same-as-puk', 'new-pin']);
    expect(card.pin).toBe(NEW_PIN);
  });
});
