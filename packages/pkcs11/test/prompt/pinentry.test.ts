import type { SecretBytes } from '@ciekit/core';
import { CancelledError, PinError } from '@ciekit/core';
import { CodeRefusedError } from '@ciekit/middleware';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { PinPromptContext } from '../../src/index.js';
import { PinentryPrompt } from '../../src/prompt.js';
import { findPinentry } from '../../src/prompt/find-pinentry.js';
import { shortFolder } from '../support/short-folder.js';

const FAKE = fileURLToPath(new URL('../support/fake-pinentry.mjs', import.meta.url));
const FIRST = { refused: undefined, triesRemaining: 3 } as const;

interface Asked {
  readonly prompt: PinentryPrompt;
  readonly context: PinPromptContext;
  /** What pinentry was told. */
  readonly told: () => string[];
  readonly abort: AbortController;
}

function pinentry(script: string, options: { language?: 'it' | 'en'; answerWithinMs?: number } = {}): Asked {
  const log = join(shortFolder(), 'log');
  const abort = new AbortController();
  const env = {
    PATH: process.env['PATH'],
    CIEKIT_PINENTRY: FAKE,
    FAKE_PINENTRY: script,
    FAKE_PINENTRY_LOG: log,
    DISPLAY: ':7',
    GPG_TTY: '/dev/pts/7',
    TERM: 'xterm',
    LC_ALL: 'it_IT.UTF-8',
  };
  return {
    prompt: new PinentryPrompt({ language: 'en', env, platform: 'linux', ...options }),
    context: {
      program: { pid: 1234, name: 'firefox' },
      card: { reader: 'Reader A', serialNumber: 'CA00000AA', label: 'Anna’s 100%\u202e card' },
      signal: abort.signal,
    },
    told: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []),
    abort,
  };
}

const textOf = (secret: SecretBytes): string => secret.use((bytes) => Buffer.from(bytes).toString());

