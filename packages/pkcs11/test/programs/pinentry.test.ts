/** Real pinentries on a terminal of their own, with a person who types. */
import type { SecretBytes } from '@ciekit/core';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PinPromptContext } from '../../src/index.js';
import { PinentryPrompt } from '../../src/prompt.js';
import { skipWithout } from '../support/installed.js';

interface Terminal {
  readonly name: string;
  /** What the screen showed so far. */
  readonly screen: () => string;
  type(text: string): void;
  shows(pattern: RegExp): Promise<void>;
}

/** A pseudo-terminal whose other end is the test. */
async function openTerminal(): Promise<Terminal> {
  const holder = spawn('python3', [fileURLToPath(new URL('../support/pseudo_terminal.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    holder.kill();
  });
  let text = '';
  const heard = new Set<() => void>();
  holder.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of [...heard]) listener();
  });
  const shows = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!pattern.test(text)) return;
        heard.delete(look);
        resolve();
      };
      heard.add(look);
      look();
    });
  await shows(/^\/dev\/\S+\n/);
  const name = text.slice(0, text.indexOf('\n'));
  text = '';
  return { name, screen: () => text, type: (typed) => holder.stdin.write(typed), shows };
}

function promptOn(terminal: Terminal, program: string, signal = new AbortController().signal) {
  const env = {
    PATH: process.env['PATH'],
    CIEKIT_PINENTRY: `/usr/bin/${program}`,
    GPG_TTY: terminal.name,
    TERM: 'xterm',
    LC_ALL: 'C.UTF-8',
  };
  const context: PinPromptContext = {
    program: { pid: 4711, name: 'firefox' },
    card: { reader: 'Reader A', serialNumber: 'CA00000AA', label: 'Anna' },
    signal,
  };
  return new PinentryPrompt({ language: 'en', env, platform: 'linux' }).open(context);
}

const textOf = (secret: SecretBytes): string => secret.use((bytes) => Buffer.from(bytes).toString());

describe.skipIf(skipWithout('pinentry-tty', 'python3'))('pinentry-tty', () => {
  it('takes a PIN that the screen never shows', async () => {
    const terminal = await openTerminal();
    const asked = promptOn(terminal, 'pinentry-tty').askPin({ refused: undefined, triesRemaining: 2 });
    await terminal.shows(/PIN:/);
    terminal.type('19283746\n');
    using pin = await asked;
    expect(textOf(pin)).toBe('19283746');
    expect(terminal.screen()).toContain('firefox asks to use your card CA00000AA (Anna)');
    expect(terminal.screen()).toContain('You have 2 PIN tries left.');
    expect(terminal.screen()).not.toContain('1928');
  });

  it('confirms', async () => {
    const terminal = await openTerminal();
    const asked = promptOn(terminal, 'pinentry-tty').confirmLastTry('pin', 1);
    await terminal.shows(/\[uc\]\? /);
    terminal.type('c');
    expect(await asked).toBe(false);
  });
});

describe.skipIf(skipWithout('pinentry-curses', 'python3'))('pinentry-curses', () => {
  it('takes a PIN, and a cancel', async () => {
    const terminal = await openTerminal();
    const source = promptOn(terminal, 'pinentry-curses');
    const asked = source.askPin({ refused: undefined, triesRemaining: 3 });
    await terminal.shows(/Allow/);
    terminal.type('19283746\r');
    using pin = await asked;
    expect(textOf(pin)).toBe('19283746');
    expect(terminal.screen()).not.toContain('1928');

    const other = await openTerminal();
    const declined = promptOn(other, 'pinentry-curses').askPin({ refused: undefined, triesRemaining: 3 });
    await other.shows(/Allow/);
    // Past the button that allows, to the one that does not.
    other.type('\t\t\r');
    await expect(declined).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('goes when the program hangs up', async () => {
    const terminal = await openTerminal();
    const abort = new AbortController();
    const asked = promptOn(terminal, 'pinentry-curses', abort.signal).askPin({ refused: undefined, triesRemaining: 3 });
    await terminal.shows(/Allow/);
    abort.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});
