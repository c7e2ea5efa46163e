import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNEL } from '../src/contract/bridge.js';
import type { OperationEnd } from '../src/main/process-client.js';
import type { Desktop } from '../src/main/desktop.js';
import { FileDesk } from '../src/main/file-desk.js';
import { listenToWindows } from '../src/main/listen.js';
import { RunningWork } from '../src/main/running-work.js';

type Handler = (event: unknown, ...values: unknown[]) => Promise<unknown>;

interface Dialog {
  readonly close: (filePaths: string[]) => void;
}

const electron = vi.hoisted(() => ({
  handlers: new Map<string, unknown>(),
  dialogs: [] as Dialog[],
  opened: [] as string[],
  /** What the system says when it cannot open a file; empty when it can. */
  complaint: '',
}));

vi.mock('electron', () => ({
  app: { on: () => undefined, quit: () => undefined },
  ipcMain: { handle: (channel: string, handler: unknown) => electron.handlers.set(channel, handler) },
  BrowserWindow: { fromWebContents: (contents: Window) => contents.window },
  clipboard: {},
  dialog: {
    showOpenDialog: () =>
      new Promise((resolve) => {
        const close = (filePaths: string[]): void => {
          resolve({ canceled: filePaths.length === 0, filePaths });
        };
        electron.dialogs.push({ close });
      }),
  },
  nativeTheme: {},
  session: {},
  shell: {
    openPath: (path: string) => {
      electron.opened.push(path);
      return Promise.resolve(electron.complaint);
    },
    showItemInFolder: (path: string) => electron.opened.push(path),
  },
}));

/** Contents of a window, and the window around them. */
class Window extends EventEmitter {
  readonly window = { webContents: this };
  send(): void {
    // Nobody looks.
  }
}

const REFUSED = { ok: false, error: { code: 'refused', title: '', meaning: '', nextStep: '' } };
const DIGITS = '19283746';
const READER = 'Reader';
const NIS = '123456789012';

let folder = '';
let notes: string[] = [];
let sent: unknown[][] = [];
let cancelled: string[] = [];
let answers: unknown[][] = [];
let ends: ((end: OperationEnd) => void)[] = [];
let prompted: unknown[] = [];
let outcomes: unknown[] = [];
let switched: boolean[] = [];
let toWindows: unknown[] = [];
let files: FileDesk;
let main: Window;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-listen-'));
  [notes, sent, cancelled, answers, ends, prompted, outcomes] = [[], [], [], [], [], [], []];
  [switched, toWindows] = [[], []];
  files = new FileDesk();
  main = new Window();
  const desktop = {
    files,
    work: new RunningWork((id) => cancelled.push(id)),
    log: { note: (...words: string[]) => notes.push(words.join(' ')) },
    ended: (...values: unknown[]) => outcomes.push(values),
    tell: (event: unknown) => toWindows.push(event),
    prompts: { answer: (_: unknown, id: string, given: { pin?: Uint8Array }) => prompted.push(structuredClone(given)) },
    processes: {
      software: false,
      useSoftware: (on: boolean) => switched.push(on),
      isWithCards: (kind: string) => kind !== 'verify',
      for: () => ({
        operate: (...values: unknown[]) => {
          sent.push(structuredClone(values));
          if (values[1] === 'doctor') throw new Error('cannot be started: /home/somebody');
          return new Promise<OperationEnd>((resolve) => ends.push(resolve));
        },
      }),
      cancel: (id: string) => cancelled.push(id),
      answer: (...values: unknown[]) => answers.push(values),
    },
  };
  listenToWindows(desktop as unknown as Desktop);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function call(channel: string, from: Window, frame: unknown, ...values: unknown[]): Promise<unknown> {
  return (electron.handlers.get(channel) as Handler)({ sender: from, senderFrame: frame }, ...values);
}

const OWN = { url: 'app://ciekit/index.html', parent: null };
const STRANGE = { url: 'https://evil.example/', parent: null };

