import { fromHex, toHex } from '@ciekit/core/bytes';
import { CancelledError, TransportError, type ReaderEvent } from '@ciekit/core/iso7816';
import { contactlessTiming, SoftwareCard, SoftwareReaders, specimenImage } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';
import { cardInHand, expectSuccess, openedCard, READER } from '../card-in-hand.js';
import { ReferenceHost } from '../reference-host.js';

const SELECT_CIE = fromHex('00A4040C06A00000000039');
const READ_ID = fromHex('00B081000C');
const newCard = (): SoftwareCard => new SoftwareCard({ image: specimenImage() });
const code = (expected: TransportError['code']): unknown => expect.objectContaining({ code: expected });

describe('readers', () => {
  it('refuse what is not there', async () => {
    const readers = new SoftwareReaders({ readers: [{ name: READER }] });
    await expect(readers.connect('another')).rejects.toEqual(code('no-reader'));
    await expect(readers.connect(READER)).rejects.toEqual(code('no-card'));
    await expect(readers.connect(READER, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
    expect(() => {
      readers.insert('another', newCard());
    }).toThrow(TransportError);
    readers.insert(READER, newCard());
    expect(() => {
      readers.insert(READER, newCard());
    }).toThrow(TypeError);
    expect(() => {
      readers.addReader({ name: READER });
    }).toThrow(TypeError);
  });

  it('are listed with what is in them', async () => {
    const card = newCard();
    const readers = new SoftwareReaders({ readers: [{ name: 'one' }, { name: 'two', card }] });
    expect(await readers.list()).toEqual([
      { name: 'one', card: 'empty', atr: undefined },
      { name: 'two', card: 'present', atr: card.atr },
    ]);
    readers.removeReader('one');
    readers.remove('two');
    expect(await readers.list()).toEqual([{ name: 'two', card: 'empty', atr: undefined }]);
    await readers.close();
    expect(await readers.list()).toEqual([]);
  });

  it('tell what there is and what changes, until they are told to stop', async () => {
    const readers = new SoftwareReaders({ readers: [{ name: READER, card: newCard() }] });
    const stop = new AbortController();
    const events: ReaderEvent[] = [];
    for await (const event of readers.watch(stop.signal)) {
      events.push(event);
      if (events.length === 3) {
        readers.remove(READER);
        readers.insert(READER, newCard());
        readers.addReader({ name: 'second' });
        readers.removeReader('second');
        readers.removeReader(READER);
      }
      if (events.length === 9) stop.abort();
    }
    expect(
      events.map((event) => ('reader' in event ? [event.type, event.reader.name, event.reader.card] : [event.type])),
    ).toEqual([
      ['reader-added', READER, 'present'],
      ['card-inserted', READER, 'present'],
      ['all-told'],
      ['card-removed', READER, 'empty'],
      ['card-inserted', READER, 'present'],
      ['reader-added', 'second', 'empty'],
      ['reader-removed', 'second', 'empty'],
      ['card-removed', READER, 'empty'],
      ['reader-removed', READER, 'empty'],
    ]);
    for await (const event of readers.watch(AbortSignal.abort())) expect(event).toBeUndefined();
  });

  it('end a watch that waits when they are closed', async () => {
    const readers = new SoftwareReaders({ readers: [] });
    const watch = readers.watch(new AbortController().signal);
    const events = watch[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual({ type: 'all-told' });
    const next = events.next();
    await readers.close();
    expect(await next).toEqual({ value: undefined, done: true });
  });

  it('may know short commands only', async () => {
    const readers = new SoftwareReaders({ readers: [{ name: READER, card: newCard(), maxCommandLength: 261 }] });
    const connection = await readers.connect(READER);
    expect(connection.maxCommandLength).toBe(261);
    const transaction = await connection.beginTransaction();
    await expect(transaction.transmit(new Uint8Array(262))).rejects.toEqual(code('communication-failed'));
    expect(toHex(await transaction.transmit(SELECT_CIE))).toBe('9000');
  });
});

describe('transactions', () => {
  it('exclude each other; the wait can be limited and cancelled, and those who wait come in order', async () => {
    const { readers, transaction } = await cardInHand();
    const connection = await readers.connect(READER);
    await expect(connection.beginTransaction({ waitMs: 0 })).rejects.toEqual(code('sharing-violation'));
    await expect(connection.beginTransaction({ signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
    const cancel = new AbortController();
    const cancelled = connection.beginTransaction({ signal: cancel.signal });
    const order: string[] = [];
    const turn = async (name: string): Promise<void> => {
      const mine = await connection.beginTransaction();
      order.push(name);
      await mine.end('leave');
    };
    const turns = [turn('first'), turn('second'), turn('third')];
    cancel.abort();
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    await transaction.end('leave');
    await transaction.end('leave');
    await Promise.all(turns);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('leave the card as it is, or reset it and tell the others once', async () => {
    const { host, readers, transaction } = await openedCard();
    const other = await readers.connect(READER);
    await transaction.end('leave');
    const second = await other.beginTransaction();
    const taken = new ReferenceHost((command) => second.transmit(command));
    taken.keys = host.keys;
    expectSuccess(await taken.secure('00B08200', undefined, 9));
    await second.end('reset');
    const third = await other.beginTransaction();
    expect(toHex(await third.transmit(READ_ID))).toBe('6A82');
    await third.end('leave');
    const late = await readers.connect(READER);
    const lateTransaction = await late.beginTransaction();
    await lateTransaction.end('reset');
    await expect(other.beginTransaction()).rejects.toEqual(code('card-reset'));
    await (await other.beginTransaction()).end('leave');
  });

  it('take no command after their end, and none that the caller changes meanwhile', async () => {
    const { transaction } = await cardInHand();
    const command = Uint8Array.from(SELECT_CIE);
    const answer = transaction.transmit(command);
    command.fill(0);
    expect(toHex(await answer)).toBe('9000');
    await transaction.end('leave');
    await expect(transaction.transmit(SELECT_CIE)).rejects.toBeInstanceOf(TypeError);
  });

  it('end with their connection', async () => {
    const { readers, transaction } = await cardInHand();
    const connection = await readers.connect(READER);
    const waiting = connection.beginTransaction();
    const close = connection.close();
    await transaction.end('leave');
    await expect(waiting).rejects.toBeInstanceOf(TypeError);
    await close;
    await expect(connection.beginTransaction()).rejects.toBeInstanceOf(TypeError);
    const next = await readers.connect(READER);
    await next.beginTransaction();
    await next.close();
    await next.close();
    await (await (await readers.connect(READER)).beginTransaction()).end('leave');
  });

  it('run commands one after the other', async () => {
    const delays = [30, 0];
    const { transaction } = await cardInHand({ timing: () => delays.shift() ?? 0 });
    const answers: string[] = [];
    await Promise.all(
      [SELECT_CIE, READ_ID].map(async (command) => {
        answers.push(toHex(await transaction.transmit(command)).slice(-4) + command.length.toString());
      }),
    );
    expect(answers).toEqual([`9000${SELECT_CIE.length}`, `9000${READ_ID.length}`]);
  });
});

describe('a card that is taken out', () => {
  it('ends what is open and what waits, and the next one starts afresh', async () => {
    const { card, readers, transaction } = await openedCard();
    const waiting = (await readers.connect(READER)).beginTransaction();
    readers.remove(READER);
    await expect(transaction.transmit(READ_ID)).rejects.toEqual(code('card-removed'));
    await expect(waiting).rejects.toEqual(code('card-removed'));
    readers.insert(READER, card);
    const old = transaction.transmit(READ_ID);
    await expect(old).rejects.toEqual(code('card-removed'));
    // nobody ended the old transaction, and it is in nobody's way
    const next = await (await readers.connect(READER)).beginTransaction({ waitMs: 1000 });
    expect(toHex(await next.transmit(READ_ID))).toBe('6A82');
  });

  it('ends the wait for a card that another reader of the same process uses', async () => {
    const card = newCard();
    const readers = new SoftwareReaders({
      readers: [
        { name: 'one', card },
        { name: 'two', card },
      ],
    });
    await (await readers.connect('one')).beginTransaction();
    const waiting = (await readers.connect('two')).beginTransaction({ waitMs: 3_600_000 });
    readers.remove('two');
    await expect(waiting).rejects.toEqual(code('card-removed'));
  });

  it('loses the answer that was on its way', async () => {
    const { readers, transaction } = await cardInHand({ timing: () => 3_600_000 });
    const answer = transaction.transmit(SELECT_CIE);
    readers.remove(READER);
    await expect(answer).rejects.toEqual(code('card-removed'));
  });
});

describe('counters and the hook', () => {
  it('see every command and every answer', async () => {
    const seen: string[] = [];
    const { card, transaction } = await cardInHand({
      onExchange: (command, response) =>
        seen.push(`${toHex(command)} ${response === undefined ? '-' : toHex(response)}`),
    });
    await transaction.transmit(SELECT_CIE);
    card.faults.inject({ kind: 'answer-lost', at: 1 });
    await expect(transaction.transmit(READ_ID)).rejects.toBeInstanceOf(TransportError);
    expect(seen).toEqual(['00A4040C06A00000000039 9000', '00B081000C -']);
    expect(card.traffic).toMatchObject({ exchanges: 2, bytesToCard: 16, bytesFromCard: 2 });
    expect(card.traffic.cardMilliseconds).toBeGreaterThan(0);
    card.resetTraffic();
    expect(card.traffic).toEqual({ exchanges: 0, bytesToCard: 0, bytesFromCard: 0, cardMilliseconds: 0 });
  });

  it('a contactless card takes tens of milliseconds, more where it computes', () => {
    const short = contactlessTiming(READ_ID, new Uint8Array(14));
    expect(short).toBeGreaterThan(40);
    expect(short).toBeLessThan(100);
    const dh = contactlessTiming(fromHex('00CB3FFF064D04A602910000'), new Uint8Array(258));
    const small = contactlessTiming(fromHex('00CB3FFF064D04A602910000'), new Uint8Array(58));
    expect(dh - small).toBeGreaterThan(200);
    for (const ins of ['88', '82', '2A'])
      expect(contactlessTiming(fromHex(`00${ins}0000`), new Uint8Array(14))).toBeGreaterThan(100);
  });
});
