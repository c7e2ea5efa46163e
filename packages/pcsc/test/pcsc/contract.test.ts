import { readdirSync } from 'node:fs';
import { fromHex, toHex, type CardConnection } from '@ciekit/core';
import { describeBindings, openPcscReaders, type PcscReaders } from '@ciekit/pcsc';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ATR, UNPRESENTABLE_ATR, VirtualCard, type CardScript } from '../support/virtual-card.js';
import { FIRST_READER, PcscDaemon, SECOND_READER, SECOND_READER_PORT, skipWithoutPcscd } from './support/daemon.js';
import { EventLog } from './support/event-log.js';
import { OtherProgram } from './support/other-program.js';

const SELECT = fromHex('00A40000');
const TIMEOUTS = { transmitMs: 30_000, serviceMs: 5_000, sharingMs: 5_000 };
/** pcscd asks the driver for the card every 400 ms, less often when the machine is busy. */
const SERVICE_NOTICES = { timeout: 20_000, interval: 20 };
/** Longer than any allowance that a call gets of its own, shorter than a hang. */
const SOON_MS = 4_500;

let daemon: PcscDaemon;
let readers: PcscReaders;
let cards: VirtualCard[];
let others: OtherProgram[];

describe.skipIf(skipWithoutPcscd())('through pcscd', () => {
  beforeAll(async () => {
    daemon = await PcscDaemon.start();
  });

  afterAll(() => daemon.stop());

  describe.each(['native', 'pcsclite'] as const)('%s', (binding) => {
    const description = describeBindings().find(({ name }) => name === binding)!;
    if (!description.available) {
      // The addon is compiled for one Node; another one cannot load it.
      it.skip(`not available here: ${description.reason ?? ''}`, () => undefined);
      return;
    }

    const open = (timeouts: Partial<typeof TIMEOUTS> = {}): PcscReaders =>
      openPcscReaders({ binding, timeouts: { ...TIMEOUTS, ...timeouts } });

    beforeEach(() => {
      readers = open();
      cards = [];
      others = [];
    });

    afterEach(async () => {
      await Promise.all(others.map((other) => other.kill()));
      await readers.close();
      for (const card of cards) await remove(card);
      await allEmpty(binding);
    });

    it('names itself', () => {
      expect(readers.bindingName).toBe(binding);
    });

    describe('readers', () => {
      it('lists empty readers, then the card with its ATR', async () => {
        expect(await readers.list()).toEqual([
          { name: FIRST_READER, card: 'empty', atr: undefined },
          { name: SECOND_READER, card: 'empty', atr: undefined },
        ]);
        await insert();
        expect(await readers.list()).toContainEqual({ name: FIRST_READER, card: 'present', atr: DEFAULT_ATR });
      });

      it('tells what is there, cards that come and go in both readers, and ends with the signal', async () => {
        const stop = new AbortController();
        const log = new EventLog(readers.watch(stop.signal));
        await log.until([`reader-added ${FIRST_READER}`, `reader-added ${SECOND_READER}`]);
        const card = await VirtualCard.insert();
        await log.until([`card-inserted ${FIRST_READER}`]);
        const second = await VirtualCard.insert(undefined, { port: SECOND_READER_PORT });
        await log.until([`card-inserted ${SECOND_READER}`]);
        await card.pull();
        await log.until([`card-removed ${FIRST_READER}`]);
        await second.pull();
        await log.until([`card-removed ${SECOND_READER}`]);
        expect(log.lines).toHaveLength(6);
        expect(log.toldAllAt).toEqual([2]);
        stop.abort();
        await log.ended;
      });

      it('serves two watches at once, and a later one from the start', async () => {
        const stop = new AbortController();
        const early = new EventLog(readers.watch(stop.signal));
        await insert();
        await early.until([`card-inserted ${FIRST_READER}`]);
        const late = new EventLog(readers.watch(stop.signal));
        await late.until([
          `reader-added ${FIRST_READER}`,
          `card-inserted ${FIRST_READER}`,
          `reader-added ${SECOND_READER}`,
        ]);
        stop.abort();
        await Promise.all([early.ended, late.ended]);
        expect([early.toldAllAt, late.toldAllAt]).toEqual([[2], [3]]);
      });

      it('ends watches at close()', async () => {
        const log = new EventLog(readers.watch(new AbortController().signal));
        await log.until([`reader-added ${SECOND_READER}`]);
        await readers.close();
        await log.ended;
      });
    });

    describe('connecting', () => {
      it('refuses a reader that is not there', async () => {
        await expect(readers.connect('No Such Reader 00 00')).rejects.toMatchObject({ code: 'no-reader' });
      });

      it('refuses an empty reader, with the cause', async () => {
        await expect(readers.connect(FIRST_READER)).rejects.toMatchObject({
          code: 'no-card',
          cause: expect.any(Error) as unknown,
        });
      });

      it('refuses a card without an answer to reset', async () => {
        cards.push(await VirtualCard.insert(undefined, { atr: UNPRESENTABLE_ATR }));
        await presence(FIRST_READER, 'mute');
        await expect(readers.connect(FIRST_READER)).rejects.toMatchObject({ code: 'mute-card' });
      });

      it('gives the ATR of the card', async () => {
        await insert();
        const connection = await readers.connect(FIRST_READER);
        expect(toHex(connection.atr)).toBe(toHex(DEFAULT_ATR));
        expect(connection.readerName).toBe(FIRST_READER);
        await connection.close();
        await connection.close();
      });

      it('leaves nothing behind after 200 connections', async () => {
        await insert();
        // The first ones load what stays loaded.
        for (let i = 0; i < 5; i++) await connectOnce();
        const before = readdirSync('/proc/self/fd').length;
        for (let i = 0; i < 200; i++) await connectOnce();
        expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
        expect(readers.stuckCalls).toBe(0);
      });
    });

    describe('commands', () => {
      it('carries the shortest command and answer', async () => {
        const card = await insert(() => fromHex('6A82'));
        const transaction = await begin();
        expect(toHex(await transaction.transmit(SELECT))).toBe('6A82');
        expect(card.commands.map(toHex)).toEqual(['00A40000']);
      });

      it('carries extended commands and answers', async () => {
        const answer = new Uint8Array(65_000).map((_, index) => index % 251);
        const card = await insert(() => answer);
        const transaction = await begin();
        const command = new Uint8Array(4 + 3 + 60_000 + 2).map((_, index) => index % 253);
        const received = await transaction.transmit(command);
        expect(Buffer.compare(received, answer)).toBe(0);
        expect(Buffer.compare(card.commands[0]!, command)).toBe(0);
      });

      it('keeps commands of one transaction in order', async () => {
        const card = await insert((command) => command.slice(2));
        const transaction = await begin();
        const sent = Array.from({ length: 20 }, (_, index) => Uint8Array.of(0, 0xb0, 0, index));
        const answers = await Promise.all(sent.map((command) => transaction.transmit(command)));
        expect(answers.map((answer) => answer[1])).toEqual(sent.map((_, index) => index));
        expect(card.commands).toEqual(sent);
      });

      it('refuses what is no command, and goes on', async () => {
        await insert();
        const transaction = await begin();
        await expect(transaction.transmit(new Uint8Array(3))).rejects.toThrow(RangeError);
        await expect(transaction.transmit(new Uint8Array(65_545))).rejects.toThrow(RangeError);
        expect(toHex(await transaction.transmit(SELECT))).toBe('9000');
      });

      it('refuses an answer without a status word', async () => {
        await insert(() => Uint8Array.of(0x90));
        const transaction = await begin();
        await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'communication-failed' });
      });

      it('sends nothing after the end of the transaction', async () => {
        const card = await insert();
        const transaction = await begin();
        await transaction.end('leave');
        await transaction.end('leave');
        await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'communication-failed' });
        expect(card.commands).toHaveLength(0);
      });

      it('resets the card at the end when asked to, and only then', async () => {
        const card = await insert();
        const connection = await readers.connect(FIRST_READER);
        const first = await connection.beginTransaction();
        const before = card.resets;
        await first.end('leave');
        const second = await connection.beginTransaction();
        expect(card.resets).toBe(before);
        await second.end('reset');
        expect(card.resets).toBeGreaterThan(before);
        const third = await connection.beginTransaction();
        expect(toHex(await third.transmit(SELECT))).toBe('9000');
      });
    });

    describe('other programs', () => {
      it('lets one transaction in at a time within the process', async () => {
        await insert();
        const first = await readers.connect(FIRST_READER);
        const second = await readers.connect(FIRST_READER);
        const order: string[] = [];
        const held = await first.beginTransaction();
        const waiting = second.beginTransaction().then((transaction) => {
          order.push('second begins');
          return transaction;
        });
        await held.transmit(SELECT);
        order.push('first ends');
        await held.end('leave');
        await (await waiting).transmit(SELECT);
        expect(order).toEqual(['first ends', 'second begins']);
      });

      it('waits for the transaction of another process', async () => {
        await insert();
        const connection = await readers.connect(FIRST_READER);
        const other = program('transaction');
        await other.holding;
        const waiting = connection.beginTransaction();
        await expect(pending(waiting, 300)).resolves.toBe(true);
        await other.release();
        expect(toHex(await (await waiting).transmit(SELECT))).toBe('9000');
      });

      it('says so when the wait is over, and works when the other is done', async () => {
        await insert();
        const connection = await readers.connect(FIRST_READER);
        const other = program('transaction');
        await other.holding;
        const error: unknown = await connection.beginTransaction({ waitMs: 200 }).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'sharing-violation', cause: expect.any(Error) as unknown });
        // The native binding waits without a thread that blocks.
        if (binding === 'native') expect(readers.stuckCalls).toBe(0);
        await other.release();
        await (await connection.beginTransaction()).end('leave');
      });

      it('explains an exclusive holder', async () => {
        await insert();
        const other = program('exclusive');
        await other.holding;
        // pcscd wakes nobody for this, so the addon, which only waits for news, does not learn it.
        if (binding === 'native') await presence(FIRST_READER, 'in-use');
        const attempt = async (): Promise<void> => {
          const connection = await readers.connect(FIRST_READER, { waitMs: 200 });
          await connection.beginTransaction({ waitMs: 200 });
        };
        await expect(attempt()).rejects.toMatchObject({ code: 'sharing-violation' });
        await other.release();
        await begin();
      });

      it('keeps others out until its own transaction ends', async () => {
        await insert();
        const transaction = await begin();
        const other = program('reset');
        if (binding === 'native') {
          await expect(pending(other.holding, 300)).resolves.toBe(true);
          expect(toHex(await transaction.transmit(SELECT))).toBe('9000');
          await transaction.end('leave');
          await other.holding;
        } else {
          await expect(other.holding).rejects.toThrow('ended before');
          expect(toHex(await transaction.transmit(SELECT))).toBe('9000');
        }
      });

      it('stops waiting when the signal fires, and is as good as before', async () => {
        await insert();
        const connection = await readers.connect(FIRST_READER);
        const other = program('transaction');
        await other.holding;
        const stop = new AbortController();
        const waiting = connection.beginTransaction({ signal: stop.signal, waitMs: 60_000 });
        await expect(pending(waiting, 100)).resolves.toBe(true);
        stop.abort();
        await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
        if (binding === 'native') expect(readers.stuckCalls).toBe(0);
        await other.release();
        expect(toHex(await (await connection.beginTransaction()).transmit(SELECT))).toBe('9000');
      });

      it('gives up connecting during a long transaction of another process', async () => {
        await insert();
        const other = program('transaction');
        await other.holding;
        const stop = new AbortController();
        const attempt = async (): Promise<void> => {
          const connection = await readers.connect(FIRST_READER, { waitMs: 60_000, signal: stop.signal });
          await connection.beginTransaction({ waitMs: 60_000, signal: stop.signal });
        };
        const waiting = attempt();
        await expect(pending(waiting, 200)).resolves.toBe(true);
        stop.abort();
        await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
        await other.release();
        await begin();
      });

      it('refuses at once when the signal has fired already', async () => {
        await insert();
        const connection = await readers.connect(FIRST_READER);
        const signal = AbortSignal.abort();
        await expect(readers.connect(FIRST_READER, { signal })).rejects.toMatchObject({ code: 'cancelled' });
        await expect(connection.beginTransaction({ signal })).rejects.toMatchObject({ code: 'cancelled' });
      });

      it('survives a reset by another process between two transactions', async () => {
        const card = await insert();
        const connection = await readers.connect(FIRST_READER);
        await (await connection.beginTransaction()).end('leave');
        const before = card.resets;
        const other = program('reset');
        await other.holding;
        await other.release();
        expect(card.resets).toBeGreaterThan(before);
        const transaction = await connection.beginTransaction();
        expect(toHex(await transaction.transmit(SELECT))).toBe('9000');
      });
    });

    describe('what goes wrong', () => {
      it('tells a card that is pulled during a command', async () => {
        const card = await insert(() => undefined);
        const transaction = await begin();
        const arrived = card.nextCommand();
        const answer = transaction.transmit(SELECT);
        await arrived;
        const gone = remove(card);
        await expect(answer).rejects.toMatchObject({ code: 'card-removed', cause: expect.any(Error) as unknown });
        await transaction.end('reset');
        await gone;
        await insert();
        expect(toHex(await (await begin()).transmit(SELECT))).toBe('9000');
      });

      it('does not take another card for the one that it knew', async () => {
        const card = await insert();
        const connection = await readers.connect(FIRST_READER);
        await remove(card);
        await insert();
        await expect(connection.beginTransaction()).rejects.toMatchObject({ code: 'card-removed' });
      });

      it('gives up a command that gets no answer, and lets the reader go', async () => {
        await readers.close();
        readers = open({ transmitMs: 200 });
        const card = await insert(() => undefined);
        const connection = await readers.connect(FIRST_READER);
        const transaction = await connection.beginTransaction();
        await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'timeout' });
        await expect(transaction.transmit(SELECT)).rejects.toMatchObject({ code: 'timeout' });
        const begun = performance.now();
        await transaction.end('reset');
        await connection.close();
        expect(performance.now() - begun).toBeLessThan(SOON_MS);
        await remove(card);
        await expect.poll(() => readers.stuckCalls, SERVICE_NOTICES).toBe(0);
        await insert();
        expect(toHex(await (await begin()).transmit(SELECT))).toBe('9000');
      });

      it('close() ends a command that is on its way', async () => {
        const card = await insert(() => undefined);
        const transaction = await begin();
        const arrived = card.nextCommand();
        const answer = transaction.transmit(SELECT);
        await arrived;
        await Promise.all([readers.close(), expect(answer).rejects.toMatchObject({ code: 'communication-failed' })]);
      });

      it('outlives the service: typed errors while it is gone, everything again when it is back', async () => {
        const card = await insert(() => undefined);
        const stop = new AbortController();
        const log = new EventLog(readers.watch(stop.signal));
        await log.until([`card-inserted ${FIRST_READER}`, `reader-added ${SECOND_READER}`]);
        const transaction = await begin();
        const arrived = card.nextCommand();
        const answer = transaction.transmit(SELECT);
        await arrived;
        const from = log.lines.length;
        const failed = expect(answer).rejects.toMatchObject({ code: 'service-not-running' });
        await daemon.kill();
        await failed;
        await transaction.end('reset');
        await log.until(
          [
            'service-stopped',
            `card-removed ${FIRST_READER}`,
            `reader-removed ${FIRST_READER}`,
            `reader-removed ${SECOND_READER}`,
          ],
          from,
        );
        await expect(readers.list()).rejects.toMatchObject({ code: 'service-not-running' });
        await expect(readers.connect(FIRST_READER)).rejects.toMatchObject({ code: 'service-not-running' });
        const restartedFrom = log.lines.length;
        daemon = await PcscDaemon.start();
        await log.until(
          ['service-started', `reader-added ${FIRST_READER}`, `reader-added ${SECOND_READER}`],
          restartedFrom,
        );
        await insert();
        expect(toHex(await (await begin()).transmit(SELECT))).toBe('9000');
        stop.abort();
        await log.ended;
      });

      it('answers nothing after close()', async () => {
        await readers.list();
        await readers.close();
        await expect(readers.list()).rejects.toMatchObject({ code: 'communication-failed' });
        await expect(readers.connect(FIRST_READER)).rejects.toMatchObject({ code: 'communication-failed' });
      });
    });
  });
});