function operate(
  kind: unknown,
  argument: unknown,
  id: unknown = crypto.randomUUID(),
  frame: unknown = OWN,
): Promise<unknown> {
  return call(CHANNEL.operation, main, frame, id, kind, argument);
}

function request(name: unknown, argument?: unknown, from = main, frame: unknown = OWN): Promise<unknown> {
  return call(CHANNEL.request, from, frame, name, argument);
}

function code(): Uint8Array {
  return new TextEncoder().encode(DIGITS);
}

describe('a code', () => {
  test('is wiped as soon as the process has it, while the operation goes on', async () => {
    const pin = code();
    const ending = operate('verify-pin', { reader: READER, nis: NIS, codes: { pin } });
    await expect.poll(() => sent.length).toBe(1);
    expect([...pin]).toEqual(Array(8).fill(0));
    expect(sent[0]?.[2]).toMatchObject({ codes: { pin: code() } });
    ends[0]?.({ outcome: { ok: true, result: { nis: NIS } }, written: [] });
    expect(await ending).toEqual({ ok: true, result: { nis: NIS } });
  });

  test.each([
    ['a stranger’s', () => operate('verify-pin', { reader: READER, nis: NIS, codes: { pin } }, undefined, STRANGE)],
    ['an unknown operation’s', () => operate('empty-account', { codes: { pin } })],
    ['an operation’s without an id', () => operate('verify-pin', { reader: READER, nis: NIS, codes: { pin } }, 'x')],
    ['one with too much beside it', () => operate('verify-pin', { reader: 7, codes: { pin } })],
    ['an unknown request’s', () => request('app.start', { pin })],
    ['a stranger’s answer’s', () => request('prompt.answer', { id: crypto.randomUUID(), pin }, main, STRANGE)],
  ])('in a message that is refused is wiped: %s', async (_, send) => {
    pin.set(code());
    expect(await send()).toEqual(REFUSED);
    expect([...pin]).toEqual(Array(8).fill(0));
    expect(sent).toEqual([]);
  });

  test('for the PIN window arrives there, and is left nowhere else', async () => {
    const typed = code();
    await request('prompt.answer', { id: crypto.randomUUID(), pin: typed });
    expect(prompted).toEqual([{ pin: code(), yes: false }]);
    expect([...typed]).toEqual(Array(8).fill(0));
  });

  test('without the services id of the card that was shown goes nowhere', async () => {
    for (const [kind, codes] of [
      ['pair', { pin: code() }],
      ['verify-pin', { pin: code() }],
      ['change-pin', { pin: code(), newPin: code() }],
      ['unblock-pin', { puk: code(), newPin: code() }],
    ] as const) {
      expect(await operate(kind, { reader: READER, codes }), kind).toEqual(REFUSED);
    }
    const view = await named('a.pdf');
    const sign = { reader: READER, files: [view], format: 'auto', detached: false, level: 'b', codes: { pin: code() } };
    expect(await operate('sign', sign)).toEqual(REFUSED);
    expect(sent).toEqual([]);
  });
});

const pin = new Uint8Array(8);

/** A file that the person chose. @returns its name for windows */
async function named(name: string): Promise<string> {
  writeFileSync(join(folder, name), name);
  return (await files.admitAll([join(folder, name)])).files[0]?.id ?? '';
}

