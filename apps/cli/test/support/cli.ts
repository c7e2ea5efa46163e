import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { main } from '../../src/main.js';
import type { Stdio } from '../../src/terminal/stdio.js';

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cie-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

export interface RunOptions {
  /** Lines on standard input; the input ends after them. */
  readonly stdin?: string;
  /** Where the store is; a folder of the test's own. */
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A terminal on all three streams. Input is then typed with `type`. */
  readonly terminal?: boolean;
  readonly columns?: number;
  /** Answers to prompts: what is typed when standard error shows the text, in this order. */
  readonly answers?: readonly (readonly [prompt: RegExp, typed: string])[];
}

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Recorded extends PassThrough {
  readonly isTTY: boolean | undefined;
  readonly columns: number | undefined;
  text = '';

  constructor(terminal: boolean, columns: number, onText: (text: string) => void) {
    super();
    this.isTTY = terminal ? true : undefined;
    this.columns = terminal ? columns : undefined;
    this.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('utf8');
      onText(this.text);
    });
  }
}

/** A command that runs in this process on streams of its own. */
export interface Running {
  readonly result: Promise<Result>;
  readonly stdin: PassThrough & { rawMode: boolean };
  readonly stderr: () => string;
  readonly stdout: () => string;
  /** Ctrl-C from outside, or a termination signal. */
  readonly interrupt: () => void;
  readonly toggle: () => void;
}

export function start(argv: readonly string[], options: RunOptions): Running {
  const terminal = options.terminal === true;
  const answers = [...(options.answers ?? [])];
  let seen = 0;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: terminal ? true : undefined,
    rawMode: false,
    setRawMode(enabled: boolean) {
      stdin.rawMode = enabled;
    },
  });
  const stdout = new Recorded(terminal, options.columns ?? 80, () => undefined);
  const stderr = new Recorded(terminal, options.columns ?? 80, (text) => {
    const [next] = answers;
    const match = next?.[0].exec(text.slice(seen));
    if (next === undefined || match === null || match === undefined) return;
    seen += match.index + match[0].length;
    answers.shift();
    // As from a keyboard: after the prompt is there.
    setImmediate(() => stdin.write(next[1]));
  });
  if (!terminal) stdin.end(options.stdin ?? '');
  const interrupts = new Set<() => void>();
  const toggles = new Set<() => void>();
  const subscribe = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  };
  const stdio: Stdio = {
    stdin: stdin,
    stdout: stdout,
    stderr: stderr,
    env: { CIEKIT_HOME: options.home, LANG: 'en_GB.UTF-8', TERM: 'xterm', ...options.env },
    onInterrupt: subscribe(interrupts),
    onToggle: subscribe(toggles),
  };
  return {
    result: main(argv, stdio).then((code) => ({ code, stdout: stdout.text, stderr: stderr.text })),
    stdin,
    stderr: () => stderr.text,
    stdout: () => stdout.text,
    interrupt: () => {
      for (const listener of [...interrupts]) listener();
    },
    toggle: () => {
      for (const listener of [...toggles]) listener();
    },
  };
}

export function cie(argv: readonly string[], options: RunOptions): Promise<Result> {
  return start(argv, options).result;
}

/** The one object that --json prints. */
export function jsonOf({ stdout }: Result): Record<string, unknown> {
  if (!/^\{.*\}\n$/u.test(stdout)) throw new Error(`not one line with one object: ${stdout}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** `{"error":{…}}` */
export function errorOf(result: Result): Record<string, unknown> {
  return jsonOf(result)['error'] as Record<string, unknown>;
}

export const PIN = '19283746';
export const PUK = '64738291';
export const NEW_PIN = '52704938';
export const WRONG_PIN = '90817263';
