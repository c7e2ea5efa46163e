import { SoftwareReaders } from '@ciekit/emulator';
import { createMiddleware, type ReaderWatchEvent } from '@ciekit/middleware';
import { TransportError, type CardReaders } from '@ciekit/core';
import { describe, expect, it, vi } from 'vitest';
import { desk, DeskCard, errorOf, imageWithServicesId, READER } from '../support/desk.js';
import { Holder } from '../support/holder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe('status', () => {
  it('is an empty list without readers, and an error without the service', async () => {
    const storeDirectory = await temporaryFolder();
    const none = createMiddleware({ readers: new SoftwareReaders({ readers: [] }), storeDirectory });
    expect(await none.status()).toEqual([]);
    expect((await errorOf(none.pinStatus())).code).toBe('no-reader');
    const broken: CardReaders = {
      list: () => Promise.reject(new TransportError('service-not-running', 'x')),
      watch: () => {
        throw new TypeError('not watched');
      },
      connect: () => Promise.reject(new TransportError('service-not-running', 'x')),
      close: () => Promise.resolve(),
    };
    const stopped = createMiddleware({ readers: broken, storeDirectory });
    expect((await errorOf(stopped.status())).code).toBe('service-not-running');
  });

  it('tells what is on each reader, and tries where asked', async () => {
    const { middleware, readers, card } = await desk();
    readers.addReader({ name: 'Empty' });
    expect(await middleware.status()).toEqual([
      {
        reader: READER,
        card: { kind: 'cie', nis: '123456789012', profile: 'bit4id', paired: undefined, tries: undefined },
      },
      { reader: 'Empty', card: { kind: 'empty' } },
    ]);
    await middleware.pair(new Holder(), { label: 'Mine' });
    card.set({ pin: 1 });
    const [first, ...others] = await middleware.status({ reader: 'software', tries: true });
    expect(others).toEqual([]);
    expect(first?.card).toMatchObject({
      kind: 'cie',
      paired: { label: 'Mine' },
      tries: { pin: { triesRemaining: 1, advice: 'confirm' }, puk: { triesRemaining: 10, advice: 'go-on' } },
    });
  });

  it('of a card that goes away while it is asked is an answer', async () => {
    const { middleware, card } = await desk();
    card.card.faults.resetCounter();
    card.card.faults.inject({ kind: 'card-removed', at: 1 });
    expect((await middleware.status())[0]?.card).toMatchObject({ kind: 'unreadable', error: { code: 'card-removed' } });
  });

  it('of something else than a CIE says so', async () => {
    const { middleware, card } = await desk();
    card.card.faults.resetCounter();
    // The MF cannot be selected: no application of a CIE answers.
    card.card.faults.inject({ kind: 'sw-6f00', at: 0 });
    expect((await middleware.status())[0]?.card).toEqual({ kind: 'other-card' });
  });
});

describe('waiting for a card', () => {
  it('ends when one comes', async () => {
    const { middleware, readers, card } = await desk();
    readers.remove(READER);
    expect((await errorOf(middleware.findCard())).code).toBe('no-card');
    const steps: string[] = [];
    const waiting = middleware.findCard({
      wait: true,
      onProgress: ({ step }) => {
        steps.push(step);
        queueMicrotask(() => {
          readers.insert(READER, card.card);
        });
      },
    });
    expect(await waiting).toMatchObject({ reader: READER, identification: { nis: '123456789012' } });
    expect(steps).toEqual(['waiting-for-card']);
  });

  it('is over at once when the card is there', async () => {
    const { middleware } = await desk();
    expect((await middleware.findCard({ wait: true })).reader).toBe(READER);
  });

  it('goes on past a card that was just leaving, although the service still showed it', async () => {
    const { middleware, readers, card } = await desk();
    card.card.faults.resetCounter();
    card.card.faults.inject({ kind: 'card-removed', at: 0 });
    const waiting = middleware.findCard({ wait: true });
    await vi.waitUntil(async () => (await readers.list())[0]?.card === 'empty');
    readers.insert(READER, card.card);
    expect((await waiting).reader).toBe(READER);
  });

  it('goes on past a card that is not the one', async () => {
    const { middleware, readers, card } = await desk();
    await middleware.pair(new Holder());
    readers.remove(READER);
    const other = new DeskCard(imageWithServicesId('210987654321'));
    readers.addReader({ name: 'Other', card: other.card });
    const waiting = middleware.findCard({ wait: true, serialNumber: 'CA00000AA' });
    await vi.waitUntil(() => other.card.traffic.exchanges === 3);
    readers.insert(READER, card.card);
    expect((await waiting).reader).toBe(READER);
  });

  it('ends with the signal', async () => {
    const { middleware, readers } = await desk();
    readers.remove(READER);
    const controller = new AbortController();
    const waiting = errorOf(middleware.findCard({ wait: true, signal: controller.signal }));
    controller.abort();
    expect((await waiting).code).toBe('cancelled');
  });
});

describe('watching', () => {
  it('tells what is there, what comes and what it is, until the signal', async () => {
    const { middleware, readers } = await desk();
    const controller = new AbortController();
    const seen: string[] = [];
    const describeEvent = (event: ReaderWatchEvent): string =>
      event.type === 'card-recognised' ? `${event.type} ${event.card.kind}` : event.type;
    for await (const event of middleware.watchReaders(controller.signal)) {
      seen.push(describeEvent(event));
      if (seen.length === 4) readers.remove(READER);
      if (seen.length === 5) readers.insert(READER, new DeskCard().card);
      if (seen.length === 7) controller.abort();
    }
    expect(seen).toEqual([
      'reader-added',
      'card-inserted',
      'card-recognised cie',
      'all-told',
      'card-removed',
      'card-inserted',
      'card-recognised cie',
    ]);
  });
});
