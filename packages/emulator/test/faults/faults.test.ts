import { fromHex, toHex } from '@ciekit/core/bytes';
import { FAULT_KINDS, specimenImage, type FaultKind, type FaultRequest } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';
import { authenticatedCard, cardInHand, expectSuccess, openedCard, READER, WRONG_CODE } from '../card-in-hand.js';
import { modPow, ReferenceHost } from '../reference-host.js';

const image = specimenImage();
const READ_ID = fromHex('00B081000C');

/** The specimen with DF_CIE selected and a fault on the next command. */
async function withFault(request: Omit<FaultRequest, 'at'>, options: Parameters<typeof cardInHand>[0] = {}) {
  const inHand = await cardInHand(options);
  await inHand.host.selectCie();
  inHand.card.faults.resetCounter();
  const fault = inHand.card.faults.inject({ ...request, at: 0 });
  return { ...inHand, fault };
}

/** The same under secure messaging with the PIN verified. */
async function withFaultUnderSm(kind: FaultKind) {
  const inHand = await openedCard();
  inHand.card.faults.resetCounter();
  const fault = inHand.card.faults.inject({ kind, at: 0 });
  return { ...inHand, fault };
}

describe('the plan', () => {
  it('refuses what can never come', async () => {
    const { card } = await cardInHand();
    for (const at of [-1, 0.5, NaN]) expect(() => card.faults.inject({ kind: 'slow', at })).toThrow(RangeError);
    expect(() => card.faults.inject({ kind: 'slow', at: 0, ms: -1 })).toThrow(RangeError);
  });

  it('counts commands, and hits one by number or by what it is, once', async () => {
    const { card, host } = await cardInHand();
    await host.selectCie();
    expect(card.faults.commandCount).toBe(1);
    card.faults.resetCounter();
    const second = card.faults.inject({ kind: 'sw-6f00', at: 1 });
    const selection = card.faults.inject({
      kind: 'sw-6f00',
      at: (command) => command.ins === 0xa4 && !command.protected,
    });
    expect((await host.raw(READ_ID)).sw).toBe(0x9000);
    expect([second.outcome, selection.outcome]).toEqual(['pending', 'pending']);
    expect((await host.raw(READ_ID)).sw).toBe(0x6f00);
    expect((await host.selectCie()).sw).toBe(0x6f00);
    expect([second.outcome, selection.outcome]).toEqual(['applied', 'applied']);
    expect((await host.selectCie()).sw).toBe(0x9000);
    expect(card.faults.commandCount).toBe(4);
  });

  it('can be cleared', async () => {
    const { card, host, fault } = await withFault({ kind: 'sw-6f00' });
    card.faults.clear();
    expect((await host.raw(READ_ID)).sw).toBe(0x9000);
    expect(fault.outcome).toBe('pending');
  });

  it('knows every kind at every step of a session, and the card lives on', async () => {
    for (const kind of FAULT_KINDS) {
      const { card, host, readers, profile } = await cardInHand({ answerTimeoutMs: 1 });
      const fault = card.faults.inject({ kind, at: 14, ms: 1 });
      const outcome = await host.openSession(profile).then(
        () => 'opened',
        () => 'failed',
      );
      expect([kind, fault.outcome]).not.toEqual([kind, 'pending']);
      if (fault.outcome === 'not-applicable') expect([kind, outcome]).toEqual([kind, 'opened']);
      readers.remove(READER);
      readers.insert(READER, card);
      const transaction = await (await readers.connect(READER)).beginTransaction();
      await new ReferenceHost((command) => transaction.transmit(command)).openSession(profile);
    }
  });
});