describe('pinentry', () => {
  it('is told where it runs, who asks for which card, and how many tries are left', async () => {
    const { prompt, context, told } = pinentry('pin 12345678');
    expect(await prompt.isAvailable()).toBe(true);
    using pin = await prompt.open(context).askPin({ refused: undefined, triesRemaining: 2 });
    expect(textOf(pin)).toBe('12345678');
    const lines = told();
    expect(lines).toEqual(expect.arrayContaining(['OPTION ttyname=/dev/pts/7', 'OPTION ttytype=xterm']));
    expect(lines).toEqual(expect.arrayContaining(['OPTION display=:7', 'OPTION lc-ctype=it_IT.UTF-8']));
    expect(lines[0]).toBe('ARGV --display :7');
    const description = lines.find((line) => line.startsWith('SETDESC ')) ?? '';
    expect(description).toContain('firefox asks to use your card CA00000AA (Anna’s 100%25\ufffd card)');
    expect(description).toContain('the one that the system reports');
    expect(description).toContain('Enter the 8-digit PIN. You have 2 PIN tries left.');
    // Paragraphs are encoded: a line of the protocol is one line.
    expect(description).toContain('%0A%0A');
    expect(lines.filter((line) => line === 'GETPIN')).toHaveLength(1);
    expect(lines.some((line) => line.startsWith('SETERROR'))).toBe(false);
    expect(lines.join('\n')).not.toContain('12345678');
  });

  it('speaks the holder’s language', async () => {
    const { prompt, context, told } = pinentry('pin 12345678', { language: 'it' });
    (await prompt.open({ ...context, program: undefined }).askPin({ refused: undefined })).wipe();
    const description = told().find((line) => line.startsWith('SETDESC ')) ?? '';
    expect(description).toContain('Un programma chiede di usare la tua carta CA00000AA');
    expect(description).not.toContain('riportato dal sistema');
    expect(description).toContain('non dice quanti tentativi');
  });

  it.each([
    [new PinError('code-incorrect', 'pin', 2), 'You have 2 PIN tries left'],
    [new CodeRefusedError('code-half', 'pin'), 'This is half of a PIN'],
  ])('says why it asks again: %s', async (refused, words) => {
    const { prompt, context, told } = pinentry('pin 12345678');
    (await prompt.open(context).askPin({ refused, triesRemaining: 2 })).wipe();
    expect(told().find((line) => line.startsWith('SETERROR '))).toContain(words);
  });

  it('is one for each question', async () => {
    const { prompt, context, told } = pinentry('pin 12345678');
    const source = prompt.open(context);
    (await source.askPin(FIRST)).wipe();
    (await source.askPin({ refused: new PinError('code-incorrect', 'pin', 2), triesRemaining: 2 })).wipe();
    expect(told().filter((line) => line === 'GETPIN')).toHaveLength(2);
    expect(told().filter((line) => line.startsWith('ARGV'))).toHaveLength(2);
  });

  it('may encode what was typed', async () => {
    const { prompt, context } = pinentry('pin 1%32%333%34%25');
    using pin = await prompt.open(context).askPin(FIRST);
    expect(textOf(pin)).toBe('123 34%'.replace(' ', ''));
  });

  it('that is older and knows no options will do', async () => {
    const { prompt, context } = pinentry('old');
    expect(await prompt.open(context).confirmLastTry('pin', 1)).toBe(true);
  });

  it.each([
    ['cancelled', 83886179],
    ['cancelled, in the numbers of long ago', 99],
    ['fully cancelled', 83886278],
    ['not confirmed', 83886194],
    ['timed out', 83886142],
  ])('%s: nobody typed a PIN, and the safe answer is no', async (_what, code) => {
    const { prompt, context } = pinentry(`err ${code}`);
    await expect(prompt.open(context).askPin(FIRST)).rejects.toBeInstanceOf(CancelledError);
    expect(await prompt.open(context).confirmLastTry('pin', 1)).toBe(false);
    expect(await prompt.open(context).confirmUnverifiedIssuer?.()).toBe(false);
  });

  it('confirms the last try and an unchecked issuer in words of their own', async () => {
    const { prompt, context, told } = pinentry('confirms');
    const source = prompt.open(context);
    expect(await source.confirmLastTry('pin', 1)).toBe(true);
    expect(await source.confirmUnverifiedIssuer?.()).toBe(true);
    const lines = told();
    expect(lines.filter((line) => line === 'CONFIRM')).toHaveLength(2);
    expect(lines).toEqual(expect.arrayContaining(['SETOK Use the last try', 'SETOK Go on all the same']));
    expect(lines.some((line) => line.startsWith('SETDESC') && line.includes('the PIN is blocked'))).toBe(true);
  });

  it.each(['dies', 'http', 'endless', 'leaves', 'garbage', 'twice', 'chatters', 'err 83886340'])(
    'that %s is a prompt that failed, not an answer',
    async (script) => {
      const { prompt, context } = pinentry(script);
      const asked = prompt.open(context).askPin(FIRST);
      if (script === 'chatters') await expect(asked).rejects.toThrow();
      else await expect(asked).rejects.toMatchObject({ code: 'token-prompt-failed' });
    },
  );

  it('learns nothing that it asks for', async () => {
    const { prompt, context, told } = pinentry('inquires');
    await expect(prompt.open(context).askPin(FIRST)).rejects.toBeInstanceOf(CancelledError);
    expect(told()).toContain('CANCEL');
  });

  it('goes when the program hangs up or the card leaves', async () => {
    const { prompt, context, told, abort } = pinentry('waits');
    const asked = prompt.open(context).askPin(FIRST);
    await vi.waitFor(() => {
      expect(told()).toContain('GETPIN');
    });
    abort.abort();
    await expect(asked).rejects.toBeInstanceOf(CancelledError);
    await vi.waitFor(() => {
      expect(told()).toContain('SIGTERM');
    });
    const before = told().length;
    await expect(prompt.open(context).askPin(FIRST)).rejects.toBeInstanceOf(CancelledError);
    expect(told()).toHaveLength(before);
  });

  it('goes when nobody answers', async () => {
    const { prompt, context, told } = pinentry('waits', { answerWithinMs: 100 });
    await expect(prompt.open(context).askPin(FIRST)).rejects.toBeInstanceOf(CancelledError);
    expect(told()).toContain('SETTIMEOUT 1');
    await vi.waitFor(() => {
      expect(told()).toContain('SIGTERM');
    });
  });

  it('asks for a PIN and for nothing else', async () => {
    const { prompt, context, told } = pinentry('pin 12345678');
    const source = prompt.open(context);
    await expect(source.askPuk(FIRST)).rejects.toBeInstanceOf(CancelledError);
    await expect(source.askNewPin(FIRST)).rejects.toBeInstanceOf(CancelledError);
    expect(await source.advisePuk(3)).toBe(false);
    expect(await source.warnWeak([])).toBe(false);
    expect(told()).toEqual([]);
  });
});

