import { PinError } from '@ciekit/core';
import { describe, expect, it } from 'vitest';
import { desk, DeskCard, errorOf, imageWithServicesId, READER } from '../support/desk.js';
import { Holder, NEW_PIN, PIN } from '../support/holder.js';

describe('refused before anything is sent', () => {
  it.each([
    ['half of a PIN', { pins: ['1928'] }, 'code-half'],
    ['a PIN with a letter', { pins: ['1928374x'] }, 'code-format'],
    ['a new PIN of nine digits', { newPins: ['192837465'] }, 'code-format'],
    ['an easy new PIN', { newPins: ['11111111'] }, 'weak-pin'],
    ['a new PIN that counts', { newPins: ['23456789'] }, 'weak-pin'],
    ['the old PIN again', { newPins: [PIN] }, 'pin-unchanged'],
  ])('%s', async (_name, answers, errorCode) => {
    const { middleware, card } = await desk();
    const holder = new Holder({ ...answers, interactive: false });
    expect((await errorOf(middleware.changePin(holder))).code).toBe(errorCode);
    expect(card.codeCommands).toEqual([]);
    expect(holder.given.every((secret) => secret.isWiped)).toBe(true);
  });

  it('a person is asked again, with the reason, and at most five times', async () => {
    const { middleware, card } = await desk();
    const holder = new Holder({ pins: ['1928', PIN], newPins: ['12345678', PIN, NEW_PIN] });
    await middleware.changePin(holder);
    expect(holder.asked).toEqual([
      'pin',
      'pin after code-half',
      'new-pin',
      'new-pin after weak-pin',
      'new-pin after pin-unchanged',
    ]);
    expect(card.pin).toBe(NEW_PIN);
    const stubborn = new Holder({ pins: Array<string>(9).fill('1') });
    expect((await errorOf(middleware.changePin(stubborn))).code).toBe('code-format');
    expect(stubborn.asked).toHaveLength(5);
  });

  it('a PIN that is part of the services id is warned about, on a card that was never paired', async () => {
    const { middleware, card } = await desk();
    const holder = new Holder({ newPins: ['56789012', NEW_PIN] });
    await middleware.changePin(holder);
    expect(holder.asked).toEqual(['pin', 'new-pin', 'weak services-id', 'new-pin']);
    expect(card.pin).toBe(NEW_PIN);
  });

  it('the birth date is warned about once the card is paired, and may be kept', async () => {
    const { middleware, card } = await desk();
    const birthday = '12031985';
    await middleware.changePin(new Holder({ newPins: [birthday] }));
    await middleware.changePin(new Holder({ pins: [birthday], newPins: [PIN] }));
    await middleware.pair(new Holder());
    const unwilling = new Holder({ newPins: [birthday], interactive: false });
    expect((await errorOf(middleware.changePin(unwilling))).code).toBe('cancelled');
    expect(card.pin).toBe(PIN);
    const holder = new Holder({ newPins: [birthday], keepWeak: true });
    await middleware.changePin(holder);
    expect(holder.asked).toEqual(['pin', 'new-pin', 'weak birth-date']);
    expect(card.pin).toBe(birthday);
  });
});