describe('a card that goes', () => {
  it('card-removed: before the command', async () => {
    const { card, host, readers, fault } = await withFaultUnderSm('card-removed');
    await expect(host.verify(WRONG_CODE)).rejects.toMatchObject({ code: 'card-removed' });
    expect(fault.outcome).toBe('applied');
    expect(card.readState().pin.triesRemaining).toBe(3);
    expect((await readers.list())[0]).toEqual({ name: READER, card: 'empty', atr: undefined });
    await expect(host.verify(WRONG_CODE)).rejects.toMatchObject({ code: 'card-removed' });
  });

  it('answer-lost: after the command', async () => {
    const { card, host } = await withFaultUnderSm('answer-lost');
    await expect(host.verify(WRONG_CODE)).rejects.toMatchObject({ code: 'card-removed' });
    expect(card.readState().pin.triesRemaining).toBe(2);
  });

  it('field-lost: back at once, but the session is not', async () => {
    const { host } = await withFaultUnderSm('field-lost');
    expect(await host.secure('00B08200', undefined, 9)).toEqual({ data: new Uint8Array(0), sw: 0x6882 });
    expect((await host.raw(READ_ID)).sw).toBe(0x6a82); // DF_CIE is not selected any more
  });
});

describe('a card that is late or silent', () => {
  it('no-answer: the reader gives up, nothing was executed', async () => {
    const { transaction, fault } = await withFault({ kind: 'no-answer' }, { answerTimeoutMs: 5 });
    await expect(transaction.transmit(READ_ID)).rejects.toMatchObject({ code: 'timeout' });
    expect(fault.outcome).toBe('applied');
    expect((await transaction.transmit(READ_ID)).length).toBe(14);
  });

  it('no-answer: taking the card out ends the wait at once', async () => {
    const { transaction, readers } = await withFault({ kind: 'no-answer' }, { answerTimeoutMs: 3_600_000 });
    const waiting = transaction.transmit(READ_ID);
    readers.remove(READER);
    await expect(waiting).rejects.toMatchObject({ code: 'card-removed' });
    await transaction.end('reset');
  });

  it('slow: late, but whole', async () => {
    const { transaction } = await withFault({ kind: 'slow', ms: 60 });
    const begin = performance.now();
    expect(await transaction.transmit(READ_ID)).toHaveLength(14);
    expect(performance.now() - begin).toBeGreaterThan(55);
  });
});

describe('an answer that is not right', () => {
  const genuine = `${image.files['1001']}9000`;

  it('garbage: other bytes, the same each time', async () => {
    const first = await (await withFault({ kind: 'garbage' })).transaction.transmit(READ_ID);
    const second = await (await withFault({ kind: 'garbage' })).transaction.transmit(READ_ID);
    expect(first).toEqual(second);
    expect(first).toHaveLength(20);
    expect(toHex(first)).not.toContain(image.files['1001'].slice(0, 8));
  });

  it('truncated: the first half, down to one byte', async () => {
    expect(toHex(await (await withFault({ kind: 'truncated' })).transaction.transmit(READ_ID))).toBe(
      genuine.slice(0, 14),
    );
    const { transaction } = await withFault({ kind: 'truncated' });
    expect(toHex(await transaction.transmit(fromHex('00B0830000')))).toBe('69');
  });

  it('replayed-answer: the one before', async () => {
    const { transaction, fault } = await withFault({ kind: 'replayed-answer' });
    expect(toHex(await transaction.transmit(READ_ID))).toBe('9000');
    expect(fault.outcome).toBe('applied');
    const fresh = await cardInHand();
    const none = fresh.card.faults.inject({ kind: 'replayed-answer', at: 0 });
    expectSuccess(await fresh.host.selectCie());
    expect(none.outcome).toBe('not-applicable');
  });

  it('sw-6f00 and sw-6cxx: not executed, and the card goes on', async () => {
    for (const [kind, sw] of [
      ['sw-6f00', 0x6f00],
      ['sw-6cxx', 0x6c10],
    ] as const) {
      const { host, card } = await withFaultUnderSm(kind);
      const command = host.wrap(fromHex('00200081083030303030303030'));
      expect((await host.raw(command)).sw).toBe(sw);
      expect(card.readState().pin.triesRemaining).toBe(3);
      // a host that repeats the same bytes gets its answer
      expect(host.open(0x20, (await host.raw(command)).data).sw).toBe(0x63c2);
    }
  });

  it('sw-61xx: announces what is not there', async () => {
    const { transaction } = await withFault({ kind: 'sw-61xx' });
    expect(toHex(await transaction.transmit(READ_ID))).toBe(`${image.files['1001']}61FF`);
    expect(toHex(await transaction.transmit(fromHex('00C00000FF')))).toBe('6985');
    const long = await withFault({ kind: 'sw-61xx' });
    const first = await long.transaction.transmit(fromHex('00CB3FFF0B4D097007BFA004037F498000'));
    expect(toHex(first.slice(-2))).toBe('61FF');
    expect(toHex(await long.transaction.transmit(fromHex('00C0000000')))).toBe('6985');
  });

  it('oversized-length: the first object on the wire claims 16 MB, as long as it was', async () => {
    const { transaction } = await withFault({ kind: 'oversized-length' });
    const sod = fromHex(image.files['1006']);
    const answer = await transaction.transmit(fromHex('00B0860010'));
    expect(toHex(answer)).toBe(`7783FFFFFF${toHex(sod.subarray(5, 16))}9000`);
    const tooShort = await withFault({ kind: 'oversized-length' });
    await tooShort.transaction.transmit(fromHex('00B0860004'));
    expect(tooShort.fault.outcome).toBe('not-applicable');
    const longTag = await cardInHand();
    longTag.card.faults.inject({ kind: 'oversized-length', at: 0 });
    expect(toHex((await longTag.host.raw('00B09B0010')).data)).toMatch(/^7F4983FFFFFF/);
  });
});

