import { SecretBytes } from '@ciekit/core';
import type { AskedQuestion } from '@ciekit/pkcs11/prompt';
import type { BrowserWindow } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppEvent } from '../src/contract/bridge.js';
import { PromptWindow } from '../src/main/prompt-window.js';

const electron = vi.hoisted(() => ({ windows: [] as unknown[], make: (): unknown => undefined }));

vi.mock('electron', () => ({
  BrowserWindow: function () {
    return electron.make();
  },
}));

const WITHIN_MS = 120_000;
const QUESTION: AskedQuestion = {
  ask: 'pin',
  program: { name: 'firefox', pid: 4711 },
  card: { reader: 'Reader', serialNumber: 'CA00000AA', label: '' },
  triesRemaining: 3,
  refused: undefined,
};

class Window extends EventEmitter {
  readonly told: AppEvent[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (_: string, event: AppEvent) => this.told.push(event),
  });
  isShown = false;
  isProtected = false;
  setContentProtection(on: boolean): void {
    this.isProtected = on;
  }
  loadURL(): Promise<void> {
    return Promise.resolve();
  }
  showInactive(): void {
    this.isShown = true;
  }
  hide(): void {
    this.isShown = false;
  }
  flashFrame(): void {
    // As the system likes.
  }
  destroy(): void {
    this.emit('closed');
  }
}

let windows: Window[] = [];
let prompts: PromptWindow;

beforeEach(() => {
  vi.useFakeTimers();
  windows = [];
  electron.make = (): Window => {
    const window = new Window();
    windows.push(window);
    return window;
  };
  prompts = new PromptWindow({ preload: 'preload.cjs', withinMs: WITHIN_MS });
});

afterEach(() => {
  prompts.close();
  vi.useRealTimers();
});

function typed(): Uint8Array {
  return new TextEncoder().encode('19283746');
}

function window(): BrowserWindow {
  return windows.at(-1) as unknown as BrowserWindow;
}

function idShown(): string {
  return prompts.get(window())?.id ?? '';
}

/** Asks for the PIN, and waits until the window shows it. */
async function asked(signal = new AbortController().signal): Promise<Promise<SecretBytes | undefined>[]> {
  const pin = prompts.askPin(QUESTION, signal);
  await vi.advanceTimersByTimeAsync(0);
  return [pin];
}