describe('an operation', () => {
  test('that cannot be begun ends, and nothing of the reason is told', async () => {
    expect(await operate('doctor', {})).toEqual({
      ok: false,
      error: { code: 'failed', title: '', meaning: '', nextStep: '' },
    });
    expect(notes).toEqual(['doctor-begun', 'doctor-ended failed']);
  });

  test('or a request that every object has by its nature is none of ours', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', '', 7, null]) {
      expect(await operate(name, {})).toEqual(REFUSED);
      expect(await request(name, {})).toEqual(REFUSED);
    }
    expect([notes, sent]).toEqual([[], []]);
  });

  test('is begun once under one id', async () => {
    const id = crypto.randomUUID();
    void operate('fetch-lists', {}, id);
    await expect.poll(() => sent.length).toBe(1);
    expect(await operate('fetch-lists', {}, id)).toEqual(REFUSED);
    expect(sent.length).toBe(1);
  });

  test('more of them than any screen has use for is refused', async () => {
    for (let count = 0; count < 8; count++) void operate('fetch-lists', {});
    await expect.poll(() => sent.length).toBe(8);
    expect(await operate('fetch-lists', {})).toEqual(REFUSED);
    ends[0]?.({ outcome: { ok: true, result: { lists: 0, problems: [] } }, written: [] });
    await expect.poll(() => outcomes.length).toBe(1);
    void operate('fetch-lists', {});
    await expect.poll(() => sent.length).toBe(9);
  });

  test('is answered and stopped by the window that began it, and by no other', async () => {
    const id = crypto.randomUUID();
    void operate('fetch-lists', {}, id);
    await expect.poll(() => sent.length).toBe(1);
    const other = new Window();
    await request('operation.answer', { id, questionId: 1, yes: true }, other);
    await request('operation.cancel', { id }, other);
    await request('operation.cancel', { id: crypto.randomUUID() });
    expect([answers, cancelled]).toEqual([[], []]);
    await request('operation.answer', { id, questionId: 1, yes: true });
    await request('operation.cancel', { id });
    expect([answers, cancelled]).toEqual([[[id, 1, true]], [id]]);
  });

  test('gets the paths of the files that it names, and of nothing that was never chosen', async () => {
    const [file, content] = [await named('a.pdf.p7s'), await named('a.pdf')];
    void operate('verify', { files: [file], online: false, content });
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]?.[3]).toEqual({ [file]: join(folder, 'a.pdf.p7s'), [content]: join(folder, 'a.pdf') });
    const never = crypto.randomUUID();
    for (const argument of [
      { files: [file, never], online: false },
      { files: [file], online: false, content: never },
    ]) {
      expect(await operate('verify', argument)).toEqual(REFUSED);
    }
    expect(await operate('extract', { file, folder: never })).toEqual(REFUSED);
    expect(await operate('extract', { file: never })).toEqual(REFUSED);
    void operate('extract', { file, folder: content });
    await expect.poll(() => sent.length).toBe(2);
    expect(Object.keys(sent[1]?.[3] ?? {})).toEqual([file, content]);
  });

  test('gets the picture of a signature only if the person chose it', async () => {
    const [file, picture] = [await named('a.pdf'), await named('a.png')];
    const box = { page: 1, x: 0, y: 0, width: 1, height: 1 };
    const signing = (chosen: string): Promise<unknown> =>
      operate('sign', {
        ...{ reader: READER, nis: NIS, files: [file], format: 'auto', detached: false, level: 'b' },
        ...{ visible: { box, picture: chosen }, codes: { pin: code() } },
      });
    expect(await signing(crypto.randomUUID())).toEqual(REFUSED);
    void signing(picture);
    await expect.poll(() => sent.length).toBe(1);
    expect(Object.keys(sent[0]?.[3] ?? {})).toEqual([file, picture]);
  });

  test('that signs is told what each file was when it was chosen; the others are not', async () => {
    const file = await named('a.pdf');
    writeFileSync(join(folder, 'a.pdf'), 'another one by now');
    const sign = { reader: READER, nis: NIS, files: [file], format: 'auto', detached: false, level: 'b' };
    void operate('sign', { ...sign, codes: { pin: code() } });
    void operate('verify', { files: [file], online: false });
    await expect.poll(() => sent.length).toBe(2);
    expect(sent[0]?.[4]).toEqual({ [file]: { size: 5, modified: expect.stringMatching(/^\d{19}$/) as string } });
    expect(sent[1]?.[4]).toBeUndefined();
  });

  test('names what it wrote, for the window', async () => {
    const ending = operate('fetch-lists', {});
    await expect.poll(() => ends.length).toBe(1);
    const fileId = crypto.randomUUID();
    ends[0]?.({
      outcome: { ok: true, result: { lists: 0, problems: [] } },
      written: [{ fileId, path: join(folder, 'new.pdf') }],
    });
    await ending;
    expect(files.path(fileId)).toBe(join(folder, 'new.pdf'));
  });
});

