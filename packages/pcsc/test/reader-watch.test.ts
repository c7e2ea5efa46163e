import { describe, expect, it } from 'vitest';
import { TransportError } from '@ciekit/core';
import type { PcscBinding } from '../src/binding.js';
import type { ReaderState } from '../src/reader-state.js';
import { BoundReaders } from '../src/pcsc-readers.js';
import { ReaderStateFlag as Flag } from '../src/winscard.js';
import { EventLog } from './pcsc/support/event-log.js';

const A: ReaderState = { name: 'A', flags: Flag.SCARD_STATE_EMPTY, atr: new Uint8Array(0) };
const A_WITH_CARD: ReaderState = { name: 'A', flags: Flag.SCARD_STATE_PRESENT, atr: Uint8Array.of(0x3b, 0) };

/** A binding whose watch a test plays. */
class PlayedBinding implements PcscBinding {
  readonly name = 'native';
  readonly stuckCalls = 0;
  watches = 0;
  #publish: ((readers: readonly ReaderState[]) => void) | undefined;
  #fail: ((error: unknown) => void) | undefined;
  #last: readonly ReaderState[] | TransportError = [];

  list(): Promise<readonly ReaderState[]> {
    return Promise.resolve([]);
  }

  watch(publish: (readers: readonly ReaderState[]) => void, signal: AbortSignal): Promise<void> {
    this.watches++;
    if (this.#last instanceof TransportError) return Promise.reject(this.#last);
    publish(this.#last);
    this.#publish = publish;
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      signal.addEventListener('abort', () => {
        this.#publish = undefined;
        resolve();
      });
    });
  }

  show(readers: readonly ReaderState[]): void {
    this.#last = readers;
    this.#publish?.(readers);
  }

  fail(code: TransportError['code']): void {
    this.#last = new TransportError(code, 'played', { cause: new Error('played') });
    this.#publish = undefined;
    this.#fail?.(this.#last);
  }

  connect(): Promise<never> {
    return Promise.reject(new Error('not played'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function played(): { readonly binding: PlayedBinding; readonly readers: BoundReaders } {
  const binding = new PlayedBinding();
  return {
    binding,
    readers: new BoundReaders(
      () => binding,
      () => undefined,
    ),
  };
}

describe('watch', () => {
  it('tells a service that stops and comes back, and what that does to readers and cards', async () => {
    const { binding, readers } = played();
    binding.show([A_WITH_CARD]);
    const stop = new AbortController();
    const log = new EventLog(readers.watch(stop.signal));
    await log.until(['card-inserted A']);
    binding.fail('service-not-running');
    await log.until(['service-stopped', 'card-removed A', 'reader-removed A']);
    binding.show([A]);
    await log.until(['service-started', 'reader-added A']);
    stop.abort();
    await log.ended;
    expect(log.toldAllAt).toEqual([2]);
  });

  it('begins with a service that is not there', async () => {
    const { binding, readers } = played();
    binding.fail('service-not-running');
    const stop = new AbortController();
    const log = new EventLog(readers.watch(stop.signal));
    await log.until(['service-stopped']);
    binding.show([A]);
    await log.until(['service-stopped', 'service-started', 'reader-added A']);
    stop.abort();
    await log.ended;
    expect(log.toldAllAt).toEqual([1]);
  });

  it('fails where waiting will not help', async () => {
    const { binding, readers } = played();
    binding.fail('access-denied');
    const log = new EventLog(readers.watch(new AbortController().signal));
    await expect(log.ended).rejects.toMatchObject({ code: 'access-denied' });
  });

  it('takes a refusal by a service that had let it in for the end of that service, unless it is repeated', async () => {
    const { binding, readers } = played();
    binding.show([A]);
    const log = new EventLog(readers.watch(new AbortController().signal));
    await log.until(['reader-added A']);
    binding.fail('access-denied');
    await log.until(['service-stopped', 'reader-removed A']);
    binding.show([A]);
    await log.until(['service-started', 'reader-added A']);
    binding.fail('access-denied');
    await expect(log.ended).rejects.toMatchObject({ code: 'access-denied' });
    expect(log.lines.slice(-2)).toEqual(['service-stopped', 'reader-removed A']);
  });

  it('gives a slow listener what changed since it looked, however much happened', async () => {
    const { binding, readers } = played();
    binding.show([A]);
    const stop = new AbortController();
    const events = readers.watch(stop.signal)[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ type: 'reader-added' });
    expect((await events.next()).value).toEqual({ type: 'all-told' });
    for (let i = 0; i < 1000; i++) binding.show([i % 2 === 0 ? A_WITH_CARD : A]);
    binding.show([A_WITH_CARD]);
    expect((await events.next()).value).toMatchObject({ type: 'card-inserted' });
    binding.show([]);
    expect((await events.next()).value).toMatchObject({ type: 'card-removed' });
    expect((await events.next()).value).toMatchObject({ type: 'reader-removed' });
    stop.abort();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('shares one watch of the binding, and ends it with the last listener', async () => {
    const { binding, readers } = played();
    binding.show([A]);
    const stops = [new AbortController(), new AbortController()];
    const logs = stops.map((stop) => new EventLog(readers.watch(stop.signal)));
    await Promise.all(logs.map((log) => log.until(['reader-added A'])));
    expect(binding.watches).toBe(1);
    stops[0]!.abort();
    await logs[0]!.ended;
    binding.show([A_WITH_CARD]);
    await logs[1]!.until(['card-inserted A']);
    stops[1]!.abort();
    await logs[1]!.ended;
    const again = new AbortController();
    const log = new EventLog(readers.watch(again.signal));
    await log.until(['reader-added A', 'card-inserted A']);
    expect(binding.watches).toBe(2);
    again.abort();
    await log.ended;
  });

  it('ends at once with a signal that has fired, or with a break', async () => {
    const { binding, readers } = played();
    const log = new EventLog(readers.watch(AbortSignal.abort()));
    await log.ended;
    expect([log.lines, binding.watches]).toEqual([[], 0]);
    binding.show([A]);
    for await (const event of readers.watch(new AbortController().signal)) {
      expect(event.type).toBe('reader-added');
      break;
    }
    await readers.close();
  });
});