describe('which pinentry', () => {
  /** Programs of these names in a folder of the search path. */
  function path(...names: readonly string[]): string {
    const folder = shortFolder();
    for (const name of names) writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
    return folder;
  }
  const find = (env: Record<string, string>, platform: NodeJS.Platform = 'linux'): string | undefined =>
    findPinentry({ env, platform });

  it('is the one that is set, or none', () => {
    const PATH = path('pinentry-gtk-2', 'mine');
    expect(find({ PATH, DISPLAY: ':0', CIEKIT_PINENTRY: 'mine' })).toBe(join(PATH, 'mine'));
    expect(find({ PATH, DISPLAY: ':0', CIEKIT_PINENTRY: join(PATH, 'mine') })).toBe(join(PATH, 'mine'));
    expect(find({ PATH, DISPLAY: ':0', CIEKIT_PINENTRY: 'missing' })).toBeUndefined();
    expect(find({ PATH, DISPLAY: ':0', CIEKIT_PINENTRY: '../mine' })).toBeUndefined();
  });

  it('is the one of GnuPG before those of the search path', () => {
    const PATH = path('pinentry', 'pinentry-qt');
    const HOME = shortFolder();
    mkdirSync(join(HOME, '.gnupg'));
    const configuration = join(HOME, '.gnupg', 'gpg-agent.conf');
    writeFileSync(configuration, `# pinentry-program /nowhere\n  pinentry-program ${join(PATH, 'pinentry-qt')} \n`);
    expect(find({ PATH, HOME, DISPLAY: ':0' })).toBe(join(PATH, 'pinentry-qt'));
    writeFileSync(configuration, 'pinentry-program /nowhere/pinentry\n');
    expect(find({ PATH, HOME, DISPLAY: ':0' })).toBe(join(PATH, 'pinentry'));
  });

  it('needs a display for windows and a terminal for the rest', () => {
    const PATH = path('pinentry-gnome3', 'pinentry-curses');
    expect(find({ PATH })).toBeUndefined();
    expect(find({ PATH, WAYLAND_DISPLAY: 'wayland-0' })).toBe(join(PATH, 'pinentry-gnome3'));
    expect(find({ PATH, GPG_TTY: '/dev/pts/1' })).toBe(join(PATH, 'pinentry-curses'));
    expect(find({ PATH: path('pinentry-mac') }, 'darwin')).toMatch(/pinentry-mac$/);
  });

  it('is known by what a link leads to', () => {
    const PATH = path('pinentry-tty');
    symlinkSync(join(PATH, 'pinentry-tty'), join(PATH, 'pinentry'));
    expect(find({ PATH, DISPLAY: ':0' })).toBeUndefined();
    expect(find({ PATH, GPG_TTY: '/dev/pts/1' })).toBe(join(PATH, 'pinentry'));
  });
});