describe('a made-up card in place of the real one', () => {
  const turn = (on: boolean): Promise<unknown> => request('try-out.set', { on });

  test('is refused while an operation has the card: a PIN that is being set would be left as nobody knows', async () => {
    const work = operate('change-pin', { reader: READER, nis: NIS, codes: { pin: code(), newPin: code() } });
    await expect.poll(() => ends.length).toBe(1);
    expect(await turn(true)).toMatchObject({ ok: false, error: { code: 'card-busy' } });
    expect([switched, toWindows]).toEqual([[], []]);
    ends[0]?.({ outcome: { ok: true, result: { nis: NIS } }, written: [] });
    await work;
    expect(await turn(true)).toEqual({ ok: true, result: undefined });
    expect([switched, toWindows]).toEqual([[true], [{ type: 'try-out', on: true }]]);
  });

  test('waits for no documents, and what is so already breaks nothing off', async () => {
    void operate('verify', { files: [await named('a.pdf')], online: false });
    await expect.poll(() => ends.length).toBe(1);
    expect(await turn(true)).toMatchObject({ ok: true });
    void operate('fetch-lists', {});
    await expect.poll(() => ends.length).toBe(2);
    expect(await turn(false)).toMatchObject({ ok: true });
    expect(await turn(true)).toMatchObject({ ok: false });
  });
});

test('whoever presses the button twice is asked for files once', async () => {
  await named('a.pdf');
  const first = request('files.choose', { purpose: 'sign' });
  const none = { ok: true, result: { files: [], refused: [] } };
  expect(await request('files.choose', { purpose: 'sign' })).toEqual(none);
  expect(await request('files.choose-folder')).toEqual({ ok: true, result: undefined });
  expect(electron.dialogs).toHaveLength(1);
  electron.dialogs[0]?.close([join(folder, 'a.pdf')]);
  expect(await first).toMatchObject({ result: { files: [{ name: 'a.pdf' }] } });
  const again = request('files.choose', { purpose: 'sign' });
  await expect.poll(() => electron.dialogs.length).toBe(2);
  electron.dialogs[1]?.close([]);
  expect(await again).toEqual(none);
});

describe('a file that is opened', () => {
  test('is one that people read; that the system cannot is told', async () => {
    const [letter, program, extensionless] = [await named('a.pdf'), await named('a.pdf.sh'), await named('pdf')];
    electron.opened.length = 0;
    expect(await request('files.open', { file: letter })).toEqual({ ok: true, result: undefined });
    for (const file of [program, extensionless]) expect(await request('files.open', { file })).toEqual(REFUSED);
    expect(electron.opened).toEqual([join(folder, 'a.pdf')]);
    electron.complaint = 'No application is registered';
    expect(await request('files.open', { file: letter })).toEqual({
      ok: false,
      error: { ...REFUSED.error, code: 'failed' },
    });
    expect(notes).toContain('files-open failed');
  });

  test('or shown, and is gone, is told: no other folder comes up instead', async () => {
    const letter = await named('a.pdf');
    electron.opened.length = 0;
    expect(await request('files.show', { file: letter })).toEqual({ ok: true, result: undefined });
    rmSync(join(folder, 'a.pdf'));
    expect(await request('files.show', { file: letter })).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(electron.opened).toEqual([join(folder, 'a.pdf')]);
  });
});

describe('dropped files', () => {
  test('are taken from our own page alone, and only in the form that was agreed', async () => {
    const path = join(folder, 'a.pdf');
    await named('a.pdf');
    expect(await call(CHANNEL.dropped, main, OWN, [path])).toMatchObject({ files: [{ name: 'a.pdf' }], refused: [] });
    const none = { files: [], refused: [] };
    expect(await call(CHANNEL.dropped, main, STRANGE, [path])).toEqual(none);
    for (const paths of [path, [7], ['x'.repeat(5_000)], undefined]) {
      expect(await call(CHANNEL.dropped, main, OWN, paths)).toEqual(none);
    }
  });
});
