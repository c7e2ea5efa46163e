import { fromHex, toHex } from '@ciekit/core/bytes';
import { CardStateError, MemoryState, specimenImage } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';
import { authenticatedCard, cardInHand, codes, expectSuccess, openedCard, WRONG_CODE } from '../card-in-hand.js';
import { DEFAULT_PIN, DEFAULT_PUK, strip, type ReferenceHost } from '../reference-host.js';

const NEW_PIN = '55667788';
const tries = async (host: ReferenceHost, reference: '8101' | '8102'): Promise<number> => {
  const { data, sw } = await host.secure('00CB3FFF', fromHex(`4D087006BF${reference}02A080`), 256);
  expect(sw).toBe(0x9000);
  const template = strip('A0', strip(`BF${reference}`, strip('70', data).value).value).value;
  const [label, maximum] = reference === '8101' ? ['50494E', '03'] : ['50554B', '0A'];
  expect(toHex(template)).toMatch(new RegExp(`^8403${label}9A01${maximum}9B01..80020008$`));
  return template[10]!;
};

describe('VERIFY', () => {
  it('refuses before device authentication, in clear and in a session that is not authenticated', async () => {
    const { host, profile, card } = await cardInHand();
    await host.selectCie();
    expect((await host.raw('0020008108 3139323833373436')).sw).toBe(0x6982);
    await host.readGroup(profile.dhParameters);
    expectSuccess(await host.agreeOnKeys());
    expect((await host.verify(DEFAULT_PIN)).sw).toBe(0x6982);
    expect(card.readState().pin.triesRemaining).toBe(3);
  });

  it('refuses other lengths, parameters and references without counting', async () => {
    const { host, card } = await authenticatedCard();
    for (const code of ['', '1928374', '192837460']) expect((await host.verify(code)).sw).toBe(0x6700);
    expect((await host.secure('00200083', codes(DEFAULT_PIN))).sw).toBe(0x6a88);
    expect((await host.secure('00200181', codes(DEFAULT_PIN))).sw).toBe(0x6a86);
    expect(card.readState().pin.triesRemaining).toBe(3);
  });

  it('counts down to 6983, on the attempt that uses the last try and after it, the right PIN included', async () => {
    const { host, card } = await authenticatedCard();
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c2);
    expect(await tries(host, '8101')).toBe(2);
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c1);
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x6983);
    expect((await host.verify(DEFAULT_PIN)).sw).toBe(0x6983);
    expect(card.readState().pin.triesRemaining).toBe(0);
    expect(await tries(host, '8101')).toBe(0);
  });

  it('brings all tries back when the code is right, and forgets the success at the next failure', async () => {
    const { host, card } = await authenticatedCard();
    await host.verify(WRONG_CODE);
    expectSuccess(await host.verify(DEFAULT_PIN));
    expect(card.readState().pin.triesRemaining).toBe(3);
    expectSuccess(await host.secure('00B08200', undefined, 9));
    expect((await host.verify('1')).sw).toBe(0x6700);
    expectSuccess(await host.secure('00B08200', undefined, 9));
    await host.verify(WRONG_CODE);
    expect((await host.secure('00B08200', undefined, 9)).sw).toBe(0x6982);
  });

  it('gives the PUK ten tries, then none for ever', async () => {
    const { host } = await authenticatedCard();
    for (let left = 9; left > 0; left--) expect((await host.verify(WRONG_CODE, '82')).sw).toBe(0x63c0 + left);
    expect(await tries(host, '8102')).toBe(1);
    expectSuccess(await host.verify(DEFAULT_PUK, '82'));
    expect(await tries(host, '8102')).toBe(10);
    for (let left = 9; left > 0; left--) await host.verify(WRONG_CODE, '82');
    expect((await host.verify(WRONG_CODE, '82')).sw).toBe(0x6983);
    expect((await host.verify(DEFAULT_PUK, '82')).sw).toBe(0x6983);
    expect((await host.secure('002C0281', codes(NEW_PIN))).sw).toBe(0x6982);
  });
});

