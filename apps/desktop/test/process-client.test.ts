import { EventEmitter } from 'node:events';
import type { UtilityProcess } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromProcess, ToProcess } from '../src/card-process/protocol.js';
import { ownErrorView } from '../src/contract/desktop-error.js';
import { EMPTY_DESK } from '../src/contract/views.js';
import { ProcessClient } from '../src/main/process-client.js';

const LOST = ownErrorView('reader-not-answering');

/** The other side of the messages: what a test makes of them. */
class Process extends EventEmitter {
  readonly heard: ToProcess[] = [];
  killed = false;
  /** A process that hangs takes messages and says nothing. */
  answersPings = true;

  postMessage(message: ToProcess): void {
    this.heard.push(message);
    if (message.type === 'ping' && this.answersPings) this.tell({ type: 'pong', number: message.number });
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }

  tell(message: FromProcess): void {
    this.emit('message', message);
  }
}

let processes: Process[] = [];
let told: string[] = [];
let losses = 0;
let client: ProcessClient;

beforeEach(() => {
  vi.useFakeTimers();
  processes = [];
  told = [];
  losses = 0;
  client = new ProcessClient({
    fork: () => {
      const process = new Process();
      processes.push(process);
      return process as unknown as UtilityProcess;
    },
    onMessage: ({ type }) => told.push(type),
    onLost: () => losses++,
    lost: () => LOST,
  });
});

afterEach(() => {
  client.close();
  vi.useRealTimers();
});

function newest(): Process {
  const process = processes.at(-1);
  if (process === undefined) throw new Error('no process was started');
  return process;
}

describe('a process that works', () => {
  test('is started once, by the first call that needs it', () => {
    expect(processes).toEqual([]);
    void client.query('facts', undefined);
    void client.query('list-cards', undefined);
    client.start();
    expect(processes.length).toBe(1);
  });

  test('each call gets its own answer, in whatever order they come', async () => {
    const first = client.query('token-lock', undefined);
    const second = client.query('list-trust', undefined);
    const ids = newest().heard.map((message) => ('id' in message ? Number(message.id) : 0));
    const [one = 0, two = 0] = ids;
    const trust = { certificates: [], lists: [] };
    newest().tell({ type: 'reply', id: two, reply: { ok: true, result: trust } });
    newest().tell({ type: 'reply', id: one, reply: { ok: false, error: ownErrorView('failed') } });
    newest().tell({ type: 'reply', id: 999, reply: { ok: true, result: trust } });
    expect(await second).toEqual({ ok: true, result: trust });
    expect(await first).toEqual({ ok: false, error: ownErrorView('failed') });
  });

  test('one that answers pings is left alone for hours, however long its operation takes', async () => {
    const ending = client.operate('a', 'doctor', {}, {});
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(newest().killed).toBe(false);
    newest().tell({ type: 'outcome', id: 'a', outcome: { ok: false, error: LOST }, written: [] });
    expect((await ending).outcome.ok).toBe(false);
    expect(losses).toBe(0);
  });
});