describe('a PIN', () => {
  test('goes to whoever asked for it, once; what it came in is zeroed at once', async () => {
    const [pin] = await asked();
    const [given, again] = [typed(), typed()];
    const id = idShown();
    prompts.answer(window(), id, { pin: given, yes: false });
    prompts.answer(window(), id, { pin: again, yes: false });
    expect([...given, ...again]).toEqual(Array(16).fill(0));
    const secret = await pin;
    expect(secret?.use((bytes) => new TextDecoder().decode(bytes))).toBe('19283746');
    expect([windows[0]?.isShown, prompts.get(window()), vi.getTimerCount()]).toEqual([false, undefined, 0]);
    expect(windows[0]?.told.at(-1)).toEqual({ type: 'prompt', prompt: undefined });
    secret?.wipe();
  });

  test('of another window, or for another question, is taken from nobody and zeroed', async () => {
    const [pin] = await asked();
    const [strange, late] = [typed(), typed()];
    const wipe = vi.spyOn(SecretBytes.prototype, 'wipe');
    prompts.answer(new Window() as unknown as BrowserWindow, idShown(), { pin: strange, yes: true });
    prompts.answer(window(), crypto.randomUUID(), { pin: late, yes: true });
    expect([...strange, ...late]).toEqual(Array(16).fill(0));
    expect(wipe).toHaveBeenCalledTimes(2);
    wipe.mockRestore();
    expect(prompts.get(window())).toMatchObject({ ask: 'pin' });
    await vi.advanceTimersByTimeAsync(WITHIN_MS);
    expect(await pin).toBeUndefined();
  });

  test('that comes for a question of yes or no is no yes', async () => {
    const sure = prompts.confirm({ ...QUESTION, ask: 'last-try' }, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(0);
    const given = typed();
    const wipe = vi.spyOn(SecretBytes.prototype, 'wipe');
    prompts.answer(window(), idShown(), { pin: given, yes: false });
    expect([await sure, ...given]).toEqual([false, ...Array<number>(8).fill(0)]);
    expect(wipe).toHaveBeenCalledOnce();
    wipe.mockRestore();
  });
});

describe('the safe answer comes', () => {
  test('when the time is over', async () => {
    const [pin] = await asked();
    expect(prompts.get(window())?.closesInMs).toBe(WITHIN_MS);
    await vi.advanceTimersByTimeAsync(WITHIN_MS - 1);
    expect(prompts.get(window())).toBeDefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await pin).toBeUndefined();
  });

  test('when the program hangs up, before or after it is shown', async () => {
    const gone = new AbortController();
    const [pin] = await asked(gone.signal);
    gone.abort();
    expect(await pin).toBeUndefined();
    expect(await prompts.askPin(QUESTION, gone.signal)).toBeUndefined();
  });

  test('when the window is closed, and the next question gets another window', async () => {
    const [pin] = await asked();
    windows[0]?.emit('closed');
    expect(await pin).toBeUndefined();
    const [next] = await asked();
    expect(windows.length).toBe(2);
    prompts.answer(window(), idShown(), { pin: undefined, yes: false });
    expect(await next).toBeUndefined();
  });

  test('when its page crashes, and the next question gets another window', async () => {
    const [pin] = await asked();
    windows[0]?.webContents.emit('render-process-gone');
    expect(await pin).toBeUndefined();
    const [next] = await asked();
    expect(windows.length).toBe(2);
    prompts.close();
    expect(await next).toBeUndefined();
  });

  test('when the app ends, to those who waited too, and no window comes up any more', async () => {
    const [pin] = await asked();
    const { signal } = new AbortController();
    const waiting = [prompts.askPin(QUESTION, signal), prompts.confirm({ ...QUESTION, ask: 'last-try' }, signal)];
    prompts.close();
    expect([await pin, ...(await Promise.all(waiting)), await prompts.askPin(QUESTION, signal)]).toEqual([
      undefined,
      undefined,
      false,
      undefined,
    ]);
    expect(windows.length).toBe(1);
  });

  test('at once when more ask than any person has cards for, until one has its answer', async () => {
    const [first] = await asked();
    const { signal } = new AbortController();
    const seven = Array.from({ length: 7 }, () => prompts.askPin(QUESTION, signal));
    expect(await prompts.askPin(QUESTION, signal)).toBeUndefined();
    prompts.answer(window(), idShown(), { pin: undefined, yes: false });
    await first;
    const eighth = prompts.askPin(QUESTION, signal);
    const shown = new Set<string>();
    for (let count = 0; count < 8; count++) {
      await vi.advanceTimersByTimeAsync(0);
      shown.add(idShown());
      prompts.answer(window(), idShown(), { pin: undefined, yes: false });
    }
    expect(await Promise.all([...seven, eighth])).toEqual(Array(8).fill(undefined));
    expect([shown.size, shown.has('')]).toEqual([8, false]);
  });
});

test('a program cannot turn the window’s words round with its name', async () => {
  const program = { name: 'fire\u202efox\n', pid: 1 };
  void prompts.askPin({ ...QUESTION, program }, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(0);
  expect(prompts.get(window())?.program).toBe('fire\ufffdfox\ufffd');
});

test('one question at a time; the others wait, and no window but its own sees one', async () => {
  const [first] = await asked();
  const second = prompts.confirm({ ...QUESTION, ask: 'unverified-issuer' }, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(0);
  expect(prompts.get(window())).toMatchObject({ ask: 'pin', program: 'firefox' });
  expect(prompts.get(new Window() as unknown as BrowserWindow)).toBeUndefined();
  prompts.answer(window(), idShown(), { pin: undefined, yes: false });
  expect(await first).toBeUndefined();
  await vi.advanceTimersByTimeAsync(0);
  expect(prompts.get(window())).toMatchObject({ ask: 'unverified-issuer' });
  prompts.answer(window(), idShown(), { pin: undefined, yes: true });
  expect(await second).toBe(true);
  expect([windows.length, windows[0]?.isProtected]).toEqual([1, true]);
});