describe('CHANGE REFERENCE DATA', () => {
  it('wants the PIN verified, the right lengths and digits', async () => {
    const { host } = await authenticatedCard();
    expect((await host.secure('00240081', codes(DEFAULT_PIN, NEW_PIN))).sw).toBe(0x6982);
    expectSuccess(await host.verify(DEFAULT_PIN));
    expect((await host.secure('00240081', codes(DEFAULT_PIN))).sw).toBe(0x6700);
    expect((await host.secure('00240181', codes(NEW_PIN))).sw).toBe(0x6a86);
    expect((await host.secure('00240081', codes(DEFAULT_PIN, 'ABCDEFGH'))).sw).toBe(0x6a80);
    expect((await host.secure('00240082', codes(DEFAULT_PUK, NEW_PIN))).sw).toBe(0x6982);
    expectSuccess(await host.secure('00B08200', undefined, 9));
  });

  it('counts a wrong old PIN', async () => {
    const { host, card } = await openedCard();
    expect((await host.secure('00240081', codes(WRONG_CODE, NEW_PIN))).sw).toBe(0x63c2);
    expect(card.readState().pin).toEqual({ digits: DEFAULT_PIN, triesRemaining: 2 });
    expect((await host.secure('00240081', codes(DEFAULT_PIN, NEW_PIN))).sw).toBe(0x6982);
    await host.verify(WRONG_CODE);
    await host.verify(WRONG_CODE);
    expect((await host.secure('00240081', codes(DEFAULT_PIN, NEW_PIN))).sw).toBe(0x6984);
  });

  it('replaces the PIN, and the PIN is not verified any more', async () => {
    const { host, card } = await openedCard();
    expectSuccess(await host.secure('00240081', codes(DEFAULT_PIN, NEW_PIN)));
    expect(card.readState().pin).toEqual({ digits: NEW_PIN, triesRemaining: 3 });
    expect((await host.secure('00B08200', undefined, 9)).sw).toBe(0x6982);
    expect((await host.verify(DEFAULT_PIN)).sw).toBe(0x63c2);
    expectSuccess(await host.verify(NEW_PIN));
  });
});

describe('RESET RETRY COUNTER', () => {
  it('wants the PUK verified, and knows two forms for the PIN only', async () => {
    const { host } = await authenticatedCard();
    expect((await host.secure('002C0281', codes(NEW_PIN))).sw).toBe(0x6982);
    expectSuccess(await host.verify(DEFAULT_PUK, '82'));
    expect((await host.secure('002C0281', codes('1234567'))).sw).toBe(0x6700);
    expect((await host.secure('002C0281', codes('1234567X'))).sw).toBe(0x6a80);
    expect((await host.secure('002C0381', codes(NEW_PIN))).sw).toBe(0x6700);
    expect((await host.secure('002C0081', codes(NEW_PIN))).sw).toBe(0x6a86);
    expect((await host.secure('002C0282', codes(NEW_PIN))).sw).toBe(0x6982);
  });

  it('sets a new PIN or only unblocks; the PUK stays verified, the PIN does not', async () => {
    const { host, card } = await openedCard();
    expectSuccess(await host.verify(DEFAULT_PUK, '82'));
    // shipping clients send an Le where there are no data at all
    expectSuccess(await host.secure('002C0381', undefined, 256));
    expect((await host.secure('00B08200', undefined, 9)).sw).toBe(0x6982);
    for (let i = 0; i < 3; i++) await host.verify(WRONG_CODE);
    expect(card.readState().pin.triesRemaining).toBe(0);
    expectSuccess(await host.secure('002C0281', codes(NEW_PIN)));
    expect(card.readState().pin).toEqual({ digits: NEW_PIN, triesRemaining: 3 });
    expectSuccess(await host.secure('002C0381'));
    expectSuccess(await host.verify(NEW_PIN));
  });
});

describe('tries left', () => {
  it('are told after device authentication only', async () => {
    const { host, profile } = await cardInHand();
    await host.selectCie();
    expect((await host.raw('00CB3FFF0A4D087006BF810102A08000')).sw).toBe(0x6982);
    await host.openSession(profile);
    expect(await tries(host, '8101')).toBe(3);
    expect(await tries(host, '8102')).toBe(10);
  });
});

describe('a chip that keeps its tries to itself', () => {
  it('knows no such object, and counts all the same', async () => {
    const { host } = await authenticatedCard({ tellsTries: false });
    for (const object of ['8101', '8102'])
      expect((await host.secure('00CB3FFF', fromHex(`4D087006BF${object}02A080`), 256)).sw).toBe(0x6a88);
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c2);
  });
});

describe('a memory that fails', () => {
  it('answers 6581, counts nothing and believes nothing', async () => {
    const image = specimenImage();
    const state = new MemoryState(image);
    let broken = false;
    const { host, card } = await authenticatedCard({
      image,
      state: {
        load: () => state.load(),
        save: (next) => {
          if (broken) throw new CardStateError('state-unwritable', 'full');
          state.save(next);
        },
        tryLock: () => state.tryLock(),
      },
    });
    await host.verify(WRONG_CODE);
    broken = true;
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x6581);
    expect((await host.verify(DEFAULT_PIN)).sw).toBe(0x6581);
    expect((await host.secure('00B08200', undefined, 9)).sw).toBe(0x6982);
    expect(card.readState().pin.triesRemaining).toBe(2);
    expectSuccess(await host.verify(DEFAULT_PUK, '82'));
    expect((await host.secure('002C0281', codes(NEW_PIN))).sw).toBe(0x6581);
    broken = false;
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c1);
    expectSuccess(await host.verify(DEFAULT_PIN));
  });
});