describe('a wrong PIN', () => {
  it('costs one try, is sent once and says what is left', async () => {
    const { middleware, card, events, onEvent } = await desk();
    const error = await errorOf(middleware.changePin(new Holder({ pins: ['99999999'] }), { onEvent }));
    expect(error).toMatchObject({ code: 'code-incorrect', kind: 'pin', triesRemaining: 2 });
    expect(card.codeCommands).toEqual([0x20]);
    expect(card.tries).toEqual({ pin: 2, puk: 10 });
    expect(events.map(({ type }) => type)).toEqual(['card-found', 'chip-checked', 'tries']);
    expect(events.at(-1)).toEqual({ type: 'tries', kind: 'pin', triesRemaining: 3 });
  });

  it('the last try is asked about with the card free; without a yes nothing is sent', async () => {
    const { middleware, card } = await desk();
    card.set({ pin: 1 });
    const holder = new Holder();
    expect(await errorOf(middleware.changePin(holder))).toMatchObject({
      code: 'last-try-unconfirmed',
      triesRemaining: 1,
    });
    expect(holder.asked.at(-1)).toBe('confirm pin 1');
    expect(card.codeCommands).toEqual([]);
    expect(card.tries.pin).toBe(1);
  });

  it('the confirmed last try is used once', async () => {
    const { middleware, card } = await desk();
    card.set({ pin: 1 });
    expect(await errorOf(middleware.verifyPin(new Holder({ pins: ['99999999'], confirm: true })))).toMatchObject({
      code: 'code-blocked',
    });
    expect(card.verifications).toBe(1);
    expect(card.tries.pin).toBe(0);
    const blocked = new Holder({ confirm: true });
    expect((await errorOf(middleware.verifyPin(blocked))).code).toBe('code-blocked');
    expect(blocked.asked).toEqual(['pin']);
    expect(card.verifications).toBe(1);
  });

  it('a decision made before counts as the confirmation', async () => {
    const { middleware, card } = await desk();
    card.set({ pin: 1 });
    const holder = new Holder();
    await middleware.changePin(holder, { allowLastTry: true });
    expect(holder.asked).toEqual(['pin', 'new-pin']);
    expect(card.tries.pin).toBe(3);
  });
});

describe('the PIN is changed', () => {
  it('and every code is wiped', async () => {
    const { middleware, card, onEvent, events } = await desk();
    const holder = new Holder();
    const percents: number[] = [];
    const outcome = await middleware.changePin(holder, {
      onEvent,
      onProgress: ({ percent, step, messageKey }) => {
        expect(messageKey).toBe(`progress.${step}`);
        percents.push(percent);
      },
    });
    expect(outcome).toEqual({ reader: READER, nis: '123456789012', assurance: { outcome: 'unverified-issuer' } });
    expect(card.pin).toBe(NEW_PIN);
    expect(card.codeCommands).toEqual([0x20, 0x24]);
    expect(holder.given.every((secret) => secret.isWiped)).toBe(true);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect([percents[0], percents.at(-1)]).toEqual([0, 100]);
    // The issuer was not checked, and that was said before the code went out.
    expect(events).toContainEqual({ type: 'chip-checked', assurance: { outcome: 'unverified-issuer' } });
  });

  it('with the issuer checked once its certificate is trusted', async () => {
    const { middleware, trustSpecimen } = await desk();
    await trustSpecimen();
    expect((await middleware.changePin(new Holder())).assurance.outcome).toBe('genuine');
  });
});

describe('what happens meanwhile', () => {
  it('the card may be lifted while the holder types', async () => {
    const { middleware, card, readers } = await desk();
    const meanwhile = (): void => {
      readers.remove(READER);
      readers.insert(READER, card.card);
    };
    await middleware.changePin(new Holder({ meanwhile }));
    expect(card.pin).toBe(NEW_PIN);
  });

  it('a card that is exchanged for another gets no code', async () => {
    const { middleware, readers } = await desk();
    const other = new DeskCard(imageWithServicesId('210987654321'));
    const holder = new Holder({
      meanwhile: () => {
        readers.remove(READER);
        readers.insert(READER, other.card);
      },
    });
    // Its signed data name another card than its EF.ID_Servizi: whichever check comes first, no code is sent.
    expect((await errorOf(middleware.changePin(holder))).code).toMatch(/^(card-swapped|sod-hash)$/);
    expect(other.codeCommands).toEqual([]);
  });

  it('a cancellation at a prompt sends nothing', async () => {
    const { middleware, card } = await desk();
    const controller = new AbortController();
    const holder = new Holder({
      meanwhile: () => {
        controller.abort();
      },
    });
    expect((await errorOf(middleware.changePin(holder, { signal: controller.signal }))).code).toBe('cancelled');
    expect(card.codeCommands).toEqual([]);
  });

  it('a try that another program used up after the confirmation needs a new one', async () => {
    const { middleware, card } = await desk();
    card.set({ puk: 2 });
    let asked = 0;
    const holder = new Holder({
      confirm: true,
      meanwhile: () => {
        asked++;
        if (asked === 3) card.set({ puk: 1 });
      },
    });
    await middleware.unblockPin(holder);
    expect(holder.asked).toEqual(['puk', 'new-pin', 'confirm puk 2', 'confirm puk 1']);
  });
});