describe('an answer under secure messaging that is not right', () => {
  it.each(['bad-mac', 'wrong-ssc'] as const)('%s: the host notices', async (kind) => {
    const { host, transaction, fault } = await withFaultUnderSm(kind);
    const answer = await transaction.transmit(host.wrap(fromHex('00B0820009')));
    expect(() => host.open(0xb0, answer.slice(0, -2))).toThrow('MAC of the answer');
    expect(fault.outcome).toBe('applied');
    const plain = await withFault({ kind });
    expect((await plain.host.raw(READ_ID)).sw).toBe(0x9000);
    expect(plain.fault.outcome).toBe('not-applicable');
  });

  it('oversized-content: rightly protected, wrong inside', async () => {
    const { host, fault } = await withFaultUnderSm('oversized-content');
    expect(toHex((await host.secure('00B08300', undefined, 8)).data)).toMatch(/^3083FFFFFF/);
    expect(fault.outcome).toBe('applied');
    const plain = await withFault({ kind: 'oversized-content' });
    expect((await plain.host.raw(READ_ID)).data).toEqual(fromHex(image.files['1001']));
    expect(plain.fault.outcome).toBe('not-applicable');
  });
});

describe('weak DH values', () => {
  const p = BigInt(`0x${image.dh.p}`);
  const q = BigInt(`0x${image.dh.q}`);
  const answerOf = async (kind: FaultKind): Promise<bigint> => {
    const { card, host, profile } = await cardInHand();
    await host.selectCie();
    await host.readGroup(profile.dhParameters);
    const fault = card.faults.inject({ kind, at: (command) => toHex(command.bytes).includes('4D04A6029100') });
    await host.agreeOnKeys();
    expect(fault.outcome).toBe('applied');
    return BigInt(`0x${toHex(host.yIcc)}`);
  };

  it('are 1, p-1, or of a small odd order', async () => {
    expect(await answerOf('weak-dh-one')).toBe(1n);
    expect(await answerOf('weak-dh-minus-one')).toBe(p - 1n);
    const small = await answerOf('weak-dh-small-order');
    expect(small > 1n && small < p - 1n).toBe(true);
    expect(modPow(small, q, p)).not.toBe(1n);
    expect(modPow(small, 7n, p)).toBe(1n);
  });

  it('have no occasion anywhere else', async () => {
    const { fault, host } = await withFault({ kind: 'weak-dh-one' });
    expect((await host.raw(READ_ID)).sw).toBe(0x9000);
    expect(fault.outcome).toBe('not-applicable');
  });
});

describe('a card with the session of one fault', () => {
  it('stays authenticated after a late answer', async () => {
    const { card, host } = await authenticatedCard();
    card.faults.resetCounter();
    card.faults.inject({ kind: 'slow', at: 0, ms: 1 });
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c2);
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c1);
  });
});
