import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromProcess, ProcessSettings, ToProcess } from '../src/card-process/protocol.js';
import { ownErrorView } from '../src/contract/desktop-error.js';
import { EMPTY_DESK, type SettingsView } from '../src/contract/views.js';
import { CardProcesses } from '../src/main/card-processes.js';

interface Started {
  readonly name: string;
  readonly settings: ProcessSettings;
  readonly heard: ToProcess[];
  isKilled: boolean;
  tell(message: FromProcess): void;
  crash(): void;
}

const electron = vi.hoisted(() => ({ fork: undefined as unknown as (...values: never[]) => unknown }));

vi.mock('electron', () => ({ utilityProcess: { fork: (...values: never[]) => electron.fork(...values) } }));

const LOST = ownErrorView('reader-not-answering');
const READY = { ...EMPTY_DESK, service: { state: 'ready' } } as const;

let folder = '';
let started: Started[] = [];
let told: FromProcess[] = [];
let settings: Pick<SettingsView, 'language' | 'proxyUrl' | 'timestampUrl'>;
let processes: CardProcesses;

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'ciekit-processes-'));
  [started, told] = [[], []];
  settings = { language: 'it', proxyUrl: '', timestampUrl: '' };
  electron.fork = (_: string, [text]: [string], { serviceName }: { serviceName: string }) => {
    const child = new EventEmitter();
    const process: Started = {
      name: serviceName,
      settings: JSON.parse(text) as ProcessSettings,
      heard: [],
      isKilled: false,
      tell: (message) => child.emit('message', message),
      crash: () => child.emit('exit', 139),
    };
    started.push(process);
    return Object.assign(child, {
      postMessage: (message: ToProcess) => process.heard.push(message),
      kill: () => (process.isKilled = true),
    });
  };
  processes = new CardProcesses({
    script: 'card-process.cjs',
    version: '1.2.3',
    storeDirectory: '/home/anna/cards',
    tryOutDirectory: join(folder, 'try-out'),
    settings: () => settings as SettingsView,
    onMessage: (message) => told.push(message),
    lost: { cards: () => LOST, documents: () => LOST },
  });
  processes.start();
});

afterEach(() => {
  processes.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function at(index: number): Started {
  const process = started[index];
  if (process === undefined) throw new Error('no such process');
  return process;
}

describe('a try-out', () => {
  test('has a process, and cards, of its own; the other is not heard any more', () => {
    at(0).tell({ type: 'desk', desk: READY });
    expect(at(0).settings).toMatchObject({ software: false, storeDirectory: '/home/anna/cards', watches: true });
    processes.useSoftware(true);
    expect([at(0).isKilled, processes.software, processes.desk]).toEqual([true, true, EMPTY_DESK]);
    expect(at(1).settings).toMatchObject({ software: true, storeDirectory: join(folder, 'try-out') });
    at(0).tell({ type: 'desk', desk: READY });
    expect(processes.desk).toEqual(EMPTY_DESK);
    at(1).tell({ type: 'desk', desk: READY });
    expect(processes.desk).toEqual(READY);
  });

  test('that is on already is not begun again', () => {
    processes.useSoftware(false);
    expect([started.length, at(0).isKilled]).toEqual([1, false]);
  });

  test('begins with a computer that knows no card, and ends the process that judged by the other’s trust', () => {
    mkdirSync(join(folder, 'try-out/cards'), { recursive: true });
    void processes.for('verify').operate('a', 'verify', { files: [], online: false }, {});
    processes.useSoftware(true);
    expect([existsSync(join(folder, 'try-out')), at(1).name, at(1).isKilled]).toEqual([
      false,
      'ciekit-documents',
      true,
    ]);
  });

  test('whose folder cannot be emptied leaves nobody without a reader', () => {
    processes.close();
    writeFileSync(join(folder, 'file'), '');
    processes = new CardProcesses({
      script: 'card-process.cjs',
      version: '1.2.3',
      storeDirectory: undefined,
      // Below a file there is no folder, and Node says so.
      tryOutDirectory: join(folder, 'file\0'),
      settings: () => settings as SettingsView,
      onMessage: () => undefined,
      lost: { cards: () => LOST, documents: () => LOST },
    });
    processes.useSoftware(true);
    expect([started.at(-1)?.name, started.at(-1)?.isKilled]).toEqual(['ciekit-cards', false]);
  });
});

describe('the processes', () => {
  test('that have documents are not those that have cards', () => {
    for (const kind of ['verify', 'report', 'extract', 'timestamp'] as const) {
      expect(processes.for(kind)).not.toBe(processes.cards);
    }
    for (const kind of ['sign', 'pair', 'change-pin', 'doctor', 'set-up-browsers'] as const) {
      expect(processes.for(kind)).toBe(processes.cards);
    }
  });

  test('that end by themselves: the one with the readers is said to be lost and comes again, but not at once', async () => {
    void processes.for('verify').operate('a', 'verify', { files: [], online: false }, {});
    at(1).crash();
    expect(told).toEqual([]);
    at(0).crash();
    expect(processes.desk.service).toEqual({ state: 'unusable', error: LOST });
    await vi.advanceTimersByTimeAsync(999);
    expect(started.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(started.map(({ name }) => name)).toEqual(['ciekit-cards', 'ciekit-documents', 'ciekit-cards']);
  });

  test('do not come again after the end', async () => {
    at(0).crash();
    processes.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started.length).toBe(1);
  });

  test('are told of new settings, and begin with those of now', () => {
    settings = { language: 'de', proxyUrl: 'http://proxy.example:1', timestampUrl: '' };
    processes.configure();
    expect(at(0).heard.at(-1)).toEqual({ type: 'configure', configuration: settings });
    void processes.for('verify').query('verified-again', { files: [] });
    expect(at(1).settings.configuration).toEqual(settings);
    processes.configure();
    expect(started.map(({ heard }) => heard.at(-1)?.type)).toEqual(['configure', 'configure']);
  });

  test('an answer goes to the one with the card, a cancellation to whoever has it', () => {
    void processes.for('verify').operate('a', 'verify', { files: [], online: false }, {});
    processes.answer('a', 1, true);
    processes.cancel('a');
    const types = started.map(({ heard }) => heard.map(({ type }) => type));
    expect(types).toEqual([
      ['answer', 'cancel'],
      ['operate', 'cancel'],
    ]);
  });
});