describe('an answer that is lost', () => {
  it('to the check of the PIN: unknown, one try counted by the card, nothing sent again', async () => {
    const { middleware, card } = await desk();
    card.loseAnswerTo('verify');
    const error = await errorOf(middleware.changePin(new Holder({ pins: ['99999999'], confirm: true })));
    expect(error).toMatchObject({ code: 'code-outcome-unknown', kind: 'pin' });
    expect(card.codeCommands).toEqual([0x20]);
    expect(card.tries.pin).toBe(2);
  });

  it('to the change: its own outcome, and the new PIN is the first to try', async () => {
    const { middleware, card, readers } = await desk();
    card.loseAnswerTo('change');
    const error = await errorOf(middleware.changePin(new Holder()));
    expect(error).toBeInstanceOf(PinError);
    expect(error.code).toBe('change-outcome-unknown');
    expect(card.codeCommands).toEqual([0x20, 0x24]);
    readers.insert(READER, card.card);
    expect((await middleware.pinStatus()).pin.triesRemaining).toBe(3);
    await middleware.verifyPin(new Holder({ pins: [NEW_PIN] }));
    expect(card.verifications).toBe(2);
  });

  it('to the unblocking: the tries tell without a code', async () => {
    const { middleware, card, readers } = await desk();
    card.set({ pin: 0 });
    card.loseAnswerTo('reset');
    expect((await errorOf(middleware.unblockPin(new Holder()))).code).toBe('change-outcome-unknown');
    readers.insert(READER, card.card);
    expect((await middleware.pinStatus()).pin).toEqual({ triesRemaining: 3, advice: 'go-on' });
  });
});

describe('a card that does not tell its tries', () => {
  it('is remembered between runs, and unpaired cards too', async () => {
    const { middleware, card, again, onEvent, events } = await desk();
    card.hideTries(3);
    expect(await errorOf(middleware.verifyPin(new Holder({ pins: ['99999999'] }), { onEvent }))).toMatchObject({
      triesRemaining: 2,
    });
    expect(events).toContainEqual({ type: 'tries', kind: 'pin', triesRemaining: undefined });
    await errorOf(again().verifyPin(new Holder({ pins: ['99999999'] })));
    const holder = new Holder({ pins: ['99999999'] });
    expect((await errorOf(again().verifyPin(holder))).code).toBe('last-try-unconfirmed');
    expect(holder.asked).toEqual(['pin', 'confirm pin 1']);
    expect(card.verifications).toBe(2);
    expect(card.tries.pin).toBe(1);
  });
});

describe('an issuer that cannot be checked', () => {
  /** A holder who is asked about it, and how the answer falls. */
  class CarefulHolder extends Holder {
    readonly #trusts: boolean;

    constructor(trusts: boolean) {
      super();
      this.#trusts = trusts;
    }

    confirmUnverifiedIssuer(): Promise<boolean> {
      this.asked.push('issuer');
      return Promise.resolve(this.#trusts);
    }
  }

  it('is asked about once, before a code is sent', async () => {
    const { middleware, card } = await desk();
    const holder = new CarefulHolder(true);
    await middleware.changePin(holder);
    expect(holder.asked).toEqual(['pin', 'new-pin', 'issuer']);
    expect(card.pin).toBe(NEW_PIN);
  });

  it('ends the operation with nothing sent when the holder does not want to go on', async () => {
    const { middleware, card } = await desk();
    expect((await errorOf(middleware.verifyPin(new CarefulHolder(false)))).code).toBe('cancelled');
    expect((await errorOf(middleware.pair(new CarefulHolder(false)))).code).toBe('cancelled');
    expect(card.codeCommands).toEqual([]);
  });

  it('is told and not asked about where the source has no such question', async () => {
    const { middleware, events, onEvent, card } = await desk();
    const holder = new Holder();
    await middleware.changePin(holder, { onEvent });
    expect(holder.asked).toEqual(['pin', 'new-pin']);
    expect(events).toContainEqual({ type: 'chip-checked', assurance: { outcome: 'unverified-issuer' } });
    expect(card.pin).toBe(NEW_PIN);
  });
});