describe('a process that hangs', () => {
  test('is ended by force; what waited is told so, and the next call starts another', async () => {
    const ending = client.operate('a', 'doctor', {}, {});
    newest().answersPings = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await ending).toEqual({ outcome: { ok: false, error: LOST }, written: [] });
    expect(processes[0]?.killed).toBe(true);
    expect(losses).toBe(1);
    void client.query('facts', undefined);
    expect(processes.length).toBe(2);
  });

  test('is told from a computer that slept, or whose clock was set, while a card was being written to', async () => {
    const ending = client.operate('a', 'doctor', {}, {});
    newest().answersPings = false;
    await vi.advanceTimersByTimeAsync(9_000);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(3_000);
    newest().answersPings = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(newest().killed).toBe(false);
    newest().tell({ type: 'outcome', id: 'a', outcome: { ok: false, error: LOST }, written: [] });
    await ending;
    expect([processes.length, losses]).toEqual([1, 0]);
  });

  test('leaves none of its silence to the next', async () => {
    void client.operate('a', 'doctor', {}, {});
    newest().answersPings = false;
    await vi.advanceTimersByTimeAsync(20_000);
    client.start();
    newest().answersPings = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(processes.map(({ killed }) => killed)).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(newest().killed).toBe(true);
  });

  test('an operation is never sent a second time, to the same process or to the next', async () => {
    void client.operate('a', 'verify-pin', { reader: 'r', nis: '123456789012', codes: { pin: new Uint8Array(8) } }, {});
    newest().answersPings = false;
    await vi.advanceTimersByTimeAsync(20_000);
    client.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const sent = processes.flatMap(({ heard }) => heard.filter(({ type }) => type === 'operate'));
    expect(sent.length).toBe(1);
  });

  test('a question that nobody answers is given up while the process goes on', async () => {
    const answer = client.query('facts', undefined);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await answer).toEqual({ ok: false, error: LOST });
    expect(newest().killed).toBe(false);
  });

  test('what it says after its end is not heard', async () => {
    void client.operate('a', 'doctor', {}, {});
    const old = newest();
    old.answersPings = false;
    await vi.advanceTimersByTimeAsync(20_000);
    client.start();
    const ending = client.operate('a', 'doctor', {}, {});
    old.tell({ type: 'desk', desk: EMPTY_DESK });
    old.tell({ type: 'outcome', id: 'a', outcome: { ok: false, error: ownErrorView('failed') }, written: [] });
    old.emit('exit', 0);
    expect(told).toEqual([]);
    expect(losses).toBe(1);
    newest().tell({ type: 'outcome', id: 'a', outcome: { ok: false, error: LOST }, written: [] });
    expect((await ending).outcome).toEqual({ ok: false, error: LOST });
  });
});

describe('a process that crashes', () => {
  test('everything that waited is answered, and it counts as lost once', async () => {
    const waiting = [
      client.operate('a', 'doctor', {}, {}),
      client.operate('b', 'fetch-trust', {}, {}),
      client.query('facts', undefined),
    ] as const;
    newest().emit('exit', 139);
    const [a, b, facts] = await Promise.all(waiting);
    expect([a.outcome, b.outcome, facts]).toEqual(Array(3).fill({ ok: false, error: LOST }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(losses).toBe(1);
    expect(processes.length).toBe(1);
  });
});

describe('a process that floods', () => {
  test('a hundred thousand events are passed on in order and hold no answer up', async () => {
    const answer = client.query('facts', undefined);
    const [question] = newest().heard;
    for (let count = 0; count < 100_000; count++) newest().tell({ type: 'desk', desk: EMPTY_DESK });
    const id = question?.type === 'query' ? question.id : 0;
    newest().tell({ type: 'reply', id, reply: { ok: false, error: ownErrorView('failed') } });
    expect((await answer).ok).toBe(false);
    expect(told.length).toBe(100_000);
    expect(losses).toBe(0);
  });
});

describe('the end', () => {
  test('of a question, and of a process, leaves no timer behind', async () => {
    const answer = client.query('facts', undefined);
    const [question] = newest().heard;
    newest().tell({
      type: 'reply',
      id: question?.type === 'query' ? question.id : 0,
      reply: { ok: false, error: LOST },
    });
    await answer;
    // The pings.
    expect(vi.getTimerCount()).toBe(1);
    newest().emit('exit', 139);
    expect(vi.getTimerCount()).toBe(0);
    client.start();
    client.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('closing ends the process, answers what waited, and nothing starts it again', async () => {
    const ending = client.operate('a', 'doctor', {}, {});
    client.close();
    expect(newest().killed).toBe(true);
    expect((await ending).outcome).toEqual({ ok: false, error: LOST });
    client.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(processes.length).toBe(1);
    expect(losses).toBe(0);
  });
});