/** Inserts a card into the first reader and waits until the service knows it. */
async function insert(script?: CardScript): Promise<VirtualCard> {
  const card = await VirtualCard.insert(script);
  cards.push(card);
  await presence(FIRST_READER, 'present');
  return card;
}

function program(mode: 'transaction' | 'exclusive' | 'reset'): OtherProgram {
  const other = OtherProgram.start(FIRST_READER, mode);
  others.push(other);
  return other;
}

async function connectOnce(): Promise<void> {
  const connection = await readers.connect(FIRST_READER);
  const transaction = await connection.beginTransaction();
  await transaction.transmit(SELECT);
  await transaction.end('leave');
  await connection.close();
}

async function begin(): ReturnType<CardConnection['beginTransaction']> {
  const connection = await readers.connect(FIRST_READER);
  return connection.beginTransaction();
}

async function presence(name: string, card: string): Promise<void> {
  await expect
    .poll(async () => (await readers.list()).find((reader) => reader.name === name)?.card, SERVICE_NOTICES)
    .toBe(card);
}

/** Takes a card out and waits until the service has noticed. */
async function remove(card: VirtualCard): Promise<void> {
  if (card.removed) return;
  // The daemon looks every 400 ms: a card that it never saw come would not be seen to go either.
  await expect.poll(() => daemon.cardInsertions, SERVICE_NOTICES).toBeGreaterThan(daemon.cardRemovals);
  const before = daemon.cardRemovals;
  await card.pull();
  await expect.poll(() => daemon.cardRemovals, SERVICE_NOTICES).toBeGreaterThan(before);
}

/** Whether a promise is still pending after a while: the absence of an event needs a time to be absent in. */
async function pending(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, new Promise<boolean>((resolve) => setTimeout(resolve, ms, true))]);
}

/** The next test starts with empty readers. */
async function allEmpty(binding: 'native' | 'pcsclite'): Promise<void> {
  const fresh = openPcscReaders({ binding });
  await expect
    .poll(async () => (await fresh.list()).map((reader) => reader.card), SERVICE_NOTICES)
    .toEqual(['empty', 'empty']);
  await fresh.close();
}
